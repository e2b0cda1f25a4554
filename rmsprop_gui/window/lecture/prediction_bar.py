"""The bar above the canvas while something is being predicted: the question, the guesses, the reveal."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.lecture.prediction_parts import PredictionParts
from rmsprop_gui.window.lecture.prediction_words import Words, words_of
from rmsprop_gui.window.view_store import ViewStore

_USUAL = 10  # steps ahead


class PredictionBar(PredictionParts):
    """Shows the prediction of the view while there is one, and takes guesses."""

    revealed = Signal(int)
    """Play to that step."""
    told = Signal(str)
    """The message is another."""

    def __init__(self, view: ViewStore, parent: QWidget | None = None) -> None:
        super().__init__(self._check_ahead, parent)
        self._view = view
        self._frame: Frame | None = None
        self._ahead = _USUAL
        self._words = Words("")
        self.ahead.show_value(_USUAL)
        self._connect()
        self.hide()
        view.changed.connect(self._on_view_changed)

    def _connect(self) -> None:
        self.run.activated.connect(self._on_run_chosen)
        self.ahead.entered.connect(self._on_ahead_entered)
        for field in (self.ahead, *self.guess):
            field.left.connect(self.left)
        self.add.clicked.connect(self._on_add)
        self.clear.clicked.connect(self._on_clear)
        self.reveal.clicked.connect(self.reveal_answer)
        self.done.clicked.connect(self.close_prediction)

    @property
    def prediction(self) -> Prediction | None:
        """What is being predicted."""
        return self._view.state.prediction

    @property
    def message(self) -> str:
        """What the bar says: what is to be done, or how the guesses did."""
        return self._words.whole

    def open(self, frame: Frame) -> None:
        """Ask about the selected run, from the playhead on."""
        left = frame.experiment.steps - frame.step
        if frame.selected >= 0 and left > 0:
            self._frame = frame
            self._ask(Prediction.about(frame.experiment, frame.selected, frame.step, min(self._ahead, left)))

    @Slot()
    def close_prediction(self) -> None:
        """End the prediction: the future may be seen again."""
        if self.prediction is not None:
            self._ask(None)
            self.left.emit()

    @Slot()
    def reveal_answer(self) -> None:
        """Have it played to the step that was asked for."""
        if self.prediction is not None and self._frame is not None and self._frame.step < self.prediction.target:
            self.revealed.emit(self.prediction.target)
            self.left.emit()

    def add_guess(self, x1: float, x2: float) -> None:
        """Add a guess at a point of the plane."""
        if self.prediction is not None:
            self._ask(self.prediction.guessed((x1, x2)))

    def show_frame(self, frame: Frame) -> None:
        """Say what is to be done now, or how the guesses did."""
        self._frame = frame
        if self.prediction is not None:
            self._show_runs(frame)
            self._tell()

    def _ask_anew(self, run: int | None = None, ahead: int | None = None) -> None:
        """Another question, or the same once more: what has been guessed was no answer to it."""
        asked = self.prediction
        if asked is not None and self._frame is not None:
            run, ahead = asked.run if run is None else run, asked.ahead if ahead is None else ahead
            self._ask(Prediction.about(self._frame.experiment, run, asked.origin, ahead))

    def _ask(self, prediction: Prediction | None) -> None:
        self._view.update(prediction=prediction)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.prediction != before.prediction:
            if now.prediction is None and self.isAncestorOf(self.focusWidget()):
                self.left.emit()
            self.setVisible(now.prediction is not None)
            if self._frame is not None:
                self.show_frame(self._frame)

    def _show_runs(self, frame: Frame) -> None:
        labels = [run_name(run, frame.experiment.runs) for run in frame.experiment.runs]
        if labels != [self.run.itemText(index) for index in range(self.run.count())]:
            with QSignalBlocker(self.run):
                self.run.clear()
                self.run.addItems(labels)
        assert self.prediction is not None
        self.run.setCurrentIndex(self.prediction.run)
        self.ahead.show_value(self.prediction.ahead)

    def _tell(self) -> None:
        """What is to be done now, or how the guesses did."""
        assert self.prediction is not None and self._frame is not None
        words, before = words_of(self.prediction, self._frame), self._words
        self._words = words
        self.show_words(words, bool(self.prediction.guesses))
        if words.whole != before.whole:
            self.told.emit(words.whole)

    def _check_ahead(self, value: float) -> None:
        steps = self._frame.experiment.steps if self._frame else 1
        most = steps - (self.prediction.origin if self.prediction else 0)
        if not (value.is_integer() and 1 <= value <= most):
            text = self.tr("the steps ahead must be a whole number from 1 to {most}")
            raise ValueError(text.format(most=max(most, 1)))

    @Slot(int)
    def _on_run_chosen(self, index: int) -> None:
        if self.prediction is not None and index != self.prediction.run:
            self._ask_anew(run=index)

    @Slot(float)
    def _on_ahead_entered(self, value: float) -> None:
        self._ahead = int(value)
        self._ask_anew(ahead=self._ahead)

    @Slot()
    def _on_add(self) -> None:
        if all(field.commit() for field in self.guess):
            self.add_guess(*(field.value for field in self.guess))
            self.left.emit()

    @Slot()
    def _on_clear(self) -> None:
        self._ask_anew()
        self.left.emit()
