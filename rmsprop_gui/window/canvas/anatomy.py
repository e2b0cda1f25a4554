"""What a step is made of, drawn where it is taken: gradient, accumulators, rate, direction, and where it will land.

Gradient, sums of gradients, roots of sums of squares and direction have one unit, so they are drawn to one scale, the
same for all runs; rates have their own. Both scales keep to powers of four, so that what shrinks is seen to shrink. The
step itself is as long as it is.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.rule import UpdateRule
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
_KIND = {Drawn.SQUARES: Drawn.ARROW, Drawn.POINT: Drawn.GRADIENT}  # accumulators are one kind, and so is the asking


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


def placed(steps: list[Dissection], mapping: Mapping) -> list[Place]:
    """Where the steps are drawn that begin in the view, and how large: the longest of all still fits."""
    seen = [Place(mapping, step, 1.0, 1.0) for step in steps if mapping.contains(step.before)]
    sizes = [(_longest(unit), max(map(abs, unit.step.values["rate"]))) for unit in seen]
    finite = [(unit, size) for unit, size in zip(seen, sizes, strict=True) if all(map(math.isfinite, size))]
    if not finite:
        return []
    side = min(mapping.width, mapping.height)
    gradient = _REACH * side / _rung(max(length for _, (length, _) in finite))
    rate = _RATE_REACH * side / _rung(max(rate for _, (_, rate) in finite))
    return [Place(mapping, unit.step, gradient, rate) for unit, _ in finite]


def _longest(unit: Place) -> float:
    """The longest of what is drawn in the unit of the gradient, at scale 1."""
    lengths = [0.0]
    for part in parts(unit.step.rule):
        values = unit.step.values[part.target]
        if part.drawn in (Drawn.GRADIENT, Drawn.ARROW, Drawn.DIRECTION):
            lengths.append(math.hypot(*unit.against(values).toTuple()))
        elif part.drawn is Drawn.SQUARES:
            lengths += unit.sides(values)
    return max(lengths)


def _rung(size: float) -> float:
    """The next power of four: on this ladder the scale stays for a while, and what shrinks is drawn smaller."""
    return float(4.0 ** math.ceil(math.log(max(size, 1e-300), 4.0)))


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

    def carried_out(self, rule: UpdateRule) -> tuple[Part, ...]:
        """The parts of a step of this rule that are drawn: inside a step, those of the kinds that the selected has."""
        frame = self._frame
        if frame is None or frame.part == 0 or frame.rule is None:
            return parts(rule)
        told = parts(frame.rule)[: frame.part]
        if rule == frame.rule:
            return told
        kinds = {_KIND.get(part.drawn, part.drawn) for part in told}
        return tuple(part for part in parts(rule) if _KIND.get(part.drawn, part.drawn) in kinds)

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        steps = {}
        for run, recording, is_selected in self.runs():
            row = self._frame.explained(recording) if self._frame is not None else 0
            if row > 0:
                step = dissect(run.rule_for(row), recording, row)
                steps[id(step)] = step, run, is_selected
            if not self._hides_landings:
                self._draw_landing(painter, mapping, run, recording)
        for place in placed([step for step, _, _ in steps.values()], mapping):
            step, run, is_selected = steps[id(place.step)]
            colour = QColor(current_look().theme.run_style(run.style).colour)
            is_inside = self._frame is not None and self._frame.part > 0 and is_selected
            _draw_parts(painter, place, self.carried_out(step.rule), is_inside, is_selected, colour)

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
            if part.drawn is Drawn.GRADIENT:  # the scale changes now and then: this says what it is
                text += f"  |g| = {number(math.hypot(*place.step.values[part.target]), 3)}"
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
    draw_arrow(pen.painter, pen.asked, end, pen.colour, pen.width(1.4), pen.look.theme.card, Qt.PenStyle.DashLine)
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
    for colour, width in ((QColor(pen.look.theme.card), 3.0), (pen.colour, 1.3)):
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
