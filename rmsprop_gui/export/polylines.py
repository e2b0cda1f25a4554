"""Lines that are made ready for a picture of limited size: cut where they leave it, and without needless points."""

from itertools import pairwise

import numpy as np

from rmsprop_gui.surfaces.surface import Array, View

_AROUND = 2.0  # widths of the view that a line may leave it by
_FINEST = 1 / 1500  # of the view: points that are nearer to each other are one


def ready(points: Array, view: View) -> list[Array]:
    """The parts of a line (n, 2) that lie in or near the view, each (m, 2); NaN in it parts it, too."""
    low, high = _far(view)
    parts: list[Array] = []
    for part in _parted(points):
        parts += _cut(part, low, high)
    return [_thinned(part, view) for part in parts]


def _far(view: View) -> tuple[Array, Array]:
    low, high = np.array(view, float).T
    width = high - low
    return low - _AROUND * width, high + _AROUND * width


def _parted(points: Array) -> list[Array]:
    known = np.isfinite(points).all(axis=1)
    ends = np.flatnonzero(np.diff(known.astype(int))) + 1
    return [part for part in np.split(points, ends) if len(part) and np.isfinite(part).all()]


def _cut(points: Array, low: Array, high: Array) -> list[Array]:
    """What of a line lies between two corners."""
    if ((points >= low) & (points <= high)).all():
        return [points]
    parts: list[Array] = []
    current: list[Array] = []
    for a, b in pairwise(points):
        piece = _segment(a, b, low, high)
        if piece is None:
            continue
        first, last = piece
        if current and not np.array_equal(current[-1], first):
            parts.append(np.array(current))
            current = []
        current += [last] if current else [first, last]
    return [*parts, np.array(current)] if current else parts


def _segment(a: Array, b: Array, low: Array, high: Array) -> tuple[Array, Array] | None:
    """The part of a segment between two corners, by Liang and Barsky; None where there is none."""
    way = b - a
    with np.errstate(all="ignore"):
        enters, leaves = np.minimum((low - a) / way, (high - a) / way), np.maximum((low - a) / way, (high - a) / way)
    first, last = float(np.nanmax([0.0, *enters])), float(np.nanmin([1.0, *leaves]))
    inside = ((a + first * way >= low - 1e-9 * (high - low)) & (a + first * way <= high + 1e-9 * (high - low))).all()
    if first > last or not inside:
        return None
    return a + first * way if first > 0 else a, a + last * way if last < 1 else b


def _thinned(points: Array, view: View) -> Array:
    """Without points that lie so near to the one before that nobody sees it; both ends stay."""
    low, high = np.array(view, float).T
    places = (points - low) / (high - low)
    kept = [0]
    for index in range(1, len(points)):
        if np.abs(places[index] - places[kept[-1]]).max() > _FINEST or index == len(points) - 1:
            kept.append(index)
    return points[kept]
