"""Why a step may have no numbers although nothing has overflowed: it divides nothing by nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.formulas import Expression, compile_function, parse
from rmsprop_gui.formulas.tree import Binary, Call, Name, Negative, nodes
from rmsprop_gui.optimizers.rule import MOVE, UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces.surface import Array

Each = NDArray[np.bool_]
"""For either parameter, (2,)."""


@dataclass(frozen=True)
class Cure:
    """A hyperparameter that is zero and at its usual value would have kept the divisor from zero.

    `purpose` says what it is for in the words of its declaration, `moves` how far the step would have gone with it.
    """

    symbol: str
    purpose: str
    value: float
    moves: tuple[float, float]


@dataclass(frozen=True)
class ZeroDivision:
    """A step in which 0/0 came up from finite numbers: along which parameters, 0 or 1, and what would have helped."""

    axes: tuple[int, ...]
    cures: tuple[Cure, ...] = ()


@dataclass(frozen=True)
class Taken:
    """What a step is taken from: the rule, the step, and, (2,) each, point, gradient and what is remembered."""

    rule: UpdateRule
    t: int
    x: Array
    gradient: Array
    remembered: tuple[Array, ...]

    def lines(self) -> Iterator[tuple[str, Expression, Mapping[str, Any]]]:
        """Target and expression of each line, the move last, and what its names stand for."""
        memory = dict(zip(self.rule.accumulators, self.remembered, strict=True))
        lengths = self.rule.lengths_at(self.x, self.gradient, self.t, self.remembered)
        lines = self.rule.evaluate_lines(self.gradient, self.t, memory, self.x, lengths)
        yield from ((line.target, line.expression, known) for line, known, _ in lines)
        last, known, result = lines[-1]
        yield "x", parse(MOVE), {**known, last.target: result}

    def moves(self) -> Array:
        """By how much x changes, (2,)."""
        *_, (_, expression, known) = self.lines()
        moved: Array = compile_function(tuple(known), (expression,), counts=("t",))(*known.values()) - self.x
        return moved


def zero_division(taken: Taken) -> ZeroDivision | None:
    """Where the step divides nothing by nothing; None where it does not, or is not taken from finite numbers."""
    if not all(np.isfinite(one).all() for one in (taken.x, taken.gradient, *taken.remembered)):
        return None
    found, poles = np.zeros(2, bool), dict[str, Each]()
    with np.errstate(all="ignore"):
        for target, expression, known in taken.lines():
            is_found, poles[target] = _undefined(expression, known, poles)
            found |= is_found
        axes = tuple(np.flatnonzero(found).tolist())
        return ZeroDivision(axes, tuple(_cures(taken, found))) if axes else None


def _undefined(expression: Expression, known: Mapping[str, Any], poles: Mapping[str, Each]) -> tuple[Each, Each]:
    """Whether 0/0 comes up in an expression, and whether its value is some number by zero, which times zero is 0/0 too.

    `poles` says that of the names that stand for the values of earlier lines.
    """
    parts = list(nodes((expression,)))
    results = compile_function(tuple(known), (*parts, expression), counts=("t",))(*known.values())
    zero = {part: np.broadcast_to(result == 0, 2) for part, result in zip(parts, results, strict=False)}
    found, pole = np.zeros(2, bool), dict[Expression, Each]()
    for part in parts:
        pole[part] = np.zeros(2, bool)
        match part:
            case Name(name=name):
                pole[part] = poles.get(name, pole[part])
            case Negative(operand=operand):
                pole[part] = pole[operand]
            case Call("where", (condition, one, other)):
                pole[part] = np.where(zero[condition], pole[other], pole[one])
            case Binary("/", above, below):
                found |= zero[above] & zero[below]
                pole[part] = ~zero[above] & (zero[below] | pole[above])
            case Binary("*", one, other):
                found |= pole[one] & zero[other] | pole[other] & zero[one]
                pole[part] = pole[one] | pole[other]
    return found, pole[expression]


def _cures(taken: Taken, found: Each) -> Iterator[Cure]:
    """The hyperparameters that are zero with which, at their usual value, the step would have had a result."""
    rule = taken.rule
    for name, declaration in rule.declared().items():
        usual = getattr(type(rule), name)
        if isinstance(declaration, NumericParameter) and getattr(rule, name) == 0 != usual:
            moves = replace(taken, rule=replace(rule, **{name: usual})).moves()
            if np.isfinite(moves[found]).all():
                first, second = moves.tolist()
                yield Cure(str(declaration.symbol), declaration.label, usual, (first, second))
