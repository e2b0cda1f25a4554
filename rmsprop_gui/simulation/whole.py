"""Runs and experiments computed to their end at once, for whoever has nothing to show meanwhile."""

import numpy as np

from rmsprop_gui.simulation.averaging import Averages, SeedStepper
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.replay import steps_of
from rmsprop_gui.simulation.trial import Trial

_ROWS = 5000


def recorded(trial: Trial) -> Recording:
    """All of a path. Where the rule or the surface raises an exception it ends there, and says why."""
    recording = Recording(trial.steps, len(trial.rule.accumulators))
    try:
        stepper = steps_of(trial)
        with np.errstate(all="ignore"):
            while not recording.done:
                recording.append(stepper.advance(_ROWS))
    except Exception as error:  # whatever a formula may do
        recording.fail(reason(error))
    return recording


def first_frame(experiment: Experiment, selected: int, averaged: int = 1) -> Frame:
    """The frame before the first step, with all recordings whole; `averaged` over so many seeds."""
    recordings = tuple(recorded(trial) for trial in experiment.trials())
    runs, pins = recordings[: len(experiment.runs)], recordings[len(experiment.runs) :]
    averages = _averages(experiment, averaged) if averaged > 1 and experiment.objective.is_random else ()
    return Frame(experiment, runs, 0, min(selected, len(runs) - 1), pins, averages=averages)


def _averages(experiment: Experiment, count: int) -> tuple[Averages | None, ...]:
    """Of the visible runs."""
    found: list[Averages | None] = []
    for run in experiment.runs:
        stepper = SeedStepper(experiment.trial(run), count)
        while run.visible and not stepper.done:
            stepper.advance(float("inf"))
        found.append(stepper.averages if run.visible else None)
    return tuple(found)
