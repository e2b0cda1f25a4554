"""What is taught with targets that move: every figure computed with the app, to the digits in which it is told.

"Error" is the tracking error, |x(t − 1) − minimum(t)|, as the charts have it.
"""

from functools import cache

import numpy as np
import pytest

from rmsprop_gui.optimizers.adagrad import AdaGrad
from rmsprop_gui.optimizers.adam import Adam
from rmsprop_gui.optimizers.gradient_descent import GradientDescent
from rmsprop_gui.optimizers.momentum import EWMAMomentum
from rmsprop_gui.optimizers.rmsprop import RMSProp
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.simulation.target import distance_to_minimum
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.surface import Array

GD, EWMA, ADAGRAD, RMSPROP, ADAM = (
    GradientDescent(learning_rate=0.1),
    EWMAMomentum(learning_rate=0.1),
    AdaGrad(learning_rate=0.9),
    RMSProp(learning_rate=0.1),
    Adam(learning_rate=0.1),
)
NEVER = -1
CLOSE = 0.5  # such an error counts as having arrived
Settings = tuple[tuple[str, float], ...]


def objective_of(name: str, settings: Settings = ()) -> Objective:
    surface = SURFACES[name].with_values(**dict(settings))
    return Objective(surface, box=surface.box)


@cache
def walked(rule: UpdateRule, name: str, steps: int, settings: Settings = ()) -> Array:
    objective = objective_of(name, settings)
    stepper = Stepper(objective, objective.surface.start, rule, steps)
    blocks = []
    while not stepper.done:
        blocks.append(stepper.advance(steps + 1).trajectory.position)
    return np.concatenate(blocks)


def errors(rule: UpdateRule, name: str, steps: int, settings: Settings = ()) -> Array:
    """(steps + 1,), of each step; NaN for row 0."""
    x = walked(rule, name, steps, settings)
    error = distance_to_minimum(objective_of(name, settings), x[:-1], np.arange(1.0, steps + 1))
    assert error is not None
    return np.concatenate(([np.nan], error))


def told_like(text: str, value: float) -> str:
    """The value, to as many decimals as the text has."""
    return f"{value:.{len(text.partition('.')[2])}f}"


def first(holds: Array) -> int:
    return int(holds.argmax()) if holds.any() else NEVER


@pytest.mark.parametrize(
    ("name", "settings", "expected"),
    [
        ("moving_target", (), {GD: "0.500", EWMA: "0.500", ADAGRAD: "1.89", RMSPROP: "0.068", ADAM: "0.106"}),
        (
            "moving_target",
            (("drift", 0.12),),
            {GD: "1.20", EWMA: "1.20", ADAGRAD: "82.5", RMSPROP: "33.7", ADAM: "7.155"},
        ),
        ("circle", (), {GD: "0.903", EWMA: "1.03", ADAGRAD: "2.70", RMSPROP: "0.065", ADAM: "0.629"}),
    ],
    ids=["drift", "faster drift", "circle"],
)
def test_mean_errors_over_the_last_quarter(name: str, settings: Settings, expected: dict[UpdateRule, str]) -> None:
    for rule, error in expected.items():
        assert told_like(error, errors(rule, name, 2000, settings)[1501:].mean()) == error, rule


def test_forgetting_nothing_is_worse_the_longer_it_lasts() -> None:
    """AdaGrad is lost by a drift, and ends in the middle of a circle of radius 3."""
    assert errors(ADAGRAD, "moving_target", 10_000)[9501:].mean() == pytest.approx(150, abs=0.5)
    assert errors(ADAGRAD, "circle", 10_000)[9501:].mean() == pytest.approx(2.98, abs=5e-3)


@pytest.mark.parametrize(
    ("rate", "error"),
    [(0.05, "1.64"), (0.09, "0.059"), (0.1, "0.065"), (0.2, "0.137")],
    ids=["slow", "best", "as fast", "fast"],
)
def test_the_circle_has_a_best_learning_rate(rate: float, error: str) -> None:
    """It walks 0.094 a step: less cannot follow, more rattles."""
    assert told_like(error, errors(RMSProp(learning_rate=rate), "circle", 2000)[1501:].mean()) == error


def legs(rule: UpdateRule, count: int) -> list[int]:
    """After how many steps of each leg between two jumps the minimum is near."""
    rows = np.arange(1.0, 100 * count + 1)
    distance = distance_to_minimum(objective_of("jumps"), walked(rule, "jumps", 100 * count)[1:], rows)
    assert distance is not None
    return [1 + first(leg < CLOSE) or NEVER for leg in distance.reshape(count, 100)]


def test_after_many_jumps_what_never_forgets_is_lost_and_what_forgets_comes_as_soon_as_at_first() -> None:
    assert legs(ADAGRAD, 20)[:5] == [33, 61, 88, NEVER, NEVER] and set(legs(ADAGRAD, 20)[4:]) == {NEVER}
    assert set(legs(RMSPROP, 20)) == {63} and set(legs(GD, 20)) == {26}
    assert [legs(ADAM, 20)[leg - 1] for leg in (1, 2, 5, 10, 20)] == [79, 66, 58, 55, 53]
    assert NEVER not in legs(AdaGrad(learning_rate=1.5), 10) and legs(AdaGrad(learning_rate=1.4), 10)[8] == NEVER


@pytest.mark.parametrize(
    ("rule", "arrives", "stays", "beyond"),
    [
        (GD, 26, 26, 0.0),
        (EWMA, 22, 49, 0.92),
        (EWMAMomentum(learning_rate=0.1, beta=0.99), 49, 517, 4.08),
        (RMSPROP, 63, 63, 0.0),
        (ADAM, 49, 49, 0.11),
    ],
    ids=["gradient descent", "EWMA", "EWMA 0.99", "RMSProp", "Adam"],
)
def test_after_one_jump_what_looks_back_arrives_sooner_and_settles_later(
    rule: UpdateRule, arrives: int, stays: int, beyond: float
) -> None:
    x = walked(rule, "jump", 1000)[200:]
    close = np.hypot(*(x - (3, 2)).T) < CLOSE
    assert (first(close), len(x) - first(~close[::-1])) == (arrives, stays)
    assert x[:, 0].max() - 3 == pytest.approx(beyond, abs=5e-3)


@pytest.mark.parametrize(
    ("scale", "share", "doubled", "tenth"),
    [(0.01, "0.0105", 77, 102), (100.0, "3.16", 3, 17)],
    ids=["gentler", "steeper"],
)
def test_rmsprop_brakes_in_three_steps_and_speeds_up_in_77(scale: float, share: str, doubled: int, tenth: int) -> None:
    """In units of its full step η: the first step after the change, and when it is within a factor of 2, and 10 %."""
    x = walked(RMSPROP, "slope_change", 300, (("scale", scale),))
    step = -np.diff(x[100:, 0]) / 0.1
    assert told_like(share, step[0]) == share
    assert (1 + first((step > 0.5) & (step < 2)), 1 + first(abs(step - 1) < 0.1)) == (doubled, tenth)


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        (RMSProp(learning_rate=0.5, beta=0.1, schedule="inverse_sqrt"), {3: 0.022, 30: 0.731, 300: 1.0, 3000: 1.0}),
        (GradientDescent(learning_rate=0.5, schedule="inverse_sqrt"), {3: -0.358, 30: -0.816, 3000: -0.982}),
        (
            Adam(learning_rate=0.5, beta1=0.0, beta2=0.1, schedule="inverse_sqrt"),
            {30: 0.757, 300: 1.0, 3000: 1.0},
        ),
        (
            Adam(learning_rate=0.5, beta1=0.0, beta2=0.1, amsgrad=True, schedule="inverse_sqrt"),
            {300: -0.98, 3000: -0.994},
        ),
        (AdaGrad(learning_rate=0.5, schedule="inverse_sqrt"), {30: -0.533, 300: -0.738, 3000: -0.938}),
    ],
    ids=["RMSProp", "gradient descent", "Adam", "AMSGrad", "AdaGrad"],
)
def test_in_the_box_forgetting_ends_on_the_wrong_side(rule: UpdateRule, rows: dict[int, float]) -> None:
    x = walked(rule, "rare_gradient_box", 3000)[:, 0]
    assert {row: round(float(x[row]), 3) for row in rows} == rows
    assert abs(x).max() <= 1


@pytest.mark.parametrize(
    ("rule", "end"),
    [
        (RMSPROP, 6.75),
        (RMSProp(learning_rate=0.1, beta=0.99), -3.44),
        (RMSProp(learning_rate=0.1, beta=0.998), -4.84),
        (RMSProp(learning_rate=0.1, beta=0.999), -5.02),
        (GradientDescent(learning_rate=0.01), -5.20),
        (ADAM, -5.08),
        (Adam(learning_rate=0.1, beta2=0.9), 4.15),
        (Adam(learning_rate=0.1, beta2=0.9, amsgrad=True), -5.09),
        (Adam(learning_rate=0.5, beta2=0.9, amsgrad=True), -5.20),
    ],
    ids=[
        "RMSProp",
        "β 0.99",
        "β 0.998",
        "β 0.999",
        "gradient descent",
        "Adam",
        "Adam β₂ 0.9",
        "AMSGrad",
        "AMSGrad η 0.5",
    ],
)
def test_where_memory_is_shorter_than_the_gap_it_goes_uphill(rule: UpdateRule, end: float) -> None:
    """The mean of x₁ over the last ten periods; the minimum is at −5.2."""
    assert walked(rule, "rare_gradient", 10_000)[-500:, 0].mean() == pytest.approx(end, abs=6e-3)


def test_where_the_gap_is_shorter_than_the_memory_forgetting_does_no_harm() -> None:
    x = walked(RMSPROP, "rare_gradient", 10_000, (("rare", 7.5), ("gap", 5)))
    assert x[-50:, 0].mean() == pytest.approx(-5.6, abs=0.06)


def test_what_never_lets_a_rate_rise_again_pays_for_a_wall() -> None:
    """First loss below 0.1 behind it: what keeps the largest square remembers it for good."""
    stopped = [
        first(Stepper(SURFACES["wall"], SURFACES["wall"].start, rule, 6000).advance(6001).trajectory.loss < 0.1)
        for rule in (RMSPROP, Adam(learning_rate=0.1, beta2=0.9), Adam(learning_rate=0.1, beta2=0.9, amsgrad=True))
    ]
    assert stopped == [143, 135, 4578]
