"""Whether a task is done: its goals measured on what the runs have recorded, with words of what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rmsprop_gui.formulas.number import exact_text, number
from rmsprop_gui.lessons.goal_reading import OF_SURFACE, POSITION
from rmsprop_gui.lessons.goals import AnyOf, Bounds, Goal, MeasureGoal, PathGoal, Truths, When
from rmsprop_gui.lessons.lesson import Task
from rmsprop_gui.lessons.scene_experiment import run_index
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.local_model import local_model
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.simulation.whole import recorded
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.view.measure_choices import measure_named


@dataclass(frozen=True)
class GoalOutcome:
    """Whether a goal is met, and in words what is so.

    `is_known` is false while a run is still being computed and more of it could change that.
    """

    is_met: bool
    words: str
    is_known: bool = True


@dataclass(frozen=True)
class TaskOutcome:
    """Whether all goals are met, and each of them in order."""

    is_met: bool
    goals: tuple[GoalOutcome, ...]

    @property
    def is_known(self) -> bool:
        """Whether nothing that is still being computed could change it."""
        return all(goal.is_known for goal in self.goals)


def check_task(task: Task, experiment: Experiment, recordings: Sequence[Recording]) -> TaskOutcome:
    """How far a task is done in an experiment; `recordings` are those of its runs, in their order, as far as they are.

    Whatever has been done to the experiment: where a run of the task is gone, that is said.
    """
    goals = tuple(_checked(goal, experiment, recordings) for goal in task.goals)
    return TaskOutcome(all(goal.is_met for goal in goals), goals)


def _checked(goal: Goal, experiment: Experiment, recordings: Sequence[Recording]) -> GoalOutcome:
    try:
        match goal:
            case AnyOf(goals):
                return _any([_checked(each, experiment, recordings) for each in goals])
            case PathGoal():
                return _path(goal, experiment, recordings)
            case MeasureGoal() if goal.measure in OF_SURFACE:
                return _of_surface(goal, experiment)
            case MeasureGoal():
                return _of_run(goal, experiment, recordings)
    except ValueError as error:  # the run is gone, or there are several of that name
        return GoalOutcome(False, str(error))


def _any(outcomes: list[GoalOutcome]) -> GoalOutcome:
    met = [outcome for outcome in outcomes if outcome.is_met]
    words = met[0].words if met else " — or: ".join(outcome.words for outcome in outcomes)
    return GoalOutcome(bool(met), words, all(outcome.is_known for outcome in met or outcomes))


def _of_surface(goal: MeasureGoal, experiment: Experiment) -> GoalOutcome:
    """A curvature where the runs start."""
    model = local_model(experiment.objective, 0, experiment.start)
    if model is None:
        raise ValueError("the surface has no curvature where the runs start")
    low, high = model.curvatures
    name, value = {
        "lambda_min": ("λmin", low),
        "lambda_max": ("λmax", high),
        "kappa": ("κ", model.condition_number),
    }[goal.measure]
    words = f"{name} at the start is {number(value)}, wanted {wanted(goal.bounds)}"
    return GoalOutcome(_holds(goal.bounds, value), words)


def _of_run(goal: MeasureGoal, experiment: Experiment, recordings: Sequence[Recording]) -> GoalOutcome:
    index = run_index(experiment, 1 if goal.run is None else goal.run)
    run, recording = experiment.runs[index], recordings[index]
    title, values = _values(goal, experiment, index, recording)
    if goal.axis is not None and values.ndim == 2:
        values = values[:, goal.axis]
    holds: Truths = np.all(goal.bounds.hold(values.reshape(len(values), -1)), axis=1)
    name = f"{title} of {run.label}"
    return _judged(goal, name, values, holds, recording)


def _values(goal: MeasureGoal, experiment: Experiment, index: int, recording: Recording) -> tuple[str, Array]:
    """What is measured, and its values at all rows so far, (n,) or (n, 2)."""
    if goal.measure == POSITION:
        return f"x{'₁₂'[goal.axis or 0]}", recording.trajectory.position
    rules = [run.rule for run in experiment.runs]
    measure = measure_named(goal.measure, rules)
    values = measure.read(rules[index], recording, experiment.objective)
    if values is None:
        raise ValueError(measure.missing)
    return measure.title, values


def _judged(goal: MeasureGoal, name: str, values: Array, holds: Truths, recording: Recording) -> GoalOutcome:
    """The outcome for values and whether each is within the bounds, (n,), where (n, 2) has been made of both."""
    when, bounds = goal.when, wanted(goal.bounds)
    if when.mean is not None:
        return _in_the_mean(goal, name, values, when.mean, recording)
    if when.for_good:
        return _for_good(when, name, bounds, holds, recording)
    if when.within_steps is not None:
        return _first_reached(when.within_steps, name, bounds, holds, recording)
    if when.from_step is not None or when.to_step is not None:
        return _throughout(when, name, bounds, holds, recording)
    step = recording.total if when.at_step is None else when.at_step
    if len(values) <= step:
        return _not_there(name, step, recording)
    return GoalOutcome(bool(holds[step]), f"{name} is {_told(values[step])} at step {step}, wanted {bounds}")


def _in_the_mean(
    goal: MeasureGoal, name: str, values: Array, steps: tuple[int, int], recording: Recording
) -> GoalOutcome:
    first, last = steps
    if len(values) <= last:
        return _not_there(name, last, recording)
    mean = float(values[first : last + 1].mean())
    words = f"{name} is {number(mean)} in the mean of steps {first} to {last}, wanted {wanted(goal.bounds)}"
    return GoalOutcome(_holds(goal.bounds, mean), words)


def _first_reached(within: int, name: str, bounds: str, holds: Truths, recording: Recording) -> GoalOutcome:
    found = np.flatnonzero(holds)
    if len(found):
        first = int(found[0])
        return GoalOutcome(first <= within, f"{name} is {bounds} at step {first}, wanted by step {within}")
    is_known = recording.done or recording.length > within
    return GoalOutcome(False, f"{name} is not {bounds} in {recording.length - 1} steps", is_known)


def _for_good(when: When, name: str, bounds: str, holds: Truths, recording: Recording) -> GoalOutcome:
    by = recording.total if when.within_steps is None else when.within_steps
    lost = np.flatnonzero(~holds)
    since = int(lost[-1]) + 1 if len(lost) else 0
    is_whole = recording.length == recording.total + 1
    if since >= recording.length or not is_whole:
        return GoalOutcome(False, f"{name} does not stay {bounds}", recording.done)
    return GoalOutcome(since <= by, f"{name} stays {bounds} from step {since} on, wanted by step {by}")


def _throughout(when: When, name: str, bounds: str, holds: Truths, recording: Recording) -> GoalOutcome:
    first, last = when.from_step or 0, recording.total if when.to_step is None else when.to_step
    lost = np.flatnonzero(~holds[first : last + 1])
    if len(lost):
        return GoalOutcome(False, f"{name} is not {bounds} at step {first + int(lost[0])}")
    if recording.length <= last:
        return _not_there(name, last, recording)
    return GoalOutcome(True, f"{name} is {bounds} from step {first} to {last}")


def _not_there(name: str, step: int, recording: Recording) -> GoalOutcome:
    """The outcome where the run has no such step."""
    if recording.stopped_at is not None:
        return GoalOutcome(False, f"{name}: the run ends at step {recording.stopped_at}, before step {step}")
    if step > recording.total:
        return GoalOutcome(False, f"{name}: there is no step {step}, there are {recording.total}")
    return GoalOutcome(False, f"{name} at step {step} is still being computed", is_known=False)


def _path(goal: PathGoal, experiment: Experiment, recordings: Sequence[Recording]) -> GoalOutcome:
    index = run_index(experiment, goal.run)
    run, recording = experiment.runs[index], recordings[index]
    other = _reference(experiment.trial(run)._replace(rule=goal.rule, changes=()))
    rows = min(recording.length, other.length)
    one, two = (each.trajectory.position[:rows] for each in (recording, other))
    apart = np.hypot(*(one - two).T)
    lost = np.flatnonzero(~(apart <= goal.within))
    if len(lost):
        words = f"{run.label} leaves the path of {goal.rule.title} at step {int(lost[0])}"
        return GoalOutcome(False, f"{words}: {number(float(apart.max()))} apart at most")
    if recording.length != other.length:
        return GoalOutcome(False, f"{run.label} and {goal.rule.title} do not end alike", recording.done)
    return GoalOutcome(True, f"{run.label} takes the path of {goal.rule.title}")


@lru_cache(maxsize=4)
def _reference(trial: Trial) -> Recording:
    """The path that is wanted: asked for again whenever the student changes something else."""
    return recorded(trial)


def _holds(bounds: Bounds, value: float) -> bool:
    return bool(bounds.hold(np.array([value]))[0])


def wanted(bounds: Bounds) -> str:
    """The bounds in words: below 0.01; above 3; within 0.01 of 0.5."""
    parts = []
    if bounds.below is not None:
        parts.append(f"below {exact_text(bounds.below)}")
    if bounds.above is not None:
        parts.append(f"above {exact_text(bounds.above)}")
    if bounds.near is not None:
        parts.append(f"within {exact_text(bounds.within)} of {exact_text(bounds.near)}")
    return " and ".join(parts)


def _told(values: Array) -> str:
    """One value, or those of both parameters."""
    return " and ".join(number(float(value)) for value in np.atleast_1d(values))
