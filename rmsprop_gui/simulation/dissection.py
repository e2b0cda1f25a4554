"""One step of one run taken apart: its parts in the order in which they are carried out, and what came out of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

import numpy as np

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.quantity import Kind
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.optimizers.update import Assignment
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.recording import Recording

Pair = tuple[float, float]
LOOK_AHEAD = "look ahead"


class Drawn(Enum):
    """What a part of a step is in the plane."""

    POINT = "the point that is asked for its gradient"
    GRADIENT = "an arrow down the gradient"
    ARROW = "an arrow: a sum or a mean of gradients"
    SQUARES = "a square along each axis, with the root as its side"
    SIZES = "a square along each axis, with the size itself as its side"
    WORDS = "its two numbers, as it has no place in the plane"
    RATE = "how far each parameter may go"
    DIRECTION = "an arrow against the direction"
    MOVE = "the step itself"


_KINDS = {
    Kind.GRADIENTS: Drawn.ARROW,
    Kind.SQUARES: Drawn.SQUARES,
    Kind.SIZES: Drawn.SIZES,
    Kind.OTHER: Drawn.WORDS,
    Kind.POSITIVE: Drawn.WORDS,
}
_OWN = {"g": Drawn.GRADIENT, "rate": Drawn.RATE, "direction": Drawn.DIRECTION, "x": Drawn.MOVE}


@dataclass(frozen=True)
class StepPart:
    """A line of the update: the name it sets, and how that is called, what it means and how it is drawn."""

    target: str
    label: str
    meaning: Meaning
    drawn: Drawn

    @property
    def symbol(self) -> Symbol:
        """Its own letter."""
        return self.meaning.symbol


TRUE_GRADIENT = StepPart("true gradient", "true gradient", meanings.TRUE_GRADIENT, Drawn.GRADIENT)
"""No part of the step, but what chance has made another gradient of."""


@lru_cache(maxsize=256)
def parts_of(rule: UpdateRule) -> tuple[StepPart, ...]:
    """The parts of every step of a rule, from what it declares."""
    looks_ahead = rule.lookahead() != "x"
    targets = ("g", *(line.target for line in rule.assignments()), "x")
    first = (StepPart(LOOK_AHEAD, "look ahead", meanings.AHEAD, Drawn.POINT),) if looks_ahead else ()
    return (*first, *(_part(rule, target) for target in targets))


def _part(rule: UpdateRule, target: str) -> StepPart:
    quantity = rule.quantities()[target]
    drawn = _OWN.get(target) or _KINDS[quantity.kind]
    return StepPart(target, "move" if target == "x" else quantity.label, quantity.meaning, drawn)


@dataclass(frozen=True)
class EvaluatedLine:
    """A line of the update as it was carried out: what each name stood for, and what came out, for both parameters."""

    assignment: Assignment
    known: Mapping[str, Any]
    result: Pair

    def names(self, axis: int) -> dict[str, Any]:
        """What the names stood for in the line of one parameter."""
        return {name: _of(value, axis) for name, value in self.known.items()}


@dataclass(frozen=True)
class Dissection:
    """The step that led to `row`, taken by `rule` from `before`."""

    rule: UpdateRule
    row: int
    before: Pair
    lines: tuple[EvaluatedLine, ...]
    values: Mapping[str, Pair]
    """What came out of each part, by its target."""
    kept: tuple[str, str] = ("", "")
    """Where a box has stopped the move along an axis: the function that did, `maximum` at its lower edge, `minimum` at
    its upper one."""
    true_gradient: Pair | None = None
    """What the gradient would have been without chance; None where there is none, or nobody has asked for it."""

    def came_to(self, part: StepPart) -> Pair:
        """The numbers of a part, or those of the true gradient."""
        if part is TRUE_GRADIENT and self.true_gradient is not None:
            return self.true_gradient
        return self.values[part.target]


def dissect(rule: UpdateRule, recording: Recording, row: int, objective: Objective | None = None) -> Dissection:
    """Take the step apart that led to `row`, 1 or later. `rule` is the one that took it.

    With the objective, where that is random, it says what the gradient would have been without chance.
    """
    steps = recording.trajectory
    x, gradient = steps.position[row - 1], steps.gradient[row]
    remembered = dict(zip(rule.accumulators, steps.accumulators[row - 1], strict=True))
    values: dict[str, Pair] = {}
    lines = []
    with np.errstate(all="ignore"):
        if rule.lookahead() != "x":
            step = (row,) if rule.lookahead_reads_step else ()
            values[LOOK_AHEAD] = pair(rule.probe()(x, *step, *remembered.values()))
            known = {**rule.values(), "x": x, "t": row, **remembered}
            lines.append(EvaluatedLine(Assignment(LOOK_AHEAD, rule.asked_at()), known, values[LOOK_AHEAD]))
        values["g"] = pair(gradient)
        lengths = rule.lengths_at(x, gradient, row, [*remembered.values()])
        for assignment, names, result in rule.evaluate_lines(gradient, row, remembered, x, lengths):
            values[assignment.target] = pair(result)
            lines.append(EvaluatedLine(assignment, names, values[assignment.target]))
    values["x"] = pair(steps.position[row])
    moved = pair(x - steps.rate[row] * steps.direction[row])
    kept = _stopped(moved[0], values["x"][0]), _stopped(moved[1], values["x"][1])
    true_gradient = _true_gradient(objective, values.get(LOOK_AHEAD, pair(x)), row)
    return Dissection(rule, row, pair(x), tuple(lines), values, kept, true_gradient)


def _true_gradient(objective: Objective | None, point: Pair, row: int) -> Pair | None:
    if objective is None or not objective.is_random:
        return None
    with np.errstate(all="ignore"):
        x1, x2 = np.array(point)
        first, second = objective.mean_gradient(x1, x2, row)
    return float(first), float(second)


def _stopped(moved: float, arrived: float) -> str:
    return "maximum" if moved < arrived else "minimum" if moved > arrived else ""


def pair(values: Any) -> Pair:
    """The numbers of both parameters; one number stands for both."""
    if not isinstance(values, np.ndarray):
        return float(values), float(values)
    first, second = values.tolist()
    return first, second


def _of(value: Any, axis: int) -> Any:
    return value[axis] if isinstance(value, np.ndarray) else value
