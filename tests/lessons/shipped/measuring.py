"""What the figures of lessons measure beyond those of the examples: other settings of a scene, and arithmetic."""

import math
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from rmsprop_gui.examples.measures import NEVER, Measure, Paths, held_out
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.named import rule_named, surface_named
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces.surface import Point


@lru_cache(maxsize=256)
def paths_of(experiment: Experiment) -> Paths:
    """The runs of an experiment, and behind them its pinned paths, all steps taken once."""
    pinned = tuple(Run(pin.trial.rule) for pin in experiment.pins)
    return Paths(replace(experiment, runs=(*experiment.runs, *pinned), pins=()))


def other(
    measure: Measure, *rules: str, surface: str = "", start: Point | None = None, steps: int = 0, noise: float = -1.0
) -> Measure:
    """A measure of the scene with other rules, or on another surface from its own start, or with other noise."""

    def measured(paths: Paths) -> float:
        experiment = paths.experiment
        if surface:
            there = surface_named(surface)
            experiment = replace(experiment, surface=there, start=there.start, box=there.box, sampling=Sampling())
        if start:
            experiment = replace(experiment, start=start)
        if rules:
            experiment = replace(experiment, runs=tuple(Run(rule_named(rule)) for rule in rules))
        if noise >= 0:
            experiment = replace(experiment, sampling=Sampling(noise=noise))
        return measure(paths_of(replace(experiment, steps=steps or experiment.steps)))

    return measured


def computed(value: Callable[[], float] | float) -> Measure:
    """What is no measure of a run, but worked out by hand in the lesson."""
    return lambda paths: value() if callable(value) else value


def moved(run: int, step: int, axis: int) -> Measure:
    """How far one step has moved one coordinate."""

    def measured(paths: Paths) -> float:
        position = paths.runs[run].position
        return float(position[step, axis] - position[step - 1, axis])

    return measured


def gradient(run: int, step: int, axis: int) -> Measure:
    """The gradient that a step was given."""
    return lambda paths: float(paths.runs[run].gradient[step, axis])


def times(measure: Measure, factor: float) -> Measure:
    """A measure in another unit."""
    return lambda paths: measure(paths) * factor


def summed(*measures: Measure) -> Measure:
    """The sum of measures."""
    return lambda paths: sum(measure(paths) for measure in measures)


def first_above(run: int, axis: int, value: float) -> Measure:
    """The first step after which a coordinate is above a value."""
    return lambda paths: float((paths.runs[run].position[:, axis] > value).argmax())


def crossed(run: int, axis: int, value: float) -> Measure:
    """The first step after which a coordinate is below a value."""
    return lambda paths: float((paths.runs[run].position[:, axis] < value).argmax())


def squares(run: int, step: int, axis: int) -> Measure:
    """The sum of the squared gradients of the steps up to this one."""
    return lambda paths: float((paths.runs[run].gradient[1 : step + 1, axis] ** 2).sum())


def covered(run: int, distance: float) -> Measure:
    """Which part of its distance from (0, 0) a step covers, where that has become less than `distance`."""

    def measured(paths: Paths) -> float:
        away = np.hypot(*paths.runs[run].position.T)
        row = int((away <= distance).argmax())
        step = np.hypot(*(paths.runs[run].position[row + 1] - paths.runs[run].position[row]))
        return float(step / away[row])

    return measured


def border(value: float, beyond: float, rule: str, measure: Measure, at_most: float, **there: Any) -> Measure:
    """The value, if a rule with it keeps a measure within `at_most` and with the one beyond does not; else NaN.

    A step that is never reached is beyond everything.
    """

    def measured(paths: Paths) -> float:
        kept, lost = (_step_or_value(other(measure, rule.format(each), **there)(paths)) for each in (value, beyond))
        return value if kept <= at_most < lost else math.nan

    return measured


def _step_or_value(number: float) -> float:
    return math.inf if number == NEVER else number


def lowest(paths: Paths) -> float:
    """The loss at the known minimum of the surface."""
    x1, x2 = paths.minimum()[0]
    return float(paths.experiment.objective.value(x1, x2, 0.0))


def better_rows(run: int, than: int, step: int, rows: int) -> Measure:
    """After learning from each of so many rows alone: how often one run is better than another on those held out."""

    def measured(paths: Paths) -> float:
        experiment = paths.experiment
        others = [replace(experiment, surface=experiment.surface.with_values(row=row + 1)) for row in range(rows)]
        return float(
            sum(held_out(run, step)(paths_of(other)) < held_out(than, step)(paths_of(other)) for other in others)
        )

    return measured


def above(value: float, measure: Measure) -> Measure:
    """The value, if the measure is above it, else NaN: for what is chaotic beyond that."""
    return lambda paths: value if measure(paths) > value else math.nan


def below(value: float, measure: Measure) -> Measure:
    """The value, if the measure is below it, else NaN."""
    return lambda paths: value if measure(paths) < value else math.nan
