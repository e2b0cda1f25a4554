"""A widget that shows formulas, one below the other."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.typeset import Box, linear
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.formula_layout import Layout, Placed, broken
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_LINE_GAP = 0.3  # of the font size
_FAINT = 0.4  # opacity
_ALL = 1_000_000  # beyond any number of formulas
_SMALLEST = 0.8  # how far formulas are scaled down before they are broken into lines


class FormulaView(QWidget):
    """Formulas as wide as the widget: longer ones are scaled down a little, then broken before an operator.

    The height follows the contents. With `steady` it never shrinks while the formulas stay of the same kind, so that
    numbers of changing length do not make the window jump.
    """

    def __init__(
        self,
        size: float = 19.0,
        steady: bool = False,
        parent: QWidget | None = None,
        spotlight: Spotlight | None = None,
        describe: Describe = entry,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._steady = steady
        self._boxes: tuple[Box, ...] = ()
        self._look = current_look()
        self.symbols = SymbolPlaces(self, spotlight, describe)
        self.marked, self.faint_from = -1, _ALL
        self._rows: list[Placed] = []
        self._owners: list[int] = []  # which formula each row belongs to
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
        if look != self._look:
            self.forget_height()
        self._boxes, self._look = boxes, look
        self.setAccessibleDescription(self.text)
        self._arrange()

    def mark(self, marked: int = -1, faint_from: int = _ALL) -> None:
        """Let the formula with this index stand out, and those from `faint_from` on step back."""
        if (marked, faint_from) != (self.marked, self.faint_from):
            self.marked, self.faint_from = marked, faint_from
            self.update()

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
        painter = self.symbols.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        y, gap = 0.0, self._font_size * _LINE_GAP
        for owner, placed in zip(self._owners, self._rows, strict=True):
            if owner == self.marked:
                self._highlight(painter, y, placed.height + gap)
            painter.setOpacity(_FAINT if owner >= self.faint_from else 1.0)
            painter.setPen(Qt.PenStyle.SolidLine)
            placed.paint(painter, self._margin, y + placed.ascent + gap / 2)
            painter.setOpacity(1.0)
            y += placed.height + gap

    @property
    def _font_size(self) -> float:
        return self._size * self._look.scale

    @property
    def _margin(self) -> float:
        return 0.3 * self._font_size  # to the left: there a mark has its edge

    def _highlight(self, painter: QPainter, top: float, height: float) -> None:
        """A tinted band across the view with a solid edge: it can be seen without telling colours apart."""
        width, ground = self.width() / self._scale, QColor(self._look.theme.accent)
        painter.fillRect(QRectF(0, top, 0.16 * self._font_size, height), ground)
        ground.setAlphaF(0.18)
        painter.fillRect(QRectF(0, top, width, height), ground)

    def _arrange(self) -> None:
        self._rows, self._owners, self._scale = self._placed(self._boxes)
        height = self._needed(self._rows, self._scale)
        self.setFixedHeight(max(height, self.minimumHeight() if self._steady else 0))
        self.update()

    def _placed(self, boxes: tuple[Box, ...]) -> tuple[list[Placed], list[int], float]:
        """The rows of these formulas, the formula that each belongs to, and the scale at which they fit."""
        size = self._font_size
        layout = Layout(size, self._look.theme)
        width = max(self.width() - 2 - self._margin, 60)
        roomy, indent = width / _SMALLEST, 1.5 * size  # rather a little smaller than broken
        rows, owners = [], []
        for index, box in enumerate(boxes):
            parts = broken(layout.pieces(box), roomy, indent)
            rows += parts
            owners += [index] * len(parts)
        widest = max((placed.width for placed in rows), default=0.0)
        return rows, owners, min(1.0, width / widest) if widest else 1.0

    def _needed(self, rows: list[Placed], scale: float) -> int:
        """The height of these rows in pixels."""
        return round(sum(placed.height + self._font_size * _LINE_GAP for placed in rows) * scale + 2)
