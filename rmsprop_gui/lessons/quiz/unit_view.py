"""How far apart two paths look: distances in a view each of whose axes is scaled to 1, where 1 is the diagonal."""

import math
from typing import Any

import numpy as np

from rmsprop_gui.surfaces.surface import Array, View

EDGE = 1 / math.sqrt(2)
"""How long each side of the view is."""
FAR = 9.0
"""Beyond that nothing is: a path that has overflown is there, far from everything."""
_NO_LENGTH = 1e-30


def to_unit(points: Any, view: View) -> Array:
    """The same points, (..., 2), in the unit view; what is no number lies far outside."""
    low, high = np.array(view, float).T
    with np.errstate(all="ignore"):
        unit = (np.asarray(points, float) - low) / (high - low) * EDGE
    return np.where(np.isfinite(unit), np.clip(unit, -FAR, FAR), FAR)


def is_inside(points: Array) -> Any:
    """Whether each point of the unit view, (..., 2), lies in what is seen."""
    return ((points >= 0) & (points <= EDGE)).all(axis=-1)


def apart(one: Array, other: Array) -> Array:
    """The distance at each row of two paths, (..., rows, 2), of the unit view."""
    distances: Array = np.linalg.norm(one - other, axis=-1)
    return distances


def same(one: Array, other: Array) -> Any:
    """The largest distance at the same step: what speed and way together make."""
    return apart(one, other).max(axis=-1)


def shape(one: Array, other: Array) -> float:
    """The larger one-sided Hausdorff distance of two polylines, (rows, 2): how far their ways differ."""
    return max(_farthest(one, other), _farthest(other, one))


def _farthest(points: Array, line: Array) -> float:
    """How far that point is from a polyline that is the farthest from it."""
    sides = np.diff(line, axis=0)
    lengths = np.maximum((sides**2).sum(axis=1), _NO_LENGTH)
    along = ((points[:, None] - line[None, :-1]) * sides).sum(axis=2) / lengths
    feet = line[:-1] + np.clip(along, 0, 1)[..., None] * sides
    distances = np.linalg.norm(points[:, None] - feet, axis=2)
    return float(distances.min(axis=1).max())
