"""Contours as shapes, where they leave the app as such: what is on the canvas, without a single pixel."""

import numpy as np
from pyqtgraph.functions import arrayToQPath
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.view.theme import Stroke
from rmsprop_gui.window.canvas.contour_bands import outline_of, shade
from rmsprop_gui.window.canvas.contour_values import WrittenValue, draw_value, written_values
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.looks.look import Look

_SEAM = 0.6  # width of what each band has around it: programs that show shapes leave a hairline between neighbours


def draw_contours(
    painter: QPainter, contours: Contours, mapping: Mapping, look: Look, fixed: list[QRectF], moving: list[QRectF]
) -> None:
    """Bands, lines that break where a value stands, and the values that nothing stands before."""
    for band in contours.bands:
        colour = shade(band.shade, look.theme)
        painter.setPen(QPen(colour, _SEAM))
        painter.setBrush(colour)
        painter.drawPath(outline_of(mapping.to_pixels(band.points), band.offsets))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    values = [
        value
        for value in written_values(contours, mapping, look, fixed)
        if not any(value.box.intersects(place) for place in moving)
    ]
    painter.save()
    painter.setClipPath(_beside(values, mapping))
    for is_major, stroke in ((False, look.theme.minor), (True, look.theme.major)):
        lines = [line for line, each in zip(contours.lines, contours.levels.major, strict=True) if each == is_major]
        _draw_lines(painter, lines, stroke, mapping, look)
    painter.restore()
    for value in values:
        draw_value(painter, value, look)


def _beside(values: list[WrittenValue], mapping: Mapping) -> QPainterPath:
    """All but where the values are."""
    everything, written = QPainterPath(), QPainterPath()
    everything.addRect(QRectF(0, 0, mapping.width, mapping.height))
    for value in values:
        written.addPolygon(value.corners)
    return everything.subtracted(written)


def _draw_lines(painter: QPainter, lines: list[Array], stroke: Stroke, mapping: Mapping, look: Look) -> None:
    ink = QColor(look.theme.contour_line)
    ink.setAlphaF(stroke.opacity)
    painter.setPen(QPen(ink, stroke.width * look.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for line in lines:
        if len(line):
            x, y = np.ascontiguousarray(mapping.to_pixels(line).T)
            painter.drawPath(arrayToQPath(x, y, connect="finite"))
