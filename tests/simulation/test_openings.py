"""How surfaces open: every optimizer with a rate that suits it, and nothing else is touched."""

from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES, Adam, GradientDescent, RMSProp
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.simulation.openings import ALIKE, OPENINGS, USUAL_STEPS, Opening, opened, opening
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES, Surface

every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


def rates(experiment: Experiment) -> list[float]:
    return [run.rule.values()["learning_rate"] for run in experiment.runs]


def test_the_table_speaks_of_surfaces_and_optimizers_that_there_are() -> None:
    assert set(OPENINGS) <= set(SURFACES)
    assert {name for row in OPENINGS.values() for name in row.learning_rates} <= set(RULES)
    assert set(ALIKE) <= set(RULES) and {like for like, _ in ALIKE.values()} <= set(RULES)


def test_the_notebook_s_comparison_opens_as_it_is() -> None:
    assert opened(notebook_experiment(), SURFACES["quadratic"]) == notebook_experiment()


@every_surface
def test_no_optimizer_diverges_where_a_surface_opens_and_one_gets_somewhere(surface: Surface) -> None:
    runs = tuple(Run(kind()) for kind in RULES.values())
    experiment = opened(replace(notebook_experiment(), runs=runs), surface)
    assert experiment.start == surface.start and experiment.steps == opening(surface).steps
    gains = []
    for trial in experiment.trials():
        found = Stepper(*trial).advance(experiment.steps + 1).trajectory
        assert len(found.loss) == experiment.steps + 1 and np.isfinite(found.position).all(), trial.rule.name
        gains.append(found.loss[1] - found.loss.min())
    assert max(gains) > 0


def test_what_nothing_is_said_of_keeps_its_usual_rate() -> None:
    assert Opening().steps == USUAL_STEPS
    assert Opening().learning_rate(RMSProp) == RMSProp().learning_rate
    assert Opening(learning_rates={"adam": 1.0}).learning_rate(GradientDescent) == GradientDescent().learning_rate


def test_what_is_like_another_has_its_rate_within_its_own_range() -> None:
    for name, (like, factor) in ALIKE.items():
        assert Opening(learning_rates={like: 0.1}).learning_rate(RULES[name]) == pytest.approx(0.1 * factor)
        high = RULES[name].declared()["learning_rate"].high  # type: ignore[union-attr]
        assert Opening(learning_rates={like: 1e6}).learning_rate(RULES[name]) == high


def test_runs_of_one_kind_keep_the_ratios_of_their_rates() -> None:
    runs = tuple(Run(rule) for rule in (RMSProp(learning_rate=0.2), Adam(), RMSProp(learning_rate=0.1)))
    there = opened(replace(notebook_experiment(), runs=runs), SURFACES["rosenbrock"])
    assert rates(there) == [0.01, 0.1, 0.005]


def test_all_else_that_was_set_stays() -> None:
    run = Run(RMSProp(beta=0.99, schedule="cosine"), "mine", 5, visible=False)
    before = replace(notebook_experiment(), runs=(run,), sampling=Sampling(noise=1.0, seed=7))
    there = opened(before, SURFACES["beale"])
    assert there.sampling == before.sampling
    assert there.runs == (replace(run, rule=replace(run.rule, learning_rate=0.02)),)
