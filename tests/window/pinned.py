"""Frames with pinned paths, stepped here."""

from dataclasses import replace

from rmsprop_gui.simulation.experiment import Experiment, Pin
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.replay import steps_of

from .frames import Film


def pins_of(experiment: Experiment, first_style: int = 0) -> tuple[Pin, ...]:
    """All runs of an experiment as pins, under their own names."""
    runs = enumerate(experiment.runs, first_style)
    return tuple(Pin(experiment.trial(run), run.label, style) for style, run in runs)


class PinnedFilm(Film):
    """All frames of an experiment with pins."""

    def __init__(self, experiment: Experiment, *pins: Pin) -> None:
        super().__init__(experiment)
        self.experiment = replace(experiment, pins=pins)
        self.pin_recordings = tuple(map(recorded, pins))

    def frame(self, step: int, selected: int = 0) -> Frame:
        return Frame(self.experiment, self.recordings, step, selected, self.pin_recordings)


def recorded(pin: Pin) -> Recording:
    trial = pin.trial
    recording = Recording(trial.steps, len(trial.rule.accumulators))
    recording.append(steps_of(trial).advance(trial.steps + 1))
    return recording
