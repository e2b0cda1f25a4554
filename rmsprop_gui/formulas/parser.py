"""Formulas read from text, in Python's notation. What may be too much for later uses is refused before it is built."""

import math
import re
from functools import lru_cache
from typing import NamedTuple, NoReturn, get_args

from rmsprop_gui.formulas.functions import CONSTANTS, FUNCTIONS, arity_refusal
from rmsprop_gui.formulas.tree import (
    NAME_LENGTH,
    Binary,
    Call,
    Comparison,
    ComparisonSign,
    Expression,
    Name,
    Negative,
    Number,
    fold,
    is_identifier,
    quoted,
)

MAX_LENGTH = 2000
MAX_TOKENS = 1000
MAX_LEVELS = 64
MAX_EXPONENT = 1000.0

_TOKEN = re.compile(
    r"[ \t]*(?:(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>\*\*|<=|>=|==|!=|[-+*/<>(),]))",
    re.ASCII,
)
_COMPARISON, _SUM, _PRODUCT, _SIGN, _POWER = range(1, 6)
_BINDING = dict.fromkeys(get_args(ComparisonSign), _COMPARISON) | {
    "+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "**": _POWER,
}  # fmt: skip


class FormulaError(ValueError):
    """Why a text is no formula: `reason` in words, and `place`, the index of the character where it was found."""

    def __init__(self, reason: str, place: int, text: str) -> None:
        super().__init__(f"{reason} at character {place + 1} of the formula {quoted(text)}")
        self.reason, self.place = reason, place


class Token(NamedTuple):
    """A piece of a text: `kind` is number, name, sign or end, `text` what it means, `place` where it begins."""

    kind: str
    text: str
    place: int
    written: str = ""
    """How it was typed, where that differs."""

    @property
    def shown(self) -> str:
        """The piece as a message quotes it."""
        return quoted(self.written or self.text, 30)


def parse(text: str) -> Expression:
    """Read arithmetic and comparisons over names, numbers and `FUNCTIONS`; anything else is a FormulaError."""
    if len(text) > MAX_LENGTH:
        raise FormulaError(f"longer than {MAX_LENGTH} characters", MAX_LENGTH, text)
    return _parse(text)


@lru_cache(maxsize=1024)
def _parse(text: str) -> Expression:
    return Reader(text, _tokens(text)).whole()


def _tokens(text: str) -> list[Token]:
    """The text cut into its signs, names and numbers. Raises FormulaError for a character that is none."""
    found: list[Token] = []
    place, end = len(text) - len(text.lstrip()), len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place, end)
        if match is None:
            place += len(text[place:end]) - len(text[place:end].lstrip(" \t"))
            raise FormulaError(f"{quoted(text[place])} is not allowed", place, text)
        if len(found) == MAX_TOKENS:
            raise FormulaError(f"more than {MAX_TOKENS} parts", place, text)
        kind = str(match.lastgroup)
        found.append(Token(kind, match[kind], match.start(kind)))
        place = match.end()
    return [*found, Token("end", "", end)]


class Reader:
    """Goes through the tokens of one formula, from left to right, and builds its tree."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._index = 0
        self._levels = 0

    def whole(self) -> Expression:
        """The formula, all of it."""
        expression = self._expression(0)
        token = self._tokens[self._index]
        if token.kind != "end":
            hint = ": a decimal point is “.”" if token.text == "," else ""
            self._refuse(f"{token.shown} is not expected here{hint}", token.place)
        return expression

    def _refuse(self, reason: str, place: int) -> NoReturn:
        raise FormulaError(reason, place, self._text)

    def _next(self) -> Token:
        token = self._tokens[self._index]
        self._index += token.kind != "end"
        return token

    def _take(self, sign: str) -> bool:
        """Whether the next token is this sign; if so, go past it."""
        found = self._tokens[self._index].text == sign
        self._index += found
        return found

    def _expression(self, binding: int) -> Expression:
        """As much as holds together more tightly than `binding`."""
        place = self._tokens[self._index].place
        self._levels += 1
        if self._levels > MAX_LEVELS:
            self._refuse("too many levels", place)
        left = self._operand()
        while (strength := _BINDING.get(self._tokens[self._index].text, 0)) > binding:
            token = self._next()
            # A power reaches to the right as far as it can: 2**-x, 2**3**2.
            right = self._expression(_SIGN - 1 if strength == _POWER else strength)
            left = self._joined(token, left, right)
        self._levels -= 1
        return left

    def _joined(self, token: Token, left: Expression, right: Expression) -> Expression:
        if max(left.depth, right.depth) >= MAX_LEVELS:
            self._refuse("too many levels", token.place)
        if token.text in get_args(ComparisonSign):
            following = self._tokens[self._index]
            if following.text in get_args(ComparisonSign):
                self._refuse("comparisons in a row are not allowed", following.place)
            return Comparison(token.text, left, right)  # type: ignore[arg-type]
        if token.text == "**" and _size(right) > MAX_EXPONENT:
            self._refuse(f"an exponent beyond {MAX_EXPONENT:g}", token.place)
        return Binary(token.text, left, right)  # type: ignore[arg-type]

    def _operand(self) -> Expression:
        """A number, a name, a call, or something in parentheses, with its signs."""
        token = self._next()
        if token.kind == "number":
            return self._number(token)
        if token.kind == "name":
            return self._call(token) if self._take("(") else self._name(token)
        if token.text == "-":
            return self._negative(token)
        if token.text != "(":
            self._missing("a number, a name or a parenthesis", token)
        inner = self._expression(0)
        self._close()
        return inner

    def _negative(self, token: Token) -> Expression:
        operand = self._expression(_SIGN)
        if operand.depth >= MAX_LEVELS:
            self._refuse("too many levels", token.place)
        return Negative(operand)

    def _number(self, token: Token) -> Expression:
        number = float(token.text)
        if math.isinf(number):
            self._refuse("a number that is too large", token.place)
        return Number(number)

    def _name(self, token: Token) -> Expression:
        if token.text in FUNCTIONS:
            self._refuse(f"{token.text} needs an argument in parentheses", token.place)
        if not is_identifier(token.text):
            reason = f"a name longer than {NAME_LENGTH} characters" if len(token.text) > NAME_LENGTH else ""
            self._refuse(reason or f"the name {token.text} is not allowed", token.place)
        return Name(token.text)

    def _call(self, token: Token) -> Expression:
        """A function with its arguments; its opening parenthesis has been read."""
        if token.text not in FUNCTIONS:
            self._refuse(f"unknown function (known are {', '.join(FUNCTIONS)})", token.place)
        arguments: list[Expression] = []
        while not arguments or self._take(","):
            if not arguments and self._tokens[self._index].text == ")":
                break
            arguments.append(self._expression(0))
        self._close()
        if len(arguments) != FUNCTIONS[token.text].arity:
            self._refuse(arity_refusal(token.text), token.place)
        if max(argument.depth for argument in arguments) >= MAX_LEVELS:
            self._refuse("too many levels", token.place)
        return Call(token.text, tuple(arguments))

    def _close(self) -> None:
        if not self._take(")"):
            self._missing("a closing parenthesis", self._tokens[self._index])

    def _missing(self, expected: str, token: Token) -> NoReturn:
        found = "the end" if token.kind == "end" else token.shown
        self._refuse(f"{expected} is expected instead of {found}", token.place)


def _size(exponent: Expression) -> float:
    """How large an exponent is that is written as a number, and 0 for any other."""
    if isinstance(exponent, Negative):
        exponent = exponent.operand
    return abs(exponent.value) if isinstance(exponent, Number) else 0.0


def names(expression: Expression) -> list[str]:
    """The names an expression reads, in order of appearance, without functions and constants."""
    found: dict[str, None] = {}

    def visit(node: Expression, _: list[None]) -> None:
        if isinstance(node, Name) and node.name not in CONSTANTS:
            found[node.name] = None

    fold(expression, visit)
    return list(found)
