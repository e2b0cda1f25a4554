"""A heading with an arrow that says what a press does."""

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
        sign = disclosure.button.icon().pixmap(disclosure.button.iconSize()).toImage()
        inked = [(x, y) for x in range(sign.width()) for y in range(sign.height()) if sign.pixelColor(x, y).alpha()]
        width, height = (max(places) - min(places) for places in zip(*inked, strict=True))
        assert (width > height) is is_open
        disclosure.button.click()
    disclosure.open()
    assert disclosure.contents.isVisible()
