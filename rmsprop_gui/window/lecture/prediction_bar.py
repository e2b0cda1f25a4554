"""The bar above the canvas while something is being predicted: the question, the guesses, the reveal."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.experiment import check_coordinate
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.controls.flow_layout import FlowLayout
from rmsprop_gui.window.controls.no_wheel import NoWheelComboBox
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.view_store import ViewStore

_USUAL = 10  # steps ahead


class PredictionBar(QFrame):
    """Shows the prediction of the view while there is one, and takes guesses."""

    left = Signal()
    """A field or a button has been finished with: the keys may go elsewhere."""
    revealed = Signal(int)
    """Play to that step."""
    told = Signal(str)
    """The message is another."""

    def __init__(self, view: ViewStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.setObjectName("card")
        self._frame: Frame | None = None
        self._ahead = _USUAL
        self._problems = problem_label(self)
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(4)
        layout.addLayout(self._make_question())
        layout.addLayout(self._make_guessing())
        for widget in (self._problems, self._told):
            layout.addWidget(widget)
        self.show_look()
        self.hide()
        view.changed.connect(self._on_view_changed)

    def _make_question(self) -> FlowLayout:
        self.run = NoWheelComboBox(self)
        give_spoken_label(self.run, self.tr("Run to predict"))
        self.run.activated.connect(self._on_run_chosen)
        self.ahead = NumberField(self.tr("Steps ahead"), self._check_ahead, self._problems, self, whole=True)
        self.ahead.show_value(_USUAL)
        self.ahead.entered.connect(self._on_ahead_entered)
        self.ahead.left.connect(self.left)
        where, within, steps = (QLabel(text, self) for text in (self.tr("Where is"), self.tr("in"), self.tr("steps?")))
        return _flow(self._group(where, self.run), self._group(within, self.ahead, steps))

    def _make_guessing(self) -> FlowLayout:
        names = (self.tr("Guess x₁"), self.tr("Guess x₂"))
        self.guess = tuple(
            NumberField(names[i], partial(check_coordinate, ("x₁", "x₂")[i]), self._problems, self) for i in (0, 1)
        )
        for field in self.guess:
            field.show_value(0.0)
            field.left.connect(self.left)
        self.add = QPushButton(self.tr("Add"), self)
        self.add.setToolTip(self.tr("Add a guess at these coordinates"))
        self.clear = QPushButton(self.tr("Clear"), self)
        self.reveal = QPushButton(self.tr("Reveal"), self)
        self.done = QPushButton(self.tr("Done"), self)
        self.add.clicked.connect(self._on_add)
        self.clear.clicked.connect(self._on_clear)
        self.reveal.clicked.connect(self.reveal_answer)
        self.done.clicked.connect(self.close_prediction)
        x1, x2 = (QLabel(letter, self) for letter in ("x₁", "x₂"))
        return _flow(
            self._group(x1, self.guess[0], x2, self.guess[1], self.add), self._group(self.clear, self.reveal, self.done)
        )

    def _group(self, *widgets: QWidget) -> QWidget:
        """What stays together where the bar is narrow."""
        group = QWidget(self)
        layout = QHBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in widgets:
            layout.addWidget(widget)
        return group

    @property
    def prediction(self) -> Prediction | None:
        """What is being predicted."""
        return self._view.state.prediction

    @property
    def message(self) -> str:
        """What the bar says: what is to be done, or how the guesses did."""
        return self._told.text()

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

    def show_look(self) -> None:
        """Give fields and buttons the widths that the font of the look needs."""
        width = self.fontMetrics().horizontalAdvance("−0.00") + 14
        for field in (self.ahead, *self.guess):
            field.setFixedWidth(width)
        for button in (self.add, self.clear, self.reveal, self.done):  # else they are as wide as a dialog's
            button.setFixedWidth(self.fontMetrics().horizontalAdvance(button.text()) + 16)

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
        labels = [run.label for run in frame.experiment.runs]
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
        distances, ended = self.prediction.distances(self._frame), self.prediction.ended(self._frame)
        if ended is not None:
            text = self.tr("It diverged at step {step}: there is no answer to be close to.")
            if self._frame.recordings[self.prediction.run].failure is not None:
                text = self.tr("It failed at step {step}: there is no answer to be close to.")
            text = text.format(step=ended)
        elif distances is None:
            count = len(self.prediction.guesses)
            text = self.tr("Step {step}: click where you expect it.").format(step=self.prediction.target)
            text += " " + (self.tr("Guesses: {count}.").format(count=count) if count else self.tr("Space reveals."))
        elif not distances:
            text = self.tr("Nobody has guessed.")
        else:
            ranked = sorted(range(len(distances)), key=distances.__getitem__)
            parts = [f"{index + 1}: {number(distances[index], 3)}" for index in ranked]
            text = self.tr("Distances, the closest guess first:") + "  " + "   ".join(parts)
        if self.prediction.is_edited(self._frame.experiment):
            text += " " + self.tr("It was edited since: the answer is that of the edited run.")
        if text != self._told.text():
            self._told.setText(text)
            self.told.emit(text)

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


def _flow(*groups: QWidget) -> FlowLayout:
    flow = FlowLayout()
    flow.setSpacing(6)
    for group in groups:
        flow.addWidget(group)
    return flow
