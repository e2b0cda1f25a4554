"""How a path looks some steps after it was walked: thinner and paler the older it is."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from rmsprop_gui.window.looks.colours import mixed

WIDTHS = 10
"""How many ages are told apart."""
_STEPS = 26.0  # after which a step has faded to 1/e
_CORE_OLD, _CASING_OLD = 0.42, 0.6  # of their widths that remain
_PALER = 0.2  # of the casing's colour in the oldest core
_DOT, _DOT_OLD, _RIM = 3.8, 2.2, 1.8  # radius of a dot where a step ends, to the middle of its rim


@dataclass(frozen=True)
class PathPen:
    """What one path is drawn with while it is fresh: its colour on a casing, and its width at some scale."""

    colour: str
    casing: str
    width: float
    scale: float
    around: float = 2.0
    """Pixels at scale 1 of the casing on each side."""

    def core(self, freshness: float) -> float:
        """The width of the path itself, in pixels; freshness goes from 1 down to 0."""
        return self.width * self.scale * (_CORE_OLD + (1 - _CORE_OLD) * freshness)

    def outer(self, freshness: float) -> float:
        """The width of its casing, which it lies in the middle of."""
        return self.core(freshness) + 2 * self.around * self.scale * (_CASING_OLD + (1 - _CASING_OLD) * freshness)

    def ink(self, freshness: float) -> QColor:
        """The colour of the path itself."""
        return _paler(self.colour, self.casing, _PALER * (1 - freshness))

    def dot(self, freshness: float) -> tuple[float, float]:
        """The radius of a dot to the outside of its rim, and the width of that."""
        middle = _DOT_OLD + (_DOT - _DOT_OLD) * freshness
        return (middle + _RIM / 2) * self.scale, _RIM * self.scale


@lru_cache(maxsize=256)
def _paler(colour: str, casing: str, share: float) -> QColor:
    return mixed(colour, casing, share)


def ages(count: int) -> NDArray[np.intp]:
    """For `count` steps, the last of which is the newest, which of the ages each has; 0 is the oldest."""
    freshness = np.exp(-np.arange(count - 1, -1, -1) / _STEPS)
    found: NDArray[np.intp] = np.minimum((freshness * WIDTHS).astype(np.intp), WIDTHS - 1)
    return found


def freshness_of(age: int) -> float:
    """How fresh steps of that age are drawn: the newest as at first, the oldest as they stay."""
    return 1.0 if age == WIDTHS - 1 else 0.0 if age == 0 else (age + 0.5) / WIDTHS


YOUNG = math.ceil(_STEPS * math.log(WIDTHS))
"""After so many steps a step is of the oldest age, and its look does not change any more."""
