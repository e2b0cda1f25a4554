"""The parts of a step as they are drawn in the plane, one function for each kind of part."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.formulas.meaning import Letters, Span, Spans
from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers.meanings import LENGTH
from rmsprop_gui.simulation.dissection import LOOK_AHEAD, TRUE_GRADIENT, Dissection, Drawn, Pair, StepPart
from rmsprop_gui.simulation.explanation import MOVE_WRITTEN, span_of
from rmsprop_gui.window.canvas.pens import RATE_FILL, SQUARE_FILL, Caption, draw_arrow, filled
from rmsprop_gui.window.canvas.step_scale import Place
from rmsprop_gui.window.looks.look import Look, current_look

_OF_THE_RUN = (Drawn.MOVE, Drawn.POINT)  # in its colour; everything else is in that of its letter
_PAST = 0.6  # opacity of the parts before the one that is looked at
_TRUE = 0.6  # weight of the true gradient beside that which a step was given
_SIGN = {Drawn.GRADIENT: "−", Drawn.ARROW: "−", Drawn.DIRECTION: "−", Drawn.SQUARES: "√"}


def draw_parts(
    painter: QPainter,
    place: Place,
    done: tuple[StepPart, ...],
    is_inside: bool,
    colour: QColor,
) -> list[Caption]:
    """Draw the parts in turn, of each kind the last: a corrected mean takes the place of the mean.

    Returns what is to be written beside them; what has no place in the plane is told beside the point while it is
    looked at.
    """
    newest = {part.drawn: part for part in done if part.drawn is not Drawn.WORDS}
    look, letters = current_look(), place.step.rule.letters(current_look().notation)
    captions: list[Caption] = []
    if Drawn.GRADIENT in newest and place.step.true_gradient is not None:
        captions.append(_draw_true_gradient(painter, place, place.step.true_gradient))
    for part in newest.values():
        is_current = is_inside and part is done[-1]
        painter.setOpacity(1.0 if is_current or not is_inside else _PAST)
        ink = colour if part.drawn in _OF_THE_RUN else QColor(look.theme.colour_of(part.meaning))
        pen = PartPen(painter, place, look, ink, 1.5 if is_current else 1.0)
        corner = _DRAW[part.drawn](pen, place.step.values[part.target])
        captions.append((_written(part, letters, place.step), corner, is_current))
    if is_inside and done[-1].drawn is Drawn.WORDS:
        first, second = (number(value, 3) for value in place.step.values[done[-1].target])
        captions.append(((span_of(done[-1].meaning, letters), Span(f" = ({first}, {second})")), place.origin, True))
    painter.setOpacity(1.0)
    return captions


def _draw_true_gradient(painter: QPainter, place: Place, gradient: Pair) -> Caption:
    """Thin and pale, below the one that the step was given."""
    look = current_look()
    pen = PartPen(painter, place, look, QColor(look.theme.colour_of(TRUE_GRADIENT.meaning)), _TRUE)
    painter.setOpacity(_PAST)
    tip = _draw_gradient(pen, gradient)
    return (Span("−"), Span(str(TRUE_GRADIENT.symbol), TRUE_GRADIENT.meaning)), tip, False


def _written(part: StepPart, letters: Letters, step: Dissection) -> Spans:
    """How a part is written beside what is drawn of it."""
    if part.drawn is Drawn.MOVE:
        return MOVE_WRITTEN
    spans = Span(_SIGN.get(part.drawn, "")), span_of(part.meaning, letters)
    if part.drawn is not Drawn.GRADIENT:
        return spans
    length = number(math.hypot(*step.values[part.target]), 3)  # the scale changes now and then: this says what it is
    return (*spans, Span("  "), Span("|g|", LENGTH), Span(f" = {length}"))


@dataclass(frozen=True)
class PartPen:
    """What the parts of one step are drawn with; `weight` is larger for the one that is looked at."""

    painter: QPainter
    place: Place
    look: Look
    colour: QColor
    weight: float

    def width(self, pixels: float) -> float:
        """The width of a line that has so many pixels at scale 1 and full weight."""
        return pixels * self.look.scale * self.look.theme.weight * self.weight

    @property
    def asked(self) -> QPointF:
        """The point whose gradient was taken."""
        point = self.place.step.values.get(LOOK_AHEAD, self.place.step.before)
        return self.place.mapping.pixel(point)


def _draw_point(pen: PartPen, point: Pair) -> QPointF:
    there = pen.place.mapping.pixel(point)
    pen.painter.setPen(QPen(pen.colour, pen.width(1.5), Qt.PenStyle.DotLine))
    pen.painter.drawLine(pen.place.origin, there)
    pen.painter.setPen(QPen(pen.colour, pen.width(1.8)))
    pen.painter.drawEllipse(there, 4 * pen.look.scale, 4 * pen.look.scale)
    return there


def _draw_gradient(pen: PartPen, gradient: Pair) -> QPointF:
    end = pen.asked + pen.place.against(gradient)
    draw_arrow(pen.painter, pen.asked, end, pen.colour, pen.width(2.4), pen.look.theme.casing)
    return end


def _draw_arrow(pen: PartPen, values: Pair) -> QPointF:
    end = pen.place.origin + pen.place.against(values)
    draw_arrow(pen.painter, pen.place.origin, end, pen.colour, pen.width(2.4), pen.look.theme.casing)
    return end


def _draw_squares(pen: PartPen, squares: Pair) -> QPointF:
    return _draw_sides(pen, pen.place.roots(squares))


def _draw_sizes(pen: PartPen, sizes: Pair) -> QPointF:
    return _draw_sides(pen, pen.place.sizes(sizes))


def _draw_sides(pen: PartPen, sides: Pair) -> QPointF:
    """Squares beside the arrow of the gradient: the side along each axis is to be compared with its reach there."""
    origin, (across, down) = pen.place.origin, sides
    way = pen.place.against(pen.place.step.values["g"])
    right, below = math.copysign(1.0, way.x()), math.copysign(1.0, way.y())
    pen.painter.setPen(QPen(pen.colour, pen.width(1.8)))
    pen.painter.setBrush(filled(pen.colour, SQUARE_FILL))
    for side, x, y in ((across, right, -below), (down, -right, below)):
        pen.painter.drawRect(QRectF(origin, origin + QPointF(x, y) * side).normalized())
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, side = (right, -below, across) if across >= down else (-right, below, down)
    return origin + QPointF(x, y) * side


def _draw_rate(pen: PartPen, rates: Pair) -> QPointF:
    """An ellipse: a circle where both parameters have the same rate."""
    origin, scale = pen.place.origin, pen.place.rate_scale
    across, down = abs(rates[0]) * scale, abs(rates[1]) * scale
    pen.painter.setBrush(filled(pen.colour, RATE_FILL))
    for colour, width in ((QColor(pen.look.theme.casing), 4.2), (pen.colour, 1.8)):
        pen.painter.setPen(QPen(colour, pen.width(width)))
        pen.painter.drawEllipse(origin, across, down)
        pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    return origin + (QPointF(-across, 0) if across >= down else QPointF(0, -down))


def _draw_move(pen: PartPen, landing: Pair) -> QPointF:
    end = pen.place.mapping.pixel(landing)
    draw_arrow(pen.painter, pen.place.origin, end, pen.colour, pen.width(3.2), pen.look.theme.casing)
    return (pen.place.origin + end) / 2


_DRAW: dict[Drawn, Callable[[PartPen, Pair], QPointF]] = {
    Drawn.POINT: _draw_point,
    Drawn.GRADIENT: _draw_gradient,
    Drawn.ARROW: _draw_arrow,
    Drawn.SQUARES: _draw_squares,
    Drawn.SIZES: _draw_sizes,
    Drawn.RATE: _draw_rate,
    Drawn.DIRECTION: _draw_arrow,
    Drawn.MOVE: _draw_move,
}
