"""What the figures in the descriptions of examples measure, each in an experiment that has been run.

A measure is made with the runs and steps it is about, and is then asked of the `Paths`: `first_below(0, 0.01)` is the
step after which the loss of the first run is below 0.01 for the first time.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.stepper import Stepper, Trajectory
from rmsprop_gui.surfaces.surface import Array

NEVER = -1.0
"""The step of what does not happen within the steps of the experiment."""


class Paths:
    """The runs of an experiment, all of their steps taken."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment

    @cached_property
    def runs(self) -> tuple[Trajectory, ...]:
        """One for each run, in their order."""
        trials = map(self.experiment.trial, self.experiment.runs)
        with np.errstate(all="ignore"):
            return tuple(Stepper(*trial).advance(self.experiment.steps + 1).trajectory for trial in trials)

    def minimum(self) -> Array:
        """Where the first known minimum of the surface is at each row; (n, 2)."""
        rows = np.arange(self.experiment.steps + 1.0)
        parts = self.experiment.objective.minima_at(rows)[0]
        return np.stack([np.broadcast_to(part, rows.shape) for part in parts], axis=1)


Measure = Callable[[Paths], float]


def loss(run: int, step: int) -> Measure:
    """The loss after so many steps."""
    return lambda paths: float(paths.runs[run].loss[step])


def highest_loss(run: int, first: int, last: int) -> Measure:
    """The highest loss from one row to another."""
    return lambda paths: float(paths.runs[run].loss[first : last + 1].max())


def held_out(run: int, step: int) -> Measure:
    """The loss over the rows of data that are held out, after so many steps."""

    def measure(paths: Paths) -> float:
        x1, x2 = paths.runs[run].position[step]
        return float(paths.experiment.objective.held_out(x1, x2, float(step)))

    return measure


def position(run: int, step: int, axis: int) -> Measure:
    """One coordinate after so many steps."""
    return lambda paths: float(paths.runs[run].position[step, axis])


def highest(run: int, axis: int) -> Measure:
    """The highest value that one coordinate has along the path."""
    return lambda paths: float(paths.runs[run].position[1:, axis].max())


def rate(run: int, step: int, axis: int) -> Measure:
    """The effective rate of one parameter at a step."""
    return lambda paths: float(paths.runs[run].rate[step, axis])


def first_below(run: int, level: float) -> Measure:
    """The first step after which the loss is below a level."""
    return lambda paths: _first(paths.runs[run].loss < level)


def stays_below(run: int, level: float) -> Measure:
    """The first step from which on the loss is below a level until the end."""

    def measure(paths: Paths) -> float:
        above = np.flatnonzero(paths.runs[run].loss >= level)
        first = above[-1] + 1 if len(above) else 0
        return float(first) if first < len(paths.runs[run].loss) else NEVER

    return measure


def first_near(run: int, axis: int, distance: float) -> Measure:
    """The first step after which one coordinate is nearer to 0 than this."""
    return lambda paths: _first(np.abs(paths.runs[run].position[:, axis]) < distance)


def first_within(run: int, radius: float) -> Measure:
    """The first step after which the point is nearer to the minimum than `radius`."""
    return lambda paths: _first(_distance(paths, run) < radius)


def mean_distance(run: int, first: int, last: int) -> Measure:
    """The mean distance from the minimum of the moment, from one step to another."""
    return lambda paths: float(_distance(paths, run)[first : last + 1].mean())


def mean_tracking_error(run: int, first: int, last: int) -> Measure:
    """The mean distance from where a step begins to the minimum it is told of, from one step to another."""

    def measure(paths: Paths) -> float:
        away = paths.runs[run].position[first - 1 : last] - paths.minimum()[first : last + 1]
        return float(np.hypot(*away.T).mean())

    return measure


def mean_position(run: int, axis: int, first: int, last: int) -> Measure:
    """The mean of one coordinate, from one step to another."""
    return lambda paths: float(paths.runs[run].position[first : last + 1, axis].mean())


def away(run: int, step: int) -> Measure:
    """The distance from the minimum of the moment after so many steps."""
    return lambda paths: float(_distance(paths, run)[step])


def arrival(run: int, since: int, radius: float) -> Measure:
    """How many steps after this one it is nearer to the minimum than `radius` for the first time."""
    return lambda paths: _first(_distance(paths, run)[since + 1 :] < radius) + 1


def settling(run: int, since: int, radius: float) -> Measure:
    """How many steps after this one it stays nearer to the minimum than `radius` until the end."""
    return lambda paths: float(np.flatnonzero(_distance(paths, run)[since + 1 :] >= radius)[-1] + 2)


def pace(run: int, step: int, axis: int, full: float) -> Measure:
    """How far one step goes along an axis, in units of a full step."""
    return lambda paths: float(_paces(paths, run, axis, full)[step - 1])


def pace_regained(run: int, since: int, axis: int, full: float) -> Measure:
    """How many steps after this one a step is neither half a full one nor two."""

    def measure(paths: Paths) -> float:
        paces = _paces(paths, run, axis, full)[since:]
        return _first((paces > 0.5) & (paces < 2)) + 1

    return measure


def turns(run: int, axis: int, steps: int) -> Measure:
    """How often one coordinate turns round within so many steps."""

    def measure(paths: Paths) -> float:
        signs = np.sign(np.diff(paths.runs[run].position[: steps + 1, axis]))
        signs = signs[signs != 0]
        return float((signs[1:] != signs[:-1]).sum())

    return measure


def path_length(run: int, steps: int) -> Measure:
    """The length of the path of so many steps."""
    return lambda paths: float(np.hypot(*np.diff(paths.runs[run].position[: steps + 1], axis=0).T).sum())


def path_length_between(run: int, first: int, last: int) -> Measure:
    """The length of the path from one row to another."""
    return lambda paths: float(np.hypot(*np.diff(paths.runs[run].position[first : last + 1], axis=0).T).sum())


def mean_loss_above(run: int, first: int, last: int) -> Measure:
    """How far the loss is above the height of the minimum, in the mean from one row to another."""

    def measure(paths: Paths) -> float:
        x1, x2 = paths.minimum()[0]
        lowest = paths.experiment.objective.value(x1, x2, 0)
        return float(paths.runs[run].loss[first : last + 1].mean() - lowest)

    return measure


def farthest_from_path(run: int, other: int) -> Measure:
    """How far the path of one run ever is from the path of another, whenever that was there."""

    def measure(paths: Paths) -> float:
        line, points = paths.runs[other].position, paths.runs[run].position
        along = np.diff(line, axis=0)
        away = points[:, None] - line[None, :-1]
        part = ((away * along).sum(2) / np.maximum((along**2).sum(1), 1e-300)).clip(0, 1)
        distances: Array = np.hypot(*np.moveaxis(away - part[..., None] * along, 2, 0))
        return float(distances.min(axis=1).max())

    return measure


def farthest_at_one_step(run: int, other: int) -> Measure:
    """How far two runs ever are from one another after the same number of steps."""
    return lambda paths: float(_apart(paths, run, other).max())


def step_farthest_apart(run: int, other: int) -> Measure:
    """The step after which they are that far from one another."""
    return lambda paths: float(_apart(paths, run, other).argmax())


def less(measure: Measure, amount: float) -> Measure:
    """Another measure, less an amount."""
    return lambda paths: measure(paths) - amount


def ratio(measure: Measure, other: Measure) -> Measure:
    """How many times as large the one is as the other."""
    return lambda paths: measure(paths) / other(paths)


def size(measure: Measure) -> Measure:
    """Another measure without its sign."""
    return lambda paths: abs(measure(paths))


def elsewhere(experiment: Experiment, measure: Measure) -> Measure:
    """A measure that is taken in another experiment, for comparison."""
    return lambda paths: measure(Paths(experiment))


def over_settings(name: str, values: Sequence[Any], measure: Measure) -> Measure:
    """The mean of a measure with these settings of a parameter of the surface."""

    def mean(paths: Paths) -> float:
        surface = paths.experiment.surface
        others = [replace(paths.experiment, surface=surface.with_values(**{name: value})) for value in values]
        return float(np.mean([measure(_paths_of(other)) for other in others]))

    return mean


@lru_cache(maxsize=64)
def _paths_of(experiment: Experiment) -> Paths:
    """The same for several figures."""
    return Paths(experiment)


def _first(is_so: NDArray[np.bool_]) -> float:
    return float(is_so.argmax()) if is_so.any() else NEVER


def _distance(paths: Paths, run: int) -> Array:
    distance: Array = np.hypot(*(paths.runs[run].position - paths.minimum()).T)
    return distance


def _paces(paths: Paths, run: int, axis: int, full: float) -> Array:
    paces: Array = np.abs(np.diff(paths.runs[run].position[:, axis])) / full
    return paces


def _apart(paths: Paths, run: int, other: int) -> Array:
    distance: Array = np.hypot(*(paths.runs[run].position - paths.runs[other].position).T)
    return distance
