"""The experiment as a script of PyTorch: by its optimizers where they take the same steps, else by the rule's lines."""

import importlib.util
from dataclasses import replace
from typing import Any

import pytest

from rmsprop_gui.export.torch_optimizer import refusal
from rmsprop_gui.export.torch_script import torch_script
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run

from .scripts import EXPERIMENTS, TYPED_RULE, computed, farthest, view_of

_SENSITIVE = {"surface own_data": 1e-3, "surface funnel": 1e-10}
"""Where RMSProp divides by roots of squares that have become as small as ε: a last digit grows."""


def written(experiment: Experiment) -> str:
    return "".join(torch_script(experiment, view_of(experiment)))


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="PyTorch is not here")
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_paths_are_those_of_the_app(name: str) -> None:
    experiment, scope = EXPERIMENTS[name], dict[str, Any](__name__="script")
    exec(written(experiment), scope)
    for run, (label, function) in zip(experiment.runs, scope["RUNS"], strict=True):
        assert label == run.label
        wanted = computed(experiment, run).position
        assert farthest(function().tolist(), wanted) <= _SENSITIVE.get(name, 1e-12)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_script_can_be_read(name: str) -> None:
    compile(written(EXPERIMENTS[name]), name, "exec")


def outside(rule: UpdateRule) -> UpdateRule:
    """The rule with ε where PyTorch has it."""
    return replace(rule, epsilon_inside=False) if hasattr(rule, "epsilon_inside") else rule


BY_LINES = {"ewma_momentum", "nesterov", "schedule_free", "lion", "adabelief", "adopt", "dog"}


@pytest.mark.parametrize("name", RULES)
def test_it_is_pytorch_s_own_optimizer_where_that_takes_the_same_steps(name: str) -> None:
    run = Run(outside(RULES[name]()))
    assert (refusal(run, 100) == "") == (name not in BY_LINES)
    script = written(Experiment(EXPERIMENTS["noise"].surface, (9, -3), (run,)))
    assert ("optimizer.step()" in script) == (name not in BY_LINES)


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        (Run(RULES["rmsprop"]()), "torch.optim.RMSprop is another: it adds ε to the root and not under it."),
        (Run(RULES["lion"]()), "torch.optim has no such optimizer."),
        (Run(RULES["adam"](bias_correction=False)), "torch.optim.Adam is another: it always corrects"),
        (Run(RULES["rprop"](schedule="cosine")), "torch.optim.Rprop decays the weights otherwise, or takes"),
        (Run(RULES["adam"]()).changed(9, RULES["adam"](amsgrad=True)), "torch.optim.Adam cannot be changed so"),
        (Run(RULES["adam"]()).changed(9, RULES["adam"](clip_norm=1.0)), "torch.optim.Adam cannot be changed so"),
        (Run(RULES["adam"]()).changed(9, RULES["adam"](beta1=0.5)), ""),
        (Run(RULES["adam"]()).changed(200, RULES["adam"](amsgrad=True)), ""),
    ],
)
def test_the_reason_for_its_lines_is_said(run: Run, reason: str) -> None:
    assert refusal(run, 100).startswith(reason) and bool(refusal(run, 100)) == bool(reason)
    script = written(Experiment(EXPERIMENTS["noise"].surface, (9, -3), (run,)))
    assert f"# {reason}" in script if reason else "These are its lines" not in script


def test_what_its_definitions_allow_is_said_at_the_top() -> None:
    script = written(EXPERIMENTS["batches"])
    assert "double precision (float64)" in script and "drawn by numpy" in script
    assert "numpy" not in written(EXPERIMENTS["changed"])


def test_names_of_a_typed_rule_hide_nothing_of_the_script() -> None:
    assert "np:" in TYPED_RULE
    script = written(EXPERIMENTS["typed"])
    assert "np_2 = 0.5" in script and "path_2 = 3.0" in script
