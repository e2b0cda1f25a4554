"""The view of one window, held in one place."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.locks import Locks
from rmsprop_gui.window.spotlight import Spotlight


class ViewStore(QObject):
    """Holds what is shown, and tells who shows it what it was before and what it is now.

    Whoever changes the view from within `changed` is heard once all others have been told, so that everybody hears of
    the changes in the order in which they were made.
    """

    changed = Signal(object, object)
    """The view before, the view now."""
    about_to_be_set = Signal()
    """Another view will be shown as a whole: what moves by itself has to stop."""

    def __init__(self, state: ViewState | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = self._told = state or ViewState()
        self._is_telling = False
        self.spotlight = Spotlight(self)
        """The symbol that the pointer is at."""
        self.locks = Locks(self)
        """What may be set."""

    @property
    def state(self) -> ViewState:
        """What is shown now."""
        return self._state

    def set(self, state: ViewState) -> None:
        """Show this view, whatever was shown before."""
        self.about_to_be_set.emit()
        self._take(state)

    def update(self, **changes: Any) -> None:
        """Change some fields of the view; TypeError for a field that it does not have."""
        self._take(replace(self._state, **changes))

    def _take(self, state: ViewState) -> None:
        self._state = state
        if not self._is_telling:
            self._is_telling = True
            try:
                self._tell()
            finally:
                self._is_telling = False

    def _tell(self) -> None:
        while self._told != self._state:
            before, self._told = self._told, self._state
            self.changed.emit(before, self._told)
