"""Why a step is as long as it is: its length along one parameter as a product, one factor for each cause.

The factors of two steps can be held against each other, cause by cause: their quotients multiply to the quotient of the
two lengths, and the one that is farthest from 1 is what made the difference.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.meaning import Role
from rmsprop_gui.optimizers.quantity import Kind
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import Dissection, Pair
from rmsprop_gui.simulation.gradient_memory import remembering
from rmsprop_gui.simulation.traits import Following, Scaling, traits_of


class Cause(Enum):
    """What a step is longer or shorter by."""

    GRADIENT = "the slope where it is"
    ALTERATION = "clipping or a penalty, which alter the gradient"
    MEMORY = "what is remembered of the direction, in the place of the gradient"
    SIGN = "the sign alone, whatever the size of the gradient"
    DECAY = "weight decay, beside the step"
    LEARNING_RATE = "the learning rate"
    SCHEDULE = "the schedule"
    SLOWING = "a rate that falls from step to step by itself"
    DIVISOR = "what is remembered of the squares, by which the rate is divided"
    FLOOR = "what keeps the divisor from zero"
    OWN_RATE = "a rate that is remembered itself"


Factors = Mapping[Cause, float]
"""The factor of each cause, none below 0; a cause that is missing has 1."""


@dataclass(frozen=True)
class Makings:
    """The names in a rule's lines of what its steps are made of; empty for what it does not have.

    `memory` stands in the direction in the place of the `gradient` that the rule works with, `squares` are what the
    rate is divided by, `own_rate` is a rate that is remembered itself.
    """

    gradient: str
    memory: str
    squares: str
    own_rate: str
    is_sign: bool
    """Whether only a sign counts in the direction."""
    has_roots: bool
    """Whether the rate is divided by the root of `squares` and not by themselves."""


@lru_cache(maxsize=256)
def makings_of(rule: UpdateRule) -> Makings:
    """What a rule declares of what its steps are made of."""
    traits, quantities = traits_of(rule), rule.quantities()
    is_sign = traits.following in (Following.SIGN, Following.SIGN_OF_MEAN)
    memory = "" if is_sign else _read(rule, "direction", Role.DIRECTION)
    squares = _read(rule, "rate", Role.SQUARES)
    own = _read(rule, "rate", Role.RATE) or (_read(rule, "rate", None) if traits.scaling is Scaling.OWN else "")
    return Makings(
        gradient=rule.update().gradient,
        memory=memory,
        squares=squares,
        own_rate=own,
        is_sign=is_sign,
        has_roots=bool(squares) and quantities[squares].kind is Kind.SQUARES,
    )


def _read(rule: UpdateRule, target: str, role: Role | None) -> str:
    """What the line of rate or direction reads of what is remembered, or is made of it; of that role, or of any."""
    quantities, alone = rule.quantities(), f"{target}_alone"
    line = rule.update().line(alone if alone in quantities else target)
    read = (name for name in names(line.expression) if name in remembering(rule) and name in quantities)
    return next((name for name in read if role in (None, quantities[name].meaning.role)), "")


def factors_of(step: Dissection, axis: int) -> dict[Cause, float]:
    """The length of a step along one parameter as a product."""
    made, rule, values = makings_of(step.rule), step.rule, step.values
    found = {Cause.LEARNING_RATE: float(rule.values()["learning_rate"])}
    if "schedule_now" in values:
        found[Cause.SCHEDULE] = values["schedule_now"][axis]
    whole = values["rate"][axis] * values["direction"][axis]
    own = whole - _decayed(step, axis)
    found |= _rate(made, values, found, axis)
    found |= _direction(made, values, _quotient(own, math.prod(found.values())), axis)
    if rule.weight_decay:
        found |= _decay(whole, own, found)
    return found


def length_of(factors: Factors) -> float:
    """The length that the factors make."""
    return math.prod(factors.values())


def side_by_side(one: Factors, other: Factors) -> tuple[Factors, Factors]:
    """The factors of two steps in terms that can be compared.

    Where in one of them only a sign counts, all that the other has in its place is one factor.
    """
    if (Cause.SIGN in one) == (Cause.SIGN in other):
        return one, other
    if Cause.SIGN in other:
        return tuple(reversed(side_by_side(other, one)))  # type: ignore[return-value]
    scaled = math.prod(factor for cause, factor in other.items() if cause in _SCALED)
    return one, {**{cause: factor for cause, factor in other.items() if cause not in _SCALED}, Cause.SIGN: scaled}


_SCALED = (Cause.GRADIENT, Cause.ALTERATION, Cause.MEMORY, Cause.DIVISOR, Cause.FLOOR)


def quotients(one: Factors, other: Factors) -> dict[Cause, float]:
    """By what each cause makes one step longer than another; inf where the other has nothing of it."""
    return {cause: _quotient(one.get(cause, 1.0), other.get(cause, 1.0)) for cause in Cause if cause in {*one, *other}}


def strongest(effects: Mapping[Cause, float], lengthens: bool) -> Cause | None:
    """The cause that lengthens the most, or shortens the most; None where none does."""
    turned = {cause: effect if lengthens else _quotient(1.0, effect) for cause, effect in effects.items()}
    working = {cause: effect for cause, effect in turned.items() if effect > 1}
    return max(working, key=lambda cause: working[cause]) if working else None


def _quotient(one: float, other: float) -> float:
    if one == other:
        return 1.0
    return one / other if other else math.inf


def _decayed(step: Dissection, axis: int) -> float:
    """The part of the move that weight decay adds."""
    schedule = step.values["schedule_now"][axis] if "schedule_now" in step.values else 1.0
    return float(schedule * step.rule.values()["learning_rate"] * step.rule.weight_decay * step.before[axis])


def _rate(made: Makings, values: Mapping[str, Pair], known: Factors, axis: int) -> dict[Cause, float]:
    """What the rate is beyond learning rate and schedule."""
    rate, usual = values["rate"][axis], math.prod(known.values())
    if not made.squares:
        return {Cause.OWN_RATE: _quotient(rate, usual)} if made.own_rate else _rest(rate, usual)
    own = {Cause.OWN_RATE: values[made.own_rate][axis]} if made.own_rate else {}
    usual *= math.prod(own.values())
    squares = side_of(made, values[made.squares][axis])
    if not (squares > 0 and rate > 0 and usual > 0):
        return {**own, Cause.FLOOR: _quotient(rate, usual)}
    return {**own, Cause.DIVISOR: 1 / squares, Cause.FLOOR: rate / usual * squares}


def _rest(rate: float, usual: float) -> dict[Cause, float]:
    """What is left of a rate that nothing is remembered in: it may fall from step to step."""
    return {} if math.isclose(rate, usual) else {Cause.SLOWING: _quotient(rate, usual)}


def side_of(made: Makings, squares: float) -> float:
    """What squares are divided by as: their root, or the size that they are already."""
    return math.sqrt(squares) if made.has_roots else squares


def _direction(made: Makings, values: Mapping[str, Pair], direction: float, axis: int) -> dict[Cause, float]:
    """What the direction, without any decay, is made of."""
    raw, gradient, direction = abs(values["g"][axis]), abs(values[made.gradient][axis]), abs(direction)
    if made.is_sign:
        return {Cause.SIGN: direction}
    if not (raw and gradient):
        return {Cause.MEMORY if made.memory else Cause.GRADIENT: direction}
    found = {Cause.GRADIENT: raw}
    altered = gradient if made.memory else direction  # a rule may alter the gradient by itself
    if made.gradient != "g" or not math.isclose(altered, raw, rel_tol=1e-9):
        found[Cause.ALTERATION] = altered / raw
    return {**found, Cause.MEMORY: direction / gradient} if made.memory else found


def _decay(whole: float, own: float, found: Factors) -> dict[Cause, float]:
    """By what decay makes the step of the rule longer; where that has no step of its own, decay is all of it."""
    if own:
        return {Cause.DECAY: abs(whole) / abs(own)}
    others = math.prod(factor for factor in found.values() if factor)
    return {**{cause: 1.0 for cause, factor in found.items() if not factor}, Cause.DECAY: _quotient(abs(whole), others)}
