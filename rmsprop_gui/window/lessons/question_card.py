"""A question of a scene: what is asked, how it is answered, and afterwards whether that was right and why."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from rmsprop_gui.formulas.number import exact_text
from rmsprop_gui.lessons.checks import Answer, Outcome
from rmsprop_gui.lessons.lesson import ByChoice, ByClick, ByNumber, Prediction
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.lessons.card import Card, set_text
from rmsprop_gui.window.lessons.choices import Choices, Mark
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_FIELD = 96  # pixels at scale 1


@dataclass(frozen=True)
class Given:
    """An answer that somebody has given, and its outcome."""

    answer: Answer
    outcome: Outcome


class _AnswerField(NumberField):
    """A number that Enter gives as the answer."""

    submitted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.commit():
                self.submitted.emit()
        else:
            super().keyPressEvent(event)


class QuestionCard(Card):
    """Asks with choices, for a place on the canvas, or for a number; nothing of the answer is seen before it is due."""

    answered = Signal(object)
    """An Answer."""
    skipped = Signal()
    left = Signal()
    """A field has been finished with: the keyboard may go elsewhere."""

    def __init__(self, asked: Prediction, parent: QWidget, spotlight: Spotlight) -> None:
        super().__init__(parent, spotlight)
        self.asked = asked
        self.add_prose(asked.ask)
        self.choices: Choices | None = None
        self.fields: tuple[NumberField, ...] = ()
        self._make_answer()
        self._skip = QPushButton(self.tr("Skip"), self)
        self._skip.setToolTip(self.tr("See the answer without having given one (PageDown)"))
        self._skip.clicked.connect(self.skipped)
        self._check = QPushButton(self.tr("Check"), self)
        self._check.setToolTip(self.tr("Take this as the answer"))
        self._check.clicked.connect(self._on_check)
        self._check.setVisible(bool(self.fields))
        self.add_buttons(self._check, self._skip)
        self.verdict = self.add_label("heading")
        self._because = self.add_prose(()), self.add_prose(())
        self.show_answer(False, None)

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        super().show_look()
        for field in self.fields:
            field.setFixedWidth(round(_FIELD * current_look().scale))
        if self.choices is not None:
            self.choices.show_look()

    def _make_answer(self) -> None:
        match self.asked.answer:
            case ByChoice(choices):
                self.choices = Choices([choice.say for choice in choices], self, self._spotlight)
                self.choices.chosen.connect(self.answered)
                self.column.addWidget(self.choices)
            case ByClick():
                self._hint = self.add_label("soft")
                set_text(self._hint, self.tr("Click on the canvas, or type where."))
                self._make_fields(("x₁", self.tr("Guess x₁")), ("x₂", self.tr("Guess x₂")))
            case ByNumber():
                self._make_fields(("", self.tr("Your number")))

    def _make_fields(self, *named: tuple[str, str]) -> None:
        problem = problem_label(self)
        self._line = QWidget(self)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        for letter, name in named:
            field = _AnswerField(name, lambda value: None, problem, self._line)
            field.show_value(0.0)
            field.setFixedWidth(round(_FIELD * current_look().scale))
            field.submitted.connect(self._on_check)
            field.left.connect(self.left)
            if letter:
                row.addWidget(QLabel(letter, self._line))
            row.addWidget(field)
            self.fields = (*self.fields, field)
        row.addStretch(1)
        self.column.addWidget(self._line)
        self.column.addWidget(problem)

    def show_answer(self, is_told: bool, given: Given | None) -> None:
        """Show the answer, and what was made of the one that was given; or ask."""
        for widget in (self._skip, *((self._check, self._line) if self.fields else ())):
            widget.setVisible(not is_told)
        if isinstance(self.asked.answer, ByClick):
            self._hint.setVisible(not is_told)
        self._mark_choices(is_told, given)
        said = (given.outcome.because if given is not None else (), self.asked.because) if is_told else ((), ())
        for view, blocks in zip(self._because, said, strict=True):
            view.show_blocks(blocks)
            view.setVisible(bool(blocks))
        set_text(self.verdict, self._verdict(given) if is_told else "")

    def _mark_choices(self, is_told: bool, given: Given | None) -> None:
        if self.choices is None or not isinstance(self.asked.answer, ByChoice):
            return
        marks = []
        for index, choice in enumerate(self.asked.answer.choices):
            is_given = given is not None and given.answer == index
            mark = Mark.RIGHT if choice.is_right else Mark.WRONG if is_given else Mark.NONE
            marks.append(mark if is_told else Mark.NONE)
        self.choices.show_marks(marks, is_open=not is_told)

    def _verdict(self, given: Given | None) -> str:
        told = self.tr("Right.") if given is not None and given.outcome.is_right else ""
        if given is not None and not given.outcome.is_right:
            told = self.tr("Not quite.")
        match self.asked.answer:
            case ByNumber(value):
                told += self.tr(" It is {value}.").format(value=exact_text(value))
            case ByClick(at):
                told += self.tr(" It is at {x1}, {x2}.").format(x1=exact_text(at[0]), x2=exact_text(at[1]))
        return told.strip()

    @property
    def spoken(self) -> str:
        """The verdict with its reasons, for the ear."""
        return " ".join(filter(None, (self.verdict.text(), *(view.text for view in self._because))))

    @Slot()
    def _on_check(self) -> None:
        if self._line.isVisible() and all(field.commit() for field in self.fields):
            values = tuple(field.value for field in self.fields)
            self.answered.emit(values if len(values) > 1 else values[0])
            self.left.emit()
