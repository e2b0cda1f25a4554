"""One step of one run, put into formulas, numbers and a table: all from what the rule declares and the run recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from rmsprop_gui.formulas.expression import compile_function, parse, substitute
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.typeset import Box, Fenced, Glyphs, Letter, Piece, join, letter, relation, typeset, value
from rmsprop_gui.optimizers.hyperparameter import Hyperparameter
from rmsprop_gui.optimizers.rule import MOVE, UpdateRule
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces.surface import Array

_AHEAD = Symbol("y")  # where a rule that looks ahead asks for the gradient, as in Nesterov's paper
_X, _G, _F = Symbol("x"), Symbol("g"), Symbol("f")


@dataclass(frozen=True)
class TableRow:
    """A quantity of the step for both parameters; NaN where it is undefined."""

    label: str
    symbol: str
    values: tuple[float, float]
    strong: bool = False


def in_symbols(rule: UpdateRule) -> tuple[Box, ...]:
    """The update as formulas, one a line, in the rule's own letters."""
    atom = _letters(rule)
    looks_ahead = rule.look_at() != "x"
    lines: list[Box] = []
    if looks_ahead:
        lines.append(relation(Letter(_AHEAD), "←", typeset(parse(rule.look_at()), atom).box))
    point = Letter(_AHEAD if looks_ahead else _X)
    lines.append(relation(Letter(_G), "←", join(Glyphs("∇"), Letter(_F), Fenced(point))))
    lines += [relation(atom(target).box, "←", typeset(parse(text), atom).box) for target, text in _remembered(rule)]
    lines.append(relation(Letter(_X), "←", typeset(_move(rule), atom).box))
    return tuple(lines)


def in_numbers(rule: UpdateRule, recording: Recording, row: int, axis: int) -> tuple[Box, ...]:
    """The same lines with the numbers of the step that led to `row` (1 or later), for parameter `axis` (0 or 1)."""
    steps = recording.steps
    before = dict(zip(rule.accumulators, steps.accumulators[row - 1, :, axis], strict=True))
    x, g = steps.position[row - 1, axis], steps.gradient[row, axis]
    lines: list[Box] = []
    known: dict[str, Any] = {**rule.values(), "x": x, **before}
    if rule.look_at() != "x":
        point = compile_function(known, (rule.look_at(),))(**known)
        lines.append(_solved(point, typeset(parse(rule.look_at()), _numbers(rule, known))))
    lines.append(relation(Letter(_G), "=", value(float(g)).box))
    for assignment, names, result in rule.unfold(g, row, before):
        known = {**names, "x": x}
        if assignment.target not in ("rate", "direction"):
            lines.append(_solved(result, typeset(assignment.expression, _numbers(rule, known))))
    lines.append(_solved(steps.position[row, axis], typeset(_move(rule), _numbers(rule, known))))
    return tuple(lines)


def table(rule: UpdateRule, recording: Recording, row: int) -> tuple[TableRow, ...]:
    """Everything the step that led to `row` (1 or later) was made of."""
    steps, quantities = recording.steps, rule.quantities()
    before = dict(zip(rule.accumulators, steps.accumulators[row - 1], strict=True))
    rows = [TableRow("gradient", "g", _pair(steps.gradient[row]))]
    for assignment, _, result in rule.unfold(steps.gradient[row], row, before):
        quantity = quantities[assignment.target]
        if assignment.target not in ("rate", "direction"):
            rows.append(TableRow(quantity.label, str(quantity.symbol), _pair(result)))
    rate, direction = steps.rate[row], steps.direction[row]
    rows.append(TableRow("effective rate", "r", _pair(rate), strong=True))
    rows.append(TableRow("direction", "d", _pair(direction)))
    rows.append(TableRow("step", "−r·d", _pair(-(rate * direction))))
    rows.append(TableRow("stable below", "2/λ", _pair(steps.limit[row])))
    return tuple(rows)


def _remembered(rule: UpdateRule) -> list[tuple[str, str]]:
    lines = rule.assignments()
    return [(line.target, line.text) for line in lines if line.target not in ("rate", "direction")]


def _move(rule: UpdateRule) -> Any:
    """The last line, with the rate and the direction written out."""
    parts = {line.target: line.expression for line in rule.assignments() if line.target in ("rate", "direction")}
    return substitute(parse(MOVE), parts)


def _letters(rule: UpdateRule) -> Callable[[str], Piece]:
    declared, quantities = rule.declared(), rule.quantities()

    def atom(name: str) -> Piece:
        declaration = declared.get(name)
        if isinstance(declaration, Hyperparameter):
            return letter(declaration.symbol, role=name)
        return letter(quantities[name].symbol)

    return atom


def _numbers(rule: UpdateRule, known: dict[str, Any]) -> Callable[[str], Piece]:
    declared = rule.declared()

    def atom(name: str) -> Piece:
        exact = name in declared or name == "t"
        return value(float(known[name]), role=name if name in declared else "", whole=exact)

    return atom


def _solved(result: float, right: Piece) -> Box:
    return relation(value(float(result)).box, "=", right.box)


def _pair(values: Array) -> tuple[float, float]:
    first, second = np.broadcast_to(values, 2).tolist()
    return first, second
