"""The section that compares two runs: what it shows, and that what it says of them is true."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from optimizers.conventions import CONVENTIONS, WRAPPED, random_settings, some_pairs, take_step
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.meaning import Role
from rmsprop_gui.optimizers import RULES, AdaGrad, Adam, RMSProp, UpdateRule
from rmsprop_gui.simulation.differences import compare
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.traits import unwrapped
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.experiment.session import Session, followed
from rmsprop_gui.window.looks.look import current_theme
from rmsprop_gui.window.runs.difference_words import difference_in_words
from rmsprop_gui.window.runs.panel import RunsPanel
from rmsprop_gui.window.runs.what_differs import WhatDiffers
from rmsprop_gui.window.view_store import ViewStore
from window.frames import has_colour, pixels

DICE = random.Random(5)
ALL = [*CONVENTIONS, *WRAPPED, *(kind(**random_settings(kind, DICE)) for kind in RULES.values())]
PAIRS = some_pairs(DICE, ALL, 60)


# what is said, held against what the rules do


def answers(rule: UpdateRule, *gradients: float) -> tuple[np.ndarray, np.ndarray]:
    """Rates and directions of the bare rule at steps with these gradients."""
    rule, told = unwrapped(rule), []
    memory = rule.start((1,))
    for t, g in enumerate(gradients, 1):
        rate, direction, *memory = take_step(rule, np.ones(1), np.array([g]), t, memory)
        told.append((np.mean(rate), np.mean(direction)))
    rates, directions = np.array(told).T
    return rates, directions


def forgets(rule: UpdateRule) -> bool:
    rates, _ = answers(rule, 1.0, *[0.0] * 500)
    return bool(rates[-1] > rates[1])


def remembers_directions(rule: UpdateRule) -> bool:
    """Whether the same gradient leads elsewhere after another one."""
    return bool(answers(rule, 1.0, 1.0, 0.5)[1][2] != answers(rule, 1.0, 3.0, 0.5)[1][2])


def goes_by_sign(rule: UpdateRule) -> bool:
    return bool(np.array_equal(answers(rule, 1.0, -0.5)[1], answers(rule, 1e5, -5e4)[1]))


def has_one_rate(rule: UpdateRule) -> bool:
    """Whatever the gradients are; it may fall from step to step."""
    return bool(np.array_equal(answers(rule, 1.0, 5.0, 0.1)[0], answers(rule, -3.0, 0.2, 7.0)[0]))


CLAIMS: dict[str, Callable[[UpdateRule], bool]] = {
    "goes against the gradient of the moment": lambda rule: not remembers_directions(rule) and not goes_by_sign(rule),
    "smooths the direction": lambda rule: remembers_directions(rule) and answers(rule, *[1.0] * 9)[1][-1] < 1 + 1e-9,
    "adds up gradients": lambda rule: remembers_directions(rule) and answers(rule, *[1.0] * 9)[1].max() > 1,
    "takes only the sign": goes_by_sign,
    "has one rate": has_one_rate,
    "scales gradients first and smooths them then": remembers_directions,
    "the largest mean square so far": lambda rule: not has_one_rate(rule),
    "makes its rate of the": lambda rule: not has_one_rate(rule),
    "by the root of its": lambda rule: not has_one_rate(rule),
    "sums all": lambda rule: not forgets(rule),
    "lets squares fade": forgets,
    "lets them fade": forgets,
    "the root of all squares, which never fade": lambda rule: not forgets(rule),
    "the root of squares that fade": forgets,
    "the largest recent size, which fades": forgets,
    "its own step size": lambda rule: not has_one_rate(rule) and goes_by_sign(rule),
    "asks for the gradient where it is about to be carried": lambda rule: rule.lookahead() != "x",
    "corrects its mean": lambda rule: abs(answers(rule, 1.0)[1][0] - 1) < 1e-9,
    "corrects its squares": lambda rule: bool(np.ptp(answers(rule, 1.0, 1.0, 1.0)[0]) < 1e-6),
    "clips the parts": lambda rule: rule.clip_value > 0,
    "clips the length": lambda rule: rule.clip_norm > 0,
    "adds a pull to zero": lambda rule: rule.l2 > 0,
    "lets x shrink": lambda rule: rule.weight_decay > 0,
    "changes its learning rate": lambda rule: rule.schedule != "constant",
}


def claims(sentence: str, name: str) -> Iterator[str]:
    """What a text says of a run: from its name to the next comma before another name, or to the full stop."""
    for part in sentence.replace(". ", ".\n").replace(", A ", "\nA ").replace(", B ", "\nB ").splitlines():
        if part.startswith(f"{name} "):
            yield part


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " | ".join(map(str, pair)))
def test_what_is_said_of_two_rules_is_true(pair: tuple[UpdateRule, UpdateRule]) -> None:
    found = compare(*pair)
    said = difference_in_words("A", "B", found)
    assert said.endswith(".") and "{" not in said and ".." not in said
    for name, rule in zip("AB", pair, strict=True):
        for part in claims(said, name):
            held = [claim for claim in CLAIMS if claim in part]
            assert all(CLAIMS[claim](rule) for claim in held), (part, rule)
    mirrored = difference_in_words("B", "A", compare(*reversed(pair)))
    assert ("only that differs" in said) == ("only that differs" in mirrored)
    if "only that differs" in said:
        switches = {name for name, value in pair[0].values().items() if isinstance(value, bool)}
        assert all(each.name not in switches for each in found.settings)
    assert ("take the same steps" in said) == (pair[0] == pair[1] or not (found.lines or found.settings))


SAID = [
    (
        AdaGrad(),
        RMSProp(),
        "A sums all squares, B lets them fade: only that differs in the rule. So the rates of B rise",
    ),
    (RMSProp(), RMSProp(), "They are set alike and take the same steps."),
    (RMSProp(), RMSProp(beta=0.99), "half of it comes from the last 69 steps, not 7."),
    (RMSProp(learning_rate=0.9), RMSProp(), "A goes 9.0 times as far for the same direction."),
    (Adam(), Adam(epsilon_inside=True), "B has ε inside the root, A has not."),
]


@pytest.mark.parametrize(("first", "second", "text"), SAID, ids=lambda value: str(value)[:40])
def test_the_sentences(first: UpdateRule, second: UpdateRule, text: str) -> None:
    assert text in difference_in_words("A", "B", compare(first, second))


# the section


@pytest.fixture
def section(qtbot: QtBot) -> WhatDiffers:
    made = WhatDiffers(ViewStore(ViewState(selected=2)))
    qtbot.addWidget(made)
    made.resize(280, 400)
    return made


def test_the_selected_run_is_compared_with_the_one_most_like_it(section: WhatDiffers) -> None:
    section.show_runs(notebook_experiment(), 2)
    assert section.choice.currentText() == "AdaGrad" and section.choice.count() == 2
    assert section.text.replace("\N{THIN SPACE}", " ").splitlines() == [
        "AdaGrad: v ← v + g^2",
        "RMSProp: v ← β₂ v + (1 − β₂) g^2",
        "η 0.9 | 0.1",
        "AdaGrad sums all squares, RMSProp lets them fade: only that differs in the rule. "
        "So the rates of RMSProp rise again where gradients shrink, those of AdaGrad never do.",
    ]


def test_another_run_can_be_chosen_and_the_view_knows_which(section: WhatDiffers) -> None:
    section.show_runs(notebook_experiment(), 2)
    section.choice.setCurrentIndex(section.choice.findText("EWMA momentum"))
    section.choice.activated.emit(section.choice.currentIndex())
    assert section._view.state.compared == 0
    assert [line.run for line in section.lines.lines][:1] == ["RMSProp"]
    assert {line.run for line in section.lines.lines} == {"RMSProp", "EWMA momentum"}
    section._view.update(compared=None)
    assert section.choice.currentText() == "AdaGrad"


def test_without_another_run_there_is_nothing_to_compare(section: WhatDiffers) -> None:
    experiment = notebook_experiment()
    for runs, selected in (((), -1), (experiment.runs[:1], 0)):
        section.show_runs(replace(experiment, runs=runs), selected)
        assert section.isHidden()
    section.show_runs(experiment, 2)
    assert not section.isHidden()


def test_what_was_changed_on_the_way_is_compared_as_it_is_then(section: WhatDiffers) -> None:
    run = Run(RMSProp(), "one").changed(10, RMSProp(beta=0.99))
    place = SURFACES["quadratic"]
    experiment = Experiment(place, place.start, (run, Run(RMSProp(), "other")))
    section.show_runs(experiment, 0, 5)
    assert "alike" in section.sentence.text()
    section.show_runs(experiment, 0, 10)
    assert "β₂ 0.99 | 0.9" in section.settings.text


def test_differing_parts_stand_on_the_colour_of_their_symbol(section: WhatDiffers) -> None:
    section.show_runs(notebook_experiment(), 2)
    theme, picture = current_theme(), pixels(section.lines)
    values, counts = np.unique(picture.reshape(-1, 3), axis=0, return_counts=True)
    ground = values[counts.argmax()]
    squares = dict(theme.symbols)[Role.MEMORY_OF_SQUARES]
    colour = [int(squares[place : place + 2], 16) for place in (1, 3, 5)]
    wanted = [round(0.84 * low + 0.16 * high) for low, high in zip(ground, colour, strict=True)]
    assert has_colour(picture, "#{:02x}{:02x}{:02x}".format(*wanted), 2)
    marked = (np.abs(picture - wanted).max(axis=2) <= 2).any(axis=1)
    assert marked[len(marked) // 2 :].any() and not marked[: len(marked) // 3].any()  # only in the second line


@pytest.mark.parametrize("width", [150, 230, 400])
def test_nothing_is_wider_than_its_column(section: WhatDiffers, width: int) -> None:
    place = SURFACES["quadratic"]
    for pair in pairwise([Run(kind(), kind.title) for kind in RULES.values()]):
        section.resize(width, 600)
        section.show_runs(Experiment(place, place.start, pair), 0)
        section.lines.resize(width, section.lines.height())
        widest = max((placed.width for _, placed in section.lines._rows), default=0.0)
        assert (widest + 1.15 * section.lines._size) * section.lines._scale <= width + 3
    assert section.minimumSizeHint().width() <= 230


def test_the_panel_has_it_below_the_runs(qtbot: QtBot) -> None:
    session = Session(notebook_experiment())
    panel = RunsPanel(session)
    qtbot.addWidget(panel)
    session.select(2)
    assert "AdaGrad sums all squares" in panel.what_differs.text
    session.set_hyperparameter(1, "learning_rate", 0.1)
    assert panel.what_differs.settings.text == ""
    session.rename(1, "another")
    assert "another sums all squares" in panel.what_differs.text
    session.view.update(compared=0)
    session.move(0, 1)
    assert session.view.state.compared == 1 and panel.what_differs.choice.currentText() == "EWMA momentum"
    session.remove(1)
    assert session.view.state.compared is None and panel.what_differs.choice.currentText() == "another"


def test_a_run_is_followed_through_the_list() -> None:
    one, other, third = notebook_experiment().runs
    renamed = other.called("renamed")
    assert followed(1, (one, other), (other, one)) == 0
    assert followed(1, (one, other), (one, renamed)) == 1
    assert followed(1, (one, other), (one,)) is None
    assert followed(1, (one, other, third), (one, third)) is None
    assert followed(1, (one, one), (one, one)) == 1, "the same in all, and yet the second"
    assert followed(None, (one,), (one,)) is None
    assert followed(5, (one,), (one,)) is None
