"""The limit that each rule states, found once more by simulation: a parabola, a constant rate, growing or not."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rmsprop_gui.formulas import compile_function
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.optimizers import RULES, UpdateRule

from .conventions import CONVENTIONS

CURVATURE = 25.0
QUARTER = 400  # steps
WRAPPED: dict[str, dict[str, Any]] = {
    "decayed": {"weight_decay": 0.8},
    "decayed strongly": {"weight_decay": 10.0},
    "with L2": {"l2": 7.0},
    "with both": {"l2": 7.0, "weight_decay": 5.0},
}


def with_decay(rule: UpdateRule, beta: float) -> UpdateRule:
    """The rule with each of its β at this value."""
    return replace(rule, **dict.fromkeys((name for name in rule.values() if name.startswith("beta")), beta))


SETTINGS = dict.fromkeys(with_decay(rule, beta) for rule in CONVENTIONS for beta in (0.0, 0.5, 0.9, 0.97))
BOUNDED = [rule for rule in SETTINGS if rule.stability_bound() is not None]


def largest(rule: UpdateRule) -> Callable[[float], list[float]]:
    """How far out steps of a constant rate go, in each quarter of a run."""
    lines = [
        (line.target, Name("learning_rate") if line.target == "rate" else line.expression)
        for line in rule.assignments()
    ]
    settings = {name: value for name, value in rule.values().items() if not isinstance(value, str)}
    lengths = rule.all_lengths()
    known = (*settings, "x", *lengths, "g", "t", *rule.accumulators)
    results = [Name(name) for name in ("rate", "direction", *rule.accumulators)]
    step = compile_function(known, results, lines, plain=True, counts=("t",))
    asked = compile_function((*settings, "x", *rule.accumulators), (rule.asked_at(),), plain=True)

    def walked(rate: float) -> list[float]:
        values = [float(value) for value in (settings | {"learning_rate": rate}).values()]
        x, memory, found = 1.0, [float(start) for start in rule.start(())], []
        for quarter in range(4):
            found.append(0.0)
            for t in range(quarter * QUARTER + 1, (quarter + 1) * QUARTER + 1):
                gradient = CURVATURE * asked(*values, x, *memory)
                _, direction, *memory = step(*values, x, *[abs(gradient)] * len(lengths), gradient, t, *memory)
                x -= rate * direction
                if not abs(x) < 1e200:  # NaN too
                    return [0.0, math.inf]
                found[-1] = max(found[-1], abs(x))
        return found

    return walked


def limit_by_simulation(rule: UpdateRule) -> float:
    """The rate between settling and growing, by bisection."""
    walked, low, high = largest(rule), 1e-3, 10.0

    def grows(rate: float) -> bool:
        *_, before, last = walked(rate)
        return last > before

    assert not grows(low) and grows(high)
    while high > low * 1.0002:
        middle = math.sqrt(low * high)
        low, high = (low, middle) if grows(middle) else (middle, high)
    return low


def check(rule: UpdateRule) -> None:
    """The decay of weights depends on the learning rate, so the limit is asked of the rule that has the found one."""
    limit = limit_by_simulation(rule)
    bound = replace(rule, learning_rate=limit).stability_bound()
    assert bound == pytest.approx(limit * (CURVATURE + rule.curvature_added()), rel=1e-3)


@pytest.mark.parametrize("rule", BOUNDED, ids=str)
def test_a_rule_is_stable_below_its_limit_and_not_above(rule: UpdateRule) -> None:
    check(rule)


@pytest.mark.parametrize("keys", WRAPPED.values(), ids=WRAPPED)
@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule().stability_bound() is not None])
def test_so_is_a_wrapped_rule(name: str, keys: dict[str, Any]) -> None:
    check(with_decay(RULES[name](**keys), 0.8))


@pytest.mark.parametrize("name", RULES)
def test_a_rule_without_a_limit_says_why(name: str) -> None:
    rule = RULES[name]()
    assert rule.stability_bound() is not None or rule.stability_reason != UpdateRule.stability_reason


@pytest.mark.parametrize("name", RULES)
def test_no_limit_lies_below_zero(name: str) -> None:
    """Decay that overshoots is never stable: that is a limit of 0."""
    bound = RULES[name](learning_rate=10.0, weight_decay=10.0).stability_bound()
    assert bound is None or bound == 0
