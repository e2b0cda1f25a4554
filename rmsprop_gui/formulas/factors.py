"""Products taken apart into a number, constants such as π, and the rest, and put together again."""

import math
from typing import NamedTuple

from rmsprop_gui.formulas.functions import CONSTANTS
from rmsprop_gui.formulas.tree import Binary, Expression, Name, Negative, Number, nodes

_FEW = 9  # a constant factor is something like π² or 1/π, not half a formula


class Factors(NamedTuple):
    """number · constant · rest; None where there is no such factor."""

    number: float
    constant: Expression | None
    rest: Expression | None

    def times(self, factor: float) -> "Factors":
        """The same with another number before it."""
        return self._replace(number=self.number * factor)


def factors(expression: Expression) -> Factors:
    """The factors of a product that `product` has put together; of anything else, itself as the rest."""
    match expression:
        case Number(value):
            return Factors(value, None, None)
        case Negative(operand):
            return factors(operand).times(-1.0)
        case Binary("*", left, right) if _is_constant(left):
            number, constant, rest = factors(left)
            if _is_constant(right):
                return Factors(number, _times(constant or rest, right), None)
            return Factors(number, constant or rest, right)
        case Binary("/", left, Number(value)) if is_usable(1 / value if value else 0.0):
            inner = factors(left)
            return inner._replace(number=inner.number / value)
    return Factors(1.0, expression, None) if _is_constant(expression) else Factors(1.0, None, expression)


def product(parts: Factors) -> Expression:
    """The product with its number and constants in front, where Python computes them once and for all."""
    number, constant, rest = parts
    if number < 0 and abs(number) == 1 and (constant or rest):
        return Negative(product(parts.times(-1.0)))
    front: Expression | None = constant
    if number != 1 or (constant is None and rest is None):
        front = Number(number) if constant is None else Binary("*", Number(number), constant)
    return _times(front, rest) or Number(number)


def multiplied(left: Factors, right: Factors) -> Factors:
    """The factors of the product of two products."""
    constant, rest = _times(left.constant, right.constant), _rest(left.rest, right.rest)
    return Factors(left.number * right.number, constant, rest)


def is_usable(number: float) -> bool:
    """Whether a number that has been computed may take the place of its formula: finite and not lost to underflow."""
    return math.isfinite(number) and number != 0


def _times(left: Expression | None, right: Expression | None) -> Expression | None:
    return Binary("*", left, right) if left and right else left or right


def _rest(left: Expression | None, right: Expression | None) -> Expression | None:
    """a · b, as one power where both, or the factors next to each other, are powers of the same."""
    if left is None or right is None:
        return left or right
    if joined := _joined_power(left, right):
        return joined
    if isinstance(right, Binary) and right.operator == "*" and (joined := _joined_power(left, right.left)):
        return Binary("*", joined, right.right)
    if isinstance(left, Binary) and left.operator == "*" and (joined := _joined_power(left.right, right)):
        return Binary("*", left.left, joined)
    return Binary("*", left, right)


def _joined_power(left: Expression, right: Expression) -> Expression | None:
    (base, count), (other, more) = _power(left), _power(right)
    return Binary("**", base, Number(count + more)) if base == other else None


def _power(expression: Expression) -> tuple[Expression, float]:
    """Base and exponent, where the exponent is a positive number: only then may exponents be added up at base 0."""
    match expression:
        case Binary("**", base, Number(exponent)) if exponent > 0:
            return base, exponent
    return expression, 1.0


def _is_constant(expression: Expression) -> bool:
    """Whether this is a small formula that reads no quantity."""
    if expression.size > _FEW:
        return False
    return all(not isinstance(node, Name) or node.name in CONSTANTS for node in nodes((expression,)))
