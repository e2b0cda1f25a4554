"""Where curves end or leave the chart: the words for a run that has stopped, the sign of one that goes on outside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from rmsprop_gui.view.theme import RunStyle
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.charts.chart_layer import ChartLayer
from rmsprop_gui.window.charts.sizes import MARKER_ROOM, LookOf, text_font
from rmsprop_gui.window.looks.look import Look

_ARROW, _APART = 4.0, 1.0  # height of an arrow and what is free around it, at scale 1


@dataclass(frozen=True)
class End:
    """Where a run diverged or failed, and the place of the words that say so."""

    step: int
    style: RunStyle
    cross: QPointF
    text: str
    box: QRectF


class EndsLayer(ChartLayer):
    """The ends of curves, above the lines of the limits: none strikes the words through."""

    def __init__(
        self, view_box: pg.ViewBox, height: int, look: LookOf, ends: Callable[[Mapping], Sequence[tuple[End, float]]]
    ) -> None:
        super().__init__(view_box, height, look)
        self._ends = ends

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        for end, opacity in self._ends(mapping):
            painter.setOpacity(opacity)
            _draw_end(painter, end, self.look())


def place_end(
    step: int, style: RunStyle, end: QPointF, text: str, mapping: Mapping, look: Look, others: list[End]
) -> End:
    """A place inside the chart, with the words below those that have been placed already."""
    arm = 5.0 * look.scale
    x, y = min(max(end.x(), arm), mapping.width - arm), min(max(end.y(), arm), mapping.height - arm)
    size = QFontMetrics(text_font(look)).size(0, text)
    left = max(min(x + 1.6 * arm, mapping.width - size.width() - 2), 0.0)
    box = QRectF(left, min(max(y - size.height() / 2, 0), mapping.height - size.height()), size.width(), size.height())
    while any(box.intersects(other.box) for other in others):
        box.translate(0, box.height())
    return End(step, style, QPointF(x, y), text, box)


def _draw_end(painter: QPainter, end: End, look: Look) -> None:
    arm = 4.0 * look.scale
    painter.setPen(QPen(QColor(end.style.colour), 2.0 * look.scale))
    for sign in (1, -1):
        painter.drawLine(end.cross - QPointF(arm, sign * arm), end.cross + QPointF(arm, sign * arm))
    painter.fillRect(end.box, QColor(look.theme.ground))
    painter.setFont(text_font(look))
    painter.drawText(end.box, Qt.AlignmentFlag.AlignCenter, end.text)


def held_inside(y: float, height: float, scale: float) -> tuple[float, int]:
    """Where the marker of a point at `y` stands in a chart of that height, and where the point is: 1 below, −1 above.

    A point inside, with way 0, has its marker where it is; one outside has room for an arrow between it and the edge.
    """
    room, arrow = MARKER_ROOM * scale, (_ARROW + 2 * _APART) * scale
    if y > height - room + 0.5:
        return height - room - arrow, 1
    if y < room - 0.5:
        return room + arrow, -1
    return y, 0


def draw_arrow(painter: QPainter, marker: QPointF, way: int, colour: str, look: Look) -> None:
    """An arrowhead between a marker and the edge: that way the curve goes on."""
    base, half = (MARKER_ROOM + _APART) * look.scale, _ARROW * look.scale
    corners = [QPointF(-half, way * base), QPointF(half, way * base), QPointF(0, way * (base + _ARROW * look.scale))]
    painter.setPen(QPen(QColor(look.theme.casing), 2 * _APART * look.scale))
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([marker + corner for corner in corners]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([marker + corner for corner in corners]))
