"""A step that divides nothing by nothing is told apart from one that overflows, for every rule that can do it."""

import math
from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES, Adam, GradientDescent, RMSProp, UpdateRule
from rmsprop_gui.parameters.parameter import SwitchParameter
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.simulation.trial import Change
from rmsprop_gui.simulation.zero_division import Taken, ZeroDivision, zero_division
from rmsprop_gui.surfaces import SURFACES

DIVIDERS = [rule for rule in RULES.values() if "epsilon" in rule.declared()]
FIRST_DIVISION = {"radam": 6}
"""The first step that divides, where that is not the first one: until then RAdam has one rate for all."""
STARTS = {(0.0, 0.0): (0, 1), (0.0, 2.0): (0,), (3.0, 0.0): (1,)}


def recorded(
    rule: UpdateRule, start: tuple[float, float], rows: int = 50, changes: tuple[Change, ...] = ()
) -> Recording:
    steps, found = Stepper(SURFACES["quadratic"], start, rule, 40, changes), Recording(40, len(rule.accumulators))
    while not steps.done:
        found.append(steps.advance(rows))
    return found


def conventions(rule: type[UpdateRule]) -> list[UpdateRule]:
    """Without ε, with each switch either way."""
    switches = [name for name, declared in rule.declared().items() if isinstance(declared, SwitchParameter)]
    return [rule(epsilon=0.0), *(rule(epsilon=0.0, **{name: not getattr(rule, name)}) for name in switches)]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("rule", DIVIDERS, ids=lambda rule: rule.name)
def test_a_gradient_of_zero_without_epsilon_is_zero_by_zero(rule: type[UpdateRule], start: tuple[float, float]) -> None:
    for one in conventions(rule):
        found = recorded(one, start)
        if one.reads_lengths and any(start):
            assert found.undefined is None, "it divides by what both parameters have"
            continue
        first = FIRST_DIVISION.get(one.name, 1)
        assert found.diverged_at == first and found.undefined is not None
        assert found.state(first) is found.state(40) is State.UNDEFINED and found.state(0) is State.RUNNING
        assert found.undefined.axes == STARTS[start]
        (cure,) = found.undefined.cures
        assert (cure.symbol, cure.value) == ("ε", rule().epsilon)
        assert {cure.moves[axis] for axis in STARTS[start]} == {0.0}
        cured = recorded(replace(one, epsilon=cure.value), start)
        moved = cured.trajectory.position[first] - cured.trajectory.position[first - 1]
        assert tuple(moved) == pytest.approx(cure.moves)


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("start", STARTS)
def test_with_the_usual_settings_nothing_is_undefined(name: str, start: tuple[float, float]) -> None:
    found = recorded(RULES[name](), start)
    assert found.undefined is None and found.diverged_at is None


@pytest.mark.parametrize("rows", [1, 7, 50])
def test_it_is_found_at_any_step_however_the_steps_are_cut(rows: int) -> None:
    lands_on_zero = RMSProp(learning_rate=1.0, beta=0.0, epsilon=0.0)  # ±1 a step: from 3 to 0 in three
    found = recorded(lands_on_zero, (3.0, 2.5), rows)
    assert found.diverged_at == 4 and found.undefined is not None and found.undefined.axes == (0,)


def test_the_rule_in_force_is_asked() -> None:
    change = Change(5, RMSProp(epsilon=0.0))
    found = recorded(RMSProp(), (0.0, 2.0), changes=(change,))
    assert found.diverged_at == 6 and found.undefined is not None and found.undefined.axes == (0,)


@pytest.mark.parametrize(
    "rule",
    [
        RMSProp(epsilon=0.0, schedule="warmup", schedule_steps=5),
        RMSProp(epsilon=0.0, clip_value=1.0),
        RMSProp(epsilon=0.0, clip_norm=1.0, weight_decay=0.1),
        Adam(epsilon=0.0, l2=0.1, beta1=0.0),
    ],
)
def test_wrapped_rules_do_it_too(rule: UpdateRule) -> None:
    found = recorded(rule, (0.0, 2.0))
    assert found.undefined is not None and found.undefined.axes == (0,)


def test_an_overflow_is_no_division_by_zero() -> None:
    steps, found = (
        Stepper(SURFACES["quadratic"], (9.0, -3.0), GradientDescent(learning_rate=10.0), 400),
        Recording(400, 0),
    )
    while not steps.done:
        found.append(steps.advance(100))
    assert found.diverged_at is not None and found.undefined is None
    assert found.state(400) is State.DIVERGED


def test_a_root_that_underflows_is_not_nothing_by_nothing() -> None:
    found = recorded(RMSProp(epsilon=0.0), (1e-300, 2.0))
    assert found.diverged_at == 1 and found.undefined is None, "some number by zero is infinite"


def test_a_gradient_that_is_no_number_is_left_alone() -> None:
    for gradient in ((math.nan, 0.0), (math.inf, 0.0)):
        taken = Taken(RMSProp(epsilon=0.0), 1, np.zeros(2), np.array(gradient), RMSProp().start())
        assert zero_division(taken) is None
    taken = Taken(RMSProp(epsilon=0.0), 1, np.ones(2), np.zeros(2), RMSProp().start())
    assert isinstance(zero_division(taken), ZeroDivision)
