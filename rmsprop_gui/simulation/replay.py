"""Paths that are not computed but were recorded elsewhere, block by block as a stepper gives those that are."""

import math
from typing import Protocol

import numpy as np

from rmsprop_gui.optimizers.elsewhere import Elsewhere
from rmsprop_gui.optimizers.recorded_path import RecordedPath
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.stepper import Block, Stepper, Trajectory
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.surfaces.surface import Array


class Steps(Protocol):
    """What gives the rows of a path, a block at a time; see `Stepper`."""

    done: bool

    @property
    def next_row(self) -> int:
        """The first row that has not been given yet."""

    def advance(self, rows: int, deadline: float = math.inf) -> Block:
        """Up to so many more rows, at least one."""


def steps_of(trial: Trial) -> Steps:
    """What gives the rows of a trial: they are computed, or were recorded elsewhere."""
    path = trial.rule.recorded_path()
    return Stepper(*trial) if path is None else Replay(trial.objective, path)


def trial_of(objective: Objective, path: RecordedPath) -> Trial:
    """A path that was recorded elsewhere, on what it is shown on."""
    return Trial(objective, path.positions[0], Elsewhere(path=path), path.steps)


class Replay:
    """Gives the rows of a recorded path; height and slope are those of the surface where they were not recorded.

    The path ends as one that is computed where the surface has no finite height.
    """

    def __init__(self, objective: Objective, path: RecordedPath) -> None:
        self._objective, self._path = objective, path
        self._row = 0
        self.done = False

    @property
    def next_row(self) -> int:
        """The first row that has not been given yet."""
        return self._row

    def advance(self, rows: int, deadline: float = math.inf) -> Block:
        """Up to so many more rows. Raises ValueError where the surface has no finite height at the start."""
        first, end = self._row, min(self._row + max(rows, 1), self._path.steps + 1)
        trajectory = self._trajectory(slice(first, end))
        finite = np.isfinite(trajectory.loss)
        diverged_at = None if finite.all() else first + int(finite.argmin())
        if diverged_at == 0:
            raise ValueError(f"the surface {self._objective.surface.name} has no finite value at the start")
        if diverged_at is not None:
            trajectory = trajectory.rows(slice(diverged_at - first))
        for column in trajectory:
            column.flags.writeable = False
        self._row = end
        self.done = end > self._path.steps or diverged_at is not None
        return Block(first, trajectory, diverged_at)

    def _trajectory(self, rows: slice) -> Trajectory:
        path = self._path
        position = np.array(path.positions[rows], float)
        t = np.arange(rows.start, rows.stop, dtype=float)
        count, unknown = len(t), np.full((len(t), 2), np.nan)
        gradient, rate = (_of_steps(pairs, rows, unknown) for pairs in (path.gradients, path.rates))
        with np.errstate(all="ignore"):
            x1, x2 = position.T
            loss, slope = np.empty(count), np.empty(count)
            loss[:] = path.losses[rows] if path.losses else self._objective.value(x1, x2, t)
            slope[:] = np.hypot(*self._objective.slope(x1, x2, t))
            before = np.array(path.positions[max(rows.start - 1, 0) : rows.stop], float)
            moved = np.concatenate((unknown[: rows.start == 0], np.diff(before, axis=0)))
            direction = -moved / rate
        return Trajectory(position, loss, slope, unknown.copy(), gradient, rate, direction, np.empty((count, 0, 2)))


def _of_steps(pairs: tuple[tuple[float, float], ...], rows: slice, unknown: Array) -> Array:
    """What is known of the steps that have led to these rows; nothing has led to the start."""
    known = unknown.copy()
    if pairs:
        first = max(rows.start, 1)
        known[first - rows.start :] = np.reshape(pairs[first - 1 : rows.stop - 1], (-1, 2))
    return known
