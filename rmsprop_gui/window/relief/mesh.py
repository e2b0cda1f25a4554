"""The surface as triangles: what OpenGL is given."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.surfaces.levels import Levels
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.relief.terrain import Terrain

STRIDE = 7
"""Numbers for each point: x, y, z, the direction that the surface faces there, and its place among the levels."""


def vertices(terrain: Terrain) -> NDArray[np.float32]:
    """All points of the grid, (rows · columns, STRIDE)."""
    rows, columns = terrain.z.shape
    x, y = np.meshgrid(
        *(np.linspace(-reach, reach, n) for reach, n in zip(terrain.reach, (columns, rows), strict=False))
    )
    z = np.nan_to_num(terrain.z, nan=3.0).clip(-3.0, 3.0)
    up, right = np.gradient(z, y[:, 0], x[0])
    facing = np.stack((-right, -up, np.ones_like(z)), axis=-1)
    facing /= np.linalg.norm(facing, axis=-1, keepdims=True)
    among = level_places(terrain.heights.values, terrain.heights.levels)
    table = np.concatenate((np.stack((x, y, z), axis=-1), facing, among[..., None]), axis=-1)
    return np.ascontiguousarray(table.reshape(-1, STRIDE), np.float32)


def level_places(values: Array, levels: Levels) -> Array:
    """Where heights are among the levels: k on the level with index k, and between two of them between theirs."""
    count = len(levels.heights)
    if not count:
        return np.full(values.shape, -0.5)
    above = np.nan_to_num(values - levels.base, nan=np.inf)
    marks, first = levels.heights, float(levels.heights[0])
    if levels.is_log:
        above, marks = np.log10(np.maximum(above, first * 1e-3)), np.log10(marks)
    gap = float(marks[-1] - marks[0]) / (count - 1) if count > 1 else 1.0
    places: Array = np.interp(above, marks, np.arange(count, dtype=float))
    places += np.clip((above - marks[0]) / gap, -0.95, 0.0) + np.clip((above - marks[-1]) / gap, 0.0, 0.95)
    return places


@lru_cache(maxsize=2)
def triangles(rows: int, columns: int) -> NDArray[np.uint16]:
    """Two triangles for each cell of a grid, as indices of its points, so that they turn left seen from above."""
    corner = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)).ravel()
    right, up, across = corner + 1, corner + columns, corner + columns + 1
    return np.stack((corner, right, across, corner, across, up), axis=1).astype(np.uint16).ravel()
