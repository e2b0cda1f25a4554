"""What a step remembers: the weight that each past gradient has in it.

Whatever the rules remember is a sum of past gradients, or of their squares, each with a weight. So the weight of one of
them is what the rule's own equations answer to an impulse: a gradient of 1 at that step and of 0 at all others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.rule import Array, Assignment, UpdateRule

RuleAt = Callable[[int], UpdateRule]
_CLOSE = 1e-9  # far above what rounding leaves of a sum, far below what a formula of another kind gives


@dataclass(frozen=True)
class Memory:
    """How much each of the n latest gradients counts in one quantity of a step.

    `symbol` is the quantity's: m̂, v, g. `squared` says that the weights, shape (n,), are of g² rather than of g.
    `weights[a]` is of the gradient a steps ago; a = 0 is the current one.
    """

    symbol: Symbol
    squared: bool
    weights: Array


def memories(rule_at: RuleAt, t: int, window: int) -> tuple[Memory, Memory | None]:
    """The weights in the direction of step `t`, from 1, and in what its rate is divided by; None if that has no memory.

    `rule_at(s)` is the rule that takes step s: its hyperparameters may change during a run, its accumulators may not.
    n is min(t, window). Raises ValueError for a quantity that is no weighted sum of gradients or of squared gradients.
    """
    if t < 1 or window < 1:
        raise ValueError(f"steps and windows count from 1, not {min(t, window)}")
    rule, signals = rule_at(t), _signals(min(t, window))
    with np.errstate(all="ignore"):  # the rate of an impulse may be 1/0; what it reads is finite all the same
        before = dict(zip(rule.accumulators, _accumulated(rule_at, t, signals), strict=True))
        lines = {line.target: (line.text, *rest) for line, *rest in rule.evaluate_lines(signals[-1], t, before)}
    (direction, _, answers), (_, known, _) = lines["direction"], lines["rate"]
    quantities, divisor = rule.quantities(), _divisor(rule.assignments(), tuple(rule.accumulators))
    first = _memory(quantities.get(direction, quantities["direction"]).symbol, answers, signals)
    return first, _memory(quantities[divisor].symbol, known[divisor], signals) if divisor else None


def _signals(n: int) -> Array:
    """Gradients of n steps, side by side, shape (n, n + 1): column a has its impulse a steps before the last.

    The last column swings between −2 and 2; what it gives tells a sum of gradients from one of squares, or of neither.
    """
    swing = -2.0 * (-1.0) ** np.arange(n)
    return np.column_stack((np.eye(n)[::-1], swing[::-1]))


def _accumulated(rule_at: RuleAt, t: int, signals: Array) -> tuple[Array, ...]:
    """The accumulators before step `t`, had nothing come before the signals."""
    accumulators = rule_at(t).start(signals.shape[1:])
    for s, g in enumerate(signals[:-1], t - len(signals) + 1):
        accumulators = _step(rule_at(s))(g, s, *accumulators)[2:]
    return accumulators


@lru_cache(maxsize=256)
def _step(rule: UpdateRule) -> Callable[..., tuple[Any, ...]]:
    """To look a step up costs as much as to take it."""
    return rule.step()


@lru_cache(maxsize=256)
def _divisor(lines: tuple[Assignment, ...], accumulators: tuple[str, ...]) -> str | None:
    """The name by which the rate reads what is remembered, directly or made of it; None if it reads nothing of it."""
    remembered = set(accumulators)
    for line in lines:
        read = [name for name in names(line.expression) if name in remembered]
        if line.target == "rate":
            if len(read) > 1:
                raise ValueError(f"the rate depends on {' and '.join(read)}: it has more than one memory")
            return read[0] if read else None
        if read:
            remembered.add(line.target)
    return None


def _memory(symbol: Symbol, response: Any, signals: Array) -> Memory:
    """The weights in a quantity's answers to the signals, shape (n + 1,), once they explain the last of the answers."""
    *_, last = answers = np.broadcast_to(response, signals.shape[1:])
    weights, swing = answers[:-1].copy(), signals[::-1, -1]
    for squared, inputs in ((False, swing), (True, swing**2)):
        if abs(weights @ inputs - last) <= _CLOSE * (np.abs(weights) @ np.abs(inputs)):
            weights.flags.writeable = False
            return Memory(symbol, squared, weights)
    raise ValueError(f"{symbol} is neither a weighted sum of gradients nor of squared gradients")
