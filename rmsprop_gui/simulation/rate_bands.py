"""Which learning rates settle near a minimum, which swing around it, and which run away from it."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.surface import Point

_HALVINGS = 40  # of an interval in which a limit lies


class RateBands(NamedTuple):
    """Learning rates up to `smooth` settle without crossing the minimum, those beyond `bound` diverge from it.

    Those between the two cross it again and again, and settle. `curvature` is the largest at the minimum.
    """

    smooth: float
    bound: float
    curvature: float


def rate_bands(rule: UpdateRule, objective: Objective, start: Point) -> RateBands | None:
    """The bands of a rule at the known minimum that is next to the start.

    None where there are no such limits: for a rule without them or with another rate at each step, where steps are
    clipped, kept in a box, given a part of the data or noise in proportion to the gradient, and where no minimum is
    known that is curved. Noise that is only added leaves the limits where they are.
    """
    sampling = objective.sampling
    if not rule.has_bounded_learning_rate or objective.box is not None or sampling.batch or sampling.relative_noise:
        return None
    curvature = _curvature(objective, start)
    if curvature is None:
        return None
    total = curvature + rule.curvature_added()
    smooth, bound = (_limit(rule, limit, total) for limit in (rule.smooth_bound, rule.bound))
    return RateBands(smooth, bound, curvature)


def _curvature(objective: Objective, start: Point) -> float | None:
    """The largest at the minimum next to the start; None where it is not known or not above zero."""
    minima = objective.surface.minima
    if not minima:
        return None
    point = min(minima, key=lambda minimum: math.dist(minimum, start))
    with np.errstate(all="ignore"):
        a, b, c = (float(part) for part in objective.surface.hessian(*np.asarray(point, float)))
    largest = (a + c) / 2 + math.hypot((a - c) / 2, b)
    return largest if 0 < largest < math.inf else None


def _limit(rule: UpdateRule, bound: Callable[[float], float | None], curvature: float) -> float:
    """The learning rate whose product with the curvature is the bound, which falls where weights decay with it."""

    def is_below(rate: float) -> bool:
        kept = 1 - rate * rule.weight_decay
        return kept > -1 and rate * curvature < (bound(kept) or 0.0)

    highest = (bound(1.0) or 0.0) / curvature
    if not rule.weight_decay:
        return highest
    low, high = 0.0, highest
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return low
