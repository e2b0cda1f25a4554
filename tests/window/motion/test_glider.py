"""Which steps glide, and what ends a glide."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rmsprop_gui.playback.player import Arrival
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide, ease
from rmsprop_gui.view.view_state import SPEEDS
from rmsprop_gui.window.motion.course import Course
from rmsprop_gui.window.motion.glider import Glider
from window.frames import Film
from window.motion.clock import Clock

FILM = Film(notebook_experiment())
SENT, WALKED, PLAYED = Arrival.SENT, Arrival.WALKED, Arrival.PLAYED


class Screen:
    """A glider with a clock of its own, and what has been painted."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.glider = Glider(course=Course(clock=self.clock))
        self.painted: list[Glide | None] = []
        self.glider.glided.connect(self.painted.append)

    def show(self, frame: Frame, arrival: Arrival = SENT, speed: float = 10.0, may_glide: bool = True) -> bool:
        """Whether something glides once this frame is shown."""
        self.glider.follow(frame, arrival, speed, may_glide)
        return self.glider.course.running

    def at(self, milliseconds: float) -> Glide | None:
        self.clock.time = milliseconds
        self.glider.course.advance()
        return self.painted[-1]


@pytest.fixture
def screen(qapp: object) -> Screen:
    screen = Screen()
    screen.show(FILM.frame(20, 2))
    return screen


@pytest.mark.parametrize("step", [19, 21])
def test_a_step_by_hand_glides_forward_and_back(screen: Screen, step: int) -> None:
    assert screen.show(FILM.frame(step, 2), WALKED)
    shown = [(glide.origin, glide.moved, glide.unfolded) for glide in (*screen.painted, screen.at(45.0), screen.at(90))]
    assert shown == [(20, 0.0, None), (20, ease(0.25), None), (20, 0.5, None)]
    assert screen.at(180.0) is None


@pytest.mark.parametrize(
    "arrival, step, part",
    [(SENT, 21, 0), (WALKED, 22, 0), (PLAYED, 22, 0), (SENT, 20, 1), (WALKED, 20, 2), (SENT, 19, 0)],
)
def test_all_else_is_there_at_once(screen: Screen, arrival: Arrival, step: int, part: int) -> None:
    assert not screen.show(FILM.frame(step, 2, part), arrival, 1.0)
    assert screen.painted == []


def test_inside_a_step_the_next_part_grows(screen: Screen) -> None:
    assert screen.show(FILM.frame(20, 2, 1), WALKED)
    rule = FILM.experiment.runs[2].rule
    shares = [glide.shares(rule)[:2] for glide in (screen.painted[-1], screen.at(75.0))]
    assert shares == [(0.0, 0.0), (0.5, 0.0)]
    assert screen.at(150.0) is None
    screen.clock.time = 1000.0
    assert screen.show(FILM.frame(20, 2, 2), WALKED) and screen.at(1075.0).shares(rule)[:3] == (1.0, 0.5, 0.0)
    assert not screen.show(FILM.frame(20, 2, 1), WALKED), "backward it is gone at once"


def test_out_of_a_step_that_was_looked_into_the_heads_glide_on_and_its_parts_stay(screen: Screen) -> None:
    screen.show(FILM.frame(20, 2, 5), WALKED)
    assert screen.show(FILM.frame(21, 2), WALKED)
    glide = screen.at(90.0)
    assert glide.moved == 0.5 and (glide.explained.step, glide.explained.part) == (20, 5)


@pytest.mark.parametrize("speed", SPEEDS)
def test_slow_playing_glides_and_fast_playing_does_not(screen: Screen, speed: float) -> None:
    assert screen.show(FILM.frame(21, 2), PLAYED, speed) == (speed in (1.0, 2.0, 5.0))
    assert [glide.unfolded is not None for glide in screen.painted] == ([speed < 5.0] if speed in (1, 2, 5) else [])


def test_a_new_step_ends_the_running_glide_at_once(screen: Screen) -> None:
    screen.show(FILM.frame(21, 2), WALKED)
    screen.at(90.0)
    screen.show(FILM.frame(22, 2), WALKED)
    assert [(glide.frame.step, glide.origin, glide.moved) for glide in screen.painted if glide] == [
        (21, 20, 0.0),
        (21, 20, 0.5),
        (22, 21, 0.0),
    ]


@pytest.mark.parametrize(
    "times, glides",
    [
        ((0, 500, 533, 566, 600), (True, True, True, False, False)),
        ((0, 125, 250, 375), (True, True, False, False)),
        ((0, 126, 252, 378), (True, True, True, True)),
        ((0, 33, 66, 700), (True, True, False, True)),
    ],
)
def test_from_the_third_step_within_a_quarter_of_a_second_on_a_held_key_glides_no_more(
    screen: Screen, times: tuple[int, ...], glides: tuple[bool, ...]
) -> None:
    seen = []
    for step, screen.clock.time in enumerate(times, 21):
        seen.append(screen.show(FILM.frame(step, 2), WALKED))
        if not seen[-1]:
            assert screen.painted[-1] is None
    assert tuple(seen) == glides


EDITS: dict[str, Callable[[Frame], Frame]] = {
    "another start": lambda frame: replace(frame, experiment=replace(frame.experiment, start=(1.0, 1.0))),
    "other rows": lambda frame: replace(frame, recordings=frame.recordings[::-1]),
    "another run": lambda frame: replace(frame, selected=1),
    "another step": lambda frame: replace(frame, step=60),
    "back to where it began": lambda frame: replace(frame, step=20),
    "inside a step": lambda frame: replace(frame, part=2),
}


@pytest.mark.parametrize("edit", EDITS)
def test_whatever_else_is_shown_is_true_at_once(screen: Screen, edit: str) -> None:
    screen.show(FILM.frame(21, 2), PLAYED, 1.0)
    screen.at(300.0)
    assert not screen.show(EDITS[edit](FILM.frame(21, 2)), SENT, 1.0)
    assert screen.painted[-1] is None


def test_who_stops_the_playing_sees_where_it_is(screen: Screen) -> None:
    """The step has come by playing, and then somebody says: stay there."""
    screen.show(FILM.frame(21, 2), PLAYED, 1.0)
    assert not screen.show(FILM.frame(21, 2), SENT, 1.0)
    assert screen.painted[-1] is None


def test_more_rows_and_another_look_do_not_disturb_it(screen: Screen) -> None:
    screen.show(FILM.frame(21, 2), PLAYED, 1.0)
    screen.at(300.0)
    assert screen.show(FILM.frame(21, 2), PLAYED, 1.0)
    assert screen.at(750.0).moved == 0.5


@pytest.mark.parametrize("arrival", [WALKED, PLAYED])
def test_without_motion_nothing_glides(screen: Screen, arrival: Arrival) -> None:
    assert not screen.show(FILM.frame(21, 2), arrival, 1.0, may_glide=False)
    assert screen.painted == []
