"""A column of panes that scrolls where it is higher than its place."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QResizeEvent
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QScrollArea, QVBoxLayout, QWidget

from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.style_sheet import GROUP_GAP

_LARGEST_SHARE = 0.6  # of the height of the window, that a column takes to be seen as a whole
_ANY = 16_777_215  # pixels: Qt's word for no limit
_MARGINS = (12, 8, 2, 12)  # pixels at scale 1 to the left of what is in a column, above it, to its right and below it


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
        self._margin = 0
        self._is_whole = False

    def set_margin(self, margin: int) -> None:
        """Leave so many pixels at the left of what has no margins of its own; at the right is the place of the bar."""
        self._margin = margin
        self.setViewportMargins(margin, 0, 0, 0)

    def set_whole(self, is_whole: bool) -> None:
        """Be just as high as the column, or as high as there is room."""
        self._is_whole = is_whole
        self._fit_height()

    def accessible_interface(self) -> QAccessibleInterface:
        """A container like any other: Qt's own for scroll areas ends the program when it is asked for a part too many.

        A screen reader does that where a scroll bar has gone since it counted the parts.
        """
        return QAccessibleWidget(self, QAccessible.Role.Client, "")

    @property
    def least_width(self) -> int:
        """How wide the area must be for all of the column to be seen, in pixels."""
        column = self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        return (column.minimumSizeHint().width() if column else 0) + bar + self._margin

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.least_width, self._largest_minimum), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._let_nothing_be_out_of_reach()
        super().resizeEvent(event)
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._let_nothing_be_out_of_reach()
            self._fit_height()
        return super().eventFilter(watched, event)

    def _fit_height(self) -> None:
        """What is whole has the height of its column at this width, but never most of that of the window."""
        height, largest = 0, _ANY
        column = self.widget()
        layout = column.layout() if column is not None else None
        if self._is_whole and layout is not None:
            needed = layout.totalHeightForWidth(self.viewport().width())
            height = largest = min(needed, round(_LARGEST_SHARE * self.window().height()))
        if (height, largest) != (self.minimumHeight(), self.maximumHeight()):
            self.setMinimumHeight(height)
            self.setMaximumHeight(largest)

    def _let_nothing_be_out_of_reach(self) -> None:
        """On a screen that is too small for the scale the column can be scrolled sideways, too."""
        is_wide = self.least_width > self.width()
        wanted = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_wide else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if wanted != self.horizontalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(wanted)


class _Column(QWidget):
    """Panes below one another, groups apart."""

    def __init__(self, parent: QWidget, panes: tuple[QWidget, ...]) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        for pane in panes:
            self._box.addWidget(pane)
        self._box.addStretch(1)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        scale = current_look().scale
        self._box.setContentsMargins(*(round(side * scale) for side in _MARGINS))
        self._box.setSpacing(round(GROUP_GAP * scale))


def column_of(parent: QWidget, *panes: QWidget) -> QWidget:
    """Panes below one another. To their right is the place of the scroll bar: with that both margins are the same.

    It is in the window from the start, so that the order of the tab key stays.
    """
    return _Column(parent, panes)
