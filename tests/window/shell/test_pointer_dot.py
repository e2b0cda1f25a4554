"""The dot is where the pointer is, lets every click through, and goes when the pointer goes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest

from rmsprop_gui.window.main_window import MainWindow
from window.frames import Mouse, pixels, place_of
from window.windows import until


@pytest.fixture
def dotted(window: MainWindow) -> Iterator[MainWindow]:
    if not window.actions_by_name["pointer_dot"].isChecked():
        window.actions_by_name["pointer_dot"].trigger()
    yield window
    window.actions_by_name["pointer_dot"].trigger()


def put_pointer(window: MainWindow, place: QPoint) -> None:
    QCursor.setPos(window.mapToGlobal(place))


@pytest.mark.parametrize("place", [QPoint(600, 300), QPoint(60, 200), QPoint(1100, 400), QPoint(500, 790)])
def test_it_follows_the_pointer_over_every_part(dotted: MainWindow, place: QPoint) -> None:
    dotted.docks.reset()
    before = pixels(dotted)
    put_pointer(dotted, place)
    until(lambda: dotted.pointer_dot.isVisible() and dotted.pointer_dot.geometry().contains(place))
    centre = dotted.pointer_dot.geometry().center()
    assert abs(centre.x() - place.x()) <= 1 and abs(centre.y() - place.y()) <= 1
    assert (pixels(dotted)[place.y() - 4, place.x() - 4] != before[place.y() - 4, place.x() - 4]).any()


def test_it_goes_when_the_pointer_leaves_and_when_it_is_turned_off(dotted: MainWindow) -> None:
    put_pointer(dotted, QPoint(600, 300))
    until(dotted.pointer_dot.isVisible)
    QCursor.setPos(5000, 5000)
    until(dotted.pointer_dot.isHidden)
    put_pointer(dotted, QPoint(600, 300))
    until(dotted.pointer_dot.isVisible)
    for _ in range(2):
        dotted.actions_by_name["pointer_dot"].trigger()
        QTest.qWait(40)
        assert dotted.pointer_dot.isVisible() == dotted.actions_by_name["pointer_dot"].isChecked()


def test_clicks_go_through_it(dotted: MainWindow) -> None:
    place = place_of(dotted.canvas, (-6.0, 2.0))
    at = dotted.canvas.viewport().mapTo(dotted, place.toPoint())
    put_pointer(dotted, at)
    until(dotted.pointer_dot.isVisible)
    assert dotted.childAt(at) is dotted.canvas.viewport()
    Mouse(dotted.canvas.viewport()).click(QPointF(place))
    assert dotted.session.experiment.start == pytest.approx((-6.0, 2.0), abs=0.05)


def test_it_grows_with_the_scale(dotted: MainWindow) -> None:
    before = dotted.pointer_dot.width()
    dotted.appearance.choose(scale=2.0)
    assert dotted.pointer_dot.width() == pytest.approx(2 * before, abs=2)
