"""The chooser of optimizers opens from its button, is gone through with the keyboard, and adds."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rmsprop_gui.optimizers import RULES, RMSProp
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.window.actions.optimizer_chooser import OptimizerChooser
from rmsprop_gui.window.actions.optimizer_lines import OFFER, Offer
from rmsprop_gui.window.looks.look import SCALES
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.runs.family_words import family_title
from window.frames import type_text
from window.windows import OpenWindow, close_dialogs


@pytest.fixture
def chooser(window: MainWindow) -> Iterator[OptimizerChooser]:
    close_dialogs(window)
    window.runs_panel.add_button.setFocus()
    QTest.keyClick(window.runs_panel.add_button, Qt.Key.Key_Space)
    (made,) = window.findChildren(OptimizerChooser)
    yield made
    close_dialogs(window)


def marked(chooser: OptimizerChooser) -> Offer:
    offer = chooser.shown[chooser.list.currentRow()]
    assert offer is not None
    return offer


def test_every_optimizer_is_offered_once_under_its_family(chooser: OptimizerChooser) -> None:
    offers = [offer for offer in chooser.shown if offer is not None]
    assert sorted(offer.name for offer in offers) == sorted(["", *RULES])
    assert all(offer.group == family_title(RULES[offer.name].family) for offer in offers if offer.name)
    assert all(
        offer.idea.endswith(".") and offer.year == str(RULES[offer.name].year()) for offer in offers if offer.name
    )
    headings = [chooser.list.item(row).text() for row, offer in enumerate(chooser.shown) if offer is None]
    assert headings == [family_title(family) for family in Family]


def test_a_tip_says_where_an_optimizer_was_published(chooser: OptimizerChooser) -> None:
    items = [chooser.list.item(row) for row in range(chooser.list.count())]
    tips = {item.data(OFFER).name: item.toolTip() for item in items if item.data(OFFER) is not None}
    assert all(source.cited() in tips[name] for name, rule in RULES.items() for source in rule.sources)


def test_it_lies_in_its_window_and_has_the_keyboard(window: MainWindow, chooser: OptimizerChooser) -> None:
    assert not chooser.isWindow() and window.rect().contains(chooser.geometry())
    assert QApplication.focusWidget() is chooser.field


def test_arrows_go_past_headings_and_stop_at_the_ends(chooser: OptimizerChooser) -> None:
    seen = [marked(chooser)]
    for _ in range(len(chooser.shown)):
        QTest.keyClick(chooser.field, Qt.Key.Key_Down)
        if marked(chooser) is seen[-1]:
            break
        seen.append(marked(chooser))
    assert seen == [offer for offer in chooser.shown if offer is not None]
    QTest.keyClick(chooser.field, Qt.Key.Key_PageUp)
    assert 2 <= len(seen) - 1 - seen.index(marked(chooser)) <= 5
    QTest.keyClick(chooser.field, Qt.Key.Key_PageDown)
    assert len(seen) - 1 - seen.index(marked(chooser)) <= 2  # headings count as lines
    for _ in range(len(seen)):
        QTest.keyClick(chooser.field, Qt.Key.Key_Up)
    assert marked(chooser) is seen[0]


@pytest.mark.parametrize(
    ("typed", "first"), [("rms", "rmsprop"), ("2016", "nadam"), ("never", "adagrad"), ("finds its", "dog")]
)
def test_letters_find_by_name_year_group_and_idea(chooser: OptimizerChooser, typed: str, first: str) -> None:
    type_text(chooser.field, typed)
    assert marked(chooser).name == first and None not in chooser.shown


def test_enter_adds_what_is_marked_and_undo_takes_it_away(window: MainWindow, chooser: OptimizerChooser) -> None:
    before = window.session.experiment.runs
    type_text(chooser.field, "rmsp")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert type(window.session.experiment.runs[-1].rule) is RMSProp
    assert len(window.session.experiment.runs) == len(before) + 1 and not chooser.isVisible()
    window.actions_by_name["undo"].trigger()
    assert window.session.experiment.runs == before


def test_escape_adds_nothing_and_gives_the_keyboard_back(window: MainWindow, chooser: OptimizerChooser) -> None:
    before = window.session.experiment.runs
    QTest.keyClick(chooser.field, Qt.Key.Key_Escape)
    assert window.session.experiment.runs == before and QApplication.focusWidget() is window.runs_panel.add_button


@pytest.mark.parametrize("scale", [1.0, SCALES[-1]])
def test_no_idea_is_cut_off(open_window: OpenWindow, scale: float) -> None:
    window = open_window()
    window.view.update(scale=scale)
    window.resize(1024, 768)
    window.runs_panel.adding_asked.emit()
    (chooser,) = window.findChildren(OptimizerChooser)
    for row, offer in enumerate(chooser.shown):
        if offer is not None:
            room = chooser.list.visualItemRect(chooser.list.item(row))
            metrics = QFontMetricsF(chooser.list.font())
            needed = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), Qt.TextFlag.TextWordWrap, offer.idea)
            assert room.height() >= needed.height() * 0.8 + metrics.height(), offer.title
    close_dialogs(window)
