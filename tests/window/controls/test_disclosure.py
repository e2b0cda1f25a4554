"""A heading with an arrow that says what a press does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.controls.disclosure import Disclosure


def test_the_arrow_points_down_to_what_is_shown_and_right_to_what_is_not(qtbot: QtBot) -> None:
    disclosure = Disclosure("More")
    qtbot.addWidget(disclosure)
    disclosure.column.addWidget(QLabel("contents"))
    disclosure.show()
    for is_open in (False, True, False):
        assert disclosure.contents.isVisible() == is_open
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        assert disclosure.button.arrowType() == arrow
        disclosure.button.click()
    disclosure.open()
    assert disclosure.contents.isVisible()
