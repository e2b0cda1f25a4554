"""A function of one's own: what is typed is typeset, comes into force, and is undone as one."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.typed_surface import FUNCTION, typed_surface
from rmsprop_gui.window.experiment.own_function import OwnFunction, as_typed
from rmsprop_gui.window.main_window import MainWindow
from window.frames import type_text

BOWL, VALLEY = "x^2 + 3y^2", "(1 - x)^2 + 100(y - x^2)^2"


@pytest.fixture
def own(window: MainWindow) -> OwnFunction:
    """The field, opened by the choice of surfaces."""
    choice = window.surface_panel.choice
    choice.setCurrentIndex(choice.findData(FUNCTION))
    choice.activated.emit(choice.currentIndex())
    return window.surface_panel.own


def typed(own: OwnFunction, text: str, key: Qt.Key | None = None) -> None:
    own.field.selectAll()
    QTest.keyClick(own.field, Qt.Key.Key_Delete)
    type_text(own.field, text)
    if key is not None:
        QTest.keyClick(own.field, key)


def in_force(window: MainWindow, qtbot: QtBot, text: str) -> None:
    """Wait until the surface is what this text says."""
    qtbot.waitUntil(lambda: window.session.experiment.surface.text() == text)


def test_it_begins_with_the_surface_that_is_there(window: MainWindow, own: OwnFunction) -> None:
    assert own.isVisible() and own.field.hasFocus()
    assert own.field.text == "0.1 * x1**2 + 5 * x2**2"
    assert own.field.textCursor().selectedText() == own.field.text
    assert window.session.experiment == notebook_experiment()


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_what_the_field_begins_with_is_the_surface_or_nothing(surface: Surface) -> None:
    if text := as_typed(surface):
        assert typed_surface(text).value(0.3, -0.7, 2) == pytest.approx(surface.value(0.3, -0.7, 2), rel=1e-12)
    else:
        assert [name for name, _ in surface.lines()] != ["f"] or surface.row_count


def test_enter_takes_it_over(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    typed(own, BOWL, Qt.Key.Key_Return)
    in_force(window, qtbot, BOWL)
    surface, panel = typed_surface(BOWL), window.surface_panel
    assert window.session.experiment == notebook_experiment().on_surface(surface)
    assert panel.choice.currentData() == FUNCTION and own.isVisible()
    assert panel.formula.text == "f = x₁^2 + 3\N{THIN SPACE}x₂^2"
    assert window.canvas.hasFocus() and not own.field.is_modified


def test_it_is_in_force_once_the_typing_pauses(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    typed(own, BOWL)
    in_force(window, qtbot, BOWL)
    assert own.field.hasFocus() and own.field.text == BOWL


def test_it_is_typeset_at_each_key(window: MainWindow, own: OwnFunction) -> None:
    typed(own, "2x^2")
    assert window.surface_panel.formula.text == "f = 2\N{THIN SPACE}x₁^2"
    type_text(own.field, "+")
    assert window.surface_panel.formula.text == "f = 2\N{THIN SPACE}x₁^2", "half a word changes nothing"
    type_text(own.field, "y")
    assert window.surface_panel.formula.text == "f = 2\N{THIN SPACE}x₁^2 + x₂"
    assert window.session.experiment == notebook_experiment()


@pytest.mark.parametrize("text", ["2x^2 +", "2x^2 + foo(y)", "x.real", "sqrt(-1-x^2)", "__import__('os')", ""])
def test_what_cannot_be_is_said_and_the_last_good_surface_stays(
    window: MainWindow, own: OwnFunction, qtbot: QtBot, text: str
) -> None:
    typed(own, BOWL)
    in_force(window, qtbot, BOWL)
    typed(own, text, Qt.Key.Key_Return)
    qtbot.waitUntil(own.problem.isVisible)
    assert window.session.experiment.surface == typed_surface(BOWL)
    assert own.field.hasFocus() and own.field.text == text
    assert own.field.accessibleDescription() == own.problem.text()
    assert own.field.property("invalid")


def test_the_place_is_marked(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    typed(own, "x^2 + zebra + y", Qt.Key.Key_Return)
    qtbot.waitUntil(own.problem.isVisible)
    (selection,) = own.field.extraSelections()
    assert (selection.cursor.selectionStart(), selection.cursor.selectionEnd()) == (6, 7)
    assert own.problem.text().endswith("(letter 7)")


def test_correcting_it_takes_the_mark_away(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    typed(own, "x^2 +", Qt.Key.Key_Return)
    qtbot.waitUntil(own.problem.isVisible)
    type_text(own.field, "y")
    assert not own.problem.isVisible() and not own.field.extraSelections() and not own.field.property("invalid")


def test_a_typing_is_undone_as_one(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    for text in (BOWL, f"{BOWL} + x", VALLEY):
        typed(own, text)
        in_force(window, qtbot, text)
    QTest.keyClick(own.field, Qt.Key.Key_Return)
    window.session.undo()
    assert window.session.experiment == notebook_experiment() and not window.session.history.undo_text
    assert not own.isVisible()
    window.session.redo()
    assert window.session.experiment.surface == typed_surface(VALLEY)
    assert own.isVisible() and own.field.text == VALLEY


def test_two_typings_are_undone_one_by_one(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    for text in (BOWL, VALLEY):
        typed(own, text, Qt.Key.Key_Return)
        in_force(window, qtbot, text)
        qtbot.waitUntil(lambda: not own.field.is_modified)
    window.session.undo()
    assert window.session.experiment.surface == typed_surface(BOWL) and own.field.text == BOWL


def test_esc_brings_back_what_was_in_force(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    typed(own, BOWL)
    in_force(window, qtbot, BOWL)
    QTest.keyClick(own.field, Qt.Key.Key_Escape)
    assert window.session.experiment == notebook_experiment()
    assert not own.isVisible() and window.canvas.hasFocus()
    assert window.surface_panel.formula.text == "f = 0.1\N{THIN SPACE}x₁^2 + 5\N{THIN SPACE}x₂^2"


def test_leaving_it_without_a_change_changes_nothing(window: MainWindow, own: OwnFunction) -> None:
    QTest.keyClick(own.field, Qt.Key.Key_Return)
    assert window.session.experiment == notebook_experiment() and not own.isVisible()


def test_the_start_that_was_chosen_stays(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    typed(own, BOWL, Qt.Key.Key_Return)
    in_force(window, qtbot, BOWL)
    window.session.set_start((1.5, 2.5))
    typed(own, VALLEY, Qt.Key.Key_Return)
    in_force(window, qtbot, VALLEY)
    assert window.session.experiment.start == (1.5, 2.5)


def test_another_surface_ends_it(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    typed(own, BOWL)
    in_force(window, qtbot, BOWL)
    window.session.set_surface(SURFACES["rosenbrock"])
    assert not own.isVisible()
    own.begin()
    assert own.field.text == SURFACES["rosenbrock"].text()


def test_a_megabyte_is_refused_at_once(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("x + " * 250_000)
    own.field.selectAll()
    own.field.insertFromMimeData(data)
    qtbot.waitUntil(own.problem.isVisible, timeout=1000)
    assert "too long" in own.problem.text()
    assert window.session.experiment == notebook_experiment()


def test_what_was_found_is_said(window: MainWindow, own: OwnFunction, qtbot: QtBot) -> None:
    said = {
        "x^2 + 3(y - 1)^2": "Minimum found at 0, 1.000. κ = 3",
        "(x^2 - 1)^2 + y^2": "2 minima found",
        "sin(x) + cos(y)": "The 9 lowest of the minima found are marked.",
        "x - y": "No minimum was found.",
        "(x - t)^2 + y^2": "It changes with the step t",
    }
    for text, words in said.items():
        typed(own, text)
        in_force(window, qtbot, text)
        assert words in window.surface_panel.condition.text()
