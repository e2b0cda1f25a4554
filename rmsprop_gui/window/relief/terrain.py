"""The surface as it stands in its box: where each point of the plane is, and what is behind it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.surfaces.heights import HeightAxis, Heights
from rmsprop_gui.surfaces.surface import Array

LIFT = 0.006
"""How high above the surface paths lie, so that they are not half buried in it."""
_RAY = 56  # places along the way to the eye at which it is asked whether something is in between
_SUNK = 0.012  # below the surface: less is but its roundness between two points of the grid


@dataclass(frozen=True, eq=False)
class Terrain:
    """Heights on an axis, in a box with its middle at the origin; `reach` are half its sides."""

    heights: Heights
    axis: HeightAxis
    reach: tuple[float, float, float]

    @cached_property
    def z(self) -> Array:
        """How high the points of the grid stand, (rows, columns): above the box where cut off, NaN without a height."""
        tall: Array = self._upright(self.axis.share(self.heights.values))
        return tall

    @cached_property
    def is_cut_off(self) -> bool:
        """Whether some of the surface is higher than the box."""
        return bool((self.z > self.reach[2] * (1 + 1e-9)).any())

    def _upright(self, share: Array) -> Array:
        return (2 * share - 1) * self.reach[2]

    @cached_property
    def _shares(self) -> Array:
        """The same in parts of the axis, with nothing that is beyond it or missing."""
        return np.clip(np.nan_to_num(self.axis.share(self.heights.values), nan=1.0), 0.0, 1.0)

    def places(self, points: Array) -> tuple[Array, NDArray[np.bool_]]:
        """Where points of the plane (n, 2) lie on the surface, (n, 3), and which of them are in view."""
        u, v = self._grid_places(points)
        rows, columns = self._shares.shape
        inside = (u >= 0) & (u <= columns - 1) & (v >= 0) & (v <= rows - 1)
        share = _between(self._shares, np.nan_to_num(u), np.nan_to_num(v))
        x, y = (2 * u / (columns - 1) - 1) * self.reach[0], (2 * v / (rows - 1) - 1) * self.reach[1]
        return np.stack((x, y, self._upright(share)), axis=1), inside

    def is_cut(self, places: Array) -> NDArray[np.bool_]:
        """Which of the places on the surface are where it is cut off."""
        cut: NDArray[np.bool_] = places[:, 2] >= self.reach[2] * (1 - 1e-9)
        return cut

    def _grid_places(self, points: Array) -> tuple[Array, Array]:
        """As columns and rows of the grid."""
        rows, columns = self.heights.values.shape
        (left, right), (bottom, top) = self.heights.view
        u = (points[:, 0] - left) / (right - left) * (columns - 1)
        return u, (points[:, 1] - bottom) / (top - bottom) * (rows - 1)

    def hidden(self, places: Array, eye: Array) -> NDArray[np.bool_]:
        """Which of the places (n, 3) on the surface lie behind some of it that faces the eye.

        What only turns its back to the eye, as the near wall of a bowl, lets everything shine through.
        """
        if not len(places):
            return np.zeros(0, bool)
        way = eye - places
        room = np.maximum(self.reach[2] - places[:, 2], 0.0) / np.maximum(way[:, 2], 1e-9)
        length = np.minimum(room, 2.2 * max(self.reach[:2]) / np.hypot(way[:, 0], way[:, 1]).clip(1e-9))
        along = (np.arange(1, _RAY + 1) / _RAY) ** 1.3 * length[:, None]
        x, y, z = (places[:, [axis]] + LIFT * (axis == 2) + along * way[:, [axis]] for axis in range(3))
        rows, columns = self._shares.shape
        u = np.rint((x / self.reach[0] + 1) / 2 * (columns - 1)).astype(np.intp)
        v = np.rint((y / self.reach[1] + 1) / 2 * (rows - 1)).astype(np.intp)
        inside = (u >= 0) & (u < columns) & (v >= 0) & (v < rows)
        tall = self._solid[v.clip(0, rows - 1), u.clip(0, columns - 1)]
        below, above = inside & (z < tall - _SUNK), inside & (z > tall)
        found: NDArray[np.bool_] = (np.maximum.accumulate(below, axis=1) & above).any(axis=1)
        return found

    @cached_property
    def _solid(self) -> Array:
        """How high the surface is where there is any; far below where it has been cut off."""
        shown = np.isfinite(self.z) & (self.z <= self.reach[2])
        return np.where(shown, self.z, -np.inf)


def _between(grid: Array, u: Array, v: Array) -> Array:
    """A grid at places between its points, (n,) each; at its edge beyond it."""
    rows, columns = grid.shape
    u, v = u.clip(0, columns - 1), v.clip(0, rows - 1)
    column, row = u.astype(np.intp).clip(0, columns - 2), v.astype(np.intp).clip(0, rows - 2)
    right, up = u - column, v - row
    low = grid[row, column] * (1 - right) + grid[row, column + 1] * right
    high = grid[row + 1, column] * (1 - right) + grid[row + 1, column + 1] * right
    found: Array = low * (1 - up) + high * up
    return found
