"""Many points at once taken down a surface to where it is lowest around, smooth or with kinks."""

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.surfaces.surface import Array, Surface

_FIRST_REACH = 1.0  # of a step, which grows while steps lead down
_GIVEN_UP = 1e4  # from the origin: what has gone so far does not come back
_AROUND = 32  # directions in which is looked whether there is something lower
_HIGHER = 28  # of them, in which something is higher: all but those along a level floor
_DISTANCES = (1e-5, 1e-4, 1e-3, 1e-2)  # as far as that, as a part of the distance from the origin
_HALVINGS = 34  # of the length of a step by trial: from a tenth to the last digits
_NOTHING = 1e-14  # a coordinate that is as small is 0 but for rounding
_DIGITS = range(9)  # behind the point: a minimum at a number with so few of them is probably meant


class Paths:
    """What is asked of the surface, for points (n, 2)."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    def value(self, points: Array) -> Array:
        """Heights (n,), infinite where there are none."""
        values = np.broadcast_to(self._surface.value(points[:, 0], points[:, 1], 0.0), len(points))
        return np.where(np.isnan(values), np.inf, values)

    def gradient(self, points: Array) -> Array:
        """Slopes (n, 2)."""
        return self._columns(self._surface.gradient(points[:, 0], points[:, 1], 0.0), len(points))

    def hessian(self, points: Array) -> Array:
        """Second derivatives (n, 3)."""
        return self._columns(self._surface.hessian(points[:, 0], points[:, 1], 0.0), len(points))

    @staticmethod
    def _columns(parts: tuple[object, ...], count: int) -> Array:
        return np.stack([np.broadcast_to(np.asarray(part, float), count) for part in parts], axis=1)


def descended(paths: Paths, starts: Array, steps: int) -> Array:
    """Where Newton's method leads, that goes down along directions of negative curvature, too; (n, 2).

    A step is never longer than the reach of its point, which doubles with a step down and quarters with one that is not
    taken.
    """
    points, values = starts.copy(), paths.value(starts)
    reach = np.full(len(points), _FIRST_REACH)
    for _ in range(steps):
        move = _newton(paths.gradient(points), paths.hessian(points))
        length = np.hypot(*move.T)
        move *= np.minimum(1.0, reach / np.maximum(length, 1e-300))[:, None]
        there = points + np.where(np.isfinite(move), move, 0.0)
        heights = paths.value(there)
        is_lower = (heights < values) & (np.abs(there) < _GIVEN_UP).all(axis=1)
        points, values = np.where(is_lower[:, None], there, points), np.where(is_lower, heights, values)
        reach = np.where(is_lower, reach * 2, reach / 4)
    return points


def _newton(slope: Array, curvature: Array) -> Array:
    """The step to the lowest point of the local quadratic model, as if its curvatures were all above zero."""
    a, b, c = curvature.T
    middle, half = (a + c) / 2, np.hypot((a - c) / 2, b)
    angle = np.arctan2(2 * b, a - c) / 2
    along = np.stack((np.cos(angle), np.sin(angle)), axis=1)  # of the larger curvature
    across = np.stack((-along[:, 1], along[:, 0]), axis=1)
    least = 1e-12 * (np.abs(middle) + half) + 1e-300
    step = np.zeros_like(slope)
    for direction, size in ((along, middle + half), (across, middle - half)):
        part = (slope * direction).sum(axis=1) / np.maximum(np.abs(size), least)
        step -= part[:, None] * direction
    return step


def polished(paths: Paths, points: Array) -> Array:
    """The same points to full precision, and at the kinks next to them where there are some; (n, 2)."""
    points = _tried_around(paths, points)
    for _ in range(6):
        there = points + _newton(paths.gradient(points), paths.hessian(points))
        better = _steepness(paths, there) < _steepness(paths, points)
        better &= (np.abs(there - points) < 1e-2 * (1 + np.abs(points))).all(axis=1)
        points = np.where(better[:, None], there, points)
    points = np.where(np.abs(points) < _NOTHING, 0.0, points)
    for digits in _DIGITS:
        rounded = np.round(points, digits)
        same = (np.abs(rounded - points) < 1e-6 * (1 + np.abs(points))).all(axis=1)
        same &= paths.value(rounded) <= paths.value(points)
        same &= _steepness(paths, rounded) <= _steepness(paths, points)
        points = np.where(same[:, None], rounded, points)
    whole: Array = points + 0.0  # of −0.0 it makes 0.0
    return whole


def _steepness(paths: Paths, points: Array) -> Array:
    steepness = np.hypot(*paths.gradient(points).T)
    return np.where(np.isnan(steepness), np.inf, steepness)


def _tried_around(paths: Paths, points: Array) -> Array:
    """Go to the lowest of some points around as long as there is a lower one, ever nearer: this needs no slope."""
    values, reach = paths.value(points), np.full(len(points), 0.1)
    for _ in range(2 * _HALVINGS):
        there, heights = _lowest_around(paths, points, reach, 8)
        is_lower = heights < values
        points, values = np.where(is_lower[:, None], there, points), np.where(is_lower, heights, values)
        reach = np.where(is_lower, reach, reach / 2)
    return points


def _lowest_around(paths: Paths, points: Array, reach: Array, count: int) -> tuple[Array, Array]:
    """The lowest of `count` points around each one, and its height."""
    around = points[:, None] + reach[:, None, None] * _circle(count)
    heights = paths.value(around.reshape(-1, 2)).reshape(len(points), count)
    lowest = heights.argmin(axis=1)
    rows = np.arange(len(points))
    return around[rows, lowest], heights[rows, lowest]


def _circle(count: int) -> Array:
    """Points on a circle about the origin, of which those on the axes are exact."""
    angle = 2 * np.pi * np.arange(count) / count
    return np.round(np.stack((np.cos(angle), np.sin(angle)), axis=1), 15)


def is_minimum(paths: Paths, points: Array) -> NDArray[np.bool_]:
    """Whether around a point nothing is lower and nearly everything is higher, the nearer the less; (n,).

    So neither a pole is one, which is deep however near one looks, nor the rim of a level ground, nor the edge of where
    there are heights at all.
    """
    values, scale = paths.value(points), np.maximum(1.0, np.abs(points).max(axis=1))
    slack = 8 * np.finfo(float).eps * np.abs(values)
    rises = []
    for distance in _DISTANCES:
        around = points[:, None] + (distance * scale)[:, None, None] * _circle(_AROUND)
        rises.append(paths.value(around.reshape(-1, 2)).reshape(len(points), _AROUND) - values[:, None])
    is_lowest = np.all([(rise >= -slack[:, None]).all(axis=1) for rise in rises], axis=0)
    near, far = rises[0], rises[-1]
    is_pit = (far > slack[:, None]).sum(axis=1) >= _HIGHER
    is_no_pole = np.isfinite(near).all(axis=1) & (near.max(axis=1) <= np.maximum(far.max(axis=1) / 2, slack))
    found: NDArray[np.bool_] = np.isfinite(values) & is_lowest & is_pit & is_no_pole
    return found
