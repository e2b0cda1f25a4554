"""Formulas written in another language: the same operations in the same order, so the same numbers."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from string import Template
from typing import NamedTuple

from rmsprop_gui.formulas.functions import CONSTANTS, function_named
from rmsprop_gui.formulas.graph import LARGEST_PRODUCT
from rmsprop_gui.formulas.languages import Language
from rmsprop_gui.formulas.tree import (
    Binary,
    Call,
    Comparison,
    Expression,
    Name,
    Negative,
    Number,
    nodes,
    operands,
    quoted,
)

_COMPARED, _ADDED, _MULTIPLIED, _SIGNED, _RAISED, _WHOLE = range(6)
_BINDING = {"+": _ADDED, "-": _ADDED, "*": _MULTIPLIED, "/": _MULTIPLIED}
_NESTED = 20  # deep: programs that read code have limits, and so have readers
_WORTH_A_NAME = 6  # nodes: what occurs twice and is no smaller is computed once
_LARGEST_WHOLE = 2**31  # a whole number beyond it is written as one that is not counted exactly


class Kind(IntEnum):
    """What the value of a name is to the language; of two, an operation gives the later one."""

    NUMBER = 0
    """A plain number of the language, such as a hyperparameter."""
    SCALAR = 1
    """A number of the library, numpy or torch, whose division by 0 gives inf."""
    ARRAY = 2
    """An array or a tensor with axes."""


class Word(NamedTuple):
    """How a name of a formula is written, and what is known of its value."""

    text: str
    kind: Kind = Kind.SCALAR
    in_rows: bool = False
    """Whether it is of one row of data, and another for each."""
    is_nonzero: bool = False
    is_fraction: bool = False
    """Whether it lies above 0 and not above 1, so that none of its powers to come overflows."""


class Printed(NamedTuple):
    """Formulas as text: first the `lines`, name and text each, for what is used more than once; then the `results`.

    `kinds` are those of the results. `helpers` are the names of the definitions of the language that the texts call.
    """

    lines: tuple[tuple[str, str], ...]
    results: tuple[str, ...]
    kinds: tuple[Kind, ...]
    helpers: frozenset[str]


def printed(
    language: Language,
    results: Sequence[Expression],
    words: Mapping[str, Word],
    shares: bool = True,
    taken: Collection[str] = (),
    exact: bool = True,
) -> Printed:
    """The results in a language; `words` says how each name is written.

    What occurs more than once is given a name, if it `shares`, and so is what would be nested too deeply: `u1`, `u2`
    and so on, but none that is in `taken` or that a word is written as. Where it need not be `exact`, whole powers are
    written as such, which is easier to read and may differ in the last bit. Raises ValueError for a name without word.
    """
    spoken = language if exact else replace(language, whole_power=language.readable_power)
    printer = _Printer(spoken, words, {*taken, *(word.text for word in words.values())})
    uses = Counter(part for node in nodes(results) for part in operands(node)) + Counter(results)
    for node in nodes(results):
        printer.add(node, is_shared=shares and uses[node] > 1 and node.size >= _WORTH_A_NAME)
    texts, kinds = zip(*(printer.made(node) for node in results), strict=True)
    return Printed(tuple(printer.lines), texts, kinds, frozenset(printer.helpers))


def definitions(language: Language, helpers: Collection[str]) -> list[str]:
    """The definitions of these helpers, in the order of the language, with those that they call themselves."""
    needed = set(helpers)
    for name in helpers:
        needed |= _called_in(language.helpers[name], language)
    return [text for name, text in language.helpers.items() if name in needed]


@dataclass(frozen=True)
class _Part:
    """The text of a node, how tightly it holds together, and what is known of its value."""

    text: str
    binding: int = _WHOLE
    kind: Kind = Kind.NUMBER
    in_rows: bool = False
    is_nonzero: bool = False
    is_fraction: bool = False
    nested: int = 1

    def held(self, binding: int) -> str:
        """The text, in parentheses where it would otherwise fall apart."""
        return self.text if self.binding >= binding else f"({self.text})"


class _Printer:
    """Writes node after node, each behind the parts that it is made of."""

    def __init__(self, language: Language, words: Mapping[str, Word], taken: set[str]) -> None:
        self._language, self._words, self._taken = language, words, taken
        self._parts: dict[Expression, _Part] = {}
        self.lines: list[tuple[str, str]] = []
        self.helpers: set[str] = set()

    def made(self, node: Expression) -> tuple[str, Kind]:
        """What has been written for a node, and what its value is."""
        return self._parts[node].text, self._parts[node].kind

    def add(self, node: Expression, is_shared: bool) -> None:
        """Write a node; where it is shared, or nested too deeply, on a line of its own."""
        parts = [self._parts[part] for part in operands(node)]
        part = self._written(node, parts)
        is_bound = part.in_rows and self._language.loops_over_rows
        if parts and not is_bound and (is_shared or part.nested > _NESTED):
            name = self._free_name()
            self.lines.append((name, part.text))
            part = _Part(name, kind=part.kind, in_rows=part.in_rows)
        self._parts[node] = part

    def _free_name(self) -> str:
        index = len(self.lines) + 1
        while f"u{index}" in self._taken:
            index += 1
        self._taken.add(f"u{index}")
        return f"u{index}"

    def _written(self, node: Expression, parts: list[_Part]) -> _Part:
        match node:
            case Number(value):
                return _number(value)
            case Name(name):
                return self._name(name)
            case Negative():
                return self._joined(f"-{parts[0].held(_SIGNED)}", _SIGNED, parts)
            case Comparison():
                return self._filled(self._language.truth, parts, {"a": _compared(node, parts)}, _MULTIPLIED)
            case Binary("**", _, exponent):
                return self._power(parts, exponent)
            case Binary("/") if self._may_fail(parts):
                return self._filled(self._language.quotient_of_numbers, parts, _arguments(parts), _MULTIPLIED)
            case Binary(sign):
                binding = _BINDING[sign]
                text = f"{parts[0].held(binding)} {sign} {parts[1].held(binding + 1)}"
                return self._joined(text, binding, parts)
            case Call(function):
                return self._call(node, function, parts)

    def _name(self, name: str) -> _Part:
        if name in CONSTANTS:
            return _Part(self._language.constants[name], is_nonzero=True)
        if name not in self._words:
            raise ValueError(f"the name {quoted(name)} stands for nothing in what is to be written")
        word = self._words[name]
        return _Part(word.text, _WHOLE, word.kind, word.in_rows, word.is_nonzero, word.is_fraction)

    def _may_fail(self, parts: list[_Part]) -> bool:
        is_plain = all(part.kind is Kind.NUMBER for part in parts)
        return bool(self._language.quotient_of_numbers) and is_plain and not parts[1].is_nonzero

    def _power(self, parts: list[_Part], exponent: Expression) -> _Part:
        language, base = self._language, parts[0]
        sign, size = (-1, exponent.operand) if isinstance(exponent, Negative) else (1, exponent)
        if isinstance(size, Number) and 1 <= abs(size.value) <= LARGEST_PRODUCT and size.value.is_integer():
            is_square = abs(size.value) == 2 and base.kind is Kind.ARRAY and language.power_of_array
            form = language.power_of_array if is_square else language.whole_power
            text = self._filled(form, parts[:1], {"n": f"{abs(size.value):.0f}", "a": base.held(_WHOLE)}, _RAISED)
            if sign * size.value > 0:
                return text
            return self._joined(f"1 / {text.held(_SIGNED)}", _MULTIPLIED, parts[:1])
        is_plain = all(part.kind is Kind.NUMBER for part in parts) and not base.is_fraction
        form = language.power_of_numbers if is_plain and language.power_of_numbers else language.power
        if not form.startswith("$a"):
            return self._filled(form, parts, {"a": base.text, "b": parts[1].held(_SIGNED)}, _RAISED)
        return self._filled(form, parts, {"a": base.held(_WHOLE), "b": parts[1].held(_SIGNED)}, _RAISED)

    def _call(self, node: Call, function: str, parts: list[_Part]) -> _Part:
        form = getattr(function_named(function, len(parts)).forms, self._language.name)
        asked = node.arguments[0]
        arguments = _arguments([self._argument(part) for part in parts])
        if isinstance(asked, Comparison):
            held = [self._parts[part] for part in operands(asked)]
            holds = _compared(asked, held)
            is_plain = all(part.kind is Kind.NUMBER for part in held)
        else:
            holds, is_plain = f"{parts[0].held(_ADDED)} != 0", parts[0].kind is Kind.NUMBER
        arguments["holds"] = Template(self._language.condition).substitute(a=holds) if is_plain else holds
        made = self._filled(form, parts, arguments, _WHOLE)
        kind = max(made.kind, Kind.SCALAR) if function != "mean" else Kind.SCALAR
        return _Part(made.text, _WHOLE, kind, made.in_rows and function != "mean", nested=made.nested)

    def _argument(self, part: _Part) -> _Part:
        if part.kind is not Kind.NUMBER or self._language.argument == "$a":
            return part
        return self._filled(self._language.argument, [part], {"a": part.text}, _WHOLE)

    def _filled(self, form: str, parts: list[_Part], texts: Mapping[str, str], binding: int) -> _Part:
        """A form with these texts in it."""
        self.helpers |= _called_in(form, self._language)
        return self._joined(Template(form).substitute(texts), binding, parts)

    def _joined(self, text: str, binding: int, parts: list[_Part]) -> _Part:
        kind = max((part.kind for part in parts), default=Kind.NUMBER)
        nested = 1 + max((part.nested for part in parts), default=0)
        return _Part(text, binding, kind, any(part.in_rows for part in parts), nested=nested)


def _number(value: float) -> _Part:
    text = repr(value)
    if text.endswith(".0") and abs(value) < _LARGEST_WHOLE:
        text = text.removesuffix(".0")
    return _Part(text, _SIGNED if value < 0 else _WHOLE, is_nonzero=value != 0, is_fraction=0 < value <= 1)


def _compared(node: Comparison, parts: list[_Part]) -> str:
    return f"{parts[0].held(_ADDED)} {node.operator} {parts[1].held(_ADDED)}"


def _arguments(parts: Sequence[_Part]) -> dict[str, str]:
    return {letter: part.text for letter, part in zip("abc", parts, strict=False)}


def _called_in(text: str, language: Language) -> set[str]:
    """The helpers of the language that a text calls."""
    return {name for name in language.helpers if re.search(rf"(?<![.\w]){name}\(", text)}
