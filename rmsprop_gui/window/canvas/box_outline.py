"""The box that positions are kept in: its outline, with what lies outside dimmed."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.lettering import THIN_HALO, draw_lettering, text_size
from rmsprop_gui.window.looks.look import current_look, font_of

_WIDTH = 2.0  # pixels at scale 1, as all below
_DIM = 0.45  # opacity of the ground over what cannot be reached
_TYPE, _GAP = 14.0, 6.0


class BoxOutline(FrameLayer):
    """Shows where the paths end to the left and right, above and below; nothing where there is no such box."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        box = self._frame.experiment.box if self._frame is not None else None
        if box is None:
            return
        look, inside = current_look(), rectangle_of(box, mapping)
        beyond = QPainterPath()
        beyond.setFillRule(Qt.FillRule.OddEvenFill)
        beyond.addRect(QRectF(0, 0, mapping.width, mapping.height))
        beyond.addRect(inside)
        veil = QColor(look.theme.ground)
        veil.setAlphaF(_DIM)
        painter.fillPath(beyond, veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((look.theme.casing, 2 * _WIDTH), (look.theme.ink, _WIDTH)):
            painter.setPen(QPen(QColor(colour), width * look.scale))
            painter.drawRect(inside)
        if not inside.isEmpty():
            self._draw_name(painter, inside)

    def _draw_name(self, painter: QPainter, inside: QRectF) -> None:
        """Within its lower right corner."""
        look, text = current_look(), QCoreApplication.translate("BoxOutline", "steps are kept within this box")
        size, gap = text_size(text, font_of(_TYPE)), _GAP * look.scale
        place = QRectF(QPointF(inside.right() - size.width() - gap, inside.bottom() - size.height() - gap), size)
        ink, casing = look.theme.ink, look.theme.casing
        draw_lettering(painter, text, place, _TYPE, font_of(_TYPE).weight(), ink, casing, THIN_HALO * look.scale)


def rectangle_of(box: View, mapping: Mapping) -> QRectF:
    """Where a box lies, in pixels, as far as a little beyond the canvas: of more Qt would make no line."""
    (left, right), (bottom, top) = box
    corners = QRectF(mapping.pixel((left, top)), mapping.pixel((right, bottom)))
    margin = 4 * _WIDTH
    return corners.intersected(QRectF(0, 0, mapping.width, mapping.height).adjusted(-margin, -margin, margin, margin))
