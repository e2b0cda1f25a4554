"""How runs compare: what each has reached at one step, and what it took to get there."""

import math
from bisect import bisect_left
from dataclasses import dataclass
from operator import neg
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.surfaces.surface import Array

Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Standing:
    """How a run stands at one step, from that step and those before it.

    `reached` is the first step whose loss is not above the target, `diverged_at` the one whose result was no longer
    finite, `ended_at` the last one, where the path was to go no further and is not at rest, and `failed_at` the one
    that could not be computed, for the reason `failure`; None if there has been none. NaN stands for the losses of a
    run without rows. `sign_changes` counts, for either parameter, how often its step has turned.
    """

    loss: float
    best_loss: float
    reached: int | None
    path_length: float
    sign_changes: tuple[int, int]
    state: State
    diverged_at: int | None
    ended_at: int | None = None
    failed_at: int | None = None
    failure: str | None = None

    @property
    def stopped_at(self) -> int | None:
        """The step at which it ended, diverged or failed, if it has."""
        return next((at for at in (self.diverged_at, self.failed_at, self.ended_at) if at is not None), None)


class Course:
    """What adds up along one recording; as the recording grows, only its new rows are gone through."""

    def __init__(self, recording: Recording) -> None:
        rows = recording.total + 1
        self._recording = recording
        self._length = 0
        self._best_loss: Array = np.full(rows, np.inf)
        self._path_length: Array = np.zeros(rows)
        self._sign_changes: Counts = np.zeros((rows, 2), np.int64)
        self._heading: Array = np.zeros(2)  # the sign of the last step along either axis that was not zero

    @property
    def best_loss(self) -> Array:
        """(n,), the lowest loss up to each row so far; it never rises."""
        self._catch_up()
        return self._best_loss[: self._length]

    @property
    def path_length(self) -> Array:
        """(n,), the sum of the lengths of all steps up to each row."""
        self._catch_up()
        return self._path_length[: self._length]

    @property
    def sign_changes(self) -> Counts:
        """(n, 2), how often the step along each axis has changed its sign up to each row; zeros are passed over."""
        self._catch_up()
        return self._sign_changes[: self._length]

    def standing(self, step: int, target: float) -> Standing:
        """Where the run is at `step`: at its last row if it has ended before. ValueError if it has no rows yet."""
        recording = self._recording
        if not recording.length:
            return _never_started(recording)
        self._catch_up()
        row, diverged_at, failed_at = recording.row(step), recording.diverged_at, recording.failed_at
        has_failed = failed_at is not None and failed_at <= step
        state = recording.state(step)
        reached = bisect_left(self._best_loss, -target, hi=row + 1, key=neg)  # rises, once its sign is turned
        first, second = self._sign_changes[row].tolist()
        return Standing(
            loss=float(recording.trajectory.loss[row]),
            best_loss=float(self._best_loss[row]),
            reached=reached if reached <= row else None,
            path_length=float(self._path_length[row]),
            sign_changes=(first, second),
            state=state,
            diverged_at=diverged_at if diverged_at is not None and diverged_at <= step else None,
            ended_at=recording.total if state is State.ENDED else None,
            failed_at=failed_at if has_failed else None,
            failure=recording.failure if has_failed else None,
        )

    def _catch_up(self) -> None:
        """Carry on from the row before the new ones, so that blocks give the same bits as one piece."""
        rows = slice(max(self._length - 1, 0), self._recording.length)
        if self._length == rows.stop:
            return
        steps = self._recording.trajectory.rows(rows)
        self._best_loss[rows.start] = min(self._best_loss[rows.start], steps.loss[0])
        _accumulate(np.minimum, self._best_loss[rows], steps.loss[1:])
        with np.errstate(over="ignore"):  # a run on its way to infinity may go further than numbers reach
            moved = np.diff(steps.position, axis=0)
            _accumulate(np.add, self._path_length[rows], np.hypot(*moved.T))
        _accumulate(np.add, self._sign_changes[rows], self._turned(np.sign(moved)))
        self._length = rows.stop

    def _turned(self, signs: Array) -> NDArray[np.bool_]:
        """Where steps of these signs, shape (n, 2), go against the last one before that was not zero."""
        headings = np.concatenate((self._heading[None], signs))
        latest = np.where(headings != 0, np.arange(len(headings))[:, None], 0)
        headings = np.take_along_axis(headings, np.maximum.accumulate(latest, axis=0), axis=0)
        self._heading = headings[-1]
        return headings[1:] * headings[:-1] < 0


def _never_started(recording: Recording) -> Standing:
    """Of a run that failed at its start; ValueError if that is still to come."""
    if recording.failure is None:
        raise ValueError("the run has not been started yet")
    nothing = math.nan, math.nan, None, 0.0, (0, 0), State.FAILED, None
    return Standing(*nothing, failed_at=0, failure=recording.failure)


def _accumulate(ufunc: np.ufunc, series: NDArray[Any], new: NDArray[Any]) -> None:
    """Go on with a running sum or minimum, in place, from its first row, which is known."""
    series[1:] = new
    ufunc.accumulate(series, out=series)
