"""The chart of what is remembered: bars as high as the weights, and a sentence that holds."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from optimizers.conventions import thing
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.meaning import Role
from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, GradientDescent, RMSProp, UpdateRule
from rmsprop_gui.optimizers.rule import Quantity
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.gradient_memory import Memory, memories
from rmsprop_gui.simulation.trial import Change
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.info.memory_chart import WINDOW, MemoryChart
from rmsprop_gui.window.looks.look import Look, apply_look
from window.frames import CONVENTIONS, Film, experiment_of, pixels

LETTERS = 24  # pixels at the top, where the first sentence is


@pytest.fixture
def chart(qtbot: QtBot) -> MemoryChart:
    made = MemoryChart()
    qtbot.addWidget(made)
    made.resize(300, 200)
    return made


def show(chart: MemoryChart, rule: UpdateRule, step: int, **run: object) -> MemoryChart:
    film = Film(experiment_of(replace(rule, learning_rate=0.001), steps=300))
    shown = replace(film.experiment, runs=(replace(film.experiment.runs[0], **run),))
    chart.show_frame(Frame(shown, film.recordings, step, 0))
    return chart


def bars(chart: MemoryChart, colour: str) -> list[int]:
    """How many pixels high the bar of each gradient is, the current one first."""
    wanted = np.array([int(colour[index : index + 2], 16) for index in (1, 3, 5)])
    seen = (np.abs(pixels(chart) - wanted).max(axis=2) < 4)[LETTERS:].sum(axis=0)
    pitch = chart.width() / WINDOW
    return [int(seen[int(chart.width() - (age + 0.5) * pitch)]) for age in range(WINDOW)]


def seen_memories(rule: UpdateRule, step: int) -> list[Memory]:
    """Those that hold more than the current gradient."""
    return [one for one in memories(lambda _: rule, max(step, 2), WINDOW) if one is not None and one.weights[1:].any()]


def colour_of(chart: MemoryChart, place: int) -> str:
    """Of the bars of a row: that of the symbol that they are about."""
    return LIGHT.colour_of(chart.seen[place].letter.meaning)


@pytest.mark.parametrize("rule", [RMSProp(), AdaGrad(), Adam(), RMSProp(beta=0.5)], ids=str)
@pytest.mark.parametrize("step", [1, 3, 20, 200])
def test_bars_are_as_high_as_the_weights(chart: MemoryChart, rule: UpdateRule, step: int) -> None:
    show(chart, rule, step, style=2)
    kept = seen_memories(rule, step)
    assert [part.letter.meaning for part in chart.seen] == [one.quantity.meaning for one in kept]
    of_step = {one.quantity.meaning: one for one in memories(lambda _: rule, step, WINDOW) if one is not None}
    for place, part in enumerate(chart.seen):
        weights = of_step[part.letter.meaning].weights
        heights = bars(chart, colour_of(chart, place))
        np.testing.assert_allclose(heights[: len(weights)], weights / weights.max() * max(heights), atol=2.1)
        assert all(height < 12 for height in heights[step:]) and max(heights) > 30  # no more than a letter


SENTENCES = [
    (AdaGrad(), 1, "g holds one gradient so far", "v holds one gradient so far"),
    (AdaGrad(), 40, "g is the current gradient alone", "All gradients count the same in v"),
    (AdaGrad(), 200, "g is the current gradient alone", "All gradients count the same in v"),
    (RMSProp(), 100, "g is the current gradient alone", "Half of v comes from the last 7 steps"),
    (RMSProp(beta=0.99), 300, "g is the current gradient alone", "Half of v comes from the last 65 steps"),
    (RMSProp(beta=0.3), 100, "g is the current gradient alone", "At least half of v is the current gradient"),
    (EWMAMomentum(), 100, "Half of m̂ comes from the last 7 steps", "The rate remembers nothing"),
    (Adam(), 200, "Half of m̂ comes from the last 7 steps", "Half of v̂ comes from the last 96 steps"),
]


@pytest.mark.parametrize(("rule", "step", "direction", "rate"), SENTENCES, ids=str)
def test_a_sentence_says_how_far_back_it_reaches(
    chart: MemoryChart, rule: UpdateRule, step: int, direction: str, rate: str
) -> None:
    first, second = show(chart, rule, step).text.splitlines()
    assert direction in first and rate in second
    assert chart.accessibleDescription() == chart.text


@pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
def test_every_rule_has_its_chart(chart: MemoryChart, rule: UpdateRule) -> None:
    for step in (0, 1, 2, 60, 300):
        show(chart, rule, step)
        assert len(chart.text.splitlines()) == (2 if step else 0)
        for place, part in enumerate(chart.seen):
            if part.memory is not None:
                assert max(bars(chart, colour_of(chart, place))) > 25


def test_squares_and_the_largest_weight_are_told(chart: MemoryChart) -> None:
    first, second = show(chart, RMSProp(), 9).text.splitlines()
    assert first.startswith("Gradient g, weights of g. ") and first.endswith("Up to 1.00.")
    assert second.startswith("Mean square v, weights of g². ") and second.endswith("Up to 0.100.")


def test_a_change_on_the_way_is_seen_in_the_weights(chart: MemoryChart) -> None:
    changes = (Change(80, RMSProp(0.001, beta=0.5)),)
    show(chart, RMSProp(), 83, changes=changes)
    rate = chart.parts[1].memory.weights
    np.testing.assert_allclose(rate[1:4] / rate[:3], [0.5, 0.5, 0.5 * 0.1 / 0.5], rtol=1e-9)
    longer = (Change(1, RMSProp(0.001, beta=0.98)),)
    assert "Of these, half" in show(chart, RMSProp(beta=0.99), 300, changes=longer).text


_Q = replace(thing("q"), role=Role.DIRECTION)


class Differences(RMSProp):
    """Steps by how much the gradient has changed."""

    accumulators = {"p": Quantity(thing("p"), "last gradient"), "q": Quantity(_Q, "difference")}

    def equations(self) -> tuple[str, ...]:
        return ("q = g - p", "p = g", "rate = learning_rate", "direction = q")


class FourthPower(RMSProp):
    def equations(self) -> tuple[str, ...]:
        return ("v = v + g**4", "rate = learning_rate", "direction = v")


def test_negative_weights_hang_below_the_line(chart: MemoryChart) -> None:
    show(chart, Differences(), 5)
    now, before, *older = bars(chart, colour_of(chart, 0))
    assert abs(now - before) <= 1 < now and not any(older)
    assert chart.text.startswith("Difference q, weights of g. At least half of q")


def test_where_nothing_is_remembered_one_sentence_says_so(chart: MemoryChart) -> None:
    show(chart, GradientDescent(), 60)
    (told,) = chart.seen
    assert told.memory is None and told.sentence.startswith("Nothing")
    assert "g is the current gradient alone" in chart.text


def test_what_is_no_weighted_sum_is_said_to_be_none(chart: MemoryChart) -> None:
    show(chart, FourthPower(), 5)
    assert chart.text == (
        "Mean square v. v is no weighted sum of gradients. "
        "Past gradients count, but none with a weight of its own.\nThe rate remembers nothing"
    )
    assert [part.memory for part in chart.seen] == [None]


def test_a_step_that_is_looked_into_is_the_one_explained(chart: MemoryChart) -> None:
    film = Film(experiment_of(RMSProp()))
    chart.show_frame(replace(film.frame(0), part=1))
    assert "v holds one gradient so far" in chart.text


@pytest.mark.parametrize("after, is_one_rule", [(199, False), (200, True), (250, True)])
def test_a_change_counts_from_the_step_that_it_takes_on(chart: MemoryChart, after: int, is_one_rule: bool) -> None:
    """Up to that all older weights followed the same rule, and how far back they reach can be told."""
    rule = RMSProp(0.001, beta=0.99)
    plain = show(chart, rule, 200).text
    changed = show(chart, rule, 200, changes=(Change(after, replace(rule, beta=0.5)),)).text
    assert (changed == plain) == is_one_rule


def written_lines(chart: MemoryChart) -> int:
    """How many lines of text there are, one below the other."""
    inked = (pixels(chart).max(axis=2) < 200).any(axis=1)
    return int((inked[1:] & ~inked[:-1]).sum())


def test_ages_stand_below_bars_and_nowhere_else(chart: MemoryChart) -> None:
    chart.resize(600, 200)  # no line is broken
    assert written_lines(show(chart, FourthPower(), 5)) == 1  # what it is, and why
    assert written_lines(show(chart, EWMAMomentum(), 60)) == 3  # how far back, bars, ages


def assert_all_is_written(chart: MemoryChart) -> None:
    """Each line fits its place, all of them say all that is said, and none is on another or on bars."""
    top, metrics = 0.0, QFontMetricsF(chart.written_in)
    for part in chart.seen:
        lines = chart.lines(part, top)
        for line in lines:
            assert metrics.horizontalAdvance(line.text) <= line.box.width() + 0.01, line.text
            assert chart.rect().toRectF().contains(line.box)
        said = " ".join(line.text for line in lines)
        assert said == part.sentence
        for one, other in combinations(lines, 2):
            assert not one.box.intersects(other.box), (one.text, other.text)
        assert part.letter is None or part.letter in [span for line in lines for span in line.spans]
        top = max(line.box.bottom() for line in lines)
    (_, first), (_, second), (_, third) = chart.ages(0.0)
    assert first.left() == 0 and first.right() < second.left() and second.right() < third.left()
    assert third.right() <= chart.width() + 0.01


@pytest.fixture
def usual_look(qapp: QApplication) -> Iterator[None]:
    """The look is the application's: what comes after this test must find it as it was."""
    yield
    apply_look(qapp, Look())


@pytest.mark.usefixtures("usual_look")
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("wide", [296, 260])
@pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
def test_nothing_is_cut_off(chart: MemoryChart, qapp: QApplication, rule: UpdateRule, wide: int, scale: float) -> None:
    """296 pixels is what the panel leaves at scale 1, however large the window is."""
    film = Film(experiment_of(replace(rule, learning_rate=0.001), steps=300))
    apply_look(qapp, Look(scale=scale))
    chart.resize(round(wide * scale), 200)
    heights = set()
    for step in (1, 2, 3, 60, 300):
        chart.show_frame(film.frame(step))
        assert_all_is_written(chart)
        heights.add(chart.height())
    assert wide < 296 or len(heights) == 1, "what is below would jump"


def test_a_direction_is_not_called_a_direction_twice(chart: MemoryChart) -> None:
    for rule in CONVENTIONS:
        show(chart, rule, 60)
        letters = {str(quantity.symbol).lower() for quantity in rule.quantities().values()}
        for part in chart.parts:
            words = part.text.lower().replace(".", "").replace(",", "").split()
            assert all(one != other for one, other in pairwise(words) if one not in letters), part.text
