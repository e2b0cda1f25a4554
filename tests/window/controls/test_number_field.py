"""A field takes good numbers, marks bad ones with the reason, and keeps the last good value running."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from window.frames import type_text

MINUS = "\N{MINUS SIGN}"


def check(value: float) -> None:
    if not -10 <= value <= 10:
        raise ValueError("it must be between -10 and 10")


class Form(QWidget):
    """A field with its reason, and somewhere else to go."""

    def __init__(self) -> None:
        super().__init__()
        self.problem: QLabel = problem_label(self)
        self.field = NumberField("a number", check, self.problem, self)
        self.other = NumberField("another", check, problem_label(self), self)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.problem, self.other):
            layout.addWidget(widget)
        self.field.show_value(0.5)
        self.entered: list[float] = []
        self.left: list[str] = []
        self.field.entered.connect(self.entered.append)
        self.field.left.connect(lambda: self.left.append("left"))

    def type(self, text: str) -> None:
        self.field.setFocus()
        self.field.selectAll()
        QTest.keyClick(self.field, Qt.Key.Key_Delete)
        type_text(self.field, text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.field, key)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def assert_marked(form: Form, reason: str) -> None:
    assert form.field.property("invalid") is True
    assert form.problem.isVisible() and reason in form.problem.text()
    assert reason in form.field.accessibleDescription()


def assert_plain(form: Form) -> None:
    assert not form.field.property("invalid") and not form.problem.isVisible() and form.problem.text() == ""


GOOD = [
    ("2", 2.0, "2"),
    ("2.50", 2.5, "2.5"),
    ("2,5", 2.5, "2.5"),
    ("-3", -3.0, f"{MINUS}3"),
    (f"{MINUS}3.25", -3.25, f"{MINUS}3.25"),
    ("+1", 1.0, "1"),
    ("  7  ", 7.0, "7"),
    (".5e1", 5.0, "5"),
    ("1e-9", 1e-9, "1e-9"),
    ("-1e-9", -1e-9, f"{MINUS}1e-9"),
    ("0.1", 0.1, "0.1"),
    ("0.30000000000000004", 0.1 + 0.2, "0.30000000000000004"),
]
BAD = [
    ("", "a number is needed"),
    ("   ", "a number is needed"),
    ("abc", "not a number"),
    ("1 2", "not a number"),
    ("--1", "not a number"),
    ("1e", "not a number"),
    ("1,2,3", "not a number"),
    ("1_0", "not a number"),
    ("1,000", "may mean either"),
    ("0x10", "not a number"),
    ("11", "between"),
    (f"{MINUS}10.001", "between"),
    ("1e999", "between"),
    ("inf", "between"),
    (f"{MINUS}inf", "between"),
    ("nan", "between"),
]


@pytest.mark.parametrize("text, value, shown", GOOD)
def test_a_good_number_is_taken_over_with_enter(form: Form, text: str, value: float, shown: str) -> None:
    form.type(text)
    assert_plain(form)
    assert form.entered == [] and form.field.value == 0.5, "not before it is finished"
    form.press(Qt.Key.Key_Return)
    assert (form.entered, form.field.value, form.field.text(), form.left) == ([value], value, shown, ["left"])


@pytest.mark.parametrize("text, reason", BAD)
def test_a_bad_number_is_marked_with_the_reason_and_changes_nothing(form: Form, text: str, reason: str) -> None:
    form.type(text)
    if text:
        assert_marked(form, reason)
    form.press(Qt.Key.Key_Return)
    assert_marked(form, reason)
    assert (form.entered, form.field.value, form.field.text(), form.left) == ([], 0.5, text, [])


@pytest.mark.parametrize("text, reason", BAD)
def test_a_bad_number_stays_marked_when_the_field_is_left(form: Form, text: str, reason: str) -> None:
    form.type(text)
    form.other.setFocus()
    assert_marked(form, reason)
    assert (form.entered, form.field.text()) == ([], text)


@pytest.mark.parametrize("text", [text for text, _ in BAD] + ["3"])
def test_escape_brings_the_last_good_value_back(form: Form, text: str) -> None:
    form.type(text)
    form.press(Qt.Key.Key_Escape)
    assert_plain(form)
    assert (form.field.text(), form.entered, form.left) == ("0.5", [], ["left"])


def test_a_bad_number_can_be_mended(form: Form) -> None:
    form.type("1x")
    assert_marked(form, "not a number")
    form.press(Qt.Key.Key_Backspace)
    assert_plain(form)
    form.press(Qt.Key.Key_Enter)
    assert form.entered == [1.0]


def test_a_good_number_is_taken_over_when_the_field_is_left(form: Form) -> None:
    form.type("4")
    form.other.setFocus()
    assert (form.entered, form.left) == ([4.0], [])


def test_what_has_not_changed_is_not_entered(form: Form) -> None:
    form.type("0.50")
    form.press(Qt.Key.Key_Return)
    form.field.setFocus()
    form.press(Qt.Key.Key_Return)
    form.other.setFocus()
    assert form.entered == [] and form.field.text() == "0.5"


def test_a_value_set_elsewhere_is_shown_and_told_to_nobody(form: Form) -> None:
    form.field.show_value(0.1 + 0.2)
    assert (form.field.text(), form.field.value, form.entered) == ("0.30000000000000004", 0.1 + 0.2, [])
    form.field.show_value(-2.0)
    assert form.field.text() == f"{MINUS}2"


def test_a_value_that_is_there_already_does_not_disturb_what_is_being_typed(form: Form) -> None:
    form.type("7.")
    form.field.show_value(0.5)
    assert form.field.text() == "7."


@pytest.mark.parametrize("text", ["1_0", "\N{ARABIC-INDIC DIGIT FIVE}", "infinity"])
def test_notations_of_programmers_do_no_harm(form: Form, text: str) -> None:
    form.type(text)
    form.press(Qt.Key.Key_Return)
    assert form.field.value in (0.5, 10.0, 5.0)


def test_a_huge_number_does_not_make_a_huge_reason(form: Form) -> None:
    form.type("1e300")
    assert_marked(form, "between")
    assert len(form.problem.text()) < 200


def test_the_field_is_named(form: Form) -> None:
    assert form.field.accessibleName() == "a number"


def test_thousands_of_a_whole_number_may_be_set_apart(qtbot: QtBot) -> None:
    """They have no digits behind a point, so that a comma can mean nothing else."""
    parent = QWidget()
    qtbot.addWidget(parent)
    field = NumberField("steps", lambda value: None, problem_label(parent), parent, whole=True)
    type_text(field, "10,000")
    assert field.commit() and field.value == 10_000


def test_what_became_wrong_while_it_stood_there_is_marked_when_it_is_finished(qtbot: QtBot) -> None:
    most = [100.0]

    def up_to_the_most(value: float) -> None:
        if value > most[0]:
            raise ValueError(f"at most {most[0]:g}")

    parent = QWidget()
    qtbot.addWidget(parent)
    problem = problem_label(parent)
    field = NumberField("steps", up_to_the_most, problem, parent)
    type_text(field, "50")
    assert problem.text() == ""
    most[0] = 20
    assert not field.commit() and problem.text() == field.accessibleDescription() == "at most 20"


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Y], ids=["undo", "redo"])
def test_undo_is_the_window_s_until_something_has_been_typed(form: Form, key: Qt.Key) -> None:
    def is_own() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        QCoreApplication.sendEvent(form.field, event)
        return event.isAccepted()

    assert not is_own()
    type_text(form.field, "1")
    assert is_own() or key == Qt.Key.Key_Y  # which is redo on some systems only
    form.press(Qt.Key.Key_Escape)
    assert not is_own()


@pytest.mark.parametrize(
    "reason, entered", [(Qt.FocusReason.PopupFocusReason, []), (Qt.FocusReason.OtherFocusReason, [4.0])], ids=str
)
def test_a_menu_of_the_field_does_not_finish_it(form: Form, reason: Qt.FocusReason, entered: list[float]) -> None:
    form.type("4")
    QCoreApplication.sendEvent(form.field, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert form.entered == entered
