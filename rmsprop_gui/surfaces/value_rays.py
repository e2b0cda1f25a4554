"""Where the values of major contour lines may be written: on rays out of the lowest point."""

import math
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.surfaces.levels import Levels
from rmsprop_gui.surfaces.surface import Array, Point, View

_ANGLES = tuple(math.radians(angle) for angle in (160, 150, 20, 30, 200, 210, 340, 330, 140, 40, 220, 320, 120, 60))
"""Of the rays, counterclockwise from the right of the screen, the best first: there a flat line is easily read."""
_SAMPLES = 160  # along a ray


@dataclass(frozen=True)
class ValuePlace:
    """Where a ray meets the line of the level with this index, and which way the line runs there, in data units."""

    ray: int
    """Which of all rays it is, the same one at every step."""
    level: int
    point: Point
    direction: Point


def rays_of(
    heights: Array, levels: Levels, view: View, size: tuple[int, int], minima: tuple[Point, ...]
) -> tuple[tuple[ValuePlace, ...], ...]:
    """For each ray, from inside to outside, the places where it first meets a major line.

    `heights` (rows, columns) are those of the view at equal distances, upwards, with NaN where there are none.
    """
    major = np.flatnonzero(levels.major)
    if not len(major):
        return ()
    grid = _Grid(heights, view)
    along = np.linspace(0.0, math.hypot(*size), _SAMPLES)
    steps = np.array([(math.cos(angle) / size[0], math.sin(angle) / size[1]) for angle in _ANGLES])
    points = grid.lowest(minima) + along[:, None] * steps[:, None]  # (rays, samples, 2)
    outside = ((points < 0) | (points > 1)).any(axis=2)
    met = np.where(outside, np.nan, grid.at(points.clip(0, 1)))
    rays, indices, places = _met(points, met, levels.values, major)
    told = map(ValuePlace, rays, indices, map(grid.point, places), grid.directions(places))
    return tuple(tuple(ray) for _, ray in groupby(told, key=attrgetter("ray")))


def _met(points: Array, heights: Array, values: Array, major: NDArray[np.intp]) -> tuple[list[int], list[int], Array]:
    """Which of the rays, points (rays, n, 2) with these heights (rays, n), meets which of the major levels, and where.

    The place (m, 2) is the first along the ray. All of one ray stand together.
    """
    before, after = heights[:, :-1, None], heights[:, 1:, None]
    crossed = (np.minimum(before, after) < values[major]) & (np.maximum(before, after) >= values[major])
    rays, which = np.nonzero(crossed.any(axis=1))
    rows, levels = crossed.argmax(axis=1)[rays, which], major[which]
    low, high = heights[rays, rows], heights[rays, rows + 1]
    part = ((values[levels] - low) / (high - low))[:, None]
    begin, end = points[rays, rows], points[rays, rows + 1]
    return rays.tolist(), levels.tolist(), begin + part * (end - begin)


class _Grid:
    """Heights over a view, asked for at places (…, 2) from (0, 0), its lower left corner, to (1, 1)."""

    def __init__(self, heights: Array, view: View) -> None:
        self._heights = heights
        self._low = np.array([low for low, _ in view])
        self._size = np.array([high - low for low, high in view])

    def lowest(self, minima: tuple[Point, ...]) -> Array:
        """The place of the first known minimum in view; without one, of the lowest height."""
        places: Array = (np.array(minima, float).reshape(-1, 2) - self._low) / self._size
        inside = places[((places > 0) & (places < 1)).all(axis=1)]
        if len(inside):
            first: Array = inside[0]
            return first
        row, column = np.unravel_index(int(np.nanargmin(self._heights)), self._heights.shape)
        rows, columns = self._heights.shape
        return np.array([column / (columns - 1), row / (rows - 1)])

    def at(self, places: Array) -> Array:
        """The heights there, between grid points in straight lines; (…)."""
        rows, columns = self._heights.shape
        x, y = places[..., 0] * (columns - 1), places[..., 1] * (rows - 1)
        column, row = (np.clip(np.floor(part).astype(int), 0, most) for part, most in ((x, columns - 2), (y, rows - 2)))
        right, up = x - column, y - row
        below = self._heights[row, column] * (1 - right) + self._heights[row, column + 1] * right
        above = self._heights[row + 1, column] * (1 - right) + self._heights[row + 1, column + 1] * right
        between: Array = below * (1 - up) + above * up
        return between

    def point(self, place: Array) -> Point:
        x1, x2 = (self._low + place * self._size).tolist()
        return x1, x2

    def directions(self, places: Array) -> list[Point]:
        """Which way the line through each place runs, across the slope, in data units."""
        rows, columns = self._heights.shape
        x, y = np.array([1.0 / (columns - 1), 0.0]), np.array([0.0, 1.0 / (rows - 1)])
        with np.errstate(all="ignore"):
            right = (self.at(places + x) - self.at(places - x)) / (2 * x[0] * self._size[0])
            up = (self.at(places + y) - self.at(places - y)) / (2 * y[1] * self._size[1])
        return [(-b, a) for a, b in zip(right.tolist(), up.tolist(), strict=True)]
