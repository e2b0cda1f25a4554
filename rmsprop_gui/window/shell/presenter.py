"""The presenter view: the whole screen for the canvas, the formula and the playback, readable from the last row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot

from rmsprop_gui.window.shell.docks import Extents

if TYPE_CHECKING:
    from rmsprop_gui.window.main_window import MainWindow

_PATIENCE = 1000  # milliseconds that the desktop may take to give the window its size back


class Presenter(QObject):
    """Folds everything else away, and brings it back exactly as it was."""

    changed = Signal(bool)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.active = False
        self._layout = b""
        self._extents: Extents = {}
        self._scale = 1.0
        self._size = QSize()
        self._state = Qt.WindowState.WindowNoState
        self._settling = QTimer(self, singleShot=True, interval=_PATIENCE)
        window.resized.connect(self._on_resized)

    def set_active(self, active: bool) -> None:
        if active == self.active:
            return
        self.active = active
        if active:
            self._enter()
        else:
            self._leave()
        self._window.canvas.setFocus()  # what had the focus may have gone
        self.changed.emit(active)

    def _enter(self) -> None:
        window = self._window
        if not self._settling.isActive():  # else it is still on its way back to what is noted already
            self._layout, self._extents = window.docks.save(), window.docks.extents()
            self._scale = window.appearance.scale
            self._size, self._state = window.size(), window.windowState()
        self._settling.stop()
        window.menuBar().hide()
        window.docks.fold_to("info")
        window.info.set_presenting(True)
        window.appearance.choose(presenting=True)
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)

    def _leave(self) -> None:
        window = self._window
        window.setWindowState(self._state)
        window.appearance.choose(presenting=False)
        window.info.set_presenting(False)
        window.menuBar().show()
        window.docks.restore(self._layout)
        if window.appearance.scale != self._scale:
            growth, self._scale = window.appearance.scale / self._scale, window.appearance.scale
            self._extents = {name: size * growth for name, size in self._extents.items()}
            QTimer.singleShot(0, self, self._give_extents)
        if window.size() != self._size:  # the panels may not have found their room
            self._settling.start()

    def keep_layout(self) -> None:
        """The panels have been laid out anew: what is noted of them is out of date."""
        self._settling.stop()

    @Slot()
    def _on_resized(self) -> None:
        if self._settling.isActive() and self._window.size() == self._size:
            self._settling.stop()
            QTimer.singleShot(0, self, self._give_extents)

    @Slot()
    def _give_extents(self) -> None:
        """The window has its size again: give the panels theirs, but leave them where the user has them by now."""
        if not self.active:
            self._window.docks.give_extents(self._extents)
