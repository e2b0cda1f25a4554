"""Paths as strokes on the screen: cut to the view, thinned to what can be seen, dashed along their length.

Everything here is a function of consecutive points, so a path drawn piece by piece looks like one drawn at once.
"""

from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.surfaces.surface import Array

_GRID = 4.0  # corners are placed on quarters of a pixel: finer cannot be seen
_MARGIN = 40.0  # pixels around the view in which strokes are still drawn


def strokes(pixels: Array, width: float, height: float) -> tuple[Array, NDArray[np.intp]]:
    """The visible segments (m, 4) = x, y, x′, y′ between consecutive `pixels` (n, 2), and the point each leads to.

    What is shorter than the grid, or does not come near the view, is left out.
    """
    low, high = np.array([-_MARGIN, -_MARGIN]), np.array([width, height]) + _MARGIN
    if _within(pixels, low, high):  # as most paths are
        corners = _on_grid(pixels)
        segments, leads_to = np.concatenate((corners[:-1], corners[1:]), axis=1), np.arange(1, len(pixels))
    else:
        start, end, inside = _cut(pixels[:-1], pixels[1:], low, high)
        segments = _on_grid(np.concatenate((start, end), axis=1)[inside])
        leads_to = np.flatnonzero(inside) + 1
    moved = (segments[:, :2] != segments[:, 2:]).any(axis=1)
    return (segments, leads_to) if moved.all() else (segments[moved], leads_to[moved])


def _within(pixels: Array, low: Array, high: Array) -> bool:
    return bool(((pixels >= low) & (pixels <= high)).all())


def _on_grid(pixels: Array) -> Array:
    placed: Array = np.round(pixels * _GRID) / _GRID
    return placed


def _cut(before: Array, after: Array, low: Array, high: Array) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Liang and Barsky's clipping (1984) of all segments to a rectangle, or of each to its own, at once."""
    step = after - before
    with np.errstate(all="ignore"):
        to_low, to_high = (low - before) / step, (high - before) / step
    still = step == 0
    outside = (still & ((before < low) | (before > high))).any(axis=-1)
    enter = np.where(still, 0.0, np.minimum(to_low, to_high)).max(axis=-1, initial=0.0)
    leave = np.where(still, 1.0, np.maximum(to_low, to_high)).min(axis=-1, initial=1.0)
    inside = ~outside & (enter < leave) & np.isfinite(step).all(axis=-1)
    enter, leave = np.where(inside, enter, 0.0)[..., None], np.where(inside, leave, 0.0)[..., None]
    with np.errstate(invalid="ignore"):
        return before + step * enter, before + step * leave, inside


def length_within(pixels: Array, box: tuple[float, float, float, float]) -> float:
    """How much of the path through `pixels` (n, 2) lies within a box: left, top, right, bottom."""
    start, end, inside = _cut(pixels[:-1], pixels[1:], np.array(box[:2]), np.array(box[2:]))
    return float(lengths(np.concatenate((start, end), axis=1)[inside]).sum())


def crossed(segments: Array, boxes: Array) -> NDArray[np.bool_]:
    """Whether any of the segments (m, 4) comes into each of the boxes (k, 4), left, top, right and bottom; (k,)."""
    low, high = boxes[:, None, :2], boxes[:, None, 2:]
    _, _, inside = _cut(segments[None, :, :2], segments[None, :, 2:], low, high)
    return np.logical_or.reduce(inside, axis=1)


def lengths(segments: Array) -> Array:
    """How long segments (m, 4) are, in pixels; (m,)."""
    measured: Array = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    return measured


def unrepeated(segments: Array) -> NDArray[np.intp]:
    """Indices of the segments that do not lie on an earlier one: a path that swings to and fro is drawn once."""
    forwards = (segments[:, 0] < segments[:, 2]) | (
        (segments[:, 0] == segments[:, 2]) & (segments[:, 1] <= segments[:, 3])
    )
    ordered = np.where(forwards[:, None], segments, segments[:, [2, 3, 0, 1]])
    keys = (ordered * _GRID).astype(np.int64) + (1 << 15)
    key = ((keys[:, 0] << 48) ^ (keys[:, 1] << 32) ^ (keys[:, 2] << 16) ^ keys[:, 3]).astype(np.int64)
    _, first = np.unique(key, return_index=True)
    return np.sort(first)


def dashed(segments: Array, begins: Array, dash: tuple[float, ...]) -> Array:
    """Cut segments (m, 4) that begin at `begins` pixels along the path into the strokes (k, 4) of a dash pattern."""
    if not dash or not len(segments):
        return segments
    period, size = sum(dash), lengths(segments)
    first = np.floor(begins / period)
    count = (np.floor((begins + size) / period) - first).astype(int) + 1
    owner = np.repeat(np.arange(len(segments)), count)
    nth = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    origin = (first[owner] + nth) * period - begins[owner]  # where this period begins, seen from the segment's start
    length, edges = size[owner], [0.0, *accumulate(dash)]
    pieces = []
    for on, off in zip(edges[0:-1:2], edges[1::2], strict=True):
        low, high = np.maximum(origin + on, 0.0), np.minimum(origin + off, length)
        seen = np.flatnonzero(high > low)
        whole = length[seen]
        pieces.append(_part(segments[owner[seen]], low[seen] / whole, high[seen] / whole))
    return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)


def _part(segments: Array, low: Array, high: Array) -> Array:
    start, step = segments[:, :2], segments[:, 2:] - segments[:, :2]
    return np.concatenate((start + step * low[:, None], start + step * high[:, None]), axis=1)
