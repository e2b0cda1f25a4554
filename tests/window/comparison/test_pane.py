"""The pane in use: sorted by clicks, rows that choose a run or remove a pin, text for a spreadsheet."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import AdaGrad, EWMAMomentum, RMSProp
from rmsprop_gui.view.theme import DARK, LIGHT
from rmsprop_gui.window.comparison.model import NAME, STATE
from rmsprop_gui.window.comparison.pane import ComparisonPane
from rmsprop_gui.window.looks.look import Look, apply_look
from window.frames import Film, diverging, experiment_of, has_colour, pixels, type_text
from window.pinned import PinnedFilm, pins_of

RUNS = experiment_of(EWMAMomentum(), AdaGrad(), RMSProp())
FILM = PinnedFilm(RUNS, *pins_of(experiment_of(AdaGrad(0.5), RMSProp(0.02)), 3))
FALLEN = Film(diverging())
LOSS, REACHED = 1, 3
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(qtbot: QtBot) -> ComparisonPane:
    made = ComparisonPane()
    qtbot.addWidget(made)
    made.resize(700, 240)
    made.show_frame(FILM.frame(40, 2))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def names(pane: ComparisonPane) -> list[str]:
    return [str(pane.model.index(row, NAME).data()) for row in range(pane.model.rowCount())]


def click_heading(pane: ComparisonPane, column: int) -> None:
    header = pane.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), LEFT, pos=at)


def click_row(pane: ComparisonPane, row: int, column: int = NAME) -> None:
    at = pane.table.visualRect(pane.model.index(row, column)).center()
    QTest.mouseClick(pane.table.viewport(), LEFT, pos=at)


def current(pane: ComparisonPane) -> str:
    return str(pane.table.currentIndex().siblingAtColumn(NAME).data())


ORDER = ["EWMA momentum 0", "AdaGrad 1", "RMSProp 2", "AdaGrad 0", "RMSProp 1"]


def test_clicks_on_a_heading_sort_up_and_down_and_back_to_the_order_of_the_runs(pane: ComparisonPane) -> None:
    losses = {row: pane.model.path(row).standing.loss for row in range(5)}
    expected = [ORDER[row] for row in sorted(losses, key=losses.__getitem__)]
    assert names(pane) == ORDER
    for order in (expected, expected[::-1], ORDER):
        click_heading(pane, LOSS)
        assert names(pane) == order


def test_a_click_on_a_run_chooses_it_and_on_a_pin_does_not(pane: ComparisonPane) -> None:
    chosen: list[int] = []
    pane.run_chosen.connect(chosen.append)
    click_heading(pane, NAME)  # AdaGrad 0, AdaGrad 1, EWMA momentum 0, RMSProp 1, RMSProp 2
    for row in (1, 3, 2, 4):
        click_row(pane, row, LOSS)
    assert chosen == [1, 0, 2]


def test_a_frame_chooses_nothing_but_shows_what_is_selected(pane: ComparisonPane) -> None:
    chosen: list[int] = []
    pane.run_chosen.connect(chosen.append)
    for selected in (0, 2, 1):
        pane.show_frame(FILM.frame(50, selected))
        assert current(pane) == ORDER[selected]
    pane.show_frame(Film(replace(RUNS, runs=RUNS.runs[:1])).frame(3, 0))
    assert current(pane) == ORDER[0] and chosen == []
    pane.show_frame(Film(replace(RUNS, runs=())).frame(0, -1))
    assert pane.model.rowCount() == 0


def test_a_pin_stays_current_while_it_plays(pane: ComparisonPane) -> None:
    click_row(pane, 4)
    click_heading(pane, LOSS)
    for step in range(41, 101):
        pane.show_frame(FILM.frame(step, 2))
        assert current(pane) == ORDER[4]


REMOVALS: dict[str, Callable[[ComparisonPane], object]] = {
    "key": lambda pane: QTest.keyClick(pane.table, Qt.Key.Key_Delete),
    "button": lambda pane: button(pane, "Remove pin").click(),
    "menu": lambda pane: next(one for one in pane.table.actions() if one.text() == "Remove pin").trigger(),
}


def button(pane: ComparisonPane, text: str) -> QToolButton:
    return next(one for one in pane.findChildren(QToolButton) if one.text() == text)


@pytest.mark.parametrize("remove", REMOVALS.values(), ids=REMOVALS)
def test_only_a_pin_can_be_removed(pane: ComparisonPane, remove: Callable[[ComparisonPane], object]) -> None:
    removed: list[int] = []
    pane.pin_removed.connect(removed.append)
    pane.table.setFocus()
    for row, expected in ((0, []), (4, [1]), (3, [1, 0]), (2, [1, 0])):
        click_row(pane, row)
        assert button(pane, "Remove pin").isEnabled() == (row > 2)
        remove(pane)
        assert removed == expected


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_table_is_copied(pane: ComparisonPane, way: str) -> None:
    QApplication.clipboard().setText("before")
    if way == "key":
        pane.table.setFocus()
        QTest.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    else:
        button(pane, "Copy").click()
    assert QApplication.clipboard().text() == pane.model.text()


def test_the_loss_to_reach_is_taken_from_the_field(pane: ComparisonPane) -> None:
    def reached() -> list[str]:
        return [str(pane.model.index(row, REACHED).data()) for row in range(5)]

    pane.show_frame(FILM.frame(100, 2))
    before = reached()
    pane.target.setFocus()
    pane.target.selectAll()
    type_text(pane.target, "5")
    QTest.keyClick(pane.target, Qt.Key.Key_Return)
    assert reached() != before
    assert pane.model.headerData(REACHED, Qt.Orientation.Horizontal) == "f ≤ 5"
    for text in ("nan", "inf", "x"):
        pane.target.selectAll()
        type_text(pane.target, text)
        QTest.keyClick(pane.target, Qt.Key.Key_Return)
        assert pane.target.toolTip() and pane.model.headerData(REACHED, Qt.Orientation.Horizontal) == "f ≤ 5"


def test_columns_keep_their_width_while_it_plays(pane: ComparisonPane) -> None:
    def widths() -> list[int]:
        return [pane.table.columnWidth(column) for column in range(STATE + 1)]

    before = widths()
    for step in range(101):
        pane.show_frame(FILM.frame(step, 2))
        assert widths() == before
    pane.show_frame(FALLEN.frame(400, 0))
    metrics = pane.table.fontMetrics()
    for row in range(2):
        for column in range(1, STATE + 1):
            text = str(pane.model.index(row, column).data())
            assert metrics.horizontalAdvance(text) + 6 <= before[column], text


@pytest.mark.parametrize("width", [400, 1200])
def test_names_have_the_room_that_is_left(pane: ComparisonPane, width: int) -> None:
    pane.resize(width, 240)
    QTest.qWait(1)
    widths = [pane.table.columnWidth(column) for column in range(STATE + 1)]
    assert widths[NAME] >= 120
    assert (sum(widths) == pane.table.viewport().width()) == (width == 1200)
    assert pane.minimumSizeHint().width() <= 400


def test_hidden_it_holds_on_to_no_recordings(pane: ComparisonPane) -> None:
    assert pane._courses._courses
    pane.hide()
    assert not pane._courses._courses
    pane.show()
    pane.show_frame(FILM.frame(9, 2))
    assert pane.model.path(0).standing.loss == FILM.recordings[0].trajectory.loss[9]


def sort_by(pane: ComparisonPane, title: str) -> None:
    """With the keys alone: the table's menu, the one for sorting, and an entry."""
    pane.sorting.aboutToShow.emit()
    entry = next(action for action in pane.sorting.actions() if action.text() == title)
    pane.sorting.popup(pane.mapToGlobal(QPoint(0, 0)))
    pane.sorting.setActiveAction(entry)
    QTest.keyClick(pane.sorting, Qt.Key.Key_Return)


def test_the_menu_sorts_as_the_headings_do(pane: ComparisonPane) -> None:
    assert pane.sorting.menuAction() in pane.table.actions()
    for column in range(NAME, STATE + 1):
        title = str(pane.model.headerData(column, Qt.Orientation.Horizontal)).strip()
        for clicks in (1, 2, 3):
            for _ in range(clicks):
                click_heading(pane, column)
            clicked = names(pane)
            pane.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
            for _ in range(clicks):
                sort_by(pane, title)
            assert names(pane) == clicked, title
            pane.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    sort_by(pane, "path")
    sort_by(pane, "the order of the runs")
    assert names(pane) == ORDER


def test_the_menu_shows_what_is_sorted_by_and_names_the_loss_to_reach(pane: ComparisonPane) -> None:
    pane.set_target(0.25)
    click_heading(pane, REACHED)
    pane.sorting.aboutToShow.emit()
    (checked,) = (action for action in pane.sorting.actions() if action.isChecked())
    assert "0.25" in checked.text()


def test_every_control_has_a_name(pane: ComparisonPane) -> None:
    assert pane.table.accessibleName() and pane.target.accessibleName()
    assert all(one.accessibleName() for one in pane.findChildren(QToolButton) if one.isVisible())


def test_markers_are_the_colours_of_the_runs_in_every_look(qapp: object, pane: ComparisonPane) -> None:
    try:
        for theme, scale in ((LIGHT, 1.0), (DARK, 1.5)):
            apply_look(qapp, Look(theme, scale))
            pane.show_look()
            pane.resize(round(700 * scale), round(280 * scale))
            seen = pixels(pane.table)
            assert all(has_colour(seen, theme.run_style(style).colour) for style in (0, 1, 2, 3, 4))
            assert has_colour(seen, theme.tint, 1), "the selected row"
    finally:
        apply_look(qapp, Look())
