"""What has been computed so far: appended, never rewritten, and what the run is doing."""

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.recording import AT_REST, REST_STEPS, Recording, State
from rmsprop_gui.simulation.stepper import Block, Stepper, empty_trajectory
from rmsprop_gui.surfaces import SURFACES

REMEMBERED = len(RULES["rmsprop"].accumulators)

QUADRATIC = SURFACES["quadratic"]


def stepper(rule: UpdateRule, total: int, place: str = "quadratic") -> Stepper:
    return Stepper(SURFACES[place], SURFACES[place].start, rule, total)


def recording(rule: UpdateRule, total: int, place: str = "quadratic") -> Recording:
    steps, found = stepper(rule, total, place), Recording(total, len(rule.accumulators))
    while not steps.done:
        found.append(steps.advance(7))
    return found


def at(*positions: tuple[float, float]) -> Recording:
    """A recording whose run stood at these points."""
    steps = empty_trajectory(len(positions), 0)
    steps.position[:] = positions
    found = Recording(len(positions) - 1, 0)
    found.append(Block(0, steps))
    return found


@pytest.mark.parametrize("name", RULES)
def test_blocks_add_up_to_the_whole_run(name: str) -> None:
    rule = RULES[name]()
    found, whole = recording(rule, 100), stepper(rule, 100).advance(101)
    assert (found.length, found.total, found.done, found.diverged_at) == (101, 100, True, None)
    for column, expected in zip(found.trajectory, whole.trajectory, strict=True):
        assert column.tobytes() == expected.tobytes()


def test_an_empty_recording_has_no_rows() -> None:
    found = Recording(10, 1)
    assert (found.length, found.done, len(found.trajectory.loss)) == (0, False, 0)


def test_rows_are_views_that_grow() -> None:
    source, found = stepper(RULES["rmsprop"](), 20), Recording(20, REMEMBERED)
    found.append(source.advance(5))
    early = found.trajectory
    found.append(source.advance(5))
    assert len(early.loss) == 5 and len(found.trajectory.loss) == 10
    assert np.shares_memory(early.position, found.trajectory.position)


def test_gaps_and_repetitions_are_refused() -> None:
    source, found = stepper(RULES["rmsprop"](), 20), Recording(20, REMEMBERED)
    first, second, third = (source.advance(5) for _ in range(3))
    with pytest.raises(ValueError, match="block from row 5 does not follow 0 rows"):
        found.append(second)
    found.append(first)
    for stray in (first, third):
        with pytest.raises(ValueError, match="does not follow 5 rows"):
            found.append(stray)
    assert found.length == 5


def test_nothing_follows_the_end() -> None:
    diverged = recording(RULES["gradient_descent"](), 50, "rosenbrock")
    complete = recording(RULES["rmsprop"](), 5)
    for found, accumulators in ((diverged, 0), (complete, 1)):
        with pytest.raises(ValueError, match="does not follow"):
            found.append(Block(found.length, empty_trajectory(1, accumulators)))


@pytest.mark.parametrize("name", RULES)
def test_a_row_takes_at_most_six_pairs_of_memory_beside_the_accumulators(name: str) -> None:
    pair = 2 * np.dtype(np.float64).itemsize
    found = Recording(9_999, len(RULES[name].accumulators))
    assert found.nbytes <= 10_000 * (6 + len(RULES[name].accumulators)) * pair


def test_a_run_is_at_rest_once_its_last_ten_steps_are_short_against_its_way() -> None:
    way = [(1.0, 1.0), (0.5, 0.5), *[(0.5, 0.5 - 0.3 * AT_REST * (-1) ** step) for step in range(20)]]
    found = at(*way, (0.5, 0.6))
    states = [found.state(step) for step in range(len(way) + 1)]
    first = 1 + REST_STEPS  # the step to row 1 is the last that was long
    assert states[:first] == [State.RUNNING] * first
    assert set(states[first:-1]) == {State.AT_REST} and states[-1] is State.ENDED
    assert found.state(99) is State.ENDED


def test_a_start_at_the_minimum_is_at_rest_after_ten_steps() -> None:
    found = Recording(12, 0)
    found.append(Stepper(QUADRATIC, (0.0, 0.0), RULES["gradient_descent"](), 12).advance(13))
    assert [found.state(step) for step in (0, REST_STEPS - 1, REST_STEPS, 12)] == [
        *[State.RUNNING] * 2,
        *[State.AT_REST] * 2,
    ]


def test_a_descent_comes_to_rest() -> None:
    found = recording(RULES["gradient_descent"](learning_rate=0.1), 3000)
    states = [found.state(step) for step in range(3001)]
    first = states.index(State.AT_REST)
    assert 100 < first < 2000 and set(states[:first]) == {State.RUNNING} and set(states[first:]) == {State.AT_REST}


@pytest.mark.parametrize("learning_rate", [0.01, 0.1, 1.0])
def test_an_alternation_is_no_rest_however_small_it_is(learning_rate: float) -> None:
    rule, start = RULES["rmsprop"](learning_rate=learning_rate), (20 * learning_rate, -learning_rate)
    found = Recording(2000, REMEMBERED)
    found.append(Stepper(QUADRATIC, start, rule, 2000).advance(2001))
    x1 = found.trajectory.position[-2:, 0]
    assert x1[0] == pytest.approx(-x1[1], rel=1e-3), "it alternates by half the learning rate in the end"
    assert {found.state(step) for step in range(2000)} == {State.RUNNING}
    assert found.state(2000) is State.ENDED


@pytest.mark.parametrize("name", RULES)
def test_a_run_has_ended_only_where_no_step_follows(name: str) -> None:
    found = recording(RULES[name](), 100)
    seen = [found.state(step) for step in range(101)]
    assert State.ENDED not in seen[:-1] and seen[-1] in (State.ENDED, State.AT_REST)
    assert State.RUNNING not in (found.state(100), found.state(150))


def test_a_run_on_its_way_to_infinity_is_not_at_rest() -> None:
    found = at(*[(-1e308 * (-1) ** step, 1e308) for step in range(15)])
    assert State.AT_REST not in {found.state(step) for step in range(15)}


def test_a_diverged_run_says_so_from_that_step_on() -> None:
    found = recording(RULES["gradient_descent"](), 50, "rosenbrock")
    assert found.done and found.diverged_at == found.length
    assert found.state(found.length - 1) is State.RUNNING
    assert found.state(found.length) is found.state(50) is State.DIVERGED


def test_a_run_that_has_ended_shows_its_last_row() -> None:
    found = recording(RULES["gradient_descent"](), 50, "rosenbrock")
    assert [found.row(step) for step in (0, 2, found.length, 50)] == [0, 2, found.length - 1, found.length - 1]


def test_states_are_written_as_they_are_said() -> None:
    assert [state.value for state in State] == ["running", "at rest", "ended", "diverged", "0/0", "no number", "failed"]


@pytest.mark.parametrize("rows", [0, 1, 5])
def test_a_run_that_fails_ends_at_its_last_row(rows: int) -> None:
    source, found = stepper(RULES["rmsprop"](), 20), Recording(20, REMEMBERED)
    if rows:
        found.append(source.advance(rows))
    assert (found.failed_at, found.stopped_at, found.done) == (None, None, False)
    found.fail("LookupError: no such entry")
    assert (found.failure, found.failed_at, found.stopped_at) == ("LookupError: no such entry", rows, rows)
    assert found.done and found.diverged_at is None and found.length == rows
    assert [found.row(step) for step in (rows, 20)] == [rows - 1, rows - 1]
    assert [found.state(step) for step in (rows, 20)] == [State.FAILED] * 2
    assert rows == 0 or found.state(rows - 1) is State.RUNNING
    with pytest.raises(ValueError, match="does not follow"):
        found.append(source.advance(1))


def test_what_has_ended_cannot_fail() -> None:
    diverged = recording(RULES["gradient_descent"](), 50, "rosenbrock")
    complete = recording(RULES["rmsprop"](), 5)
    for found in (diverged, complete):
        with pytest.raises(ValueError, match="has ended cannot fail"):
            found.fail("too late")
        assert found.failure is None and found.stopped_at == found.diverged_at
