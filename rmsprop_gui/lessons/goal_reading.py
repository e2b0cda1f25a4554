"""Goals of a task read from their settings."""

import math

from rmsprop_gui.lessons.goals import AnyOf, Bounds, Goal, MeasureGoal, PathGoal, When
from rmsprop_gui.lessons.scene_experiment import run_index
from rmsprop_gui.lessons.scene_view import measure_names
from rmsprop_gui.lessons.shape import GoalEntry
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.named import rule_named

OF_SURFACE = ("lambda_max", "lambda_min", "kappa")
"""What is measured of the surface where the runs start: its largest curvature, its least, and their ratio."""
POSITION = "position"
"""One coordinate of a run; `axis` says which."""

_NUMBERS = ("below", "above", "near", "within")
_STEPS = ("within_steps", "at_step", "from_step", "to_step", "mean_from", "mean_to")


def read_goal(entry: GoalEntry, experiment: Experiment, line: int) -> Goal:
    """The goal that some settings say. ValueError, in a sentence for the author, where they say none."""
    kinds = [kind for kind in ("measure", "path_of", "any_of") if getattr(entry, kind) not in ("", None, [])]
    if len(kinds) != 1:
        raise ValueError("a goal has one of measure, path_of, any_of")
    if entry.any_of:
        return AnyOf(tuple(read_goal(each, experiment, line) for each in entry.any_of))
    for name in _NUMBERS:
        if not math.isfinite(getattr(entry, name) or 0.0):
            raise ValueError(f"{name} must be a finite number")
    return _path(entry, experiment, line) if kinds == ["path_of"] else _measure(entry, experiment, line)


def _path(entry: GoalEntry, experiment: Experiment, line: int) -> Goal:
    assert entry.path_of is not None
    if not entry.equals or entry.within is None:
        raise ValueError("a path has `equals`, an optimizer, and `within`, how far from its path it may be")
    run_index(experiment, entry.path_of)
    return PathGoal(entry.path_of, rule_named(entry.equals), entry.within, line)


def _measure(entry: GoalEntry, experiment: Experiment, line: int) -> Goal:
    known = (*OF_SURFACE, POSITION, *measure_names(experiment))
    if entry.measure not in known:
        raise ValueError(f"there is no measure {entry.measure!r}: there are {', '.join(known)}")
    if entry.measure not in OF_SURFACE:
        run_index(experiment, _the_run(entry, experiment))
    if entry.measure == POSITION and entry.axis is None:
        raise ValueError("a position has an axis, 1 or 2")
    axis = None if entry.axis is None else entry.axis - 1
    return MeasureGoal(entry.measure, entry.run, axis, _bounds(entry), _when(entry, experiment), line)


def _the_run(entry: GoalEntry, experiment: Experiment) -> str | int:
    if entry.run is not None:
        return entry.run
    if len(experiment.runs) != 1:
        raise ValueError("`run` is missing: whose measure it is")
    return 1


def _bounds(entry: GoalEntry) -> Bounds:
    if entry.below is None and entry.above is None and entry.near is None:
        raise ValueError("a goal has bounds: below, above, or near with within")
    if (entry.near is None) != (entry.within is None):
        raise ValueError("`near` and `within` belong together")
    return Bounds(entry.below, entry.above, entry.near, entry.within or 0.0)


def _when(entry: GoalEntry, experiment: Experiment) -> When:
    for name in _STEPS:
        step = getattr(entry, name)
        if step is not None and not 0 <= step <= 100_000:
            raise ValueError(f"{name}: there is no step {step}")
    if (entry.mean_from is None) != (entry.mean_to is None):
        raise ValueError("`mean_from` and `mean_to` belong together")
    mean = None if entry.mean_from is None or entry.mean_to is None else (entry.mean_from, entry.mean_to)
    if mean and mean[0] > mean[1]:
        raise ValueError("`mean_from` is behind `mean_to`")
    return When(entry.within_steps, entry.at_step, entry.from_step, entry.to_step, entry.for_good, mean)
