"""Help → Examples: what each shows is read there, and it is opened as an edit that can be undone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rmsprop_gui.examples import EXAMPLE_GROUPS, EXAMPLES
from rmsprop_gui.examples.example import Verdict
from rmsprop_gui.window.actions.examples_dialog import ExamplesDialog
from rmsprop_gui.window.actions.tiles import TILE, Tile
from rmsprop_gui.window.main_window import MainWindow
from window.windows import close_dialogs


@pytest.fixture
def page(window: MainWindow) -> Iterator[ExamplesDialog]:
    close_dialogs(window)
    yield opened(window)
    close_dialogs(window)


def opened(window: MainWindow) -> ExamplesDialog:
    window.actions_by_name["examples"].trigger()
    (made,) = window.findChildren(ExamplesDialog)
    return made


def mark(page: ExamplesDialog, name: str) -> None:
    rows = [row for row in range(page.list.count()) if getattr(page.list.item(row).data(TILE), "key", "") == name]
    page.list.setCurrentRow(rows[0])


def test_it_shows_all_examples_in_their_groups(page: ExamplesDialog) -> None:
    items = [page.list.item(row) for row in range(page.list.count())]
    assert [item.data(TILE).key for item in items if isinstance(item.data(TILE), Tile)] == list(EXAMPLES)
    headings = [item.text() for item in items if not isinstance(item.data(TILE), Tile)]
    assert headings == [group.title for group in EXAMPLE_GROUPS]
    assert not page.isModal()


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_marked_can_be_read_with_figures_and_verdict(page: ExamplesDialog, name: str) -> None:
    mark(page, name)
    example = EXAMPLES[name]
    assert (page.title.text(), page.about.text()) == (example.title, example.text())
    assert page.claim.isHidden() == (example.verdict is None)
    assert example.claim in page.claim.text()
    assert ("does not hold" in page.claim.text()) == (example.verdict is Verdict.FAILS)


@pytest.mark.parametrize("name", [group.examples[0].name for group in EXAMPLE_GROUPS])
def test_an_example_opens_and_is_undone(window: MainWindow, page: ExamplesDialog, name: str) -> None:
    before = window.session.experiment
    mark(page, name)
    page.button.click()
    assert window.session.experiment == EXAMPLES[name].experiment and window.view.state.step == 0
    assert EXAMPLES[name].title in window.central_area.banner.text()
    assert EXAMPLES[name].title in window.session.history.undo_text
    window.session.undo()
    assert window.session.experiment == before


def test_enter_opens_and_the_page_goes_out_of_the_way(window: MainWindow, page: ExamplesDialog) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.session.experiment == next(iter(EXAMPLES.values())).experiment
    assert not page.isVisible()


def test_the_example_that_is_shown_is_marked_when_it_is_opened_again(window: MainWindow) -> None:
    name = list(EXAMPLES)[-1]
    close_dialogs(window)
    window.session.set_experiment(EXAMPLES[name].experiment)
    page = opened(window)
    assert page.marked is EXAMPLES[name]
    close_dialogs(window)


def test_nothing_is_opened_by_looking(window: MainWindow, page: ExamplesDialog) -> None:
    before = window.session.experiment
    for name in EXAMPLES:
        mark(page, name)
    page.close()
    assert window.session.experiment == before
