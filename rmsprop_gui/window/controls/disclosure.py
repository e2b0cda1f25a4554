"""A heading that shows or hides what belongs to it."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmsprop_gui.window.controls.chevron import draw_chevron
from rmsprop_gui.window.controls.eliding import ElidingToolButton
from rmsprop_gui.window.looks.look import current_look

_SIGN = 14  # pixels at scale 1 that the chevron has room in


class Disclosure(QWidget):
    """A button with an arrow, and below it, once that is pressed, `contents`; put widgets into its `column`."""

    opening = Signal()
    """The contents are about to be shown: what is seldom asked for can be made now."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = ElidingToolButton(self)
        self.button.setText(title)
        self.button.setAutoRaise(True)
        self.button.setCheckable(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.contents = QWidget(self)
        self.column = QVBoxLayout(self.contents)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.button)
        layout.addWidget(self.contents)
        self.button.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        """A chevron in the look that the application has now."""
        look, ratio = current_look(), self.devicePixelRatioF()
        side = round(_SIGN * look.scale)
        picture = QPixmap(round(side * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_chevron(painter, QPointF(side / 2, side / 2), look.theme.ink_soft, self.button.isChecked())
        painter.end()
        self.button.setIconSize(QSize(side, side))
        self.button.setIcon(QIcon(picture))

    def open(self) -> None:
        """Show the contents."""
        self.button.setChecked(True)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        if is_open:
            self.opening.emit()
        self._draw_sign()
        self.contents.setVisible(is_open)
