"""What a chart holds of each run: its values over the steps, and how they are drawn."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.averaging import Averages
from rmsprop_gui.simulation.experiment import Pin
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.view.measures import Measure
from rmsprop_gui.view.theme import RunStyle
from rmsprop_gui.window.experiment.pin_names import pin_name
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.looks.look import current_theme

PAIR_DASHES: tuple[tuple[float, ...], ...] = ((), (7.0, 4.0))
"""Of x₁ and of x₂, in pixels at scale 1; no dash means anything else."""
_FAR_ABOVE = 100.0  # times its first loss: such a run is on its way to infinity


@dataclass(frozen=True, eq=False)
class Series:
    """The values of one run, or of one pin, at each step from 0.

    They are of shape (n,), or (n, 2) where either parameter has its own. NaN, or on a log scale what is not above zero,
    leaves a gap.
    """

    values: Array
    loss: Array
    style: RunStyle
    place: int = 0
    """Among the visible runs, or among the pins."""
    diverged_at: int | None = None
    ended_at: int | None = None
    """Its last step, once it is there and finite."""
    failed_at: int | None = None
    changes: tuple[int, ...] = ()
    """Rows after which other hyperparameters hold."""
    pinned: bool = False
    divergence: State = State.DIVERGED
    """How it diverged, if it did."""
    raw: Array | None = None
    """Where the values are means: those of this run, at each step alone."""
    averages: Averages | None = None
    """Where the values are means over seeds: what they are of."""

    @property
    def stop(self) -> tuple[State, int] | None:
        """How and when it stopped before its last step, if it did."""
        if self.diverged_at is not None:
            return self.divergence, self.diverged_at
        return (State.FAILED, self.failed_at) if self.failed_at is not None else None

    @property
    def runs_away(self) -> bool:
        """Whether the run is on its way to infinity."""
        overflows = self.diverged_at is not None and self.divergence is State.DIVERGED
        return overflows or bool(abs(self.loss[-1]) > _FAR_ABOVE * abs(self.loss[0]))

    @property
    def columns(self) -> tuple[Array, ...]:
        """One curve each."""
        return tuple(np.atleast_2d(self.values.T))

    @property
    def dashes(self) -> tuple[tuple[float, ...], ...]:
        """How the curve of each column is dashed."""
        return PAIR_DASHES[: len(self.columns)]

    @property
    def pale(self) -> tuple[Array, ...]:
        """What is drawn pale behind the curves."""
        return tuple(np.atleast_2d(self.raw.T)) if self.raw is not None else ()

    @property
    def extent(self) -> tuple[Array, ...]:
        """What the range has to hold: of many seeds the band, and not each dip of the one that stands pale behind."""
        return (*self.columns, *(self.band.T if self.band is not None else self.pale))

    @property
    def band(self) -> Array | None:
        """(n, 2), what most seeds lie between; None where the values are not of several."""
        return self.averages.band if self.averages is not None else None

    def left(self, step: int) -> tuple[int, int] | None:
        """How many of how many seeds have come as far as a step, where some have not."""
        if self.averages is None or not self.averages.diverged(self.averages.row(step)):
            return None
        return int(self.averages.alive[self.averages.row(step)]), len(self.averages.seeds)

    def name(self, frame: Frame) -> str:
        """What it is called now: another name is no reason to draw its curves anew."""
        if self.pinned:
            return pin_name(frame.pins()[self.place][0], frame.experiment)
        return run_name(frame.shown()[self.place][0], frame.experiment.runs)

    def until(self, step: int) -> "Series":
        """What is known of it at a step, which says nothing about those that follow."""
        diverged_at = self.diverged_at if self.diverged_at is not None and self.diverged_at <= step else None
        failed_at = self.failed_at if self.failed_at is not None and self.failed_at <= step else None
        known = slice(step + 1)
        return replace(
            self,
            values=self.values[known],
            loss=self.loss[known],
            diverged_at=diverged_at,
            failed_at=failed_at,
            raw=self.raw[known] if self.raw is not None else None,
            averages=self.averages.rows(step + 1) if self.averages is not None else None,
        )

    def at(self, step: int) -> tuple[float, ...]:
        """Its values at a step; nothing after its end."""
        return tuple(np.atleast_1d(self.values[step]).tolist()) if step < len(self.values) else ()


def runs_of(measure: Measure, frame: Frame) -> tuple[Series, ...]:
    """The visible runs that have it, in order."""
    objective = frame.experiment.objective
    return _those(
        _series(measure, objective, recording, run.rule, run.style, place, tuple(c.row for c in run.changes))
        for place, (run, recording) in enumerate(frame.shown())
    )


def pins_of(measure: Measure, frame: Frame) -> tuple[Series, ...]:
    """The pinned paths that have it, in order; none of another surface, of which all values are others."""
    return _those(
        _series(measure, pin.trial.objective, recording, pin.trial.rule, pin.style, place, pinned=True)
        for place, (pin, recording) in enumerate(frame.pins())
        if not _is_foreign(pin, frame)
    )


def foreign_pins(frame: Frame) -> list[Pin]:
    """The pins that have been taken on another surface; the same one with other settings is none."""
    return [pin for pin, _ in frame.pins() if _is_foreign(pin, frame)]


def _is_foreign(pin: Pin, frame: Frame) -> bool:
    return pin.trial.surface.name != frame.experiment.surface.name


def _those(series: Iterable[Series | None]) -> tuple[Series, ...]:
    return tuple(one for one in series if one is not None)


def _series(
    measure: Measure,
    objective: Objective,
    recording: Recording,
    rule: UpdateRule,
    style: int,
    place: int,
    changes: tuple[int, ...] = (),
    pinned: bool = False,
) -> Series | None:
    values = measure.read(rule, recording, objective)
    if values is None:
        return None
    loss, diverged_at = recording.trajectory.loss, recording.diverged_at
    ended_at = recording.total if recording.done and recording.stopped_at is None else None
    look = current_theme().run_style(style)
    ends = diverged_at, ended_at, recording.failed_at
    return Series(values, loss, look, place, *ends, changes, pinned, recording.divergence)
