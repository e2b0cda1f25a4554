"""One frozen value says everything that is being run, and refuses what cannot be."""

import math
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from rmsprop_gui.optimizers import RULES, AdaGrad
from rmsprop_gui.optimizers.rmsprop import RMSProp
from rmsprop_gui.simulation.experiment import (
    MAX_STEPS,
    Run,
    check_coordinate,
    check_start,
    notebook_experiment,
    notebook_runs,
)
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.surface import View

UNDEFINED = FormulaSurface("half", "", "", "sqrt(x1)", ((-1, 1), (-1, 1)), (0.5, 0), ())
RANGE = "must be between -1,000,000 and 1,000,000, not"


def test_equal_experiments_are_equal_and_hash_alike() -> None:
    one, other = notebook_experiment(), notebook_experiment()
    one.surface.value(1.0, 1.0)
    assert one == other and hash(one) == hash(other) and len({one, other}) == 1


CHANGES: dict[str, dict[str, Any]] = {
    "start": {"start": (9.0, -2.9)},
    "steps": {"steps": 101},
    "surface": {"surface": SURFACES["bowl"]},
    "runs": {"runs": ()},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_difference_makes_another_experiment(change: dict[str, Any]) -> None:
    assert replace(notebook_experiment(), **change) != notebook_experiment()


def test_an_experiment_cannot_be_changed() -> None:
    experiment = notebook_experiment()
    with pytest.raises(FrozenInstanceError):
        experiment.steps = 5


def test_one_run_is_replaced_and_the_others_stay() -> None:
    experiment = notebook_experiment()
    run = Run(RULES["adam"](), "Adam", 5)
    changed = experiment.with_run(1, run)
    assert changed.runs == (experiment.runs[0], run, experiment.runs[2])
    assert experiment == notebook_experiment()


def test_another_surface_brings_its_own_start() -> None:
    beale = SURFACES["beale"]
    moved = notebook_experiment().on_surface(beale)
    assert (moved.surface, moved.start, moved.runs) == (beale, beale.start, notebook_runs())
    changed = notebook_experiment().with_run(1, notebook_runs()[1].changed(40, AdaGrad(learning_rate=0.1)))
    assert changed.on_surface(beale) == moved, "what was changed on the way was changed on the way down the other one"
    boxed = replace(notebook_experiment(), box=((8.0, 10.0), (-4.0, 4.0)))  # beale starts outside
    assert boxed.on_surface(beale) == moved


@pytest.mark.parametrize("box", [((8.0, 8.5), (-4.0, 4.0)), ((-10.0, 10.0), (-2.5, 4.0))], ids=str)
def test_a_start_outside_the_box_is_refused(box: View) -> None:
    with pytest.raises(ValueError, match="the start lies outside the box"):
        replace(notebook_experiment(), box=box)


def test_runs_of_the_notebook_look_different() -> None:
    runs = notebook_runs()
    assert len({run.style for run in runs}) == len({run.label for run in runs}) == 3
    assert all(run.visible for run in runs)


@pytest.mark.parametrize("steps", [1, 100, MAX_STEPS])
def test_steps_in_range_are_taken(steps: int) -> None:
    assert replace(notebook_experiment(), steps=steps).steps == steps == min(max(steps, 1), 100_000)


@pytest.mark.parametrize("steps", [0, -1, MAX_STEPS + 1, 10.0, True, "10", None], ids=repr)
def test_other_steps_are_refused(steps: Any) -> None:
    with pytest.raises(ValueError) as caught:
        replace(notebook_experiment(), steps=steps)
    assert str(caught.value) == f"the number of steps must be a whole number from 1 to 100,000, not {steps}"


@pytest.mark.parametrize(
    "start, message",
    [
        ((math.nan, 0), f"x1 {RANGE} nan"),
        ((0, math.inf), f"x2 {RANGE} inf"),
        ((-1e6 - 1, 0), f"x1 {RANGE} -1000001"),
        ((0, 1e7), f"x2 {RANGE} 10000000"),
    ],
)
def test_a_start_out_of_range_is_refused(start: tuple[float, float], message: str) -> None:
    with pytest.raises(ValueError) as caught:
        replace(notebook_experiment(), start=start)
    assert str(caught.value) == message


def test_the_ends_of_the_range_are_allowed() -> None:
    for start in ((1e6, -1e6), (-1e6, 1e6)):
        assert replace(notebook_experiment(), start=start).start == start
    check_coordinate("x1", 0.0)


def test_a_start_without_a_finite_value_is_refused() -> None:
    with pytest.raises(ValueError) as caught:
        check_start(UNDEFINED, (-0.5, 2))
    assert str(caught.value) == "the surface half has no finite value at -0.5, 2"
    check_start(UNDEFINED, (0.5, 2))
    with pytest.raises(ValueError, match="no finite value at the start"):
        Stepper(UNDEFINED, (-0.5, 2), RMSProp(), 10).advance(5)
