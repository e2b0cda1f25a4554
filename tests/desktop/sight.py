"""Finding things in a picture of the screen, knowing nothing of Qt."""

import numpy as np
from numpy.typing import NDArray

from .screen import Picture, Point

_TIP = 12.0  # pixels from the middle of the start marker to each corner of its outline
_REACH = 15
_ENOUGH = 0.9  # of the marker's pixels; where a path or a contour shines through, some differ
_SHADES = 4  # of 255


def _shape() -> tuple[list[Point], list[Point]]:
    """The marker's pixels as (down, right) of its middle: some of the white diamond, and its dark outline."""
    grid = [(y, x) for y in range(-_REACH, _REACH + 1) for x in range(-_REACH, _REACH + 1)]
    inside = [place for place in grid if abs(place[0]) + abs(place[1]) in (0, 3, 6)]
    outline = [place for place in grid if abs(abs(place[0]) + abs(place[1]) - _TIP) < 0.6]
    return inside, outline


def start_markers(picture: Picture) -> list[Point]:
    """Where on the screen start markers are, white diamonds with a dark outline: the pixels of their middles."""
    likeness = _likeness(picture)
    found = []
    while likeness.size and likeness.max() >= _ENOUGH:
        y, x = np.unravel_index(int(likeness.argmax()), likeness.shape)
        found.append((int(x) + _REACH, int(y) + _REACH))
        likeness[max(y - _REACH, 0) : y + _REACH, max(x - _REACH, 0) : x + _REACH] = 0
    return found


def _likeness(picture: Picture) -> NDArray[np.float64]:
    """How much of a marker is around each pixel that is not at the picture's edge, from 0 to 1."""
    light, dark = np.all(picture > 240, axis=2), np.all(picture < 140, axis=2)
    height, width = (length - 2 * _REACH for length in light.shape)
    inside, outline = _shape()
    count = np.zeros((height, width), np.int16)
    for mask, places in ((light, inside), (dark, outline)):
        for y, x in places:
            count += mask[_REACH + y : _REACH + y + height, _REACH + x : _REACH + x + width]
    likeness: NDArray[np.float64] = count / (len(inside) + len(outline))
    return likeness


def same(one: Picture, other: Picture) -> bool:
    return np.array_equal(one, other)


def alike(one: Picture, other: Picture) -> bool:
    """The same to any eye: drawn at once, a path has a few edges a shade lighter than drawn step by step."""
    return one.shape == other.shape and int(np.abs(one.astype(np.int16) - other).max()) <= _SHADES


def count_colours(picture: Picture) -> int:
    """How many colours there are, of every fourth pixel's."""
    return len(np.unique(picture[::4, ::4].reshape(-1, 3) @ np.array([65536, 256, 1])))


def count_pixels(picture: Picture, colour: tuple[int, int, int]) -> int:
    return int((picture == np.array(colour, np.uint8)).all(axis=2).sum())


def changed_box(before: Picture, after: Picture) -> tuple[slice, slice]:
    """The rows and columns between which two pictures differ."""
    changed = np.any(before != after, axis=2)
    rows, columns = (np.flatnonzero(changed.any(axis=axis)) for axis in (1, 0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)
