"""Pinning and comparing in the whole window: from a key to the canvas, the table and back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar

from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.comparison.model import NAME, STATE
from rmsprop_gui.window.main_window import MainWindow

from .windows import computed, set_rule, until


def names(window: MainWindow) -> list[str]:
    model = window.comparison.model
    return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]


def press(window: MainWindow, key: Qt.Key, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.canvas, key, modifier)


def labelled(window: MainWindow) -> list[str]:
    window.canvas.grab()
    return [text for text, _ in window.canvas.pins.marks.labels]


RUNS = ["EWMA momentum", "AdaGrad", "RMSProp"]


def test_a_path_that_was_pinned_is_compared_with_the_one_after_an_edit(window: MainWindow) -> None:
    press(window, Qt.Key.Key_P)
    set_rule(window.session, 2, RMSProp(beta=0.99))
    computed(window)
    window.docks.bring_to_front("comparison")
    window.lecture.show_step(100)
    assert names(window) == [*RUNS, "EWMA momentum η 0.1 β₁ 0.9", "AdaGrad η 0.9", "RMSProp η 0.1 β₂ 0.9"]
    losses = [window.comparison.model.path(row).standing.loss for row in range(6)]
    assert losses[:2] == losses[3:5] and losses[2] != losses[5]
    assert losses[5] == window.player.recordings[5].trajectory.loss[100]
    assert "RMSProp η 0.1 β₂ 0.9" in labelled(window)


def test_pins_of_another_surface_are_compared_too(window: MainWindow) -> None:
    press(window, Qt.Key.Key_P)
    before = [float(recording.trajectory.loss[100]) for recording in window.player.recordings[3:]]
    window.session.set_surface(SURFACES["bowl"])
    computed(window).docks.bring_to_front("comparison")
    window.lecture.show_step(100)
    place = f"({SURFACES['quadratic'].title})"
    assert all(name.endswith(place) for name in names(window)[3:])
    assert [window.comparison.model.path(row).standing.loss for row in (3, 4, 5)] == before
    assert all(text.endswith(place[-6:]) for text in labelled(window))


def test_pins_are_undone_and_cleared(window: MainWindow) -> None:
    clear = window.actions_by_name["clear_pins"]
    window.docks.bring_to_front("comparison")
    assert not clear.isEnabled()
    press(window, Qt.Key.Key_P)
    assert clear.isEnabled() and len(names(window)) == 6
    press(window, Qt.Key.Key_P, shift=True)
    assert names(window) == RUNS and not clear.isEnabled() and labelled(window) == []
    window.session.undo()
    assert len(names(window)) == 6 and clear.isEnabled() and len(labelled(window)) == 3


def test_a_pin_is_removed_from_its_row(window: MainWindow) -> None:
    press(window, Qt.Key.Key_P)
    window.docks.bring_to_front("comparison")
    table = window.comparison.table
    table.setFocus()
    table.setCurrentIndex(window.comparison.model.index(4, NAME))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [pin.style for pin in window.session.experiment.pins] == [0, 2]
    assert window.comparison.table.currentIndex().row() == window.session.selected


def test_a_row_that_is_clicked_selects_its_run(window: MainWindow) -> None:
    window.docks.bring_to_front("comparison")
    table = window.comparison.table
    for row in (0, 2, 1):
        at = table.visualRect(window.comparison.model.index(row, 1)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert window.session.selected == row == window.info.choice.currentIndex()
    window.session.select(0)
    assert table.currentIndex().row() == 0


def test_keys_that_move_do_so_in_the_focused_table_and_the_others_still_play(window: MainWindow) -> None:
    window.player.seek(50)
    window.docks.bring_to_front("comparison")
    table = window.comparison.table
    table.setFocus()
    table.setCurrentIndex(window.comparison.model.index(2, NAME))
    for key, row, column in (
        (Qt.Key.Key_Up, 1, NAME),
        (Qt.Key.Key_Right, 1, NAME + 1),
        (Qt.Key.Key_End, 1, STATE),
        (Qt.Key.Key_Left, 1, STATE - 1),
        (Qt.Key.Key_Home, 1, NAME),
        (Qt.Key.Key_PageUp, 0, NAME),
        (Qt.Key.Key_PageDown, 2, NAME),
    ):
        QTest.keyClick(table, key)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (row, column), key
        assert window.session.selected == row and window.player.step == 50
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert window.player.playing


def test_shift_and_an_arrow_move_the_start_from_the_table_too(window: MainWindow) -> None:
    window.docks.bring_to_front("comparison")
    window.comparison.table.setFocus()
    before = window.session.experiment.start
    QTest.keyClick(window.comparison.table, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.experiment.start != before


def dock_tabs(window: MainWindow) -> QTabBar:
    bars = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]  # Qt keeps those it has done with
    return next(bar for bar in bars if "Table" in map(bar.tabText, range(bar.count())))


def test_charts_and_table_share_a_place(window: MainWindow) -> None:
    assert not window.docks["comparison"].in_sight and not window.charts.visibleRegion().isEmpty()
    for in_front in (True, False, True):
        press(window, Qt.Key.Key_T)
        assert window.docks["comparison"].in_sight == in_front
        until(window.charts.visibleRegion().isEmpty if in_front else window.charts.isVisible)
    tabs = dock_tabs(window)
    place = tabs.tabRect(next(i for i in range(tabs.count()) if tabs.tabText(i) == "Charts")).center()
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert not window.docks["comparison"].in_sight


def test_the_table_shows_the_present_once_it_comes_to_the_front(window: MainWindow) -> None:
    window.lecture.show_step(37)
    press(window, Qt.Key.Key_T)
    expected = float(window.player.recordings[0].trajectory.loss[37])
    assert window.comparison.model.path(0).standing.loss == expected


def test_choosing_nothing_while_an_added_run_is_still_computed(window: MainWindow) -> None:
    """The frame is the old experiment's until then: its table must not take the selection back."""
    window.docks.bring_to_front("comparison")
    window.session.set_steps(20_000)
    window.session.add(RMSProp(beta=0.5))
    assert window.session.selected == 3
    computed(window)
    until(lambda: window.comparison.model.rowCount() == 4)
    assert window.session.selected == 3 == window.comparison.table.currentIndex().row()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape], ids=["enter", "escape"])
def test_the_loss_to_reach_gives_the_keyboard_back_once_it_is_entered(window: MainWindow, key: Qt.Key) -> None:
    window.docks.bring_to_front("comparison")
    target = window.comparison.target
    target.setFocus()
    assert not window.canvas.hasFocus()
    QTest.keyClick(target, key)
    assert window.canvas.hasFocus()
