"""Contour lines and bands of a surface, at levels that show the valley."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.surfaces.levels import NO_LEVELS, Levels, chosen_levels
from rmsprop_gui.surfaces.surface import Array, Point, View
from rmsprop_gui.surfaces.value_rays import ValuePlace, rays_of

_FLOOR = 0.0005  # the part of the view that lies below the lowest line
_CELL = 4  # pixels between grid points: finer cannot be told apart once interpolated
_NOTHING = 1e-9  # of the highest value in view: a minimum as near to 0 is 0 but for rounding


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
    """A drawing of a landscape at step `t` over `view`.

    Bands from low to high; for each of the levels its lines (n, 2) with NaN between them; and places where the values
    of major levels may be written, those of each tuple on one ray.
    """

    landscape: Landscape
    view: View
    bands: tuple[Band, ...]
    levels: Levels
    lines: tuple[Array, ...]
    rays: tuple[tuple[ValuePlace, ...], ...] = ()
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
    minima = landscape.minima_at(t)
    levels = _levels(landscape, t, heights.compressed(), minima)
    generator = contour_generator(
        x1, x2, heights, fill_type=FillType.ChunkCombinedOffset, line_type=LineType.ChunkCombinedNan
    )
    bands = []
    for index, (low, high) in enumerate(pairwise((-np.inf, *levels.values, np.inf))):
        points, offsets = (chunks[0] for chunks in generator.filled(low, high))
        if points is not None and offsets is not None:
            bands.append(Band(levels.shade(index), np.asarray(points, float), np.asarray(offsets, np.uint32)))
    found = [generator.lines(level)[0][0] for level in levels.values]
    lines = tuple(np.empty((0, 2)) if line is None else np.asarray(line, float) for line in found)
    rays = rays_of(heights.filled(np.nan), levels, view, size, minima)
    return Contours(landscape, view, tuple(bands), levels, lines, rays, t)


def _levels(landscape: Landscape, t: float, heights: Array, minima: tuple[Point, ...]) -> Levels:
    """The levels for a view that shows these heights; none where nothing in it is finite."""
    if not heights.size:
        return NO_LEVELS
    lowest, high = float(heights.min()), float(heights.max())
    levels = chosen_levels(float(np.quantile(heights, _FLOOR)), high, _base(landscape, t, minima, lowest, high))
    # Very far in, neighbouring levels round to the same float.
    _, kept = np.unique(levels.values, return_index=True)
    return Levels(levels.base, levels.heights[kept], levels.major[kept], levels.is_log)


def _base(landscape: Landscape, t: float, minima: tuple[Point, ...], lowest: float, high: float) -> float | None:
    """What the surface nowhere goes below: its lowest known minimum, or 0 if it never shows less; None if unknown."""
    known = [float(landscape.value(*point, t)) for point in minima]
    base = min(known, default=0.0)
    if not math.isfinite(base) or (base > lowest and not math.isclose(base, lowest)):
        return None
    return 0.0 if abs(base) <= _NOTHING * abs(high) else base
