"""What the whole window shows at one moment."""

from dataclasses import dataclass

from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.recording import Recording


@dataclass(frozen=True)
class Frame:
    """One step of one experiment. Every pane is given the same frame, so they cannot disagree.

    `recordings` belong to the runs of `experiment`, one for one; `selected` is the run that the info pane explains, or
    -1 where there is none.
    """

    experiment: Experiment
    recordings: tuple[Recording, ...]
    step: int
    selected: int

    @property
    def run(self) -> Run | None:
        return self.experiment.runs[self.selected] if self.selected >= 0 else None

    @property
    def recording(self) -> Recording | None:
        return self.recordings[self.selected] if self.selected >= 0 else None

    def shown(self) -> list[tuple[Run, Recording]]:
        """The runs that are not hidden and have at least their start, in order."""
        pairs = zip(self.experiment.runs, self.recordings, strict=True)
        return [(run, recording) for run, recording in pairs if run.visible and recording.length]
