"""What is to be known of a function that nobody knows: its minima, from many starts, a range to see and a start.

All of it follows from the function alone, and how much is computed from the length of its formulas.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rmsprop_gui.surfaces.descent import Paths, descended, is_minimum, polished
from rmsprop_gui.surfaces.surface import Array, Point, Range, Surface, View

MOST_MINIMA = 9
"""Of many minima, how many are kept: the lowest."""
_SEEN = 4  # of them that the range has to show
_HALVES = (2.5, 10.0, 40.0)  # of the squares about the origin that are searched
_POINTS = 41  # of a grid over each, along an axis: an odd number, so that the origin is one
_MOST_STARTS = 40  # of each grid
_WORK = 400_000  # nodes of formulas that a search may compute, each for all of its points at once
_STEPS = (8, 60)  # of the descents at least and at the most
_SAME = 1e-4  # how near, as a part of their distance from the origin, two minima are one
_FLAT = 1e-8  # of the larger curvature: what the smaller one is no curvature below


@dataclass(frozen=True)
class Survey:
    """What was found."""

    minima: tuple[Point, ...]
    view: View
    start: Point


def survey(surface: Surface, size: int) -> Survey:
    """Look at a surface before its first step; `size` is that of the formulas of its gradient.

    A surface that changes with the step has no minima that stay: none are looked for. Raises ValueError where it has no
    finite value at all near the origin.
    """
    with np.errstate(all="ignore"):
        grids = [_grid(surface, half) for half in _HALVES]
        if not any(np.isfinite(values).any() for _, values in grids):
            reach = f"{_HALVES[-1]:g}"
            raise ValueError(
                f"this function has no finite value where both coordinates are between -{reach} and {reach}"
            )
        minima = () if surface.depends_on_step else _minima(surface, grids, size)
        view = _view(surface, minima)
        return Survey(minima, view, _start(surface, view, minima))


def _grid(surface: Surface, half: float) -> tuple[Array, Array]:
    """Points (n, n, 2) of a square and the heights there (n, n), infinite where there are none."""
    along = np.linspace(-half, half, _POINTS)
    points = np.stack(np.meshgrid(along, along), axis=-1)
    values = _values(surface, points)
    return points, np.where(np.isfinite(values), values, np.inf)


def _values(surface: Surface, points: Array) -> Array:
    values: Array = np.array(
        np.broadcast_to(surface.value(points[..., 0], points[..., 1], 0.0), points.shape[:-1]), float
    )
    return values


# minima


def _minima(surface: Surface, grids: list[tuple[Array, Array]], size: int) -> tuple[Point, ...]:
    """The minima that descents from the dents of all grids lead to, the lowest first."""
    starts = np.concatenate([_dents(*grid) for grid in grids])
    if not len(starts):
        return ()
    steps = int(min(max(_WORK // (8 * size), _STEPS[0]), _STEPS[1]))
    paths = Paths(surface)
    ends = polished(paths, descended(paths, starts, steps))
    ends = ends[is_minimum(paths, ends) & (np.abs(ends) <= 10 * _HALVES[-1]).all(axis=1)]
    return _chosen(surface, _different(surface, ends))


def _dents(points: Array, values: Array) -> Array:
    """Grid points that no neighbour is lower than and some neighbour is higher than: (n, 2), the lowest first."""
    framed = np.pad(values, 1, constant_values=np.inf)
    count = len(values)
    around = np.stack([framed[i : i + count, j : j + count] for i in range(3) for j in range(3) if (i, j) != (1, 1)])
    dent = np.isfinite(values) & (values <= around.min(axis=0)) & (values < around.max(axis=0))
    found = points[dent][np.argsort(values[dent], kind="stable")[:_MOST_STARTS]]
    dents: Array = found
    return dents


def _different(surface: Surface, ends: Array) -> list[Point]:
    """One of each group of ends that are near each other, the lowest first, and of those the nearest to the origin."""
    values = _values(surface, ends)
    order = np.lexsort((ends[:, 1], ends[:, 0], np.round(np.hypot(*ends.T), 9), _rounded(values)))
    found: list[Point] = []
    for x1, x2 in ends[order].tolist():
        near = _SAME * max(1.0, abs(x1), abs(x2))
        if all(max(abs(x1 - a), abs(x2 - b)) > near for a, b in found):
            found.append((x1, x2))
    return found


def _rounded(values: Array) -> Array:
    """The values without what rounding makes of equal ones."""
    scale = np.abs(values).max(initial=0.0) + 1.0
    rounded: Array = np.round(values / scale, 11)
    return rounded


def _chosen(surface: Surface, minima: list[Point]) -> tuple[Point, ...]:
    """The lowest ones; of those along a floor that is level, the first alone."""
    chosen: list[Point] = []
    level: list[float] = []
    for point in minima:
        height = _height(surface, point)
        if _is_flat(surface, point):
            if any(math.isclose(height, other, rel_tol=1e-9, abs_tol=1e-12) for other in level):
                continue
            level.append(height)
        chosen.append(point)
    return tuple(chosen[:MOST_MINIMA])


def _height(surface: Surface, point: Point) -> float:
    x1, x2 = np.array(point)
    return float(surface.value(x1, x2, 0.0))


def _curvatures(surface: Surface, point: Point) -> tuple[float, float, float]:
    x1, x2 = np.array(point)
    a, b, c = (float(part) for part in surface.hessian(x1, x2, 0.0))
    return a, b, c


def _is_flat(surface: Surface, point: Point) -> bool:
    """Whether it has no curvature along some direction."""
    a, b, c = _curvatures(surface, point)
    middle, half = (a + c) / 2, math.hypot((a - c) / 2, b)
    return not middle - half > _FLAT * (middle + half)


# a range and a start


def _view(surface: Surface, minima: tuple[Point, ...]) -> View:
    """A range with the lowest minima and the origin in it, longer where it is flatter, where it has heights."""
    points = np.array([(0.0, 0.0), *minima[:_SEEN]])
    low, high = points.min(axis=0), points.max(axis=0)
    middle, spread = (low + high) / 2, (high - low) / 2
    base = max(1.6 * float(spread.max()), 3.0) if spread.any() else 6.0
    longer = _longer(surface, minima)
    halves = np.maximum((base * longer, base / longer), 1.25 * spread)
    (left, right), (bottom, top) = (_wide(float(m), float(h)) for m, h in zip(middle, halves, strict=True))
    return _inhabited(surface, ((left, right), (bottom, top)))


def _longer(surface: Surface, minima: tuple[Point, ...]) -> float:
    """How many times longer than wide the range is, under the root: as the lowest dent is."""
    if not minima:
        return 1.0
    a, _, c = _curvatures(surface, minima[0])
    ratio = c / a if a > 0 and c > 0 else 1.0
    return float(np.clip(ratio ** (1 / 8), 0.6, 1.7)) if math.isfinite(ratio) else 1.0


def _wide(middle: float, half: float) -> Range:
    """A range of about this size that ends at round numbers."""
    unit = 10.0 ** math.floor(math.log10(half)) / 2
    low, high = math.floor((middle - half) / unit + 0.25), math.ceil((middle + half) / unit - 0.25)
    return float(f"{low * unit:.12g}"), float(f"{high * unit:.12g}")


def _inhabited(surface: Surface, view: View) -> View:
    """The part of a range in which there are heights; all of it where they are nearly everywhere, or nowhere."""
    along = [np.linspace(low, high, _POINTS) for low, high in view]
    finite = np.isfinite(_values(surface, np.stack(np.meshgrid(*along), axis=-1)))
    sides = [np.flatnonzero(finite.any(axis=axis)) for axis in (0, 1)]
    if not finite.any() or finite.mean() > 0.9:
        return view
    cut = [
        (side[max(found[0] - 2, 0)], side[min(found[-1] + 2, _POINTS - 1)])
        for side, found in zip(along, sides, strict=True)
    ]
    (left, right), (bottom, top) = ((float(f"{low:.3g}"), float(f"{high:.3g}")) for low, high in cut)
    return (left, right), (bottom, top)


def _start(surface: Surface, view: View, minima: tuple[Point, ...]) -> Point:
    """A point near a corner of the range from which there is a way down; somewhere else in it where there is none."""
    first: Point | None = None
    for point in _places(view):
        x1, x2 = np.array(point)
        if not np.isfinite(float(surface.value(x1, x2, 0.0))):
            continue
        first = first or point
        slope = [float(part) for part in surface.gradient(x1, x2, 0.0)]
        if np.isfinite(slope).all() and math.hypot(*slope) > 1e-6 and point not in minima:
            return point
    return first or (0.0, 0.0)


def _places(view: View) -> Iterator[Point]:
    """Places in a range: near its corners, then nearer and nearer to its middle, then a grid."""
    signs = ((1, -1), (-1, -1), (-1, 1), (1, 1))
    parts: list[tuple[float, float]] = [(0.9 * k * a, 0.75 * k * b) for k in (1, 0.66, 0.33, 0.1) for a, b in signs]
    parts += [(a / 10, b / 10) for a in range(-9, 10) for b in range(-9, 10)]
    for part in parts:
        x1, x2 = ((low + high) / 2 + p * (high - low) / 2 for p, (low, high) in zip(part, view, strict=True))
        yield float(f"{x1:.2g}"), float(f"{x2:.2g}")
