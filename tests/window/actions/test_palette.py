"""The command palette offers everything, does what is chosen, and says why something cannot be."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.actions.action_info import plain_text
from rmsprop_gui.window.actions.action_table import ACTIONS
from rmsprop_gui.window.actions.palette import Palette
from rmsprop_gui.window.actions.palette_entries import Entry
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.main_window import MainWindow
from window.frames import type_text
from window.windows import close_dialogs


@pytest.fixture
def palette(window: MainWindow) -> Iterator[Palette]:
    close_dialogs(window)
    window.canvas.setFocus()
    window.actions_by_name["palette"].trigger()
    (made,) = window.findChildren(Palette)
    yield made
    close_dialogs(window)


def search(palette: Palette, text: str) -> list[Entry]:
    palette.field.clear()
    type_text(palette.field, text)
    return palette.shown


def test_it_offers_all_actions_optimizers_surfaces_and_runs(window: MainWindow, palette: Palette) -> None:
    names = [entry.name for entry in palette.shown]
    offered = {plain_text(window.actions_by_name[info.name].text()) for info in ACTIONS}
    assert offered <= set(names)
    assert {f"Add {rule.title}" for rule in RULES.values()} <= set(names)
    assert {surface.title for surface in SURFACES.values()} <= set(names)
    assert {f"Select {run.label}" for run in window.session.experiment.runs} <= set(names)


def test_it_lies_in_its_window_and_has_the_keyboard(window: MainWindow, palette: Palette) -> None:
    assert not palette.isWindow() and window.rect().contains(palette.geometry())
    assert QApplication.focusWidget() is palette.field


def test_enter_does_what_is_marked_and_gives_the_keyboard_back(window: MainWindow, palette: Palette) -> None:
    assert [entry.name for entry in search(palette, "theme dark")] == ["Dark"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert current_look().theme.name == "dark" and window.canvas.hasFocus()
    window.appearance.choose("light")


@pytest.mark.parametrize("reason", [Qt.FocusReason.OtherFocusReason, Qt.FocusReason.TabFocusReason])
def test_the_canvas_is_ringed_after_it_where_it_was_before(window: MainWindow, reason: Qt.FocusReason) -> None:
    close_dialogs(window)
    window.canvas.clearFocus()
    window.canvas.setFocus(reason)
    ringed: list[bool] = []
    window.canvas.reached.connect(ringed.append)
    window.actions_by_name["palette"].trigger()
    (palette,) = window.findChildren(Palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    window.canvas.reached.disconnect(ringed.append)
    assert window.canvas.hasFocus() and ringed[-1] == (reason is Qt.FocusReason.TabFocusReason)


def test_arrows_mark_another_line_and_stop_at_the_ends(palette: Palette) -> None:
    search(palette, "pin")
    marked = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
        QTest.keyClick(palette.field, key)
        marked.append(palette.list.currentRow())
    last = palette.list.count() - 1
    assert marked == [0, 1, last, last, 0] and last > 1


def test_what_cannot_be_done_says_why_and_leaves_it_open(window: MainWindow, palette: Palette) -> None:
    entry = next(entry for entry in search(palette, "clear pins") if entry.name == "Clear the pins")
    assert not entry.is_possible and entry.why_not == "no path is pinned"
    spoken = palette.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "not possible: no path is pinned" in spoken
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


@pytest.mark.parametrize("name", ["undo", "redo", "clear_pins", "revert", "leave"])
def test_every_action_that_is_disabled_has_a_reason(window: MainWindow, palette: Palette, name: str) -> None:
    entries = {entry.name: entry for entry in palette.shown}
    entry = entries[plain_text(window.actions_by_name[name].text())]
    assert bool(entry.why_not) != entry.is_possible


def test_it_shows_which_toggles_are_on(window: MainWindow, palette: Palette) -> None:
    entries = {entry.name: entry for entry in palette.shown}
    for info in ACTIONS:
        action = window.actions_by_name[info.name]
        expected = action.isChecked() if action.isCheckable() else None
        assert entries[plain_text(action.text())].is_on == expected, info.name
    assert entries[window.session.experiment.surface.title].is_on is True


@pytest.mark.parametrize(
    "text, holds",
    [
        ("add adamw", lambda window: type(window.session.experiment.runs[-1].rule) is RULES["adamw"]),
        ("himmelblau", lambda window: window.session.experiment.surface.name == "himmelblau"),
        ("select ewma", lambda window: window.session.selected == 0),
    ],
)
def test_it_adds_and_chooses(window: MainWindow, palette: Palette, text: str, holds: object) -> None:
    search(palette, text)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert holds(window)  # type: ignore[operator]


def test_escape_closes_it_and_nothing_is_done(window: MainWindow, palette: Palette) -> None:
    before = window.session.experiment, window.view.state
    search(palette, "dark")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not window.findChildren(Palette) or not palette.isVisible()
    assert (window.session.experiment, window.view.state) == before and window.canvas.hasFocus()


def test_it_closes_where_the_keyboard_is_put_elsewhere(window: MainWindow, palette: Palette) -> None:
    window.runs_panel.add_button.setFocus()
    assert not palette.isVisible() and window.runs_panel.add_button.hasFocus()


def test_its_parts_have_names(palette: Palette) -> None:
    for part in (palette, palette.field, palette.list):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def test_what_is_called_like_nothing_finds_nothing_and_says_so(palette: Palette) -> None:
    assert not search(palette, "xyzzy") and palette._nothing.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
