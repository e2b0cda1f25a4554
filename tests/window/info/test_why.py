"""What is said of a step: its numbers are those of the table, and the quantity that it names is the one that counts."""

import math
import random
import re

import pytest
from optimizers.conventions import CONVENTIONS, WRAPPED, random_settings
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.dissection import dissect
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.explanation import table
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.info.beside_words import beside_another
from rmsprop_gui.window.info.step_words import happened, taken_at, what_changed, words_of
from rmsprop_gui.window.info.taken import Taken
from rmsprop_gui.window.info.why import WhySection
from rmsprop_gui.window.info.why_words import by_itself, title
from rmsprop_gui.window.view_store import ViewStore
from window.frames import Film, experiment_of

DICE = random.Random(23)
ALL = [*CONVENTIONS, *WRAPPED, *(kind(**random_settings(kind, DICE)) for kind in RULES.values() for _ in range(3))]
SURFACES = ("quadratic", "rosenbrock", "himmelblau")
EQUATION = re.compile(r"(√?)(\|?)([^\s|√:/]+?)([₁₂])\|? = (−?[\d.]+(?:×10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?)")


def numbers_of(taken: Taken) -> dict[str, float]:
    """Everything in the table of the step, by its letter."""
    rows = table(taken.step, (math.nan, math.nan), None, taken.notation)
    return {row.symbol: row.values[taken.axis] for row in rows}


def assert_numbers_are_those_of_the_table(text: str, taken: Taken) -> int:
    """Each letter of a text that stands before a number has it in the table; how many there were."""
    known, found = numbers_of(taken), 0
    for sign, bar, letter, index, told in EQUATION.findall(text):
        assert index == "₁₂"[taken.axis], text
        value = math.sqrt(known[letter]) if sign else known[letter]
        assert told == number(abs(value) if bar else value), (text, letter)
        found += 1
    return found


def random_film(rules: list[UpdateRule], dice: random.Random) -> Film:
    return Film(experiment_of(*rules, surface=dice.choice(SURFACES), steps=60))


@pytest.mark.parametrize("rule", ALL, ids=str)
def test_what_is_said_of_any_step_agrees_with_its_table(rule: UpdateRule) -> None:
    dice = random.Random(str(rule))
    film, notation = random_film([rule, dice.choice(ALL)], dice), dice.choice(list(Notation))
    for step in (0, 1, 2, *(dice.randint(1, 60) for _ in range(3))):
        frame, axis = film.frame(step), dice.randrange(2)
        taken = taken_at(frame, 0, axis, notation)
        words = words_of(frame, axis, None, notation)
        if taken is None:
            assert words.text == what_changed(frame, axis, notation) == ""
            continue
        assert ("x₁", "x₂")[axis] in words.title
        for text in (words.why, words.happened):
            assert text.endswith(".") and "{" not in text and ".." not in text
            assert_numbers_are_those_of_the_table(text, taken)
        length = abs(taken.value("rate") * taken.value("direction"))
        told = f"moves {number(length)}" in words.why or f"moves only {number(length)}" in words.why
        assert told or (not length and "does not move" in words.why), words.why
        assert ("short" in words.title) == ("moves only" in words.why)
        assert ("no step" in words.title) == (not length)
        assert words.happened.startswith(f"Step {taken.step.row} of {taken.run.label}: ")
        assert what_changed(frame, axis, notation) in words.happened


def largest_by_hand(one: Taken, other: Taken) -> float:
    """Of all that two steps of adaptive rules without wrappers are made of, by what the strongest differs."""
    parts = []
    for taken in (one, other):
        rate, size = taken.step.rule.values()["learning_rate"], abs(taken.value("g"))
        parts.append((rate, size, math.sqrt(taken.value("v"))))
    (rate, size, root), (its_rate, its_size, its_root) = parts
    ratios = (rate / its_rate, size / its_size, its_root / root)
    longer = abs(one.value("rate") * one.value("direction")) > abs(other.value("rate") * other.value("direction"))
    return max(ratios) if longer else min(ratios)


def test_the_quantity_that_is_named_is_the_one_that_makes_the_difference() -> None:
    """AdaGrad and RMSProp, worked out once more: η, |g| and √v are all there is."""
    film, named = Film(notebook_experiment()), set()
    for row in range(1, 100):
        for axis in (0, 1):
            one, other = (taken_at(film.frame(row), index, axis) for index in (2, 1))
            assert one is not None and other is not None
            said = beside_another(one, other)
            if "about as far" in said:
                continue
            chief = re.search(r"chiefly by (\S+), (\S+) against (\S+?)\.(?: |$)", said)
            assert chief is not None, said
            letter, own, its = chief.groups()
            named.add(letter)
            values = {
                "η": [exact_text(taken.step.rule.values()["learning_rate"]) for taken in (one, other)],
                f"|g{'₁₂'[axis]}|": [number(abs(taken.value("g"))) for taken in (one, other)],
                f"√v{'₁₂'[axis]}": [number(math.sqrt(taken.value("v"))) for taken in (one, other)],
            }
            assert [own, its] == values[letter]
            ratio = {"η": 1 / 9}.get(letter) or (
                abs(one.value("g") / other.value("g"))
                if letter.startswith("|")
                else math.sqrt(other.value("v") / one.value("v"))
            )
            assert math.isclose(ratio, largest_by_hand(one, other), rel_tol=1e-9), said
    assert len(named) >= 4  # each of them counts somewhere


SAID = [
    (2, 29, 1, "v₂ still holds the steep start: √v₂ = 9.056 is 2.7 times |g₂| = 3.402, so RMSProp moves only 0.03757"),
    (2, 1, 1, "v₂ started at zero and is still small: √v₂ = 9.487 is only 0.32 of |g₂| = 30.00"),
    (1, 29, 1, "v₂ sums all squares since the start: √v₂ = 44.63 is 1062 times |g₂| = 0.04203"),
    (1, 1, 0, "√v₁ = 1.800 is about as large as |g₁| = 1.800, so AdaGrad moves 0.9000 along x₁, its full step η."),
    (0, 2, 1, "There is no slope and m̂₂ = −14.21 alone moves it, so EWMA momentum moves 1.421 along x₂."),
    (0, 29, 1, "m̂₂ = −0.2726 holds earlier gradients too and is only 0.075 of |g₂| = 3.637"),
    (0, 1, 1, "Nothing but the slope counts: |g₂| = 30.00, 17 times that along x₁, and one rate serves both"),
]


@pytest.mark.parametrize(("index", "row", "axis", "text"), SAID)
def test_the_sentences_of_the_lecture(index: int, row: int, axis: int, text: str) -> None:
    taken = taken_at(Film(notebook_experiment()).frame(row), index, axis)
    assert taken is not None
    assert text in by_itself(taken) and title(taken).endswith(f"along {('x₁', 'x₂')[axis]}")


def test_what_happened_names_the_quantity_that_made_the_rate_change() -> None:
    film = Film(notebook_experiment())
    values = film.recordings[2].trajectory
    for row in range(2, 60):
        taken = taken_at(film.frame(row), 2, 1)
        assert taken is not None
        rose = values.accumulators[row, 0, 1] > values.accumulators[row - 1, 0, 1]
        ways = ("fell", "rose") if rose else ("rose", "fell")
        assert happened(taken) == (
            f"Step {row} of RMSProp: the rate of x₂ {ways[0]} to {number(values.rate[row, 1])}, "
            f"because v₂ {ways[1]} to {number(values.accumulators[row, 0, 1])}."
        )


def test_steps_that_go_opposite_ways_are_told_apart() -> None:
    film = Film(notebook_experiment())
    one, other = (taken_at(film.frame(8), index, 1) for index in (0, 2))
    assert one is not None and other is not None and "the other way" in beside_another(one, other)


# the section


@pytest.fixture
def section(qtbot: QtBot) -> WhySection:
    made = WhySection(ViewStore(ViewState(selected=2)))
    qtbot.addWidget(made)
    made.resize(300, 300)
    return made


def test_the_section_follows_the_frames(section: WhySection, qtbot: QtBot) -> None:
    film = Film(notebook_experiment())
    section.show_frame(film.frame(0, 2))
    assert section.isHidden() and section.text == ""
    section.show_frame(film.frame(29, 2))
    assert not section.isHidden()
    assert section.text.startswith("Why this step is short along x₂\nv₂ still holds the steep start")
    assert "AdaGrad moves 0.0008475" in section.text and "Step 29 of RMSProp" in section.text
    section.show_frame(film.frame(30, 2))  # too soon to be read: a little later
    assert "Step 29 of RMSProp" in section.text
    qtbot.waitUntil(lambda: "Step 30 of RMSProp" in section.text)
    section.show_frame(film.frame(30, 2, part=2))
    qtbot.waitUntil(section.isHidden)


def test_the_section_follows_the_view(section: WhySection) -> None:
    section.show_frame(Film(notebook_experiment()).frame(29, 2))
    section._view.update(axis=0)
    assert section.title.text().endswith("x₁")
    section._view.update(compared=0)
    assert "EWMA momentum moves" in section.text
    section._view.update(notation=Notation.NOTEBOOK)
    assert "v₁" in section.text
    section._view.update(presenter=True)
    assert section.isHidden()


def test_a_run_that_has_stopped_is_not_held_against_one_that_goes_on(section: WhySection) -> None:
    film = Film(experiment_of(RULES["gradient_descent"](learning_rate=10.0), RULES["gradient_descent"](), steps=400))
    stopped = film.recordings[0].length - 1
    assert stopped < 399
    assert words_of(film.frame(stopped + 5, 1), 0, None).beside == ""
    assert words_of(film.frame(stopped - 5, 1), 0, None).beside != ""
    assert dissect(film.experiment.runs[0].rule, film.recordings[0], stopped).row == stopped
