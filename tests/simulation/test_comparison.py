"""What adds up along a run: as in a loop over its rows, however it grew, and with nothing from after the playhead."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.comparison import Course, Standing
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.simulation.stepper import Block, Stepper, empty_trajectory
from rmsprop_gui.surfaces import SURFACES

REMEMBERED = len(RULES["rmsprop"].accumulators)

TOTAL = 120
every_rule = pytest.mark.parametrize("rule", [rule() for rule in RULES.values()], ids=RULES)
every_place = pytest.mark.parametrize("place", ["quadratic", "rosenbrock"])


def growing(rule: UpdateRule, place: str, rows: int, total: int = TOTAL) -> Iterator[Recording]:
    """A recording after each of its blocks."""
    surface = SURFACES[place]
    stepper, found = Stepper(surface, surface.start, rule, total), Recording(total, len(rule.accumulators))
    while not stepper.done:
        found.append(stepper.advance(rows))
        yield found


def recorded(rule: UpdateRule, place: str = "quadratic") -> Recording:
    (found,) = growing(rule, place, TOTAL + 1)
    return found


def growing_through(positions: list[tuple[float, float]], rows: int) -> Iterator[Recording]:
    """A recording of a run through these points, after each of its blocks."""
    steps = empty_trajectory(len(positions), 0)
    steps.position[:], steps.loss[:] = positions, 0.0
    found = Recording(len(positions) - 1, 0)
    for first in range(0, len(positions), rows):
        found.append(Block(first, steps.rows(slice(first, first + rows))))
        yield found


def of(positions: list[tuple[float, float]], losses: list[float]) -> Recording:
    """A complete recording of a run that went through these points."""
    steps = empty_trajectory(len(losses), 0)
    steps.position[:], steps.loss[:] = positions, losses
    found = Recording(len(losses) - 1, 0)
    found.append(Block(0, steps))
    return found


def by_hand(found: Recording, step: int, target: float) -> Standing:
    """The same, from the rows up to the step, one after the other."""
    row = min(step, found.length - 1)
    losses = found.trajectory.loss[: row + 1].tolist()
    points = found.trajectory.position[: row + 1].tolist()
    length, changes = 0.0, []
    for before, after in pairwise(points):
        length += float(np.hypot(after[0] - before[0], after[1] - before[1]))
    for axis in (0, 1):
        moves = [after[axis] - before[axis] for before, after in pairwise(points)]
        signs = [math.copysign(1, move) for move in moves if move != 0]
        changes.append(sum(one != other for one, other in pairwise(signs)))
    reached = next((t for t, loss in enumerate(losses) if loss <= target), None)
    diverged_at = found.diverged_at if found.diverged_at is not None and found.diverged_at <= step else None
    state = found.state(step)
    ended_at = len(losses) - 1 if state is State.ENDED else None
    turns = changes[0], changes[1]
    return Standing(losses[-1], min(losses), reached, length, turns, state, diverged_at, ended_at)


@every_place
@every_rule
def test_standings_are_those_of_a_loop(rule: UpdateRule, place: str) -> None:
    found = recorded(rule, place)
    course, targets = Course(found), np.quantile(found.trajectory.loss, (0.0, 0.3, 0.9)).tolist()
    for step in (0, 1, 2, 3, 17, 60, TOTAL):
        for target in (-math.inf, *targets, math.inf):
            assert course.standing(step, target) == by_hand(found, step, target)


def test_a_diverging_run_is_among_them() -> None:
    found = recorded(RULES["gradient_descent"](), "rosenbrock")
    end = found.diverged_at
    assert end is not None and 1 < end < TOTAL
    course = Course(found)
    assert (course.standing(end - 1, 0.0).state, course.standing(end - 1, 0.0).diverged_at) == (State.RUNNING, None)
    for step in (end, end + 1, TOTAL, TOTAL + 9):
        standing = course.standing(step, 0.0)
        assert (standing.state, standing.diverged_at, standing.ended_at) == (State.DIVERGED, end, None)
        assert standing.loss == found.trajectory.loss[-1] and standing == by_hand(found, step, 0.0)


@every_place
@every_rule
def test_growing_block_by_block_gives_the_same_bits(rule: UpdateRule, place: str) -> None:
    for rows in (1, 7, 1000):
        check_growing(Course(recorded(rule, place)), growing(rule, place, rows))


def check_growing(whole: Course, grown: Iterator[Recording]) -> None:
    course = None
    for found in grown:
        course = course or Course(found)
        for series, expected in zip(series_of(course), series_of(whole), strict=True):
            assert len(series) == found.length and series.tobytes() == expected[: found.length].tobytes()


def series_of(course: Course) -> tuple[np.ndarray[Any, Any], ...]:
    return course.best_loss, course.path_length, course.sign_changes


@every_rule
def test_nothing_after_the_step_is_known(rule: UpdateRule) -> None:
    """A recording that ends at the step and one that goes on tell the same."""
    course = Course(recorded(rule, "beale"))
    for found in growing(rule, "beale", 1, 60):
        step = found.length - 1
        if step == found.total:
            break  # that no step follows is known
        assert Course(found).standing(step, 0.5) == course.standing(step, 0.5)


def test_series_are_looked_up_without_being_gone_through_again() -> None:
    found = recorded(RULES["adam"]())
    course = Course(found)
    before = course.standing(TOTAL, 1.0)
    found.trajectory.loss[:-1] = found.trajectory.position[:-1] = -1e9
    assert course.standing(TOTAL, 1.0) == before


def test_a_target_is_reached_where_the_loss_first_is_not_above_it() -> None:
    course = Course(of([(0.0, 0.0)] * 6, [5.0, 3.0, 4.0, 3.0, 1.0, 2.0]))
    reached = {target: course.standing(5, target).reached for target in (9.0, 5.0, 4.0, 3.0, 2.9, 1.0, 0.9)}
    assert reached == {9.0: 0, 5.0: 0, 4.0: 1, 3.0: 1, 2.9: 4, 1.0: 4, 0.9: None}


def test_a_target_is_not_reached_before_its_step() -> None:
    course = Course(of([(0.0, 0.0)] * 4, [5.0, 3.0, 2.0, 1.0]))
    assert [course.standing(step, 2.0).reached for step in range(4)] == [None, None, 2, 2]


@pytest.mark.parametrize(
    ("moves", "changes"),
    [
        ([1, 1, 1], [0, 0, 0]),
        ([1, -1, 1], [0, 1, 2]),
        ([1, 0, -1], [0, 0, 1]),
        ([1, 0, 0, 1, 0, -1], [0, 0, 0, 0, 0, 1]),
        ([0, 0, -1, 0, 1, -1], [0, 0, 0, 0, 1, 2]),
        ([0, 0], [0, 0]),
    ],
)
def test_zeros_are_no_change_of_sign(moves: list[int], changes: list[int]) -> None:
    places = [0, *np.cumsum(moves).tolist()]
    for axis in (0, 1):
        positions = [(float(x), 0.0) if axis == 0 else (0.0, float(x)) for x in places]
        counted = Course(of(positions, [0.0] * len(places))).sign_changes
        assert counted[:, axis].tolist() == [0, *changes]
        assert not counted[:, 1 - axis].any()
        for rows in (1, 2, 3):
            course = None
            for found in growing_through(positions, rows):
                course = course or Course(found)
                assert course.sign_changes[:, axis].tolist() == [0, *changes][: found.length]


def test_the_length_of_a_path_is_that_of_its_steps() -> None:
    course = Course(of([(0.0, 0.0), (3.0, 4.0), (3.0, 4.0), (0.0, 0.0)], [0.0] * 4))
    assert course.path_length.tolist() == [0.0, 5.0, 5.0, 10.0]


def test_a_path_longer_than_any_number_is_infinite_and_warns_of_nothing() -> None:
    course = Course(of([(-1.5e308, 0.0), (1.5e308, 0.0), (0.0, 0.0)], [1.0, 2.0, 3.0]))
    assert course.path_length.tolist() == [0.0, math.inf, math.inf]
    assert course.standing(2, 0.0).sign_changes == (1, 0)


def test_the_start_stands_where_it_is() -> None:
    found = recorded(RULES["rmsprop"]())
    loss = float(found.trajectory.loss[0])
    assert Course(found).standing(0, 1.0) == Standing(loss, loss, None, 0.0, (0, 0), State.RUNNING, None)


def test_a_path_has_ended_with_its_last_step_but_not_while_it_is_still_computed() -> None:
    for course in map(Course, growing(RULES["rmsprop"](), "quadratic", 7)):
        assert [course.standing(step, 1.0).ended_at for step in (0, TOTAL - 1)] == [None] * 2
    assert [course.standing(step, 1.0).ended_at for step in (TOTAL, TOTAL + 1, 10 * TOTAL)] == [TOTAL] * 3


def test_a_run_without_rows_stands_nowhere() -> None:
    course = Course(Recording(10, 1))
    assert len(course.best_loss) == len(course.path_length) == len(course.sign_changes) == 0
    with pytest.raises(ValueError, match="the run has not been started yet"):
        course.standing(0, 1.0)


def test_a_run_that_fails_stands_at_its_last_row_and_says_why() -> None:
    found, whole = Recording(TOTAL, REMEMBERED), recorded(RULES["rmsprop"]())
    found.append(Stepper(*notebook_experiment().trials()[2]._replace(rule=RULES["rmsprop"]())).advance(20))
    found.fail("LookupError: no such entry")
    course = Course(found)
    assert course.standing(19, 1.0) == Course(whole).standing(19, 1.0)
    last = replace(course.standing(19, 1.0), state=State.FAILED, failed_at=20, failure="LookupError: no such entry")
    assert course.standing(20, 1.0) == course.standing(10 * TOTAL, 1.0) == last


def test_a_run_that_fails_at_its_start_stands_nowhere_but_says_why() -> None:
    found = Recording(TOTAL, REMEMBERED)
    found.fail("no value")
    standing = Course(found).standing(5, 1.0)
    assert math.isnan(standing.loss) and math.isnan(standing.best_loss) and standing.reached is None
    assert (standing.state, standing.failed_at, standing.failure) == (State.FAILED, 0, "no value")
    assert (standing.diverged_at, standing.ended_at) == (None, None)


NOTEBOOK = {"ewma_momentum": (89, (0, 11), 16.13), "adagrad": (57, (0, 0), 9.69), "rmsprop": (87, (0, 28), 9.62)}


def test_the_notebook_in_a_table() -> None:
    """After 100 steps: the average swings and goes a long way, AdaGrad comes straight, RMSProp ends to and fro.

    The straight line from (9, −3) to the minimum is 9.49 long.
    """
    experiment, found = notebook_experiment(), {}
    for run in experiment.runs:
        course = Course(recorded(run.rule))
        standing = course.standing(100, target=0.1)
        assert standing == by_hand(recorded(run.rule), 100, 0.1) and standing.best_loss == standing.loss
        found[run.rule.name] = (standing.reached, standing.sign_changes, round(standing.path_length, 2))
    assert found == NOTEBOOK


def test_rmsprop_of_the_notebook_turns_at_every_step_in_the_end() -> None:
    (found,) = growing(RULES["rmsprop"](), "quadratic", 3001, 3000)
    course = Course(found)
    assert (course.sign_changes[3000] - course.sign_changes[2900]).tolist() == [100, 100]
    assert course.path_length[3000] - course.path_length[2900] == pytest.approx(100 * 0.1 * math.sqrt(2), rel=1e-2)
