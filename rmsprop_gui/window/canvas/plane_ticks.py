"""The ticks of the canvas: short labels at any zoom, with what they have in common said once, beside the name."""

import math
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

from rmsprop_gui.formulas.number import MINUS, SUPERSCRIPTS
from rmsprop_gui.window.axes import round_ticks

_DIGITS = 4  # of a label at the most, from its first to the last that the distance of two ticks needs
_PLAIN = (1e-3, 1e4)  # distances from the one on, and numbers below the other, need no power of ten
_PITCH, _PITCH_UP = 4.5, 3.5  # heights of a label from one to the next at the least, beside and above one another


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


@dataclass(frozen=True)
class PlaneTicks:
    """The ticks of one parameter, each with its label, and its name with what all labels have in common."""

    name: str
    places: tuple[float, ...]
    labels: tuple[str, ...]


def plane_ticks(
    name: str, low: float, high: float, size: float, metrics: QFontMetricsF, is_upright: bool
) -> PlaneTicks:
    """At least two ticks from low to high, `size` pixels apart, whose labels are short, whole and do not touch."""
    pixels = size / (high - low)

    def with_room(least: float) -> tuple[float, list[float]]:
        every, ticks = round_ticks(low, high, least)
        halves = _halves(every, ticks, metrics, is_upright)
        pairs = zip(ticks, halves, strict=True)
        return every, [tick for tick, half in pairs if min(tick - low, high - tick) * pixels >= half]

    pitch = (_PITCH_UP if is_upright else _PITCH) * metrics.height()
    every, ticks = with_room(pitch / pixels)
    while len(ticks) < 2:
        every, ticks = with_room(every / 2.5)  # of 1, 2, 5, 10 the one before
    while every * pixels < 2 * max(_halves(every, ticks, metrics, is_upright)) + metrics.averageCharWidth():
        wider, fewer = with_room(every * 1.1)
        if wider <= every or len(fewer) < 2:
            ticks = [ticks[0], ticks[-1]]
            break
        every, ticks = wider, fewer
    written = TickFormat.of(ticks, every)
    return PlaneTicks(written.named(name), tuple(ticks), tuple(map(written.label, ticks)))


def _halves(every: float, ticks: list[float], metrics: QFontMetricsF, is_upright: bool) -> list[float]:
    """How far the label of each tick reaches to both sides of it, along the axis."""
    if is_upright:
        return [metrics.height() / 2] * len(ticks)
    written = TickFormat.of(ticks, every)
    return [metrics.horizontalAdvance(written.label(tick)) / 2 for tick in ticks]
