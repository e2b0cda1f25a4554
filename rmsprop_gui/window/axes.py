"""Axes with the app's own numbers: a real minus sign, and powers of ten on log scales."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication, QGraphicsItem

from rmsprop_gui.formulas.number import MINUS, SUPERSCRIPTS

_OVERHANG = 24  # pixels by which the first and the last label may stand out


class PlainAxis(pg.AxisItem):
    """An axis in one colour that also labels its two ends."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.enableAutoSIPrefix(False)
        # A frame repaints what lies behind the moving parts; an axis is then copied instead of written anew.
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_look(self, colour: str) -> None:
        """Draw and write in this colour and in the application's font."""
        self.setPen(colour)
        self.setTextPen(colour)
        self.setTickFont(QApplication.font())
        self.label.setFont(QApplication.font())

    def boundingRect(self) -> QRectF:
        return super().boundingRect().adjusted(-_OVERHANG, -_OVERHANG / 2, _OVERHANG, _OVERHANG / 2)


class LinearAxis(PlainAxis):
    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [text.replace("-", MINUS) for text in super().tickStrings(values, scale, spacing)]


class StepAxis(PlainAxis):
    """An axis over whole steps, with as many labels as there is room for; thousands are written 20k."""

    _PITCH = 52.0  # pixels between two labels at the least

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        least = max((high - low) * self._PITCH / max(size, 1.0), 1.0)
        decade = 10.0 ** math.floor(math.log10(least))
        every = next(decade * part for part in (1, 2, 5, 10) if decade * part >= least)
        return [(every, [every * n for n in range(math.ceil(low / every), math.floor(high / every) + 1)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [f"{value / 1000:g}k" if value >= 10_000 else f"{value:g}" for value in values]


class LogAxis(PlainAxis):
    """An axis over logarithms to base ten: a label at whole decades, at some of them where there are many.

    Within less than two decades, 2 and 5 are labelled too.
    """

    _PITCH = 22.0  # pixels between two labels at the least

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        every = max(1, math.ceil((high - low) * self._PITCH / max(size, 1.0)))
        first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
        decades = [float(decade) for decade in range(first, last + 1) if decade % every == 0]
        if every > 1:
            return [(float(every), decades)]
        between = [decade + math.log10(part) for decade in range(first - 1, last + 1) for part in range(2, 10)]
        return [(1.0, decades), (0.1, [value for value in between if low <= value <= high])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if spacing >= 1.0:
            return [f"10{str(round(value)).translate(SUPERSCRIPTS)}" for value in values]
        low, high = self.range
        few = high - low < 2
        return [_plain(value) if few and round(10 ** (value % 1)) in (2, 5) else "" for value in values]


def _plain(logarithm: float) -> str:
    return f"{10**logarithm:.3g}"
