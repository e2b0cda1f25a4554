"""The buttons on the pane: on which scale heights are, and from where the surface is seen."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from rmsprop_gui.window.controls.chevron import CHEVRON, draw_chevron
from rmsprop_gui.window.looks.look import current_look

_PAD = 6  # pixels at scale 1 between the words and the chevron, and behind it


class MenuButton(QToolButton):
    """Words without a box, which open a menu of the window's own actions."""

    def __init__(self, words: str, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("text")
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        menu = QMenu(self)
        menu.setAccessibleName(words)
        menu.setToolTipsVisible(True)
        menu.addActions(actions)
        self.setMenu(menu)

    def sizeHint(self) -> QSize:
        free = 2 * (CHEVRON + _PAD) * current_look().scale  # at either side: the words stay in the middle
        return super().sizeHint() + QSize(round(free), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.width() - (CHEVRON + _PAD) * look.scale
        draw_chevron(painter, QPointF(left, self.height() / 2 + 0.5), look.theme.accent)
