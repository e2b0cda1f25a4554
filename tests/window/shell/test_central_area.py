"""What has gone wrong stands above the canvas: a hint for a while, a problem until the next edit."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell import central_area
from rmsprop_gui.window.shell.central_area import CentralArea
from window.frames import SilentSurfaceService

READ = 60  # milliseconds, for a reader in a hurry


@pytest.fixture
def area(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[CentralArea]:
    monkeypatch.setattr(central_area, "_READ", READ)
    service = SilentSurfaceService()
    made = CentralArea(QWidget(), Canvas(service))
    qtbot.addWidget(made)
    made.show()
    yield made


def test_a_hint_goes_by_itself(qtbot: QtBot, area: CentralArea) -> None:
    area.show_hint("there is nothing")
    assert area.banner.isVisible() and area.banner.text() == "there is nothing"
    qtbot.waitUntil(lambda: not area.banner.isVisible())


def test_a_problem_stays_though_a_hint_was_to_go(area: CentralArea) -> None:
    area.show_hint("there is nothing")
    area.show_problem("it cannot be computed")
    QTest.qWait(3 * READ)
    assert area.banner.isVisible() and area.banner.text() == "it cannot be computed"


def test_a_later_hint_stays_as_long_as_the_first(area: CentralArea) -> None:
    area.show_hint("one")
    QTest.qWait(READ // 2)
    area.show_hint("other")
    QTest.qWait(READ // 2 + 10)
    assert area.banner.isVisible() and area.banner.text() == "other"


def test_the_next_edit_takes_a_problem_away(window: MainWindow) -> None:
    window.central_area.show_problem("it cannot be computed")
    window.player.seek(10)
    window.session.select(0)
    assert window.central_area.banner.isVisible()
    window.session.set_start((1.0, 2.0))
    assert not window.central_area.banner.isVisible()
