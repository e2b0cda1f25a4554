"""The lessons that are shipped: read without a problem, and every figure in them measured with the app's own steps."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.examples.example import Figure
from rmsprop_gui.formulas.number import MINUS
from rmsprop_gui.lessons import SUFFIX, Lesson, Scene, moments, read_lesson
from rmsprop_gui.lessons.checks import check_prediction
from rmsprop_gui.lessons.lesson import ByChoice, ByClick, ByNumber, Prediction, Prose, Stop, Task
from rmsprop_gui.lessons.prose import List
from rmsprop_gui.lessons.tasks import TaskOutcome, check_task
from rmsprop_gui.resources import resource
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.whole import recorded
from tests.lessons.shipped import FIGURES, TRIED
from tests.lessons.shipped.measuring import paths_of
from tests.lessons.shipped.teachers import MENTIONED, TEACHERS

FOLDER = Path(str(resource("lessons")))
NAMES = sorted(path.name.removesuffix(SUFFIX) for path in FOLDER.glob(f"*{SUFFIX}"))
GIVEN = {0.01, 0.1, 0.5, 0.001, 0.005, 1e-6, 0.9, 1e-8, 200.0, 300.0, 400.0, 1000.0, 10_000.0}
"""What is no claim: losses that are asked for, usual settings of rules and surfaces, round numbers of steps."""
_NUMBER = re.compile(r"(?<![\w.,])-?\d[\d,]*(?:\.\d+)?(?:e-?\d+)?(?![\w])")


@cache
def text_of(name: str) -> str:
    return (FOLDER / f"{name}{SUFFIX}").read_text(encoding="utf-8").replace(MINUS, "-")


@cache
def lesson_of(name: str) -> Lesson:
    lesson = read_lesson(FOLDER / f"{name}{SUFFIX}").lesson
    assert lesson is not None
    return lesson


def scenes() -> Iterator[tuple[str, str]]:
    for name in NAMES:
        yield from ((name, scene.title) for scene in lesson_of(name).scenes)


def scene_of(name: str, title: str) -> Scene:
    return next(scene for scene in lesson_of(name).scenes if scene.title == title)


def lines_of(name: str, first: int, last: int) -> str:
    return "\n".join(text_of(name).split("\n")[first - 1 : last])


def read(printed: str) -> tuple[float, float]:
    """The number that is printed, and half of what its last digit counts."""
    text = printed.replace(MINUS, "-").replace(",", "")
    mantissa, _, power = text.partition("e")
    return float(text), 0.5 * 10.0 ** (int(power or 0) - len(mantissa.partition(".")[2]))


def told(name: str, scene: Scene) -> str:
    """All that a scene says is so: prose, stops, right answers, what is said of any answer and of tasks, notes."""
    words: list[str] = []
    for part in scene.parts:
        text = lines_of(name, part.span.first, part.span.last)
        if isinstance(part, Prose):
            words.append(text)
            continue
        block = tomllib.loads(text.partition("\n")[2].rpartition("```")[0])
        words += [block.get(key, "") for key in ("say", "because", "hint")] + [str(block.get("number", ""))]
        words += map(str, block.get("click", ()))
        words += [wrong["because"] for wrong in block.get("wrong", ())]
        chosen = [choice for choice in block.get("choices", ()) if isinstance(choice, dict)]
        words += [choice["say"] if "right" in choice else choice.get("because", "") for choice in chosen]
    words += re.findall(r"```notes\n(.*?)```", lines_of(name, scene.span.first, scene.span.last), re.DOTALL)
    return "\n".join(words)


def parts_of(kind: type[Any]) -> list[Any]:
    """All parts of this kind, each with its lesson and scene."""
    return [
        pytest.param(name, scene, part, id=f"{name} {scene.title} {part.span.first}")
        for name in NAMES
        for scene in lesson_of(name).scenes
        for part in scene.parts
        if isinstance(part, kind)
    ]


def all_of(value: Any) -> Iterator[Any]:
    """A value and all that is in it."""
    yield value
    inner = value if isinstance(value, list | tuple) else vars(value).values() if is_dataclass(value) else ()
    for each in inner:
        yield from all_of(each)


@cache
def outcome_of(task: Task, experiment: Experiment) -> TaskOutcome:
    return check_task(task, experiment, [recorded(experiment.trial(run)) for run in experiment.runs])


def numbers(text: str) -> set[float]:
    return {float(found.replace(",", "").rstrip(".")) for found in _NUMBER.findall(text.replace(MINUS, "-"))}


every_lesson = pytest.mark.parametrize("name", NAMES)
every_scene = pytest.mark.parametrize(("name", "title"), list(scenes()))


@every_lesson
def test_a_lesson_is_read_without_a_problem_and_has_its_pages(name: str) -> None:
    assert not read_lesson(FOLDER / f"{name}{SUFFIX}").problems
    lesson = lesson_of(name)
    assert lesson.title and lesson.aim and lesson.minutes and lesson.opening and lesson.teacher
    assert len({scene.title for scene in lesson.scenes}) == len(lesson.scenes)


@every_lesson
def test_the_figures_belong_to_scenes_that_are_there(name: str) -> None:
    assert set(FIGURES[name]) <= {scene.title for scene in lesson_of(name).scenes}


@pytest.mark.parametrize(
    ("name", "title", "figure"),
    [
        pytest.param(name, title, figure, id=f"{name} {title}: {figure.printed}")
        for name, titles in FIGURES.items()
        for title, figures in titles.items()
        for figure in figures
    ],
)
def test_a_figure_is_what_is_measured(name: str, title: str, figure: Figure) -> None:
    scene = scene_of(name, title)
    check(figure, scene, lines_of(name, scene.span.first, scene.span.last))


def check(figure: Figure, scene: Scene, text: str) -> None:
    assert figure.printed.replace(MINUS, "-") in text
    printed, half = read(figure.printed)
    with np.errstate(all="ignore"):
        measured = figure.measure(paths_of(scene.experiment))
    assert measured == pytest.approx(printed, rel=1e-12, abs=max(half, figure.off) * 1.001)


def unmeasured(name: str, text: str, mentioned: set[float]) -> set[float]:
    """Decimals and numbers from 100 on that no figure of the lesson says, nor a setting of a scene."""
    settings = numbers("\n".join(re.findall(r"```scene\n.*?```", text_of(name), re.DOTALL)))
    figures = {read(figure.printed)[0] for figures in FIGURES[name].values() for figure in figures}
    known = GIVEN | mentioned | settings | figures
    said = {number for number in numbers(text) if number != int(number) or abs(number) >= 100}
    return {number for number in said if number not in known and -number not in known}


@every_scene
def test_a_scene_tells_no_number_that_nobody_measures(name: str, title: str) -> None:
    assert not unmeasured(name, told(name, scene_of(name, title)), TRIED.get((name, title), set()))


@every_lesson
def test_the_page_for_the_teacher_tells_no_other_numbers(name: str) -> None:
    (page,) = re.findall(r"```teacher\n(.*?)```", text_of(name), re.DOTALL)
    figures = TEACHERS.get(name, ())
    for figure in figures:
        check(figure, lesson_of(name).scenes[0], page)
    tried = set().union(*(settings for (lesson, _), settings in TRIED.items() if lesson == name))
    told_there = {read(figure.printed)[0] for figure in figures} | MENTIONED.get(name, set()) | tried
    assert not unmeasured(name, page, told_there)


@pytest.mark.parametrize(("name", "scene", "task"), parts_of(Task))
def test_a_task_is_not_done_as_it_is_given_and_its_solution_does_it(name: str, scene: Scene, task: Task) -> None:
    assert task.solved is not None and task.hint
    assert not outcome_of(task, scene.experiment).is_met
    assert outcome_of(task, task.solved).is_met, outcome_of(task, task.solved)
    assert scene.unlocked, "the student can do nothing about it"


@pytest.mark.parametrize(("name", "scene", "question"), parts_of(Prediction))
def test_a_wrong_answer_is_told_why(name: str, scene: Scene, question: Prediction) -> None:
    view = scene.view.view_range or scene.experiment.surface.view
    match question.answer:
        case ByChoice(choices):
            assert len(choices) > 1
            assert all(bool(choice.because) != choice.is_right for choice in choices)
        case ByClick(at, _, wrong) | ByNumber(at, _, wrong):
            assert check_prediction(question, at, view).is_right
            for each in wrong:
                outcome = check_prediction(question, each.at, view)
                assert not outcome.is_right and outcome.because == each.because
    assert question.because


@every_lesson
def test_nothing_diverges_but_what_is_said_to(name: str) -> None:
    for scene in lesson_of(name).scenes:
        for steps in paths_of(scene.experiment).runs:
            assert len(steps.loss) == scene.experiment.steps + 1 and np.isfinite(steps.position).all()


@every_lesson
def test_no_words_are_taken_for_a_numbered_list(name: str) -> None:
    """As those are that begin with a number and a full stop."""
    lesson = lesson_of(name)
    words = [lesson.opening, lesson.teacher, *(part for scene in lesson.scenes for part in (*scene.parts, scene.notes))]
    assert not [block for block in all_of(words) if isinstance(block, List) and block.start is not None]


@every_lesson
def test_every_scene_has_something_to_do_or_to_watch(name: str) -> None:
    for scene in lesson_of(name).scenes:
        assert any(isinstance(part, Prediction | Stop | Task) for part in scene.parts) or name == "00-tour"


def test_the_lecture_is_ten_scenes_in_45_minutes_with_nothing_to_type() -> None:
    lecture = lesson_of("12-lecture")
    assert len(lecture.scenes) == 10 and lecture.minutes == 45
    for scene in lecture.scenes:
        assert scene.notes and not scene.unlocked
        assert {type(part) for part in scene.parts} == {Prose, Stop}
    walk = moments(lecture)
    assert [moment.scene for moment in walk] == sorted(moment.scene for moment in walk)
