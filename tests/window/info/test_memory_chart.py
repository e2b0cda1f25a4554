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
from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, RMSProp, UpdateRule
from rmsprop_gui.optimizers.rule import Quantity
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.gradient_memory import memories
from rmsprop_gui.simulation.trial import Change
from rmsprop_gui.window.info.memory_chart import WINDOW, MemoryChart
from rmsprop_gui.window.looks.look import Look, apply_look
from rmsprop_gui.window.looks.theme import LIGHT
from window.frames import CONVENTIONS, Film, experiment_of, pixels

RIGHT_OF_LETTERS = 40  # bars; further to the left stands what is written of them


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
    seen = (np.abs(pixels(chart) - wanted).max(axis=2) < 4).sum(axis=0)
    pitch = chart.width() / WINDOW
    return [int(seen[int(chart.width() - (age + 0.6) * pitch)]) for age in range(RIGHT_OF_LETTERS)]


def colour_of(chart: MemoryChart, place: int) -> str:
    """Of the bars of a row: that of the symbol that they are about."""
    return LIGHT.colour_of(chart.parts[place].written[0].meaning)


@pytest.mark.parametrize("rule", [RMSProp(), AdaGrad(), Adam(), RMSProp(beta=0.5)], ids=str)
@pytest.mark.parametrize("step", [1, 3, 20, 200])
def test_bars_are_as_high_as_the_weights(chart: MemoryChart, rule: UpdateRule, step: int) -> None:
    show(chart, rule, step, style=2)
    for place, memory in enumerate(memories(lambda _: rule, step, WINDOW)):
        heights = bars(chart, LIGHT.colour_of(memory.quantity.meaning))
        expected = (memory.weights / memory.weights.max() * max(heights))[:RIGHT_OF_LETTERS]
        assert colour_of(chart, place) == LIGHT.colour_of(memory.quantity.meaning)
        np.testing.assert_allclose(heights[: len(expected)], expected, atol=1.6)
        assert not any(heights[step:]) and max(heights) > 25


SENTENCES = [
    (AdaGrad(), 1, "There has been one gradient", "There has been one gradient"),
    (AdaGrad(), 40, "nothing is remembered", "All gradients count the same"),
    (AdaGrad(), 200, "nothing is remembered", "All gradients count the same"),
    (RMSProp(), 100, "nothing is remembered", "last 7 steps"),
    (RMSProp(beta=0.99), 300, "nothing is remembered", "last 65 steps"),
    (RMSProp(beta=0.3), 100, "nothing is remembered", "At least half of it is the current gradient"),
    (EWMAMomentum(), 100, "last 7 steps", "The rate remembers nothing"),
    (Adam(), 200, "last 7 steps", "last 96 steps"),
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
        has_bars = step > 0 and chart.parts[0].memory is not None
        assert not step or (max(bars(chart, colour_of(chart, 0))) > 25) == has_bars


def test_squares_and_the_largest_weight_are_told(chart: MemoryChart) -> None:
    first, second = show(chart, RMSProp(), 9).text.splitlines()
    assert first.startswith("g Direction: gradient, weights of g ") and first.endswith("up to 1.00")
    assert second.startswith("v Rate: mean square, weights of g² ") and second.endswith("up to 0.100")


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
    assert chart.text.startswith("q Direction: difference, weights of g At least half")


def test_what_is_no_weighted_sum_is_said_to_be_none(chart: MemoryChart) -> None:
    show(chart, FourthPower(), 5)
    assert chart.text == (
        "v Direction: mean square, no weighted sum of gradients "
        "Past gradients count, but none with a weight of its own.\n"
        "The rate remembers nothing."
    )
    assert not any(bars(chart, colour_of(chart, 0)))


def test_a_step_that_is_looked_into_is_the_one_explained(chart: MemoryChart) -> None:
    film = Film(experiment_of(RMSProp()))
    chart.show_frame(replace(film.frame(0), part=1))
    assert "There has been one gradient so far" in chart.text


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
    assert written_lines(show(chart, FourthPower(), 5)) == 3  # what it is, why, and that of the rate
    with_bars = show(chart, EWMAMomentum(), 60)
    assert with_bars.parts[0].memory is not None and written_lines(with_bars) > 3


def assert_all_is_written(chart: MemoryChart) -> None:
    """Each line fits its place, all of them say all that is said, and none is on another or on bars."""
    top, metrics = 0.0, QFontMetricsF(chart.written_in)
    for part in chart.parts:
        lines = chart.lines(part, top)
        for line in lines:
            assert metrics.horizontalAdvance(line.text) <= line.box.width() + 0.01, line.text
            assert chart.rect().toRectF().contains(line.box)
        said = " ".join(line.text for line in lines)
        assert said == " ".join(filter(None, (part.title, part.sentence, part.highest)))
        for one, other in combinations(lines, 2):
            assert not one.box.intersects(other.box), (one.text, other.text)
        top = max(line.box.bottom() for line in lines)


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
        for part in chart.parts:
            words = part.title.lower().replace(":", "").replace(",", "").split()
            assert all(one != other for one, other in pairwise(words)), part.title
