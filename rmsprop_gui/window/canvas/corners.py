"""The round corners of the canvas."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.looks.look import current_look

RADIUS = 12.0
"""Pixels at scale 1."""


class RoundCorners(Layer):
    """Covers what of the canvas is beyond its round corners with the ground of the window."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = current_look()
        painter.fillPath(_outside(mapping.width, mapping.height, RADIUS * look.scale), QColor(look.theme.ground))


@lru_cache(maxsize=4)
def _outside(width: float, height: float, radius: float) -> QPainterPath:
    """Four small pieces: a path around everything would be filled line by line."""
    inside, pieces = QPainterPath(), QPainterPath()
    inside.addRoundedRect(QRectF(0, 0, width, height), radius, radius)
    for x in (-1.0, width - radius):
        for y in (-1.0, height - radius):
            corner = QPainterPath()
            corner.addRect(QRectF(x, y, radius + 1, radius + 1))
            pieces.addPath(corner.subtracted(inside))
    pieces.setFillRule(Qt.FillRule.WindingFill)
    return pieces
