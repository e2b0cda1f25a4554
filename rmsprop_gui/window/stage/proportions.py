"""How large everything is in the presenter view: it follows from the size of the screen and from the zoom."""

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize

from rmsprop_gui.window.controls.rule_layout import RuleType
from rmsprop_gui.window.controls.rule_view import MARGIN

SMALLEST = 1 / 40
"""Of the height of the screen, what all text but sub- and superscripts has at the least."""
CLOSEST = 1.2
"""How much larger than their numbers formulas are at the least."""
_SMALL = 14.0  # pixels of the smallest text of the main window, at scale 1
_ZOOM = 0.6  # power of the zoom that text grows by: it is large already, and what is larger still needs room
_LINE = 20  # of the smallest letters, there is room for side by side: what limits the zoom
_MARGIN = 0.034  # of the shorter side; at the least what the tint of a line takes
_WIDE = 1.45  # width against height from which on there is room for a column beside the canvas


class Shape(Enum):
    """What a screen is like."""

    WIDE = "16 : 9"
    SQUARISH = "4 : 3"
    UPRIGHT = "portrait"


_TYPE = {Shape.WIDE: (1 / 20, 1 / 34), Shape.SQUARISH: (1 / 22.6, 1 / 38.4), Shape.UPRIGHT: (1 / 22.6, 1 / 38.4)}
"""Formulas and numbers, of the height of the screen."""
_BAR = {Shape.WIDE: 76 / 1080, Shape.SQUARISH: 62 / 768, Shape.UPRIGHT: 1 / 20}
_BAR_LETTERS = 1.6  # its height at the least, in its letters
_TITLE = {Shape.WIDE: 1 / 23.5, Shape.SQUARISH: 1 / 24.8, Shape.UPRIGHT: 1 / 24.8}


@dataclass(frozen=True)
class Proportions:
    """Of a screen of this size in pixels; `zoom` enlarges the text, where there is room, and never makes it smaller."""

    screen: QSize
    zoom: float = 1.0

    @property
    def shape(self) -> Shape:
        """What the screen is like."""
        ratio = self.screen.width() / max(self.screen.height(), 1)
        return Shape.WIDE if ratio >= _WIDE else Shape.SQUARISH if ratio > 1 else Shape.UPRIGHT

    @property
    def least(self) -> int:
        """What text has at the least, in pixels."""
        return max(math.ceil(self.screen.height() * SMALLEST), 1)

    @property
    def growth(self) -> float:
        """How much larger than that the smallest text is: a few of its letters have to go into a line."""
        return max(1.0, min(self.zoom**_ZOOM, self.screen.width() / (_LINE * self.least)))

    @property
    def scale(self) -> float:
        """That of the look: the smallest text of the main window becomes the smallest here."""
        return self.least * self.growth / _SMALL

    @property
    def title(self) -> float:
        """The name of the run, in pixels."""
        return _TITLE[self.shape] * self.screen.height() * self.growth

    @property
    def margin(self) -> int:
        """Around everything, and between two things."""
        return round(max(_MARGIN * min(self.screen.width(), self.screen.height()), MARGIN * self.scale))

    @property
    def bar(self) -> int:
        """The height of the playback bar, in pixels."""
        return round(max(_BAR[self.shape] * self.screen.height(), _BAR_LETTERS * self.least * self.growth))

    def rule_type(self, formula: float | None = None) -> RuleType:
        """The sizes of a rule: the largest, or those beside formulas of so many pixels."""
        largest, numbers = (part * self.screen.height() * self.growth for part in _TYPE[self.shape])
        size, least = largest if formula is None else formula, self.least * self.growth
        beside = max(numbers * size / largest, min(least, size / CLOSEST))
        return RuleType(size, beside, min(least, beside))
