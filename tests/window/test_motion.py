"""Steps glide in the whole window: what is painted runs behind the playhead, never before it, and lands on it."""

import random
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest

from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.window.main_window import MainWindow
from window.frames import pixels, place_of
from window.motion.clock import Clock


@pytest.fixture
def clock(window: MainWindow) -> Iterator[Clock]:
    """The window with motion, and the clock that its glides go by; it stands still."""
    course, clock = window.frames.glider.course, Clock()
    course.clock, usual = clock, course.clock
    window.view.update(motion=True)
    yield clock
    course.end()
    course.clock = usual


@pytest.fixture
def painted(window: MainWindow) -> Iterator[list[Glide | None]]:
    """All that is painted on the way."""
    said: list[Glide | None] = []
    window.frames.glider.glided.connect(said.append)
    yield said
    window.frames.glider.glided.disconnect(said.append)


def forward(window: MainWindow) -> None:
    window.actions_by_name["step_forward"].trigger()


def at(window: MainWindow, clock: Clock, milliseconds: float) -> np.ndarray:
    """The canvas at this moment."""
    clock.time = milliseconds
    window.frames.glider.course.advance()
    return pixels(window.canvas)


def play_one_step(window: MainWindow, speed: float) -> None:
    """The playhead's next step, as the timer of the player takes it."""
    player = window.player
    player.set_speed(speed)
    player.play()
    before = player.step
    player._owed = 1.0
    player._on_frame()
    assert player.step == before + 1


def test_between_two_steps_the_canvas_looks_like_neither_and_then_like_the_second(
    window: MainWindow, clock: Clock
) -> None:
    window.view.update(magnifier=False)  # its contours come when they have been computed
    window.player.seek(8)
    before = pixels(window.canvas)
    forward(window)
    assert window.player.step == window.bar.slider.value() == 9
    begun, between, landed = (at(window, clock, time) for time in (0.0, 90.0, 180.0))
    window.view.update(motion=False)
    window.player.seek(8)
    forward(window)
    assert np.array_equal(landed, pixels(window.canvas))
    assert not np.array_equal(between, before) and not np.array_equal(between, landed)
    assert np.abs(begun - before).sum() < np.abs(begun - landed).sum()


def test_the_head_is_where_the_glide_says(window: MainWindow, clock: Clock, painted: list[Glide | None]) -> None:
    """Where it was, no head is any more; half way, there is one."""
    window.player.seek(1)
    colour = pixels(window.canvas)
    recording = window.player.recordings[2]
    old = place_of(window.canvas, tuple(recording.trajectory.position[1])).toPoint()
    head = colour[old.y(), old.x()]
    forward(window)
    half = at(window, clock, 90.0)
    there = place_of(window.canvas, painted[-1].point(recording)).toPoint()
    assert np.abs(half[there.y(), there.x()] - head).max() < 12


@pytest.mark.parametrize("speed, parts", [(1.0, True), (2.0, True), (5.0, False)])
def test_slow_playing_takes_the_step_apart_on_the_canvas(
    window: MainWindow, clock: Clock, speed: float, parts: bool
) -> None:
    window.player.seek(8)
    play_one_step(window, speed)
    taken_apart = []
    for share in (0.05, 0.1, 0.15, 1.25):
        at(window, clock, share * 1000.0 / speed)
        inset = window.canvas.magnifier.inset
        assert inset is not None and not window.canvas.step_overlay.runs(), "it takes the place of the overlay"
        taken_apart.append(inset.subject.looked_at is not None)
    assert taken_apart == [parts, parts, parts, False]


@pytest.mark.parametrize("ends", ["key", "press", "pause", "scrub", "edit", "select", "motion off"])
def test_any_input_shows_the_true_state(
    window: MainWindow, clock: Clock, painted: list[Glide | None], ends: str
) -> None:
    window.player.seek(8)
    play_one_step(window, 1.0)
    at(window, clock, 300.0)
    handle = window.windowHandle()
    deeds = {
        "key": lambda: QTest.keyPress(handle, Qt.Key.Key_F8),
        "press": lambda: QTest.mousePress(
            handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2)
        ),
        "pause": window.player.pause,
        "scrub": lambda: window.bar.slider.setValue(10),
        "edit": lambda: window.session.set_start((1.0, 1.0)),
        "select": lambda: window.session.select(0),
        "motion off": window.actions_by_name["motion"].trigger,
    }
    deeds[ends]()
    QCoreApplication.processEvents()
    if ends == "edit":
        QTest.qWait(30)  # until the worker has the first rows
    assert painted[-1] is None and not window.frames.glider.course.running


def test_the_last_step_of_playing_is_seen_to_its_end(
    window: MainWindow, clock: Clock, painted: list[Glide | None]
) -> None:
    window.player.seek(99)
    play_one_step(window, 1.0)
    assert not window.player.playing and window.frames.glider.course.running
    at(window, clock, 750.0)
    assert painted[-1].moved == 0.5


def test_what_is_being_predicted_is_not_given_away(
    window: MainWindow, clock: Clock, painted: list[Glide | None]
) -> None:
    """Nothing beyond the playhead is painted on the way to the answer."""
    window.player.seek(8)
    window.view.update(prediction=Prediction.about(window.session.experiment, 2, 8, 2))
    play_one_step(window, 1.0)
    for time in range(0, 900, 50):
        at(window, clock, float(time))
        assert painted[-1].at <= window.player.step == 9
        assert painted[-1].explained.step + (painted[-1].explained.part > 0) <= 9


def test_a_hundred_steps_last_a_hundred_seconds_whether_they_glide_or_not(
    window: MainWindow, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each lasts a second, from when it is taken until it has been seen; the first is taken when playing begins."""
    player = window.player
    player.set_speed(1.0)
    monkeypatch.setattr(player, "_clock", Slices(250))
    for motion in (True, False):
        window.view.update(motion=motion)
        player.seek(0)
        player.play()
        slices = 0
        while player.playing:
            player._on_frame()
            clock.time += 250.0
            window.frames.glider.course.advance()
            slices += 1
        assert player.step == 100 and slices == 99 * 4


class Slices:
    """Stands in for the clock of the player: so many milliseconds have gone each time."""

    def __init__(self, milliseconds: int) -> None:
        self._milliseconds = milliseconds

    def start(self) -> None:
        """It is begun by playing."""

    def restart(self) -> int:
        return self._milliseconds


def test_whatever_is_done_during_glides_the_true_frame_is_left(window: MainWindow, clock: Clock) -> None:
    """Steps, scrubs, selections, parts and playing at any moment: in the end the picture is that without motion."""
    dice = random.Random(9)
    deeds = ("step_forward", "step_forward", "step_back", "inside", "next_run", "overlays", "to_start", "play")
    for _ in range(60):
        window.actions_by_name[dice.choice(deeds)].trigger()
        at(window, clock, clock.time + dice.choice((5.0, 60.0, 400.0)))
        if dice.random() < 0.2:
            window.player.seek(dice.randrange(90))
    window.player.pause()
    at(window, clock, clock.time + 1000.0)
    landed = pixels(window.canvas)
    window.view.update(motion=False)
    window.frames.show_frame()
    assert np.array_equal(landed, pixels(window.canvas))
