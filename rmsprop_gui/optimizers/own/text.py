"""A typed rule cut into its statements: what is declared, what its memory starts at, and what its lines set.

    # whatever follows a # is a comment
    eta: 0.1                        a hyperparameter and its usual value
    beta: 0.9 from 0 to 0.999       with its range
    far = length of x - m           a length over both parameters, known before the lines are carried out
    v starts at 1                   what is remembered starts at 0 unless a line says otherwise
    v = beta*v + (1 - beta)*g**2    the lines of a step, in the order in which they are carried out

Only here text is read; what it means is seen to elsewhere.
"""

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn

from rmsprop_gui.formulas import FUNCTIONS, Expression, FormulaError, check_identifier
from rmsprop_gui.formulas.typed import parse_typed
from rmsprop_gui.optimizers.own.limits import LARGEST, MAX_LINE, MAX_TEXT, OwnRuleError
from rmsprop_gui.optimizers.own.names import GREEK_NAMES
from rmsprop_gui.parameters.parameter import SliderScale

_NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_DECLARATION = re.compile(r"[ \t]*(?P<name>[^:=<>!]*?)[ \t]*:")
_START = re.compile(r"[ \t]*(?P<name>\w+)[ \t]+starts[ \t]+at\b", re.ASCII)
_RANGE = re.compile(
    rf"[ \t]*(?P<value>{_NUMBER})(?:[ \t]+from[ \t]+(?P<low>{_NUMBER})[ \t]+to[ \t]+(?P<high>{_NUMBER}))?"
    r"(?:[ \t]+(?P<scale>log|linear))?[ \t]*",
    re.ASCII,
)
_LENGTH = re.compile(r"[ \t]*(?P<name>\w+)[ \t]*=[ \t]*length[ \t]+of\b", re.ASCII)
_ASSIGNMENT = re.compile(r"(?<![<>!=])=(?!=)")
_WORD = re.compile(r"(?<![A-Za-z_])[A-Za-z_][A-Za-z0-9_₀-₉]*", re.ASCII)
_CHANGED = re.compile(r"[ \t]*(?P<name>\w+)[ \t]*(?P<sign>\*\*|[-+*/])=", re.ASCII)


@dataclass(frozen=True)
class Place:
    """Where something stands in the text; both count from 1."""

    line: int
    column: int

    def refuse(self, reason: str) -> NoReturn:
        """Say what is wrong there."""
        raise OwnRuleError(reason, self.line, self.column)


@dataclass(frozen=True)
class Declaration:
    """A hyperparameter: its usual value and, where that is said, its range and the scale of its slider."""

    name: str
    place: Place
    value: float
    low: float | None
    high: float | None
    scale: SliderScale | None


@dataclass(frozen=True)
class Formula:
    """The line that sets `name`, or what `name` starts at, as it was typed; its formula begins at `begins`."""

    name: str
    place: Place
    text: str
    begins: Place

    def parsed(self, known: Mapping[str, str], why_not: Callable[[str], str]) -> Expression:
        """The formula over the names that `known` gives to words; `why_not` says what there is to say of others.

        Raises OwnRuleError, at the place in the text, where it is none.
        """
        try:
            return parse_typed(self.text, known, run_together=False)
        except FormulaError as error:
            return self.at(error.place).refuse(self._reason(error, known, why_not))

    def _reason(self, error: FormulaError, known: Mapping[str, str], why_not: Callable[[str], str]) -> str:
        """The reason of an error in the words of a rule: of a formula alone more could be missing."""
        letter = self.text[error.place : error.place + 1]
        if letter in GREEK_NAMES:
            return f"write {GREEK_NAMES[letter]} for {letter}"
        word = _WORD.match(self.text, error.place)
        if word is None or word[0] in known or word[0] in FUNCTIONS:
            return error.reason
        is_called = self.text[word.end() :].lstrip().startswith("(")
        return f"there is no function {word[0]}: there are {', '.join(FUNCTIONS)}" if is_called else why_not(word[0])

    def where(self, words: Collection[str]) -> Place:
        """Where the formula has one of these words for the first time."""
        places = (match.start() for match in _WORD.finditer(self.text) if match[0] in words)
        return self.at(next(places, 0))

    def at(self, index: int) -> Place:
        """Where a letter of the formula stands."""
        return Place(self.begins.line, self.begins.column + index)


@dataclass(frozen=True)
class OwnText:
    """All statements of a text, each kind in order; `end` is where another line could be added."""

    declarations: tuple[Declaration, ...]
    starts: tuple[Formula, ...]
    lengths: tuple[Formula, ...]
    lines: tuple[Formula, ...]
    end: Place


def read(text: str) -> OwnText:
    """Cut a text into its statements. Raises OwnRuleError for what is none."""
    if len(text) > MAX_TEXT:
        Place(1, 1).refuse(f"the text is longer than {MAX_TEXT:,} characters")
    declarations: list[Declaration] = []
    starts: list[Formula] = []
    lengths: list[Formula] = []
    lines: list[Formula] = []
    for number, line in _statements(text):
        if len(line) > MAX_LINE:
            Place(number, MAX_LINE + 1).refuse(f"a line has at most {MAX_LINE} characters")
        if match := _DECLARATION.match(line):
            declarations.append(_declaration(number, line, match))
        elif match := _START.match(line):
            starts.append(_named(number, line, match))
        elif match := _LENGTH.match(line):
            lengths.append(_named(number, line, match))
        else:
            lines.append(_assignment(number, line))
    return OwnText(tuple(declarations), tuple(starts), tuple(lengths), tuple(lines), _end(text))


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers and without comments."""
    for number, line in enumerate(text.split("\n"), 1):
        statement = line.partition("#")[0].rstrip()
        if statement:
            yield number, statement


def _end(text: str) -> Place:
    lines = text.split("\n")
    return Place(len(lines), len(lines[-1]) + 1)


def _declaration(number: int, line: str, match: re.Match[str]) -> Declaration:
    place = Place(number, match.start("name") + 1)
    name = _identifier(match["name"], place)
    said = _RANGE.fullmatch(line, match.end())
    if said is None:
        begins = match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip())
        Place(number, begins + 1).refuse(
            f"after {name}: a number is expected and, if you like, its range, as in {name}: 0.9 from 0 to 1"
        )
    value, low, high = (_number(number, said, part) for part in ("value", "low", "high"))
    assert value is not None
    return Declaration(name, place, value, low, high, _scale(said["scale"]))


def _number(line: int, said: re.Match[str], part: str) -> float | None:
    if said[part] is None:
        return None
    number = float(said[part])
    if not math.isfinite(number) or abs(number) > LARGEST:
        Place(line, said.start(part) + 1).refuse(f"a number beyond {LARGEST:g}")
    return number + 0.0


def _scale(said: str | None) -> SliderScale | None:
    return "log" if said == "log" else "linear" if said == "linear" else None


def _assignment(number: int, line: str) -> Formula:
    begins = len(line) - len(line.lstrip())
    if match := _CHANGED.match(line):
        name, sign = match["name"], match["sign"]
        Place(number, match.start("sign") + 1).refuse(f"write {name} = {name} {sign} …: {sign}= is not known here")
    equals = _ASSIGNMENT.search(line)
    if equals is None:
        Place(number, begins + 1).refuse(
            "a line sets something, as in direction = g, or declares a hyperparameter, as in beta: 0.9"
        )
    return _formula(number, line, begins, len(line[: equals.start()].rstrip()), equals.end())


def _named(number: int, line: str, match: re.Match[str]) -> Formula:
    """What stands behind the words that a statement of its own begins with."""
    return _formula(number, line, match.start("name"), match.end("name"), match.end())


def _formula(number: int, line: str, begins: int, ends: int, after: int) -> Formula:
    place = Place(number, begins + 1)
    return Formula(_identifier(line[begins:ends], place), place, line[after:], Place(number, after + 1))


def _identifier(name: str, place: Place) -> str:
    try:
        return check_identifier(name)
    except ValueError as error:
        if not name:
            place.refuse("a name is missing here")
        if name in GREEK_NAMES:
            place.refuse(f"write {GREEK_NAMES[name]} for {name}")
        return place.refuse(str(error))
