"""A panel that scrolls where there is not room for everything at once."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_ON, _OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class PanelScrollArea(QScrollArea):
    """Decides by the whole width whether it scrolls up and down.

    Formulas are less high where they have less room. So Qt, which decides by the width beside the scroll bar, would
    show and hide that by turns until the stack is full.
    """

    def __init__(self, widget: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(_OFF)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._decide()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._decide()
        return super().eventFilter(watched, event)

    def _decide(self) -> None:
        widget, room = self.widget(), self.contentsRect()  # with and without the scroll bar
        layout = widget.layout() if widget is not None else None
        if layout is None:
            return
        height = layout.totalMinimumSize().height()
        if layout.hasHeightForWidth():
            height = max(height, layout.totalHeightForWidth(room.width()))
        policy = _ON if height > room.height() else _OFF
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
