"""Where labels go: near what they name, beside one another, and within the canvas."""

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, QSizeF

_NEAR = 14.0  # pixels between a point and its label
_AROUND = 7.0  # pixels around every point that no label covers
_GAP = 3.0  # pixels between two labels


def placed(
    points: list[QPointF], sizes: list[QSizeF], area: QRectF, occupied: Sequence[QRectF] = ()
) -> list[QRectF | None]:
    """A free place for a label of each size by its point, in order; None where there is no room left.

    None touches another, a point or what is occupied.
    """
    taken = [*occupied]
    taken += [QRectF(point.x() - _AROUND, point.y() - _AROUND, 2 * _AROUND, 2 * _AROUND) for point in points]
    places = []
    for point, size in zip(points, sizes, strict=True):
        place = _free(point, size, area, taken)
        places.append(place)
        if place is not None:
            taken.append(place)
    return places


def _free(point: QPointF, size: QSizeF, area: QRectF, taken: list[QRectF]) -> QRectF | None:
    """The nearest of the places to the right and to the left of the point, below and above by turns."""
    pitch = size.height() + _GAP
    turns = int(area.height() / pitch) + 1
    for turn in chain.from_iterable((below, -below) for below in range(1, turns + 1)):
        for wished in (point.x() + _NEAR, point.x() - _NEAR - size.width()):
            left = max(min(wished, area.right() - size.width()), area.left())
            corner = QPointF(left, point.y() + (turn - 0.5) * pitch - size.height() / 2)
            place = QRectF(corner, size)
            grown = place.adjusted(-_GAP / 2, -_GAP / 2, _GAP / 2, _GAP / 2)
            if area.contains(place) and not any(grown.intersects(other) for other in taken):
                return place
    return None
