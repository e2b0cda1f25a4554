"""Contour lines and bands of a surface, at levels that show the valley."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.surfaces.surface import Array, View

_LEVELS = 16  # about this many lines in a view
_FLOOR = 0.01  # the part of the view that lies below the lowest line
_DECADES = 8.0  # how far below the highest value in view the lowest line may lie
_FINEST = 1e-14  # a view of fewer decades than this shows nothing but rounding
_CELL = 4  # pixels between grid points: finer cannot be told apart once interpolated


class Landscape(Protocol):
    """What contours are drawn of: a surface, or what is made of one."""

    def value(self, x1: Any, x2: Any, t: Any) -> Any:
        """The height at step `t`."""

    def minima_at(self, t: Any) -> tuple[tuple[Any, Any], ...]:
        """The known minima at step `t`."""


@dataclass(frozen=True)
class Band:
    """What lies between two levels.

    `points` (n, 2) in data units hold closed outlines one after the other, `offsets` where each begins. `shade` is the
    height of the band, from 0 at the foot of the surface to 1 at the top of the view.
    """

    shade: float
    points: Array
    offsets: NDArray[np.uint32]


@dataclass(frozen=True, eq=False)
class Contours:
    """A drawing of a landscape at step `t` over `view`: bands from low to high, lines (n, 2) with NaN between them."""

    landscape: Landscape
    view: View
    bands: tuple[Band, ...]
    lines: Array
    t: float = 0.0


def trace_contours(landscape: Landscape, view: View, size: tuple[int, int], t: float = 0.0) -> Contours:
    """Find the contours over `view` at step `t` for a picture of `size` pixels (width, height)."""
    from contourpy import FillType, LineType, contour_generator  # late: not needed before there is a window

    (left, right), (bottom, top) = view
    columns, rows = (max(pixels // _CELL, 32) for pixels in size)
    x1, x2 = np.linspace(left, right, columns), np.linspace(bottom, top, rows)
    with np.errstate(all="ignore"):
        values = np.asarray(landscape.value(*np.meshgrid(x1, x2), t), float)
    heights = np.ma.masked_invalid(np.broadcast_to(values, (rows, columns)))
    levels = _levels(landscape, t, heights.compressed())
    generator = contour_generator(
        x1, x2, heights, fill_type=FillType.ChunkCombinedOffset, line_type=LineType.ChunkCombinedNan
    )
    bands = []
    for index, (low, high) in enumerate(pairwise((-np.inf, *levels, np.inf))):
        points, offsets = (chunks[0] for chunks in generator.filled(low, high))
        if points is not None and offsets is not None:
            bands.append(Band(index / max(len(levels), 1), np.asarray(points, float), np.asarray(offsets, np.uint32)))
    lines = [line for level in levels for line in generator.lines(level)[0] if line is not None]
    gap = np.full((1, 2), np.nan)
    joined = np.concatenate([part for line in lines for part in (line, gap)]) if lines else np.empty((0, 2))
    return Contours(landscape, view, tuple(bands), joined, t)


def _levels(landscape: Landscape, t: float, heights: Array) -> Array:
    """The levels for a view that shows these heights; none where nothing in it is finite."""
    if not heights.size:
        return np.empty(0)
    base = min([float(heights.min()), *(float(landscape.value(*point, t)) for point in landscape.minima_at(t))])
    floor = float(np.quantile(heights, _FLOOR))
    # Very far in, neighbouring levels round to the same float.
    return np.unique(base + spaced_levels(floor - base, float(heights.max()) - base))


def spaced_levels(low: float, high: float) -> Array:
    """Levels in equal ratios, so that they crowd towards the minimum and the floor of a valley shows.

    They are taken from one fixed ladder of powers of ten, whose rungs get closer as the view gets narrower: while the
    view is dragged about, lines stay where they are.
    """
    if not (high > low >= 0 and np.isfinite(high)):
        return np.empty(0)
    decades = np.log10(high) - np.log10(max(low, high * 10**-_DECADES))
    if not decades > _FINEST:
        return np.empty(0)
    rung = 2.0 ** np.round(np.log2(decades / _LEVELS))
    first = np.floor(np.log10(max(low, high * 10**-_DECADES)) / rung) + 1
    count = max(int(np.ceil(np.log10(high) / rung) - first), 0)
    ladder: Array = 10.0 ** (rung * (first + np.arange(count)))
    return ladder[(ladder >= low) & (ladder <= high)]
