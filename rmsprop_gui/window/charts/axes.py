"""The numbers beside a chart: steps below it, values to its left. The lines they belong to are a layer of the plot."""

import math
from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneResizeEvent, QStyleOptionGraphicsItem, QWidget

from rmsprop_gui.formulas.number import MINUS, SUPERSCRIPTS
from rmsprop_gui.window.axes import round_ticks
from rmsprop_gui.window.charts.numerals import draw_numeral, numeral_width
from rmsprop_gui.window.charts.sizes import LookOf, text_font
from rmsprop_gui.window.charts.step_view import StepViewBox
from rmsprop_gui.window.looks.look import current_look

Numbers = list[tuple[float, str]]
"""Places along an axis, and what is written there."""
_OVERHANG = 24.0  # pixels at scale 1 by which the first and the last number stand out, or half of it upwards
_BESIDE = 2.0  # pixels at scale 1 between a value and the room for markers
_DECADES = range(-4, 5)  # an axis within these decades has no powers of ten: 0.0001 to 10,000
_PLAIN = (1e-3, 1e5)  # numbers as large as that are written out, others with a power of ten


class ChartAxis(pg.AxisItem):
    """One side of a plot. A frame repaints what lies behind the moving parts: it is then copied, not written anew."""

    _PITCH = 24.0  # pixels between two numbers at the least, at scale 1

    def __init__(self, side: str, look: LookOf = current_look) -> None:
        super().__init__(side)
        self.look = look
        self.setZValue(0)
        self.draw_anew()

    def draw_anew(self) -> None:
        """Give up the copy: an update that is asked for while another one waits does not do it."""
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def numbers(self, low: float, high: float, size: float) -> Numbers:
        """What is written along an axis of so many pixels, which counts from `low` to `high`."""
        raise NotImplementedError

    def marks(self, low: float, high: float, size: float) -> list[float]:
        """Where lines or ticks belong to them."""
        return [place for place, _ in self.numbers(low, high, size)]

    def pitch(self, size: float) -> float:
        """The least distance between two numbers, as a part of an axis of that size."""
        return self._PITCH * self.look().scale / max(size, 1.0)

    def placed(self) -> list[tuple[str, QRectF]]:
        """All that is written, and where, in the axis' own coordinates."""
        box = self.linkedView()
        if not isinstance(box, StepViewBox) or box.width() < 1 or box.height() < 1:
            return []
        font = text_font(self.look())
        height = QFontMetricsF(font).height()
        return [(text, self._box_of(box, place, numeral_width(text, font), height)) for place, text in self._of(box)]

    def _of(self, box: StepViewBox) -> Numbers:
        raise NotImplementedError

    def _box_of(self, box: StepViewBox, place: float, width: float, height: float) -> QRectF:
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        look = self.look()
        painter.setFont(text_font(look))
        painter.setPen(QColor(look.theme.ink_soft))
        ascent = QFontMetricsF(painter.font()).ascent()
        for text, box in self.placed():
            draw_numeral(painter, QPointF(box.left(), box.top() + ascent), text)

    def resizeEvent(self, event: QGraphicsSceneResizeEvent | None = None) -> None:
        super().resizeEvent(event)
        self.prepareGeometryChange()
        self.draw_anew()

    def boundingRect(self) -> QRectF:
        over = _OVERHANG * self.look().scale
        return QRectF(self.mapRectFromParent(self.geometry())).adjusted(-over, -over / 2, over, over / 2)


class StepAxis(ChartAxis):
    """Whole steps, as many as there is room for; thousands are written 20k."""

    _PITCH = 64.0

    def __init__(self, look: LookOf = current_look) -> None:
        super().__init__("bottom", look)

    def show_look(self) -> None:
        """As high as its numbers."""
        self.prepareGeometryChange()
        self.setHeight(math.ceil(QFontMetricsF(text_font(self.look())).height()))
        self.draw_anew()

    def numbers(self, low: float, high: float, size: float) -> Numbers:
        _, steps = round_ticks(low, high, max((high - low) * self.pitch(size), 1.0))
        return [(step, step_text(step)) for step in steps]

    def overhang(self, steps: int) -> float:
        """By how many pixels the number of a last step stands out beyond it."""
        return QFontMetricsF(text_font(self.look())).horizontalAdvance(step_text(steps)) / 2

    def _of(self, box: StepViewBox) -> Numbers:
        return self.numbers(*box.ranges[0], box.width() - 2 * box.room)

    def _box_of(self, box: StepViewBox, place: float, width: float, height: float) -> QRectF:
        return QRectF(box.place((place, 0.0)).x() - width / 2, 0.0, width, height)


class LogAxis(ChartAxis):
    """Logarithms to base ten: a number at whole decades, at some of them where there are many.

    Within less than two decades there are numbers at 2 and 5 too.
    """

    def __init__(self, look: LookOf = current_look) -> None:
        super().__init__("left", look)

    def marks(self, low: float, high: float, size: float) -> list[float]:
        return self._decades(low, high, size)

    def numbers(self, low: float, high: float, size: float) -> Numbers:
        decades = self._decades(low, high, size)
        parts = [(decade, 1) for decade in map(round, decades)]
        if high - low < 2:
            around = range(math.floor(low), math.ceil(high))
            between = [(decade, part) for decade in around for part in (2, 5)]
            parts += [one for one in between if low <= _height(*one) <= high]
        plain = all(decade in _DECADES for decade, _ in parts)
        return sorted((_height(*part), _power_text(*part, plain)) for part in parts)

    def _decades(self, low: float, high: float, size: float) -> list[float]:
        every = max(1, math.ceil((high - low) * self.pitch(size)))
        first, last = math.ceil(low - 1e-9), math.floor(high + 1e-9)
        while every > 1 and last // every - (first - 1) // every < 2:
            every -= 1  # at least two numbers, if need be closer to one another
        return [float(decade) for decade in range(first, last + 1) if decade % every == 0]

    def _of(self, box: StepViewBox) -> Numbers:
        return self.numbers(*box.ranges[1], box.height() - 2 * box.room)

    def _box_of(self, box: StepViewBox, place: float, width: float, height: float) -> QRectF:
        return QRectF(
            self.width() - _BESIDE * self.look().scale - width, box.place((0.0, place)).y() - height / 2, width, height
        )


class ValueAxis(LogAxis):
    """An axis that is changed between a log and a linear scale."""

    _USUAL = "0.001"  # charts beside one another begin in line, unless a number is wider than this

    def __init__(self, look: LookOf = current_look) -> None:
        super().__init__(look)
        self.logarithmic = True

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Count in powers of ten, or in the values themselves."""
        if logarithmic != self.logarithmic:
            self.logarithmic = logarithmic
            self.draw_anew()

    def fit(self, low: float, high: float, size: float) -> None:
        """Take as much room as the numbers of this range need."""
        texts = [text for _, text in self.numbers(low, high, size)]
        self.setWidth(self._width_for(texts))
        self.draw_anew()

    def _width_for(self, texts: Iterable[str]) -> int:
        font = text_font(self.look())
        widest = max(numeral_width(text, font) for text in (self._USUAL, *texts))
        return math.ceil(widest + _BESIDE * self.look().scale)

    def marks(self, low: float, high: float, size: float) -> list[float]:
        if self.logarithmic:
            return super().marks(low, high, size)
        return [place for place, _ in self.numbers(low, high, size)]

    def numbers(self, low: float, high: float, size: float) -> Numbers:
        if self.logarithmic:
            return super().numbers(low, high, size)
        spacing, places = round_ticks(low, high, (high - low) * self.pitch(size))
        return list(zip(places, _linear_texts(places, spacing), strict=True))


def step_text(step: float) -> str:
    """A number of steps as it is written below a chart."""
    return f"{step / 1000:g}k" if step >= 10_000 else f"{step:g}"


def _height(decade: int, part: int) -> float:
    return decade + math.log10(part)


def _power_text(decade: int, part: int, plain: bool) -> str:
    """20 or 0.002 among numbers that can be written like that, 2×10⁻⁸ among others."""
    if plain:
        return f"{part * 10.0**decade:,.{max(-decade, 0)}f}"
    if decade == 0:
        return str(part)
    return f"{f'{part}×' if part > 1 else ''}10{_superscript(decade)}"


def _linear_texts(values: list[float], spacing: float) -> list[str]:
    """The numbers with as many decimals as their distance needs; beside a power of ten where they are long."""
    largest = max(map(abs, values), default=0.0)
    power = 0 if _PLAIN[0] <= largest < _PLAIN[1] or largest == 0 else math.floor(math.log10(largest) + 1e-9)
    decimals = max(math.ceil(power - math.log10(spacing) - 1e-9), 0)
    return [_linear_text(value / 10.0**power, power, decimals, spacing / 10.0**power) for value in values]


def _linear_text(mantissa: float, power: int, decimals: int, spacing: float) -> str:
    if abs(mantissa) < spacing / 100:
        return "0"
    text = f"{mantissa:.{decimals}f}".replace("-", MINUS)
    return f"{text}×10{_superscript(power)}" if power else text


def _superscript(power: int) -> str:
    return str(power).translate(SUPERSCRIPTS)
