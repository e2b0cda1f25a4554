"""What the bar of a prediction is made of, and which of it is shown in the room that there is."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rmsprop_gui.simulation.experiment import check_coordinate
from rmsprop_gui.window.controls.fitting_flow import FittingFlow
from rmsprop_gui.window.controls.no_wheel import NoWheelComboBox
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.controls.spoken_label import give_spoken_label
from rmsprop_gui.window.lecture.prediction_words import Words
from rmsprop_gui.window.looks.look import current_look

_LETTERS = 5  # of the name of a run that there is room for at the least
_AROUND = 20  # pixels at scale 1 around the words of a button
_Offer = tuple[str, tuple[QWidget, ...], tuple[QWidget, ...]]
"""A wording, what must be shown, and what may be beside it."""


class PredictionParts(QFrame):
    """The question, the guesses and the reveal. One line where that will do; what there is no room for is not there."""

    left = Signal()
    """A field or a button has been finished with: the keys may go elsewhere."""

    def __init__(self, check_ahead: Callable[[float], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self._said, self._has_guesses = Words(""), False
        self._problems = problem_label(self)
        self._make_fields(check_ahead)
        self._make_buttons()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(6, 4, 6, 4)
        self._box.setSpacing(4)
        self._box.addLayout(self._make_flow())
        self._box.addWidget(self._problems)
        self.show_look()

    def _make_fields(self, check_ahead: Callable[[float], None]) -> None:
        self.run = NoWheelComboBox(self)
        self.run.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.run.setMinimumContentsLength(_LETTERS)
        self.ahead = NumberField(self.tr("Steps ahead"), check_ahead, self._problems, self, whole=True)
        names = (self.tr("Guess x₁"), self.tr("Guess x₂"))
        self.guess = tuple(
            NumberField(names[i], partial(check_coordinate, ("x₁", "x₂")[i]), self._problems, self) for i in (0, 1)
        )
        for field in self.guess:
            field.show_value(0.0)

    def _make_buttons(self) -> None:
        self.type = self._button("+", self.tr("Type the coordinates of a guess"))
        self.type.setCheckable(True)
        self.type.setAccessibleName(self.tr("Type a guess"))
        self.type.toggled.connect(self._on_type_toggled)
        self.add = self._button(self.tr("Add"), self.tr("Add a guess at these coordinates"))
        self.clear = self._button(self.tr("Clear"), self.tr("Take all guesses away"))
        self.reveal = self._button(self.tr("Reveal"), self.tr("Play to the step that was asked for"))
        self.done = self._button(self.tr("Done"), self.tr("End the prediction"))

    def _button(self, text: str, hint: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(hint)
        return button

    def _make_flow(self) -> FittingFlow:
        self._click = QLabel(self.tr("Click where"), self)
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        within, steps, x1, x2 = (QLabel(text, self) for text in (self.tr("is in"), self.tr("steps"), "x₁", "x₂"))
        self._question = self._group(self.run, within, self.ahead, steps)
        give_spoken_label(self.run, self.tr("Run to predict"))
        self._typing = self._group(x1, self.guess[0], x2, self.guess[1], self.add)
        self._flow = FittingFlow()
        self._flow.setSpacing(6)
        for part in (self._click, self._question, self._told, self.type, self._typing):
            self._flow.addWidget(part)
        for button in (self.clear, self.reveal, self.done):
            self._flow.addWidget(button)
        return self._flow

    def _group(self, *widgets: QWidget) -> QWidget:
        """What is shown together or not at all."""
        group = QWidget(self)
        layout = QHBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in widgets:
            layout.addWidget(widget)
        return group

    def show_words(self, words: Words, has_guesses: bool) -> None:
        """Say this, as far as there is room; guesses can be cleared where there are some."""
        self._said, self._has_guesses = words, has_guesses
        self.setToolTip(words.whole)
        self.updateGeometry()

    def show_look(self) -> None:
        """Give fields and buttons the widths that the font of the look needs."""
        width = self.fontMetrics().horizontalAdvance("−0.00") + 14
        for field in (self.ahead, *self.guess):
            field.setFixedWidth(width)
        around = round(_AROUND * current_look().scale)
        for button in (self.type, self.add, self.clear, self.reveal, self.done):  # else they are as wide as a dialog's
            button.setFixedWidth(button.fontMetrics().horizontalAdvance(button.text()) + around)

    def size_within(self, room: QSize) -> QSize:
        """Show the best that fits into the room, in one line at the least; the size that this takes."""
        around = self._box.contentsMargins() + self.contentsMargins()
        inner = room.shrunkBy(around)
        for wording, needed, extra in self._offers():
            self._told.setText(wording)
            shown = self._flow.fitting(inner, needed, extra)
            if shown.issuperset((*needed, *extra)):
                break
        self._let_go_of_the_keyboard(shown)
        self._flow.show_only(shown)
        width = min(self._flow.sizeHint().grownBy(around).width(), room.width())
        return QSize(width, self._box.totalHeightForWidth(width))

    def _offers(self) -> Iterator[_Offer]:
        """What may be shown, the best first; the last also where it does not fit as a whole."""
        return self._offers_of_an_answer() if self._said.is_answer else self._offers_of_a_question()

    def _offers_of_a_question(self) -> Iterator[_Offer]:
        clear = (self.clear,) if self._has_guesses else ()
        always: tuple[QWidget, ...] = (self.done, self.reveal)
        if self.type.isChecked():
            always = (self.done, self._typing, self.type, self.reveal)
            beside: list[tuple[QWidget, ...]] = [(*clear, self._click), clear]
        else:
            beside = [(*clear, self._click, self._told, self._typing), (*clear, self._click, self._typing)]
            beside += [(*clear, self._click, self.type), (*clear, self.type), (self.type,)]
        for extra in beside:
            yield self._said.whole, (*always, self._question), extra
        for wording in self._said.shorter:
            yield wording, (*always, self._told), clear
        yield "", always, ()

    def _offers_of_an_answer(self) -> Iterator[_Offer]:
        clear = (self.clear,) if self._has_guesses else ()
        yield self._said.whole, (self.done,), (self._told, *clear, self._question)
        for wording in (self._said.whole, *self._said.shorter):
            yield wording, (self.done,), (self._told, *clear)
        for wording in (self._said.whole, *self._said.shorter):
            yield wording, (self.done, self._told), clear
        yield "", (self.done,), ()

    def _let_go_of_the_keyboard(self, shown: set[QWidget]) -> None:
        """What is about to be hidden does not keep the keyboard."""
        focus = QApplication.focusWidget()
        if (
            focus is not None
            and self.isAncestorOf(focus)
            and not any(part is focus or part.isAncestorOf(focus) for part in shown)
        ):
            self.left.emit()

    @Slot(bool)
    def _on_type_toggled(self, on: bool) -> None:
        self.updateGeometry()
