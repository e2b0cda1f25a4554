"""The clock of a motion: what it says, and what ends it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from rmsprop_gui.window.motion.course import Course
from window.motion.clock import Clock


@pytest.fixture
def course(qapp: object) -> Course:
    return Course(clock=Clock())


@pytest.fixture
def widget(qapp: object) -> Iterator[QWidget]:
    widget = QWidget()
    widget.show()
    yield widget
    widget.close()


def told(course: Course) -> list[float | str]:
    said: list[float | str] = []
    course.advanced.connect(said.append)
    course.ended.connect(lambda: said.append("ended"))
    return said


def test_it_says_how_long_it_has_lasted_until_its_time_is_over(course: Course) -> None:
    said = told(course)
    course.clock.time = 5000.0
    course.begin(180.0)
    for course.clock.time in (5000.0, 5016.0, 5150.0, 5180.0):  # frames between were left out
        course.advance()
    assert said == [0.0, 16.0, 150.0, "ended"] and not course.running


def test_ended_twice_it_says_so_once_and_begun_anew_it_counts_anew(course: Course) -> None:
    said = told(course)
    course.end()
    course.begin(180.0)
    course.clock.time = 100.0
    course.begin(180.0)
    course.clock.time = 200.0
    course.advance()
    course.end()
    course.end()
    assert said == [100.0, "ended"]


@pytest.mark.parametrize("deed", ["key", "press", "wheel"])
def test_whatever_the_user_touches_ends_it_before_it_is_heard(course: Course, widget: QWidget, deed: str) -> None:
    window, said = widget.windowHandle(), told(course)
    course.begin(180.0)
    if deed == "key":
        QTest.keyPress(window, Qt.Key.Key_A)
    elif deed == "press":
        QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    else:
        QTest.wheelEvent(window, QPoint(5, 5), QPoint(0, 120))
    assert said == ["ended"]


def test_a_window_that_has_gone_meanwhile_does_not_keep_it_from_ending(course: Course, widget: QWidget) -> None:
    tip, said = QWidget(), told(course)
    tip.show()
    course.begin(180.0)
    delete(tip)
    course.end()
    assert said == ["ended"] and not course.running


def test_the_pointer_may_move(course: Course, widget: QWidget) -> None:
    course.begin(180.0)
    QTest.mouseMove(widget.windowHandle(), QPoint(7, 7))
    assert course.running
    course.end()
