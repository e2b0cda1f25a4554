"""What a rule does with past gradients, found out by feeding it impulses and swings, and from what it declares.

Nothing here knows a rule by its name: what is said of two rules follows from how their equations answer.
"""

import math
from dataclasses import dataclass, fields, replace
from enum import Enum
from functools import lru_cache
from typing import Any

import numpy as np

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.meaning import Role
from rmsprop_gui.optimizers.quantity import Quantity
from rmsprop_gui.optimizers.rule import Array, UpdateRule
from rmsprop_gui.optimizers.wrappers import Wrapped
from rmsprop_gui.simulation.gradient_memory import Memory, NoWeightedSum, Obstacle, memories

_STEPS = 5  # enough to tell constant weights from weights that fall
_CLOSE = 1e-9
_SCALED = 1e6  # by this a gradient is made larger, to see whether its size counts


class Following(Enum):
    """What the direction of a rule is."""

    NOW = "the gradient of the moment"
    MEAN = "a running mean of gradients"
    SUM = "a sum of gradients that fade"
    SIGN = "the sign of the gradient"
    SIGN_OF_MEAN = "the sign of a smoothed gradient"
    OTHER = "something else"


class Scaling(Enum):
    """What the rate of each parameter is made of."""

    ONE = "nothing: all parameters have the same"
    ALL_SQUARES = "all squares so far"
    FADING_SQUARES = "squares that fade"
    LATEST_SQUARE = "the latest square"
    LARGEST = "the largest recent size, which fades"
    OWN = "a step size of its own"


@dataclass(frozen=True)
class Traits:
    """What tells a rule from others, as it is set now.

    `direction_corrected` and `rate_corrected` say whether a mean that started at zero is made up for that; None where
    there is no such mean. `longest` is what the direction makes of a constant gradient of 1 in the end, and
    `rate_can_rise` says whether the rate rises where gradients shrink.
    """

    following: Following
    looks_ahead: bool
    scaling: Scaling
    direction_corrected: bool | None
    rate_corrected: bool | None
    longest: float
    rate_can_rise: bool
    remembered: Quantity | None
    """What the rate is made of; None where that is nothing."""


@lru_cache(maxsize=256)
def traits_of(rule: UpdateRule) -> Traits:
    """The traits of a rule without its wrappers."""
    rule = unwrapped(rule)
    direction, rate = memories(lambda _: rule, _STEPS, _STEPS)
    return Traits(
        following=_following(rule, direction),
        looks_ahead=rule.lookahead() != "x",
        scaling=_scaling(rate),
        direction_corrected=_corrected(direction),
        rate_corrected=_corrected(rate),
        longest=_longest(direction),
        rate_can_rise=_rate_can_rise(rule),
        remembered=rate.quantity if rate is not None else None,
    )


def unwrapped(rule: UpdateRule) -> UpdateRule:
    """The rule with all that any optimizer can be wrapped in switched off."""
    usual: dict[str, Any] = {item.name: item.default for item in fields(Wrapped)}
    return replace(rule, **usual)


def _following(rule: UpdateRule, direction: Memory | NoWeightedSum) -> Following:
    if _is_sign(rule):
        return Following.SIGN_OF_MEAN if _reads_mean(rule) else Following.SIGN
    if not isinstance(direction, Memory):
        return Following.OTHER
    if not np.abs(direction.weights[1:]).any():
        return Following.NOW
    return Following.MEAN if direction.weights.sum() <= 1 + _CLOSE else Following.SUM


def _scaling(rate: Memory | NoWeightedSum | None) -> Scaling:
    if rate is None:
        return Scaling.ONE
    if not isinstance(rate, Memory):
        return Scaling.LARGEST if rate.obstacle is Obstacle.MAXIMUM else Scaling.OWN
    weights = rate.weights
    if not weights[1:].any():
        return Scaling.LATEST_SQUARE
    return Scaling.ALL_SQUARES if np.ptp(weights) <= _CLOSE * weights.max() else Scaling.FADING_SQUARES


def _corrected(memory: Memory | NoWeightedSum | None) -> bool | None:
    """Whether the weights of a mean add up to 1 from the start; None for what is no mean, or has no memory."""
    if not isinstance(memory, Memory) or not memory.weights[1:].any() or memory.weights.sum() > 1 + _CLOSE:
        return None
    return bool(memory.weights.sum() >= 1 - _CLOSE)


def _reads_mean(rule: UpdateRule) -> bool:
    """Whether the direction reads what is remembered of directions."""
    read, meanings = {"direction"}, rule.meanings()
    for line in reversed(rule.assignments()):
        if line.target in read:
            read |= set(names(line.expression))
    return any(meanings[name].role is Role.DIRECTION for name in read & set(rule.accumulators))


def _answers(rule: UpdateRule, gradients: Array) -> tuple[Array, Array]:
    """Rate and direction at each of n steps with these gradients, (n,) each."""
    step, memory, answers = rule.step(), rule.start((1,)), []
    point = (np.ones(1),) if rule.reads_point else ()
    for t, g in enumerate(gradients.tolist(), 1):
        length = (abs(g),) if point else ()
        rate, direction, *memory = step(*point, *length, np.array([g]), t, *memory)
        answers.append((_one(rate), _one(direction)))
    rates, directions = np.array(answers).T
    return rates, directions


def _one(value: Any) -> float:
    """A number, or the only one of an array."""
    return float(value[0]) if isinstance(value, np.ndarray) else float(value)


def _is_sign(rule: UpdateRule) -> bool:
    """Whether the direction is the same for gradients of any size."""
    gradients = np.array([0.7, 1.1, -0.3, 0.9, 0.2])
    with np.errstate(all="ignore"):
        (_, small), (_, large) = _answers(rule, gradients), _answers(rule, _SCALED * gradients)
    return bool(np.array_equal(small, large))


def _longest(direction: Memory | NoWeightedSum) -> float:
    """What a constant gradient of 1 comes to in the end: in a sum, weights add up, each as much below the last.

    Of weights that do not fall it comes to ever more.
    """
    if not isinstance(direction, Memory) or direction.weights.sum() <= 1 + _CLOSE:
        return 1.0
    first, second = direction.weights[:2].tolist()
    return float(first / (1 - second / first)) if first > second else math.inf


def _rate_can_rise(rule: UpdateRule) -> bool:
    """Whether the rate rises again once gradients have become small."""
    with np.errstate(all="ignore"):
        rates, _ = _answers(rule, np.array([1.0] * 5 + [1e-3] * 20))
    return bool(rates[-1] > rates[4] * (1 + _CLOSE))
