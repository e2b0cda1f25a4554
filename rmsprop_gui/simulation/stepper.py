"""One run, stepped: the same bits however the steps are cut into chunks."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.outside_domain import OutsideDomain, outside_domain
from rmsprop_gui.simulation.stability import stability_limits
from rmsprop_gui.simulation.stride import stride
from rmsprop_gui.simulation.trial import Change
from rmsprop_gui.simulation.zero_division import Taken, ZeroDivision, zero_division
from rmsprop_gui.surfaces.surface import Array, Point, Surface

Floats = Sequence[float]
Undefined = ZeroDivision | OutsideDomain
_UNKNOWN = (math.nan,) * 6  # nothing has led to the start


class Trajectory(NamedTuple):
    """What is known of n consecutive rows of a run. Row t is after t steps, and of the objective at step t."""

    position: Array
    """(n, 2)"""
    loss: Array
    """(n,)"""
    slope: Array
    """(n,), the length of the objective's gradient at `position`, without noise; NaN where that cannot be asked."""
    limit: Array
    """(n, 2), the rates at which the rule stops being stable at `position`, see `stability_limits`."""
    gradient: Array
    """(n, 2), where the rule asked for it; NaN in row 0, like all that follow."""
    rate: Array
    """(n, 2)"""
    direction: Array
    """(n, 2)"""
    accumulators: Array
    """(n, k, 2), after the step; as the rule starts them in row 0."""

    def rows(self, part: slice) -> "Trajectory":
        """Some of the rows, as views."""
        return Trajectory(*(column[part] for column in self))


def empty_trajectory(rows: int, accumulators: int) -> Trajectory:
    """A trajectory of that many rows whose numbers have not been set."""
    pair, one = (rows, 2), (rows,)
    shapes = (pair, one, one, pair, pair, pair, pair, (rows, accumulators, 2))
    return Trajectory(*(np.empty(shape) for shape in shapes))


@dataclass(frozen=True)
class Block:
    """Rows of a run from row `first` on; read-only. `diverged_at` is the step whose result was no longer finite.

    `undefined` says so where that is because the step divided nothing by nothing, or took the root of what has none.
    """

    first: int
    trajectory: Trajectory
    diverged_at: int | None = None
    undefined: Undefined | None = None


class Stepper:
    """Walks one rule over one objective, block by block; a surface alone is one without chance or bounds.

    The first block begins with row 0, the start. After divergence, or after `total` steps, `done` is true.
    """

    def __init__(
        self,
        objective: Objective | Surface,
        start: Point,
        rule: UpdateRule,
        total: int,
        changes: Sequence[Change] = (),
    ) -> None:
        self._objective = objective = Objective(objective) if isinstance(objective, Surface) else objective
        self._total = total
        self._remembered = len(rule.accumulators)
        self._changes = {change.row + 1: change.rule for change in changes}  # by the first step it takes
        self._rules: list[tuple[int, UpdateRule]] = []  # by the first step that each takes
        self._last: Trajectory | None = None  # the last row of the block before
        self._adopt(rule, 0)
        memory: list[float] = np.reshape(rule.start((2,)), (-1, 2)).T.ravel().tolist()
        self._place = (float(start[0]), float(start[1]), memory)
        self._t = -1  # the last row that has been computed
        self._error: Exception | None = None  # what stopped the step after it
        self.done = False

    @property
    def next_row(self) -> int:
        """The first row that has not been computed yet."""
        return self._t + 1

    def advance(self, rows: int, deadline: float = math.inf) -> Block:
        """Compute up to `rows` more rows, fewer once `time.perf_counter()` has passed `deadline`, but at least one.

        Raises ValueError where the surface has no finite value at the start, and whatever the rule or the surface
        raises: at once where there is no row before that, else at the next call.
        """
        if self._error is not None:
            raise self._error
        first = self._t + 1
        with np.errstate(all="ignore"):  # overflow and 0/0 are results here: they end the run below
            numbers = self._walk(min(rows, self._total + 1 - first), deadline)
            block = self._up_to_last_finite(first, self._measured_before_error(numbers, first))
        if block.diverged_at == 0:
            raise ValueError(f"the surface {self._objective.surface.name} has no finite value at the start")
        self.done = self._t >= self._total or block.diverged_at is not None
        for column in block.trajectory:
            column.flags.writeable = False
        return block

    def _walk(self, rows: int, deadline: float) -> list[float]:
        """Take steps until there are enough rows or time is up. A row holds x, g, rate and direction for both
        parameters, then what is remembered of the first and of the second.
        """
        plain, careful, clock = self._plain, self._careful, time.perf_counter
        changes, projected = self._changes, self._objective.projected if self._objective.box else None
        numbers: list[float] = []
        x1, x2, memory = self._place
        t, last = self._t, self._t + rows
        if t < 0:
            t = 0
            numbers += (x1, x2, *_UNKNOWN, *memory)
        while t < last and not (numbers and clock() > deadline):
            t += 1
            try:
                if t in changes:
                    self._adopt(changes[t], t)
                    plain, careful = self._plain, self._careful
                try:
                    g1, g2, r1, r2, d1, d2, *memory = plain(x1, x2, t, *memory)
                except (ArithmeticError, ValueError):  # plain numbers raise where numpy's go on with inf or NaN
                    y1, y2 = np.array((x1, x2))
                    g1, g2, r1, r2, d1, d2, *memory = careful(y1, y2, t, *memory)
                x1, x2 = x1 - r1 * d1, x2 - r2 * d2
                if projected is not None:
                    x1, x2 = projected(x1, x2)
            except Exception as error:  # whatever a formula may do
                self._error, t = error, t - 1
                if not numbers:
                    raise
                break
            numbers += (x1, x2, g1, g2, r1, r2, d1, d2, *memory)
        self._place, self._t = (x1, x2, memory), t
        return numbers

    def _adopt(self, rule: UpdateRule, t: int) -> None:
        """Take step `t` and those after it by this rule."""
        self._plain, self._careful = (stride(self._objective, rule, plain) for plain in (True, False))
        self._rules.append((t, rule))

    def _up_to_last_finite(self, first: int, trajectory: Trajectory) -> Block:
        """Cut the rows at the first that holds an overflow or a NaN in anything a step is made of, and say why."""
        finite = _finite(first, trajectory)
        if finite.all():
            self._last = trajectory.rows(slice(-1, None))
            return Block(first, trajectory)
        count = int(finite.argmin())
        kept, lost = trajectory.rows(slice(count)), trajectory.rows(slice(count, count + 1))
        before = kept.rows(slice(-1, None)) if count else self._last
        return Block(first, kept, first + count, self._undefined(first + count, before, lost) if before else None)

    def _undefined(self, t: int, before: Trajectory, lost: Trajectory) -> Undefined | None:
        """Why step `t` from the one row to the other has no number, if that is not because another overflowed."""
        if not np.isnan(lost.position).any():
            return None
        rule = next(rule for since, rule in reversed(self._rules) if since <= t)
        remembered = tuple(before.accumulators[0])
        taken = Taken(rule, t, before.position[0], lost.gradient[0], remembered)
        return zero_division(taken) or outside_domain(taken)

    def _measured_before_error(self, numbers: Floats, row: int) -> Trajectory:
        """The rows before the first one at which the surface raises an exception, or that does not hold numbers."""
        try:
            return self._measured(numbers, row)
        except Exception as error:
            width = 8 + 2 * self._remembered
            rows = len(numbers) // width
            known, beyond = 0, rows  # so many rows can be measured, and so many cannot
            while beyond - known > 1:
                middle = (known + beyond) // 2
                try:
                    self._measured(numbers[: middle * width], row)
                    known = middle
                except Exception:
                    beyond = middle
            self._error = error
            self._t -= rows - known
            if known == 0:
                raise
            return self._measured(numbers[: known * width], row)

    def _measured(self, numbers: Floats, row: int) -> Trajectory:
        """The columns of a walk, with what follows from the positions alone, all rows at once."""
        table = np.array(numbers, float).reshape(-1, 8 + 2 * self._remembered)
        position, gradient, rate, direction = (table[:, column : column + 2] for column in (0, 2, 4, 6))
        accumulators = table[:, 8:].reshape(len(table), 2, self._remembered).swapaxes(1, 2)
        x1, x2 = position.T
        t = np.arange(row, row + len(table), dtype=float)
        loss = np.empty(len(table))
        loss[:] = self._objective.value(x1, x2, t)
        slope = _slope(self._objective, x1, x2, t)
        limit = self._limits(position, rate, t)
        return Trajectory(position, loss, slope, limit, gradient, rate, direction, accumulators)

    def _limits(self, position: Array, rate: Array, t: Array) -> Array:
        """The rates that the rule in force could not exceed at these rows."""
        bound, added = np.empty(len(t)), np.empty(len(t))
        for since, rule in self._rules:
            limit = rule.stability_bound()
            bound[t >= since] = math.nan if limit is None else limit
            added[t >= since] = rule.curvature_added()
        x1, x2 = position.T
        a, b, c = self._objective.hessian(x1, x2, t)
        return stability_limits((a + added, b, c + added), rate, bound)


def _slope(objective: Objective, x1: Array, x2: Array, t: Array) -> Array:
    """The length of the gradient at each of n points; NaN where it raises an exception, as behind the last step."""
    slope = np.full(len(x1), np.nan)
    try:
        slope[:] = np.hypot(*objective.slope(x1, x2, t))
    except Exception:
        if len(x1) > 1:
            halves = np.array_split(range(len(x1)), 2)
            return np.concatenate([_slope(objective, x1[half], x2[half], t[half]) for half in halves])
    return slope


def _finite(first: int, trajectory: Trajectory) -> NDArray[np.bool_]:
    """(n,), which of the rows from row `first` on hold numbers alone; nothing has led to row 0."""
    finite = np.isfinite(trajectory.position).all(axis=1) & np.isfinite(trajectory.loss)
    finite &= np.isfinite(trajectory.accumulators).all(axis=(1, 2))
    for column in (trajectory.gradient, trajectory.rate, trajectory.direction):
        finite &= np.isfinite(column).all(axis=1) | (np.arange(first, first + len(column)) == 0)
    return finite
