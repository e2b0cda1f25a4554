"""The picture of a path that grows: what has been drawn of it stays, and only what is new is added."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.ageing import PathPen
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, ring_sheet
from rmsprop_gui.window.canvas.strokes import lengths, strokes, unrepeated
from rmsprop_gui.window.looks.sheets import stamp

_FINE = 60_000.0  # pixels: a path this long has filled the canvas, and what follows is drawn plain
_SPARSE = 11.0  # pixels at scale 1 from a step to both of its neighbours: only there it has a dot


class Sketch:
    """The picture of one path under one mapping, drawn up to some row, all of it at one freshness.

    Casings are drawn below what is there already: so all of them lie below all cores, in whatever pieces they come.
    """

    def __init__(
        self, recording: Recording, pen: PathPen, mapping: Mapping, pixmap: QPixmap, freshness: float, dotted: bool
    ) -> None:
        self.recording = recording
        self.pen = pen
        self.mapping = mapping
        self.pixmap = pixmap
        self.row = 0
        self.freshness = freshness
        self.reach = QRectF()
        """Where there is anything on the picture, and perhaps somewhat more."""
        self._dotted = dotted
        self._length = 0.0  # in pixels, of the path so far

    def extend(self, row: int) -> None:
        """Draw on up to this row."""
        if row <= self.row:
            return
        points = self.mapping.to_pixels(self.recording.trajectory.position[self.row : row + 1])
        segments, _ = strokes(points, self.mapping.width, self.mapping.height)
        self._reach_out(segments)
        ends = self._length + np.cumsum(lengths(segments))
        fine = ends < _FINE
        painter = QPainter(self.pixmap)
        if not fine.all():
            plain = segments[~fine]
            self._draw(painter, plain[unrepeated(plain)])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, segments[fine])
        if self._dotted and fine.all():
            places = self.recording.trajectory.position[max(self.row - 1, 0) : row + 2]
            around = self.mapping.to_pixels(places)
            draw_dots(painter, self.mapping, around[sparse(around, self.pen.scale)], self.pen, self.freshness)
        painter.end()
        self._length, self.row = float(ends[-1]) if len(ends) else self._length, row

    def paint(self, painter: QPainter) -> None:
        """Draw the picture: no more of it than there is, as even to blend nothing takes long."""
        painter.save()
        painter.setClipRect(self.reach, Qt.ClipOperation.IntersectClip)
        painter.drawPixmap(0, 0, self.pixmap)
        painter.restore()

    def _reach_out(self, segments: Array) -> None:
        if len(segments):
            margin = max(self.pen.outer(self.freshness), self.pen.dot(self.freshness)[0]) + 2
            points = segments.reshape(-1, 2)
            (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
            around = QRectF(left, top, right - left, bottom - top).adjusted(-margin, -margin, margin, margin)
            self.reach = self.reach.united(around)

    def _draw(self, painter: QPainter, segments: Array) -> None:
        square = Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap  # round ones take twenty times as long
        draw_strokes(painter, segments, QPen(self.pen.ink(self.freshness), self.pen.core(self.freshness), *square))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        draw_strokes(painter, segments, QPen(QColor(self.pen.casing), self.pen.outer(self.freshness), *square))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def sparse(pixels: Array, scale: float) -> NDArray[np.intp]:
    """The indices of those of points (n, 2), neither the first nor the last, that are far from both neighbours."""
    apart: NDArray[np.bool_] = np.hypot(*np.diff(pixels, axis=0).T) >= _SPARSE * scale
    return np.flatnonzero(apart[:-1] & apart[1:]) + 1


def draw_dots(painter: QPainter, mapping: Mapping, places: Array, pen: PathPen, freshness: float) -> None:
    """A dot, hollow and filled with the casing's colour, around each of these places (n, 2) in pixels."""
    if not len(places):
        return
    inside = ((places > -9) & (places < (mapping.width + 9, mapping.height + 9))).all(axis=1)
    radius, rim = pen.dot(freshness)
    ring = ring_sheet(pen.ink(freshness).name(), pen.casing, radius, rim, mapping.ratio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    stamp(painter, ring, places[inside])
