"""The lesson that the README shows is one, and its task is what it says."""

from pathlib import Path

from rmsprop_gui.lessons import parse_lesson
from rmsprop_gui.lessons.lesson import ByClick, Prediction, Task
from rmsprop_gui.lessons.tasks import check_task
from rmsprop_gui.simulation.whole import recorded

README = Path(__file__).parents[2].joinpath("README.md").read_text(encoding="utf-8")


def test_the_lesson_in_the_readme_has_no_mistakes_and_its_figures_are_true() -> None:
    read = parse_lesson(README.split("**Write a lesson**")[1].split("````")[1].lstrip("\n"))
    assert read.lesson and not read.problems, [str(problem) for problem in read.problems]
    first, second = read.lesson.scenes
    asked, task = first.parts[0], second.parts[0]
    assert isinstance(asked, Prediction) and isinstance(asked.answer, ByClick)
    position = recorded(first.experiment.trials()[0]).trajectory.position[1]
    assert abs(position - asked.answer.at).max() < 0.01, position
    assert isinstance(task, Task) and task.solved
    for experiment, is_met in ((second.experiment, False), (task.solved, True)):
        outcome = check_task(task, experiment, [recorded(trial) for trial in experiment.trials()])
        assert outcome.is_met is is_met, outcome
