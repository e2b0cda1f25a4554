"""Edits of optimizers that are typed, as steps that can be undone."""

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.optimizers.gradient_descent import GradientDescent
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.experiment.session import Session


def type_one(session: Session, start: UpdateRule | None = None) -> None:
    """Add a run with the lines of a rule to begin with, or of gradient descent; ValueError for too many."""
    from rmsprop_gui.optimizers.own import lines_of, retyped  # a start needs none of it

    rule = start or GradientDescent()
    session.add(retyped(lines_of(rule), rule))


def retype(session: Session, index: int, rule: UpdateRule) -> None:
    """Have a run taken by what has been typed, from its start on; until `settle` it is one edit."""
    experiment = session.experiment
    run = experiment.runs[index]
    if rule != run.rule or run.changes:
        name = run_name(run, experiment.runs)
        text = QCoreApplication.translate("Session", "typing of the lines of {run}").format(run=name)
        session.set_experiment(experiment.with_run(index, run.restarted(rule)), text=text, gesture=("lines", index))
