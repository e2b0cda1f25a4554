"""A widget that shows formulas, one below the other."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.typeset import Box, linear
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.formula_layout import Layout, Placed, broken
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_LINE_GAP = 0.3  # of the font size
_SMALLEST = 0.8  # how far formulas are scaled down before they are broken into lines
_EDGE = 1.0  # pixels at both sides, for a letter that leans out


class FormulaView(QWidget):
    """Formulas as wide as the widget: longer ones are scaled down a little, then broken before an operator."""

    def __init__(
        self,
        size: float = 19.0,
        parent: QWidget | None = None,
        spotlight: Spotlight | None = None,
        describe: Describe = entry,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._boxes: tuple[Box, ...] = ()
        self._look = current_look()
        self.symbols = SymbolPlaces(self, spotlight, describe, opens=True)
        self._rows: list[Placed] = []
        self._scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def accessible_interface(self) -> QAccessibleInterface:
        """Text that is read, not typed: the formulas are the description."""
        return Painted(self, QAccessible.Role.StaticText)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What is shown."""
        return self._boxes

    @property
    def text(self) -> str:
        """What is shown, one formula a line."""
        return "\n".join(linear(box) for box in self._boxes)

    def show_formulas(self, boxes: tuple[Box, ...]) -> None:
        """Show these boxes, letters and numbers in the colours of what they mean."""
        look = current_look()
        if (boxes, look) == (self._boxes, self._look):
            return
        self._boxes, self._look = boxes, look
        self.setAccessibleDescription(self.text)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        y, gap = 0.0, self._font_size * _LINE_GAP
        for placed in self._rows:
            placed.paint(painter, _EDGE, y + placed.ascent + gap / 2)
            y += placed.height + gap

    @property
    def _font_size(self) -> float:
        return self._size * self._look.scale

    def _arrange(self) -> None:
        self._rows, self._scale = self._placed(self._boxes)
        self.setFixedHeight(self._needed(self._rows, self._scale))
        self.update()

    def _placed(self, boxes: tuple[Box, ...]) -> tuple[list[Placed], float]:
        """The rows of these formulas, and the scale at which they fit."""
        size = self._font_size
        layout = Layout(size, self._look.theme)
        width = max(self.width() - 2 * _EDGE, 60)
        roomy, indent = width / _SMALLEST, 1.5 * size  # rather a little smaller than broken
        rows = [row for box in boxes for row in broken(layout.pieces(box), roomy, indent)]
        widest = max((placed.width for placed in rows), default=0.0)
        return rows, min(1.0, width / widest) if widest else 1.0

    def _needed(self, rows: list[Placed], scale: float) -> int:
        """The height of these rows in pixels."""
        return round(sum(placed.height + self._font_size * _LINE_GAP for placed in rows) * scale + 2)
