"""The parts of a step as the magnifier paints them, one function for each form that they have."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rmsprop_gui.simulation.dissection import Pair, StepPart
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.view.theme import RunStyle
from rmsprop_gui.window.canvas.magnifier.marks import Arrow, Ellipse, Mark, Ring, Square
from rmsprop_gui.window.canvas.magnifier.scene import Scene
from rmsprop_gui.window.canvas.pens import (
    RATE_FILL,
    SQUARE_FILL,
    draw_arrow,
    draw_marker,
    draw_strokes,
    filled,
    marker_path,
)
from rmsprop_gui.window.canvas.strokes import dashed, lengths
from rmsprop_gui.window.looks.look import Look

POINT, LANDING = 9.0, 8.0
"""Radii of the point and of where it lands, in pixels at scale 1."""
_PAST = 0.6  # opacity of the parts before the one that is looked at
_CASING = 2.5  # of the point
_FAR = 1e4  # pixels: no path that is seen comes from there
_PATH, _DOT, _PERIOD = 4.0, 2.4, 7.0


@dataclass(frozen=True)
class Pen:
    """What a scene is painted with: around which place of the picture, in whose look and colour."""

    painter: QPainter
    middle: QPointF
    look: Look
    style: RunStyle
    looked_at: StepPart | None = None
    """The part that is looked at; the others then stand back."""

    def at(self, place: Pair) -> QPointF:
        """A place of a scene in the picture."""
        return self.middle + QPointF(place[0], -place[1])

    def line(self, points: Array, scene: Scene) -> Array:
        """Points (n, 2) of the plane in the picture."""
        scale = np.array([scene.x_scale, -scene.x_scale])
        start = self.at(scene.origin)
        placed: Array = np.array([start.x(), start.y()]) + (points - np.array(scene.before)) * scale
        return placed

    def px(self, pixels: float) -> float:
        """So many pixels at scale 1."""
        return pixels * self.look.scale

    def colour(self, mark: Mark) -> QColor:
        """What a part is painted in: the colour of its letter, or for the step that of the run."""
        is_move = isinstance(mark, Arrow) and mark.is_move
        return QColor(self.style.colour if is_move else self.look.theme.colour_of(mark.part.meaning))


def paint_paths(pen: Pen, scene: Scene, trail: Array, ahead: Array) -> None:
    """How the run came here, and as dots where it goes."""
    theme = pen.look.theme
    for colour, wide in ((theme.casing, _PATH + 4.0), (pen.style.colour, _PATH)):
        draw_strokes(pen.painter, _segments(pen.line(trail, scene)), _round_pen(colour, pen.px(wide)))
    segments = _segments(pen.line(ahead, scene))
    begins = np.cumsum(lengths(segments)) - lengths(segments)
    dots = dashed(segments, begins, (0.1, pen.px(_PERIOD) - 0.1))
    for colour, wide in ((theme.casing, _DOT + 1.8), (pen.style.colour, _DOT)):
        draw_strokes(pen.painter, dots, _round_pen(colour, pen.px(wide)))


def _segments(line: Array) -> Array:
    segments: Array = np.concatenate((line[:-1], line[1:]), axis=1)
    return segments[(np.abs(segments) < _FAR).all(axis=1)]


def _round_pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def paint_marks(pen: Pen, scene: Scene) -> None:
    """All parts, the point, and where it lands."""
    for mark in sorted(scene.marks, key=lambda mark: mark.part is pen.looked_at):
        stands_back = pen.looked_at is not None and mark.part is not pen.looked_at
        is_pale = isinstance(mark, Arrow) and mark.is_pale
        pen.painter.setOpacity(_PAST if stands_back or is_pale else 1.0)
        _PAINT[type(mark)](pen, mark)
    pen.painter.setOpacity(1.0)
    pen.painter.save()
    pen.painter.translate(pen.at(scene.origin))
    style, casing = pen.style, pen.look.theme.casing
    draw_marker(pen.painter, style.marker, style.colour, pen.px(POINT), pen.px(_CASING), casing)
    pen.painter.restore()
    for move in moves(scene):
        _paint_landing(pen, pen.at(move.tip))


def moves(scene: Scene) -> list[Arrow]:
    """The step itself, where it is one of the parts."""
    return [mark for mark in scene.marks if isinstance(mark, Arrow) and mark.is_move]


def _paint_landing(pen: Pen, place: QPointF) -> None:
    outline, theme = marker_path(pen.style.marker, pen.px(LANDING)), pen.look.theme
    pen.painter.save()
    pen.painter.translate(place)
    pen.painter.strokePath(outline, QPen(QColor(theme.casing), pen.px(7.5)))
    pen.painter.setPen(QPen(QColor(pen.style.colour), pen.px(3.4)))
    pen.painter.setBrush(QColor(theme.casing))
    pen.painter.drawPath(outline)
    pen.painter.restore()


def _paint_arrow(pen: Pen, arrow: Arrow) -> None:
    start, tip, end = pen.at(arrow.start), pen.at(arrow.tip), 0.0
    if arrow.is_move:
        end = min(pen.px(LANDING + 3.5), arrow.size / 3)
    stop = tip - (tip - start) * (end / arrow.size)
    width = 5.0 if arrow.is_move else 2.0 if arrow.is_pale else 3.6
    draw_arrow(pen.painter, start, stop, pen.colour(arrow), pen.px(width), _casing(pen))


def _casing(pen: Pen) -> str:
    return pen.look.theme.casing


def _paint_square(pen: Pen, square: Square) -> None:
    left, bottom, width, height = square.box
    colour = pen.colour(square)
    box = QRectF(pen.at((left, bottom + height)), pen.at((left + width, bottom)))
    pen.painter.fillRect(box, filled(colour, SQUARE_FILL))  # several times as fast as together with its rim
    pen.painter.setPen(_mitred(colour, pen.px(2.6)))
    pen.painter.drawPolygon(QPolygonF([box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()]))


def _paint_ellipse(pen: Pen, ellipse: Ellipse) -> None:
    across, down = (max(half, pen.px(1.0)) for half in ellipse.half)
    middle, colour = pen.at(ellipse.middle), pen.colour(ellipse)
    for ground, ink, width in ((filled(colour, RATE_FILL), QColor(_casing(pen)), 5.4), (None, colour, 2.5)):
        pen.painter.setPen(QPen(ink, pen.px(width)))
        pen.painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        pen.painter.drawEllipse(middle, across, down)
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_ring(pen: Pen, ring: Ring) -> None:
    there, colour = pen.at(ring.middle), QColor(pen.style.colour)
    pen.painter.setPen(QPen(colour, pen.px(1.8), Qt.PenStyle.DotLine))
    pen.painter.drawLine(pen.at(ring.behind), there)
    for ink, width in ((QColor(_casing(pen)), 5.6), (colour, 2.4)):
        pen.painter.setPen(QPen(ink, pen.px(width)))
        pen.painter.drawEllipse(there, pen.px(5.0), pen.px(5.0))


def _mitred(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


_PAINT: dict[type[Any], Callable[[Pen, Any], None]] = {
    Arrow: _paint_arrow,
    Square: _paint_square,
    Ellipse: _paint_ellipse,
    Ring: _paint_ring,
}
