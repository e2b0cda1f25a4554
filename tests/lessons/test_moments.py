"""A lesson is one line of moments that Next and Back walk along."""

from itertools import pairwise

from rmsprop_gui.lessons import moments, parse_lesson
from rmsprop_gui.lessons.lesson import Prose
from rmsprop_gui.lessons.moments import Kind

from .test_reading import FRONT, sample


def test_the_moments_of_the_sample() -> None:
    found = [(moment.kind, moment.scene, moment.step) for moment in moments(sample())]
    assert found == [
        (Kind.TITLE, 0, 0),
        (Kind.OPEN, 0, 0),
        (Kind.ASK, 0, 0),
        (Kind.ANSWER, 0, 0),
        (Kind.STOP, 0, 1),
        (Kind.OPEN, 1, 0),
        (Kind.ASK, 1, 0),
        (Kind.ANSWER, 1, 0),
        (Kind.ASK, 1, 1),
        (Kind.ANSWER, 1, 1),
        (Kind.STOP, 1, 100),
        (Kind.OPEN, 2, 0),
        (Kind.TASK, 2, 0),
    ]


def test_each_moment_is_another_one_so_that_back_leads_where_next_came_from() -> None:
    line = moments(sample())
    assert len(set(line)) == len(line)


def test_all_of_a_scene_has_been_revealed_at_its_end_and_nothing_is_taken_back() -> None:
    lesson = sample()
    line = moments(lesson)
    for index, scene in enumerate(lesson.scenes):
        here = [moment for moment in line if moment.scene == index and moment.kind is not Kind.TITLE]
        assert here[-1].revealed == tuple(range(len(scene.parts)))
        for one, other in pairwise(here):
            assert set(one.revealed) <= set(other.revealed) and one.step <= other.step


def test_stops_come_in_the_order_of_their_steps_tasks_last_and_what_explains_an_answer_after_it() -> None:
    task = '```try\nask = "a"\ngoal = [{measure = "loss", run = 1, below = 1}]\n```\n'
    asked = '```predict\nask = "a"\nat = 5\nnumber = 1\nwithin = 1\n```\nwhy\n'
    stops = "```stop\nat = 9\n```\n```stop\nat = 5\n```\nseen\n"
    read = parse_lesson(f"{FRONT}# One\n{task}{stops}{asked}")
    assert read.lesson and not read.problems
    (scene,) = read.lesson.scenes
    line = moments(read.lesson)[1:]
    assert [(moment.kind, moment.step) for moment in line] == [
        (Kind.OPEN, 0),
        (Kind.STOP, 5),
        (Kind.ASK, 5),
        (Kind.ANSWER, 5),
        (Kind.STOP, 9),
        (Kind.TASK, 9),
    ]
    why = next(number for number, part in enumerate(scene.parts) if isinstance(part, Prose) and part.span.first > 18)
    assert [why in moment.revealed for moment in line] == [False, False, False, True, True, True]
