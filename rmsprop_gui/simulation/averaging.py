"""A run with many seeds at once: the mean of its paths, how far they spread, and how many of them are left."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.simulation.chance import MAX_SEED
from rmsprop_gui.simulation.stride import stride_of_seeds
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.surfaces.surface import Array

Mask = NDArray[np.bool_]
LOW, HIGH = 0.16, 0.84
"""Between these parts of all losses lie the middle two thirds, as those within a standard deviation of a normal one."""
_BLOCK = 64  # steps that are noted at once
_NUMBERS = 2**21  # that a surface computes at once for all points and rows of data


def seeds_of(trial: Trial, count: int) -> range:
    """The seeds that a run is averaged over: its own and those after it, or before it where there are no more."""
    first = min(trial.objective.sampling.seed, MAX_SEED + 1 - count)
    return range(first, first + count)


@dataclass(frozen=True, eq=False)
class Averages:
    """What many seeds make of one run, row by row; row t is after t steps. Read-only.

    A seed counts up to its last finite row, as a run does by itself: `alive`, (n,), is how many are left, and every
    other number is of those alone. It is NaN where none is left.
    """

    seeds: range
    alive: Array
    mean: Array
    """(n, 2), the mean position."""
    spread: Array
    """(n, 3): variance along x₁, covariance, variance along x₂."""
    loss: Array
    """(n,), the mean of the losses, which is not the loss at the mean."""
    band: Array
    """(n, 2), the losses between which the middle two thirds of them lie."""

    @property
    def length(self) -> int:
        """How many rows are known."""
        return len(self.alive)

    @property
    def known(self) -> int:
        """How many rows have a mean: in those after them none is left."""
        return int(np.count_nonzero(self.alive))

    def is_part_of(self, other: "Averages") -> bool:
        """Whether the other ones are the same, or more rows of them."""
        return self is other or (self.length <= other.length and np.shares_memory(self.alive, other.alive))

    def row(self, step: int) -> int:
        """The row at a step, or the last that is known; −1 where none is."""
        return min(step, self.length - 1)

    def diverged(self, row: int) -> int:
        """How many seeds have no such row any more."""
        return len(self.seeds) - int(self.alive[row])

    def rows(self, count: int) -> "Averages":
        """The first rows, as views."""
        return Averages(self.seeds, *(column[:count] for column in self._columns()))

    def _columns(self) -> tuple[Array, ...]:
        return self.alive, self.mean, self.spread, self.loss, self.band


def paths_of_seeds(trial: Trial, seeds: range) -> Iterator[tuple[Array, Mask]]:
    """Block by block, the positions, (rows, 2, seeds), and whether all that each row is made of is finite."""
    changes, rule = {change.row + 1: change.rule for change in trial.changes}, trial.rule
    shape = 2, len(seeds)
    x, memory = np.repeat(np.array(trial.start, float), shape[1]).reshape(shape), list(rule.start(shape))
    table = np.zeros((_BLOCK, 4 + len(memory), *shape))
    table[0] = [x, *(np.zeros_like(x),) * 3, *memory]  # nothing has led to the start
    take = stride_of_seeds(trial.objective, rule, seeds, trial.steps)
    for t in range(1, trial.steps + 1):
        if t % _BLOCK == 0:
            yield table[:, 0].copy(), _finite(table)
        if t in changes:
            take = stride_of_seeds(trial.objective, changes[t], seeds, trial.steps)
        g, rate, direction, *memory = take(x, t, *memory)
        x = trial.objective.all_projected(x - rate * direction)
        row = table[t % _BLOCK]
        for index, part in enumerate((x, g, rate, direction, *memory)):
            row[index] = part
    table = table[: trial.steps % _BLOCK + 1]
    yield table[:, 0], _finite(table)


class SeedStepper:
    """Walks one trial with many seeds, each with the very bits of a run of its own with that seed."""

    def __init__(self, trial: Trial, count: int) -> None:
        self._trial, self.seeds = trial, seeds_of(trial, count)
        rows = trial.steps + 1
        self._averages = Averages(
            self.seeds, np.empty(rows), np.empty((rows, 2)), np.empty((rows, 3)), np.empty(rows), np.empty((rows, 2))
        )
        self._next = 0
        self._walk = paths_of_seeds(trial, self.seeds)
        self._alive: Mask = np.ones(count, bool)

    @property
    def done(self) -> bool:
        """Whether all rows are known."""
        return self._next > self._trial.steps

    @property
    def averages(self) -> Averages:
        """The rows that are known so far."""
        return self._averages.rows(self._next)

    def advance(self, deadline: float = math.inf) -> None:
        """Take steps until all are taken or `time.perf_counter()` has passed `deadline`, but some in any case.

        Raises whatever the rule or the surface raises.
        """
        with np.errstate(all="ignore"):
            while not self.done:
                self._take(*next(self._walk))
                if time.perf_counter() > deadline:
                    return

    def _take(self, position: Array, finite: Mask) -> None:
        """Note what the rows of a block come to."""
        part = slice(self._next, self._next + len(position))
        t = np.arange(part.start, part.stop, dtype=float)[:, None]
        loss = self._losses(position, t)
        finite = np.logical_and.accumulate(np.vstack((self._alive, finite & np.isfinite(loss))))[1:]
        alive = finite.sum(axis=1)
        whole = self._averages
        whole.alive[part] = alive
        whole.mean[part], whole.spread[part] = _moments(position, finite, alive)
        whole.loss[part] = np.where(finite, loss, 0.0).sum(axis=1) / alive
        whole.band[part] = _band(loss, finite, alive)
        self._alive, self._next = finite[-1], part.stop

    def _losses(self, position: Array, t: Array) -> Array:
        """(rows, seeds), of so many points at once that a surface with much data does not take all memory."""
        objective, (rows, _, seeds) = self._trial.objective, position.shape
        loss, most = np.empty((rows, seeds)), max(_NUMBERS // (seeds * max(objective.surface.row_count, 1)), 1)
        for first in range(0, rows, most):
            part = slice(first, first + most)
            loss[part] = objective.value(position[part, 0], position[part, 1], t[part])
        return loss


def _finite(table: Array) -> Mask:
    """(rows, seeds), whether all is finite that a row of (rows, parts, 2, seeds) is made of."""
    return np.asarray(np.isfinite(table).all(axis=(1, 2)), bool)


def _moments(position: Array, finite: Mask, alive: Array) -> tuple[Array, Array]:
    """The mean, (n, 2), and the variances with the covariance between them, (n, 3), of those that are left."""
    finite, alive = finite[:, None], alive[:, None]
    mean = np.where(finite, position, 0.0).sum(axis=2) / alive
    d1, d2 = np.where(finite, position - mean[..., None], 0.0).swapaxes(0, 1)
    return mean, np.column_stack([(one * other).sum(axis=1) for one, other in ((d1, d1), (d1, d2), (d2, d2))]) / alive


def _band(loss: Array, finite: Mask, alive: Array) -> Array:
    """The losses between which the middle ones lie, of those that are left."""
    ordered = np.sort(np.where(finite, loss, np.inf), axis=1)
    places = (np.array([[LOW, HIGH]]) * np.maximum(alive - 1, 0)[:, None]).round().astype(int)
    band = np.take_along_axis(ordered, places, axis=1)
    return np.where(alive[:, None] > 0, band, np.nan)
