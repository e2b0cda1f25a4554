"""What the whole window shows at one moment."""

from dataclasses import dataclass, replace

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.averaging import Averages
from rmsprop_gui.simulation.dissection import parts_of
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces.surface import Array


@dataclass(frozen=True)
class Frame:
    """One step of one experiment. Every pane is given the same frame, so they cannot disagree.

    `recordings` belong to the runs of `experiment`, one for one, and `pin_recordings` to its pins; `selected` is
    the run that the info pane explains, or -1 where there is none. A `part` above 0 is a look inside the next step:
    its lines up to that one, counted from 1, have been carried out.
    """

    experiment: Experiment
    recordings: tuple[Recording, ...]
    step: int
    selected: int
    pin_recordings: tuple[Recording, ...] = ()
    part: int = 0
    averages: tuple[Averages | None, ...] = ()
    """Of each run over many seeds; empty where nothing is averaged."""

    @property
    def run(self) -> Run | None:
        """The selected run; None where there is none."""
        return self.experiment.runs[self.selected] if self.selected >= 0 else None

    @property
    def recording(self) -> Recording | None:
        """What has been computed of the selected run; None where there is none."""
        return self.recordings[self.selected] if self.selected >= 0 else None

    @property
    def row(self) -> int:
        """The row that the explained step of the selected run leads to; 0 where there is no such step."""
        return self.explained(self.recording) if self.recording is not None else 0

    @property
    def rule(self) -> UpdateRule | None:
        """The rule that takes the explained step of the selected run."""
        return self.run.rule_for(max(self.row, 1)) if self.run is not None else None

    def explained(self, recording: Recording) -> int:
        """The row that the explained step of this run leads to: the playhead's, or, inside a step, the next."""
        return max(recording.row(self.step + (self.part > 0)), 0)

    def inside(self, part: int) -> "Frame":
        """The frame that many parts inside the next step of the selected run, or as many as that step has."""
        return replace(self, part=min(part, self._parts(self.step)))

    def beside(self, by: int) -> tuple[int, int]:
        """Step and part of the playhead one part further on, or, for a negative `by`, one part back.

        Where the selected run takes no step, whole steps are all there is.
        """
        step, part = self.step, self.part + by
        if part < 0:
            return step - 1, self._parts(step - 1)
        if part > self._parts(step):
            return step + 1, 0
        return step, part

    def _parts(self, step: int) -> int:
        """How many parts the step after `step` has for the selected run; 0 where it takes none."""
        if self.run is None or self.recording is None or not 0 <= step < self.recording.length - 1:
            return 0
        return len(parts_of(self.run.rule_for(step + 1)))

    def told(self) -> list[tuple[Run, Recording]]:
        """The runs that are not hidden and have something to tell: a start, or why there is none."""
        pairs = zip(self.experiment.runs, self.recordings, strict=True)
        return [(run, recording) for run, recording in pairs if run.visible and (recording.length or recording.done)]

    def shown(self) -> list[tuple[Run, Recording]]:
        """The runs that are not hidden and have at least their start, in order."""
        pairs = zip(self.experiment.runs, self.recordings, strict=True)
        return [(run, recording) for run, recording in pairs if run.visible and recording.length]

    def averaged(self) -> list[tuple[Run, Averages]]:
        """The runs that are not hidden and have averages, in order."""
        pairs = zip(self.experiment.runs, self.averages, strict=True) if self.averages else ()
        return [(run, averages) for run, averages in pairs if run.visible and averages is not None and averages.length]

    def paths(self) -> list[Array]:
        """How far the visible runs and the pins have come: their points from the start to the step, (n, 2) each."""
        pairs = (*self.shown(), *self.pins())
        return [recording.trajectory.position[: recording.row(self.step) + 1] for _, recording in pairs]

    def pins(self) -> list[tuple[Pin, Recording]]:
        """The pinned paths that have at least their start, in order."""
        pairs = zip(self.experiment.pins, self.pin_recordings, strict=True)
        return [(pin, recording) for pin, recording in pairs if recording.length]
