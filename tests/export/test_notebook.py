"""The experiment as a Jupyter notebook: valid, and its cells run one after the other to the paths of the app."""

import json
from dataclasses import replace
from typing import Any

import nbformat
import pytest

from rmsprop_gui.export.notebook import notebook
from rmsprop_gui.simulation.experiment import Experiment, notebook_experiment
from rmsprop_gui.view.theme import LIGHT

from .scripts import EXPERIMENTS, computed, farthest, view_of

_RUN = ("noise", "batches", "changed", "diverging", "typed", "surface flat", "surface nile_network", "surface circle")


def written(experiment: Experiment) -> str:
    return "".join(notebook(experiment, view_of(experiment)))


@pytest.mark.parametrize("name", _RUN)
def test_it_is_valid_in_the_format_s_own_eyes(name: str) -> None:
    read = nbformat.reads(written(EXPERIMENTS[name]), as_version=4)
    nbformat.validate(read)
    assert read.cells[0].source.startswith("# ")


@pytest.mark.parametrize("name", _RUN)
def test_its_cells_run_to_the_paths_of_the_app(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    experiment, scope = EXPERIMENTS[name], dict[str, Any]()
    for cell in json.loads(written(experiment))["cells"]:
        if cell["cell_type"] == "code":
            exec(cell["source"], scope)
    scope["plt"].close("all")
    for run, (label, path, _) in zip(experiment.runs, scope["results"], strict=True):
        assert label == run.label
        assert farthest(path, computed(experiment, run).position) <= 1e-12


def test_formulas_and_ideas_stand_between_the_cells() -> None:
    cells = json.loads(written(notebook_experiment()))["cells"]
    told = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    assert r"& f = 0.1\,{x_{1}}^{2} + 5\,{x_{2}}^{2}" in told
    assert r"& r \leftarrow \frac{\eta }{\sqrt{v + \varepsilon }} \\" in told
    assert "## RMSProp" in told and "Divide each parameter's rate by a running average" in told


@pytest.mark.parametrize("label", ["<script>alert(1)</script>", "$x$ `y` *z* [a](b)", "![](x.png) # \\"])
def test_a_label_is_nothing_but_text(label: str) -> None:
    experiment = notebook_experiment()
    named = experiment.with_run(0, experiment.runs[0].called(label))
    cells = json.loads(written(named))["cells"]
    heading = next(cell["source"] for cell in cells if cell["source"].startswith("## "))
    first = heading.splitlines()[0].removeprefix("## ")
    assert first.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == label
    signs = [place for place, sign in enumerate(first) if sign in "<>$`*[]!#"]
    assert all(first[place - 1] == "\\" for place in signs)


def test_it_shows_what_the_canvas_shows() -> None:
    experiment = notebook_experiment()
    view = replace(view_of(experiment), view_range=((-1.0, 2.0), (-3.0, 4.0)))
    text = "".join(notebook(experiment, view))
    assert "xlim=(-1.0, 2.0), ylim=(-3.0, 4.0)" in text
    for run in experiment.runs:
        assert LIGHT.run_style(run.style).colour in text
