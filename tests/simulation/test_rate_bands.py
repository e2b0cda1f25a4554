"""The bands of learning rates, against runs: a rate inside one of them does what the band says."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES, EWMAMomentum, UpdateRule
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.rate_bands import RateBands, rate_bands
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.surface import Rows

STEPS = 1200
QUADRATIC = SURFACES["quadratic"]
VALLEYS: tuple[Surface, ...] = (QUADRATIC, QUADRATIC.with_values(kappa=4.0, angle=30.0))
SETTINGS = ({}, {"l2": 3.0}, {"weight_decay": 0.4}, {"l2": 0.5, "weight_decay": 2.0})
KINDS = [*(kind() for kind in RULES.values()), EWMAMomentum(bias_correction=False)]
BANDED = [rule for rule in KINDS if rule.has_bounded_learning_rate]
CASES = [
    pytest.param(replace(rule, **settings, **beta), valley, id=f"{rule.name}-{settings}-{beta}-{valley.values()}")
    for rule in BANDED
    for settings in SETTINGS
    for beta in (({},) if "beta" not in rule.values() else ({"beta": 0.5}, {"beta": 0.9}))
    for valley in VALLEYS
]


def bands_of(rule: UpdateRule, surface: Surface) -> RateBands:
    found = rate_bands(rule, Objective(surface), surface.start)
    assert found is not None
    return found


def walked(rule: UpdateRule, surface: Surface, rate: float) -> np.ndarray:
    """How far the run is from the minimum along each direction of curvature at each step, (n, 2)."""
    a, b, c = (float(part) for part in surface.hessian(0.0, 0.0))
    axes = np.linalg.eigh(np.array([[a, b], [b, c]]))[1]
    start = tuple((axes @ np.array([3.0, -2.0])).tolist())
    run = Stepper(surface, start, replace(rule, learning_rate=rate), STEPS)
    return run.advance(STEPS + 1).trajectory.position @ axes


def quarters(path: np.ndarray) -> tuple[float, float]:
    """How far out the last two quarters go."""
    sizes = np.abs(path).max(axis=1)
    quarter = len(sizes) // 4
    return float(sizes[-2 * quarter : -quarter].max()), float(sizes[-quarter:].max())


@pytest.mark.parametrize("rule, valley", CASES)
def test_a_rate_does_what_its_band_says(rule: UpdateRule, valley: Surface) -> None:
    smooth, bound, _ = bands_of(rule, valley)
    for rate in (0.5 * smooth, 0.97 * smooth):
        path = walked(rule, valley, rate)
        assert (path[1:] * path[:1] > -1e-9).all() and quarters(path)[1] <= quarters(path)[0], (
            "settles without crossing"
        )
    for rate in (1.3 * smooth, 0.5 * (smooth + bound), 0.95 * bound):
        path = walked(rule, valley, rate)
        before, last = quarters(path)
        assert (path * path[:1] < 0).any() and last <= before, "crosses, and settles"
    path = walked(rule, valley, 1.04 * bound)
    assert len(path) <= STEPS or quarters(path)[1] > 2 * quarters(path)[0], "grows"


def test_all_rules_with_a_constant_rate_have_bands_and_no_others() -> None:
    names = {rule.name for rule in BANDED}
    assert names == {"gradient_descent", "momentum", "ewma_momentum", "nesterov"}


def test_gradient_descent_is_stable_up_to_1_and_divergent_from_2_over_the_curvature() -> None:
    rule = RULES["gradient_descent"]()
    assert bands_of(rule, QUADRATIC) == pytest.approx((0.1, 0.2, 10.0))


@pytest.mark.parametrize(
    "rule",
    [
        *(kind() for kind in RULES.values() if not kind().has_bounded_learning_rate),
        RULES["gradient_descent"](schedule="cosine"),
        RULES["momentum"](clip_norm=1.0),
        RULES["momentum"](clip_value=1.0),
    ],
    ids=str,
)
def test_there_are_none_where_the_rate_has_no_limit(rule: UpdateRule) -> None:
    assert rate_bands(rule, Objective(QUADRATIC), QUADRATIC.start) is None


class Slope(Surface):
    """It goes down for ever."""

    name = title = about = "slope"

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> Any:
        return x1 + x2

    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> tuple[Any, Any]:
        return 1.0, 1.0


def test_there_are_none_in_a_box_for_parts_of_the_data_with_relative_noise_and_without_a_minimum() -> None:
    rule, start = RULES["gradient_descent"](), (1.0, 1.0)
    assert rate_bands(rule, Objective(QUADRATIC, box=((-9.0, 9.0), (-9.0, 9.0))), start) is None
    assert rate_bands(rule, Objective(QUADRATIC, Sampling(batch=3)), start) is None
    assert rate_bands(rule, Objective(QUADRATIC, Sampling(relative_noise=0.1)), start) is None
    assert rate_bands(rule, Objective(QUADRATIC, Sampling(noise=0.1)), start) is not None
    assert rate_bands(rule, Objective(Slope()), start) is None


def test_of_several_minima_the_next_to_the_start_counts() -> None:
    surface, rule = SURFACES["himmelblau"], RULES["gradient_descent"]()
    found = {rate_bands(rule, Objective(surface), minimum) for minimum in surface.minima}
    assert len(found) == len(surface.minima)
