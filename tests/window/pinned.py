"""Frames with pinned paths, stepped here."""

from dataclasses import replace

from rmsprop_gui.simulation.experiment import Experiment, Ghost
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper

from .frames import Film


def ghosts_of(experiment: Experiment, first_style: int = 0) -> tuple[Ghost, ...]:
    """All runs of an experiment as ghosts, under their own names."""
    runs = enumerate(experiment.runs, first_style)
    return tuple(Ghost(experiment.trial(run), run.label, style) for style, run in runs)


class PinnedFilm(Film):
    """All frames of an experiment with ghosts."""

    def __init__(self, experiment: Experiment, *ghosts: Ghost) -> None:
        super().__init__(experiment)
        self.experiment = replace(experiment, ghosts=ghosts)
        self.ghost_recordings = tuple(map(recorded, ghosts))

    def frame(self, step: int, selected: int = 0) -> Frame:
        return Frame(self.experiment, self.recordings, step, selected, self.ghost_recordings)


def recorded(ghost: Ghost) -> Recording:
    trial = ghost.trial
    recording = Recording(trial.steps, len(trial.rule.accumulators))
    recording.append(Stepper(trial.surface, trial.start, trial.rule, trial.steps).advance(trial.steps + 1))
    return recording
