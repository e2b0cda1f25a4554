"""The settings that a surface has replaced as it opened: for a while they can be had back."""

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.window.experiment.session import Session


class KeptSettings(QObject):
    """Keeps the learning rates and the number of steps from before another surface was chosen, until the next edit."""

    changed = Signal()
    """There are such settings now, or there are none any more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: Experiment | None = None
        session.changed.connect(self._on_changed)
        session.surface_opened.connect(self._on_surface_opened)

    @property
    def are_there(self) -> bool:
        """Whether there are settings to be put back."""
        return self._kept is not None

    @Slot()
    def put_back(self) -> None:
        """Have them on the surface that is shown now; nothing happens where there are none."""
        if self._kept is not None:
            self._session.set_experiment(self._kept, text=self.tr("keeping of my settings"))

    @Slot(object, object)
    def _on_changed(self, before: Experiment, now: Experiment) -> None:
        self._set(None)

    @Slot(object)
    def _on_surface_opened(self, kept: Experiment) -> None:
        self._set(kept if kept != self._session.experiment else None)

    def _set(self, kept: Experiment | None) -> None:
        if kept != self._kept:
            self._kept = kept
            self.changed.emit()
