"""RMSProp built from AdaGrad's lines: what each line that students type comes to, wrong ones included.

The figures were measured with plain loops; here it is the typed text that has to give them.
"""

import numpy as np
import pytest

from optimizers.own.texts import RMSPROP, with_line
from rmsprop_gui.optimizers import AdaGrad, RMSProp, UpdateRule
from rmsprop_gui.optimizers.own import lines_of, retyped
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.stepper import Stepper, Trajectory
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.surfaces import Surface
from rmsprop_gui.surfaces.catalogue.ill_conditioned import QUADRATIC
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

WALL = FormulaSurface(
    "wall",
    "Wall",
    "a wall that ends in a long gentle slope",
    "sqrt(1 + x1**2) - 1 + 30 * (maximum((x1 - 6) / 0.3, 0) + log1p(exp(-abs((x1 - 6) / 0.3)))) + x2**2 / 2",
    ((-3.0, 10.0), (-4.0, 4.0)),
    (9.0, -3.0),
    ((0.0, 0.0),),
)


def path(rule: UpdateRule, steps: int = 100, surface: Surface = QUADRATIC) -> Trajectory:
    stepper = Stepper(*Trial(Objective(surface), (9.0, -3.0), rule, steps))
    return stepper.advance(steps + 1).trajectory


def first_below(loss: float, steps: Trajectory) -> int:
    return int(np.argmax(steps.loss < loss))


def gap(one: UpdateRule, other: UpdateRule) -> float:
    """The largest distance between two paths of 100 steps at the same step."""
    return float(np.hypot(*(path(one).position - path(other).position).T).max())


def test_it_begins_with_adagrad_s_lines() -> None:
    assert lines_of(AdaGrad()).split("\n\n")[1].splitlines() == [
        "v = v + g**2",
        "rate = eta / sqrt(v + eps)",
        "direction = g",
    ]
    assert gap(retyped(lines_of(AdaGrad())), AdaGrad()) == 0


def test_the_right_line_is_rmsprop() -> None:
    own = path(retyped(RMSPROP), 300)
    assert np.array_equal(own.position, path(RMSProp(), 300).position)
    assert own.loss[300] == pytest.approx(0.01275, abs=5e-6)


# What is typed, and the first point, the loss after 100 steps and where x₁ or x₂ rests.
WRONG = {
    "beta*v + g**2": ((8.9, -2.9), 3.38),
    "v + (1-beta)*g**2": ((8.68, -2.68), 1.60),
    "(1-beta)*v + beta*g**2": ((8.89, -2.89), 0.0127),
}


@pytest.mark.parametrize("typed", WRONG)
def test_a_wrong_line_goes_wrong_as_the_lesson_says(typed: str) -> None:
    point, loss = WRONG[typed]
    steps = path(retyped(with_line(f"v = {typed}")))
    assert steps.position[1] == pytest.approx(point, abs=0.005)
    assert steps.loss[100] == pytest.approx(loss, rel=0.005)


def test_the_sum_of_what_fades_rests_at_half_its_rate() -> None:
    settled = path(retyped(with_line("v = beta*v + g**2")), 1000).position[-50:]
    assert np.abs(settled) == pytest.approx(0.0158, abs=5e-5)


def test_a_mean_of_gradients_under_the_root_stops_at_once() -> None:
    steps = path(retyped(with_line("v = beta*v + (1-beta)*g")))
    assert len(steps.loss) == 1, "the root of -3 is no number"


def test_without_the_root() -> None:
    assert path(retyped(with_line("v = beta*v + (1-beta)*g**2", "rate = eta/(v + eps)"))).loss[100] == pytest.approx(
        32.6, abs=0.05
    )


def test_the_wall_holds_back_who_never_forgets() -> None:
    assert first_below(0.1, path(retyped(RMSPROP), 1500, WALL)) == 143
    assert first_below(0.1, path(retyped(lines_of(AdaGrad())), 1500, WALL)) == 1309


MORPHED = "beta = 1 - 1/t\nv = beta*v + (1-beta)*g**2"
FALLING = "eta = 0.9/sqrt(t)\nrate = eta/sqrt(v + eps)"


def test_a_memory_that_grows_and_a_rate_that_falls_are_adagrad() -> None:
    text = with_line(MORPHED, FALLING, eta=0.9)
    assert gap(retyped(text), AdaGrad()) == pytest.approx(1.1e-8, abs=5e-10)
    exact = retyped(text.replace("1e-8", "0"))
    assert gap(exact, AdaGrad(epsilon=0.0)) < 1e-12


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (with_line(MORPHED), 186, (0.0, 1e-30)),
        (with_line("v = beta*v + (1-beta)*g**2", FALLING), 29, (0.00095, 0.00105)),
    ],
    ids=["the memory alone", "the rate alone"],
)
def test_each_half_of_it_is_another_rule(text: str, first: int, last: tuple[float, float]) -> None:
    steps = path(retyped(text), 1000)
    assert first_below(0.01, steps) == first
    assert last[0] <= steps.loss[1000] <= last[1]


@pytest.mark.parametrize(("beta", "expected"), [(0.9, 1.50), (0.99, 0.208), (0.999, 0.0217), (0.9999, 0.00217)])
def test_the_longer_the_memory_the_nearer_to_adagrad(beta: float, expected: float) -> None:
    text = with_line("v = beta*v + (1-beta)*g**2", "rate = eta*sqrt(1-beta)/sqrt(v + eps)", 0.9, beta)
    assert gap(retyped(text), AdaGrad()) == pytest.approx(expected, rel=0.005)
