"""Contour lines and bands of a surface, at levels that show the valley."""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.surfaces.levels import NO_LEVELS, Levels, chosen_levels
from rmsprop_gui.surfaces.surface import Array, Point, View
from rmsprop_gui.surfaces.value_rays import ValuePlace, rays_of

_FLOOR = 0.0005  # the part of the view that lies below the lowest line
_CELL = 4  # pixels between grid points: finer cannot be told apart once interpolated
_SAMPLED = (64, 48)  # places along x₁ and x₂ at which the heights of a whole run are looked at
_MOMENTS = 64  # of a run, besides its ends
_GOLDEN = (math.sqrt(5) - 1) / 2
_NOTHING = 1e-9  # of the highest value in view: a minimum as near to 0 is 0 but for rounding


class Landscape(Hashable, Protocol):
    """What contours are drawn of: a surface, or what is made of one."""

    @property
    def depends_on_step(self) -> bool:
        """Whether the same point has another height at another step."""

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


def trace_contours(
    landscape: Landscape, view: View, size: tuple[int, int], t: float = 0.0, last: int | None = None
) -> Contours:
    """Find the contours over `view` at step `t` for a picture of `size` pixels (width, height).

    With a `last` step the levels of a landscape that moves are the same at all steps up to that one, so that its lines
    move and none of them comes or goes.
    """
    from contourpy import FillType, LineType, contour_generator  # late: not needed before there is a window

    (left, right), (bottom, top) = view
    columns, rows = (max(pixels // _CELL, 32) for pixels in size)
    x1, x2 = np.linspace(left, right, columns), np.linspace(bottom, top, rows)
    heights, minima = _masked(sampled(landscape, x1, x2, t)), landscape.minima_at(t)
    levels = levels_in_view(landscape, view, t, heights, minima, last)
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
    rays = rays_of(np.ma.filled(heights, np.nan), levels, view, size, minima)
    return Contours(landscape, view, tuple(bands), levels, lines, rays, t)


def _masked(heights: Array) -> Array:
    """The heights, where some are not finite with a mask over these."""
    return heights if np.isfinite(heights).all() else np.ma.masked_invalid(heights)


def sampled(landscape: Landscape, x1: Array, x2: Array, t: float) -> Array:
    """The heights (n, m) at step `t` over a grid of x₁ (m,) and x₂ (n,), whatever is not finite included."""
    with np.errstate(all="ignore"):
        values = np.asarray(landscape.value(*np.meshgrid(x1, x2), t), float)
    return np.broadcast_to(values, (len(x2), len(x1)))


def levels_in_view(
    landscape: Landscape, view: View, t: float, heights: Array, minima: tuple[Point, ...], last: int | None
) -> Levels:
    """The levels for a view that shows these heights at step `t`, or, of a run up to a last step, for all of it."""
    if last is not None and landscape.depends_on_step:
        return _levels_of_run(landscape, view, last)
    return _levels(landscape, t, heights, minima)


def _levels(landscape: Landscape, t: float, heights: Array, minima: tuple[Point, ...]) -> Levels:
    """The levels for a view that shows these heights at step `t`."""
    finite = np.ma.compressed(heights)
    return _levels_of(finite, _base([float(landscape.value(*point, t)) for point in minima], finite))


@lru_cache(maxsize=8)
def _levels_of_run(landscape: Landscape, view: View, last: int) -> Levels:
    """The levels for a view of all steps up to the last; of those at which a minimum is in view, if there are some."""
    grid = np.meshgrid(*(np.linspace(low, high, count) for (low, high), count in zip(view, _SAMPLED, strict=True)))
    seen: list[Array] = []
    unseen: list[Array] = []
    known: list[float] = []
    for t in _moments(last):
        with np.errstate(all="ignore"):
            heights = np.asarray(landscape.value(grid[0], grid[1], t), float)
        minima = landscape.minima_at(t)
        known += [float(landscape.value(*point, t)) for point in minima]
        (seen if any(_is_in(view, point) for point in minima) else unseen).append(heights[np.isfinite(heights)])
    everything = np.concatenate(seen or unseen)
    return _levels_of(everything, _base(known, everything))


def _moments(last: int) -> list[float]:
    """The ends of a run and steps between them, which fall in with no period."""
    places = (np.arange(1, _MOMENTS + 1) * _GOLDEN) % 1
    moments: list[float] = np.unique(np.round(np.concatenate(((0.0, 1.0), places)) * last)).tolist()
    return moments


def _is_in(view: View, point: Point) -> bool:
    return all(low <= part <= high for part, (low, high) in zip(point, view, strict=True))


def _levels_of(heights: Array, base: float | None) -> Levels:
    """The levels that tell these heights (n,) apart; none where there are none."""
    if not heights.size:
        return NO_LEVELS
    levels = chosen_levels(float(np.quantile(heights, _FLOOR)), float(heights.max()), base)
    # Very far in, neighbouring levels round to the same float.
    _, kept = np.unique(levels.values, return_index=True)
    return Levels(levels.base, levels.heights[kept], levels.major[kept], levels.is_log)


def _base(known: list[float], heights: Array) -> float | None:
    """What the surface nowhere goes below: its lowest known minimum, or 0 if it never shows less; None if unknown."""
    if not heights.size:
        return None
    lowest, high = float(heights.min()), float(heights.max())
    base = min(known, default=0.0)
    if not math.isfinite(base) or (base > lowest and not math.isclose(base, lowest)):
        return None
    return 0.0 if abs(base) <= _NOTHING * abs(high) else base
