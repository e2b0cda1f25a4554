"""What can be left with one key: the prediction and the presenter view, the last opened first."""

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.shell.presenter import Presenter

PREDICTION, PRESENTER = "prediction", "presenter"


class ModeStack(QObject):
    """Remembers the order in which they were opened."""

    changed = Signal()

    def __init__(self, prediction: PredictionBar, presenter: Presenter, parent: QObject) -> None:
        super().__init__(parent)
        self._prediction, self._presenter = prediction, presenter
        self._names: list[str] = []
        prediction.changed.connect(self._on_prediction_changed)
        presenter.changed.connect(self._on_presenter_changed)

    @property
    def last(self) -> str:
        """What was opened last and is still open; empty for nothing."""
        return self._names[-1] if self._names else ""

    def leave_last(self) -> None:
        if self.last == PREDICTION:
            self._prediction.close_prediction()
        else:
            self._presenter.set_active(False)

    @Slot(object)
    def _on_prediction_changed(self, prediction: Prediction | None) -> None:
        self._note(PREDICTION, prediction is not None)

    @Slot(bool)
    def _on_presenter_changed(self, presenting: bool) -> None:
        self._note(PRESENTER, presenting)

    def _note(self, name: str, is_open: bool) -> None:
        if is_open == (name in self._names):
            return  # a guess has been added
        if is_open:
            self._names.append(name)
        else:
            self._names.remove(name)
        self.changed.emit()
