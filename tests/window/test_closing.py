"""A slow surface never makes the window wait, and it closes at any moment."""

import time
from itertools import pairwise

import pytest
from playback.stand_ins import sleeping
from playback.threads import lingering_threads
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import AdaGrad, RMSProp
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.window.canvas.start_marker import StartMarker
from rmsprop_gui.window.main_window import MainWindow

from .frames import Mouse, experiment_of, place_of
from .windows import OpenWindow

SLOW = experiment_of(RMSProp(), AdaGrad(), surface=sleeping(0.01), steps=50_000)


def test_the_window_never_waits_for_a_slow_surface(open_window: OpenWindow) -> None:
    window = open_window(SLOW, wait=False)
    ticked: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticked.append(time.perf_counter()))
    timer.start(10)
    window.player.play()

    def is_awake() -> bool:
        """Whether the timer goes on for a while without a pause that a user would see."""
        ticked.clear()
        end = time.perf_counter() + 0.6
        while time.perf_counter() < end:
            QTest.qWait(5)
        return len(ticked) >= 25 and max(after - before for before, after in pairwise(ticked)) < 0.25

    assert any(is_awake() for _ in range(5)), "other programs may have the machine now and then, but not always"
    assert window.player.computing


def test_the_start_is_marked_before_the_first_rows_are_there(open_window: OpenWindow) -> None:
    window = open_window(experiment_of(RMSProp(), surface=sleeping(0.4), steps=50), wait=False)
    (marker,) = (item for item in window.canvas.scene().items() if isinstance(item, StartMarker))
    assert marker.point == (9, -3)


@pytest.mark.parametrize("after", [0.0, 0.02, 0.15])
def test_closing_in_the_middle_leaves_nothing(open_window: OpenWindow, after: float) -> None:
    window = open_window(SLOW, wait=False)
    window.player.play()
    window.session.set_start((1.0, 1.0))
    window.canvas.zoom(0.5)
    QTest.qWait(round(1000 * after))
    began = time.perf_counter()
    window.end()
    assert time.perf_counter() - began < 0.5 and not window.isVisible() and lingering_threads() == []
    QTest.qWait(30)


def test_closing_while_dragging_and_hovering_leaves_nothing(open_window: OpenWindow) -> None:
    window = open_window()
    mouse = Mouse(window.canvas.viewport())
    mouse.hover(place_of(window.canvas, (0.0, 0.0)))
    mouse.drag(*(place_of(window.canvas, point) for point in ((9.0, -3.0), (5.0, 0.0), (1.0, 1.0))))
    window.end()
    assert lingering_threads() == []
    QTest.qWait(30)


def test_closing_before_it_has_been_painted_leaves_nothing(qtbot: QtBot) -> None:
    window = MainWindow(Player(notebook_experiment()))
    qtbot.addWidget(window)
    window.end()
    assert lingering_threads() == []
    qtbot.wait(20)


def test_it_can_be_closed_twice(open_window: OpenWindow) -> None:
    window = open_window()
    window.end()
    window.end()
