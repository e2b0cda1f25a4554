"""Parts of a formula being laid out: a box and how tightly it holds together, so that it gets its parentheses."""

from collections.abc import Callable
from dataclasses import dataclass, replace

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
    fenced,
    relation,
)
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.number import MINUS, exact_split, split
from rmsprop_gui.formulas.symbol import Symbol

RELATION, SUM, PRODUCT, POWER, ATOM = range(5)  # how tightly a piece holds together, loosest first
DOT, THIN = "·", "\N{THIN SPACE}"


@dataclass(frozen=True)
class Piece:
    """A box, how tightly it holds together, and whether it begins with a minus sign or with a digit."""

    box: Box
    binding: int = ATOM
    signed: bool = False
    digit: bool = False


Typesetter = Callable[..., Piece]
"""From the pieces of a function's arguments to the piece of its value."""


def letter(symbol: Symbol, meaning: Meaning | None = None) -> Piece:
    """A quantity by its symbol."""
    return Piece(Letter(symbol, meaning))


def value(number: float, digits: int = 4, meaning: Meaning | None = None, whole: bool = False) -> Piece:
    """A number as it is printed, rounded to `digits`; with `whole`, every digit it has."""
    mantissa, power = exact_split(number) if whole else split(number, digits)
    signed, text = mantissa.startswith(MINUS), Glyphs(mantissa, meaning=meaning)
    if power == 0:
        return Piece(text, ATOM, signed, digit=True)
    ten = Power(Glyphs("10", meaning=meaning), Glyphs(str(power).replace("-", MINUS), meaning=meaning))
    if mantissa == "1":
        return Piece(ten, POWER, digit=True)
    return Piece(Row((text, Glyphs(DOT, meaning=meaning), ten)), PRODUCT, signed, digit=True)


def held(piece: Piece, binding: int) -> Box:
    """The piece in parentheses if it would otherwise fall apart here."""
    return fenced(piece.box) if piece.binding < binding or piece.signed else piece.box


def marked(piece: Piece, meaning: Meaning | None = None) -> Piece:
    """The same, standing out from what is around it."""
    return replace(piece, box=Marked(piece.box, meaning))


def negative(inner: Piece) -> Piece:
    """−a"""
    return Piece(Row((Glyphs(MINUS), held(inner, PRODUCT))), max(SUM, min(inner.binding, PRODUCT)), signed=True)


def sum_of(left: Piece, sign: str, right: Piece) -> Piece:
    """a + b or a − b"""
    first = left.box if left.binding >= SUM else fenced(left.box)
    second = held(right, PRODUCT if sign == MINUS else SUM)
    # A long sum is one long row, not rows within rows within rows.
    items = first.items if isinstance(first, Row) and left.binding == SUM else (first,)
    return Piece(Row((*items, Glyphs(sign, "operator"), second)), SUM, left.signed and first is left.box, left.digit)


def product(left: Piece, right: Piece) -> Piece:
    """a b, with a dot before a digit"""
    first = left.box if left.binding >= PRODUCT else fenced(left.box)
    times = Glyphs(DOT, "operator") if right.digit else Glyphs(THIN)
    return Piece(Row((first, times, held(right, PRODUCT))), PRODUCT, left.signed and first is left.box, left.digit)


def quotient(top: Piece, bottom: Piece) -> Piece:
    """a over b"""
    return Piece(Fraction(top.box, bottom.box), PRODUCT, digit=top.digit)


def power(base: Piece, exponent: Piece) -> Piece:
    """a to the power of b"""
    return Piece(Power(held(base, ATOM), exponent.box), POWER, digit=base.digit)


def compared(sign: str, left: Piece, right: Piece) -> Piece:
    """a < b and the like"""
    sides = [side.box if side.binding >= SUM else fenced(side.box) for side in (left, right)]
    return Piece(relation(sides[0], sign, sides[1]), RELATION, left.signed and sides[0] is left.box, left.digit)


def root(body: Piece) -> Piece:
    """√a"""
    return Piece(Root(body.box))


def power_of_e(exponent: Piece) -> Piece:
    """e to the power of a"""
    return Piece(Power(Letter(Symbol("e")), exponent.box), POWER)


def squared(base: Piece) -> Piece:
    """a²"""
    return power(base, Piece(Glyphs("2")))


def bars(body: Piece) -> Piece:
    """|a|"""
    return Piece(Fenced(body.box, "||"))


def log_of_one_plus(body: Piece) -> Piece:
    """log(1 + a)"""
    return Called("log")(sum_of(Piece(Glyphs("1"), digit=True), "+", body))


def log_of_one_plus_power(exponent: Piece) -> Piece:
    """log(1 + e to the power of a)"""
    return log_of_one_plus(power_of_e(exponent))


def root_of_squares(first: Piece, second: Piece) -> Piece:
    """√(a² + b²)"""
    return root(sum_of(squared(first), "+", squared(second)))


def cases(condition: Piece, first: Piece, second: Piece) -> Piece:
    """A brace with the two values, one where the condition holds and one where it does not."""
    return Piece(Cases(first.box, condition.box, second.box), RELATION)


@dataclass(frozen=True)
class Called:
    """The layout of a function that is written by its name: name(a, b)."""

    name: str

    def __call__(self, *arguments: Piece) -> Piece:
        """The name with the arguments behind it."""
        items: list[Box] = []
        for argument in arguments:
            items += [Glyphs(", "), argument.box] if items else [argument.box]
        return Piece(Row((Glyphs(self.name), Fenced(items[0] if len(items) == 1 else Row(tuple(items))))))
