"""At which heights contour lines are drawn, and which of them are major."""

import math
from dataclasses import dataclass

import numpy as np

from rmsprop_gui.formulas.number import MINUS, number
from rmsprop_gui.surfaces.surface import Array

_LINES = 20  # about this many in a view
_MANTISSAS = (1.0, 1.2, 1.44, 1.73, 2.08, 2.5, 3.0, 3.6, 4.33, 5.2, 6.25, 7.5)  # in equal ratios, 1 and 3 among them
_DECADES = 8.0  # how far below the highest value in view the lowest line may lie
_FEW = 1.2  # decades: below that a logarithm shows no more than the heights themselves
_EVERY = ((2.0, 1, 6), (4.4, 2, 6), (math.inf, 4, 12))
"""Up to how many decades every first, second or fourth of the mantissas is a line, and every how many a major one."""
_MAJOR_STEPS = {1: 5, 2: 5, 5: 4}  # so that major lines of linear levels are at 5, 10 and 20
_PLAIN = 1e6  # heights below it are written out
_FINEST = 1e-13  # of the heights: what rises less than that in a view is nothing but rounding


@dataclass(frozen=True, eq=False)
class Levels:
    """Heights (n,) above `base` from low to high, and which of them are major (n,). `is_log` where in equal ratios."""

    base: float
    heights: Array
    major: Array
    is_log: bool = False

    @property
    def values(self) -> Array:
        """What the surface is there; (n,)."""
        values: Array = self.base + self.heights
        return values

    def shade(self, index: int) -> float:
        """How high what lies below the level with this index is shown, from 0; above the last level it is 1."""
        return index / max(len(self.heights), 1)

    def labels(self) -> list[str]:
        """Each height as it is written."""
        return [_text(height) for height in self.heights.tolist()]


def _text(height: float) -> str:
    return f"{height:g}".replace("-", MINUS) if abs(height) < _PLAIN else number(height)


NO_LEVELS = Levels(0.0, np.empty(0), np.empty(0, bool))
"""Of what does not rise."""


def chosen_levels(low: float, high: float, base: float | None) -> Levels:
    """Levels for a view in which nearly all of a surface is between `low` and `high`.

    Heights are in equal ratios above `base`, the value that the surface nowhere goes below, so that they crowd towards
    the minimum and the floor of a valley shows; in equal steps where that value is not known, or the view is so far
    from it that ratios show no more. Both are from one fixed ladder whose rungs get closer as the view gets narrower:
    while the view is dragged about, lines stay where they are.
    """
    rise = high - min(low, low if base is None else base)  # beyond all floats, nothing can be told apart
    if not (math.isfinite(low) and math.isfinite(rise)) or high - low <= _FINEST * max(abs(low), abs(high)):
        return NO_LEVELS
    if base is None or high <= base:
        return _linear(low, high)
    lowest = max(low - base, (high - base) * 10**-_DECADES)
    decades = math.log10(high - base) - math.log10(lowest)
    return _logarithmic(base, lowest, high - base, decades) if decades >= _FEW else _linear(low, high)


def _logarithmic(base: float, low: float, high: float, decades: float) -> Levels:
    every, major = next((every, major) for most, every, major in _EVERY if decades <= most)
    count = len(_MANTISSAS)
    places = np.arange(count * math.floor(math.log10(low)), count * (math.floor(math.log10(high)) + 1), every)
    mantissas = np.array(_MANTISSAS)[places % count]
    heights = np.array([float(f"{m}e{p}") for m, p in zip(mantissas.tolist(), (places // count).tolist(), strict=True)])
    seen = (heights >= low) & (heights < high)
    return Levels(base, heights[seen], (places % major == 0)[seen], is_log=True)


def _linear(low: float, high: float) -> Levels:
    least = (high - low) / _LINES
    power = math.floor(math.log10(least))
    digit = next((part for part in (1, 2, 5) if part * 10.0**power >= 0.8 * least), 10)
    if digit == 10:
        digit, power = 1, power + 1
    step = digit * 10.0**power
    places = np.arange(math.floor(low / step) + 1, math.ceil(high / step))
    heights = np.array([float(f"{place * digit}e{power}") for place in places.tolist()])
    return Levels(0.0, heights, places % _MAJOR_STEPS[digit] == 0)
