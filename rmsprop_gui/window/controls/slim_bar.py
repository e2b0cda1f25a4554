"""The scroll bar of all that scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider

from rmsprop_gui.window.looks.look import current_look

_WIDTH = 10  # pixels at scale 1
_EDGE = 2  # between the handle and the sides


class SlimBar(QScrollBar):
    """A handle and nothing else; not even that where there is nothing to scroll."""

    def sizeHint(self) -> QSize:
        hint, thickness = super().sizeHint(), round(_WIDTH * current_look().scale)
        is_upright = self.orientation() is Qt.Orientation.Vertical
        return QSize(thickness, hint.height()) if is_upright else QSize(hint.width(), thickness)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.minimum() == self.maximum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        handle = self.style().subControlRect(control, option, part, self).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter, theme = QPainter(self), current_look().theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ink_soft if self.isSliderDown() or self.underMouse() else theme.border))
        painter.drawRoundedRect(handle, 3, 3)
