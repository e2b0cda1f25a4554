"""A column of panes that scrolls where it is higher than its place."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from rmsprop_gui.window.looks.look import current_look

_BAR = 10  # pixels at scale 1
_EDGE = 2  # between the handle of a bar and its sides


class SlimBar(QScrollBar):
    """A handle and nothing else; not even that where there is nothing to scroll."""

    def sizeHint(self) -> QSize:
        hint, thickness = super().sizeHint(), round(_BAR * current_look().scale)
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


class ColumnArea(QScrollArea):
    """Always keeps the place of its bar free, so that the width of the column does not depend on whether it scrolls.

    Formulas are set smaller where there is less room: a bar that came and went with the height of the column would
    change its width, and with that its height, until the stack is full. Here each is decided by what is decided before
    it: the width of the area, the width of the column, its height.
    """

    def __init__(self, column: QWidget, parent: QWidget, largest_minimum: int) -> None:
        """Up to `largest_minimum` pixels the area asks for as much width as is needed to see all of the column."""
        super().__init__(parent)
        self._largest_minimum = largest_minimum
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self))
        self.setHorizontalScrollBar(SlimBar(Qt.Orientation.Horizontal, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(column)

    def accessible_interface(self) -> QAccessibleInterface:
        """A container like any other: Qt's own for scroll areas ends the program when it is asked for a part too many.

        A screen reader does that where a scroll bar has gone since it counted the parts.
        """
        return QAccessibleWidget(self, QAccessible.Role.Client, "")

    @property
    def least_width(self) -> int:
        """How wide the area must be for all of the column to be seen, in pixels."""
        column = self.widget()
        return (column.minimumSizeHint().width() if column else 0) + self.verticalScrollBar().sizeHint().width()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.least_width, self._largest_minimum), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._let_nothing_be_out_of_reach()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._let_nothing_be_out_of_reach()
        return super().eventFilter(watched, event)

    def _let_nothing_be_out_of_reach(self) -> None:
        """On a screen that is too small for the scale the column can be scrolled sideways, too."""
        is_wide = self.least_width > self.width()
        wanted = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_wide else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if wanted != self.horizontalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(wanted)
