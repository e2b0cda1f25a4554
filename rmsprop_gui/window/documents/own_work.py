"""What the user works on, put aside while a guest has the window: a lesson, or questions."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from rmsprop_gui.files.document import in_the_room
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.experiment.history import History
from rmsprop_gui.window.experiment.moment import Moment
from rmsprop_gui.window.experiment.session import Session


@dataclass(frozen=True)
class _Aside:
    """All that comes back, and who is there meanwhile."""

    experiment: Experiment
    view: ViewState
    history: History[Moment]
    guest: str


class OwnWork(QObject):
    """Keeps experiment, view and edits of the user while the session shows a guest's, and brings them back unchanged.

    Title, questions about unsaved work and the copy for a crash are about what is kept here all the while.
    """

    changed = Signal()
    """There is another guest, or none any more."""
    guest_left = Signal()
    """Whoever was the guest is it no longer: the session shows, or will show at once, something else."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._aside: _Aside | None = None

    @property
    def guest(self) -> str:
        """The title of who has the window; empty where that is the user's own work."""
        return self._aside.guest if self._aside else ""

    @property
    def experiment(self) -> Experiment:
        """The user's own experiment, whatever the session shows."""
        return self._aside.experiment if self._aside else self._session.experiment

    @property
    def view(self) -> ViewState:
        """The user's own view, whatever the session shows."""
        return self._aside.view if self._aside else self._session.view.state

    def put_aside(self, guest: str) -> None:
        """Make room for a guest with this title, which may now begin experiments of its own in the session.

        Another guest that is there has to go.
        """
        if self._aside is None:
            self._aside = _Aside(self.experiment, self.view, self._session.history, guest)
            self._session.history = History()
        else:
            self.guest_left.emit()
            self._aside = _Aside(self.experiment, self.view, self._aside.history, guest)
        self.changed.emit()

    def bring_back(self) -> None:
        """Show the user's own work again, with all its edits, in the room as it is now; nothing where it is shown."""
        aside = self._aside
        if aside is None:
            return
        self.guest_left.emit()
        self._aside = None
        self._session.begin(aside.experiment, in_the_room(aside.view, self._session.view.state))
        self._session.history = aside.history
        self._session.history_changed.emit()
        self.changed.emit()
