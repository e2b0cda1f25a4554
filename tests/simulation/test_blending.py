"""Numbers on their way from one step to the next."""

import math
from dataclasses import fields

import numpy as np
import pytest
from window.frames import Film, experiment_of

from rmsprop_gui.optimizers import RULES, RMSProp
from rmsprop_gui.simulation.blending import blended, number_between
from rmsprop_gui.simulation.dissection import Dissection, dissect, parts_of

INFINITE, UNDEFINED = math.inf, math.nan


@pytest.mark.parametrize(
    "before, after, half",
    [(1.0, 100.0, 10.0), (-4.0, -1.0, -2.0), (-1.0, 3.0, 1.0), (0.0, 3.0, 1.5), (5.0, 5.0, 5.0)],
)
def test_by_equal_factors_where_there_is_no_zero_between(before: float, after: float, half: float) -> None:
    assert number_between(before, after, 0.5) == pytest.approx(half)
    assert (number_between(before, after, 0.0), number_between(before, after, 1.0)) == (before, after)


@pytest.mark.parametrize("before, after", [(INFINITE, 1.0), (1.0, INFINITE), (UNDEFINED, 1.0), (1.0, UNDEFINED)])
def test_what_is_not_finite_is_there_at_once(before: float, after: float) -> None:
    assert number_between(before, after, 0.5) == pytest.approx(after, nan_ok=True)


def steps(name: str) -> tuple[Dissection, Dissection]:
    film = Film(experiment_of(RULES[name]()))
    rule = film.experiment.runs[0].rule
    return dissect(rule, film.recordings[0], 8), dissect(rule, film.recordings[0], 9)


def numbers(step: Dissection) -> list[object]:
    """All that formula and table are written from."""
    known = [{name: np.asarray(value).tolist() for name, value in line.known.items()} for line in step.lines]
    return [dict(step.values), known, [line.result for line in step.lines]]


@pytest.mark.parametrize("name", RULES)
def test_it_begins_as_the_step_before_and_lands_on_the_step(name: str) -> None:
    before, after = steps(name)
    targets = [part.target for part in parts_of(after.rule)]
    begun, landed = (blended(before, after, dict.fromkeys(targets, share)) for share in (0.0, 1.0))
    assert numbers(landed) == numbers(after)
    assert dict(begun.values) == dict(before.values)
    assert [line.result for line in begun.lines] == [line.result for line in before.lines]


def test_each_part_has_its_own_share_and_what_is_set_stays() -> None:
    before, after = steps("rmsprop")
    shares = {"g": 1.0, "v": 0.5, "rate": 0.0, "direction": 0.0, "x": 0.25}
    step = blended(before, after, shares)
    assert step.values["g"] == after.values["g"] and step.values["rate"] == before.values["rate"]
    assert step.values["v"][1] == pytest.approx(math.sqrt(before.values["v"][1] * after.values["v"][1]))
    assert step.values["x"][0] == pytest.approx(0.75 * before.values["x"][0] + 0.25 * after.values["x"][0])
    squares = step.lines[0].known
    assert squares["beta"] == RMSProp().beta and squares["t"] == 9
    assert squares["g"].tolist() == list(after.values["g"])
    assert squares["v"][1] == pytest.approx(math.sqrt(before.lines[0].known["v"][1] * after.lines[0].known["v"][1]))


def test_between_steps_of_other_lines_there_is_no_way() -> None:
    (before, _), (_, after) = steps("adagrad"), steps("adam")
    assert blended(before, after, {}) is after


def test_all_of_a_step_but_its_numbers_is_the_later_one_s() -> None:
    before, after = steps("adam")
    step = blended(before, after, dict.fromkeys(after.values, 0.5))
    same = {field.name for field in fields(Dissection)} - {"lines", "values"}
    assert all(getattr(step, name) == getattr(after, name) for name in same)
