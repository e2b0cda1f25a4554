"""One run, stepped: the same bits however it is cut, and an honest end where numbers end."""

import itertools
import math
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from crossed import meetings
from optimizers.conventions import asked_at, take_step

from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.stability import stability_limits
from rmsprop_gui.simulation.stepper import Block, Stepper, Trajectory
from rmsprop_gui.surfaces import SURFACES, Surface

TOTAL = 257
CUTS = {
    "one": itertools.repeat(1),
    "two": itertools.repeat(2),
    "three": itertools.repeat(3),
    "seven": itertools.repeat(7),
    "sixty-four": itertools.repeat(64),
    "thousand": itertools.repeat(1000),
    "random": [random.Random(6).randint(1, 40) for _ in range(TOTAL + 1)],
}
every_meeting = meetings(rule() for rule in RULES.values())


def blocks(stepper: Stepper, cuts: Iterable[int] = CUTS["thousand"], deadline: float = math.inf) -> list[Block]:
    found = []
    for rows in cuts:
        if stepper.done:
            return found
        found.append(stepper.advance(rows, deadline))
    return found


def joined(found: list[Block]) -> Trajectory:
    """Blocks in a row, which must follow on one another."""
    ends = itertools.accumulate((len(block.trajectory.loss) for block in found), initial=0)
    assert [block.first for block in found] == list(ends)[:-1]
    return Trajectory(
        *(np.concatenate(columns) for columns in zip(*(block.trajectory for block in found), strict=True))
    )


def bits(steps: Trajectory) -> list[bytes]:
    return [column.tobytes() for column in steps]


@every_meeting
def test_any_cut_gives_the_same_bits(rule: UpdateRule, surface: Surface) -> None:
    whole = blocks(Stepper(surface, surface.start, rule, TOTAL))
    for name, cuts in CUTS.items():
        cut = blocks(Stepper(surface, surface.start, rule, TOTAL), cuts)
        assert bits(joined(cut)) == bits(joined(whole)), name
        assert cut[-1].diverged_at == whole[-1].diverged_at
        assert all(block.diverged_at is None for block in cut[:-1])


@every_meeting
def test_a_deadline_cuts_but_changes_no_bit(rule: UpdateRule, surface: Surface) -> None:
    whole = blocks(Stepper(surface, surface.start, rule, 50))
    hurried = blocks(Stepper(surface, surface.start, rule, 50), deadline=-math.inf)
    assert all(len(block.trajectory.loss) <= 1 for block in hurried)
    assert bits(joined(hurried)) == bits(joined(whole))


def test_a_deadline_is_kept() -> None:
    """A block that could go on for ever ends when its time is up, with what it has."""
    stepper = Stepper(SURFACES["beale"], (1.0, 1.5), RULES["adam"](), 100_000)
    began = time.perf_counter()
    block = stepper.advance(100_000, began + 0.02)
    assert 1 <= len(block.trajectory.loss) < 100_000 and not stepper.done
    assert stepper.next_row == len(block.trajectory.loss)
    assert time.perf_counter() - began < 2


@every_meeting
def test_each_row_is_the_last_one_moved_by_rate_and_direction(rule: UpdateRule, surface: Surface) -> None:
    """What is shown is what was used: x(t) = x(t−1) − rate(t) · direction(t), to the last bit."""
    steps = joined(blocks(Stepper(surface, surface.start, rule, TOTAL)))
    assert steps.position[0].tolist() == list(surface.start)
    moved = steps.position[:-1] - steps.rate[1:] * steps.direction[1:]
    assert moved.tobytes() == steps.position[1:].tobytes()


@every_meeting
def test_columns_say_what_they_are(rule: UpdateRule, surface: Surface) -> None:
    steps = joined(blocks(Stepper(surface, surface.start, rule, TOTAL)))
    (x1, x2), t = steps.position.T, np.arange(TOTAL + 1.0)[: len(steps.loss)]
    np.testing.assert_allclose(steps.loss, surface.value(x1, x2, t), rtol=1e-14)
    np.testing.assert_allclose(steps.slope, np.hypot(*surface.gradient(x1, x2, t)), rtol=1e-14)
    bound = np.full(len(t), rule.stability_bound() or np.nan)
    expected = stability_limits(surface.hessian(x1, x2, t), steps.rate, bound)
    np.testing.assert_array_equal(steps.limit, expected)
    for t in range(1, len(x1)):
        asked = asked_at(rule, steps.position[t - 1], t, steps.accumulators[t - 1])
        assert list(map(float, surface.stepping_gradient(plain=False)(*asked, t))) == steps.gradient[t].tolist()
    assert all(np.isnan(column[0]).all() for column in (steps.gradient, steps.rate, steps.direction))
    np.testing.assert_array_equal(steps.accumulators[0], np.reshape(rule.start(), (-1, 2)))
    assert steps.accumulators.shape == (len(x1), len(rule.accumulators), 2)


def first_broken_step(rule: UpdateRule, surface: Surface) -> tuple[int, list[list[float]]]:
    """Step with the rule itself until something is no longer finite: which step that was, and the path before it."""
    x, memory, positions = np.array(surface.start, float), rule.start(), [list(surface.start)]
    for t in range(1, 1001):
        gradient = np.array(surface.gradient(*asked_at(rule, x, t, memory)), float)
        rate, direction, *memory = take_step(rule, x, gradient, t, memory)
        x = x - rate * direction
        numbers = (*x, surface.value(*x), *gradient, *np.ravel(rate), *direction, *np.ravel(memory))
        if not np.isfinite(numbers).all():
            return t, positions
        positions.append(x.tolist())
    raise AssertionError("nothing broke")


DIVERGING = [
    ("gradient_descent", "rosenbrock"),
    ("gradient_descent", "monkey_saddle"),
    ("gradient_descent", "himmelblau"),
    ("momentum", "rosenbrock"),
    ("momentum", "beale"),
    ("ewma_momentum", "himmelblau"),
    ("nesterov", "rosenbrock"),
    ("nesterov", "beale"),
]


@pytest.mark.parametrize("name, place", DIVERGING)
@pytest.mark.parametrize("rows", [1, 3, 1000])
def test_divergence_ends_at_the_last_finite_row_and_says_so(name: str, place: str, rows: int) -> None:
    rule, surface = RULES[name](), SURFACES[place]
    with np.errstate(all="ignore"):
        step, path = first_broken_step(rule, surface)
    stepper = Stepper(surface, surface.start, rule, 1000)
    found = blocks(stepper, itertools.repeat(rows))
    assert stepper.done and found[-1].diverged_at == step == len(path)
    steps = joined(found)
    assert steps.position.tolist() == path  # nothing clipped, nothing left out
    assert np.isfinite(steps.loss).all() and np.abs(steps.position).max() > 1e6


def test_a_zero_over_zero_is_a_divergence() -> None:
    """With ε = 0 the rate at a minimum is 0/0's: said, not hidden."""
    stepper = Stepper(SURFACES["bowl"], (0.0, 0.0), RULES["rmsprop"](epsilon=0.0), 10)
    block = stepper.advance(100)
    assert (block.diverged_at, len(block.trajectory.loss), stepper.done) == (1, 1, True)


@pytest.mark.parametrize("name", ["adagrad", "rmsprop", "adam"])
def test_an_overflowing_memory_is_a_divergence(name: str) -> None:
    """Its rate becomes zero, so the run would stand still for ever and look at rest."""
    steep = replace(SURFACES["bowl"], formula="1e200 * x1")
    block = Stepper(steep, (1.0, 1.0), RULES[name](), 10).advance(100)
    assert (block.diverged_at, len(block.trajectory.loss)) == (1, 1)


def test_a_run_that_does_not_diverge_does_not_say_so() -> None:
    stepper = Stepper(SURFACES["quadratic"], (9.0, -3.0), RULES["rmsprop"](), 10)
    block = stepper.advance(100)
    assert (block.first, block.diverged_at, len(block.trajectory.loss), stepper.done) == (0, None, 11, True)


@pytest.mark.parametrize("rows", [1, 1000])
def test_columns_are_fresh_and_read_only(rows: int) -> None:
    """They cross to another thread by reference."""
    found = blocks(Stepper(SURFACES["quadratic"], (9.0, -3.0), RULES["adam"](), 5), itertools.repeat(rows))
    for block in found:
        for column in block.trajectory:
            assert column.dtype == np.float64
            with pytest.raises(ValueError, match="read-only"):
                column[...] = 0
    for one, other in itertools.pairwise(found):
        assert not any(np.shares_memory(a, b) for a in one.trajectory for b in other.trajectory)


def test_numbers_out_of_range_raise_no_warning() -> None:
    """Overflow is a result here; the suite turns any warning into an error."""
    for surface in SURFACES.values():
        blocks(Stepper(surface, (1e6, -1e6), RULES["momentum"](learning_rate=10.0), 100))


# what raises


class Hole(Surface):
    """The quadratic as code, with a place where `what` is asked in vain."""

    name, title, about, view, start = "hole", "", "", SURFACES["quadratic"].view, SURFACES["quadratic"].start

    def __init__(self, what: str, first: float) -> None:
        self.what, self.first = what, first

    def _asked(self, name: str, x1: Any, x2: Any) -> Any:
        if name == self.what and np.any(x1 < self.first):
            raise LookupError("nobody has been there")
        return getattr(SURFACES["quadratic"], name)(x1, x2)

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Any = None) -> Any:
        return self._asked("value", x1, x2)

    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Any = None) -> Any:
        return self._asked("gradient", x1, x2)

    def hessian(self, x1: Any, x2: Any, t: Any = 0.0) -> Any:
        return self._asked("hessian", x1, x2)


@pytest.mark.parametrize("what, more", [("value", 0), ("gradient", 1), ("hessian", 0)])
@pytest.mark.parametrize("cuts", CUTS)
def test_the_rows_before_an_exception_are_kept_however_it_is_cut(what: str, more: int, cuts: str) -> None:
    """The gradient is asked one step later than the value of the same row."""
    rule = RULES["gradient_descent"](learning_rate=0.05)
    whole = joined(blocks(Stepper(SURFACES["quadratic"], (9.0, -3.0), rule, TOTAL)))
    row = 100
    stepper = Stepper(Hole(what, float(np.mean(whole.position[row - 1 : row + 1, 0]))), (9.0, -3.0), rule, TOTAL)
    found = []
    with pytest.raises(LookupError, match="nobody has been there"):
        found += (stepper.advance(rows) for rows in CUTS[cuts])
    expected = whole.rows(slice(row + more))
    if more:  # nobody can say how steep it is where the gradient cannot be asked
        expected = expected._replace(slope=np.append(expected.slope[:-1], np.nan))
    assert bits(joined(found)) == bits(expected)
    assert not stepper.done and stepper.next_row == row + more
    with pytest.raises(LookupError, match="nobody has been there"):
        stepper.advance(1)


@pytest.mark.parametrize("what", ["value", "hessian"])
def test_a_surface_that_raises_at_the_start_has_no_rows(what: str) -> None:
    stepper = Stepper(Hole(what, 10.0), (9.0, -3.0), RULES["rmsprop"](), TOTAL)
    for _ in range(2):
        with pytest.raises(LookupError):
            stepper.advance(TOTAL)
        assert stepper.next_row == 0 and not stepper.done


def test_what_diverges_before_it_raises_has_diverged() -> None:
    """However it is cut, the first thing that happens is what is told."""
    rule = RULES["gradient_descent"](learning_rate=10.0)
    surface = SURFACES["quadratic"]
    (usual,) = blocks(Stepper(surface, (9.0, -3.0), rule, 1000))
    (block,) = blocks(Stepper(Raising(usual.diverged_at), (9.0, -3.0), rule, 1000))
    assert block.diverged_at == usual.diverged_at and bits(block.trajectory) == bits(usual.trajectory)


class Raising(Hole):
    """The quadratic; the gradient that a step is given after so many others raises."""

    def __init__(self, left: int | None) -> None:
        super().__init__("", 0.0)
        assert left is not None
        self.left = left

    def stepping_gradient(self, plain: bool) -> Callable[..., Any]:
        def asked(x1: Any, x2: Any, t: int, rows: Any = None) -> Any:
            self.left -= 1
            if self.left < 0:
                raise LookupError("too late to matter")
            return SURFACES["quadratic"].gradient(x1, x2)

        return asked
