"""Why a step may have no numbers although nothing was divided by zero: a root or a logarithm of what has none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from rmsprop_gui.formulas import Expression, compile_function
from rmsprop_gui.formulas.tree import Binary, Call, nodes, operands
from rmsprop_gui.simulation.zero_division import Taken

POWER = "**"


@dataclass(frozen=True)
class OutsideDomain:
    """A step in which a function has no value for a finite argument.

    `function` is one of the grammar, or `POWER` for a broken exponent; `arguments` are those that have no value, along
    the parameters `axes`, 0 or 1, in the line that sets `target`.
    """

    target: str
    function: str
    axes: tuple[int, ...]
    arguments: tuple[float, ...]


def outside_domain(taken: Taken) -> OutsideDomain | None:
    """The first function in a step that has no value for what it is given; None where all have one."""
    with np.errstate(all="ignore"):
        found = (each for line in taken.lines() for each in _in_line(*line))
        return next(found, None)


def _in_line(target: str, expression: Expression, known: Mapping[str, Any]) -> Iterator[OutsideDomain]:
    parts = list(nodes((expression,)))
    results = compile_function(tuple(known), (*parts, expression), counts=("t",))(*known.values())
    came_out = {part: np.broadcast_to(result, 2) for part, result in zip(parts, results, strict=False)}
    for part in parts:
        if isinstance(part, Call) or (isinstance(part, Binary) and part.operator == POWER):
            read = [came_out[each] for each in operands(part)]
            lost = np.isnan(came_out[part]) & np.isfinite(read).all(axis=0)
            if lost.any():
                axes = tuple(np.flatnonzero(lost).tolist())
                function = part.function if isinstance(part, Call) else POWER
                yield OutsideDomain(target, function, axes, tuple(float(read[0][axis]) for axis in axes))
