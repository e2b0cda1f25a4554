"""The round corners of the canvas."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.looks.look import current_look

RADIUS = 12.0
"""Pixels at scale 1."""


class RoundCorners(Layer):
    """Covers what of the canvas is beyond its round corners with the ground of the window."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = current_look()
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(QRectF(-1, -1, mapping.width + 2, mapping.height + 2))
        inside.addRoundedRect(QRectF(0, 0, mapping.width, mapping.height), RADIUS * look.scale, RADIUS * look.scale)
        painter.fillPath(outside.subtracted(inside), QColor(look.theme.ground))
