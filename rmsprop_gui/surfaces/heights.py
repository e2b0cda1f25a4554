"""A surface as a grid of heights, and the axis that they are drawn on: linear, logarithmic, or cut off."""

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from rmsprop_gui.formulas.number import MINUS, SUPERSCRIPTS, number
from rmsprop_gui.surfaces.contours import Landscape, levels_in_view, sampled
from rmsprop_gui.surfaces.levels import Levels
from rmsprop_gui.surfaces.surface import Array, Point, View

GRID = 161
"""Points along either side: each is then known to 16 bits, and a cell is a few pixels wide."""
_WIDE = 6.5  # times the middle height, that the highest one may be before a linear axis shows little but walls
_TYPICAL = 0.7  # of all points are lower than where the axis is cut off
_FLOOR = 0.025  # of all points are lower than where a logarithm ends: a minimum would be a bottomless pit
_DECADES = 6.0  # of a logarithmic axis at the most
_LEVEL = 1e-3  # of its height, that the axis of what does not rise goes beyond it
_TICKS = 5  # about as many on an axis
_FEWEST = 3
_DIGITS = (1,), (1, 3), (1, 2, 5), (1, 2, 3, 4, 6, 8)
_LADDER = (1.0, 2.0, 5.0, 10.0)


class HeightScale(Enum):
    """How heights are drawn."""

    LINEAR = "linear"
    LOGARITHMIC = "logarithmic"
    CUT = "cut off"


@dataclass(frozen=True, eq=False)
class Heights:
    """A landscape at step `t` over `view`: `values` (rows, columns) with x₂ along rows and x₁ along columns.

    What is not finite is NaN. The levels are those of its contours.
    """

    landscape: Landscape
    view: View
    t: float
    values: Array
    levels: Levels
    minima: tuple[Point, ...]
    """The known ones at that step."""


def measured(landscape: Landscape, view: View, t: float = 0.0, last: int | None = None) -> Heights:
    """The heights over `view` at step `t`. With a `last` step the levels are those of the whole run, as of contours."""
    x1, x2 = (np.linspace(low, high, GRID) for low, high in view)
    values = sampled(landscape, x1, x2, t)
    values = np.where(np.isfinite(values), values, np.nan)
    minima = landscape.minima_at(t)
    levels = levels_in_view(landscape, view, t, np.ma.masked_invalid(values), minima, last)
    return Heights(landscape, view, t, values, levels, minima)


@dataclass(frozen=True)
class HeightAxis:
    """From heights to the share of the axis, from 0 at its foot to 1 at its top.

    `base` is what a logarithm is taken above of, `low` and `high` are the ends, heights above it there.
    """

    scale: HeightScale
    low: float
    high: float
    base: float = 0.0

    def share(self, values: Array) -> Array:
        """How far up each of the heights is; above 1 beyond a cut, NaN where there is none."""
        placed = np.asarray(values, float)
        if self.scale is HeightScale.LOGARITHMIC:
            with np.errstate(all="ignore"):
                placed = np.log10(np.maximum(placed - self.base, self.low))
            low, high = math.log10(self.low), math.log10(self.high)
        else:
            low, high = self.low, self.high
        share: Array = (placed - low) / (high - low)
        return share

    def ticks(self) -> list[tuple[float, str]]:
        """Round heights on the axis: how far up each is, and how it is written."""
        return self._powers() if self.scale is HeightScale.LOGARITHMIC else self._multiples()

    def _powers(self) -> list[tuple[float, str]]:
        """Powers of ten, and what is between them where there are few; of less than half of one, multiples."""
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        every = max(math.ceil((last - first - 1) / _TICKS), 1)
        for digits in _DIGITS:
            pairs = [(digit, power) for power in range(first, last + 1, every) for digit in digits]
            seen = [(digit, power) for digit, power in pairs if self.low <= digit * 10.0**power <= self.high]
            if len(seen) >= _FEWEST:
                break
        else:
            return self._multiples()
        shares = self.share(self.base + np.array([digit * 10.0**power for digit, power in seen])).tolist()
        return [(share, _power(*pair)) for share, pair in zip(shares, seen, strict=True)]

    def _multiples(self) -> list[tuple[float, str]]:
        """Multiples of a round number."""
        step = _round_up((self.high - self.low) / _TICKS)
        places = range(math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9) + 1)
        values = np.array([place * step for place in places])
        texts = [f"{value:.6g}".replace("-", MINUS) if abs(value) < 1e6 else number(value) for value in values.tolist()]
        return list(zip(self.share(self.base + values).tolist(), texts, strict=True))


def _power(digit: int, power: int) -> str:
    if -3 <= power <= 4:
        return f"{digit * 10.0**power:g}"
    written = f"10{str(power).translate(SUPERSCRIPTS)}"
    return written if digit == 1 else f"{digit}×{written}"


def height_axis(heights: Heights, scale: HeightScale | None = None) -> HeightAxis:
    """The axis for these heights on that scale, or on the one that suits them."""
    values = heights.values[np.isfinite(heights.values)]
    low, high = (float(values.min()), float(values.max())) if values.size else (0.0, 1.0)
    if not high > low:
        rise = max(0.5, _LEVEL * abs(low))
        low, high = low - rise, low + rise
    is_log = heights.levels.is_log  # else it is not known what they are above of
    scale = scale or _suitable(values, low, high, is_log)
    if scale is HeightScale.LOGARITHMIC:
        base = heights.levels.base if is_log else low
        above = float(np.quantile(values, _FLOOR)) - base if values.size else 0.0
        return HeightAxis(scale, max(above, (high - base) * 10**-_DECADES), high - base, base)
    if scale is HeightScale.CUT and values.size:
        high = min(low + _round_up(float(np.quantile(values, _TYPICAL)) - low), high)
    return HeightAxis(scale, low, high)


def _suitable(values: Array, low: float, high: float, is_log: bool) -> HeightScale:
    """Linear where that shows more than walls around a floor; a logarithm where there is something to count from."""
    if not values.size or high - low <= _WIDE * (float(np.median(values)) - low):
        return HeightScale.LINEAR
    return HeightScale.LOGARITHMIC if is_log else HeightScale.CUT


def _round_up(value: float) -> float:
    """The next of 1, 2, 5, 10 and their like."""
    if not value > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(digit * power for digit in _LADDER if digit * power >= value * (1 - 1e-9))
