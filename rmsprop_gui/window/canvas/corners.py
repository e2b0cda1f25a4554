"""The rounded corners of the canvas, which its plot knows nothing of."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from rmsprop_gui.window.looks.look import current_look

RADIUS = 12.0
"""Of the corners, in pixels at scale 1."""


def round_corners(painter: QPainter, size: QSize) -> None:
    """Cover what stands outside of the rounded corners of a picture of this size with the ground of the window."""
    look = current_look()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(_outside(size.width(), size.height(), RADIUS * look.scale), QColor(look.theme.ground))


@lru_cache(maxsize=4)
def _outside(width: int, height: int, radius: float) -> QPainterPath:
    """Four small pieces: a path around everything would be filled line by line."""
    inside, pieces = QPainterPath(), QPainterPath()
    inside.addRoundedRect(QRectF(0, 0, width, height), radius, radius)
    for x in (0.0, width - radius):
        for y in (0.0, height - radius):
            corner = QPainterPath()
            corner.addRect(QRectF(x, y, radius, radius))
            pieces.addPath(corner.subtracted(inside))
    pieces.setFillRule(Qt.FillRule.WindingFill)
    return pieces
