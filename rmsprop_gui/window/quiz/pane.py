"""The pane beside the canvas: the question, the choices, and once it is answered, why."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from rmsprop_gui.lessons.quiz.numbers import line_in_numbers
from rmsprop_gui.lessons.quiz.question import Asked, Question
from rmsprop_gui.lessons.quiz.score import Score
from rmsprop_gui.surfaces.in_symbols import in_symbols
from rmsprop_gui.window.controls.formula_view import FormulaView
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.quiz import words
from rmsprop_gui.window.quiz.answer_button import AnswerButton, Mark
from rmsprop_gui.window.quiz.choosing import Choosing
from rmsprop_gui.window.spotlight import Spotlight

MOST_CHOICES = 4
_WIDTH, _LEAST = 380, 270  # pixels at scale 1
_SHARE = 0.33  # of the window, that the pane has at the most
_AROUND, _GAP, _ICON = 12, 8, 14
_RECKONED = (Asked.FATE, Asked.FIRST_STEP, Asked.REST)
"""What is reckoned from the formula, which therefore is shown."""


class QuizPane(QFrame):
    """Shows a question and what came of it. It knows no answer before it is told to show it."""

    chosen = Signal(int)
    """The index of a choice."""
    went_on = Signal()
    """The answer is to be told, or the next question."""
    close_asked = Signal()

    def __init__(self, spotlight: Spotlight, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Questions"))
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self._make_head()
        self._make_question(spotlight)
        self._make_explanation(spotlight)
        self._make_foot()
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self._scroll))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._scroll)
        self.show_look()

    def _make_head(self) -> None:
        self._number = self._label("soft")
        self._close = QToolButton(self)
        self._close.setObjectName("icon")
        self._close.setAccessibleName(self.tr("Leave the questions"))
        self._close.setToolTip(self.tr("Leave the questions: your own experiment comes back as it was (Esc)"))
        self._close.clicked.connect(self.close_asked)
        row = QHBoxLayout()
        row.addWidget(self._number, 1)
        row.addWidget(self._close)
        self._column.addLayout(row)

    def _make_question(self, spotlight: Spotlight) -> None:
        self.asked, self._told = self._label("title"), self._label("heading")
        self._formula = FormulaView(parent=self._inner, spotlight=spotlight)
        self.buttons = [AnswerButton(index + 1, self._inner) for index in range(MOST_CHOICES)]
        for index, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._on_clicked, index))
        for widget in (self.asked, self._told, self._formula, *self.buttons):
            self._column.addWidget(widget)

    def _make_explanation(self, spotlight: Spotlight) -> None:
        self.verdict = self._label("title")
        self.feature, self.ghost = self._label(""), self._label("")
        self.line = FormulaView(parent=self._inner, spotlight=spotlight)
        self.go_on = QPushButton(self._inner)
        self.go_on.setObjectName("primary")
        self.go_on.clicked.connect(self.went_on)
        for widget in (self.verdict, self.feature, self.line, self.ghost, self.go_on):
            self._column.addWidget(widget)

    def _make_foot(self) -> None:
        self.score = self._label("heading")
        self.choosing = Choosing(self._inner)
        self._column.addWidget(self.score)
        self._column.addStretch(1)
        self._column.addWidget(self.choosing)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    # what is shown

    def show_waiting(self, number: int, seed: int) -> None:
        """A question is being drawn."""
        self._number.setText(self.tr("Question {number} · seed {seed}").format(number=number, seed=seed))
        self.choosing.show_seed(seed)

    def show_question(self, question: Question, with_class: bool) -> None:
        """Ask."""
        self.asked.setText(words.asked_of(question))
        _set_text(self._told, words.told_of(question))
        is_reckoned = question.asked in _RECKONED
        self._formula.show_formulas(in_symbols(question.surface) if is_reckoned else ())
        self._formula.setVisible(is_reckoned)
        hint = self.tr("Count a hand for this") if with_class else self.tr("Take this as the answer")
        for button, choice in zip(self.buttons, question.choices, strict=False):
            button.show_choice(words.choice_words(choice), hint)
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(question.choices))
        for widget in (self.verdict, self.feature, self.line, self.ghost):
            widget.hide()
        self.go_on.setText(self.tr("Reveal (R)"))
        self.go_on.setVisible(with_class)
        self._scroll.verticalScrollBar().setValue(0)

    def show_hands(self, hands: list[int]) -> None:
        """Show how many hands of a class there were for each choice."""
        for button, count in zip(self.buttons, hands, strict=False):
            button.show_hands(count)

    def show_answer(self, question: Question, given: int | None) -> None:
        """Tell the answer, and why; `given` is the index of the choice, None for a class."""
        for index, button in enumerate(self.buttons):
            is_wrong = index == given
            button.show_mark(Mark.RIGHT if index == question.answer else Mark.WRONG if is_wrong else Mark.NONE)
        letters, numbers = line_in_numbers(question)
        self.line.show_formulas((letters.written("←"), numbers.written()))
        _set_text(self.verdict, words.verdict(question, given))
        _set_text(self.feature, words.feature_words(question))
        _set_text(self.ghost, words.ghost_words(question))
        self.line.show()
        self.go_on.setText(self.tr("Next question (Enter)"))
        self.go_on.show()

    def show_score(self, score: Score) -> None:
        """Tell how somebody does alone; nothing before the first answer."""
        text = self.tr("{right} of {answered} right, {streak} in a row, {best} at best")
        _set_text(self.score, text.format(**vars(score)) if score.answered else "")

    def show_look(self) -> None:
        """Have widths and distances in the look that the application has now."""
        scale = current_look().scale
        around = round(_AROUND * scale)
        self._column.setContentsMargins(around, around // 2, around, around)
        self._column.setSpacing(round(_GAP * scale))
        self.setMinimumWidth(round(_LEAST * scale))
        self.updateGeometry()
        self._close.setIcon(icon("close"))
        self._close.setIconSize(QSize(_ICON, _ICON) * scale)
        for formulas in (self._formula, self.line):
            formulas.show_formulas(formulas.boxes)
        for button in self.buttons:
            button.show_look()
        self.choosing.show_look()

    def sizeHint(self) -> QSize:
        width = min(round(_WIDTH * current_look().scale), round(_SHARE * self.window().width()))
        return QSize(width, self._inner.heightForWidth(width))

    @property
    def spoken(self) -> str:
        """The explanation, for the ear."""
        return " ".join((self.verdict.text(), self.feature.text(), self.line.text, self.ghost.text()))

    def _on_clicked(self, index: int, *_: bool) -> None:
        self.chosen.emit(index)


def _set_text(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
