"""Of which kind each quantity of a typed rule is: how it scales with the gradient, and whether it may be below zero.

Both follow from the lines alone. Where nothing certain can be said, it is the kind of which nothing is assumed.
"""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rmsprop_gui.formulas.functions import CONSTANTS
from rmsprop_gui.formulas.tree import Binary, Call, Comparison, Expression, Name, Negative, Number, fold
from rmsprop_gui.optimizers.quantity import Kind

_PASSES = 4  # after which what an accumulator comes to is taken for settled


class Extent(NamedTuple):
    """Between which numbers a value lies, and as which power of the gradient it grows; NaN for no power.

    A power of 0 is that of a number which any other may be added to, such as ε.
    """

    low: float
    high: float
    power: float


_ANY = Extent(-math.inf, math.inf, math.nan)
KNOWN: Mapping[str, Extent] = {
    "g": Extent(-math.inf, math.inf, 1),
    "norm": Extent(0, math.inf, 1),
    "x": _ANY,
    "t": Extent(1, math.inf, 0),
}
_FROM_0 = ("exp", "cosh")


def kinds(
    lines: Iterable[tuple[str, Expression]],
    hyperparameters: Mapping[str, tuple[float, float]],
    initial: Mapping[str, Expression],
) -> dict[str, Kind]:
    """The kind of each name that the lines set. `initial` is what is remembered, and what it starts at."""
    lines = list(lines)
    known = {**KNOWN, **{name: Extent(*ends, 0) for name, ends in hyperparameters.items()}}
    starts = {name: _extent(expression, known) for name, expression in initial.items()}
    before = {name: Extent(0 if extent.low >= 0 else -math.inf, math.inf, 0) for name, extent in starts.items()}
    after = _carried_out(lines, {**known, **before})
    for _ in range(_PASSES):
        settled = {name: _either(extent, after[name]) for name, extent in before.items()}
        if settled == before:
            break
        before, after = settled, _carried_out(lines, {**known, **settled})
    else:
        after = dict.fromkeys((name for name, _ in lines), _ANY)
    return {name: _kind(after[name]) for name, _ in lines}


def _either(one: Extent, other: Extent) -> Extent:
    """What a value may be before a step, given what it may be before and after the first."""
    low = one.low if other.low >= 0 else -math.inf
    power = _same_power(one.power, other.power)
    return Extent(low, math.inf, math.nan if math.isnan(power) else power)  # always this NaN, which is itself


def _carried_out(lines: Iterable[tuple[str, Expression]], known: Mapping[str, Extent]) -> dict[str, Extent]:
    now = dict(known)
    for name, expression in lines:
        now[name] = _extent(expression, now)
    return now


def _kind(extent: Extent) -> Kind:
    if extent.low >= 0:
        return {1.0: Kind.SIZES, 2.0: Kind.SQUARES}.get(extent.power, Kind.POSITIVE)
    return Kind.GRADIENTS if extent.power == 1 else Kind.OTHER


def _same_power(*powers: float) -> float:
    """The power of a sum: that of its terms, where they have one in common."""
    found = {power for power in powers if power != 0}
    return 0.0 if not found else found.pop() if len(found) == 1 else math.nan


def _extent(expression: Expression, known: Mapping[str, Extent]) -> Extent:
    def combined(node: Expression, parts: list[Extent]) -> Extent:
        match node:
            case Number(value):
                return Extent(value, value, 0)
            case Name(name):
                constant = CONSTANTS.get(name)
                return Extent(constant.value, constant.value, 0) if constant else known.get(name, _ANY)
            case Negative():
                return Extent(-parts[0].high, -parts[0].low, parts[0].power)
            case Comparison():
                return Extent(0, 1, 0)
            case Call(function):
                return _called(function, parts)
            case Binary(sign, left, right):
                return _joined(sign, left == right, *parts)

    return fold(expression, combined)


def _joined(sign: str, is_same: bool, one: Extent, other: Extent) -> Extent:
    match sign:
        case "+":
            return _checked(one.low + other.low, one.high + other.high, _same_power(one.power, other.power))
        case "-":
            return _checked(one.low - other.high, one.high - other.low, _same_power(one.power, other.power))
        case "**":
            return _power(one, other)
        case "*" if is_same:
            return Extent(0, math.inf, 2 * one.power)
    power = one.power + other.power if sign == "*" else one.power - other.power
    if sign == "/":
        other = _inverse(other)
    ends = [_product(a, b) for a in one[:2] for b in other[:2]]
    return _checked(min(ends), max(ends), power)


def _inverse(extent: Extent) -> Extent:
    if extent.low > 0:
        return Extent(1 / extent.high, 1 / extent.low, 0)
    return Extent(0, math.inf, 0) if extent.low == 0 else _ANY


def _product(a: float, b: float) -> float:
    return a * b if a and b else 0.0


def _checked(low: float, high: float, power: float) -> Extent:
    return Extent(-math.inf if math.isnan(low) else low, math.inf if math.isnan(high) else high, power)


def _power(base: Extent, exponent: Extent) -> Extent:
    """Of a whole even exponent nothing below zero comes, and of what is not below zero neither."""
    constant = exponent.low if exponent.low == exponent.high else math.nan
    power = base.power * constant if base.power != 0 else 0.0 if exponent.power == 0 else math.nan
    if base.low >= 0:
        return Extent(0, 1 if base.high <= 1 and exponent.low >= 0 else math.inf, power)
    return Extent(0 if constant % 2 == 0 else -math.inf, math.inf, power)


def _called(function: str, parts: list[Extent]) -> Extent:
    first = parts[0]
    match function:
        case "sqrt":
            return Extent(0, math.inf, first.power / 2)
        case "abs":
            return Extent(0, math.inf, first.power)
        case "square":
            return Extent(0, math.inf, 2 * first.power)
        case "sign":
            return Extent(0 if first.low >= 0 else -1, 1, 0)
        case "maximum" | "minimum":
            least = max if function == "maximum" else min
            power = _same_power(*(part.power for part in parts))
            return Extent(least(part.low for part in parts), least(part.high for part in parts), power)
        case "where":
            _, one, other = parts
            return Extent(min(one.low, other.low), max(one.high, other.high), _same_power(one.power, other.power))
        case "clip":
            return Extent(min(max(first.low, parts[1].low), parts[2].low), math.inf, first.power)
    free = 0.0 if first.power == 0 else math.nan
    return Extent(0 if function in _FROM_0 else -math.inf, math.inf, free)
