"""A task is done when its goals are met, and until then it is said what is missing."""

from dataclasses import replace

import pytest

from rmsprop_gui.lessons import parse_lesson
from rmsprop_gui.lessons.lesson import Scene, Task
from rmsprop_gui.lessons.tasks import check_task
from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.simulation.whole import recorded

from .test_reading import FRONT

DESCENT = 'runs = ["gradient_descent:learning_rate=0.1"]\nsteps = 200'
OWN = '''runs = [{label = "own", lines = """
eta: 0.1
beta: 0.9
v = beta*v + (1 - beta)*g**2
rate = eta/sqrt(v + 1e-8)
direction = g
"""}]'''


def tasked(goal: str, scene: str = DESCENT) -> tuple[Scene, Task]:
    """A scene, and the task in it with this goal."""
    read = parse_lesson(f'{FRONT}# One\n```scene\n{scene}\n```\n```try\nask = "a"\ngoal = [{goal}]\n```\n')
    assert read.lesson and not read.problems, read.problems
    (found,) = read.lesson.scenes
    (task,) = found.parts
    assert isinstance(task, Task)
    return found, task


# Gradient descent with 0.1 lands on x₂ = 0 at its first step, and is below a loss of 0.01 at step 166 for good.
@pytest.mark.parametrize(
    ("goal", "is_met", "words"),
    [
        ('{measure = "loss", below = 0.01, within_steps = 166}', True, "at step 166, wanted by step 166"),
        ('{measure = "loss", below = 0.01, within_steps = 165}', False, "at step 166, wanted by step 165"),
        ('{measure = "loss", below = 1e-9, within_steps = 199}', False, "is not below 1e−9 in 200 steps"),
        ('{measure = "loss", below = 0.01, within_steps = 166, for_good = true}', True, "from step 166 on"),
        ('{measure = "loss", below = 1e-9, for_good = true}', False, "does not stay"),
        ('{measure = "loss", above = 1, at_step = 10}', True, "at step 10"),
        ('{measure = "loss", above = 1}', False, "at step 200"),
        ('{measure = "loss", above = 1, at_step = 201}', False, "there is no step 201"),
        ('{measure = "loss", below = 7, from_step = 1, to_step = 9}', False, "at step 1"),
        ('{measure = "loss", below = 8, from_step = 1, to_step = 9}', True, "from step 1 to 9"),
        ('{measure = "position", axis = 2, near = 0, within = 1e-9, at_step = 1}', True, "x₂ of"),
        ('{measure = "position", axis = 1, near = 8.82, within = 1e-9, at_step = 1}', True, "x₁ of"),
        ('{measure = "rate", near = 0.1, within = 1e-12, at_step = 3}', True, "0.1000 and 0.1000"),
        ('{measure = "distance", below = 1, mean_from = 150, mean_to = 200}', True, "in the mean of steps 150 to 200"),
        ('{measure = "lambda_max", near = 10, within = 1e-6}', True, "λmax"),
        ('{measure = "kappa", near = 50, within = 1e-6}', True, "κ"),
        ('{measure = "kappa", below = 49}', False, "wanted below 49"),
        ('{any_of = [{measure = "kappa", below = 9}, {measure = "loss", below = 1}]}', True, "Loss"),
        ('{any_of = [{measure = "kappa", below = 9}, {measure = "loss", above = 1}]}', False, "— or:"),
    ],
)
def test_goals_are_judged_by_the_recorded_numbers(goal: str, is_met: bool, words: str) -> None:
    scene, task = tasked(goal)
    outcome = check_task(task, scene.experiment, [recorded(scene.experiment.trials()[0])])
    assert outcome.is_met is is_met and outcome.is_known
    assert words in outcome.goals[0].words


def test_a_typed_rule_is_compared_with_the_path_of_another() -> None:
    goal = '{{path_of = "own", equals = "rmsprop:learning_rate={}", within = 1e-9}}'
    for rate, is_met in ((0.1, True), (0.11, False)):
        scene, task = tasked(goal.format(rate), OWN)
        assert check_task(task, scene.experiment, [recorded(scene.experiment.trials()[0])]).is_met is is_met


def test_what_is_still_being_computed_is_not_yet_judged() -> None:
    scene, task = tasked('{measure = "loss", below = 0.01, within_steps = 190}')
    trial = scene.experiment.trials()[0]
    stepper, recording = Stepper(*trial), Recording(trial.steps, 0)
    for rows, is_known, is_met in ((100, False, False), (60, False, False), (10, True, True)):
        recording.append(stepper.advance(rows))
        outcome = check_task(task, scene.experiment, [recording])
        assert (outcome.is_known, outcome.is_met) == (is_known, is_met), rows


def test_a_run_that_is_gone_or_has_diverged_does_not_meet_the_goal_and_it_is_said() -> None:
    scene, task = tasked('{measure = "loss", run = "Gradient descent", below = 9, at_step = 200}')
    diverging = scene.experiment.with_run(0, scene.experiment.runs[0].restarted(GradientDescent(0.9)))
    outcome = check_task(task, diverging, [recorded(diverging.trials()[0])])
    assert not outcome.is_met and outcome.is_known and "the run ends at step" in outcome.goals[0].words
    gone = replace(scene.experiment, runs=())
    assert "no run is called" in check_task(task, gone, []).goals[0].words


def test_a_solution_solves_and_the_scene_as_it_opens_does_not() -> None:
    from .test_reading import sample

    scene = sample().scenes[2]
    task = scene.parts[0]
    assert isinstance(task, Task) and task.solved
    for experiment, is_met in ((scene.experiment, False), (task.solved, True)):
        assert check_task(task, experiment, [recorded(trial) for trial in experiment.trials()]).is_met is is_met
