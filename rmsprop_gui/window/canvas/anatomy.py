"""What a step is made of, drawn where it is taken: gradient, accumulators, rate, direction, and where it will land.

Gradient, sums of gradients, roots of sums of squares and direction have one unit, so they are drawn to one scale, which
each step chooses for itself; the rate has its own. The step itself is as long as it is.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.simulation.dissection import LOOK_AHEAD, Dissection, Drawn, Pair, Part, dissect, parts
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import draw_arrow, draw_label, marker_path
from rmsprop_gui.window.look import Look, current_look

_REACH = 0.24  # of the smaller side of the canvas: the longest arrow
_RATE_REACH = 0.11
_PAST = 0.6  # opacity of the parts before the one that is looked at
_SIGN = {Drawn.GRADIENT: "−", Drawn.ARROW: "−", Drawn.DIRECTION: "−", Drawn.SQUARES: "√"}


class Scope(Enum):
    """For which runs it is drawn: always for the selected one while the playhead is inside a step."""

    INSIDE = "inside a step"
    SELECTED = "the selected run"
    ALL = "all runs"


@dataclass(frozen=True)
class Place:
    """Where one step is drawn: pixels of the point it starts from, and pixels for a unit along each axis."""

    mapping: Mapping
    step: Dissection
    gradient_scale: float
    rate_scale: float

    @property
    def origin(self) -> QPointF:
        return self.mapping.pixel(self.step.before)

    def against(self, values: Pair) -> QPointF:
        """A vector in the unit of the gradient, reversed: in pixels, pointing where it lets the point go."""
        across, down = _units(self.mapping)
        return QPointF(-values[0] * across, values[1] * down) * self.gradient_scale

    def sides(self, squares: Pair) -> Pair:
        """The roots of two accumulators of squares, as pixels along their axes."""
        across, down = _units(self.mapping)
        roots = math.sqrt(max(squares[0], 0.0)), math.sqrt(max(squares[1], 0.0))
        return roots[0] * across * self.gradient_scale, roots[1] * down * self.gradient_scale


def _units(mapping: Mapping) -> Pair:
    (left, right), (bottom, top) = mapping.view
    return mapping.width / (right - left), mapping.height / (top - bottom)


def placed(step: Dissection, mapping: Mapping) -> Place | None:
    """Where and how large a step is drawn; None where its numbers are too large for that."""
    unit, lengths = Place(mapping, step, 1.0, 1.0), [1e-300]
    for part in parts(step.rule):
        values = step.values[part.target]
        if part.drawn in (Drawn.GRADIENT, Drawn.ARROW, Drawn.DIRECTION):
            lengths.append(math.hypot(*unit.against(values).toTuple()))
        elif part.drawn is Drawn.SQUARES:
            lengths += unit.sides(values)
    side, rate = min(mapping.width, mapping.height), max(map(abs, step.values["rate"]))
    if not math.isfinite(max(lengths)) or not math.isfinite(rate):
        return None
    return Place(mapping, step, _REACH * side / max(lengths), _RATE_REACH * side / max(rate, 1e-300))


class Anatomy(FrameLayer):
    """Draws the step that the panes explain; inside a step, as far as it has been carried out."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.scope = Scope.INSIDE
        self._hides_landings = False

    def show_scope(self, scope: Scope) -> None:
        self.scope = scope
        self.update()

    def hide_landings(self, hidden: bool) -> None:
        """Do not tell where the next step leads: that is to be guessed."""
        self._hides_landings = hidden
        self.update()

    def runs(self) -> list[tuple[Run, Recording, bool]]:
        """The runs that are drawn, and whether each is the selected one."""
        frame = self._frame
        if frame is None or (self.scope is Scope.INSIDE and frame.part == 0):
            return []
        chosen = [(run, recording, run is frame.run) for run, recording in frame.shown()]
        return [one for one in chosen if one[2] or self.scope is Scope.ALL]

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        for run, recording, is_selected in self.runs():
            self._draw_step(painter, mapping, run, recording, is_selected)
            if not self._hides_landings:
                self._draw_landing(painter, mapping, run, recording)

    def _draw_step(
        self, painter: QPainter, mapping: Mapping, run: Run, recording: Recording, is_selected: bool
    ) -> None:
        assert self._frame is not None
        row = self._frame.explained(recording)
        if row < 1 or (self._hides_landings and self._frame.part > 0):
            return
        step = dissect(run.rule_for(row), recording, row)
        place = placed(step, mapping)
        if place is not None and mapping.contains(step.before):
            done = parts(step.rule)
            part = self._frame.part if is_selected else 0
            colour = current_look().theme.run_style(run.style).colour
            _draw_parts(painter, place, done[:part] if part else done, part > 0, is_selected, QColor(colour))

    def _draw_landing(self, painter: QPainter, mapping: Mapping, run: Run, recording: Recording) -> None:
        """A hollow marker where the next step leads."""
        assert self._frame is not None
        row = recording.row(self._frame.step + 1)
        point = recording.steps.position[row].tolist()
        if row > self._frame.step and mapping.contains((point[0], point[1])):
            look = current_look()
            style = look.theme.run_style(run.style)
            painter.save()
            painter.translate(mapping.pixel((point[0], point[1])))
            outline = marker_path(style.marker, 6.5 * look.scale)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((look.theme.card, 4.5), (style.colour, 1.8)):
                painter.setPen(QPen(QColor(colour), width * look.scale))
                painter.drawPath(outline)
            painter.restore()


def _draw_parts(
    painter: QPainter, place: Place, done: tuple[Part, ...], is_inside: bool, is_labelled: bool, colour: QColor
) -> None:
    """The parts in turn, of each kind the last: a corrected mean takes the place of the mean."""
    newest = {part.drawn: part for part in done}
    look = current_look()
    for part in newest.values():
        is_current = is_inside and part is done[-1]
        painter.setOpacity(1.0 if is_current or not is_inside else _PAST)
        pen = Pencil(painter, place, look, colour, 1.5 if is_current else 1.0)
        corner = _DRAW[part.drawn](pen, place.step.values[part.target])
        if is_labelled and corner is not None:
            text = "−r·d" if part.drawn is Drawn.MOVE else _SIGN.get(part.drawn, "") + str(part.symbol)
            draw_label(painter, text, corner, place.mapping, is_current)
    painter.setOpacity(1.0)


@dataclass(frozen=True)
class Pencil:
    """What the parts of one step are drawn with; `weight` is larger for the one that is looked at."""

    painter: QPainter
    place: Place
    look: Look
    colour: QColor
    weight: float

    def width(self, pixels: float) -> float:
        return pixels * self.look.scale * self.weight

    @property
    def asked(self) -> QPointF:
        """The point whose gradient was taken."""
        point = self.place.step.values.get(LOOK_AHEAD, self.place.step.before)
        return self.place.mapping.pixel(point)


def _draw_point(pen: Pencil, point: Pair) -> QPointF:
    there = pen.place.mapping.pixel(point)
    pen.painter.setPen(QPen(pen.colour, pen.width(1.5), Qt.PenStyle.DotLine))
    pen.painter.drawLine(pen.place.origin, there)
    pen.painter.setPen(QPen(pen.colour, pen.width(1.8)))
    pen.painter.drawEllipse(there, 4 * pen.look.scale, 4 * pen.look.scale)
    return there


def _draw_gradient(pen: Pencil, gradient: Pair) -> QPointF:
    end = pen.asked + pen.place.against(gradient)
    ink = QColor(pen.look.theme.ink)
    draw_arrow(pen.painter, pen.asked, end, ink, pen.width(1.4), pen.look.theme.card, Qt.PenStyle.DashLine)
    return end


def _draw_arrow(pen: Pencil, values: Pair) -> QPointF:
    end = pen.place.origin + pen.place.against(values)
    draw_arrow(pen.painter, pen.place.origin, end, pen.colour, pen.width(2.0), pen.look.theme.card)
    return end


def _draw_squares(pen: Pencil, squares: Pair) -> QPointF:
    """Beside the arrow of the gradient: the side along each axis is to be compared with the arrow's reach there."""
    origin, (across, down) = pen.place.origin, pen.place.sides(squares)
    way = pen.place.against(pen.place.step.values["g"])
    right, below = math.copysign(1.0, way.x()), math.copysign(1.0, way.y())
    ground = QColor(pen.colour)
    ground.setAlphaF(0.22)
    pen.painter.setPen(QPen(pen.colour, pen.width(1.2)))
    pen.painter.setBrush(ground)
    for side, x, y in ((across, right, -below), (down, -right, below)):
        pen.painter.drawRect(QRectF(origin, origin + QPointF(x, y) * side).normalized())
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, side = (right, -below, across) if across >= down else (-right, below, down)
    return origin + QPointF(x, y) * side


def _draw_rate(pen: Pencil, rates: Pair) -> QPointF:
    """An ellipse with its axes: a circle where both parameters have the same rate."""
    origin, scale = pen.place.origin, pen.place.rate_scale
    across, down = abs(rates[0]) * scale, abs(rates[1]) * scale
    for colour, width in ((QColor(pen.look.theme.card), 3.0), (QColor(pen.look.theme.ink), 1.3)):
        pen.painter.setPen(QPen(colour, pen.width(width)))
        pen.painter.drawEllipse(origin, across, down)
        pen.painter.drawLine(origin - QPointF(across, 0), origin + QPointF(across, 0))
        pen.painter.drawLine(origin - QPointF(0, down), origin + QPointF(0, down))
    return origin + (QPointF(-across, 0) if across >= down else QPointF(0, -down))


def _draw_move(pen: Pencil, landing: Pair) -> QPointF:
    end = pen.place.mapping.pixel(landing)
    draw_arrow(pen.painter, pen.place.origin, end, pen.colour, pen.width(3.2), pen.look.theme.card)
    return (pen.place.origin + end) / 2


_DRAW: dict[Drawn, Callable[[Pencil, Pair], QPointF]] = {
    Drawn.POINT: _draw_point,
    Drawn.GRADIENT: _draw_gradient,
    Drawn.ARROW: _draw_arrow,
    Drawn.SQUARES: _draw_squares,
    Drawn.RATE: _draw_rate,
    Drawn.DIRECTION: _draw_arrow,
    Drawn.MOVE: _draw_move,
}
