"""A question to the class: where will this run be?"""

import math
from dataclasses import dataclass, replace

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.surfaces.surface import Point


@dataclass(frozen=True)
class Prediction:
    """The run with index `run` is asked for `ahead` steps after step `origin`; `guesses` are points of the plane.

    Raises ValueError when `ahead` is not at least 1, or there can be no such run or step.
    """

    run: int
    origin: int
    ahead: int
    guesses: tuple[Point, ...] = ()
    trial: Trial | None = None
    """What was asked about, as it was then; None where that is what the run is still."""

    def __post_init__(self) -> None:
        if self.run < 0 or self.origin < 0:
            raise ValueError(f"there is no run {self.run} or no step {self.origin}")
        if self.ahead < 1:
            raise ValueError(f"what is asked for must be at least 1 step ahead, not {self.ahead}")

    @classmethod
    def about(cls, experiment: Experiment, run: int, origin: int, ahead: int) -> "Prediction":
        """A question about this run as it is now, without guesses."""
        return cls(run, origin, ahead, trial=experiment.trial(experiment.runs[run]))

    @property
    def target(self) -> int:
        """The step that is asked for."""
        return self.origin + self.ahead

    def guessed(self, point: Point) -> "Prediction":
        """The prediction with one more guess."""
        return replace(self, guesses=(*self.guesses, point))

    def after_edit(self, before: Experiment, now: Experiment) -> "Prediction":
        """The same question, with its guesses, about an experiment that has been edited.

        Raises ValueError, in a sentence for the user, where that has no answer.
        """
        if now.surface.name != before.surface.name:
            raise ValueError("it was asked about another surface")
        if now.steps < self.target:
            raise ValueError(f"there is no step {self.target} any more")
        trial = self.trial or before.trial(before.runs[self.run])
        return replace(self, run=_followed(self.run, before, now), trial=trial)

    def is_edited(self, experiment: Experiment) -> bool:
        """Whether the run takes another way to the step that is asked for than when it was asked about."""
        if self.trial is None or not self.run < len(experiment.runs):
            return False
        return self._way_of(experiment.trial(experiment.runs[self.run])) != self._way_of(self.trial)

    def _way_of(self, trial: Trial) -> Trial:
        """As much of a trial as matters up to the step that is asked for."""
        changes = tuple(change for change in trial.changes if change.row < self.target)
        return trial._replace(steps=self.target, changes=changes)

    def answer(self, frame: Frame) -> Point | None:
        """Where the run is at the step that was asked for.

        None while the playhead is not there yet, and where the run has diverged or failed on the way.
        """
        if frame.step < self.target or not self.run < len(frame.recordings) or self.ended(frame) is not None:
            return None
        recording = frame.recordings[self.run]
        x1, x2 = recording.trajectory.position[recording.row(self.target)].tolist()
        return x1, x2

    def ended(self, frame: Frame) -> int | None:
        """The step at which the run diverged or failed on its way to the answer, once the playhead has come so far."""
        if frame.step < self.target or not self.run < len(frame.recordings):
            return None
        stopped_at = frame.recordings[self.run].stopped_at
        return stopped_at if stopped_at is not None and stopped_at <= self.target else None

    def distances(self, frame: Frame) -> tuple[float, ...] | None:
        """How far each guess is from the answer, in the units of the plane; None while there is no answer."""
        answer = self.answer(frame)
        return None if answer is None else tuple(math.dist(guess, answer) for guess in self.guesses)


def _followed(index: int, before: Experiment, now: Experiment) -> int:
    """Where the run with this index is after an edit, which has moved it or changed it, but not both."""
    run = before.runs[index]
    if run in now.runs:
        return now.runs.index(run)
    if len(now.runs) != len(before.runs) or type(now.runs[index].rule) is not type(run.rule):
        raise ValueError("its run is no longer there")
    return index
