"""What formulas are laid out as: boxes, such as fractions, roots and powers, that know nothing of fonts.

The window paints them; `linear` writes the very same boxes as one line of text.
"""

from dataclasses import dataclass
from typing import Literal

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol

Signs = Literal["()", "||"]


@dataclass(frozen=True)
class Glyphs:
    """Text in one style; a number may stand for something that has a `meaning`."""

    text: str
    style: Literal["italic", "upright", "operator"] = "upright"
    meaning: Meaning | None = None


@dataclass(frozen=True)
class Row:
    """Boxes side by side."""

    items: tuple["Box", ...]


@dataclass(frozen=True)
class Fraction:
    """One box over another."""

    top: "Box"
    bottom: "Box"


@dataclass(frozen=True)
class Root:
    """A body under the sign of the square root."""

    body: "Box"


@dataclass(frozen=True)
class Power:
    """A base with a raised exponent."""

    base: "Box"
    exponent: "Box"


@dataclass(frozen=True)
class Letter:
    """A symbol with its subscript and hat."""

    symbol: Symbol
    meaning: Meaning | None = None


@dataclass(frozen=True)
class Fenced:
    """A body in parentheses, or between bars, as high as itself."""

    body: "Box"
    signs: Signs = "()"


@dataclass(frozen=True)
class Cases:
    """A brace and, one below the other, what holds under a condition and what holds otherwise."""

    first: "Box"
    condition: "Box"
    second: "Box"


@dataclass(frozen=True)
class Marked:
    """A body that stands out from what is around it, on the colour of what has the `meaning`."""

    body: "Box"
    meaning: Meaning | None = None


Box = Glyphs | Row | Fraction | Root | Power | Letter | Fenced | Cases | Marked


def linear(box: Box) -> str:
    """The same boxes as one line, for screen readers, for copying, and for the test that does the sum."""
    match box:
        case Glyphs(text, style):
            return f" {text} " if style == "operator" else text
        case Letter(symbol):
            return str(symbol)
        case Row(items):
            return "".join(map(linear, items))
        case Fraction(top, bottom):
            return f"{_grouped(top)}/{_grouped(bottom)}"
        case Root(body):
            return f"√({linear(body)})"
        case Power(base, exponent):
            return f"{linear(base)}^{_grouped(exponent)}"
        case Fenced(body, signs):
            return f"{signs[0]}{linear(body)}{signs[1]}"
        case Marked(body):
            return linear(body)
        case Cases(first, condition, second):
            return f"{{{linear(first)} if {linear(condition)}; {linear(second)} otherwise}}"


def _grouped(box: Box) -> str:
    text, inner = linear(box), box.body if isinstance(box, Marked) else box
    return text if isinstance(inner, Glyphs | Letter) else f"({text})"


def fenced(box: Box, signs: Signs = "()") -> Box:
    """The box in parentheses, or between bars; where it stands out, they do with it."""
    if isinstance(box, Marked):
        return Marked(Fenced(box.body, signs), box.meaning)
    return Fenced(box, signs)


def join(*boxes: Box) -> Row:
    """Boxes side by side, with no space between them."""
    return Row(boxes)


def relation(left: Box, sign: str, right: Box) -> Row:
    """`left sign right` with the spaces of a relation."""
    return Row((left, Glyphs(sign, "operator"), right))
