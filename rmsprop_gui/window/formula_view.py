"""A widget that shows formulas, one below the other."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.typeset import Box, linear
from rmsprop_gui.window.formula_layout import Layout, Placed, broken
from rmsprop_gui.window.look import current_look

_LINE_GAP = 0.3  # of the font size
_SMALLEST = 0.8  # how far formulas are scaled down before they are broken into lines


class FormulaView(QWidget):
    """Formulas as wide as the widget: longer ones are scaled down a little, then broken before an operator.

    The height follows the contents. With `steady` it never shrinks while the formulas stay of the same kind, so that
    numbers of changing length do not make the window jump.
    """

    def __init__(self, size: float = 19.0, steady: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._steady = steady
        self._boxes: tuple[Box, ...] = ()
        self._roles: dict[str, str] = {}
        self._look = current_look()
        self._rows: list[Placed] = []
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What is shown, one formula a line."""
        return "\n".join(linear(box) for box in self._boxes)

    def show_formulas(self, boxes: tuple[Box, ...], roles: dict[str, str]) -> None:
        """Show these boxes, letters and numbers in the colours of the `roles` they carry."""
        look = current_look()
        if (boxes, roles, look) == (self._boxes, self._roles, self._look):
            return
        if look != self._look:
            self.forget_height()
        self._boxes, self._roles, self._look = boxes, roles, look
        self.setAccessibleDescription(self.text)
        self._arrange()

    def forget_height(self) -> None:
        """Let a steady view find its height anew: other formulas are about to be shown."""
        self.setMinimumHeight(0)

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.forget_height()
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        y = 0.0
        for placed in self._rows:
            painter.setPen(Qt.PenStyle.SolidLine)
            placed.paint(painter, 1.0, y + placed.ascent)
            y += placed.height + self._font_size * _LINE_GAP

    @property
    def _font_size(self) -> float:
        return self._size * self._look.scale

    def _arrange(self) -> None:
        size = self._font_size
        layout = Layout(size, self._roles, self._look.theme.ink)
        width = max(self.width() - 2, 60)
        roomy, indent = width / _SMALLEST, 1.5 * size  # rather a little smaller than broken
        self._rows = [part for box in self._boxes for part in broken(layout.pieces(box), roomy, indent)]
        widest = max((placed.width for placed in self._rows), default=0.0)
        self._scale = min(1.0, width / widest) if widest else 1.0
        height = sum(placed.height + size * _LINE_GAP for placed in self._rows) * self._scale + 2
        self.setFixedHeight(max(round(height), self.minimumHeight() if self._steady else 0))
        self.update()
