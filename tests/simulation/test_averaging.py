"""Many seeds at once: each has the bits of a run of its own, and what is told of all is what numpy tells of those."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.averaging import Averages, SeedStepper, paths_of_seeds, seeds_of
from rmsprop_gui.simulation.chance import MAX_SEED
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.simulation.trial import Change, Trial
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.surface import Array, View

NOISY = Sampling(noise=0.5, relative_noise=0.25, seed=7)


def trial_of(rule: UpdateRule, surface: str = "quadratic", steps: int = 130, **how: Any) -> Trial:
    box: View | None = how.pop("box", None)
    objective = Objective(SURFACES[surface], how.pop("sampling", NOISY), box)
    return Trial(objective, objective.surface.start, rule, steps, **how)


def averaged(trial: Trial, count: int) -> Averages:
    stepper = SeedStepper(trial, count)
    stepper.advance()
    return stepper.averages


def alone(trial: Trial, seed: int) -> tuple[Array, Array]:
    """Positions and losses of one seed by itself; NaN behind its end."""
    stepper = Stepper(*trial._replace(objective=replace(trial.objective, sampling=_with(trial, seed))))
    position, loss = np.full((trial.steps + 1, 2), np.nan), np.full(trial.steps + 1, np.nan)
    while not stepper.done:
        block = stepper.advance(10_000)
        part = slice(block.first, block.first + len(block.trajectory.loss))
        position[part], loss[part] = block.trajectory.position, block.trajectory.loss
    return position, loss


def _with(trial: Trial, seed: int) -> Sampling:
    return replace(trial.objective.sampling, seed=seed)


def bits_are_those_of_each_alone(trial: Trial, count: int = 9) -> None:
    """As far as each goes; what is behind its end is not told to be finite."""
    seeds = seeds_of(trial, count)
    with np.errstate(all="ignore"):
        blocks = list(paths_of_seeds(trial, seeds))
    paths, finite = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    finite = np.logical_and.accumulate(finite)
    assert len(paths) == trial.steps + 1
    for index, seed in enumerate(seeds):
        position, loss = alone(trial, seed)
        known = np.isfinite(loss)
        np.testing.assert_array_equal(paths[known, :, index], position[known])
        assert np.signbit(paths[known, :, index]).tolist() == np.signbit(position[known]).tolist()
        if known.all():
            assert finite[:, index].all()


RULE_IDS = pytest.mark.parametrize("kind", RULES.values(), ids=RULES)


@RULE_IDS
def test_every_rule_has_the_bits_of_its_runs(kind: type[UpdateRule]) -> None:
    bits_are_those_of_each_alone(trial_of(kind()))


CASES = {
    "clipped": trial_of(RULES["adam"](clip_norm=1.0)),
    "looking ahead, slowed down": trial_of(RULES["nesterov"](learning_rate=0.01, schedule="cosine")),
    "changed on the way": trial_of(RULES["rmsprop"](), changes=(Change(64, RULES["rmsprop"](learning_rate=0.5)),)),
    "in a box": trial_of(RULES["gradient_descent"](learning_rate=0.3), box=((-0.0, 9.0), (-3.0, 0.0))),
    "batches": trial_of(RULES["rmsprop"](), "line", sampling=Sampling(noise=0.1, batch=9, seed=3)),
    "one row": trial_of(RULES["adam"](), "line", sampling=Sampling(batch=1, seed=3)),
    "moving": trial_of(RULES["rmsprop"](), "moving_target"),
    "diverging": trial_of(RULES["gradient_descent"](learning_rate=0.6), steps=500),
    "one step": trial_of(RULES["adam"](), steps=1),
    "63 steps": trial_of(RULES["adam"](), steps=63),
    "64 steps": trial_of(RULES["adam"](), steps=64),
}


@pytest.mark.parametrize("trial", CASES.values(), ids=CASES)
def test_so_have_runs_of_every_kind(trial: Trial) -> None:
    bits_are_those_of_each_alone(trial)


def test_what_is_told_of_all_of_them_is_that_of_those_that_are_left() -> None:
    """So that some diverge and some do not: gradients of Himmelblau's function under much noise in proportion."""
    trial = trial_of(
        RULES["gradient_descent"](learning_rate=0.01), "himmelblau", 200, sampling=Sampling(relative_noise=1.5, seed=2)
    )
    found, runs = averaged(trial, 40), [alone(trial, seed) for seed in range(2, 42)]
    positions, losses = (np.array([run[part] for run in runs]) for part in (0, 1))
    np.testing.assert_array_equal(found.alive, np.isfinite(losses).sum(axis=0))
    assert 0 < found.alive[-1] < 40 and found.diverged(200) == 40 - found.alive[-1]
    np.testing.assert_allclose(found.mean, np.nanmean(positions, axis=0), rtol=1e-12)
    np.testing.assert_allclose(found.loss, np.nanmean(losses, axis=0), rtol=1e-12)
    assert not np.allclose(found.loss[50], trial.objective.value(*found.mean[50], 50)), "not the loss at the mean"
    for row in (10, 100, 200):
        left = positions[np.isfinite(positions[:, row, 0]), row]
        a, b, c = found.spread[row]
        np.testing.assert_allclose([[a, b], [b, c]], np.cov(left.T, bias=True), rtol=1e-9)
        ordered = np.sort(losses[np.isfinite(losses[:, row]), row])
        assert found.band[row].tolist() == [ordered[round(part * (len(ordered) - 1))] for part in (0.16, 0.84)]


def test_where_none_is_left_nothing_is_told() -> None:
    found = averaged(CASES["diverging"], 4)
    assert found.alive[-1] == 0 and found.diverged(500) == 4
    assert np.isnan(found.mean[-1]).all() and np.isnan(found.loss[-1]) and np.isnan(found.band[-1]).all()


def test_the_pieces_that_it_is_computed_in_make_no_difference() -> None:
    trial, stepper = trial_of(RULES["adam"](), steps=300), SeedStepper(trial_of(RULES["adam"](), steps=300), 5)
    lengths = []
    while not stepper.done:
        stepper.advance(0.0)
        lengths.append(stepper.averages.length)
    assert lengths == sorted(set(lengths)) and len(lengths) > 2
    whole = averaged(trial, 5)
    for name in ("alive", "mean", "spread", "loss", "band"):
        np.testing.assert_array_equal(getattr(stepper.averages, name), getattr(whole, name))


def test_there_are_as_many_seeds_as_were_asked_for_at_the_last_one_too() -> None:
    trial = trial_of(RULES["adam"](), sampling=Sampling(noise=1.0, seed=MAX_SEED))
    assert seeds_of(trial, 200) == range(MAX_SEED - 199, MAX_SEED + 1)
    assert averaged(trial, 200).alive[-1] == 200
