"""Formulas laid out as boxes, with letters or with numbers in them."""

from collections.abc import Callable

from rmsprop_gui.formulas import pieces
from rmsprop_gui.formulas.boxes import (
    Box,
    Cases,
    Fenced,
    Fraction,
    Glyphs,
    Letter,
    Marked,
    Power,
    Root,
    Row,
    join,
    linear,
    relation,
)
from rmsprop_gui.formulas.functions import CONSTANTS, function_named
from rmsprop_gui.formulas.number import MINUS
from rmsprop_gui.formulas.pieces import Piece, letter, marked, value
from rmsprop_gui.formulas.tree import Binary, Call, Comparison, Expression, Name, Negative, Number, fold

__all__ = [
    "COMPARISONS", "Box", "Cases", "Fenced", "Fraction", "Glyphs", "Letter", "Marked", "Piece", "Power", "Root", "Row",
    "join", "letter", "linear", "marked", "relation", "typeset", "value",
]  # fmt: skip

_OPERATIONS: dict[str, Callable[[Piece, Piece], Piece]] = {
    "+": lambda left, right: pieces.sum_of(left, "+", right),
    "-": lambda left, right: pieces.sum_of(left, MINUS, right),
    "*": pieces.product,
    "/": pieces.quotient,
    "**": pieces.power,
}
COMPARISONS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠"}
"""How comparisons are written."""


def typeset(expression: Expression, atom: Callable[[str], Piece]) -> Piece:
    """Lay an expression out; `atom` says what stands for each name: its letter or its number."""

    def laid_out(node: Expression, parts: list[Piece]) -> Piece:
        match node:
            case Number(number):
                return value(number, whole=True)
            case Name(name):
                return letter(CONSTANTS[name].symbol) if name in CONSTANTS else atom(name)
            case Negative():
                return pieces.negative(*parts)
            case Binary(operator):
                return _OPERATIONS[operator](*parts)
            case Comparison(operator):
                return pieces.compared(COMPARISONS[operator], *parts)
            case Call(function):
                return function_named(function, len(parts)).layout(*parts)

    return fold(expression, laid_out)
