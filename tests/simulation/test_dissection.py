"""A step taken apart: its parts are the rule's own lines, and what comes out of them is what was recorded."""

import itertools
import math

import numpy as np
import pytest

from rmsprop_gui.formulas.typeset import linear
from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.optimizers.quantity import Kind
from rmsprop_gui.simulation.dissection import LOOK_AHEAD, Drawn, dissect, parts_of
from rmsprop_gui.simulation.explanation import in_symbols, lettered, solved, table
from rmsprop_gui.simulation.gradient_memory import Memory, memories
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES

from .test_explanation import every_rule, recorded, rounding, to_python

ROWS = (1, 2, 17, 40)


@every_rule
def test_the_parts_are_the_lines_of_the_rule(rule: UpdateRule) -> None:
    found = [part.target for part in parts_of(rule)]
    ahead = [LOOK_AHEAD] if rule.lookahead() != "x" else []
    assert found == [*ahead, "g", *(line.target for line in rule.assignments()), "x"]
    assert found[-1] == "x" and {"rate", "direction"} <= set(found)
    assert all(part.label and str(part.symbol) for part in parts_of(rule))


@every_rule
def test_there_is_a_formula_for_each_part(rule: UpdateRule) -> None:
    step = dissect(rule, recorded(rule, SURFACES["quadratic"]), 5)
    assert len(parts_of(rule)) == len(in_symbols(rule, detailed=True)) == len(solved(step, 0, detailed=True))
    assert set(step.values) == {part.target for part in parts_of(rule)}


@every_rule
def test_what_came_out_is_what_was_recorded(rule: UpdateRule) -> None:
    recording = recorded(rule, SURFACES["beale"])
    for row in {min(row, recording.length - 1) for row in ROWS}:  # some diverge before
        step, steps = dissect(rule, recording, row), recording.trajectory
        assert step.before == tuple(steps.position[row - 1])
        for target, column in (("g", "gradient"), ("rate", "rate"), ("direction", "direction"), ("x", "position")):
            assert step.values[target] == tuple(getattr(steps, column)[row])
        for index, name in enumerate(rule.accumulators):
            before = tuple(steps.accumulators[row - 1, index])  # which stays where no line sets it
            assert step.values.get(name, before) == tuple(steps.accumulators[row, index])
        for before, rate, direction, x in zip(
            step.before, *(step.values[name] for name in ("rate", "direction", "x")), strict=True
        ):
            assert before - rate * direction == x


@every_rule
def test_each_line_says_its_letter_and_comes_to_its_result(rule: UpdateRule) -> None:
    recording = recorded(rule, SURFACES["quadratic"])
    for row, axis in itertools.product(ROWS, (0, 1)):
        step = dissect(rule, recording, row)
        told = zip(parts_of(rule), lettered(rule, True), solved(step, axis, True), strict=True)
        for part, letters, line in told:
            assert linear(letters.result) == str(part.symbol)
            result, *sides = line.text.split(" = ")
            printed, moved = rounding(to_python(result))
            value = step.values[part.target][axis]
            assert abs(printed - value) <= moved + 1e-12 * abs(value)
            if sides:
                left, left_moved = rounding(to_python(sides[0]))
                assert abs(left - value) <= left_moved + 1e-9 * abs(value) + 1e-300


@every_rule
def test_quantities_are_drawn_as_what_they_are(rule: UpdateRule) -> None:
    """A sum of squares by its root, a sum of gradients as an arrow: checked with impulses, not by what is declared."""
    drawn = {part.symbol: part.drawn for part in parts_of(rule)}
    direction, rate = memories(lambda step: rule, 5, 5)
    if drawn[direction.symbol] is not Drawn.GRADIENT and isinstance(direction, Memory):
        assert (drawn[direction.symbol] is Drawn.SQUARES) == (direction.kind is Kind.SQUARES)
    if isinstance(rate, Memory):
        assert rate.kind is Kind.SQUARES and drawn[rate.symbol] is Drawn.SQUARES


@every_rule
def test_the_table_tells_only_what_has_been_carried_out(rule: UpdateRule) -> None:
    step = dissect(rule, recorded(rule, SURFACES["quadratic"]), 5)
    targets = [part.target for part in parts_of(rule)]
    for count in range(len(targets) + 1):
        for row in table(step, (1.0, 2.0), targets[:count]):
            told = not np.isnan(row.values).any()
            assert told == (row.target in (*targets[:count], "limit"))
    assert table(step, (1.0, 2.0), targets) == table(step, (1.0, 2.0))


def test_nesterov_looks_ahead_first() -> None:
    rule = RULES["nesterov"]()
    recording = recorded(rule, SURFACES["quadratic"])
    first, *_ = parts_of(rule)
    step = dissect(rule, recording, 12)
    velocity = recording.trajectory.accumulators[11, 0]
    wanted = recording.trajectory.position[11] - rule.learning_rate * rule.beta * velocity
    assert (first.target, first.drawn) == (LOOK_AHEAD, Drawn.POINT)
    assert step.values[LOOK_AHEAD] == pytest.approx(tuple(wanted), rel=1e-15)
    asked = SURFACES["quadratic"].gradient(*step.values[LOOK_AHEAD])
    assert step.values["g"] == pytest.approx(asked, rel=1e-14) and math.isfinite(step.values["x"][0])


@every_rule
def test_a_rule_that_has_been_taken_apart_is_not_compiled_again(
    rule: UpdateRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording = recorded(rule, SURFACES["quadratic"])
    first = dissect(rule, recording, 5)

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("compiled at a call")

    monkeypatch.setattr("rmsprop_gui.optimizers.rule.compile_function", refused)
    assert dissect(rule, recording, 5).values == first.values
    dissect(rule, recording, 6)


NOISY = Sampling(noise=2.0, relative_noise=0.5, seed=4)


@pytest.mark.parametrize("name", ["rmsprop", "nesterov"])
def test_with_chance_the_true_gradient_is_that_of_the_point_that_was_asked(name: str) -> None:
    rule, objective = RULES[name](), Objective(SURFACES["quadratic"], NOISY)
    stepper, recording = Stepper(objective, (3.0, 1.0), rule, 20), Recording(20, len(rule.accumulators))
    recording.append(stepper.advance(21))
    step = dissect(rule, recording, 7, objective)
    asked = step.values.get(LOOK_AHEAD, step.before)
    assert step.true_gradient == objective.slope(*asked, 7) != step.values["g"]
    rows = [row for row in table(step, (1.0, 1.0)) if row.target == "g"]
    assert [(row.symbol, row.values) for row in rows] == [("g", step.values["g"]), ("∇f", step.true_gradient)]


def test_without_chance_there_is_no_other_gradient_than_that_of_the_step() -> None:
    rule = RULES["rmsprop"]()
    recording = recorded(rule, SURFACES["quadratic"])
    assert dissect(rule, recording, 5, Objective(SURFACES["quadratic"])).true_gradient is None
    assert dissect(rule, recording, 5).true_gradient is None
