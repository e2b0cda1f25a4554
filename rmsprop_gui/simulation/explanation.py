"""One step of one run put into formulas and a table: all from what the rule declares and the run recorded."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from rmsprop_gui.formulas import Expression, names, parse, substitute
from rmsprop_gui.formulas.meaning import Letters, Meaning, Notation, Span, Spans, plain
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.tree import Call, Name, Number
from rmsprop_gui.formulas.typeset import (
    Box,
    Fenced,
    Glyphs,
    Letter,
    Piece,
    join,
    letter,
    linear,
    relation,
    typeset,
    value,
)
from rmsprop_gui.optimizers.meanings import AHEAD, DIRECTION, GRADIENT, POSITION, RATE
from rmsprop_gui.optimizers.rule import MOVE, UpdateRule
from rmsprop_gui.simulation.dissection import LOOK_AHEAD, TRUE_GRADIENT, Dissection, Pair, parts_of

_F = Symbol("f")
_MADE_OF_MEMORY = ("rate", "direction")
MOVE_WRITTEN: Spans = (Span("−"), Span("r", RATE), Span("·"), Span("d", DIRECTION))
"""How the move of a step is written."""


@dataclass(frozen=True)
class TableRow:
    """A quantity of the step for both parameters; NaN where it is undefined. `target` is the part it comes from."""

    label: str
    written: Spans
    values: Pair
    target: str
    strong: bool = False

    @property
    def symbol(self) -> str:
        """How it is written, as text."""
        return plain(self.written)


@dataclass(frozen=True)
class Equation:
    """A line of an update: what it sets, and what that is made of.

    `right` is None where that is said with the result already: a number that is only taken over.
    """

    target: str
    result: Box
    right: Box | None

    def written(self, sign: str = "=") -> Box:
        """The two sides with a sign between them, or the result alone."""
        return self.result if self.right is None else relation(self.result, sign, self.right)

    @property
    def text(self) -> str:
        """result = right, as one line of text."""
        return linear(self.written())


@lru_cache(maxsize=256)
def lettered(rule: UpdateRule, detailed: bool = False, notation: Notation = Notation.LAB) -> tuple[Equation, ...]:
    """The lines of an update in the letters of a notation.

    A rate or a direction that is another quantity by a second name has no line of its own, nor has the gradient of the
    point where the run is. With `detailed` there is one line for each part of the step.
    """
    letters, looks_ahead = rule.letters(notation), rule.lookahead() != "x"
    atom = _lettered(rule, letters)
    written_out = {} if detailed else _written_out(rule)
    lines: list[Equation] = []
    if looks_ahead:
        lines.append(Equation(LOOK_AHEAD, _letter(AHEAD, letters), typeset(rule.asked_at(), atom).box))
    if looks_ahead or detailed:
        point = Fenced(_letter(AHEAD if looks_ahead else POSITION, letters))
        lines.append(Equation("g", _letter(GRADIENT, letters), join(Glyphs("∇"), Letter(_F), point)))
    lines += [
        Equation(line.target, atom(line.target).box, typeset(line.expression, atom).box)
        for line in rule.assignments()
        if line.target not in written_out
    ]
    moved = typeset(substitute(parse(MOVE), written_out), atom).box
    return (*lines, Equation("x", _letter(POSITION, letters), moved))


def awaited(line: Equation) -> Equation:
    """A line of `lettered` in the shape in which `solved` will tell it: what is taken over is not said twice."""
    is_taken_over = line.target == "g" or isinstance(line.right, Letter)
    return replace(line, right=None) if is_taken_over else line


def in_symbols(rule: UpdateRule, detailed: bool = False, notation: Notation = Notation.LAB) -> tuple[Box, ...]:
    """The same lines as formulas: v ← β₂ v + …"""
    return tuple(line.written("←") for line in lettered(rule, detailed, notation))


class LineToSolve(NamedTuple):
    """A line of `lettered` before the numbers of a step are put into it: what it sets, and from what.

    `expression` is None where the result says it all: a number that is only taken over. `place` is that among the
    assignments of the rule; None for what is none of them: the point ahead, the gradient there, and the move.
    """

    target: str
    expression: Expression | None
    place: int | None = None


@lru_cache(maxsize=256)
def to_solve(rule: UpdateRule, detailed: bool = False) -> tuple[LineToSolve, ...]:
    """The lines of `lettered`, one for one, as formulas of what is known when they are carried out."""
    looks_ahead, written_out = rule.lookahead() != "x", {} if detailed else _written_out(rule)
    lines = [LineToSolve(LOOK_AHEAD, rule.asked_at())] if looks_ahead else []
    if looks_ahead or detailed:
        lines.append(LineToSolve("g", None))
    for place, line in enumerate(rule.assignments()):
        if line.target not in written_out:
            taken_over = isinstance(line.expression, Name)  # it would say the same number twice
            lines.append(LineToSolve(line.target, None if taken_over else line.expression, place))
    return (*lines, LineToSolve("x", substitute(parse(MOVE), written_out)))


def solved(step: Dissection, axis: int, detailed: bool = False) -> tuple[Equation, ...]:
    """The same lines with the numbers of a step, for parameter `axis` (0 or 1), and with the edge of a box it met."""
    rule, values = step.rule, step.values
    meanings = {part.target: part.meaning for part in parts_of(rule)}
    last, before = step.lines[-1], len(step.lines) - len(rule.assignments())
    at_end = {**last.names(axis), last.assignment.target: last.result[axis]}

    def came_out(line: LineToSolve) -> Equation:
        result, right = value(float(values[line.target][axis]), meaning=meanings[line.target]).box, line.expression
        if right is None:
            return Equation(line.target, result, None)
        if line.target == "x":
            known = at_end
            right = Call(step.kept[axis], (right, Number(values["x"][axis]))) if step.kept[axis] else right
        else:
            known = step.lines[before + line.place if line.place is not None else 0].names(axis)
        return Equation(line.target, result, typeset(right, _numbers(rule, known)).box)

    return tuple(map(came_out, to_solve(rule, detailed)))


def table(
    step: Dissection, limit: Pair, done: Iterable[str] | None = None, notation: Notation = Notation.LAB
) -> tuple[TableRow, ...]:
    """Everything the step was made of, and `limit`, below which the rule is stable where the run is now, if any.

    `done` are the parts whose numbers are told, all where it is None. In whatever order a rule carries its lines out,
    what is remembered comes before rate and direction.
    """
    rule, values, letters = step.rule, step.values, step.rule.letters(notation)
    told = set(values) if done is None else set(done)
    rows = []
    for part in sorted(parts_of(rule), key=lambda part: part.target in _MADE_OF_MEMORY):
        if part.target not in ("x", LOOK_AHEAD):
            strong = part.target == "rate"
            written = (span_of(part.meaning, letters),)
            rows.append(TableRow(part.label, written, values[part.target], part.target, strong))
        if part.target == "g" and step.true_gradient is not None:
            own = (span_of(TRUE_GRADIENT.meaning, letters),)
            rows.append(TableRow(TRUE_GRADIENT.label, own, step.true_gradient, "g"))
    rate, direction = values["rate"], values["direction"]
    rows.append(TableRow("step", MOVE_WRITTEN, (-(rate[0] * direction[0]), -(rate[1] * direction[1])), "x"))
    told_rows = tuple(row if row.target in told else _untold(row) for row in rows)
    name = limit_name(rule)
    return (*told_rows, TableRow("stable below", (Span(name),), limit, "limit")) if name is not None else told_rows


def limit_name(rule: UpdateRule, index: str = "") -> str | None:
    """The rate below which a rule is stable, as a formula of the curvature λ: 38/λ. None where there is no such rate.

    `index` goes behind λ. An L2 penalty adds to the curvature of the surface: 2/(λ + l₂).
    """
    bound = rule.stability_bound()
    if bound is None:
        return None
    curvature = f"(λ{index} + {rule.declared()['l2'].short_label()})" if rule.curvature_added() else f"λ{index}"
    return f"{bound:.4g}/{curvature}"


def joint_limit_name(rule: UpdateRule, index: str) -> str | None:
    """The same for one of two parameters with rates r₁ and r₂ that act together: 2·r₁/λmax, λmax that of diag(r)·H."""
    bound = rule.stability_bound()
    return None if bound is None else f"{bound:.4g}·r{index}/λmax"


def _untold(row: TableRow) -> TableRow:
    return TableRow(row.label, row.written, (float("nan"), float("nan")), row.target, row.strong)


@lru_cache(maxsize=256)
def _written_out(rule: UpdateRule) -> Mapping[str, Expression]:
    """The rate and the direction that need no line, being another quantity by a second name; and which one.

    Not where that is another by the end of the step, nor where another line reads them.
    """
    lines, written_out = rule.assignments(), {}
    for index, line in enumerate(lines):
        if line.target in ("rate", "direction") and isinstance(line.expression, Name):
            later = {after.target for after in lines[index + 1 :]}
            is_read = any(line.target in names(other.expression) for other in lines)
            if not is_read and later.isdisjoint(names(line.expression)):
                written_out[line.target] = line.expression
    return written_out


def span_of(meaning: Meaning, letters: Letters) -> Span:
    """The letter of something, to be written within a line of text."""
    return Span(str(letters.get(meaning, meaning.symbol)), meaning)


def _letter(meaning: Meaning, letters: Letters) -> Letter:
    return Letter(letters.get(meaning, meaning.symbol), meaning)


def _lettered(rule: UpdateRule, letters: Letters) -> Callable[[str], Piece]:
    meanings = rule.meanings()

    def atom(name: str) -> Piece:
        return letter(letters[meanings[name]], meanings[name])

    return atom


def _numbers(rule: UpdateRule, known: dict[str, Any]) -> Callable[[str], Piece]:
    declared, meanings = rule.declared(), rule.meanings()

    def atom(name: str) -> Piece:
        exact = name in declared or name == "t"
        return value(float(known[name]), meaning=meanings[name], whole=exact)

    return atom
