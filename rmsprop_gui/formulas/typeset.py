"""Expressions laid out as boxes: fractions, roots and powers, with letters or with numbers in them.

The boxes know nothing of fonts. The window paints them; `linear` writes the very same boxes as one line of text.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rmsprop_gui.formulas.number import MINUS, exact, split
from rmsprop_gui.formulas.symbol import Symbol

SUM, PRODUCT, POWER, ATOM = range(4)  # how tightly a piece holds together, loosest first
DOT, THIN = "·", "\N{THIN SPACE}"


@dataclass(frozen=True)
class Glyphs:
    """Text in one style; `role` names the hyperparameter whose colour it takes."""

    text: str
    style: Literal["italic", "upright", "operator"] = "upright"
    role: str = ""


@dataclass(frozen=True)
class Row:
    items: tuple["Box", ...]


@dataclass(frozen=True)
class Fraction:
    top: "Box"
    bottom: "Box"


@dataclass(frozen=True)
class Root:
    body: "Box"


@dataclass(frozen=True)
class Power:
    base: "Box"
    exponent: "Box"


@dataclass(frozen=True)
class Letter:
    """A symbol with its subscript and hat."""

    symbol: Symbol
    role: str = ""


@dataclass(frozen=True)
class Fenced:
    """A body in parentheses as high as itself."""

    body: "Box"


Box = Glyphs | Row | Fraction | Root | Power | Letter | Fenced


@dataclass(frozen=True)
class Piece:
    """A box, how tightly it holds together, and whether it begins with a minus sign or with a digit."""

    box: Box
    binding: int = ATOM
    signed: bool = False
    digit: bool = False


def letter(symbol: Symbol, role: str = "") -> Piece:
    return Piece(Letter(symbol, role))


def value(number: float, digits: int = 4, role: str = "", whole: bool = False) -> Piece:
    """A number as it is printed, rounded to `digits`; with `whole`, every digit it has."""
    mantissa, power = _whole(number) if whole else split(number, digits)
    signed, text = mantissa.startswith(MINUS), Glyphs(mantissa, role=role)
    if power == 0:
        return Piece(text, ATOM, signed, digit=True)
    ten = Power(Glyphs("10", role=role), Glyphs(str(power).replace("-", MINUS), role=role))
    if mantissa == "1":
        return Piece(ten, POWER, digit=True)
    return Piece(Row((text, Glyphs(DOT, role=role), ten)), PRODUCT, signed, digit=True)


def _whole(number: float) -> tuple[str, int]:
    mantissa, _, power = exact(number).partition("e")
    return mantissa.replace("-", MINUS), int(power or 0)


def typeset(expression: ast.expr, atom: Callable[[str], Piece]) -> Piece:
    """Lay an expression out; `atom` says what stands for each name: its letter or its number."""
    match expression:
        case ast.Name("pi"):
            return letter(Symbol("π"))
        case ast.Name(name):
            return atom(name)
        case ast.Constant(number):
            return value(float(number), whole=True)  # type: ignore[arg-type]
        case ast.UnaryOp(ast.USub(), operand):
            inner = typeset(operand, atom)
            return Piece(
                Row((Glyphs(MINUS), _held(inner, PRODUCT))), max(SUM, min(inner.binding, PRODUCT)), signed=True
            )
        case ast.BinOp(left, ast.Add() | ast.Sub() as operator, right):
            return _sum(typeset(left, atom), isinstance(operator, ast.Sub), typeset(right, atom))
        case ast.BinOp(left, ast.Mult(), right):
            return _product(typeset(left, atom), typeset(right, atom))
        case ast.BinOp(left, ast.Div(), right):
            top = typeset(left, atom)
            return Piece(Fraction(top.box, typeset(right, atom).box), PRODUCT, digit=top.digit)
        case ast.BinOp(left, ast.Pow(), right):
            base = typeset(left, atom)
            return Piece(Power(_held(base, ATOM), typeset(right, atom).box), POWER, digit=base.digit)
        case ast.Call(ast.Name("sqrt"), [argument]):
            return Piece(Root(typeset(argument, atom).box))
        case ast.Call(ast.Name("exp"), [argument]):
            return Piece(Power(Letter(Symbol("e")), typeset(argument, atom).box), POWER)
        case ast.Call(ast.Name(function), [argument]):
            return Piece(Row((Glyphs(function), Fenced(typeset(argument, atom).box))))
    raise ValueError(f"cannot typeset {ast.unparse(expression)!r}")


def _held(piece: Piece, binding: int) -> Box:
    """The piece in parentheses if it would otherwise fall apart here."""
    return Fenced(piece.box) if piece.binding < binding or piece.signed else piece.box


def _sum(left: Piece, minus: bool, right: Piece) -> Piece:
    sign = Glyphs(MINUS if minus else "+", "operator")
    return Piece(Row((left.box, sign, _held(right, PRODUCT if minus else SUM))), SUM, left.signed, left.digit)


def _product(left: Piece, right: Piece) -> Piece:
    first = left.box if left.binding >= PRODUCT else Fenced(left.box)
    times = Glyphs(DOT, "operator") if right.digit else Glyphs(THIN)
    return Piece(Row((first, times, _held(right, PRODUCT))), PRODUCT, left.signed and first is left.box, left.digit)


def linear(box: Box) -> str:
    """The same boxes as one line, for screen readers, for copying, and for the test that does the sum."""
    match box:
        case Glyphs(text, style):
            return f" {text} " if style == "operator" else text
        case Letter(symbol):
            return str(symbol)
        case Row(items):
            return "".join(linear(item) for item in items)
        case Fraction(top, bottom):
            return f"{_grouped(top)}/{_grouped(bottom)}"
        case Root(body):
            return f"√({linear(body)})"
        case Power(base, exponent):
            return f"{linear(base)}^{_grouped(exponent)}"
        case Fenced(body):
            return f"({linear(body)})"


def _grouped(box: Box) -> str:
    text = linear(box)
    return text if isinstance(box, Glyphs | Letter) else f"({text})"


def join(*boxes: Box) -> Row:
    return Row(tuple(boxes))


def relation(left: Box, sign: str, right: Box) -> Row:
    """`left sign right` with the spaces of a relation."""
    return Row((left, Glyphs(sign, "operator"), right))
