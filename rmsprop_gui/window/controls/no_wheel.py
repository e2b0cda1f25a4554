"""Controls that leave the wheel alone: scrolling past them must not change a number."""

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from rmsprop_gui.window.controls.chevron import CHEVRON, draw_chevron
from rmsprop_gui.window.looks.look import current_look

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
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        place, whole = self._field(option), option.currentText
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + _ICON_GAP
        option.currentText = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, place.width() - icon - 2)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        text = icon + self.fontMetrics().horizontalAdvance(option.currentText)
        theme = current_look().theme
        colour = theme.ink_soft if self.isEnabled() else theme.disabled
        draw_chevron(painter, QPointF(self._chevron_at(place, text), self.height() / 2 + 0.5), colour)

    def _field(self, option: QStyleOptionComboBox) -> QRect:
        """The place of icon and words."""
        edit = QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self)

    def _chevron_at(self, field: QRect, text: int) -> float:
        """Where the middle of the chevron is, from the left: at the end, however wide the words are."""
        return field.right() + _chevron_room() / 2

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PlainComboBox(NoWheelComboBox):
    """A combo box that reads as a heading or a word: without a box, its chevron close behind what is chosen.

    One that is `wide` has it at its end, as a heading that is as wide as what it heads.
    """

    def __init__(self, parent: QWidget | None = None, wide: bool = False) -> None:
        super().__init__(parent)
        self._is_wide = wide
        self.setProperty("plain", True)

    def _chevron_at(self, field: QRect, text: int) -> float:
        if self._is_wide:
            return super()._chevron_at(field, text)
        return min(field.left() + text + _chevron_room() / 2, super()._chevron_at(field, text))


def _chevron_room() -> float:
    """What the chevron takes at the end, with some air."""
    return 2 * CHEVRON * current_look().scale
