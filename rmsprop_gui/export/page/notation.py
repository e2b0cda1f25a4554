"""Formulas as data: the boxes that they are typeset as, and the trees that numbers are put into on the page."""

from typing import Any

from rmsprop_gui.formulas import CONSTANTS, Expression
from rmsprop_gui.formulas.boxes import Box, Cases, Fenced, Fraction, Glyphs, Letter, Marked, Power, Root, Row
from rmsprop_gui.formulas.functions import FUNCTIONS
from rmsprop_gui.formulas.meaning import Meaning, Role, Spans
from rmsprop_gui.formulas.number import exact_split
from rmsprop_gui.formulas.pieces import Called
from rmsprop_gui.formulas.tree import Binary, Call, Comparison, Name, Negative, Number, fold
from rmsprop_gui.formulas.typeset import COMPARISONS


def role_of(meaning: Meaning | None) -> str:
    """What its colour is called on the page; empty for ink."""
    return "" if meaning is None or meaning.role is Role.PLAIN else meaning.role.name.lower().replace("_", "-")


def spans_data(spans: Spans) -> list[list[str]]:
    """Texts, each with its role."""
    return [[span.text, role_of(span.meaning)] for span in spans]


def box_data(box: Box) -> list[Any]:
    """A box as a list: its kind, then its parts, as `boxes.js` draws it."""
    match box:
        case Glyphs(text, style, meaning):
            return ["glyphs", text, style, role_of(meaning)]
        case Letter(symbol, meaning):
            return ["letter", symbol.letter, symbol.subscript, symbol.hat, role_of(meaning)]
        case Row(items):
            return ["row", [box_data(item) for item in items]]
        case Fraction(top, bottom):
            return ["fraction", box_data(top), box_data(bottom)]
        case Root(body):
            return ["root", box_data(body)]
        case Power(base, exponent):
            return ["power", box_data(base), box_data(exponent)]
        case Fenced(body, signs):
            return ["fenced", box_data(body), signs]
        case Marked(body):
            return ["marked", box_data(body)]
        case Cases(first, condition, second):
            return ["cases", box_data(first), box_data(condition), box_data(second)]


def tree_data(expression: Expression) -> list[Any]:
    """A tree as a list, as `typeset.js` lays it out: numbers by their digits, functions by their layouts."""
    return fold(expression, _node_data)


def _node_data(node: Expression, parts: list[list[Any]]) -> list[Any]:
    match node:
        case Number(value):
            return ["number", exact_split(value)]
        case Name(name):
            return ["constant", str(CONSTANTS[name].symbol)] if name in CONSTANTS else ["name", name]
        case Negative():
            return ["negative", *parts]
        case Binary(operator):
            return [operator, *parts]
        case Comparison(operator):
            return ["compared", COMPARISONS[operator], *parts]
        case Call(function):
            return ["call", *layout_data(function), parts]


def layout_data(function: str) -> tuple[str, str]:
    """What the layout of a function is called, and the name that it writes, if it does."""
    layout = FUNCTIONS[function].layout
    return ("called", layout.name) if isinstance(layout, Called) else (getattr(layout, "__name__", ""), "")
