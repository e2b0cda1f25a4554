"""Derivatives of formulas, as formulas."""

from rmsprop_gui.formulas.algebra import ONE, ZERO, added, applied, divided, negated, raised, rebuilt, subtracted, times
from rmsprop_gui.formulas.functions import function_named
from rmsprop_gui.formulas.parser import parse
from rmsprop_gui.formulas.tree import Binary, Call, Comparison, Expression, Name, Negative, Number, fold, operands


def simplified(expression: Expression) -> Expression:
    """The same formula without 0 and 1 where they say nothing, numbers computed, like terms added up.

    Its values differ by rounding only, except that 0 · x is 0 and x⁰ is 1 even where x is inf or NaN.
    """
    return fold(expression, rebuilt)


def derivative(expression: Expression, name: str) -> Expression:
    """The derivative with respect to `name`, simplified. At kinks it is that of one side, see `FUNCTIONS`.

    Raises ValueError where it would be too long or too deep for a formula.
    """
    return fold(simplified(expression), lambda node, changes: _change(node, changes, name))


def _change(node: Expression, changes: list[Expression], name: str) -> Expression:
    """How the value of a node changes, given how its parts do."""
    if isinstance(node, Name):
        return ONE if node.name == name else ZERO
    if isinstance(node, Number | Comparison) or all(change == ZERO for change in changes):
        return ZERO
    match node:
        case Negative():
            return negated(changes[0])
        case Binary("+"):
            return added(*changes)
        case Binary("-"):
            return subtracted(*changes)
        case Binary("*", left, right):
            return added(times(changes[0], right), times(left, changes[1]))
        case Binary("/", left, right):
            rest = subtracted(changes[0], times(divided(left, right), changes[1]))
            return divided(rest, right)
        case Binary("**", base, exponent):
            return _change_of_power(base, exponent, *changes)
        case Call(function):
            return _change_of_call(function, operands(node), changes)
    return ZERO


def _change_of_power(
    base: Expression, exponent: Expression, of_base: Expression, of_exponent: Expression
) -> Expression:
    """n uⁿ⁻¹ du + uⁿ log(u) dn, without the part that does not change."""
    total: Expression = ZERO
    if of_base != ZERO:
        total = times(times(exponent, raised(base, subtracted(exponent, ONE))), of_base)
    if of_exponent != ZERO:
        grown = times(Binary("**", base, exponent), applied("log", (base,)))
        total = added(total, times(grown, of_exponent))
    return total


def _change_of_call(function: str, arguments: tuple[Expression, ...], changes: list[Expression]) -> Expression:
    """The function's own differential, with the arguments a, b, c and their changes da, db, dc put in."""
    values = dict(zip("abc", arguments, strict=False)) | dict(zip(("da", "db", "dc"), changes, strict=False))

    def filled(node: Expression, parts: list[Expression]) -> Expression:
        return values[node.name] if isinstance(node, Name) else rebuilt(node, parts)

    return fold(parse(function_named(function, len(arguments)).differential), filled)
