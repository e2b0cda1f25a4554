"""The presenter view: the whole screen for the canvas, the formula and the playback, readable from the last row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from rmsprop_gui.window.main_window import MainWindow


class Presenter(QObject):
    """Folds everything else away, and brings it back exactly as it was."""

    changed = Signal(bool)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._layout: bytes | None = None
        self._state = Qt.WindowState.WindowNoState

    @property
    def active(self) -> bool:
        return self._layout is not None

    def set_active(self, active: bool) -> None:
        if active == self.active:
            return
        if active:
            self._enter()
        else:
            self._leave()
        self._window.canvas.setFocus()  # what had the focus may have gone
        self.changed.emit(active)

    def _enter(self) -> None:
        window = self._window
        self._layout, self._state = window.docks.save(), window.windowState()
        window.menuBar().hide()
        window.docks.fold_to("info")
        window.info.set_presenting(True)
        window.appearance.choose(presenting=True)
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)

    def _leave(self) -> None:
        window, layout, self._layout = self._window, self._layout, None
        window.setWindowState(self._state)
        window.appearance.choose(presenting=False)
        window.info.set_presenting(False)
        window.menuBar().show()
        window.docks.restore(layout or b"")
