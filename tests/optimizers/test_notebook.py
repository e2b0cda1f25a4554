"""The notebook's own three loops, and the figures that are known of its experiment."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.stepper import Stepper, Trajectory
from rmsprop_gui.surfaces.catalogue.ill_conditioned import QUADRATIC


def g(x1: float, x2: float) -> tuple[float, float]:
    return 0.2 * x1, 10 * x2


def ewma(x: Any, beta: float, eta: float, n_steps: int) -> Any:
    xs, v = [x], np.zeros_like(x)
    for t in range(n_steps):
        gradient = np.asarray(g(*x))
        v = beta * v + (1 - beta) * gradient
        x = x - eta * (v / (1 - beta ** (t + 1)))
        xs.append(x)
    return np.asarray(xs)


def adagrad(x: Any, eta: float, n_steps: int, epsilon: float = 1e-8) -> Any:
    xs, v = [x], np.zeros_like(x)
    for _ in range(n_steps):
        gradient = np.asarray(g(*x))
        v = v + gradient**2
        x = x - (eta * gradient / (np.sqrt(v + epsilon)))
        xs.append(x)
    return np.asarray(xs)


def rmsprop(x: Any, beta: float, eta: float, n_steps: int, epsilon: float = 1e-8) -> Any:
    xs, v = [x], np.zeros_like(x)
    for _ in range(n_steps):
        gradient = np.asarray(g(*x))
        v = beta * v + (1 - beta) * (gradient**2)
        x = x - (eta * gradient / (np.sqrt(v + epsilon)))
        xs.append(x)
    return np.asarray(xs)


LOOPS: dict[str, Callable[[Any], Any]] = {
    "ewma_momentum": lambda x: ewma(x, beta=0.9, eta=0.1, n_steps=100),
    "adagrad": lambda x: adagrad(x, eta=0.9, n_steps=100),
    "rmsprop": lambda x: rmsprop(x, beta=0.9, eta=0.1, n_steps=100),
}


def traced(name: str, steps: int = 100) -> Trajectory:
    experiment = notebook_experiment()
    (rule,) = (run.rule for run in experiment.runs if run.rule.name == name)
    return Stepper(experiment.surface, experiment.start, rule, steps).advance(steps + 1).trajectory


def test_the_experiment_is_the_notebook_s() -> None:
    experiment = notebook_experiment()
    assert (experiment.surface, experiment.start, experiment.steps) == (QUADRATIC, (9, -3), 100)
    assert QUADRATIC.view == ((-10, 10), (-4, 4))
    assert [run.rule for run in experiment.runs] == [
        RULES["ewma_momentum"](learning_rate=0.1, beta=0.9, bias_correction=True),
        RULES["adagrad"](learning_rate=0.9, epsilon=1e-8, epsilon_inside=True),
        RULES["rmsprop"](learning_rate=0.1, beta=0.9, epsilon=1e-8, epsilon_inside=True),
    ]


@pytest.mark.parametrize("name", LOOPS)
def test_paths_are_the_notebook_s(name: str) -> None:
    xs = LOOPS[name](np.asarray([9, -3]))
    np.testing.assert_allclose(traced(name).position, xs, rtol=0, atol=1e-12)


def test_ewma_lands_on_the_floor_of_the_valley_and_overshoots() -> None:
    x2 = traced("ewma_momentum").position[:, 1]
    assert x2[1] == 0.0
    assert round(float(x2.max()), 2) == 1.79


def test_rmsprop_starts_with_rates_of_equal_steps() -> None:
    rate = traced("rmsprop").rate[1]
    assert [float(f"{part:.3g}") for part in rate] == [0.176, 0.0105]


def test_rmsprop_settles_at_the_stability_limit() -> None:
    """Run on, the rates come to 2/λ of each axis, and x alternates at ±η/2."""
    steps = traced("rmsprop", 3000)
    np.testing.assert_allclose(steps.rate[-1], (10, 0.2), rtol=1e-3)
    np.testing.assert_allclose(steps.rate[-1], steps.limit[-1], rtol=1e-3)
    np.testing.assert_allclose(np.abs(steps.position[-2:]), 0.05, rtol=1e-3)
    np.testing.assert_allclose(steps.position[-1], -steps.position[-2], rtol=1e-3)


@pytest.mark.parametrize("learning_rate, settles", [(0.199, True), (0.201, False)])
def test_gradient_descent_is_stable_below_two_over_lambda(learning_rate: float, settles: bool) -> None:
    rule = RULES["gradient_descent"](learning_rate=learning_rate)
    x2 = Stepper(QUADRATIC, (9.0, -3.0), rule, 1000).advance(1001).trajectory.position[:, 1]
    assert bool(abs(x2[-1]) < 3) == settles
