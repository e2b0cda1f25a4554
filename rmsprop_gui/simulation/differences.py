"""What two rules do not have in common: the lines of their updates that differ, and what is set otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from rmsprop_gui.formulas import Expression, names, typeset
from rmsprop_gui.formulas.difference import Path, Same, difference, extract, weight
from rmsprop_gui.formulas.meaning import Letters, Meaning, Notation, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.tree import Name
from rmsprop_gui.formulas.typeset import Box, Fenced, Glyphs, Letter, Piece, join, letter, marked, relation
from rmsprop_gui.optimizers.meanings import AHEAD, GRADIENT, POSITION
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter, Parameter
from rmsprop_gui.simulation.experiment import Experiment

_WHOLE: frozenset[Path] = frozenset({()})
_POINT, _POINT_AHEAD = "point", "point_ahead"  # what the gradient is asked at, in its line
_ASKED = {_POINT: POSITION, _POINT_AHEAD: AHEAD}
_REMEMBERED = (Role.DIRECTION, Role.SQUARES)


class Line(NamedTuple):
    """What one of two rules computes where the other computes something else; `marked` are the parts that differ."""

    rule: UpdateRule
    meaning: Meaning
    expression: Expression
    marked: frozenset[Path] = _WHOLE

    def typeset(self, notation: Notation = Notation.LAB) -> Box:
        """The line as a formula: letter ← expression."""
        letters = self.rule.letters(notation)
        drawn = _gradient(self, letters) if self.meaning == GRADIENT else _drawn(self, letters)
        return relation(Letter(letters.get(self.meaning, self.meaning.symbol), self.meaning), "←", drawn)


class DifferingLine(NamedTuple):
    """What two rules compute for one thing; None where one of them does not compute it at all."""

    first: Line | None
    second: Line | None


class DifferingSetting(NamedTuple):
    """A parameter that two rules have and that is set to two values."""

    name: str
    declaration: Parameter
    first: Any
    second: Any

    @property
    def role(self) -> Role:
        """What a number is to a step; switches and choices are plain."""
        return self.declaration.meaning.role if isinstance(self.declaration, NumericParameter) else Role.PLAIN


@dataclass(frozen=True)
class RuleDifference:
    """All that two rules do not have in common, and how much the differing parts of their lines weigh together."""

    first: UpdateRule
    second: UpdateRule
    lines: tuple[DifferingLine, ...]
    settings: tuple[DifferingSetting, ...]
    weight: int


@lru_cache(maxsize=256)
def compare(first: UpdateRule, second: UpdateRule) -> RuleDifference:
    """Compare two rules line by line and setting by setting, by what each of them means.

    Where one remembers a mean and the other a sum of the same, these are compared with each other.
    """
    found = _marked(_Form.of(first), _Form.of(second))
    lines = tuple(DifferingLine(_of(first, each.lines.first), _of(second, each.lines.second)) for each in found)
    return RuleDifference(first, second, lines, _settings(first, second), sum(each.weight for each in found))


def _of(rule: UpdateRule, line: Line | None) -> Line | None:
    """The same line with the numbers of this rule."""
    return line._replace(rule=rule) if line is not None else None


class _Marked(NamedTuple):
    """A line that differs, and how much its differing parts weigh."""

    lines: DifferingLine
    weight: int


@dataclass(frozen=True)
class _Form:
    """What of a rule its lines depend on: not on the numbers that are set, which a slider changes again and again."""

    kind: type[UpdateRule]
    lines: tuple[tuple[str, Expression], ...]
    asked_at: Expression
    rule: UpdateRule = field(compare=False)

    @classmethod
    def of(cls, rule: UpdateRule) -> "_Form":
        """The form of a rule."""
        lines = tuple((line.target, line.expression) for line in rule.assignments())
        return cls(type(rule), lines, rule.asked_at(), rule)


@lru_cache(maxsize=256)
def _marked(one: _Form, other: _Form) -> tuple[_Marked, ...]:
    """The lines of two forms that differ."""
    first, second = one.rule, other.rule
    own, its = first.meanings() | _ASKED, second.meanings() | _ASKED
    alike = _counterparts(first, second)

    def same(name: str, other_name: str) -> bool:
        return own[name] == alike.get(its[other_name], its[other_name])

    pairs = _side_by_side(_lines(first), _lines(second), alike, same)
    return tuple(_Marked(lines, heavy) for lines, heavy in pairs if heavy)


def usual_comparison(experiment: Experiment, selected: int) -> int | None:
    """The run that another one is compared with unless somebody chooses: of all others the one with the nearest rule.

    Of several, the one that stands nearest in the list, rather above than below. None where there is no other.
    """
    runs = experiment.runs
    others = [index for index in range(len(runs)) if index != selected]
    if not 0 <= selected < len(runs) or not others:
        return None

    def far(index: int) -> tuple[int, int, int, int]:
        found = compare(runs[selected].rule, runs[index].rule)
        return found.weight, len(found.settings), abs(index - selected), index

    return min(others, key=far)


def comparison_of(experiment: Experiment, selected: int, chosen: int | None) -> int | None:
    """The run that the selected one is compared with: the chosen one, where it is another one that is there."""
    if chosen is not None and chosen != selected and 0 <= chosen < len(experiment.runs):
        return chosen if 0 <= selected < len(experiment.runs) else None
    return usual_comparison(experiment, selected)


def _counterparts(first: UpdateRule, second: UpdateRule) -> dict[Meaning, Meaning]:
    """What only the second remembers, and what the first remembers in its place: something else of the same role."""
    one = [quantity.meaning for quantity in first.remembered().values()]
    other = [quantity.meaning for quantity in second.remembered().values()]
    free = {meaning.role: meaning for meaning in one if meaning not in other and meaning.role in _REMEMBERED}
    return {meaning: free[meaning.role] for meaning in other if meaning not in one and meaning.role in free}


def _side_by_side(
    one: Sequence[Line], other: Sequence[Line], alike: Mapping[Meaning, Meaning], same: Same
) -> Iterator[tuple[DifferingLine, int]]:
    """The lines of both in order, each with how much its differing parts weigh."""
    first = {line.meaning: line for line in one}
    second = {alike.get(line.meaning, line.meaning): line for line in other}
    for meaning in _in_order(list(first), list(second)):
        line, its = first.get(meaning), second.get(meaning)
        if line is None or its is None:
            yield DifferingLine(line, its), sum(weight(each.expression) for each in (line, its) if each)
            continue
        found = difference(line.expression, its.expression, same)
        differing = DifferingLine(line._replace(marked=found.first), its._replace(marked=found.second))
        yield differing, found.weight


def _lines(rule: UpdateRule) -> tuple[Line, ...]:
    """What a rule computes, in order; that the point is moved at last is common to all."""
    meanings, looks_ahead = rule.meanings(), rule.lookahead() != "x"
    first = (Line(rule, AHEAD, rule.asked_at()),) if looks_ahead else ()
    gradient = Line(rule, GRADIENT, Name(_POINT_AHEAD if looks_ahead else _POINT))
    return (*first, gradient, *(Line(rule, meanings[line.target], line.expression) for line in rule.assignments()))


def _in_order(one: Sequence[Meaning], other: Sequence[Meaning]) -> list[Meaning]:
    """The things of both, in the order of the first; what only the other has comes after what it comes after there."""
    merged = list(one)
    for place, meaning in enumerate(other):
        if meaning not in merged:
            merged.insert(merged.index(other[place - 1]) + 1 if place else 0, meaning)
    return merged


def _settings(first: UpdateRule, second: UpdateRule) -> tuple[DifferingSetting, ...]:
    """What both have a parameter for and is set otherwise; a number only where a line reads it.

    Of two kinds of rules, lines of both have to: else there is nothing that the number could be compared with.
    """
    own, one, other = second.declared(), _read(first), _read(second)
    read = one | other if type(first) is type(second) else one & other
    found = []
    for name, declaration in first.declared().items():
        its = next((each for each, item in own.items() if _is_same(declaration, item)), None)
        counts = not isinstance(declaration, NumericParameter) or declaration.meaning in read
        if its is not None and counts and getattr(first, name) != getattr(second, its):
            found.append(DifferingSetting(name, declaration, getattr(first, name), getattr(second, its)))
    return tuple(found)


def _is_same(one: Parameter, other: Parameter) -> bool:
    if isinstance(one, NumericParameter) and isinstance(other, NumericParameter):
        return one.meaning == other.meaning
    return type(one) is type(other) and one.label == other.label


def _read(rule: UpdateRule) -> frozenset[Meaning]:
    """What all that a rule computes speaks of."""
    return frozenset(meaning for name, meaning in rule.meanings().items() if name in rule.names_read())


def _drawn(line: Line, letters: Letters) -> Box:
    meanings, found = line.rule.meanings(), extract(line.expression, line.marked)

    def atom(name: str) -> Piece:
        if part := found.parts.get(name):
            return marked(typeset(part, atom), _about(part, line.rule))
        return letter(letters[meanings[name]], meanings[name])

    return typeset(found.expression, atom).box


def _gradient(line: Line, letters: Letters) -> Box:
    """∇f of the point that it is asked at."""
    meaning = _ASKED[names(line.expression)[0]]
    point = letter(letters.get(meaning, meaning.symbol), meaning)
    return join(Glyphs("∇"), Letter(Symbol("f")), Fenced((marked(point) if line.marked else point).box))


def _about(part: Expression, rule: UpdateRule) -> Meaning | None:
    """What a part of a line is about: the first thing in it that has a colour."""
    meanings = [rule.meanings()[name] for name in names(part)]
    coloured = (meaning for meaning in meanings if meaning.role is not Role.PLAIN)
    return next(coloured, meanings[0] if meanings else None)
