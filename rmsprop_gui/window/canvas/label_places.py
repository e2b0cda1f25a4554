"""Where the names of heads stand: beside their heads, on nothing that is to be seen, where they were if they can."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.strokes import length_within

_DIRECTIONS = ((1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (0, -1))
"""Right and down, the best first: E, W, SE, SW, NE, NW, S, N."""
_NEAR, _FAR = 9.0, 28.0  # pixels at scale 1 from a head to its label; at the farther places with a line between them
_SLANT = math.sqrt(0.5)
SPOTS = tuple((direction, distance) for distance in (_NEAR, _FAR) for direction in _DIRECTIONS)
"""All places of a label, the best first."""
_BETTER = 8.0  # pixels that a better place must be clear of everything before a label moves to it: none flickers


@dataclass(frozen=True)
class Labelled:
    """What wants a label of that size: a head of that radius, and the end of its path, (n, 2), in pixels."""

    head: QPointF
    radius: float
    size: QSizeF
    tail: Array


@dataclass(frozen=True)
class PlacedLabel:
    """A label at one of the spots; `leader` is the line to its head where it is farther away."""

    spot: int
    box: QRectF
    leader: QLineF | None


def place_labels(
    wanted: Mapping[int, Labelled], taken: Sequence[QRectF], area: QRectF, scale: float, before: Mapping[int, int]
) -> dict[int, PlacedLabel]:
    """A place in the area for each of those for which there is one, the most important first.

    None touches what is taken, a head, the end of its own path or another label. `before` has the spots of last time.
    """
    places = _Places(wanted, taken, area, scale)
    for index in wanted:
        if index in before:
            places.try_spot(index, before[index], 0.0)
    for index in wanted:
        if index not in places.found:
            places.try_spots(index, range(len(SPOTS)), 0.0)
        else:
            places.try_spots(index, range(places.found[index].spot), _BETTER * scale)
    return places.found


class _Places:
    def __init__(self, wanted: Mapping[int, Labelled], taken: Sequence[QRectF], area: QRectF, scale: float) -> None:
        self.found: dict[int, PlacedLabel] = {}
        self._wanted, self._taken, self._area, self._scale = wanted, taken, area, scale
        self._heads = {
            index: QRectF(one.head.x() - one.radius, one.head.y() - one.radius, 2 * one.radius, 2 * one.radius)
            for index, one in wanted.items()
        }
        self._reached = {index: _reached(one.tail) for index, one in wanted.items()}

    def try_spots(self, index: int, spots: Sequence[int], clear: float) -> None:
        """Place a label at the first of these spots that is clear of everything, if there is one."""
        for spot in spots:
            if self.try_spot(index, spot, clear):
                return

    def try_spot(self, index: int, spot: int, clear: float) -> bool:
        """Place a label there if nothing comes as near as that; whether it could be."""
        box = box_at(self._wanted[index], spot, self._scale)
        if not self._is_free(index, box, clear):
            return False
        leader = _leader(self._wanted[index], box) if SPOTS[spot][1] == _FAR else None
        self.found[index] = PlacedLabel(spot, box, leader)
        return True

    def _is_free(self, index: int, box: QRectF, clear: float) -> bool:
        grown = box.adjusted(-clear, -clear, clear, clear)
        if not self._area.contains(box) or any(map(grown.intersects, self._taken)):
            return False
        others = (place.box for other, place in self.found.items() if other != index)
        if any(map(grown.intersects, others)) or any(map(grown.intersects, self._heads.values())):
            return False
        if not grown.intersects(self._reached[index]):
            return True
        corners = grown.left(), grown.top(), grown.right(), grown.bottom()
        return length_within(self._wanted[index].tail, corners) == 0.0


def _reached(tail: Array) -> QRectF:
    """What the end of a path lies within; most places of its label are seen to be beside that, which is soon told."""
    (left, top), (right, bottom) = tail.min(axis=0).tolist(), tail.max(axis=0).tolist()
    return QRectF(left - 1, top - 1, right - left + 2, bottom - top + 2)


def box_at(wanted: Labelled, spot: int, scale: float) -> QRectF:
    """Where a label is at one of the spots."""
    (right, down), distance = SPOTS[spot]
    away = (wanted.radius + distance * scale) * (_SLANT if right and down else 1.0)
    width, height = wanted.size.width(), wanted.size.height()
    x = wanted.head.x() + right * (away + width / 2)
    y = wanted.head.y() + down * (away + height / 2)
    return QRectF(x - width / 2, y - height / 2, width, height)


def _leader(wanted: Labelled, box: QRectF) -> QLineF:
    """From the rim of the head to the nearest point of the label."""
    near = QPointF(
        min(max(wanted.head.x(), box.left()), box.right()), min(max(wanted.head.y(), box.top()), box.bottom())
    )
    line = QLineF(wanted.head, near)
    return QLineF(line.pointAt(min(wanted.radius / max(line.length(), 1e-9), 1.0)), near)
