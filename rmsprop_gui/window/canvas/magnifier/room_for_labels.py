"""Where labels stand in the magnifier: by what they name, inside of it, and on nothing else."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.strokes import crossed

_DISTANCES = (5.0, 14.0, 26.0)  # pixels at scale 1 between a label and its point
_AROUND = tuple(math.radians(angle) for angle in (0, 30, -30, 60, -60, 90, -90, 130, -130, 180))
_AT_ONCE = len(_AROUND)  # places that are looked at together
_NO_LINES = np.empty((0, 4))


@dataclass
class LabelRoom:
    """The inside of the magnifier, with what labels keep away from.

    No label may touch one of the segments `hard` (m, 4), and only one without another place touches one of `soft`.
    """

    area: QRectF
    is_round: bool
    hard: Array = field(default_factory=_NO_LINES.copy)
    soft: Array = field(default_factory=_NO_LINES.copy)
    taken: list[QRectF] = field(default_factory=list)

    def place(self, wanted: Sequence[QPointF], size: QSizeF) -> QRectF | None:
        """Take the first free one of these middles for a label, at best one that crosses nothing; None for no place."""
        best = None
        for first in range(0, len(wanted), _AT_ONCE):
            boxes = [
                box for box in (_around(at, size) for at in wanted[first : first + _AT_ONCE]) if self._is_free(box)
            ]
            boxes = _without(boxes, self.hard)
            crosses_nothing = _without(boxes, self.soft)
            best = next(iter(crosses_nothing), best or next(iter(boxes), None))
            if crosses_nothing:
                break
        if best is not None:
            self.taken.append(best)
        return best

    def _is_free(self, box: QRectF) -> bool:
        return self._holds(box) and not any(map(box.intersects, self.taken))

    def _holds(self, box: QRectF) -> bool:
        if not self.is_round:
            return self.area.contains(box)
        middle, radius = self.area.center(), self.area.width() / 2
        corners = (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight())
        return all(math.hypot(corner.x() - middle.x(), corner.y() - middle.y()) <= radius for corner in corners)


def beside(point: QPointF, size: QSizeF, towards: float, scale: float, clear: float = 0.0) -> list[QPointF]:
    """Middles of a label beside a point, the best first: in a direction in radians, `clear` pixels away or more."""
    return [
        point + _offset(towards + turn, size, clear + distance * scale) for distance in _DISTANCES for turn in _AROUND
    ]


def within(box: QRectF) -> list[QPointF]:
    """Middles of a label within a box, its own first."""
    parts = (0.5, 0.3, 0.7)
    across, down = box.width(), box.height()
    return [QPointF(box.left() + across * x, box.top() + down * y) for y in parts for x in parts]


def _offset(angle: float, size: QSizeF, gap: float) -> QPointF:
    """From a point to the middle of a label that lies in this direction, `gap` pixels away; angles go up, y down."""
    across, down = math.cos(angle), -math.sin(angle)
    return QPointF(across * (size.width() / 2 + gap), down * (size.height() / 2 + gap))


def _around(middle: QPointF, size: QSizeF) -> QRectF:
    return QRectF(middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height())


def _without(boxes: list[QRectF], lines: Array) -> list[QRectF]:
    """Those that none of the segments comes into."""
    if not boxes or not len(lines):
        return boxes
    corners = np.array([(box.left(), box.top(), box.right(), box.bottom()) for box in boxes])
    return [box for box, touched in zip(boxes, crossed(lines, corners).tolist(), strict=True) if not touched]


def segments_of(lines: Iterable[Array]) -> Array:
    """The segments (m, 4) of polylines (n, 2)."""
    cut = [np.concatenate((line[:-1], line[1:]), axis=1) for line in lines]
    return np.concatenate(cut) if cut else _NO_LINES


def ellipse_line(middle: QPointF, across: float, down: float, corners: int = 24) -> Array:
    """The polyline (corners + 1, 2) around an ellipse with these half axes."""
    angle = np.linspace(0.0, 2 * math.pi, corners + 1)
    line: Array = np.column_stack((middle.x() + across * np.cos(angle), middle.y() + down * np.sin(angle)))
    return line


def box_line(box: QRectF) -> Array:
    """The polyline (5, 2) around a box."""
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom], [left, top]])
