"""A few words in the middle of a chart: why there is nothing to see, or how to go on."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.charts.chart_layer import ChartLayer
from rmsprop_gui.window.charts.sizes import LookOf, text_font

_PADDING = 8.0  # pixels at scale 1
_PLACES = (0.65, 0.35, 0.8, 0.2)  # parts of the height


class HintLayer(ChartLayer):
    """The words lie on the ground of the chart, so that no curve strikes them through; what is `taken` they leave free.

    Where it is not free in the middle they stand above or below it, or where there is most room.
    """

    def __init__(
        self, view_box: pg.ViewBox, height: int, look: LookOf, taken: Callable[[Mapping], list[QRectF]]
    ) -> None:
        super().__init__(view_box, height, look)
        self._taken = taken
        self.text = ""
        self.hide()

    def show_text(self, text: str) -> None:
        """Show these words; none where they are empty."""
        if text != self.text:
            self.text = text
            self.setVisible(bool(text))
            self.update()

    def box(self, mapping: Mapping) -> QRectF:
        """Where the words are, with what is free around them."""
        look = self.look()
        padding = _PADDING * look.scale
        room = QRectF(padding, padding, mapping.width - 2 * padding, mapping.height - 2 * padding)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        written = QFontMetricsF(text_font(look)).boundingRect(room, flags, self.text)
        box, taken = written.adjusted(-padding, -padding / 4, padding, padding / 4), self._taken(mapping)
        heights = [mapping.height * part - box.height() / 2 for part in _PLACES]
        places = [QRectF(box.left(), top, box.width(), box.height()) for top in heights if top >= 0]
        inside = [place for place in (box, *places) if place.bottom() <= mapping.height]
        free = [place for place in inside if not any(place.intersects(other) for other in taken)]
        return next(iter(free), QRectF(0, box.top(), box.width(), box.height()))

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look, box = self.look(), self.box(mapping)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.ground))
        painter.drawRoundedRect(box, box.height() / 4, box.height() / 4)
        painter.setFont(text_font(look))
        painter.setPen(QColor(look.theme.ink_soft))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.text)
