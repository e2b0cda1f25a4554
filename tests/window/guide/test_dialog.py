"""The glossary: found by letters, opened by a click on a letter, read and left again."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from rmsprop_gui.guide import guide, letter_entry
from rmsprop_gui.guide.entry import Entry
from rmsprop_gui.literature import MADE_HERE
from rmsprop_gui.optimizers import RULES, meanings
from rmsprop_gui.view.theme import DARK
from rmsprop_gui.window.controls.formula_view import FormulaView
from rmsprop_gui.window.controls.symbol_places import SymbolPlaces
from rmsprop_gui.window.guide.dialog import GuideDialog
from rmsprop_gui.window.guide.outside import open_outside
from rmsprop_gui.window.guide.page import EntryPage
from rmsprop_gui.window.looks.look import Look, apply_look
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.runs.menu import RunMenu
from rmsprop_gui.window.spotlight import Spotlight

ENTRIES = guide()
TITLES = {key: entry.title for key, entry in ENTRIES.items()}


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were opened outside."""
    return []


@pytest.fixture
def glossary(qapp: QApplication, opened: list[str]) -> Iterator[GuideDialog]:
    parent = QWidget()

    def open_link(link: str) -> bool:
        opened.append(link)
        return "arxiv" in link

    dialog = GuideDialog(parent, open_link)
    dialog.open_up()
    yield dialog
    dialog.close()
    parent.close()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def read(dialog: GuideDialog) -> Entry:
    """What is being read."""
    QCoreApplication.processEvents()
    assert dialog.page is not None and dialog.page.isVisible()
    return dialog.page.entry


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_can_be_read_whole(entry: Entry, opened: list[str], qapp: QApplication) -> None:
    page = EntryPage(entry, TITLES, Spotlight(), opened.append)
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert entry.title in said and entry.text in said and entry.seen in said
    for source in entry.sources:
        assert source.cited() in said
    buttons = {button.accessibleName(): button for button in page.findChildren(QPushButton)}
    for source in entry.sources:
        if source.link:
            assert not opened, "nothing is opened before somebody clicks"
            next(button for name, button in buttons.items() if source.short in name).click()
            assert opened.pop() == source.link
    assert entry.sources != MADE_HERE or not [name for name in buttons if " at " in name]
    page.deleteLater()


@pytest.mark.parametrize(
    ("typed", "title"),
    [("edge", "Edge of stability"), ("kingma", "Adam"), ("β₂", "Memory of squares"), ("rosenb", "Rosenbrock")],
)
def test_a_few_letters_find_an_entry(glossary: GuideDialog, typed: str, title: str) -> None:
    glossary.field.setText(typed)
    found = [glossary.list.item(row).text().split("   ")[-1] for row in range(glossary.list.count())]
    assert title in found[:4]
    assert read(glossary).title in found[0]


def test_arrows_in_the_field_go_through_what_is_found(glossary: GuideDialog) -> None:
    glossary.field.setText("momentum")
    first = read(glossary)
    QTest.keyClick(glossary.field, Qt.Key.Key_Down)
    assert read(glossary) != first and glossary.field.text() == "momentum"


def test_one_goes_on_to_other_entries_and_back(glossary: GuideDialog) -> None:
    glossary.show_entry("optimizer rmsprop")
    formula = glossary.page.findChild(FormulaView)  # type: ignore[union-attr]
    assert formula is not None
    formula.repaint()
    box = next(box for box, meaning in formula.symbols.places if meaning == meanings.SQUARES)
    QTest.mouseClick(formula, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert read(glossary) == letter_entry(meanings.SQUARES)
    next(one for one in glossary.page.findChildren(QPushButton) if one.text() == "Adam").click()  # type: ignore[union-attr]
    assert read(glossary).key == "optimizer adam"
    glossary.back.click()
    glossary.back.click()
    assert read(glossary).key == "optimizer rmsprop"


def test_another_look_sets_what_is_read_anew(glossary: GuideDialog) -> None:
    glossary.show_entry("optimizer adam")
    before = glossary.page
    try:
        apply_look(QApplication.instance(), Look(DARK, 1.5))  # type: ignore[arg-type]
        assert read(glossary).key == "optimizer adam" and glossary.page is not before
    finally:
        apply_look(QApplication.instance(), Look())  # type: ignore[arg-type]


def test_it_says_where_no_program_opens_an_address(glossary: GuideDialog, opened: list[str]) -> None:
    failed: list[str] = []
    glossary.link_failed.connect(failed.append)
    for key, link in (("optimizer adam", "https://arxiv.org"), ("optimizer adagrad", "https://jmlr.org")):
        glossary.show_entry(key)
        next(one for one in glossary.page.findChildren(QPushButton) if "Open" in one.text()).click()  # type: ignore[union-attr]
        assert opened[-1].startswith(link)
    assert failed == opened[-1:]


@pytest.mark.parametrize(
    "link", ["", "http://arxiv.org", "file:///etc/passwd", "javascript:alert(1)", "https:", "/etc/passwd", "data:,x"]
)
def test_nothing_but_https_is_opened(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: pytest.fail(f"{url} was opened"))
    assert not open_outside(link)


# from the window


def glossary_of(window: MainWindow) -> GuideDialog:
    dialog = window.findChild(GuideDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def test_a_click_on_a_letter_of_the_formula_opens_its_entry(window: MainWindow) -> None:
    rule = window.info.rule
    rule.repaint()
    box, meaning = next(place for place in rule.symbols.places if place[1] == meanings.SQUARES)
    QTest.mouseClick(rule, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert read(glossary_of(window)).symbol == meaning
    assert not glossary_of(window).back.isEnabled(), "nothing was read before"
    glossary_of(window).close()


def test_so_does_a_click_wherever_a_letter_has_nothing_else_to_do(window: MainWindow) -> None:
    window.player.seek(10)
    QCoreApplication.processEvents()
    kinds = set()
    for symbols in window.findChildren(SymbolPlaces):
        widget = symbols.widget
        if not widget.isVisible() or not symbols._opens:
            continue
        widget.repaint()
        known = [place for place in symbols.places if letter_entry(place[1]) is not None]
        if known:
            box, meaning = known[0]
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
            assert read(glossary_of(window)).symbol == meaning, widget
            kinds.add(type(widget).__name__)
    glossary_of(window).close()
    assert kinds >= {"RuleView", "SymbolLabel", "MarkedLines", "StepTable"}


def test_a_click_beside_the_letters_opens_nothing(window: MainWindow) -> None:
    rule = window.info.rule
    rule.repaint()
    QTest.mouseClick(rule, Qt.MouseButton.LeftButton, pos=QPoint(rule.width() - 2, 1))
    assert window.findChild(GuideDialog) is None


def test_the_menu_of_a_run_leads_to_its_entry(window: MainWindow) -> None:
    card = window.runs_panel.cards[2]
    card.header.menu_button.click()
    menu = card.findChild(RunMenu)
    assert menu is not None
    next(action for action in menu.actions() if "comes from" in action.text()).trigger()
    assert read(glossary_of(window)).title == RULES["rmsprop"].title
    glossary_of(window).close()
