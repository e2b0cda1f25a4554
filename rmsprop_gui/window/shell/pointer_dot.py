"""A dot around the pointer that can be seen from the last row."""

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.view_store import ViewStore

_RADIUS = 16  # pixels at scale 1
_FRAME = 16  # milliseconds


class PointerDot(QWidget):
    """A small widget above all others that follows the pointer; it costs what lies below it, drawn once more.

    It asks where the pointer is, since widgets that want no moves are not told of any.
    """

    def __init__(self, window: QWidget, view: ViewStore) -> None:
        super().__init__(window)
        self._window = window
        for attribute in (Qt.WidgetAttribute.WA_TransparentForMouseEvents, Qt.WidgetAttribute.WA_NoSystemBackground):
            self.setAttribute(attribute)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._follow)
        self.show_look()
        self.set_shown(view.state.pointer_dot)
        view.changed.connect(self._on_view_changed)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.pointer_dot != before.pointer_dot:
            self.set_shown(now.pointer_dot)

    def set_shown(self, shown: bool) -> None:
        """Follow the pointer, or be gone."""
        if shown:
            self._timer.start()
            self._follow()
        else:
            self._timer.stop()
            self.hide()

    @Slot()
    def show_look(self) -> None:
        """Take over the size that the look asks for."""
        side = 2 * round(_RADIUS * current_look().scale) + 2
        self.resize(side, side)
        self.update()

    @Slot()
    def _follow(self) -> None:
        place = self._window.mapFromGlobal(QCursor.pos())
        is_here = self._window.isActiveWindow() and self._window.rect().contains(place)
        if is_here:
            self.move(place - QPoint(self.width() // 2, self.height() // 2))
        if is_here == self.isHidden():
            self.setVisible(is_here)
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(current_look().theme.accent)
        painter.setPen(QPen(colour, 1.5))
        colour.setAlpha(90)
        painter.setBrush(colour)
        radius = self.width() / 2 - 1.5
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)
