"""What the surface is under the pointer, in words."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.canvas.pens import see_through
from rmsprop_gui.window.looks.look import current_theme


class ReadOut(Layer):
    """The surface under the pointer, in the lower left corner."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.text = ""

    def show_text(self, text: str) -> None:
        """Say this; nothing for an empty text."""
        self.text = text
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if not self.text:
            return
        size = painter.fontMetrics().size(0, self.text)
        box = QRectF(8, mapping.height - size.height() - 14, size.width() + 16, size.height() + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(see_through(current_theme().card))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(current_theme().ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)
