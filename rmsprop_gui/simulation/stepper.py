"""One run, stepped: the same bits however the steps are cut into chunks."""

import math
import time
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.surfaces.surface import Array, Point, Surface, stability_limits


class Steps(NamedTuple):
    """What is known of n consecutive rows of a run. Row t is after t steps.

    `limit` is 2/λ of the Hessian at `position`, see `stability_limits`; NaN where nothing is stable.
    """

    position: Array
    """(n, 2)"""
    loss: Array
    """(n,)"""
    limit: Array
    """(n, 2)"""
    gradient: Array
    """(n, 2), where the rule asked for it; NaN in row 0, like all that follow."""
    rate: Array
    """(n, 2)"""
    direction: Array
    """(n, 2)"""
    accumulators: Array
    """(n, k, 2), after the step; zero in row 0."""

    def rows(self, part: slice) -> "Steps":
        return Steps(*(column[part] for column in self))


def empty_steps(rows: int, accumulators: int) -> Steps:
    pair = (rows, 2)
    shapes = (pair, (rows,), pair, pair, pair, pair, (rows, accumulators, 2))
    return Steps(*(np.empty(shape) for shape in shapes))


@dataclass(frozen=True)
class Block:
    """Rows of a run from row `first` on; read-only. `diverged_at` is the step whose result was no longer finite."""

    first: int
    steps: Steps
    diverged_at: int | None = None


class Stepper:
    """Walks one rule over one surface, block by block.

    The first block begins with row 0, the start. After divergence, or after `total` steps, `done` is true.
    """

    def __init__(self, surface: Surface, start: Point, rule: UpdateRule, total: int) -> None:
        self._surface = surface
        self._total = total
        self._probe = rule.probe() if rule.look_at() != "x" else None
        self._step = rule.step()
        self._x: Array = np.array(start, float)
        self._accumulators = rule.start()
        self._t = -1  # the last row that has been computed
        self.done = False

    @property
    def next_row(self) -> int:
        return self._t + 1

    def advance(self, rows: int, deadline: float = math.inf) -> Block:
        """Compute up to `rows` more rows, fewer once `time.perf_counter()` has passed `deadline`, but at least one."""
        first = self._t + 1
        steps = empty_steps(min(rows, self._total + 1 - first), len(self._accumulators))
        with np.errstate(all="ignore"):  # overflow and 0/0 are results here: they end the run below
            count = self._fill(steps, deadline)
            steps = steps.rows(slice(count))
            self._measure(steps)
        block = _up_to_last_finite(first, steps)
        self.done = self._t >= self._total or block.diverged_at is not None
        for column in block.steps:
            column.flags.writeable = False
        return block

    def _fill(self, steps: Steps, deadline: float) -> int:
        """Take steps until the rows are full or time is up; say how many rows there are."""
        gradient_of, probe, step, array, clock = (
            self._surface.gradient,
            self._probe,
            self._step,
            np.array,
            time.perf_counter,
        )
        positions, _, _, gradients, rates, directions, kept = steps
        x, accumulators, t = self._x, self._accumulators, self._t
        row = 0
        for row in range(len(positions)):
            t += 1
            if t == 0:
                gradients[0] = rates[0] = directions[0] = np.nan
            else:
                point = x if probe is None else probe(x, *accumulators)
                try:
                    slope = gradient_of(*point.tolist())
                except ArithmeticError:  # plain numbers are faster, but raise where numpy's overflow
                    slope = gradient_of(*point)
                gradients[row] = g = array(slope)
                rate, direction, *accumulators = step(g, t, *accumulators)
                rates[row], directions[row] = rate, direction
                x = x - rate * direction
            positions[row] = x
            for index, accumulator in enumerate(accumulators):
                kept[row, index] = accumulator
            if clock() > deadline:
                break
        self._x, self._accumulators, self._t = x, tuple(accumulators), t
        return row + 1

    def _measure(self, steps: Steps) -> None:
        """Fill in what follows from the positions alone, all rows at once."""
        x1, x2 = steps.position.T
        steps.loss[:] = self._surface.value(x1, x2)
        steps.limit[:] = stability_limits(self._surface.hessian(x1, x2), len(x1))


def _up_to_last_finite(first: int, steps: Steps) -> Block:
    """Cut the rows at the first that holds an overflow or a NaN in anything a step is made of."""
    finite = np.isfinite(steps.position).all(axis=1) & np.isfinite(steps.loss)
    finite &= np.isfinite(steps.accumulators).all(axis=(1, 2))
    for column in (steps.gradient, steps.rate, steps.direction):
        finite &= np.isfinite(column).all(axis=1) | (np.arange(first, first + len(column)) == 0)
    if finite.all():
        return Block(first, steps)
    count = int(finite.argmin())
    return Block(first, steps.rows(slice(count)), first + count)
