"""The presenter view: the whole screen for canvas, rule, rates, chart and playback, readable from the last row."""

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMainWindow

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.looks.appearance import Appearance
from rmsprop_gui.window.shell.docks import Docks
from rmsprop_gui.window.stage.proportions import Proportions
from rmsprop_gui.window.view_store import ViewStore

_PATIENCE = 1000  # milliseconds that the desktop may take to give the window its size back


class Presenter(QObject):
    """Folds everything else away, and brings it back exactly as it was."""

    changed = Signal(bool)
    fitted = Signal(object)
    """How large everything is to be: the Proportions of the screen, or None for as usual."""

    def __init__(self, window: QMainWindow, view: ViewStore, docks: Docks, appearance: Appearance) -> None:
        super().__init__(window)
        self._window, self._view = window, view
        self._docks, self._appearance = docks, appearance
        self._layout = b""
        self._place = b""
        self._size = QSize()
        self._state = Qt.WindowState.WindowNoState
        self._settling = QTimer(self, singleShot=True)
        self._settling.setInterval(_PATIENCE)
        self._fitted_to = QSize()
        self._fitting = QTimer(self, singleShot=True)  # not in the middle of a change of size
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        view.changed.connect(self._on_view_changed)

    @property
    def active(self) -> bool:
        """Whether the window is in the presenter view."""
        return self._view.state.presenter

    def set_active(self, active: bool) -> None:
        """Enter the presenter view, or leave it."""
        self._view.update(presenter=active)

    def place(self) -> bytes:
        """Where the window is and how large, in Qt's own words; where it belongs while it is not there."""
        is_away = self.active or self._settling.isActive()
        return self._place if is_away else bytes(self._window.saveGeometry().data())

    def layout(self) -> bytes:
        """Where all panels are, in Qt's own words; where they belong while they are folded away."""
        return self._layout if self.active else self._docks.save()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.presenter and before.presenter and now.scale != before.scale:
            self.fitted.emit(Proportions(self._fitted_to, now.scale))
        if now.presenter != before.presenter:
            if now.presenter:
                self._enter()
            else:
                self._leave()
            self.changed.emit(now.presenter)

    def _enter(self) -> None:
        window, docks = self._window, self._docks
        if not self._settling.isActive():  # else it is still on its way back to what is noted already
            self._layout = docks.save()
            self._size, self._state = window.size(), window.windowState()
            self._place = bytes(window.saveGeometry().data())
        self._settling.stop()
        window.menuBar().hide()
        docks.fold()
        self._fit_to(window.screen().size())
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)

    def _leave(self) -> None:
        window, docks, appearance = self._window, self._docks, self._appearance
        window.setWindowState(self._state)
        appearance.present(None)
        self.fitted.emit(None)
        window.menuBar().show()
        docks.unfold(self._layout)
        docks.show_panels(self._view.state)
        if window.size() != self._size:  # it is on its way to where it was
            self._settling.start()

    def fits(self, screen: QSize) -> bool:
        """Whether all is as large as a screen of this size asks for."""
        return self._fitted_to == screen

    def _scale_of(self, zoom: float) -> float:
        return Proportions(self._fitted_to, zoom).scale

    def keep_layout(self) -> None:
        """The panels have been laid out anew: what is noted of them is out of date."""
        self._settling.stop()

    @Slot()
    def note_size(self) -> None:
        """The window has another size: all is to fit it; where it is the one of before, it is back."""
        if self.active and self._window.size() != self._fitted_to:
            self._fitting.start()
        if self._window.size() == self._size:
            self._settling.stop()

    @Slot()
    def _fit(self) -> None:
        if self.active:
            self._fit_to(self._window.size())

    def _fit_to(self, screen: QSize) -> None:
        self._fitted_to = screen
        self._appearance.present(self._scale_of)
        self.fitted.emit(Proportions(screen, self._appearance.scale))
