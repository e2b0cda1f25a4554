"""What a step is given: the surface at that step, with noise and rows that follow from seed and step alone."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.optimizers import GradientDescent, RMSProp
from rmsprop_gui.simulation.chance import Stream, noise_of_step, rows_of_step
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.stepper import Stepper, Trajectory
from rmsprop_gui.simulation.trial import Trial
from rmsprop_gui.surfaces import SURFACES, Surface

EVERY = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
LINE = SURFACES["line"]
NOISY = Sampling(noise=2.0, seed=3)


def stepped(trial: Trial, rows: int = 1000) -> Trajectory:
    stepper, found = Stepper(*trial), []
    while not stepper.done:
        found.append(stepper.advance(rows).trajectory)
    return Trajectory(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def trial_of(surface: Surface, sampling: Sampling, rule: Any = None, steps: int = 600) -> Trial:
    return Trial(Objective(surface, sampling), surface.start, rule or RMSProp(), steps)


@EVERY
def test_without_chance_it_is_the_surface_itself(surface: Surface) -> None:
    objective, there = Objective(surface, box=surface.box), (0.3, -0.2, 7)
    for ours, its in (
        (objective.value, surface.value),
        (objective.hessian, surface.hessian),
        (objective.slope, surface.gradient),
        (objective.gradient, surface.stepping_gradient(plain=False)),
    ):
        np.testing.assert_array_equal(ours(*there), its(*there))
    np.testing.assert_array_equal(objective.minima_at(0), surface.minima)


def test_noise_is_normal_and_independent() -> None:
    noise = np.array([noise_of_step(1, t) for t in range(1, 20_001)])
    np.testing.assert_allclose(noise.mean(axis=0), 0.0, atol=0.03)
    np.testing.assert_allclose(noise.std(axis=0), 1.0, atol=0.03)
    for one, other in ((noise[:, 0], noise[:, 1]), (noise[1:, 0], noise[:-1, 0])):
        assert abs(np.corrcoef(one, other)[0, 1]) < 0.03
    assert len(np.unique(noise)) == noise.size


def test_another_seed_is_other_noise_and_the_same_seed_the_same() -> None:
    first = [noise_of_step(5, t) for t in range(1, 600)]
    assert first == [noise_of_step(5, t) for t in range(599, 0, -1)][::-1]
    assert not set(first) & {noise_of_step(6, t) for t in range(1, 600)}


@pytest.mark.parametrize("rows", [1, 7, 64, 255, 256, 257])
def test_noise_is_the_same_however_the_steps_are_cut(rows: int) -> None:
    trial = trial_of(SURFACES["quadratic"], NOISY)
    for whole, cut in zip(stepped(trial), stepped(trial, rows), strict=True):
        np.testing.assert_array_equal(whole, cut)


def test_every_run_is_given_the_same_noise() -> None:
    """The noise in the gradient of each step, whatever the rule: what is left once the slope is taken away."""
    left = []
    for rule in (RMSProp(), GradientDescent(learning_rate=0.01)):
        found = stepped(trial_of(SURFACES["quadratic"], NOISY, rule, 100))
        slope = np.column_stack(SURFACES["quadratic"].gradient(*found.position[:-1].T))
        left.append(found.gradient[1:] - slope)
    np.testing.assert_allclose(left[0], left[1], atol=1e-12)
    np.testing.assert_allclose(left[0], [2.0 * np.array(noise_of_step(3, t)) for t in range(1, 101)], atol=1e-12)


def test_loss_and_slope_are_told_without_noise() -> None:
    found = stepped(trial_of(SURFACES["quadratic"], NOISY))
    np.testing.assert_allclose(found.loss, SURFACES["quadratic"].value(*found.position.T), rtol=1e-14)
    np.testing.assert_allclose(found.slope, np.hypot(*SURFACES["quadratic"].gradient(*found.position.T)), rtol=1e-14)


@pytest.mark.parametrize("name", ["noise", "relative_noise"])
def test_both_kinds_of_noise_are_what_they_say(name: str) -> None:
    """Added noise is as large anywhere, noise in proportion dies where the slope does."""
    objective = Objective(SURFACES["quadratic"], Sampling(seed=3, **{name: 0.5}))
    assert objective.stepping_formulas() is None and objective.is_random
    for t in range(1, 50):
        for point in ((2.0, -1.0), (0.0, 0.0)):
            slope = np.array(objective.slope(*point, t))
            added, relative = (np.array(noise_of_step(3, t, stream)) for stream in (Stream.ADDED, Stream.RELATIVE))
            expected = slope + 0.5 * added if name == "noise" else slope * (1 + 0.5 * relative)
            assert np.array(objective.gradient(*point, t)).tolist() == expected.tolist()


def test_it_is_random_only_where_another_seed_counts() -> None:
    assert not Objective(LINE, Sampling(seed=5, batch=20)).is_random
    assert not Objective(SURFACES["bowl"], Sampling(batch=3)).is_random
    assert Objective(LINE, Sampling(batch=19)).is_random


# rows of data


def test_a_step_is_given_as_many_different_rows_as_were_asked_for_and_each_comes_as_often() -> None:
    drawn = [rows_of_step(4, t, 20, 5) for t in range(1, 4001)]
    assert all(len(set(rows.tolist())) == 5 and rows.tolist() == sorted(rows.tolist()) for rows in drawn)
    counts = np.bincount(np.concatenate(drawn), minlength=20)
    assert len(counts) == 20 and np.abs(counts / 1000 - 1).max() < 0.12


def test_a_mini_batch_s_gradient_is_that_of_its_rows() -> None:
    objective = Objective(LINE, Sampling(batch=3, seed=9))
    columns = LINE.model().learned  # type: ignore[union-attr]
    for t in (1, 2, 500):
        rows = rows_of_step(9, t, 20, 3)
        z, y = columns[rows].T
        left = 0.5 - 1.5 * z - y
        np.testing.assert_allclose(objective.gradient(0.5, -1.5, t), [left.mean(), (left * z).mean()], rtol=1e-12)
        np.testing.assert_array_equal(objective.slope(0.5, -1.5, t), LINE.gradient(0.5, -1.5))
        np.testing.assert_array_equal(objective.rows_at(t), rows)
    assert Objective(LINE).rows_at(1) is None


@pytest.mark.parametrize("batch", [0, 20, 21, 1000])
def test_as_many_rows_as_there_are_is_all_of_them(batch: int) -> None:
    assert Objective(LINE, Sampling(batch=batch)).gradient(1.0, 2.0, 5) == LINE.gradient(1.0, 2.0)


@pytest.mark.parametrize("rows", [1, 7, 256])
def test_mini_batches_are_the_same_however_the_steps_are_cut(rows: int) -> None:
    trial = trial_of(LINE, Sampling(noise=0.1, batch=2, seed=8), steps=300)
    for whole, cut in zip(stepped(trial), stepped(trial, rows), strict=True):
        np.testing.assert_array_equal(whole, cut)


def test_averaged_over_many_steps_a_mini_batch_is_all_of_the_data() -> None:
    objective = Objective(LINE, Sampling(batch=1, seed=2))
    mean = np.mean([objective.gradient(0.0, 0.0, t) for t in range(1, 6001)], axis=0)
    np.testing.assert_allclose(mean, LINE.gradient(0.0, 0.0), atol=0.05)


# a surface that moves


def test_each_row_tells_the_objective_at_its_own_step() -> None:
    surface = SURFACES["moving_target"]
    found = stepped(trial_of(surface, Sampling(), GradientDescent(learning_rate=0.1), 2000))
    t = np.arange(2001)
    expected = ((found.position[:, 0] - 0.05 * t) ** 2 + found.position[:, 1] ** 2) / 2
    np.testing.assert_allclose(found.loss, expected, rtol=1e-12)
    np.testing.assert_allclose(found.gradient[1:, 0], found.position[:-1, 0] - 0.05 * t[1:], atol=1e-12)
    lag = found.position[-1, 0] - 0.05 * 2001  # where it is, and where the next step finds the target
    assert lag == pytest.approx(-0.05 / 0.1, rel=1e-9), "gradient descent lags by drift over learning rate"


def test_its_minimum_moves_with_it() -> None:
    (minimum,) = Objective(SURFACES["moving_target"].with_values(drift=0.5)).minima_at(np.array([0, 2, 10]))
    np.testing.assert_array_equal(np.broadcast_arrays(*minimum), [[0.0, 1.0, 5.0], [0.0, 0.0, 0.0]])


# a box


def test_positions_are_projected_into_the_box() -> None:
    box = ((-20.0, 20.0), (-3.0, -1.0))
    trial = Trial(Objective(SURFACES["quadratic"], box=box), (9.0, -3.0), RMSProp(), 100)
    found = stepped(trial)
    assert found.position[:, 1].max() == -1.0 and (found.position[50:, 1] == -1.0).all()
    moved = found.position[:-1] - found.rate[1:] * found.direction[1:]
    np.testing.assert_array_equal(found.position[1:], np.clip(moved, (-20, -3), (20, -1)))


def test_a_start_outside_the_box_is_refused_and_so_is_an_empty_box() -> None:
    with pytest.raises(ValueError, match="outside the box"):
        replace(notebook_experiment(), box=((-1.0, 1.0), (-4.0, 4.0)))
    with pytest.raises(ValueError, match="empty"):
        Objective(SURFACES["quadratic"], box=((1.0, -1.0), (0.0, 1.0)))


# settings


@pytest.mark.parametrize(
    "settings", [{"noise": -1.0}, {"noise": np.nan}, {"seed": -1}, {"seed": 2**32}, {"seed": 1.5}, {"batch": True}]
)
def test_what_cannot_be_drawn_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(settings))):
        Sampling(**settings)


def test_chance_is_a_part_of_what_a_run_depends_on() -> None:
    """So another seed has everything stepped anew."""
    experiment = Experiment(SURFACES["line"], (-3.0, 4.0), (Run(RMSProp(), "one"),))
    assert replace(experiment, sampling=Sampling(noise=1.0)).trials() != experiment.trials()
    assert replace(experiment, sampling=Sampling()).trials() == experiment.trials()
