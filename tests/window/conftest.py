"""What the tests of the window share: Qt without a screen, the app's looks, and nothing left behind."""

import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pyqtgraph as pg
import pytest
from playback.threads import running_threads
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from rmsprop_gui.resources import resource
from rmsprop_gui.simulation.experiment import Experiment, notebook_experiment
from rmsprop_gui.window.controls import screen_reader
from rmsprop_gui.window.garbage import GarbageCollector
from rmsprop_gui.window.looks.look import Look, apply_look, prepare_looks
from rmsprop_gui.window.main_window import MainWindow

from .windows import OpenWindow, close, open_lab, reset


def pytest_itemcollected(item: pytest.Item) -> None:
    """What Qt's platform without a screen says of every window and menu is not ours."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session", autouse=True)
def looks(qapp: QApplication) -> None:
    prepare_looks(qapp)
    screen_reader.install()
    apply_look(qapp, Look())
    pg.setConfigOption("mouseRateLimit", 0)  # a test's mouse is faster than a hand


@pytest.fixture(scope="session", autouse=True)
def garbage(qapp: QApplication) -> Iterator[GarbageCollector]:
    """As in the program: what a test leaves is not collected on a thread of the window that the next one opens."""
    collector = GarbageCollector()
    yield collector
    collector.stop()


def in_sight(qapp: QApplication) -> list[str]:
    """The windows that are open and the threads that run."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return sorted(str(widget) for widget in qapp.topLevelWidgets() if widget.isVisible()) + sorted(running_threads())


def assert_nothing_left(qapp: QApplication, before: list[str]) -> None:
    if in_sight(qapp) != before:  # a thread that has been waited for may still be leaving the system
        time.sleep(0.2)
        assert in_sight(qapp) == before


def shipped() -> dict[Path, int]:
    """What comes with the program, and when it was written last."""
    return {path: path.stat().st_mtime_ns for path in Path(str(resource(""))).rglob("*")}


@pytest.fixture(scope="module", autouse=True)
def nothing_left_by_the_file(qapp: QApplication) -> Iterator[None]:
    before = shipped()
    yield
    assert_nothing_left(qapp, [])
    assert shipped() == before, "the program never writes what it comes with"
    apply_look(qapp, Look())  # windows may have chosen another, and the next file shall not see that


@pytest.fixture(scope="module")
def shared_window(qapp: QApplication, nothing_left_by_the_file: None) -> Iterator[MainWindow]:
    window = open_lab(notebook_experiment())
    yield window
    close(window)


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication, garbage: GarbageCollector, request: pytest.FixtureRequest) -> Iterator[None]:
    if "window" in request.fixturenames:
        request.getfixturevalue("shared_window")
    before = in_sight(qapp)
    QCursor.setPos(5000, 5000)
    yield
    assert_nothing_left(qapp, before)
    garbage.collect_what_is_due()


@pytest.fixture
def window(shared_window: MainWindow) -> MainWindow:
    """A window as it comes, used again by all tests of a file because opening one takes longer than most of them."""
    reset(shared_window)
    return shared_window


@pytest.fixture
def open_window(qapp: QApplication) -> Iterator[OpenWindow]:
    """Opens windows, active and with all their panes, and closes them in the end."""
    windows: list[MainWindow] = []

    def open_one(experiment: Experiment | None = None, wait: bool = True) -> MainWindow:
        windows.append(open_lab(experiment or notebook_experiment(), wait))
        return windows[-1]

    yield open_one
    for window in windows:
        close(window)
