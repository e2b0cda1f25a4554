"""Operations on formulas that keep the result short: no 0 or 1 without need, numbers computed, like terms added up.

Only what is exact but for rounding is done, and a number takes the place of its formula only if it is finite.
"""

from collections.abc import Sequence

import numpy as np

from rmsprop_gui.formulas.factors import Factors, factors, is_usable, multiplied, product
from rmsprop_gui.formulas.functions import function_named
from rmsprop_gui.formulas.tree import Binary, Call, Comparison, Expression, Negative, Number, operands, with_operands

ZERO, ONE = Number(0.0), Number(1.0)


def negated(a: Expression) -> Expression:
    """−a"""
    match a:
        case Binary("-", left, right):
            return Binary("-", right, left)
        case Binary("/", _, Number()):
            return Negative(a)
    return product(factors(a).times(-1.0)) if a != ZERO else ZERO


def added(a: Expression, b: Expression) -> Expression:
    """a + b"""
    if ZERO in (a, b):
        return b if a == ZERO else a
    terms = _terms(a) + _terms(b)
    merged: dict[tuple[Expression | None, Expression | None], float] = {}
    for number, *kind in terms:
        merged[kind[0], kind[1]] = merged.get((kind[0], kind[1]), 0.0) + number
    if len(merged) == len(terms) or not all(map(np.isfinite, merged.values())):
        return _joined(a, b)
    total: Expression = ZERO
    for kinds, number in merged.items():
        if number:
            term = product(Factors(number, *kinds))
            total = term if total == ZERO else _joined(total, term)
    return total


def _joined(a: Expression, b: Expression) -> Expression:
    """a + b as it stands, with a minus sign where one of them has it."""
    if factors(b).number < 0:
        return Binary("-", a, negated(b))
    return Binary("-", b, negated(a)) if factors(a).number < 0 else Binary("+", a, b)


def _terms(expression: Expression) -> list[Factors]:
    """The terms of a sum from left to right."""
    found, sign, waiting = [], 1.0, [(expression, 1.0)]
    while waiting:
        expression, sign = waiting.pop()
        if isinstance(expression, Binary) and expression.operator in "+-":
            waiting.append((expression.right, sign if expression.operator == "+" else -sign))
            waiting.append((expression.left, sign))
        else:
            found.append(factors(expression).times(sign))
    return found


def subtracted(a: Expression, b: Expression) -> Expression:
    """a − b"""
    return added(a, negated(b))


def times(a: Expression, b: Expression) -> Expression:
    """a · b"""
    if ZERO in (a, b):
        return ZERO
    found = multiplied(factors(a), factors(b))
    return product(found) if is_usable(found.number) else Binary("*", a, b)


def divided(a: Expression, b: Expression) -> Expression:
    """a / b"""
    if a == ZERO and b != ZERO:
        return ZERO
    top, bottom = factors(a), factors(b)
    with np.errstate(all="ignore"):
        number = float(np.divide(top.number, bottom.number))
    if not is_usable(number):
        return Binary("/", a, b)
    below = product(bottom._replace(number=1.0))
    if below == ONE:
        is_plain = abs(top.number) == 1 and top.constant is None and top.rest is not None
        whole = Binary("/", top.rest, b) if is_plain and top.rest and number not in (1, -1) else None
        return (whole if top.number > 0 else Negative(whole)) if whole else product(top._replace(number=number))
    above = product(top._replace(number=1.0))
    if above == ONE:
        return Binary("/", Number(number), below)
    return product(Factors(number, None, Binary("/", above, below)))


def raised(a: Expression, b: Expression) -> Expression:
    """a to the power of b"""
    if b == ZERO or a == ONE:
        return ONE
    if b == ONE:
        return a
    if isinstance(a, Number) and isinstance(b, Number):
        with np.errstate(all="ignore"):
            number = float(np.float_power(a.value, b.value))
        return Number(number) if is_usable(number) else Binary("**", a, b)
    return Binary("**", a, b)


def applied(function: str, arguments: Sequence[Expression]) -> Expression:
    """A function of the table, of these arguments."""
    if function == "where":
        condition, a, b = arguments
        if a == b or isinstance(condition, Number):
            return a if a == b or condition != ZERO else b
    values = [argument.value for argument in arguments if isinstance(argument, Number)]
    if len(values) == len(arguments):
        with np.errstate(all="ignore"):
            number = float(function_named(function, len(values)).numpy_form(*values))
        if np.isfinite(number):
            return Number(number)
    return Call(function, tuple(arguments))


_OPERATIONS = {"+": added, "-": subtracted, "*": times, "/": divided, "**": raised}


def rebuilt(node: Expression, parts: Sequence[Expression]) -> Expression:
    """The same operation as the node's, on other parts."""
    match node:
        case Negative():
            return negated(parts[0])
        case Binary(operator):
            return _OPERATIONS[operator](*parts)
        case Call(function):
            return applied(function, parts)
        case Comparison():
            return with_operands(node, tuple(parts))
    return node if not operands(node) else with_operands(node, tuple(parts))
