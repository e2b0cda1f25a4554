"""The curvature at a point: a level line of the local quadratic model around it, along the axes of the Hessian."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rmsprop_gui.formulas.meaning import Span
from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.local_model import LocalModel, local_model
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import Caption, draw_labels
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.symbols import SymbolMarks

_REACH = 84.0  # pixels at scale 1 from the point to the farthest that is drawn
_STRETCH = 1.4  # in hyperbolic angle: how far the arms of a saddle are drawn
_LINE, _AXIS, _CASING = 2.2, 1.4, 2.6
_POINTS = 97
_SUBSCRIPT = "₁₂"


class Outline(NamedTuple):
    """What is drawn around a point, in the plane and relative to it: `curves` and `axes`, (n, 2) each.

    `axes` lead to both sides, one for each curvature.
    """

    curves: list[Array]
    axes: list[Array]


def outline(model: LocalModel) -> Outline:
    """A level line of ½ dᵀHd, to any scale: an ellipse, the arms of a hyperbola at a saddle, lines where it is flat.

    Without any curvature there is none.
    """
    signs, sizes = model.signs, np.abs(model.curvatures)
    first, second = (np.array(axis) for axis in model.axes)
    if not any(signs):
        return Outline([], [])
    lengths = [1 / math.sqrt(size) if sign else math.nan for sign, size in zip(signs, sizes, strict=True)]
    longest = np.nanmax(lengths)
    one, two = (
        direction * (longest if math.isnan(length) else length)
        for direction, length in zip((first, second), lengths, strict=True)
    )
    axes = [np.array([-along, along]) for along in (one, two)]
    if 0 in signs:
        level, free = (two, one) if not signs[0] else (one, two)
        return Outline([np.array([side * level - free, side * level + free]) for side in (1, -1)], axes)
    if signs[0] == signs[1]:
        turn = np.linspace(0, 2 * math.pi, _POINTS)[:, None]
        return Outline([np.cos(turn) * one + np.sin(turn) * two], axes)
    turn = np.linspace(-_STRETCH, _STRETCH, _POINTS)[:, None]
    arms = [(one, two), (-one, two), (two, one), (-two, one)]
    return Outline([np.cosh(turn) * along + np.sinh(turn) * across for along, across in arms], axes)


class Curvature(FrameLayer):
    """Where the selected run is at the playhead, and where the pointer is: the curvature there, while that is wanted.

    The level line has one size on the screen whatever the surface; its shape and its axes are those of the Hessian,
    whose eigenvalues stand at them. It is dashed where the surface curves down.
    """

    def __init__(self, view_box: pg.ViewBox, height: int, taken: Callable[[Mapping], list[QRectF]]) -> None:
        super().__init__(view_box, height)
        self._taken = taken  # what nothing is written over
        self._pointed: LocalModel | None = None
        self.setVisible(False)

    def show_pointed(self, model: LocalModel | None) -> None:
        """The pointer is at this point; None where it is at none."""
        if model != self._pointed:
            self._pointed = model
            self.update()

    def models(self) -> list[LocalModel]:
        """What is drawn: the playhead's, then the pointer's."""
        return [model for model in (self._at_playhead(), self._pointed) if model is not None]

    def _at_playhead(self) -> LocalModel | None:
        frame = self._frame
        if frame is None or frame.run is None or frame.recording is None or not frame.recording.length:
            return None
        if not frame.run.visible:
            return None
        row = frame.recording.row(frame.step)
        return local_model(frame.experiment.objective, row, self.head(frame.recording, frame.step))

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        captions: list[Caption] = []
        for model in self.models():
            if mapping.contains(model.point):
                captions += _draw_model(painter, mapping, model)
        draw_labels(painter, captions, mapping, SymbolMarks(), self._taken(mapping))


def _draw_model(painter: QPainter, mapping: Mapping, model: LocalModel) -> list[Caption]:
    """Draw the outline as large as fits its reach, and say what is to be written beside its axes."""
    look, place = current_look(), mapping.pixel(model.point)
    curves, axes = ([mapping.apart(line) for line in lines] for lines in outline(model))
    if not curves:
        return [((Span("λ₁ = λ₂ = 0"),), place, False)]
    scale = _REACH * look.scale / max(np.hypot(*line.T).max() for line in (*curves, *axes))
    ink, casing = QColor(look.theme.ink), QColor(look.theme.casing)
    for colour, more in ((casing, _CASING), (ink, 0.0)):
        for line, sign in zip(axes, model.signs, strict=True):
            _draw_line(painter, place, scale * line, QPen(colour, (_AXIS + more) * look.scale), sign < 0 and not more)
        for line, is_dashed in zip(curves, _dashed(model), strict=True):
            _draw_line(painter, place, scale * line, QPen(colour, (_LINE + more) * look.scale), is_dashed and not more)
    ends = [place + QPointF(*(scale * line[1])) for line in axes]
    told = zip(_SUBSCRIPT, model.curvatures, ends, strict=True)
    return [((Span(f"λ{which} = {number(value, 3)}"),), end, False) for which, value, end in told]


def _dashed(model: LocalModel) -> list[bool]:
    """Of the curves of the outline, whether each is a level below the point."""
    low, high = model.signs
    if low == high:
        return [low < 0]
    if 0 in (low, high):
        return [min(low, high) < 0] * 2
    return [True, True, False, False]


def _draw_line(painter: QPainter, place: QPointF, points: Array, pen: QPen, is_dashed: bool) -> None:
    pen.setStyle(Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if is_dashed else Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    corners = [place + QPointF(x, y) for x, y in points.tolist()]
    if len(corners) == 2:
        painter.drawLine(QLineF(*corners))
    else:
        painter.drawPolyline(QPolygonF(corners))
