"""Pinned paths: whole and thin below the runs, each with its name and a hollow marker where it was at this step."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from rmsprop_gui.simulation.experiment import Pin
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.window.canvas.ageing import PathPen
from rmsprop_gui.window.canvas.gradual_paths import GradualPaths
from rmsprop_gui.window.canvas.labels import placed
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.lettering import HALO, draw_lettering, text_size
from rmsprop_gui.window.canvas.pens import draw_strokes, hollow_sheet, stroke_pen
from rmsprop_gui.window.canvas.sketch import Sketch
from rmsprop_gui.window.canvas.strokes import strokes
from rmsprop_gui.window.experiment.pin_names import pin_name
from rmsprop_gui.window.looks.look import Look, current_look, font_of
from rmsprop_gui.window.looks.sheets import Sheet, draw_around, draw_sheet

_WIDTH, _CASING = 1.5, 1.5  # pixels at scale 1, of a path and of its casing on each side
_MARKER = 4.5  # radius in pixels at scale 1
_TYPE, _STRONG = 14.0, 600  # pixels at scale 1 and weight of a name
_EDGE = 6.0
_WIDEST = 0.6  # of the canvas
_FAR = 26.0  # pixels: a label farther from its path than that is tied to it by a line


Taken = Callable[[Mapping], list[QRectF]]
"""Where, in the pixels of a mapping, something is that no label may touch."""


class PinnedPaths(GradualPaths):
    """The pinned paths, whole; but while a prediction is under way only up to the playhead, like everything else."""

    def __init__(self, view_box: pg.ViewBox, height: int, marks_height: int, taken: Taken) -> None:
        super().__init__(view_box, height)
        self.marks = PinMarks(view_box, marks_height, taken)
        self.sketches: list[Sketch] = []
        self._predicting = False

    def set_predicting(self, predicting: bool) -> None:
        """Give nothing away that comes after the playhead."""
        self._predicting = self.marks.predicting = predicting
        self.update()
        self.marks.update()

    def show_frame(self, frame: Frame) -> None:
        """Show the pinned paths of this frame."""
        super().show_frame(frame)
        self.marks.show_frame(frame)

    @property
    def complete(self) -> bool:
        """Whether every path has been painted as far as it is to be seen."""
        if self._frame is None:
            return True
        rows = [self._row(recording, self._frame) for _, recording in self._frame.pins()]
        return rows == [sketch.row for sketch in self.sketches]

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None:
            return
        if mapping.is_vector:
            self._draw_shapes(painter, mapping, self._frame)
            return
        pins, rows = self._frame.pins(), [self._row(recording, self._frame) for _, recording in self._frame.pins()]
        pens = [pin_pen(pin, current_look()) for pin, _ in pins]
        wanted = [(recording, pen, mapping) for (_, recording), pen in zip(pins, pens, strict=True)]
        kept = [(sketch.recording, sketch.pen, sketch.mapping) for sketch in self.sketches]
        if wanted != kept or any(sketch.row > row for sketch, row in zip(self.sketches, rows, strict=True)):
            pixmap = mapping.blank_pixels() if pins else QPixmap()
            self.sketches = [Sketch(*parts, pixmap, freshness=1.0, dotted=False) for parts in wanted]
        self.draw_on(self.sketches, rows)
        if self.sketches:
            painter.drawPixmap(0, 0, self.sketches[0].pixmap)

    def _draw_shapes(self, painter: QPainter, mapping: Mapping, frame: Frame) -> None:
        """Each path at once, all casings below all cores."""
        paths = []
        for pin, recording in frame.pins():
            pixels = mapping.to_pixels(recording.trajectory.position[: self._row(recording, frame) + 1])
            paths.append((pin_pen(pin, current_look()), strokes(pixels, mapping.width, mapping.height)[0]))
        for pen, segments in paths:
            draw_strokes(painter, segments, stroke_pen(pen.casing, pen.outer(1.0)))
        for pen, segments in paths:
            draw_strokes(painter, segments, stroke_pen(pen.colour, pen.core(1.0)))

    def _row(self, recording: Recording, frame: Frame) -> int:
        return recording.row(frame.step) if self._predicting else recording.length - 1


def pin_pen(pin: Pin, look: Look) -> PathPen:
    """What a pinned path is drawn with."""
    theme = look.theme
    return PathPen(theme.run_style(pin.style).colour, theme.casing, _WIDTH * theme.weight, look.scale, _CASING)


@dataclass(frozen=True)
class _Label:
    """What one label says, and of which point in pixels."""

    name: str
    style: int
    x: float
    y: float


class PinMarks(FrameLayer):
    """Where each pinned path was at the playhead's step, and near its end what it is called."""

    def __init__(self, view_box: pg.ViewBox, height: int, taken: Taken) -> None:
        super().__init__(view_box, height)
        self._taken = taken
        self.predicting = False
        self.labels: list[tuple[str, QRectF]] = []
        """What stands where, in pixels."""
        self._drawn: tuple[object, ...] = ()
        self._picture: Sheet = QPixmap()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        pins = self._frame.pins() if self._frame is not None else []
        if self._frame is None or not pins:
            self.labels, self._drawn = [], ()
            return
        self._draw_markers(painter, mapping, self._frame)
        look, end = current_look(), self._frame.step if self.predicting else None
        lengths = [recording.length for _, recording in pins]
        taken = self._taken(mapping)
        drawn = (pins, lengths, self._frame.experiment.surface, mapping, look, end, taken)
        if drawn != self._drawn:
            self._drawn = drawn
            self._picture = self._draw_labels(self._labels_of(self._frame, mapping, end), mapping, look, taken)
        draw_sheet(painter, QPointF(), self._picture)

    def _draw_markers(self, painter: QPainter, mapping: Mapping, frame: Frame) -> None:
        look = current_look()
        for pin, recording in frame.pins():
            x1, x2 = recording.trajectory.position[recording.row(frame.step)].tolist()
            if mapping.contains((x1, x2)):
                style = look.theme.run_style(pin.style)
                radius, casing = _MARKER * look.scale, look.theme.casing
                marker = hollow_sheet(style.marker, style.colour, radius, mapping.ratio, casing)
                draw_around(painter, mapping.pixel((x1, x2)), marker)

    @staticmethod
    def _labels_of(frame: Frame, mapping: Mapping, end: int | None) -> list[_Label]:
        labels = []
        for pin, recording in frame.pins():
            row = recording.length - 1 if end is None else recording.row(end)
            point = _last_in_view(recording, row, mapping)
            if point is not None:
                labels.append(_Label(pin_name(pin, frame.experiment), pin.style, point.x(), point.y()))
        return labels

    def _draw_labels(self, labels: list[_Label], mapping: Mapping, look: Look, taken: list[QRectF]) -> Sheet:
        """A picture of all labels for which there is room."""
        picture = mapping.blank()
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fitted = _fitted(labels, mapping, taken)
        self.labels = [(name, place) for _, name, place in fitted]
        for label, _, place in fitted:
            _draw_tie(painter, label, place)
        for label, name, place in fitted:
            colour = look.theme.run_style(label.style).colour
            draw_lettering(painter, name, place, _TYPE, _STRONG, colour, look.theme.casing, HALO * look.scale)
        painter.end()
        return picture


def _fitted(labels: list[_Label], mapping: Mapping, taken: list[QRectF]) -> list[tuple[_Label, str, QRectF]]:
    """The labels that can be placed: what is written of their names, and where."""
    font, middle, widest = font_of(_TYPE, _STRONG), Qt.TextElideMode.ElideMiddle, _WIDEST * mapping.width
    metrics = QFontMetricsF(font)
    names = [metrics.elidedText(label.name, middle, widest) for label in labels]
    sizes = [text_size(name, font) for name in names]
    area = QRectF(_EDGE, _EDGE, mapping.width - 2 * _EDGE, mapping.height - 2 * _EDGE)
    places = placed([QPointF(label.x, label.y) for label in labels], sizes, area, taken)
    found = zip(labels, names, places, strict=True)
    return [(label, name, place) for label, name, place in found if place is not None]


def _draw_tie(painter: QPainter, label: _Label, place: QRectF) -> None:
    """A line from a label to its point, where they are not side by side."""
    look, x, y = current_look(), label.x, label.y
    near = QPointF(min(max(x, place.left()), place.right()), min(max(y, place.top()), place.bottom()))
    line = QLineF(QPointF(x, y), near)
    if line.length() > _FAR:
        painter.setPen(QPen(QColor(look.theme.run_style(label.style).colour), look.scale))
        painter.drawLine(line)


def _last_in_view(recording: Recording, row: int, mapping: Mapping) -> QPointF | None:
    """The pixel of the last point up to this row that can be seen; None where there is none."""
    (left, right), (bottom, top) = mapping.view
    points = recording.trajectory.position[: row + 1]
    seen = (points >= (left, bottom)).all(axis=1) & (points <= (right, top)).all(axis=1)
    rows = np.flatnonzero(seen)
    return mapping.pixel(tuple(points[rows[-1]].tolist())) if len(rows) else None
