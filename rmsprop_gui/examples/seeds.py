"""What figures measure over many seeds: those of the experiment and the ones after it."""

from functools import lru_cache

from rmsprop_gui.examples.measures import Measure, Paths
from rmsprop_gui.simulation.averaging import Averages, SeedStepper
from rmsprop_gui.simulation.trial import Trial

SEEDS = 200


def spread(run: int, first: int, last: int, axis: int = 0) -> Measure:
    """The standard deviation of one coordinate over the seeds, from one step to another."""
    return lambda paths: float(_averages(paths, run).spread[first : last + 1, 2 * axis].mean() ** 0.5)


def mean_loss(run: int, step: int) -> Measure:
    """The mean of the losses of all seeds after so many steps."""
    return lambda paths: float(_averages(paths, run).loss[step])


def _averages(paths: Paths, run: int) -> Averages:
    return _of_trial(paths.experiment.trial(paths.experiment.runs[run]))


@lru_cache(maxsize=64)
def _of_trial(trial: Trial) -> Averages:
    stepper = SeedStepper(trial, SEEDS)
    stepper.advance()
    return stepper.averages
