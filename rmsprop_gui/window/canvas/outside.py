"""Which way the runs are that have left the view: a wedge at the edge of the canvas for each."""

import math
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from rmsprop_gui.formulas.number import number
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.canvas.covered import CoveredPlaces
from rmsprop_gui.window.canvas.layer import Mapping, PressableLayer
from rmsprop_gui.window.canvas.plane_view_box import REACH
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.looks.look import current_look

_SIZE, _CASING = 14.0, 2.5  # pixels at scale 1
_LENGTH, _NOTCH = 1.6, 0.5  # sizes from the base to the tip, and from the base to the bottom of its notch
_PITCH = 1.6  # sizes between two wedges at the least
_GAP = 4.0  # pixels at scale 1 between a wedge, which stands within a size of its place, and what lies over the plane
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

    def __init__(self, view_box: pg.ViewBox, height: int, covered: CoveredPlaces) -> None:
        super().__init__(view_box, height)
        self._covered = covered
        covered.changed.connect(self._on_covered_changed)
        self.wedges: tuple[Wedge, ...] = ()
        """As they were painted last."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = current_look()
        self.wedges = self._pointing(mapping, _SIZE * look.scale)
        for wedge in self.wedges:
            path = outline(wedge, _SIZE * look.scale)
            casing = QPen(QColor(look.theme.casing), 2 * _CASING * look.scale)
            casing.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, casing)
            painter.fillPath(path, QColor(wedge.colour))

    def _pointing(self, mapping: Mapping, size: float) -> tuple[Wedge, ...]:
        wedges: list[Wedge] = []
        if self._frame is None:
            return ()
        taken = self._taken(size)
        for run, recording in self._frame.shown():
            x1, x2 = recording.trajectory.position[recording.row(self._frame.step)].tolist()
            if not mapping.contains((x1, x2)):
                place, angle = at_edge((x1, x2), mapping, size)
                place = _free(place, mapping, size, taken)
                taken.append(_around(place, _PITCH * size))
                colour = current_look().theme.run_style(run.style).colour
                wedges.append(
                    Wedge(place, angle, colour, self._hint(run_name(run, self._frame.experiment.runs), (x1, x2)))
                )
        return tuple(wedges)

    def _taken(self, size: float) -> list[QRectF]:
        """Where no wedge may have its place: on what lies over the plane and close to it."""
        margin = size + _GAP * current_look().scale
        return [place.adjusted(-margin, -margin, margin, margin) for place in self._covered.within(self)]

    @Slot()
    def _on_covered_changed(self) -> None:
        self.update()

    def _hint(self, name: str, point: Point) -> str:
        hint = self.tr("{run} is outside the view, at ({x1}, {x2}).\nClick shows everything")
        if max(map(abs, point)) > REACH:
            hint = self.tr(
                "{run} has gone farther than can be shown, to ({x1}, {x2}).\nClick shows as much as can be shown"
            )
        x1, x2 = map(number, point)
        return hint.format(run=name, x1=x1, x2=x2)

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


def _free(place: QPointF, mapping: Mapping, size: float, taken: list[QRectF]) -> QPointF:
    """The nearest place in nothing that is taken, along the same edge if there is one; else the place itself."""
    is_side = min(place.x(), mapping.width - place.x()) < min(place.y(), mapping.height - place.y())
    ends_x = [place.x(), *(end for box in taken for end in (box.left(), box.right()))]
    ends_y = [place.y(), *(end for box in taken for end in (box.top(), box.bottom()))]
    inside = QRectF(size, size, mapping.width - 2 * size, mapping.height - 2 * size)

    def farness(tried: QPointF) -> tuple[float, float]:
        x, y = abs(tried.x() - place.x()), abs(tried.y() - place.y())
        return (x, y) if is_side else (y, x)

    for tried in sorted((QPointF(x, y) for x in ends_x for y in ends_y), key=farness):
        if inside.contains(tried) and not any(_within(box, tried) for box in taken):
            return tried
    return place


def _around(place: QPointF, reach: float) -> QRectF:
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)


def _within(box: QRectF, place: QPointF) -> bool:
    """Whether it is inside, and not on the border."""
    return box.left() < place.x() < box.right() and box.top() < place.y() < box.bottom()


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())


def outline(wedge: Wedge, size: float) -> QPainterPath:
    """A narrow arrowhead, `size` wide at its base; length and notch tell its tip from the corners of its base."""
    half, back = size / 2, _LENGTH * size / 2
    notch = QPointF(_NOTCH * size - back, 0.0)
    corners = QPolygonF([QPointF(back, 0.0), QPointF(-back, half), notch, QPointF(-back, -half)])
    path = QPainterPath()
    path.addPolygon(QTransform().translate(wedge.place.x(), wedge.place.y()).rotate(wedge.angle).map(corners))
    path.closeSubpath()
    return path
