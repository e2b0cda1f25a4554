"""Which way the runs are that have left the view: a wedge at the edge of the canvas for each."""

import math
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from rmsprop_gui.formulas.number import number
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.canvas.layer import Mapping, PressableLayer
from rmsprop_gui.window.looks.look import current_look

_SIZE, _CASING = 14.0, 2.5  # pixels at scale 1
_PITCH = 1.4  # sizes between two wedges at the least
_FARTHEST = 1e100  # half views from the middle: beyond that only the direction counts


@dataclass(frozen=True)
class Wedge:
    """A sign at the edge for one run: where it stands, and the angle in degrees, clockwise from the right."""

    place: QPointF
    angle: float
    colour: str
    hint: str


class OutsideMarks(PressableLayer):
    """A wedge for each visible run whose point at the playhead is not in the view; a click asks for all of it."""

    everything_wanted = Signal()

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.wedges: tuple[Wedge, ...] = ()
        """As they were painted last."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = current_look()
        self.wedges = self._pointing(mapping, _SIZE * look.scale)
        for wedge in self.wedges:
            path = _path(wedge, _SIZE * look.scale)
            casing = QPen(QColor(look.theme.card), 2 * _CASING * look.scale)
            casing.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, casing)
            painter.fillPath(path, QColor(wedge.colour))

    def _pointing(self, mapping: Mapping, size: float) -> tuple[Wedge, ...]:
        wedges: list[Wedge] = []
        if self._frame is None:
            return ()
        for run, recording in self._frame.shown():
            x1, x2 = recording.trajectory.position[recording.row(self._frame.step)].tolist()
            if not mapping.contains((x1, x2)):
                place, angle = at_edge((x1, x2), mapping, size)
                hint = self.tr("{run} is outside the view, at ({x1}, {x2}).\nClick shows everything")
                hint = hint.format(run=run.label, x1=number(x1), x2=number(x2))
                place = _free(place, mapping, size, [wedge.place for wedge in wedges])
                wedges.append(Wedge(place, angle, current_look().theme.run_style(run.style).colour, hint))
        return tuple(wedges)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        reach = _SIZE * current_look().scale
        for wedge in self.wedges:
            path.addEllipse(wedge.place, reach, reach)
        return path

    def hint_at(self, place: QPointF) -> str:
        return min(self.wedges, key=lambda wedge: _distance(wedge.place, place)).hint if self.wedges else ""

    def press(self, place: QPointF, double: bool) -> None:
        if not double:
            self.everything_wanted.emit()


def at_edge(point: Point, mapping: Mapping, size: float) -> tuple[QPointF, float]:
    """Where a sign of that size stands for a point outside the view, and in which direction the point lies from there.

    It stands where the straight line from the middle of the view to the point leaves it.
    """
    middle = QPointF(mapping.width / 2, mapping.height / 2)
    room = max(middle.x() - size, 1.0), max(middle.y() - size, 1.0)
    parts = []
    for value, (low, high), half in zip(point, mapping.view, (middle.x(), -middle.y()), strict=True):
        away = (value - (low + high) / 2) / ((high - low) / 2)
        parts.append(half * min(max(away, -_FARTHEST), _FARTHEST))
    right, down = parts
    reach = min(one / abs(part) for one, part in zip(room, parts, strict=True) if part)
    return middle + QPointF(right, down) * reach, math.degrees(math.atan2(down, right))


def _free(place: QPointF, mapping: Mapping, size: float, taken: list[QPointF]) -> QPointF:
    """The nearest place along the same edge that keeps clear of those that are taken; else the place itself."""
    is_side = min(place.x(), mapping.width - place.x()) < min(place.y(), mapping.height - place.y())
    along = QPointF(0.0, 1.0) if is_side else QPointF(1.0, 0.0)
    end = (mapping.height if is_side else mapping.width) - size
    for turn in range(2 * len(taken) + 1):
        by = (turn + 1) // 2 * (1 if turn % 2 else -1) * _PITCH * size
        tried = place + along * by
        at = tried.y() if is_side else tried.x()
        if size <= at <= end and all(_distance(tried, other) >= 0.99 * _PITCH * size for other in taken):
            return tried
    return place


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())


def _path(wedge: Wedge, size: float) -> QPainterPath:
    half = size / 2
    tip = QPolygonF([QPointF(half, 0.0), QPointF(-half, half), QPointF(-half, -half)])
    path = QPainterPath()
    path.addPolygon(QTransform().translate(wedge.place.x(), wedge.place.y()).rotate(wedge.angle).map(tip))
    path.closeSubpath()
    return path
