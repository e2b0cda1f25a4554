"""Axes with the app's own numbers: a real minus sign, and powers of ten on log scales."""

import math
from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsSceneResizeEvent

from rmsprop_gui.formulas.number import MINUS, SUPERSCRIPTS
from rmsprop_gui.window.looks.look import current_look

OVERHANG = 24.0
"""Pixels by which the first and the last label may stand out, at scale 1."""
_PLAIN = (1e-3, 1e5)  # numbers as large as that are written out, others with a power of ten

Ticks = list[tuple[float, list[float]]]
"""The spacing and the places of the labelled ticks, then of finer ones."""


class PlainAxis(pg.AxisItem):
    """An axis in one colour that also labels its two ends."""

    _overhang = OVERHANG

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self.enableAutoSIPrefix(False)
        self._draw_anew()

    def _draw_anew(self) -> None:
        """A frame repaints what lies behind the moving parts; an axis is then copied instead of written anew.

        That copy is given up here, as an update that is asked for while another one waits does not do it.
        """
        self.picture = None
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_look(self, colour: str) -> None:
        """Draw and write in this colour and in the application's font."""
        self.prepareGeometryChange()
        self._overhang = OVERHANG * current_look().scale
        self.setPen(colour)
        self.setTextPen(colour)
        self.setTickFont(QApplication.font())
        self.label.setFont(QApplication.font())
        self._draw_anew()

    def resizeEvent(self, event: QGraphicsSceneResizeEvent | None = None) -> None:
        super().resizeEvent(event)
        self.prepareGeometryChange()
        self._draw_anew()

    def boundingRect(self) -> QRectF:
        over = self._overhang
        return super().boundingRect().adjusted(-over, -over / 2, over, over / 2)


class StepAxis(PlainAxis):
    """An axis over whole steps, with as many labels as there is room for; thousands are written 20k."""

    _PITCH = 52.0  # pixels between two labels at the least, at scale 1

    def show_look(self, colour: str) -> None:
        """As high as its labels, with half a line for the lowest label of the axis beside it."""
        super().show_look(colour)
        self.setHeight(round(1.5 * QFontMetricsF(QApplication.font()).height()))

    def tickValues(self, low: float, high: float, size: float) -> Ticks:
        return [round_ticks(low, high, max((high - low) * _pitch(self._PITCH, size), 1.0))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [f"{value / 1000:g}k" if value >= 10_000 else f"{value:g}" for value in values]


class LogAxis(PlainAxis):
    """An axis over logarithms to base ten: a label at whole decades, at some of them where there are many.

    Within less than two decades, 2 and 5 are labelled too.
    """

    _PITCH = 22.0  # pixels between two labels at the least, at scale 1

    def tickValues(self, low: float, high: float, size: float) -> Ticks:
        every = max(1, math.ceil((high - low) * _pitch(self._PITCH, size)))
        first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
        while every > 1 and last // every - (first - 1) // every < 2:
            every -= 1  # at least two labels, if need be closer to one another
        decades = [float(decade) for decade in range(first, last + 1) if decade % every == 0]
        if every > 1:
            return [(float(every), decades)]
        between = [decade + math.log10(part) for decade in range(first - 1, last + 1) for part in range(2, 10)]
        return [(1.0, decades), (0.1, [value for value in between if low <= value <= high])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if spacing >= 1.0:
            return [f"10{_superscript(round(value))}" for value in values]
        low, high = self.range
        few = high - low < 2
        return [_plain(value) if few and round(10 ** (value % 1)) in (2, 5) else "" for value in values]


class ValueAxis(LogAxis):
    """An axis that is changed between a log and a linear scale."""

    _USUAL = "10⁻⁰⁰"  # charts beside one another begin in line, unless a label is wider than this

    def __init__(self, side: str) -> None:
        super().__init__(side)
        self._logarithmic = True

    def show_look(self, colour: str) -> None:
        """Take over the look that the application has now, in this ink."""
        super().show_look(colour)
        self.setWidth(self._width_for(()))

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Count in powers of ten, or in the values themselves."""
        if logarithmic != self._logarithmic:
            self._logarithmic = logarithmic
            self._draw_anew()

    def fit(self, low: float, high: float, size: float) -> None:
        """Take as much room as the labels of this range need."""
        every, places = self.tickValues(low, high, size)[0]
        self.setWidth(self._width_for(self.tickStrings(places, 1.0, every)))

    def _width_for(self, labels: Iterable[str]) -> int:
        metrics = QFontMetricsF(QApplication.font())
        return round(max(map(metrics.horizontalAdvance, (self._USUAL, *labels))) + 12)

    def tickValues(self, low: float, high: float, size: float) -> Ticks:
        if self._logarithmic:
            return super().tickValues(low, high, size)
        return [round_ticks(low, high, (high - low) * _pitch(self._PITCH, size))]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self._logarithmic:
            return super().tickStrings(values, scale, spacing)
        return _linear_labels(values, spacing)


def round_spacing(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, … or a tenth, a hundredth … of them that is not below `least`."""
    decade = 10.0 ** math.floor(math.log10(least))
    return next(decade * part for part in (1, 2, 5, 10) if decade * part >= least * (1 - 1e-9))


def _pitch(pixels: float, size: float) -> float:
    """The distance between two labels as a part of an axis of that size."""
    return pixels * current_look().scale / max(size, 1.0)


def round_ticks(low: float, high: float, least: float) -> tuple[float, list[float]]:
    """Multiples of a round number that are not closer to one another than `least`, but always at least two of them."""
    every = round_spacing(least)
    while math.floor(high / every + 1e-9) <= math.ceil(low / every - 1e-9):
        every = round_spacing(every / 2.5)  # of 1, 2, 5, 10 the one before
    first, last = math.ceil(low / every - 1e-9), math.floor(high / every + 1e-9)
    return every, [every * n for n in range(first, last + 1)]


def _linear_labels(values: list[float], spacing: float) -> list[str]:
    """The numbers with as many decimals as their distance needs; beside a power of ten where they are long."""
    largest = max(map(abs, values), default=0.0)
    power = 0 if _PLAIN[0] <= largest < _PLAIN[1] or largest == 0 else math.floor(math.log10(largest) + 1e-9)
    decimals = max(math.ceil(power - math.log10(spacing) - 1e-9), 0)
    return [_linear_label(value / 10.0**power, power, decimals, spacing / 10.0**power) for value in values]


def _linear_label(mantissa: float, power: int, decimals: int, spacing: float) -> str:
    if abs(mantissa) < spacing / 100:
        return "0"
    text = f"{mantissa:.{decimals}f}".replace("-", MINUS)
    return f"{text}×10{_superscript(power)}" if power else text


def _superscript(power: int) -> str:
    return str(power).translate(SUPERSCRIPTS)


def _plain(logarithm: float) -> str:
    return f"{10**logarithm:.3g}"
