"""How a step differs from the one before it: whether its rate, or itself, became larger, and what made it so."""

import math
from dataclasses import dataclass

from rmsprop_gui.simulation.dissection import Dissection
from rmsprop_gui.simulation.step_causes import Cause, Factors, factors_of, length_of, makings_of, quotients, strongest

_OF_THE_RATE = (Cause.LEARNING_RATE, Cause.SCHEDULE, Cause.DIVISOR, Cause.FLOOR, Cause.OWN_RATE)
_SLOPE = (Cause.GRADIENT, Cause.ALTERATION, Cause.MEMORY)
_SAME = 1e-9  # of a number, how little counts as no change


@dataclass(frozen=True)
class Change:
    """What of a step is spoken of, its rate or its length, before and now, and the cause of the change.

    `before` is NaN for the first step. GRADIENT stands for all that makes the direction; what has not changed
    has no cause.
    """

    is_rate: bool
    before: float
    now: float
    cause: Cause | None

    @property
    def way(self) -> int:
        """1 where it has become larger, −1 smaller, 0 where it has stayed or is the first."""
        if not math.isfinite(self.before) or math.isclose(self.before, self.now, rel_tol=_SAME):
            return 0
        return 1 if self.now > self.before else -1


def change_of(before: Dissection | None, now: Dissection, axis: int) -> Change:
    """How the step along one parameter has changed; of a rule whose rates change, how its rate has."""
    made = makings_of(now.rule)
    is_rate = bool(made.squares or made.own_rate)
    steps = [_told(step, axis, is_rate) if step is not None else None for step in (before, now)]
    last, this = steps
    assert this is not None
    if last is None:
        return Change(is_rate, math.nan, length_of(this), None)
    change = Change(is_rate, length_of(last), length_of(this), None)
    cause = strongest(quotients(this, last), change.way > 0) if change.way else None
    return Change(is_rate, change.before, change.now, cause)


def _told(step: Dissection, axis: int, is_rate: bool) -> Factors:
    """The factors of the rate, or those of the whole step with the direction as one of them."""
    factors = factors_of(step, axis)
    if is_rate:
        return {cause: factor for cause, factor in factors.items() if cause in _OF_THE_RATE}
    slope = math.prod(factor for cause, factor in factors.items() if cause in _SLOPE)
    return {**{cause: factor for cause, factor in factors.items() if cause not in _SLOPE}, Cause.GRADIENT: slope}
