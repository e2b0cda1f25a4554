"""The sign that something opens: a chevron, drawn from two strokes."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rmsprop_gui.window.looks.look import current_look

CHEVRON = 10.0
"""Its width in pixels at scale 1; it is half as high."""


def draw_chevron(painter: QPainter, middle: QPointF, colour: str, is_open: bool = True) -> None:
    """Draw it about a point: down where what it opens is below, or to the right while that is closed."""
    scale = current_look().scale
    half, quarter = CHEVRON * scale / 2, CHEVRON * scale / 4
    corners = [(-half, -quarter), (0.0, quarter), (half, -quarter)]
    turned = corners if is_open else [(y, x) for x, y in corners]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 1.8 * scale)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in turned]))
    painter.restore()
