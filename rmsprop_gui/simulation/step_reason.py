"""Why one step is short or long by itself: held against the step that the learning rate alone would make."""

import math
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import numpy as np

from rmsprop_gui.simulation.dissection import Dissection
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.gradient_memory import Memory, memories
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.step_causes import Cause, factors_of, makings_of, side_of, strongest
from rmsprop_gui.simulation.traits import Scaling, traits_of

_WINDOW = 50  # gradients whose weights are looked at
_ALONE = (
    Cause.MEMORY,
    Cause.SCHEDULE,
    Cause.SLOWING,
    Cause.DECAY,
    Cause.OWN_RATE,
    Cause.SIGN,
)  # each of them works by itself
_EARLY = 10  # the steep start lies within the first tenth of the steps so far


class Past(Enum):
    """What what is remembered of the squares still holds, or does not hold yet."""

    ALL = "all squares since the start"
    STEEP_START = "the steep start"
    STEEPER_STEP = "a steeper slope of some steps ago"
    STEEPER_BEFORE = "steeper slopes of the steps before"
    LONG_AGO = "slopes of long ago"
    LARGEST = "the largest recent size"
    LARGEST_EVER = "the largest mean of squares so far"
    ELSE = "something else than squares of gradients alone"
    STARTED_AT_ZERO = "it started at zero"
    NOT_CAUGHT_UP = "the slope has grown"


@dataclass(frozen=True)
class Reason:
    """The length of a step along one parameter, a full step, and what makes the one differ from the other the most.

    A full step is η where sizes of gradients do not count in the end, else η |g|. Cause GRADIENT says that nothing does
    make it differ.
    """

    length: float
    full: float
    cause: Cause
    effect: float
    """By what that cause makes the step longer; below 1, shorter."""
    is_scaled: bool
    """Whether a full step is η."""

    @property
    def share(self) -> float:
        """The step as a part of a full one; inf or NaN where that has no length."""
        return self.length / self.full if self.full else math.inf if self.length else math.nan


def reason_of(step: Dissection, axis: int) -> Reason:
    """Why this step is as long as it is along one parameter."""
    factors, made = factors_of(step, axis), makings_of(step.rule)
    is_scaled = bool(made.squares or made.own_rate or made.is_sign)
    effects: dict[Cause, float] = {cause: factors[cause] for cause in _ALONE if cause in factors}
    gradient = factors.get(Cause.GRADIENT, 0.0)
    divisor = factors.get(Cause.DIVISOR, 1.0) * factors.get(Cause.FLOOR, 1.0)
    if made.squares:
        effects[Cause.DIVISOR] = gradient * factors.get(Cause.ALTERATION, 1.0) * divisor
    elif not is_scaled:
        effects[Cause.ALTERATION] = factors.get(Cause.ALTERATION, 1.0)
    length = abs(step.values["rate"][axis] * step.values["direction"][axis])
    full = factors[Cause.LEARNING_RATE] * (1.0 if is_scaled else gradient)
    if not (step.values[made.gradient][axis] or made.is_sign):  # no slope: what moves it does so alone
        alone = Cause.DECAY if Cause.DECAY in factors else Cause.MEMORY
        return Reason(length, 0.0, alone if length else Cause.GRADIENT, math.inf, is_scaled)
    cause = strongest(effects, lengthens=length > full) or Cause.GRADIENT
    return Reason(length, full, cause, effects.get(cause, 1.0), is_scaled)


def divisor_of(step: Dissection, axis: int) -> float:
    """What the rate is divided by along one parameter, before what keeps that from zero: a root, or a size."""
    made = makings_of(step.rule)
    return side_of(made, step.values[made.squares][axis])


@dataclass(frozen=True)
class Held:
    """What the squares of a step hold, and the step at which the slope was that counts the most; 0 where none is."""

    past: Past
    row: int = 0


def held_by_squares(run: Run, recording: Recording, step: Dissection, axis: int) -> Held:
    """What makes the divisor of this step larger than its gradient, or smaller."""
    rule, row = step.rule, step.row
    memory, scaling = _rate_memory(run, row), traits_of(rule).scaling
    gradient, divisor = abs(step.values[makings_of(rule).gradient][axis]), divisor_of(step, axis)
    if not isinstance(memory, Memory) and scaling in _OTHERWISE:
        return Held(_OTHERWISE[scaling])
    if divisor < gradient:
        return Held(_too_small(memory, gradient / divisor if divisor else math.inf))
    if scaling is Scaling.ALL_SQUARES:
        return Held(Past.ALL)
    if not isinstance(memory, Memory):
        return Held(Past.LARGEST)
    return _steepest(memory, recording, row, axis, divisor)


_OTHERWISE = {
    Scaling.LARGEST_EVER: Past.LARGEST_EVER,
    Scaling.OTHER_SQUARES: Past.ELSE,
    Scaling.FOUND: Past.ELSE,
}


def _too_small(memory: object, times: float) -> Past:
    """Why squares do not make up for the gradient: they lack what came before the start, or it has grown."""
    if isinstance(memory, Memory):
        whole = float(memory.weights.sum())
        if 0 < whole < 1 and -math.log(whole) / 2 >= math.log(times) / 2:
            return Past.STARTED_AT_ZERO
    return Past.NOT_CAUGHT_UP


def _steepest(memory: Memory, recording: Recording, row: int, axis: int, divisor: float) -> Held:
    """The step whose square has the most weight in those of this one."""
    count = len(memory.weights)
    gradients = recording.trajectory.gradient[row - count + 1 : row + 1, axis][::-1]
    with np.errstate(over="ignore"):
        counted = memory.weights * gradients**2
    age = int(np.argmax(counted))
    if divisor * divisor - counted.sum() > counted.max():
        return Held(Past.LONG_AGO)
    there = row - age
    if gradients[age] ** 2 <= gradients[0] ** 2:
        return Held(Past.STEEPER_BEFORE)
    return Held(Past.STEEP_START if there <= 1 + row // _EARLY else Past.STEEPER_STEP, there)


@lru_cache(maxsize=512)
def _rate_memory(run: Run, row: int) -> object:
    return memories(run.rule_for, row, _WINDOW)[1]
