"""What a task wants, as data and in words, as far as the page can check it."""

from typing import Any

from rmsprop_gui.export.page.scene import place_of
from rmsprop_gui.lessons.goal_reading import OF_SURFACE, POSITION
from rmsprop_gui.lessons.goals import AnyOf, Goal, MeasureGoal, When
from rmsprop_gui.lessons.scene_experiment import run_index
from rmsprop_gui.lessons.tasks import wanted
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.measure_choices import measure_named


def is_checked(goal: Goal) -> bool:
    """Whether the page can tell whether it is met: what is measured of a run, and not of a surface or a whole path."""
    if isinstance(goal, AnyOf):
        return all(map(is_checked, goal.goals))
    return isinstance(goal, MeasureGoal) and goal.measure not in OF_SURFACE


def goal_data(goal: Goal, experiment: Experiment) -> dict[str, Any]:
    """A goal that `is_checked`, as `goals.js` measures it."""
    if isinstance(goal, AnyOf):
        parts = [goal_data(each, experiment) for each in goal.goals]
        return {"any": parts, "words": ", or: ".join(part["words"] for part in parts)}
    assert isinstance(goal, MeasureGoal)
    run, bounds, when = run_index(experiment, 1 if goal.run is None else goal.run), goal.bounds, goal.when
    return {
        "measure": goal.measure,
        "run": run,
        "axis": goal.axis,
        "places": [place_of(each.rule, goal.measure) for each in experiment.runs],
        "bounds": {"below": bounds.below, "above": bounds.above, "near": bounds.near, "within": bounds.within},
        "when": {
            "withinSteps": when.within_steps,
            "atStep": when.at_step,
            "fromStep": when.from_step,
            "toStep": when.to_step,
            "forGood": when.for_good,
            "mean": when.mean,
        },
        "words": f"{_title(goal, experiment)} of {experiment.runs[run].label} {wanted(bounds)} {_when(when)}",
    }


def _title(goal: MeasureGoal, experiment: Experiment) -> str:
    if goal.measure == POSITION:
        return f"x{'₁₂'[goal.axis or 0]}"
    return measure_named(goal.measure, [run.rule for run in experiment.runs]).title


def _when(when: When) -> str:
    if when.mean is not None:
        return f"in the mean of steps {when.mean[0]} to {when.mean[1]}"
    if when.for_good:
        return "for good" if when.within_steps is None else f"for good from step {when.within_steps} on, or sooner"
    if when.within_steps is not None:
        return f"by step {when.within_steps}"
    if when.from_step is not None or when.to_step is not None:
        return f"from step {when.from_step or 0} to {when.to_step if when.to_step is not None else 'the last'}"
    return "at the last step" if when.at_step is None else f"at step {when.at_step}"
