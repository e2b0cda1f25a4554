"""Formulas as people type them: `2x2^2 + 0.1x1^2`, `3sin(pi x)(y - 1)`, `x₁² + 5·x₂²`.

The text is cut into the pieces of the strict grammar, with the products written out that are only meant; the same
reader then makes the tree. What is no piece of it is refused, with its place.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NoReturn

from rmsprop_gui.formulas.functions import CONSTANTS, FUNCTIONS
from rmsprop_gui.formulas.parser import MAX_LENGTH, MAX_TOKENS, FormulaError, Reader, Token
from rmsprop_gui.formulas.tree import Expression, quoted

_PIECE = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_₀-₉]*|[π√])"
    r"|(?P<raised>⁻?[⁰¹²³⁴-⁹]+)"
    r"|(?P<sign>\*\*|<=|>=|==|!=|[-+*/^<>(),−·×⋅÷≤≥≠])",
    re.ASCII,
)
_BLANKS = " \t\r\n\u00a0\u2009\u202f"  # those of print, too: they come with what is pasted
_SIGNS = {"^": "**", "−": "-", "·": "*", "×": "*", "⋅": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!="}
_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "01234567890123456789-")
_OTHER_NAMES = {"π": "pi", "√": "sqrt", "ln": "log", "max": "maximum", "min": "minimum", "atan": "arctan"}
_INSTEAD = {
    "|": "write abs(…) for |…|", "[": "use round parentheses", "]": "use round parentheses",
    "{": "use round parentheses", "}": "use round parentheses", "=": "one formula is wanted, without “=”",
}  # fmt: skip


def parse_typed(text: str, names: Mapping[str, str], run_together: bool = True) -> Expression:
    """Read what somebody typed; `names` are the words that may stand in it, and the name that each of them means.

    Beyond the strict grammar `^` is a power, a product needs no sign, words that are known may be run together as in
    `xy`, unless not `run_together`, `+` may be a sign, and signs as they are printed are understood. Raises
    FormulaError, with the place in the text, for anything else.
    """
    if len(text) > MAX_LENGTH:
        reason = f"the text is too long: at most {MAX_LENGTH} characters, not {len(text)}"
        raise FormulaError(reason, MAX_LENGTH, text)
    return _parse(text, tuple(names.items()), run_together)


@lru_cache(maxsize=256)
def _parse(text: str, names: tuple[tuple[str, str], ...], run_together: bool) -> Expression:
    return Reader(text, _Cutter(text, dict(names), run_together).tokens()).whole()


class _Cutter:
    """Cuts a text into tokens, each of which knows where it was typed."""

    def __init__(self, text: str, names: Mapping[str, str], run_together: bool) -> None:
        self._text, self._run_together = text, run_together
        self._names = {**names, **{name: name for name in CONSTANTS}}
        self._found: list[Token] = []

    def tokens(self) -> list[Token]:
        """All of them, with the end behind."""
        place = self._next(0)
        while place < len(self._text):
            match = _PIECE.match(self._text, place)
            if match is None:
                self._refuse_letter(place)
            for token in self._read(str(match.lastgroup), match.group(), place):
                self._put(token)
            place = self._next(match.end())
        return [*self._found, Token("end", "", len(self._text.rstrip(_BLANKS)))]

    def _next(self, place: int) -> int:
        """The place of the next letter that is no blank."""
        while place < len(self._text) and self._text[place] in _BLANKS:
            place += 1
        return place

    def _refuse(self, reason: str, place: int) -> NoReturn:
        raise FormulaError(reason, place, self._text)

    def _refuse_letter(self, place: int) -> NoReturn:
        letter = self._text[place]
        hint = f": {_INSTEAD[letter]}" if letter in _INSTEAD else ""
        self._refuse(f"{quoted(letter)} is not allowed{hint}", place)

    def _read(self, kind: str, text: str, place: int) -> Iterator[Token]:
        """The tokens that a piece of the text stands for."""
        if kind == "name":
            yield from self._words(text.translate(_DIGITS), place)
        elif kind == "raised":
            yield Token("sign", "**", place, text)
            power = text.translate(_DIGITS)
            if power.startswith("-"):
                yield Token("sign", "-", place, text)
            yield Token("number", power.removeprefix("-"), place, text)
        else:
            yield Token(kind, _SIGNS.get(text, text), place, text)

    def _put(self, token: Token) -> None:
        """Add a token, and before it the sign of the product that is only meant."""
        before = self._found[-1] if self._found else Token("sign", "(", 0)
        is_operand = before.kind in ("number", "name") or before.text == ")"
        begins = token.kind in ("number", "name") or token.text == "("
        if token.text == "+" and not is_operand:
            return
        if token.kind == "number" and is_operand:
            self._refuse(f"a sign is missing before {token.shown}", token.place)
        if is_operand and begins and not (token.text == "(" and before.text in FUNCTIONS):
            self._found.append(Token("sign", "*", token.place, token.written))
        self._found.append(token)
        if len(self._found) > MAX_TOKENS:
            self._refuse(f"the formula has more than {MAX_TOKENS} parts", token.place)

    # words

    def _words(self, word: str, place: int) -> Iterator[Token]:
        """The names in a word: one, or several that are run together, the last of which may be a function."""
        end = self._next(place + len(word))
        is_called = self._text[end : end + 1] == "("
        parts = self._parts(word, is_called)
        if parts is None:
            self._refuse_word(word, place)
        for part in parts:
            name = _OTHER_NAMES.get(part, part)
            yield Token("name", name if name in FUNCTIONS else self._names[name], place, part)
            place += len(part)

    def _parts(self, word: str, is_called: bool) -> list[str] | None:
        """The longest known names that a word is made of; None where there are none."""
        if not self._run_together:
            return [word] if self._is_known(word, True) else None
        endings: dict[int, list[str] | None] = {len(word): []}
        longest = max(map(len, (*self._names, *FUNCTIONS)))
        for start in reversed(range(len(word))):
            ends = range(min(len(word), start + longest), start, -1)
            functions = is_called or start == 0  # `sin` alone is known, too: it lacks an argument
            fitting = (end for end in ends if self._is_known(word[start:end], functions and end == len(word)))
            rest = ((word[start:end], endings[end]) for end in fitting)
            endings[start] = next(([part, *after] for part, after in rest if after is not None), None)
        return endings[0]

    def _is_known(self, part: str, may_be_function: bool) -> bool:
        name = _OTHER_NAMES.get(part, part)
        return name in self._names or (may_be_function and name in FUNCTIONS)

    def _refuse_word(self, word: str, place: int) -> NoReturn:
        known = ", ".join(self._names)
        self._refuse(f"{quoted(word, 30)} is not known here; known are {known}, and functions such as sin(x)", place)
