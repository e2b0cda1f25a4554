"""When panels have titles: while they are arranged."""

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.shell.docks import Docks
from rmsprop_gui.window.view_store import ViewStore

_HELD = 700  # milliseconds: who presses a key together with Ctrl has done so by then
_LOOKING = 100  # milliseconds between two looks whether Ctrl is still held


class Arranging(QObject):
    """Shows the titles where that has been chosen, and as long as Ctrl is held alone."""

    def __init__(self, view: ViewStore, docks: Docks, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._docks = view, docks
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.setInterval(_HELD)
        self._waiting.timeout.connect(self._on_held)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOKING)
        self._looking.timeout.connect(self._on_looking)
        view.changed.connect(self._on_view_changed)
        docks.show_titles(view.state.arranging)

    def note_key(self, event: QKeyEvent) -> None:
        """A key has been pressed somewhere in the window."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Control:
            self._waiting.start()
        else:
            self._waiting.stop()

    @Slot()
    def _on_held(self) -> None:
        if _is_held():
            self._docks.show_titles(True)
            self._looking.start()

    @Slot()
    def _on_looking(self) -> None:
        """What is being dragged keeps its title until it is dropped."""
        if not _is_held() and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._looking.stop()
            self._docks.show_titles(self._view.state.arranging)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if before.arranging != now.arranging:
            self._docks.show_titles(now.arranging)


def _is_held() -> bool:
    return bool(QGuiApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
