"""The path that is pointed at: emphasised, with the numbers of the step beside it."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.surfaces.surface import Array, Point
from rmsprop_gui.window.canvas.layer import FrameLayer, Layer, Mapping
from rmsprop_gui.window.canvas.path_finder import PathPoint
from rmsprop_gui.window.canvas.pens import draw_strokes
from rmsprop_gui.window.canvas.strokes import strokes
from rmsprop_gui.window.experiment.pin_names import pin_name
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.looks.look import Look, current_look, font_of

_AROUND = 1000  # steps before and after the one that is pointed at: what is emphasised of a long path
_WIDTH, _CASING, _RING = 5.5, 3.0, 7.0  # pixels at scale 1
_TYPE, _PADDING, _AWAY, _RADIUS = 14.0, 10.0, 18.0, 8.0
_DIGITS = 3


class PathHover(FrameLayer):
    """Shows which step of which path the pointer is at; its note is above all that is painted."""

    hovered = Signal(object)
    """The PathPoint that the pointer is at, or None."""

    def __init__(self, view_box: pg.ViewBox, height: int, note_height: int) -> None:
        super().__init__(view_box, height)
        self.note = PathNote(view_box, note_height)
        self.point: PathPoint | None = None
        self._last = 0  # the row up to which its path is seen

    def show_point(self, point: PathPoint | None, last: int = 0) -> None:
        """Tell of this step, on a path that is seen up to a row; None for none."""
        if (point, last) != (self.point, self._last):
            self.point, self._last = point, last
            self.note.show_note(point, self._frame)
            self.hovered.emit(point)
            self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None or self.point is None or not self.point.is_in(self._frame):
            return
        look, frame, point = current_look(), self._frame, self.point
        painted = frame.experiment.pins if point.is_pin else frame.experiment.runs
        colour = look.theme.run_style(painted[point.index].style).colour
        positions = point.recording(frame).trajectory.position
        first, last = max(point.row - _AROUND, 0), min(point.row + _AROUND, self._last)
        _draw_path(painter, mapping, positions[first : last + 1], colour, look)
        x1, x2 = positions[point.row].tolist()
        place = mapping.pixel((x1, x2))
        for ink, width in ((look.theme.casing, 7.0), (colour, 2.6)):
            painter.setPen(QPen(QColor(ink), width * look.scale))
            painter.drawEllipse(place, _RING * look.scale, _RING * look.scale)


class PathNote(Layer):
    """The numbers of a step, beside it."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.lines: list[str] = []
        self._at: Point = (0.0, 0.0)

    def show_note(self, point: PathPoint | None, frame: Frame | None) -> None:
        """Tell of this step; None for none."""
        self.lines = []
        if point is not None and frame is not None:
            self.lines = lines_of(point, frame)
            x1, x2 = point.recording(frame).trajectory.position[point.row].tolist()
            self._at = x1, x2
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self.lines:
            _draw_lines(painter, self.lines, mapping.pixel(self._at), mapping, current_look())


def lines_of(point: PathPoint, frame: Frame) -> list[str]:
    """What is told of a step: whose it is, where it leads, how high that is, how steep, and the rates."""
    steps, row, experiment = point.recording(frame).trajectory, point.row, frame.experiment
    name = (
        pin_name(experiment.pins[point.index], experiment)
        if point.is_pin
        else run_name(experiment.runs[point.index], experiment.runs)
    )
    x1, x2 = (number(value, _DIGITS) for value in steps.position[row].tolist())
    step = QCoreApplication.translate("PathHover", "step {step}").format(step=row)
    lines = [f"{name}  {step}", f"x₁ {x1}   x₂ {x2}"]
    height, slope = f"f {number(float(steps.loss[row]), _DIGITS)}", float(steps.slope[row])
    lines.append(f"{height}   |g| {number(slope, _DIGITS)}" if math.isfinite(slope) else height)
    first, second = steps.rate[row].tolist()
    if math.isfinite(first) and math.isfinite(second):
        lines.append(f"r {number(first, _DIGITS)}, {number(second, _DIGITS)}")
    return [*lines, *_origin(point, frame)]


def _origin(point: PathPoint, frame: Frame) -> list[str]:
    """Of a path that was recorded elsewhere, that it was, and what took it."""
    path = frame.experiment.pins[point.index].trial.rule.recorded_path() if point.is_pin else None
    if path is None:
        return []
    told = QCoreApplication.translate("PathHover", "recorded elsewhere: no formula")
    return [told, *([path.source] if path.source else [])]


def _draw_path(painter: QPainter, mapping: Mapping, points: Array, colour: str, look: Look) -> None:
    with np.errstate(over="ignore", invalid="ignore"):
        segments, _ = strokes(mapping.to_pixels(points), mapping.width, mapping.height)
    for ink, width in ((look.theme.casing, _WIDTH + 2 * _CASING), (colour, _WIDTH)):
        pen = QPen(QColor(ink), width * look.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        draw_strokes(painter, segments, pen)


def _draw_lines(painter: QPainter, lines: list[str], place: QPointF, mapping: Mapping, look: Look) -> None:
    """Lines of text beside a place, the first of them strong."""
    scale, theme = look.scale, look.theme
    fonts = [font_of(_TYPE, 600 if index == 0 else 400) for index in range(len(lines))]
    metrics = [QFontMetricsF(font) for font in fonts]
    pitch, padding = metrics[0].height(), _PADDING * scale
    width = max(one.horizontalAdvance(line) for one, line in zip(metrics, lines, strict=True)) + 2 * padding
    box = _beside(place, width, len(lines) * pitch + 1.4 * padding, mapping, _AWAY * scale)
    painter.setPen(QPen(QColor(theme.line), 1.0))
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(box, _RADIUS * scale, _RADIUS * scale)
    painter.setPen(QColor(theme.ink))
    for index, (line, font) in enumerate(zip(lines, fonts, strict=True)):
        painter.setFont(font)
        top = box.top() + 0.7 * padding + index * pitch
        painter.drawText(QPointF(box.left() + padding, top + metrics[index].ascent()), line)


def _beside(place: QPointF, width: float, height: float, mapping: Mapping, away: float) -> QRectF:
    """On the right of a place and above it, where there is room there; else on the other side."""
    left = place.x() + away if place.x() + away + width < mapping.width else place.x() - away - width
    top = place.y() - away - height if place.y() - away - height > 0 else place.y() + away
    return QRectF(max(left, 2.0), top, width, height)
