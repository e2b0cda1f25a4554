"""How far back a memory reaches."""

import math

import numpy as np

from rmsprop_gui.optimizers.rule import Array
from rmsprop_gui.simulation.gradient_memory import Memory

_CLOSE = 1e-9


def half_life(memory: Memory, steps: int) -> int | None:
    """How many of the latest of `steps` gradients have half of all the weight; None where that cannot be told.

    Weights older than those in the memory are told from its end, where they fall, or stay, at one ratio: what rules
    remember are sums and running means, whose weights do.
    """
    sizes = np.abs(memory.weights)
    known, older = np.cumsum(sizes), steps - len(sizes)
    ratio = _ratio(sizes) if older > 0 else 0.0
    if ratio is None:
        return None
    beyond = sizes[-1] * _powers(ratio, older)
    wanted = (known[-1] + beyond) / 2 * (1 - _CLOSE)  # to be met by two equal halves in spite of rounding
    if wanted <= known[-1]:
        return int(np.searchsorted(known, wanted)) + 1
    return len(sizes) + math.ceil(_count(ratio, (wanted - known[-1]) / sizes[-1]))


def _ratio(sizes: Array) -> float | None:
    """By what the last weights fall from each to the next; None where it is not one ratio, or too few are known."""
    if len(sizes) < 3:
        return None
    first, second, third = sizes[-3:].tolist()
    if second == 0:
        return 0.0 if third == 0 else None
    return third / second if first and math.isclose(second / first, third / second, rel_tol=_CLOSE) else None


def _powers(ratio: float, count: int) -> float:
    """ratio + ratio² + … + ratio^count."""
    return count if math.isclose(ratio, 1) else ratio * (1 - ratio**count) / (1 - ratio)


def _count(ratio: float, total: float) -> float:
    """How many powers make up that sum."""
    return total if math.isclose(ratio, 1) else math.log1p(-total * (1 - ratio) / ratio) / math.log(ratio)
