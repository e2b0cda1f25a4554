"""Frames with pins and with hyperparameters that change on the way."""

from dataclasses import replace

from rmsprop_gui.optimizers import GradientDescent, RMSProp, UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Pin
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.simulation.trial import Trial
from window.frames import experiment_of


def recorded(trial: Trial) -> Recording:
    recording = Recording(trial.steps, len(trial.rule.accumulators))
    stepper = Stepper(trial.objective, trial.start, trial.rule, trial.steps, trial.changes)
    recording.append(stepper.advance(trial.steps + 1))
    return recording


def frame_of(experiment: Experiment, step: int, selected: int = 0) -> Frame:
    """All of an experiment, its pins too, at one step."""
    recordings = tuple(map(recorded, experiment.trials()))
    count = len(experiment.runs)
    return Frame(experiment, recordings[:count], step, selected, recordings[count:])


def with_pin(rule: UpdateRule, style: int = 2, steps: int = 40) -> Experiment:
    """One run of gradient descent and a shorter pin."""
    experiment = experiment_of(GradientDescent(0.05))
    trial = Trial(experiment.objective, experiment.start, rule, steps)
    return replace(experiment, pins=(Pin(trial, "pinned before", style),))


def changed_at(row: int) -> Experiment:
    """RMSProp with another learning rate after that row."""
    experiment = experiment_of(RMSProp())
    return experiment.with_run(0, experiment.runs[0].changed(row, RMSProp(learning_rate=0.01)))


def branching(before: UpdateRule, after: UpdateRule, row: int) -> Experiment:
    """A run and a pin, both taken by one rule up to a row and by another after it."""
    experiment = experiment_of(before, before)
    run, pinned = (one.changed(row, after) for one in experiment.runs)
    return replace(experiment, runs=(run,), pins=(Pin(experiment.trial(pinned), "pinned", 3),))
