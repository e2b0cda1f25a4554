"""What was tuned before another surface was chosen can be had back, until the next edit."""

from collections.abc import Callable

import pytest

from rmsprop_gui.simulation.experiment import Experiment, notebook_experiment
from rmsprop_gui.simulation.openings import opened
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.experiment.kept_settings import KeptSettings
from rmsprop_gui.window.experiment.session import Session

ROSENBROCK = SURFACES["rosenbrock"]


@pytest.fixture
def session() -> Session:
    return Session(notebook_experiment())


def rates(experiment: Experiment) -> list[float]:
    return [run.rule.values()["learning_rate"] for run in experiment.runs]


def test_a_surface_opens_with_its_settings_in_one_edit(session: Session) -> None:
    before = session.experiment
    session.set_surface(ROSENBROCK)
    assert session.experiment == opened(before, ROSENBROCK) and session.experiment.steps == 1000
    session.undo()
    assert session.experiment == before


def test_the_settings_from_before_can_be_put_back_on_the_new_surface(session: Session) -> None:
    kept, before = KeptSettings(session), session.experiment
    told: list[bool] = []
    kept.changed.connect(lambda: told.append(kept.are_there))
    session.set_surface(ROSENBROCK)
    there = session.experiment
    assert kept.are_there
    kept.put_back()
    assert session.experiment.surface == ROSENBROCK and session.experiment.start == ROSENBROCK.start
    assert rates(session.experiment) == rates(before) and session.experiment.steps == before.steps
    assert not kept.are_there and told == [True, False]
    session.undo()
    assert session.experiment == there


@pytest.mark.parametrize(
    "edit",
    [
        lambda session: session.set_steps(7),
        lambda session: session.set_start((0.5, 0.5)),
        lambda session: session.undo(),
        lambda session: session.remove(0),
    ],
    ids=["steps", "start", "undo", "remove"],
)
def test_the_next_edit_ends_the_offer(session: Session, edit: Callable[[Session], None]) -> None:
    kept = KeptSettings(session)
    session.set_surface(ROSENBROCK)
    edit(session)
    there = session.experiment
    assert not kept.are_there
    kept.put_back()
    assert session.experiment == there


def test_nothing_is_offered_where_nothing_was_replaced(session: Session) -> None:
    kept = KeptSettings(session)
    session.set_surface(ROSENBROCK)
    session.set_surface(SURFACES["quadratic"])
    assert kept.are_there  # the rates of before
    again = Session(opened(notebook_experiment(), ROSENBROCK))
    kept = KeptSettings(again)
    again.set_experiment(opened(again.experiment, SURFACES["bowl"]))
    again.set_surface(SURFACES["bowl"])
    assert not kept.are_there
