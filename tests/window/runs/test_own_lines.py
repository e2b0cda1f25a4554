"""Typing an optimizer in the card of its run."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from optimizers.own.texts import RMSPROP, with_line
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RULES, GradientDescent
from rmsprop_gui.optimizers.own import lines_of, own_rule
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import MAX_PATHS, Pin, Run, notebook_experiment
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.runs.own_lines import OwnLines
from rmsprop_gui.window.runs.panel import RunsPanel

CTRL = Qt.KeyboardModifier.ControlModifier
PAUSE = 1000  # milliseconds, longer than typing has to rest


class Bench:
    """The panel on a session of its own, with an optimizer that is being typed."""

    def __init__(self) -> None:
        self.session = Session(notebook_experiment())
        self.panel = RunsPanel(self.session)
        self.panel.resize(300, 900)
        self.refusals: list[str] = []
        self.panel.refused.connect(self.refusals.append)

    @property
    def index(self) -> int:
        return self.session.selected

    @property
    def rule(self) -> UpdateRule:
        return self.session.experiment.runs[self.index].rule

    @property
    def editor(self) -> OwnLines:
        place = self.panel.cards[self.index].lines
        assert place is not None and place.editor is not None
        return place.editor

    def type_all(self, text: str) -> None:
        """Put this in the place of all that stands there, as somebody who pastes it."""
        field = self.editor.field
        field.selectAll()
        QApplication.clipboard().setText(text)
        field.paste()

    def type_line(self, number: int, text: str) -> None:
        """Type this in the place of a line."""
        field = self.editor.field
        cursor = QTextCursor(field.document().findBlockByNumber(number - 1))
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        field.setTextCursor(cursor)
        QTest.keyClicks(field, text)

    def take_over(self) -> None:
        QTest.keyClick(self.editor.field, Qt.Key.Key_Return, CTRL)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench()
    with qtbot.waitActive(made.panel):
        made.panel.show()
    made.panel.type_optimizer()
    yield made
    made.panel.close()
    made.panel.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_begins_with_gradient_descent_and_the_keyboard_in_the_field(bench: Bench) -> None:
    assert bench.editor.field.hasFocus()
    assert bench.rule.text == bench.editor.field.text == lines_of(GradientDescent())
    assert bench.editor.formulas.text.replace("\u2009", "") == "x ← x − ηg"
    assert bench.session.history.undo_text == "adding of Own rule"


def test_what_is_typed_is_typeset_at_once_and_in_force_once_the_typing_rests(bench: Bench, qtbot: QtBot) -> None:
    bench.type_all(RMSPROP)
    assert bench.editor.formulas.text.replace("\u2009", "").startswith("v ← β₂v + (1 − β₂)g^2"), "at once"
    assert bench.rule.text != RMSPROP, "not yet"
    qtbot.waitUntil(lambda: bench.rule.text == RMSPROP, timeout=PAUSE)
    assert list(bench.panel.cards[bench.index].rows) == ["learning_rate", "beta", "eps"]
    assert bench.editor.field.hasFocus(), "and typing goes on"


def test_what_is_wrong_is_said_with_its_place_and_the_last_good_rule_stays(bench: Bench, qtbot: QtBot) -> None:
    bench.type_all(RMSPROP)
    bench.take_over()
    bench.editor.field.setFocus()
    bench.type_line(5, "v = beta*v + gg")
    qtbot.waitUntil(lambda: bool(bench.editor.problem.text()), timeout=PAUSE)
    assert bench.editor.problem.text().startswith("Line 5, letter 14: nothing says what gg is")
    assert bench.editor.problem.isVisible() and bench.editor.field.property("invalid")
    (mark,) = bench.editor.field.extraSelections()
    assert mark.cursor.selectedText() == "g" and mark.cursor.blockNumber() == 4
    assert bench.rule.text == RMSPROP and "β₂" in bench.editor.formulas.text
    bench.session.set_hyperparameter(bench.index, "beta", 0.5)
    assert "gg" in bench.editor.field.text, "what is being typed stays while something else is set"
    QTest.keyClick(bench.editor.field, Qt.Key.Key_Escape)
    assert bench.editor.field.text == RMSPROP and not bench.editor.problem.text()


def test_settings_stay_and_controls_follow_what_is_declared(bench: Bench) -> None:
    bench.type_all(RMSPROP)
    bench.take_over()
    bench.session.set_hyperparameter(bench.index, "learning_rate", 0.25)
    bench.type_all(with_line("v = v + g**2").replace("beta: 0.9\n", "a: 3 from 0 to 7\n"))
    bench.take_over()
    card = bench.panel.cards[bench.index]
    assert list(card.rows) == ["learning_rate", "a", "eps"]
    assert bench.rule.values()["learning_rate"] == 0.25 and card.rows["a"].field.value == 3  # type: ignore[union-attr]
    assert card.wrapping.isVisible()


def test_each_settled_typing_is_undone_by_itself(bench: Bench) -> None:
    texts = [RMSPROP, with_line("v = v + g**2"), with_line("v = beta*v + g**2")]
    for text in texts:
        bench.type_all(text)
        bench.take_over()
        assert bench.session.history.undo_text == "typing of the lines of Own rule"
    for text in (*reversed(texts[:-1]), lines_of(GradientDescent())):
        bench.session.undo()
        assert bench.editor.field.text == bench.rule.text == text
    bench.session.redo()
    assert bench.editor.field.text == bench.rule.text == RMSPROP


def test_ctrl_z_in_the_field_takes_back_letters_while_some_are_not_in_force(bench: Bench) -> None:
    bench.type_all(RMSPROP)
    bench.take_over()
    bench.editor.field.setFocus()
    bench.type_line(7, "direction = h")
    while bench.editor.field.is_modified:
        QTest.keyClick(bench.editor.field, Qt.Key.Key_Z, CTRL)
    assert bench.editor.field.text == bench.rule.text == RMSPROP


@pytest.mark.parametrize("name", RULES)
def test_start_from_puts_the_lines_of_a_rule_there(bench: Bench, name: str) -> None:
    action = next(action for action in bench.editor.start.menu().actions() if action.data() == name)
    assert action.text() == RULES[name].title and action.toolTip()
    action.trigger()
    assert bench.editor.field.text == bench.rule.text == lines_of(RULES[name]())
    assert not bench.editor.problem.text()


def test_enter_begins_a_line_and_the_tab_key_goes_on(bench: Bench) -> None:
    bench.editor.field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(bench.editor.field, Qt.Key.Key_Return)
    QTest.keyClicks(bench.editor.field, "a = g")
    assert bench.editor.field.text.endswith("direction = g\na = g")
    QTest.keyClick(bench.editor.field, Qt.Key.Key_Tab)
    assert bench.editor.start.hasFocus()
    QTest.keyClick(bench.editor.start, Qt.Key.Key_Tab)
    assert bench.panel.focusWidget() in bench.panel.cards[bench.index].rows["learning_rate"].findChildren(object)
    assert bench.rule.text.endswith("a = g"), "leaving the field takes it over"


def test_the_menu_of_a_run_copies_its_lines_as_it_is_set(bench: Bench) -> None:
    bench.session.set_hyperparameter(2, "beta", 0.8)
    bench.session.set_hyperparameter(2, "clip_norm", 3.0)
    rule = bench.session.experiment.runs[2].rule
    bench.panel.cards[2].lines_asked.emit()
    assert (bench.index, len(bench.panel.cards)) == (4, 5) and bench.editor.field.hasFocus()
    assert bench.rule.text == lines_of(rule) and "beta: 0.8" in bench.rule.text
    assert bench.rule.values()["clip_norm"] == 3.0
    bench.panel.cards[4].lines_asked.emit()
    assert len(bench.panel.cards) == 5, "a typed one is edited itself"


def test_a_run_of_the_catalogue_has_no_lines_to_be_edited(bench: Bench) -> None:
    assert [card.lines is not None for card in bench.panel.cards] == [False, False, False, True]


def test_one_that_was_opened_has_its_lines_folded(bench: Bench) -> None:
    experiment = bench.session.experiment
    bench.session.set_experiment(experiment.with_run(0, Run(own_rule(RMSPROP)())))
    place = bench.panel.cards[0].lines
    assert place is not None and place.editor is None
    bench.session.select(0)
    place.button.click()
    assert place.editor is not None and place.editor.field.text == RMSPROP


def test_too_many_runs_are_refused(bench: Bench) -> None:
    experiment = bench.session.experiment
    pin = Pin(experiment.trials()[0], "pinned", 0)
    bench.session.set_experiment(replace(experiment, pins=(pin,) * (MAX_PATHS - len(experiment.runs))))
    bench.panel.type_optimizer()
    assert bench.refusals == [f"an experiment has at most {MAX_PATHS} runs and pinned paths, not {MAX_PATHS + 1}"]
    assert len(bench.session.experiment.runs) == 4


def test_choosing_another_run_takes_over_what_is_typed(bench: Bench) -> None:
    bench.panel.left.connect(bench.panel.setFocus)
    bench.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    index = bench.index
    bench.type_all(RMSPROP)
    QTest.mouseClick(bench.panel.cards[0], Qt.MouseButton.LeftButton)
    assert bench.index == 0 and bench.session.experiment.runs[index].rule.text == RMSPROP
    assert bench.panel.cards[index].run == bench.session.experiment.runs[index]
    bench.session.select(index)
    assert bench.editor.field.text == RMSPROP and bench.panel.cards[index].run == bench.session.experiment.runs[index]
    assert list(bench.panel.cards[index].rows) == ["learning_rate", "beta", "eps"]


def test_what_is_typed_in_a_run_that_is_removed_is_gone_with_it(bench: Bench) -> None:
    before = bench.session.experiment.runs[:3]
    bench.type_all(RMSPROP)
    bench.session.remove(bench.index)
    assert bench.session.experiment.runs == before
