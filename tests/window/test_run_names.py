"""A run that nobody named is called the same in all panes, in the letters that all of them write."""

import pytest

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.window.actions.palette_entries import entries
from rmsprop_gui.window.main_window import MainWindow

from .windows import computed

LETTERS = {Notation.LAB: "β₂", Notation.NOTEBOOK: "β"}


@pytest.mark.parametrize("notation", Notation)
def test_all_panes_call_it_the_same(window: MainWindow, notation: Notation) -> None:
    window.session.add(RMSProp(beta=0.99))
    window.view.update(notation=notation)
    computed(window)
    names = ["EWMA momentum", "AdaGrad", *(f"RMSProp {LETTERS[notation]} {beta}" for beta in (0.9, 0.99))]
    assert [card.header.name.text() for card in window.runs_panel.cards] == names
    assert [card.accessibleName() for card in window.runs_panel.cards] == names
    assert [window.info.choice.itemText(index) for index in range(4)] == names
    assert [line.name for line in window.canvas.legend.lines(window.canvas.mapping)] in (names, [])
    offered = {entry.name for entry in entries(window.menuBar(), window.session)}
    assert {f"Select {name}" for name in names} <= offered
    window.session.set_visible(3, False)
    assert window.session.history.undo_text == f"hiding of {names[3]}"


def test_a_name_follows_a_drag_and_the_card_is_kept(window: MainWindow) -> None:
    window.session.add(RMSProp())
    cards = list(window.runs_panel.cards)
    assert cards[3].header.name.text() == "RMSProp 2"
    for beta in (0.95, 0.99):
        window.session.set_hyperparameter(3, "beta", beta)
        assert [card.header.name.text() for card in cards[2:]] == ["RMSProp β₂ 0.9", f"RMSProp β₂ {beta}"]
    assert window.runs_panel.cards == cards
    window.session.rename(3, "mine")
    window.session.rename(3, "")
    assert window.session.experiment.runs[3].label == "RMSProp β₂ 0.99"
