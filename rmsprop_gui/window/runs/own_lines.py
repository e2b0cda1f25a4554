"""The lines of a typed optimizer: edited in the card of their run, typeset below, and what is wrong with them."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.own import OwnRuleError, lines_of, own_rule, retyped
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.explanation import lettered
from rmsprop_gui.window.controls.formula_view import FormulaView
from rmsprop_gui.window.controls.number_field import problem_label
from rmsprop_gui.window.controls.symbol_places import Describe
from rmsprop_gui.window.controls.typed_lines import TypedLines
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_FORMULA = 19.0  # pixels of type at scale 1
_SETTLED = 2000  # milliseconds after which what is typed next is an edit of its own


class OwnLines(QWidget):
    """A field with the text of a rule, what it says as formulas, and a choice of rules to start from.

    What is typed is typeset at each key, and in force once the typing pauses. What cannot be used stays in the field,
    its place marked, with the reason below; the last good rule stays in force, and Esc brings its text back.
    """

    rule_typed = Signal(object)
    """The rule that the text says now."""
    settled = Signal()
    left = Signal()

    def __init__(self, rule: UpdateRule, parent: QWidget, spotlight: Spotlight | None, describe: Describe) -> None:
        super().__init__(parent)
        self._rule = rule
        self.field = TypedLines(self.tr("Lines of the optimizer"), self)
        self.field.setToolTip(_help(self))
        self.problem = problem_label(self)
        self.problem.setMinimumWidth(1)  # a long word must not make the card wider than its column
        self.formulas = FormulaView(_FORMULA, self, spotlight, describe)
        self.formulas.setAccessibleName(self.tr("Lines as formulas"))
        self.start = QToolButton(self)
        self._lay_out()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self.settled)
        self.field.typed.connect(self._on_typed)
        self.field.paused.connect(self._on_paused)
        self.field.accepted.connect(self._on_accepted)
        self.field.abandoned.connect(self._on_abandoned)
        self.field.left_behind.connect(self._on_left_behind)
        self.setFocusProxy(self.field)
        self.field.show_text(rule.text)
        self._show_formulas(rule)

    def _lay_out(self) -> None:
        self.start.setObjectName("text")
        self.start.setText(self.tr("Start from…"))
        self.start.setToolTip(self.tr("Puts the lines of another optimizer here, to be changed"))
        self.start.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.start.setMenu(self._menu())
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.start)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.field, self.problem, self.formulas):
            column.addWidget(part)
        column.addLayout(below)

    def _menu(self) -> QMenu:
        menu = QMenu(self.start)
        menu.setAccessibleName(self.tr("Start from"))
        menu.setToolTipsVisible(True)
        for rule in RULES.values():
            action = menu.addAction(rule.title)
            action.setData(rule.name)
            action.setToolTip(rule.idea)
        menu.triggered.connect(self._on_start_chosen)
        return menu

    def show_rule(self, rule: UpdateRule) -> None:
        """Show the rule that is in force, in the look of now; what is being typed over the same lines stays."""
        is_other = rule.text != self._rule.text
        self._rule = rule
        if is_other and self.field.text != rule.text:
            self.field.show_text(rule.text)
            self._say(None)
        elif is_other:
            self.field.note_taken_over()
        self.field.show_look()
        if self.problem.text() or not self.field.is_modified:  # else what is being typed is shown
            self._show_formulas(rule)

    def _show_formulas(self, rule: UpdateRule) -> None:
        lines = lettered(rule, notation=current_look().notation)
        self.formulas.show_formulas(tuple(line.written("←") for line in lines))

    # what the user does

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        """It is typeset at once; what is wrong is said when the typing pauses, for it may be half a word."""
        self._settling.stop()
        try:
            rule = own_rule(text)()
        except OwnRuleError:
            return
        self._say(None)
        self._show_formulas(rule)

    @Slot()
    def _on_paused(self) -> None:
        if self._take_over():
            self._settling.start()

    @Slot()
    def _on_accepted(self) -> None:
        if self._take_over():
            self._settle()
            self.left.emit()

    @Slot()
    def _on_abandoned(self) -> None:
        self.field.show_text(self._rule.text)
        self._say(None)
        self._show_formulas(self._rule)
        self._settle()
        self.left.emit()

    @Slot()
    def _on_left_behind(self) -> None:
        self._take_over()
        self._settle()

    @Slot(QAction)
    def _on_start_chosen(self, action: QAction) -> None:
        """The lines are put there as if they had been typed: undo in the field brings back what was there."""
        self.settled.emit()
        self.field.replace_text(lines_of(RULES[action.data()]()))
        self._take_over()
        self._settle()
        self.field.setFocus()

    def _settle(self) -> None:
        self._settling.stop()
        self.settled.emit()

    def _take_over(self) -> bool:
        """Have what stands in the field in force, or say why it cannot be."""
        text = self.field.text
        try:
            rule = retyped(text, self._rule)
        except OwnRuleError as error:
            self._say(error)
            self._show_formulas(self._rule)  # what stood there on the way is not in force
            return False
        self._say(None)
        if text != self._rule.text:
            self.rule_typed.emit(rule)
        self.field.note_taken_over()
        return True

    def _say(self, error: OwnRuleError | None) -> None:
        problem, place = "", None
        if error is not None:
            told = self.tr("Line {line}, letter {column}: {reason}.")
            problem = told.format(line=error.line, column=error.column, reason=error.reason)
            place = _index(self.field.text, error.line, error.column)
        self.field.mark(problem, place)
        if not problem:
            self.field.setToolTip(_help(self))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


def _index(text: str, line: int, column: int) -> int:
    """The index of a letter in a text, of which line and column are known."""
    return sum(len(one) + 1 for one in text.split("\n")[: line - 1]) + column - 1


def _help(widget: QWidget) -> str:
    return widget.tr(
        "beta: 0.9 declares a hyperparameter, beta: 0.9 from 0 to 1 with its range; eta is the learning rate. "
        "Other lines set something, in this order. They may read the gradient g, its length norm, the position x "
        "and the step t, and have to set rate and direction. What is read before it is set is remembered from step "
        "to step. Ctrl+Enter takes the text over, Esc brings back the last that could be used."
    )
