"""A column of panes that scrolls where it is higher than its place."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ColumnArea(QScrollArea):
    """Decides itself whether it has a scroll bar: by what the column would need without one.

    Qt decides by what it needs beside the bar that there is. Formulas are set smaller where there is less room, so a
    column may need a bar only as long as it has none: Qt would change its mind until the stack is full.
    """

    def __init__(self, column: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._choose_bar()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._choose_bar()
        return super().eventFilter(watched, event)

    def _choose_bar(self) -> None:
        column = self.widget()
        if column is None:
            return
        least = column.minimumSizeHint()
        height = column.heightForWidth(max(self.width(), least.width()))  # -1 where that is no matter of the width
        is_high = (height if height >= 0 else least.height()) > self.height()
        wanted = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_high else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if wanted != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(wanted)
