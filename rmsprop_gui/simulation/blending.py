"""One step's numbers on their way to those of another."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from rmsprop_gui.simulation.dissection import LOOK_AHEAD, Dissection, EvaluatedLine, Pair

_PLACES = frozenset(("x", LOOK_AHEAD))


def blended(before: Dissection, after: Dissection, shares: Mapping[str, float]) -> Dissection:
    """The step `after` with numbers that have come a part of the way from those of `before`.

    `shares` has that part, from 0 to 1, for each target of the rule. What is set has no way to go, nor has anything
    where the steps are not taken by the same lines.
    """
    if before.rule.assignments() != after.rule.assignments() or before.values.keys() != after.values.keys():
        return after
    pairs = zip(before.lines, after.lines, strict=True)
    values = {name: _pair_between(name, before.values[name], after.values[name], shares[name]) for name in after.values}
    return replace(after, lines=tuple(_line(one, other, shares) for one, other in pairs), values=values)


def _line(before: EvaluatedLine, after: EvaluatedLine, shares: Mapping[str, float]) -> EvaluatedLine:
    target, known = after.assignment.target, {}
    for name, value in after.known.items():
        share = shares.get(name, shares[target])
        known[name] = _known_between(name, before.known[name], value, share)
    return replace(after, known=known, result=_pair_between(target, before.result, after.result, shares[target]))


def _known_between(name: str, before: Any, after: Any, share: float) -> Any:
    """Only what differs between the parameters is computed on the way: settings and the number of the step are not."""
    if not (isinstance(before, np.ndarray) and isinstance(after, np.ndarray)):
        return after
    one, other = before.tolist(), after.tolist()
    return np.array(_pair_between(name, (one[0], one[1]), (other[0], other[1]), share))


def _pair_between(name: str, before: Pair, after: Pair, share: float) -> Pair:
    between = _along if name in _PLACES else number_between
    return between(before[0], after[0], share), between(before[1], after[1], share)


def _along(before: float, after: float, share: float) -> float:
    return before * (1.0 - share) + after * share


def number_between(before: float, after: float, share: float) -> float:
    """By equal factors where both are of one sign, as a bar on a logarithmic scale grows; else in a straight line.

    At the ends exactly what is there; what is not finite is there at once.
    """
    if share >= 1.0 or not (math.isfinite(before) and math.isfinite(after)):
        return after
    if share <= 0.0:
        return before
    if before * after > 0.0:
        low, high = math.log(abs(before)), math.log(abs(after))
        return math.copysign(math.exp(_along(low, high, share)), after)
    return _along(before, after, share)
