"""The axes of the canvas: short labels at any zoom, with what they have in common said once, beside the name."""

import math
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from rmsprop_gui.formulas.number import MINUS, SUPERSCRIPTS
from rmsprop_gui.window.axes import PlainAxis, Ticks, round_ticks

_DIGITS = 4  # of a label at the most, from its first to the last that the distance of two ticks needs
_PLAIN = (1e-3, 1e4)  # distances from the one on, and numbers below the other, need no power of ten
_PITCH = 2.5  # heights of a label from one to the next at the least


@dataclass(frozen=True)
class TickFormat:
    """How the ticks of an axis are written: each is `offset` + its label · 10^`power`.

    The offset is a multiple of `spacing`, the distance between two labels, and those have `decimals` digits after the
    point.
    """

    spacing: float
    offset: float = 0.0
    power: int = 0
    decimals: int = 0

    @classmethod
    def of(cls, ticks: list[float], spacing: float) -> "TickFormat":
        """The shortest for some ticks, at least one, that lie `spacing` apart."""
        finest = math.floor(math.log10(spacing) + 1e-9)
        largest = max(map(abs, ticks))
        offset = 0.0
        if largest and math.floor(math.log10(largest)) - finest >= _DIGITS:
            unit = 10.0 ** (finest + 2)
            offset = round(ticks[len(ticks) // 2] / unit) * unit
        left = max(abs(tick - offset) for tick in ticks)
        is_plain = spacing >= _PLAIN[0] * (1 - 1e-9) and left < _PLAIN[1]
        power = 0 if is_plain or left == 0 else math.floor(math.log10(left) + 1e-9)
        return cls(spacing, offset, power, max(power - finest, 0))

    def label(self, tick: float) -> str:
        """The label of a tick; in whole spacings, as a difference of large numbers has lost its last digits."""
        steps = round(tick / self.spacing) - round(self.offset / self.spacing)
        if steps == 0:
            return "0"
        return f"{steps * (self.spacing / 10.0**self.power):.{self.decimals}f}".replace("-", MINUS)

    def named(self, name: str) -> str:
        """The name of the axis with what all labels have in common: x₁ − 8.9931 (×10⁻⁷)."""
        if self.offset:
            decimals = max(-math.floor(math.log10(self.spacing) + 1e-9) - 2, 0)
            name = f"{name} {'+' if self.offset < 0 else MINUS} {abs(self.offset):.{decimals}f}"
        return f"{name} (×10{str(self.power).translate(SUPERSCRIPTS)})" if self.power else name


class PlaneAxis(PlainAxis):
    """An axis of one parameter: at any zoom at least two ticks have labels, which are short and do not touch."""

    def __init__(self, side: str, name: str) -> None:
        self._name = name
        self._is_upright = side in ("left", "right")
        self._format = TickFormat(1.0)
        super().__init__(side)
        self.setLabel(name)

    def show_look(self, colour: str) -> None:
        """Take over the look that the application has now, in this ink; a side axis is as wide as its labels may be."""
        super().show_look(colour)
        if self._is_upright:
            self.setWidth(_metrics().horizontalAdvance(f"{MINUS}0.000") + 16)
        self._write_name()

    def setRange(self, low: float, high: float) -> None:  # noqa: N802, pyqtgraph's name
        super().setRange(low, high)
        self._write_name()

    def tickValues(self, low: float, high: float, size: float) -> Ticks:
        every, ticks = self._labelled(low, high, size)
        self._format = TickFormat.of(ticks, every)
        finer = every / _finer_parts(every)
        numbers = range(math.ceil(low / finer), math.floor(high / finer) + 1)
        labelled = {round(tick / finer) for tick in ticks}
        return [(every, ticks), (finer, [finer * n for n in numbers if n not in labelled])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if spacing != self._format.spacing:
            return []
        return [self._format.label(value) for value in values]

    def _labelled(self, low: float, high: float, size: float) -> tuple[float, list[float]]:
        """The spacing and the places of the closest labels that do not touch; where only one has room, of two."""
        pixels = size / (high - low)
        every, ticks = self._with_room(_PITCH * _metrics().height() / pixels, low, high, pixels)
        while len(ticks) < 2:
            every, ticks = self._with_room(every / 2.5, low, high, pixels)  # of 1, 2, 5, 10 the one before
        while self._touch(every, ticks, pixels):
            wider, fewer = self._with_room(every * 1.1, low, high, pixels)
            if wider <= every or len(fewer) < 2:
                return every, [ticks[0], ticks[-1]]
            every, ticks = wider, fewer
        return every, ticks

    def _with_room(self, least: float, low: float, high: float, pixels: float) -> tuple[float, list[float]]:
        """Round ticks whose labels do not stand out too far, where a unit is so many pixels long."""
        every, ticks = round_ticks(low, high, least)
        if self._is_upright:
            return every, ticks
        written, metrics = TickFormat.of(ticks, every), _metrics()
        halves = [metrics.horizontalAdvance(written.label(tick)) / 2 - self._overhang for tick in ticks]
        return every, [
            tick
            for tick, half in zip(ticks, halves, strict=True)
            if (tick - low) * pixels >= half and (high - tick) * pixels >= half
        ]

    def _touch(self, every: float, ticks: list[float], pixels: float) -> bool:
        """Whether neighbouring labels do."""
        written, metrics = TickFormat.of(ticks, every), _metrics()
        if self._is_upright:
            return every * pixels < metrics.height()
        widest = max(metrics.horizontalAdvance(written.label(tick)) for tick in ticks)
        return every * pixels < widest + metrics.averageCharWidth()

    def _write_name(self) -> None:
        size = self.size().height() if self._is_upright else self.size().width()
        low, high = self.range
        every, ticks = self._labelled(low, high, max(size, 1.0))
        name = TickFormat.of(ticks, every).named(self._name)
        if name != self.labelText:
            self.setLabel(name)
            self.resizeEvent()  # which puts it in the middle


def _metrics() -> QFontMetricsF:
    """Of the labels."""
    return QFontMetricsF(QApplication.font())


def _finer_parts(every: float) -> int:
    """Into how many parts the finer ticks divide the distance of two labels: 1 and 5 into fifths, 2 into quarters."""
    mantissa = every / 10.0 ** math.floor(math.log10(every) + 1e-9)
    return 4 if round(mantissa) == 2 else 5
