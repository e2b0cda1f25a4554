"""Every optimizer of the catalogue in every combination of its switches."""

import itertools
import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.optimizers.wrappers import Schedule
from rmsprop_gui.parameters.parameter import ChoiceParameter, NumericParameter, Parameter, SwitchParameter


def switched(rule: type[UpdateRule]) -> list[dict[str, Any]]:
    """Every combination of a rule's switches."""
    switches = [name for name, declaration in rule.declared().items() if isinstance(declaration, SwitchParameter)]
    return [
        dict(zip(switches, setting, strict=True)) for setting in itertools.product((False, True), repeat=len(switches))
    ]


CONVENTIONS = [rule(**switches) for rule in RULES.values() for switches in switched(rule)]
EXTRAS = {"rmsprop": ({"momentum": 0.9}, {"momentum": 0.9, "centered": True}), "adagrad": ({"lr_decay": 0.1},)}
"""Numbers that change the lines of a rule where they are not at their usual value."""
CONVENTIONS += [RULES[name](**keys) for name, settings in EXTRAS.items() for keys in settings]
every_convention = pytest.mark.parametrize("rule", CONVENTIONS, ids=str)


def thing(letter: str) -> Meaning:
    """Something that a rule made up here speaks of."""
    return Meaning(letter, Symbol(letter), f"what is called {letter} here")


def take_step(rule: UpdateRule, x: Any, gradient: Any, t: int, accumulators: Any) -> tuple[Any, ...]:
    """Rate, direction and accumulators of step `t` from `x`, all of shape (2,), with what else the rule reads."""
    with np.errstate(all="ignore"):  # of a root or a quotient in a case that is not the one
        return rule.step()(*point_of(rule, x, gradient, t, accumulators), gradient, t, *accumulators)


def point_of(rule: UpdateRule, x: Any, gradient: Any, t: int, accumulators: Any) -> tuple[Any, ...]:
    """What a step takes before the gradient: where it is taken and the lengths that it reads, where it reads any."""
    return (x, *rule.lengths_at(x, gradient, t, accumulators)) if rule.reads_point else ()


def asked_at(rule: UpdateRule, x: Any, t: int, accumulators: Any) -> Any:
    """The point whose gradient step `t` is given."""
    return rule.probe()(x, *((t,) if rule.lookahead_reads_step else ()), *accumulators)


def random_settings(rule: type[UpdateRule], dice: random.Random) -> dict[str, Any]:
    """Any hyperparameters within their ranges, any switches, any choices."""

    def drawn(item: Parameter) -> Any:
        if isinstance(item, NumericParameter):
            return item.from_fraction(dice.random())
        return dice.choice(item.options) if isinstance(item, ChoiceParameter) else dice.random() < 0.5

    return {name: drawn(item) for name, item in rule.declared().items()}


WRAPPINGS: dict[str, dict[str, Any]] = {
    "clipped by value": {"clip_value": 1.5},
    "clipped by length": {"clip_norm": 2.0},
    "with L2": {"l2": 0.1},
    "decayed": {"weight_decay": 0.1},
    **{
        schedule: {"schedule": schedule, "schedule_steps": 20, "schedule_factor": 0.9}
        for schedule in Schedule.FACTORS
        if schedule != "constant"
    },
    "decayed by schedule": {"weight_decay": 0.5, "schedule": "cosine", "schedule_steps": 30},
    "everything": {
        "clip_value": 5.0,
        "clip_norm": 2.0,
        "l2": 0.1,
        "weight_decay": 0.1,
        "schedule": "step",
        "schedule_steps": 7,
        "schedule_factor": 0.7,
    },
}
"""Settings of the wrappers: each alone, and together."""
SHAPES = {
    "nesterov": "looks ahead",
    "adam": "says its rate before its direction, and has a memory of both",
    "lion": "has the learning rate itself as its rate, and a decay of its own",
    "rprop": "has a rate that is no multiple of the learning rate",
}
"""The rules that are wrapped in each way: what a wrapper makes of lines depends on these of their traits alone."""
WRAPPED = [
    rule(**keys)
    for name, rule in RULES.items()
    for how, keys in WRAPPINGS.items()
    if name in SHAPES or how in ("everything", "decayed")
]
"""Those in every wrapping; every other rule decayed, and in all wrappers together."""


def some_pairs(dice: random.Random, others: Sequence[UpdateRule], count: int) -> list[tuple[UpdateRule, UpdateRule]]:
    """Each rule as it usually is beside the one before it and beside two that are often compared with; and others."""
    usual = [rule() for rule in RULES.values()]
    beside = [(rule, RULES[name]()) for rule in usual for name in ("rmsprop", "adam") if rule.name != name]
    return [*itertools.pairwise(usual), *beside, *((dice.choice(others), dice.choice(others)) for _ in range(count))]
