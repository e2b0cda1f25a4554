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
from rmsprop_gui.formulas.tree import Call, Name
from rmsprop_gui.optimizers.quantity import Kind, Quantity
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
    SCALED_FIRST = "what is remembered of gradients that are scaled already"
    OTHER = "something else"


class Scaling(Enum):
    """What the rate of each parameter is made of."""

    ONE = "nothing: all parameters have the same"
    ALL_SQUARES = "all squares so far"
    FADING_SQUARES = "squares that fade"
    LATEST_SQUARE = "the latest square"
    LARGEST = "the largest recent size, which fades"
    LARGEST_EVER = "the largest mean of squares so far, which never falls"
    OTHER_SQUARES = "squares that are not those of gradients alone"
    FOUND = "how far it has come"
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
        scaling=_scaling(rule, rate),
        direction_corrected=_corrected(direction),
        rate_corrected=_corrected(rate),
        longest=_longest(direction),
        rate_can_rise=_rate_can_rise(rule),
        remembered=_remembered(rule, rate),
    )


def unwrapped(rule: UpdateRule) -> UpdateRule:
    """The rule with all that any optimizer can be wrapped in switched off."""
    usual: dict[str, Any] = {item.name: item.default for item in fields(Wrapped)}
    return replace(rule, **usual)


def _following(rule: UpdateRule, direction: Memory | NoWeightedSum) -> Following:
    if _is_sign(rule):
        return Following.SIGN_OF_MEAN if _reads_mean(rule) else Following.SIGN
    if not isinstance(direction, Memory):
        return Following.SCALED_FIRST if _reads_mean(rule) else Following.OTHER
    if not np.abs(direction.weights[1:]).any():
        return Following.NOW
    return Following.MEAN if direction.weights.sum() <= 1 + _CLOSE else Following.SUM


def _scaling(rule: UpdateRule, rate: Memory | NoWeightedSum | None) -> Scaling:
    if rate is None:
        return Scaling.ONE
    if not isinstance(rate, Memory):
        return _scaled_otherwise(rule, rate.obstacle)
    weights = rate.weights
    if not weights[1:].any():
        return Scaling.LATEST_SQUARE
    return Scaling.ALL_SQUARES if np.ptp(weights) <= _CLOSE * weights.max() else Scaling.FADING_SQUARES


def _scaled_otherwise(rule: UpdateRule, obstacle: Obstacle) -> Scaling:
    """Of a rate that is made of no weighted sum."""
    if _made_of(rule, Role.RATE) is not None:
        return Scaling.FOUND
    if obstacle is Obstacle.MAXIMUM:
        return Scaling.LARGEST_EVER if _keeps_largest(rule) else Scaling.LARGEST
    return Scaling.OWN if _made_of(rule, Role.SQUARES) is None else Scaling.OTHER_SQUARES


def _keeps_largest(rule: UpdateRule) -> bool:
    """Whether it remembers the largest of something as it was, and does not let it fade."""
    for line in rule.assignments():
        match line.expression:
            case Call("maximum", parts) if Name(line.target) in parts:
                return True
    return False


def _remembered(rule: UpdateRule, rate: Memory | NoWeightedSum | None) -> Quantity | None:
    """What the rate is made of."""
    if rate is None or isinstance(rate, Memory):
        return rate.quantity if rate is not None else None
    return _made_of(rule, Role.RATE) or _made_of(rule, Role.SQUARES) or rate.quantity


def _made_of(rule: UpdateRule, role: Role) -> Quantity | None:
    """The first quantity of a role that the rate is made of, by way of others; none that only bears it on."""
    quantities, read, found = rule.quantities(), {"rate"}, None
    for line in reversed(rule.assignments()):
        if line.target in read:
            read |= set(names(line.expression))
            quantity = quantities[line.target]
            if quantity.meaning.role is role and line.target != "rate" and quantity.kind is not Kind.SIZES:
                found = quantity
    return found


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
    step, memory, answers = rule.step(), list(rule.start((1,))), []
    for t, g in enumerate(gradients[:, None], 1):
        x = np.ones(1)
        point = (x, *rule.lengths_at(x, g, t, memory)) if rule.reads_point else ()
        rate, direction, *memory = step(*point, g, t, *memory)
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

    Where they do not fall by one factor, as where a sum fades ever more slowly, there is no end.
    """
    if not isinstance(direction, Memory) or direction.weights.sum() <= 1 + _CLOSE:
        return 1.0
    first, second, third = direction.weights[:3].tolist()
    if first <= 0 or second >= first:
        return math.inf
    factor = second / first
    return float(first / (1 - factor)) if abs(third / first - factor * factor) <= _CLOSE else math.inf


def _rate_can_rise(rule: UpdateRule) -> bool:
    """Whether the rate rises again once gradients have become small."""
    with np.errstate(all="ignore"):
        rates, _ = _answers(rule, np.array([1.0] * 20 + [1e-3] * 20))
    return bool(rates[-1] > rates[19] * (1 + _CLOSE))
