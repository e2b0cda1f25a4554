"""Where the numbers of an axis that counts evenly stand."""

import math


def round_spacing(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, … or a tenth, a hundredth … of them that is not below `least`."""
    decade = 10.0 ** math.floor(math.log10(least))
    return next(decade * part for part in (1, 2, 5, 10) if decade * part >= least * (1 - 1e-9))


def round_ticks(low: float, high: float, least: float) -> tuple[float, list[float]]:
    """Multiples of a round number that are not closer to one another than `least`, but always at least two of them."""
    every = round_spacing(least)
    while math.floor(high / every + 1e-9) <= math.ceil(low / every - 1e-9):
        every = round_spacing(every / 2.5)  # of 1, 2, 5, 10 the one before
    first, last = math.ceil(low / every - 1e-9), math.floor(high / every + 1e-9)
    return every, [every * n for n in range(first, last + 1)]
