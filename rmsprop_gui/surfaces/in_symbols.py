"""The formula of a surface as it is typeset."""

from collections.abc import Iterable
from functools import partial

from rmsprop_gui.formulas import Expression
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.typeset import Box, Piece, letter, relation, typeset
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.surface import Surface


def in_symbols(surface: Surface, formulas: Iterable[tuple[str, Expression]] | None = None) -> tuple[Box, ...]:
    """The lines of a surface, or other ones that speak of the same; none for a surface that is code."""
    letters = partial(_letter, surface)
    lines = surface.lines() if formulas is None else formulas
    return tuple(relation(letters(name).box, "=", typeset(right, letters).box) for name, right in lines)


def _letter(surface: Surface, name: str) -> Piece:
    """How a name of a surface's formula is written: a parameter in its own symbol, others as a letter with a number.

    What stands behind a low line is written low, as of the function f_t that step t is given.
    """
    declared = surface.parameters.get(name)
    if isinstance(declared, NumericParameter):
        return letter(declared.symbol, declared.meaning)
    base = name.rstrip("0123456789").partition("_")[0]
    return letter(Symbol(base, name.removeprefix(base).removeprefix("_")))
