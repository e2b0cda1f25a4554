"""What the surface is under the pointer, in words."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from rmsprop_gui.window.canvas.covered import CoveredPlaces
from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.canvas.pens import see_through
from rmsprop_gui.window.looks.look import current_theme

_APART = "   "
_PADDING, _EDGE = 8.0, 8.0


class ReadOut(Layer):
    """The surface under the pointer, at the lower edge: each part whole, on as many lines as that takes."""

    def __init__(self, view_box: pg.ViewBox, height: int, covered: CoveredPlaces) -> None:
        super().__init__(view_box, height)
        self._covered = covered
        self._parts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that is said, on one line."""
        return _APART.join(self._parts)

    def show_parts(self, *parts: str) -> None:
        """Say this; nothing where there are none."""
        self._parts = parts
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        metrics = QFontMetricsF(painter.font())
        lines = wrapped(self._parts, metrics, mapping.width - 2 * (_EDGE + _PADDING))
        if not lines:
            return
        width = max(map(metrics.horizontalAdvance, lines)) + 2 * _PADDING
        height = len(lines) * metrics.height() + 6
        box = _free(QSizeF(width, height), mapping, self._covered.within(self))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(see_through(current_theme().raised))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(current_theme().ink))
        inner = box.adjusted(_PADDING, 3, 0, -3)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))


def _free(size: QSizeF, mapping: Mapping, covered: list[QRectF]) -> QRectF:
    """As far to the left as nothing else is, and there at the bottom; on the left where there is no such place."""
    top = mapping.height - size.height() - _EDGE
    lefts = [_EDGE, *(place.right() + _EDGE for place in covered), mapping.width - size.width() - _EDGE]
    boxes = [QRectF(QPointF(left, top), size) for left in sorted(lefts) if left + size.width() <= mapping.width - _EDGE]
    free = [box for box in boxes if not any(map(box.intersects, covered))]
    return free[0] if free else QRectF(QPointF(_EDGE, top), size)


def wrapped(parts: tuple[str, ...], metrics: QFontMetricsF, width: float) -> list[str]:
    """The parts on lines of that width at the most; one that is wider by itself is left out."""
    lines: list[str] = []
    for part in parts:
        if lines and metrics.horizontalAdvance(lines[-1] + _APART + part) <= width:
            lines[-1] += _APART + part
        elif metrics.horizontalAdvance(part) <= width:
            lines.append(part)
    return lines
