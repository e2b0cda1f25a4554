"""What painted text is written in: the application's font at the sizes that the window uses."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from rmsprop_gui.window.looks.look import MATH_FAMILY, current_look

SMALL, BODY, HEADING, TITLE = 14.0, 15.0, 16.0, 20.0
"""Heights in pixels at scale 1: what is said besides, usual text, what a group is about, what all is about."""


def text_font(size: float = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The application's font, in so many pixels at scale 1; larger where the desktop asks for larger text."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * size / BODY)
    font.setWeight(weight)
    return font


def math_font(size: float) -> QFont:
    """What formulas are set in, in so many pixels at scale 1."""
    font = QFont(MATH_FAMILY)
    font.setPixelSize(max(round(size * current_look().scale), 1))
    return font
