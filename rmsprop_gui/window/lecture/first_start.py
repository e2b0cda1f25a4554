"""Who is new is shown where to begin: hints at the things themselves, and over the canvas what there is to choose.

The hints go for ever with the first step or drag. The choices go with them too, or when they are closed, and come back
when somebody asks for them.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.controls.tab_order import let_tab_reach
from rmsprop_gui.window.documents.documents import Documents
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.shell.central_area import CentralArea

if TYPE_CHECKING:  # it is loaded when it is opened
    from rmsprop_gui.window.lecture.welcome import Welcome


class FirstStart(QObject):
    """Opens and closes the welcome and ends the hints, which the view remembers."""

    opened = Signal(bool)
    """Whether the choices are to be seen now."""
    told = Signal(str)
    """They have come up: what there is."""
    file_chosen = Signal(object)
    """A path that was used before."""

    def __init__(
        self,
        session: Session,
        player: Player,
        area: CentralArea,
        documents: Documents,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view, self._player, self._area = session.view, player, area
        self._actions: Mapping[str, QAction] = {}
        self._documents = documents
        self._is_wanted = False
        self._step = 0  # at which it was opened
        self.is_over = False
        """Whether the choices have been closed, and shall not come by themselves again."""
        self.welcome: Welcome | None = None
        """The choices, once they have been opened."""
        player.changed.connect(self._on_player_changed)
        area.canvas.start_dragged.connect(self._on_begun)
        session.changed.connect(self._on_edited)
        session.view.changed.connect(self._on_view_changed)

    def offer(self, actions: Mapping[str, QAction]) -> None:
        """Let the choices be of these."""
        self._actions = actions

    @Slot()
    def greet(self) -> None:
        """The window has come up: open the choices for who is new, unless a file is there to be looked at."""
        if self._view.state.beginner and not self.is_over and not self._documents.is_something_opened:
            self._open(self._welcome())

    def open_up(self) -> None:
        """Somebody asks for the choices: they leave the presenter view, and have the keyboard."""
        self._view.update(presenter=False)
        welcome = self._welcome()
        self._open(welcome)
        next(iter(welcome.offered), welcome).setFocus()

    @Slot()
    def close(self) -> None:
        """Put the choices away, for good."""
        if self._is_wanted:
            self._is_wanted, self.is_over = False, True
            self._show()

    def _welcome(self) -> "Welcome":
        if self.welcome is None:
            from rmsprop_gui.window.lecture.welcome import Welcome

            self.welcome = Welcome(self._actions, self._area)
            self.welcome.dismissed.connect(self.close)
            self.welcome.chosen.connect(self._on_chosen)
            self.welcome.file_chosen.connect(self.file_chosen)
            self._area.greet_with(self.welcome)
        return self.welcome

    def _open(self, welcome: "Welcome") -> None:
        self._is_wanted, self._step = True, self._player.step
        welcome.show_files(self._documents.used_last())
        let_tab_reach(welcome, self._area.canvas)
        self._show()
        self.told.emit(welcome.spoken())

    def _show(self) -> None:
        """Have them over the canvas, but not before an audience."""
        is_shown = self._is_wanted and not self._view.state.presenter
        if self.welcome is None or is_shown == (not self.welcome.isHidden()):
            return
        focused = self._area.window().focusWidget()
        if focused is not None and self.welcome.isAncestorOf(focused):
            self._area.canvas.setFocus()
        self.welcome.setVisible(is_shown)
        self.opened.emit(is_shown)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.close()
        self._actions[name].trigger()

    @Slot()
    def _on_player_changed(self) -> None:
        """A step was taken, or another one is looked at than was when they were asked for."""
        if self._player.step > 0 and (self._view.state.beginner or self._player.step != self._step):
            self._on_begun()

    @Slot(object, object)
    def _on_edited(self, before: Experiment, now: Experiment) -> None:
        self.close()

    @Slot()
    def _on_begun(self) -> None:
        self.close()
        if self._view.state.beginner:
            self._view.update(beginner=False)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if before.presenter != now.presenter:
            self._show()
