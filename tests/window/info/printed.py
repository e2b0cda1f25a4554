"""Reading what is printed: every number with the interval that it may have been rounded from, and sums of them."""

import math
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import product

MINUS, THIN = "\N{MINUS SIGN}", "\N{THIN SPACE}"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_ROUNDED_DIGITS = 4  # a number with fewer is printed in full
_SIGNS = {MINUS: "-", " · ": "*", "·": "*", THIN: "*", "×": "*", "^": "**", "√(": "sqrt("}
_SIGNS |= {"{": "(", " otherwise}": ")", "; ": " else "}  # cases


@dataclass(frozen=True)
class Interval:
    """All the numbers that something printed may stand for."""

    low: float
    high: float

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def __add__(self, other: "Interval") -> "Interval":
        return _hull(lambda a, b: a + b, self, other)

    def __sub__(self, other: "Interval") -> "Interval":
        return _hull(lambda a, b: a - b, self, other)

    def __mul__(self, other: "Interval") -> "Interval":
        return _hull(lambda a, b: a * b, self, other)

    def __truediv__(self, other: "Interval") -> "Interval":
        assert other.low > 0 or other.high < 0, "nothing printed divides by zero"
        return _hull(lambda a, b: a / b, self, other)

    def __pow__(self, exponent: "Interval") -> "Interval":
        assert exponent.low == exponent.high, "exponents are exact"
        ends = [end**exponent.low for end in (self.low, self.high)]
        crosses = self.low < 0 < self.high and exponent.low % 2 == 0
        return Interval(0.0 if crosses else min(ends), max(ends))

    def __lt__(self, other: "Interval") -> bool:
        return self.high < other.low

    def __abs__(self) -> "Interval":
        ends = abs(self.low), abs(self.high)
        return Interval(0.0 if self.low < 0 < self.high else min(ends), max(ends))

    def overlaps(self, other: "Interval") -> bool:
        """But for the last bits of a float, in which these sums are done."""
        slack = 1e-12 * max(map(abs, (self.low, self.high, other.low, other.high)))
        return self.low <= other.high + slack and other.low <= self.high + slack

    @property
    def width(self) -> float:
        return self.high - self.low


def _hull(operation: Callable[[float, float], float], one: Interval, other: Interval) -> Interval:
    ends = [operation(a, b) for a, b in product((one.low, one.high), (other.low, other.high))]
    return Interval(min(ends), max(ends))


def sqrt(of: Interval) -> Interval:
    return Interval(math.sqrt(max(of.low, 0.0)), math.sqrt(of.high))


def sign(of: Interval) -> Interval:
    low, high = (float((end > 0) - (end < 0)) for end in (of.low, of.high))
    return Interval(low, high)


def largest(*of: Interval) -> Interval:
    return Interval(max(one.low for one in of), max(one.high for one in of))


def smallest(*of: Interval) -> Interval:
    return Interval(min(one.low for one in of), min(one.high for one in of))


def clip(of: Interval, low: Interval, high: Interval) -> Interval:
    return smallest(largest(of, low), high)


_FUNCTIONS = {"sqrt": sqrt, "sign": sign, "max": largest, "min": smallest, "clip": clip, "abs": abs}


def rounded(digits: str, exact: Collection[str] = ()) -> Interval:
    """A printed number without its sign: half a unit of its last digit to both sides, unless it is printed in full."""
    value = float(digits)
    if digits in exact or len(digits.replace(".", "").lstrip("0")) < _ROUNDED_DIGITS:
        return Interval(value, value)
    half = 0.5 * 10.0 ** -len(digits.partition(".")[2])
    return Interval(value - half, value + half)


def evaluate(text: str, exact: Collection[str] = ()) -> Interval:
    """Do the printed sum; the numbers in `exact` are hyperparameters and steps."""
    numbers: list[Interval] = []

    def keep(match: re.Match[str]) -> str:
        numbers.append(rounded(match.group(), exact))
        return f"N[{len(numbers) - 1}]"

    program = re.sub(r"\d+(?:\.\d+)?", keep, text)
    for sign, replacement in _SIGNS.items():
        program = program.replace(sign, replacement)
    program = re.sub(r"\|([^|]*)\|", r"abs(\1)", program)
    result: Interval = eval(program, {"N": numbers, **_FUNCTIONS})
    return result


def read(text: str) -> Interval:
    """A number as tables and legends print it: 0.3, −37.41, 1.234×10⁻⁸."""
    mantissa, _, power = text.removeprefix(MINUS).partition("×10")
    value, scale = rounded(mantissa), 10.0 ** int(power.translate(_SUPERSCRIPTS) or 0)
    value = Interval(value.low * scale, value.high * scale)
    return -value if text.startswith(MINUS) else value
