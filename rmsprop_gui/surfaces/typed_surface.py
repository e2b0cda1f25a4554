"""A function that somebody has typed, as a surface like any other: what is not typed is searched for."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from rmsprop_gui.formulas import Expression, FormulaError
from rmsprop_gui.formulas.typed import parse_typed
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.search import survey
from rmsprop_gui.surfaces.surface import Point, View

FUNCTION = "function"
"""The name of every typed surface, in files and messages."""
_NAMES = {"x1": "x1", "x2": "x2", "x": "x1", "y": "x2", "t": "t"}
_LEFT_SIDE = re.compile(r"\s*(?:f\s*(?:\(\s*x1?\s*,\s*(?:y|x2)\s*(?:,\s*t\s*)?\))?|z)\s*=(?!=)")
_TITLE = 48  # letters of a formula that a title shows
_AT_ONCE = 4_000_000  # numbers that an evaluation may hold: 32 MB
_MOST_MINIMA = 50
_UNSEEN: View = ((-6.0, 6.0), (-6.0, 6.0))  # until the function has been looked at


def read_function(text: str) -> Expression:
    """The tree of a function of x₁ and x₂, or x and y, and t, with or without `f =`; FormulaError for anything else."""
    left = _LEFT_SIDE.match(text) if len(text) < 10_000 else None
    start = left.end() if left else 0
    try:
        return parse_typed(text[start:], _NAMES)
    except FormulaError as error:
        raise FormulaError(error.reason, start + error.place, text) from None


@dataclass(frozen=True)
class TypedSurface(FormulaSurface):
    """A function as it was typed, with the range, the start and the minima that were found for it.

    Its work and its memory are bounded whatever has been typed. Raises FormulaError, or ValueError where its slope is
    too long a formula.
    """

    minima_are_found = True

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.known_minima) > _MOST_MINIMA:
            raise ValueError(f"a function of one's own has at most {_MOST_MINIMA} minima that were found")
        try:
            self.gradient_expressions  # noqa: B018  # asked for now, so that a run cannot fail of it
        except ValueError:
            raise ValueError("the slope of this function is too long a formula") from None

    def read(self, text: str) -> Expression:
        return read_function(text)

    def lines(self) -> tuple[tuple[str, Expression], ...]:
        """The formula as it was typed, not simplified."""
        return (("f", self.read(self.formula)),)

    def _compiled(self, *results: Expression, plain: bool = False) -> Callable[..., Any]:
        compiled = super()._compiled(*results, plain=plain)
        return compiled if plain else _in_pieces(compiled, sum(result.size for result in results), len(results))


def _in_pieces(function: Callable[..., Any], size: int, count: int) -> Callable[..., Any]:
    """The same function, which computes many points piece by piece, so that its memory does not grow with them."""
    most = max(_AT_ONCE // size, 1000)

    def computed(x1: Any, x2: Any, t: Any) -> Any:
        if max(np.size(x1), np.size(x2), np.size(t)) <= most:
            return function(x1, x2, t)
        arrays = np.broadcast_arrays(x1, x2, t)
        flat = [array.ravel() for array in arrays]
        values = np.empty((count, flat[0].size))
        for first in range(0, flat[0].size, most):
            piece = slice(first, first + most)
            found = function(*(array[piece] for array in flat))
            for row, value in zip(values, found if count > 1 else (found,), strict=True):
                row[piece] = value
        shaped = tuple(row.reshape(arrays[0].shape) for row in values)
        return shaped if count > 1 else shaped[0]

    return computed


def known_surface(text: str, view: View, start: Point, minima: tuple[Point, ...]) -> TypedSurface:
    """The surface of a function for which range, start and minima have been found before."""
    for low, high in view:
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            raise ValueError(f"a range cannot go from {low:g} to {high:g}")
    return TypedSurface(FUNCTION, _title(text), _ABOUT, text, view, start, minima)


@lru_cache(maxsize=64)
def typed_surface(text: str) -> TypedSurface:
    """The surface of a function, looked at for its minima, a range and a start.

    Raises FormulaError, with the place in the text, or ValueError in a sentence, where there is none.
    """
    unseen = TypedSurface(FUNCTION, _title(text), _ABOUT, text, _UNSEEN, (0.0, 0.0))
    found = survey(unseen, sum(gradient.size for gradient in unseen.gradient_expressions))
    return replace(unseen, view=found.view, start=found.start, known_minima=found.minima)


_ABOUT = "A function of one's own: slope and curvature follow from what is typed, its minima have been searched for."


def _title(text: str) -> str:
    """What was typed, on one line and not longer than can be read."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1].rstrip()}…"
