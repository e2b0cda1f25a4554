"""In which corner of the canvas the magnifier hides the least."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.strokes import length_within

_NARROW, _SMALL_MARGIN, _MARGIN = 900.0, 12.0, 24.0  # pixels
_POINTS = 400  # of a path, that are looked at
_ENOUGH = 120.0  # pixels between its middle and a path: farther away is no better
_NEAR = 30.0  # pixels around the start that nothing is to cover


def corners_of(side: float, mapping: Mapping) -> list[QRectF]:
    """Boxes of that side in the corners of the canvas, the best of equals first."""
    margin = _MARGIN if mapping.width >= _NARROW else _SMALL_MARGIN
    right, bottom = mapping.width - side - margin, mapping.height - side - margin
    return [QRectF(x, y, side, side) for x, y in ((margin, bottom), (right, bottom), (right, margin), (margin, margin))]


def best_corner(boxes: Sequence[QRectF], covered: Sequence[QRectF], start: QPointF, paths: Sequence[Array]) -> int:
    """The index of the box that is not covered, hides neither start nor paths, (n, 2) each, and is farthest from them.

    Where all hide something, the one that hides the least of them.
    """
    thinned = [path[:: max(len(path) // _POINTS, 1)] for path in paths]
    near = QPointF(_NEAR, _NEAR)

    def cost(index: int) -> tuple[bool, bool, float, float]:
        box = boxes[index]
        sides = box.left(), box.top(), box.right(), box.bottom()
        hidden = sum((length_within(path, sides) for path in thinned), 0.0)
        hides_start = box.intersects(QRectF(start - near, start + near))
        away = min((_distance(path, box.center()) for path in thinned if len(path)), default=0.0)
        return any(map(box.intersects, covered)), hides_start, round(hidden), -min(away // _ENOUGH, 1)

    return min(range(len(boxes)), key=cost)


def _distance(path: Array, point: QPointF) -> float:
    return float(np.hypot(path[:, 0] - point.x(), path[:, 1] - point.y()).min())
