"""Formulas in prose, in the app's own notation: `v = beta*v + (1 - beta)*g^2`, `0 < η < 2/λ₂`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rmsprop_gui.formulas import CONSTANTS, FUNCTIONS, Expression, FormulaError, typeset
from rmsprop_gui.formulas.boxes import Box, Glyphs, Row
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.pieces import Piece, letter
from rmsprop_gui.formulas.tree import is_identifier
from rmsprop_gui.formulas.typed import parse_typed
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.own.names import GREEK_NAMES
from rmsprop_gui.optimizers.own.words import symbols

MAX_LENGTH = 500

_RELATION = re.compile(r"<=|>=|==|!=|[=≈→⇒∝<>≤≥≠,]")
_SHOWN = {"<=": "≤", ">=": "≥", "==": "=", "!=": "≠"}
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_₀-₉]*")
_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_LAMBDA = re.compile(r"lambda(?![A-Za-z])")  # a word that no formula has, since Python keeps it for itself
_MEANINGS = {
    meaning.symbol: meaning for meaning in reversed(list(vars(meanings).values())) if isinstance(meaning, Meaning)
}


@dataclass(frozen=True)
class Formula:
    """A formula: its sides as trees, and between them the signs, as they are printed. `text` is what was typed."""

    text: str
    sides: tuple[Expression, ...]
    signs: tuple[str, ...] = ()


def read_formula(text: str) -> Formula:
    """The formula that a text says. FormulaError, with the place in the text, where it says none."""
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"a formula in prose has at most {MAX_LENGTH} characters", MAX_LENGTH, text)
    sides: list[Expression] = []
    signs: list[str] = []
    begin = 0
    for found in [*_relations(text), None]:
        end = found.start() if found else len(text)
        sides.append(_side(text, begin, end))
        if found:
            signs.append(_SHOWN.get(found[0], found[0]))
            begin = found.end()
    return Formula(text, tuple(sides), tuple(signs))


def boxes(formula: Formula) -> Box:
    """The formula laid out: letters that mean something in the rules carry that meaning."""
    items: list[Box] = [typeset(formula.sides[0], _atom).box]
    for sign, side in zip(formula.signs, formula.sides[1:], strict=True):
        items += (Glyphs(sign, "operator"), typeset(side, _atom).box)
    return Row(tuple(items)) if len(items) > 1 else items[0]


def _atom(name: str) -> Piece:
    symbol = next(symbols(name))
    return letter(symbol, _MEANINGS.get(symbol))


def _relations(text: str) -> Iterator[re.Match[str]]:
    """The signs that stand between whole sides, and in no parentheses."""
    depth = place = 0
    while place < len(text):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        found = _RELATION.match(text, place) if depth == 0 else None
        if found:
            yield found
        place = found.end() if found else place + 1


def _side(text: str, begin: int, end: int) -> Expression:
    """The tree of one side; Greek letters are written out as the names that formulas have for them."""
    written, places = _spelled(text[begin:end])
    try:
        return parse_typed(written, _names(written), run_together=False)
    except FormulaError as error:
        place = begin + places[min(error.place, len(places) - 1)]
        raise FormulaError(error.reason, place, text) from None


def _spelled(text: str) -> tuple[str, list[int]]:
    """The text with names for Greek letters, and for each of its characters, and its end, the place it comes from."""
    written: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        name = GREEK_NAMES.get(character, character)
        before = written[-1] if written else " "
        is_word = character in GREEK_NAMES or (character.isascii() and character.isalpha())
        after_greek = place > 0 and text[place - 1] in GREEK_NAMES
        if is_word and ((character in GREEK_NAMES and (before.isalnum() or before == "_")) or after_greek):
            written.append(" ")
            places.append(place)
        written += name
        places += [place] * len(name)
    return "".join(written), [*places, len(text)]


def _names(text: str) -> dict[str, str]:
    """All words of a text that can be names, and the name that each stands for."""
    words = {found[0].translate(_DIGITS) for found in _WORD.finditer(text)}
    meant = {word: _LAMBDA.sub("lam", word) for word in sorted(words) if word not in FUNCTIONS}
    return {word: name for word, name in meant.items() if is_identifier(name) and word not in CONSTANTS}
