"""What has been computed of one run so far."""

from enum import Enum

import numpy as np

from rmsprop_gui.simulation.outside_domain import OutsideDomain
from rmsprop_gui.simulation.stepper import Block, Trajectory, Undefined, empty_trajectory

AT_REST = 1e-6  # of the way from the start; less than an alternation by ±η/2 can be, as its steps do not shrink
REST_STEPS = 10  # that long: a single step may be short by chance, as Rprop's is where it turns


class State(Enum):
    """What a run is doing at one step, from its numbers alone.

    It is at rest where each of its last ten steps was shorter than a millionth of its distance from the start; it has
    ended where it is not at rest and no step follows. It is undefined where it diverged because it divided nothing by
    nothing, and outside where it took a root or a logarithm of a number that has none.
    """

    RUNNING = "running"
    AT_REST = "at rest"
    ENDED = "ended"
    DIVERGED = "diverged"
    UNDEFINED = "0/0"
    OUTSIDE = "no number"
    FAILED = "failed"

    @property
    def is_stop(self) -> bool:
        """Whether the run has stopped before its last step."""
        return self in (State.DIVERGED, State.UNDEFINED, State.OUTSIDE, State.FAILED)


class Recording:
    """The rows of one run, appended block by block into arrays made once for all its steps."""

    def __init__(self, total: int, accumulators: int) -> None:
        self._trajectory = empty_trajectory(total + 1, accumulators)
        self.total = total
        self.length = 0
        """Rows so far; row 0 is the start."""
        self.diverged_at: int | None = None
        self.undefined: Undefined | None = None
        """Why it diverged, where the step to `diverged_at` has no number although nothing overflowed."""
        self.failure: str | None = None
        """Why it could not be computed any further: a rule or a surface raised an exception."""

    @property
    def failed_at(self) -> int | None:
        """The step that could not be computed; 0 where there is not even the start, None where nothing failed."""
        return self.length if self.failure is not None else None

    @property
    def stopped_at(self) -> int | None:
        """The step at which the run diverged or failed, if it did."""
        return self.failed_at if self.diverged_at is None else self.diverged_at

    @property
    def done(self) -> bool:
        """Whether no more rows will come: all are there, or the run diverged or failed."""
        return self.stopped_at is not None or self.length == self.total + 1

    @property
    def trajectory(self) -> Trajectory:
        """All rows so far, as views of the recording."""
        return self._trajectory.rows(slice(self.length))

    @property
    def nbytes(self) -> int:
        """The memory that the arrays take, in bytes."""
        return sum(column.nbytes for column in self._trajectory)

    def append(self, block: Block) -> None:
        """Add a block; ValueError if it does not follow on the rows that are there."""
        if block.first != self.length or self.done:
            raise ValueError(f"a block from row {block.first} does not follow {self.length} rows")
        end = block.first + len(block.trajectory.loss)
        for column, rows in zip(self._trajectory, block.trajectory, strict=True):
            column[block.first : end] = rows
        self.length = end
        self.diverged_at, self.undefined = block.diverged_at, block.undefined

    def fail(self, reason: str) -> None:
        """End the run at the last row that is there; ValueError if it has ended already."""
        if self.done:
            raise ValueError("a run that has ended cannot fail")
        self.failure = reason

    def row(self, step: int) -> int:
        """The row that shows this run at `step`: its last one if it has ended before, −1 if it has none."""
        return min(step, self.length - 1)

    def state(self, step: int) -> State:
        """What the run is doing at a step, or, where it has ended before, at its last row."""
        if self.diverged_at is not None and step >= self.diverged_at:
            return self.divergence
        if self.failed_at is not None and step >= self.failed_at:
            return State.FAILED
        if self._rests(self.row(step)):
            return State.AT_REST
        return State.ENDED if step >= self.total else State.RUNNING

    @property
    def divergence(self) -> State:
        """How it diverged, or would."""
        if isinstance(self.undefined, OutsideDomain):
            return State.OUTSIDE
        return State.DIVERGED if self.undefined is None else State.UNDEFINED

    def _rests(self, row: int) -> bool:
        """Whether the steps that led to a row were too short to lead anywhere."""
        if row < REST_STEPS:
            return False
        here = self._trajectory.position[row - REST_STEPS : row + 1]
        with np.errstate(over="ignore"):  # on its way to infinity
            moved, away = np.hypot(*np.diff(here, axis=0).T), np.hypot(*(here[-1] - self._trajectory.position[0]))
        return bool(np.isfinite(away)) and bool((moved <= AT_REST * away).all())
