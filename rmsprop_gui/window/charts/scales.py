"""The two scales of a chart: how high a value stands, and what range holds the curves."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from rmsprop_gui.surfaces.surface import Array, Range
from rmsprop_gui.window.axes import round_spacing
from rmsprop_gui.window.charts.series import Series

_RISE = 4.0  # decades above its first value that a curve is followed
_DECADES = 18.0  # at most this many below the highest value are shown
_REACH = 2.0  # decades beyond the curves in which the range still takes in a limit
_AWAY = 10.0  # times its first value that a run on its way to infinity is followed on a linear scale
_BEYOND = 0.5  # of the curves' own range, beyond which a linear one does not follow a limit
_LARGEST = 1e150  # what follows is computed in squares


class Scale(Protocol):
    """What the axis counts in: a height for each value."""

    def heights(self, values: Array) -> Array:
        """The values as heights; NaN or ∞ for what has none."""

    def drawable(self, values: Array) -> Array:
        """The values that have a height, in the order of their heights; NaN for the others."""

    def span(self, series: Iterable[Series], limits: Array) -> Range:
        """The lowest and the highest height to show: all curves, and those of the limits that are not far away.

        A curve that runs away leaves through the top: it must not flatten the others.
        """


@dataclass(frozen=True)
class LogScale:
    """Logarithms to base ten; with `magnitude`, of the values without their signs."""

    magnitude: bool = False

    def heights(self, values: Array) -> Array:
        """−∞ for zero, NaN below it."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.log10(self.drawable(values))

    def drawable(self, values: Array) -> Array:
        """What has a logarithm, in the order of the heights; NaN for the rest."""
        return np.abs(values) if self.magnitude else np.where(values < 0, np.nan, values)

    def span(self, series: Iterable[Series], limits: Array) -> Range:
        """Whole decades around the curves, so that the axis rests while a slider is dragged."""
        ends = [end for one in series for column in one.extent for end in self._ends(column)]
        if not ends:
            return 0.0, 1.0
        low, high = float(np.floor(min(ends))), float(np.ceil(max(ends) + 1e-9))
        low = max(min(low, high - 1), high - _DECADES)
        near = limits[(limits >= 10.0 ** (low - _REACH)) & (limits <= 10.0 ** (high + _REACH))]
        if len(near):  # a line needs room for its label
            lowest, highest = math.log10(near.min()), math.log10(near.max())
            low, high = min(low, _half(lowest - 0.3)), max(high, _half(highest + 0.3))
        return low, high

    def _ends(self, column: Array) -> list[float]:
        """The heights of the lowest and the highest value that the range has to hold."""
        values = np.abs(column) if self.magnitude else column
        values = values[(values > 0) & (values < np.inf)]
        if not len(values):
            return []
        followed = values[values <= values[0] * 10.0**_RISE]
        return [math.log10(followed.min()), math.log10(followed.max())]


@dataclass(frozen=True)
class LinearScale:
    """The values as they are, with their signs."""

    def heights(self, values: Array) -> Array:
        """The values themselves."""
        return values

    def drawable(self, values: Array) -> Array:
        """All of them."""
        return values

    def span(self, series: Iterable[Series], limits: Array) -> Range:
        """Round numbers around the curves, from zero where that is near."""
        ends = [end for one in series for column in one.extent for end in self._ends(column, one.runs_away)]
        if not ends:
            return 0.0, 1.0
        low, high = min(ends), max(ends)
        low = 0.0 if 0 <= low <= high / 2 else low
        reach = _BEYOND * (high - low)
        near = limits[(limits >= low - reach) & (limits <= high + reach)]
        low, high = min([low, *near.tolist()]), max([high, *near.tolist()])
        return _rounded(low, high)

    def _ends(self, column: Array, runs_away: bool) -> list[float]:
        values = column[np.abs(column) < _LARGEST]
        sizes = np.abs(values[values != 0])
        if runs_away and len(sizes):
            values = values[np.abs(values) <= _AWAY * sizes[0]]
        return [float(values.min()), float(values.max())] if len(values) else []


def only_below_zero(series: Series, scale: Scale) -> bool:
    """Whether the signs of its values are why it has no height on this scale."""
    return not np.isfinite(scale.heights(series.values)).any() and bool((series.values < 0).any())


def _half(height: float) -> float:
    """The nearest half of a decade."""
    return round(2 * height) / 2


def _rounded(low: float, high: float) -> Range:
    """The range, widened to whole parts of about a fifth of it."""
    if high - low <= 1e-9 * max(abs(low), abs(high)):
        low, high = low - max(abs(low), 1e-12) / 2, high + max(abs(high), 1e-12) / 2
    part = round_spacing((high - low) / 6)
    return math.floor(low / part + 1e-9) * part, math.ceil(high / part + 1e-3) * part
