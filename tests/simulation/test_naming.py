"""Names that nobody gave: as short as they can be, never twice, and always true."""

from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers import RULES, AdaGrad, Adam, RMSProp, UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.naming import names
from rmsprop_gui.surfaces import SURFACES

QUADRATIC = SURFACES["quadratic"]


def experiment(*runs: Run) -> Experiment:
    return Experiment(QUADRATIC, QUADRATIC.start, runs)


def labels(*rules: UpdateRule) -> list[str]:
    return [run.label for run in experiment(*map(Run, rules)).runs]


@pytest.mark.parametrize(
    "rules, expected",
    [
        ([RMSProp()], ["RMSProp"]),
        ([RMSProp(), AdaGrad()], ["RMSProp", "AdaGrad"]),
        ([RMSProp(beta=0.9), RMSProp(beta=0.99)], ["RMSProp β₂ 0.9", "RMSProp β₂ 0.99"]),
        (
            [RMSProp(beta=0.9, learning_rate=0.1), RMSProp(beta=0.99, learning_rate=0.2)],
            ["RMSProp η 0.1", "RMSProp η 0.2"],
        ),
        (
            [RMSProp(learning_rate=0.1), RMSProp(learning_rate=0.2), RMSProp(learning_rate=0.2, beta=0.5)],
            ["RMSProp η 0.1, β₂ 0.9", "RMSProp η 0.2, β₂ 0.9", "RMSProp η 0.2, β₂ 0.5"],
        ),
        ([Adam(), Adam(bias_correction=False)], ["Adam bias correction", "Adam no bias correction"]),
        ([RMSProp(), RMSProp(schedule="cosine")], ["RMSProp constant schedule", "RMSProp cosine schedule"]),
        ([RMSProp(), RMSProp(), RMSProp()], ["RMSProp", "RMSProp 2", "RMSProp 3"]),
        (
            [RMSProp(), RMSProp(), RMSProp(beta=0.5)],
            ["RMSProp β₂ 0.9", "RMSProp β₂ 0.9 2", "RMSProp β₂ 0.5"],
        ),
    ],
)
def test_a_name_says_what_differs_and_no_more(rules: list[UpdateRule], expected: list[str]) -> None:
    assert labels(*rules) == expected


def test_the_letters_are_those_of_the_notation() -> None:
    runs = experiment(Run(RMSProp(beta=0.9)), Run(RMSProp(beta=0.99)), Run(Adam())).runs
    assert names(runs, Notation.NOTEBOOK) == ("RMSProp β 0.9", "RMSProp β 0.99", "Adam")


def test_a_given_name_stays_and_is_given_to_nobody_else() -> None:
    runs = experiment(Run(RMSProp(), "RMSProp"), Run(RMSProp()), Run(RMSProp(beta=0.5), "mine")).runs
    assert [run.label for run in runs] == ["RMSProp", "RMSProp 2", "mine"]
    assert [run.is_named for run in runs] == [True, False, True]


def test_names_follow_edits_until_one_is_given() -> None:
    now = experiment(Run(RMSProp()), Run(RMSProp()))
    now = now.with_run(1, now.runs[1].throughout("beta", 0.99))
    assert [run.label for run in now.runs] == ["RMSProp β₂ 0.9", "RMSProp β₂ 0.99"]
    now = now.with_run(0, now.runs[0].called("steady"))
    assert [run.label for run in now.runs] == ["steady", "RMSProp"]
    now = now.with_run(0, now.runs[0].called(""))
    assert [run.label for run in now.runs] == ["RMSProp β₂ 0.9", "RMSProp β₂ 0.99"]
    now = replace(now, runs=now.runs[1:])
    assert [run.label for run in now.runs] == ["RMSProp"]


def test_runs_whose_names_stay_are_the_same_values() -> None:
    before = notebook_experiment()
    after = before.with_run(0, before.runs[0].throughout("learning_rate", 0.3))
    assert all(one is other for one, other in zip(before.runs[1:], after.runs[1:], strict=True))


@pytest.mark.parametrize("seed", range(20))
def test_no_two_are_ever_called_the_same(seed: int) -> None:
    dice = np.random.default_rng(seed)
    kinds = [RULES[name] for name in dice.choice(list(RULES), 3)]
    rules = [
        kinds[dice.integers(3)](
            learning_rate=float(dice.choice([0.01, 0.1])),
            l2=float(dice.choice([0.0, 0.5])),
            schedule=str(dice.choice(["constant", "step"])),
            schedule_steps=int(dice.integers(1, 4)),
            schedule_factor=float(dice.choice([0.5, 0.9])),
            clip_norm=float(dice.choice([0.0, 1.0])),
            clip_value=float(dice.choice([0.0, 1.0])),
        )
        for _ in range(12)
    ]
    found = labels(*rules)
    assert len(set(found)) == len(found)
