"""The experiment as a script of numpy: it runs by itself, and its paths are those of the app."""

import ast
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from rmsprop_gui.examples import EXAMPLES
from rmsprop_gui.examples.example import Example
from rmsprop_gui.export.numpy_script import numpy_script
from rmsprop_gui.export.python_text import Names, comment, docstring, literal, one_line
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.own.rule import own_rule_with
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.typed_surface import typed_surface

from .scripts import EXPERIMENTS, TYPED_RULE, computed, experiment_of, farthest, view_of


def loaded(experiment: Experiment) -> dict[str, Any]:
    """The script as a module that has been read and not been asked for anything."""
    scope: dict[str, Any] = {"__name__": "script"}
    exec("".join(numpy_script(experiment, view_of(experiment))), scope)
    return scope


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_paths_and_rates_are_those_of_the_app(name: str) -> None:
    experiment = EXPERIMENTS[name]
    table = loaded(experiment)["RUNS"]
    assert [label for label, _ in table] == [run.label for run in experiment.runs]
    for run, (_, function) in zip(experiment.runs, table, strict=True):
        path, rates = function()
        wanted = computed(experiment, run)
        assert farthest(path, wanted.position) <= 1e-12
        assert farthest(rates.reshape(-1, 2), wanted.rate[1:]) <= 1e-12


_SHORT = [example for example in EXAMPLES.values() if example.experiment.steps * len(example.experiment.runs) <= 500]


@pytest.mark.parametrize("example", _SHORT, ids=lambda example: str(example.name))
def test_examples_are_written_with_the_paths_that_they_show(example: Example) -> None:
    for run, (_, function) in zip(example.experiment.runs, loaded(example.experiment)["RUNS"], strict=True):
        assert farthest(function()[0], computed(example.experiment, run).position) <= 1e-12


HOSTILE = '""" \' \\ %s {x} \\N{BEL} # βü😀 "); import os; os.abort()'


def hostile() -> Experiment:
    """Labels, a function and a rule whose words are what would be code, or end it."""
    surface = typed_surface("x^2 + y^2")
    rule = own_rule_with(TYPED_RULE.replace("eta: 0.1", 'eta: 0.1  # """ import os'), {})
    runs = (Run(rule, HOSTILE), Run(rule, "'''"), Run(RULES["adam"](), "\\"), Run(RULES["adam"](), '"'))
    return Experiment(surface, (1.0, 1.0), runs, 5)


def test_labels_are_strings_and_nothing_else() -> None:
    experiment = hostile()
    scope = loaded(experiment)
    assert [label for label, _ in scope["RUNS"]] == [one_line(run.label) for run in experiment.runs]
    assert "os" not in scope
    tree = ast.parse("".join(numpy_script(experiment, view_of(experiment))))
    imported = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert imported == ["math", "numpy"]


@pytest.mark.parametrize("text", ["x^2\n+ y^2", "x^2 + y^2\r", "x² + y²\x0cimport os", "x^2\u2028+ y^2"])
def test_a_formula_stands_in_a_comment_on_one_line(text: str) -> None:
    surface = replace(typed_surface("x^2 + y^2"), title=text)
    script = "".join(numpy_script(experiment_of(surface, RULES["adam"]()), view_of(EXPERIMENTS["noise"])))
    assert not [line for line in script.splitlines() if line.startswith(("+ y", "import os"))]
    compile(script, "script", "exec")


@pytest.mark.parametrize("text", ['a"""b', "a\\", '"', "\\N{DIGIT ONE}", "line\nline", "{x}", "\ud800"])
def test_docstrings_comments_and_literals_hold_any_text(text: str) -> None:
    scope: dict[str, Any] = {}
    exec(f"def f():\n    {docstring(text)}  {comment(text)}\nx = {literal(text)}", scope)
    assert scope["x"] == one_line(text)
    assert isinstance(scope["f"].__doc__, str)


@pytest.mark.parametrize("wish", ["np", "print", "class", "1", "a b", "é", "__import__", "", "x-y"])
def test_a_name_is_free_and_is_one(wish: str) -> None:
    names = Names(["np"])
    first, second = names.free(wish), names.free(wish)
    assert first.isidentifier() and second.isidentifier() and first != second
    assert not {first, second} & {"np", "print", "class", "__import__"}


def test_a_surface_that_is_code_is_refused_in_a_sentence() -> None:
    class Coded(type(SURFACES["nile_network"])):  # type: ignore[misc]
        def as_formulas(self) -> None:
            return None

    network = SURFACES["nile_network"]
    coded = Coded(**{field.name: getattr(network, field.name) for field in fields(network)})  # type: ignore[arg-type]
    experiment = experiment_of(coded, RULES["adam"]())
    with pytest.raises(ValueError, match="nile_network is no formula"):
        list(numpy_script(experiment, view_of(experiment)))


@pytest.mark.parametrize("name", ["noise", "batches", "changed"])
def test_the_script_runs_by_itself(name: str, tmp_path: Path) -> None:
    experiment, script = EXPERIMENTS[name], tmp_path / "script.py"
    script.write_text("".join(numpy_script(experiment, view_of(experiment))), encoding="utf-8")
    command = [sys.executable, "-I", str(script)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=30, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    for line, run in zip(done.stdout.splitlines(), experiment.runs, strict=True):
        x1, x2 = computed(experiment, run).position[-1]
        assert line.startswith(f"{run.label}: after {experiment.steps} steps at ({x1:.6g}, {x2:.6g}), f = ")
