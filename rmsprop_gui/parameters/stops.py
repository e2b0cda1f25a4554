"""The round values of a numeric parameter along its slider: 1, 2, 5, 10, 20, 50 and so on."""

import math
from collections.abc import Iterator
from functools import lru_cache

from rmsprop_gui.parameters.parameter import NumericParameter

_SERIES, _DECADES = (1, 2, 5), (1,)
_LINEAR_STEPS, _LINEAR_MARKS = 18, 4  # into how many a linear range is divided at the least


@lru_cache(maxsize=512)
def stops(declared: NumericParameter, coarse: bool = False) -> tuple[float, ...]:
    """The round values in ascending order, with both ends of the range.

    Where the scale is complementary, it is 1 − value that is round: 0.5, 0.8, 0.9, 0.95. With `coarse`, only the powers
    of ten among them, and of a linear range only a few values.
    """
    inner = _inner(declared, coarse)
    kept = {value for value in inner if declared.low < value < declared.high}
    return (declared.low, *sorted(kept), declared.high)


def next_stop(declared: NumericParameter, value: float, up: bool) -> float:
    """The round value above or below a value; at an end, that end."""
    values = stops(declared)
    if up:
        return next((stop for stop in values if stop > value), declared.high)
    return next((stop for stop in reversed(values) if stop < value), declared.low)


def _inner(declared: NumericParameter, coarse: bool) -> Iterator[float]:
    if declared.scale == "linear":
        yield from _multiples(declared.low, declared.high, _LINEAR_MARKS if coarse else _LINEAR_STEPS)
        return
    is_complement = declared.scale == "complement"
    low, high = (1 - declared.high, 1 - declared.low) if is_complement else (declared.low, declared.high)
    first, last = (math.floor(math.log10(end)) for end in (max(low, declared.floor * 1.5), high))
    for power in range(first, last + 1):
        for digit in _DECADES if coarse else _SERIES:
            value = float(f"{digit}e{power}")
            yield round(1 - value, 12) if is_complement else value


def _multiples(low: float, high: float, parts: int) -> Iterator[float]:
    """All multiples of the largest 1, 2 or 5 times a power of ten that divides the range into so many parts or more."""
    power = math.floor(math.log10((high - low) / parts))
    unit = max(float(f"{digit}e{power}") for digit in _SERIES if float(f"{digit}e{power}") <= (high - low) / parts)
    for count in range(math.ceil(low / unit), math.floor(high / unit) + 1):
        yield round(count * unit, max(-power, 0))
