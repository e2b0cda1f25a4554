"""What can be left with one key, as the prediction and the presenter view can; the last opened first."""

from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.shell.presenter import Presenter
from rmsprop_gui.window.view_store import ViewStore


class Mode(Enum):
    """What is opened and left again."""

    PREDICTION = "prediction"
    PRESENTER = "presenter view"
    MAGNIFIER = "large magnifier"
    WELCOME = "welcome"
    QUESTIONS = "questions"


class ModeStack(QObject):
    """Remembers the order in which modes were opened."""

    changed = Signal()

    def __init__(self, view: ViewStore, prediction: PredictionBar, presenter: Presenter, parent: QObject) -> None:
        super().__init__(parent)
        self._open: list[Mode] = []
        self._leave: dict[Mode, Callable[[], None]] = {
            Mode.PREDICTION: prediction.close_prediction,
            Mode.PRESENTER: partial(presenter.set_active, False),
            Mode.MAGNIFIER: partial(view.update, enlarged=False),
        }
        view.changed.connect(self._on_view_changed)

    @property
    def last(self) -> Mode | None:
        """The mode that was opened last and is still open."""
        return self._open[-1] if self._open else None

    def leave_last(self) -> None:
        """Leave the mode that was opened last."""
        if self.last is not None:
            self._leave[self.last]()

    def note(self, mode: Mode, is_open: bool, leave: Callable[[], None]) -> None:
        """A mode that is no part of the view has been opened, to be left like this, or has been left."""
        self._leave[mode] = leave
        last = self.last
        self._note(mode, is_open)
        if self.last is not last:
            self.changed.emit()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        last = self.last
        self._note(Mode.PREDICTION, now.prediction is not None)
        self._note(Mode.PRESENTER, now.presenter)
        self._note(Mode.MAGNIFIER, now.enlarged)
        if self.last is not last:
            self.changed.emit()

    def _note(self, mode: Mode, is_open: bool) -> None:
        if is_open and mode not in self._open:
            self._open.append(mode)
        elif not is_open and mode in self._open:
            self._open.remove(mode)
