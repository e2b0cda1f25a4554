"""What a scene says and asks, one below the other: each part is a card, and the one that is spoken of stands out."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.window.lessons.prose_view import ProseView
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_MARGINS, _BETWEEN = (14, 10, 10, 10), 8  # pixels at scale 1
_RADIUS, _EDGE = 12.0, 4.0


class Card(QFrame):
    """A part of a scene. The current one is on a tint with an edge, which is seen without telling colours apart."""

    def __init__(self, parent: QWidget, spotlight: Spotlight) -> None:
        super().__init__(parent)
        self._spotlight = spotlight
        self._is_current = False
        self._prose: list[ProseView] = []
        self.column = QVBoxLayout(self)
        self._measure()

    def add_prose(self, blocks: Blocks) -> ProseView:
        """Words below what is there already."""
        view = ProseView(self, self._spotlight)
        view.show_blocks(blocks)
        view.setVisible(bool(blocks))
        self._prose.append(view)
        self.column.addWidget(view)
        return view

    def add_label(self, name: str) -> QLabel:
        """A line of plain text with the look that has this name; hidden while it is empty."""
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.hide()
        self.column.addWidget(label)
        return label

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Buttons side by side, at the left."""
        row = QHBoxLayout()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)

    @property
    def text(self) -> str:
        """What it says, in plain letters."""
        return "\n".join(view.text for view in self._prose if not view.isHidden())

    @property
    def is_current(self) -> bool:
        """Whether it is the one that is spoken of."""
        return self._is_current

    def set_current(self, is_current: bool) -> None:
        """Be the one that is spoken of, or not."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self._measure()
        for view in self._prose:
            view.show_look()

    def _measure(self) -> None:
        scale = current_look().scale
        self.column.setContentsMargins(*(round(side * scale) for side in _MARGINS))
        self.column.setSpacing(round(_BETWEEN * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_current:
            return
        look, painter = current_look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.tint))
        painter.drawRoundedRect(self.rect(), _RADIUS * look.scale, _RADIUS * look.scale)
        painter.setBrush(QColor(look.theme.accent))
        edge, inset = _EDGE * look.scale, _RADIUS * look.scale
        painter.drawRoundedRect(QRectF(0, inset, edge, self.height() - 2 * inset), edge / 2, edge / 2)


def set_text(label: QLabel, text: str) -> None:
    """Show a text in a label that is hidden while it has none."""
    label.setText(text)
    label.setVisible(bool(text))
