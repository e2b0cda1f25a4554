"""Controls that leave the wheel alone: scrolling past them must not change a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QStyle, QStyleOptionComboBox, QStylePainter

_ICON_GAP = 4  # pixels between the icon of an entry and its words, as styles have it


class NoWheelSlider(QSlider):
    """A slider that leaves the wheel to what it stands in."""

    settled = Signal()
    """The mouse or the key that moved it has been let go, or the focus has: what comes next is another move."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.settled.emit()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.settled.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settled.emit()


class NoWheelComboBox(QComboBox):
    """A combo box that leaves the wheel to what it stands in, and shortens an entry for which it is too narrow."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option, style = QStylePainter(self), QStyleOptionComboBox(), self.style()
        self.initStyleOption(option)
        parts = QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + _ICON_GAP
        room = style.subControlRect(*parts).width() - icon - 2
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
