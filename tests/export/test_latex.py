"""LaTeX: a document that can be compiled, the formula of a step with its numbers, a picture of contours and paths."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rmsprop_gui.export.drawing import ground_colour
from rmsprop_gui.export.latex_document import latex_document
from rmsprop_gui.export.polylines import ready
from rmsprop_gui.export.step_formula import step_formula
from rmsprop_gui.export.tikz import tikz
from rmsprop_gui.simulation.experiment import Experiment, Pin, notebook_experiment
from rmsprop_gui.view.theme import LIGHT

from .scripts import EXPERIMENTS, view_of

HOSTILE = r"$%_{x}\input{/etc/passwd} ~^&# β₂ é 😀 \\"
VIEW = ((0.0, 1.0), (0.0, 1.0))


def hostile() -> Experiment:
    experiment = notebook_experiment()
    return experiment.with_run(2, experiment.runs[2].called(HOSTILE))


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="LaTeX is not here")
@pytest.mark.timeout(120)
@pytest.mark.parametrize("experiment", [hostile(), EXPERIMENTS["diverging"]], ids=["hostile", "diverging"])
def test_the_document_can_be_compiled(experiment: Experiment, tmp_path: Path) -> None:
    (tmp_path / "out.tex").write_text("".join(latex_document(experiment, view_of(experiment))), encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "out.tex"]
    done = subprocess.run(command, check=False, capture_output=True, timeout=100, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-2000:].decode(errors="replace")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert b"Missing character" not in (tmp_path / "out.log").read_bytes()


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_document_is_whole(name: str) -> None:
    experiment = replace(EXPERIMENTS[name], steps=20)
    text = "".join(step_formula(experiment, view_of(experiment)))
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")
    assert text.count(r"\left") - text.count(r"\leftarrow") == text.count(r"\right")


def test_the_numbers_are_those_of_the_step() -> None:
    experiment = notebook_experiment()
    text = "".join(step_formula(experiment, replace(view_of(experiment), selected=2, step=1, axis=1)))
    assert r"v &\leftarrow \beta_{2}\,v + \left(1 - \beta_{2}\right)\,g^{2}" in text
    assert "90.00 &= " in text and "Step 1 for" in text
    assert "Step" not in "".join(step_formula(experiment, replace(view_of(experiment), step=0)))


def test_without_a_run_there_is_no_formula() -> None:
    experiment = replace(notebook_experiment(), runs=())
    with pytest.raises(ValueError, match="there is no run"):
        list(step_formula(experiment, view_of(experiment)))


def test_a_label_is_nothing_but_text() -> None:
    text = "".join(tikz(hostile(), view_of(hostile())))
    (entry,) = (line for line in text.splitlines() if "passwd" in line)
    assert r"\textbackslash{}input\{/etc/passwd\}" in entry and r"\input" not in entry


def test_runs_that_are_hidden_are_not_drawn() -> None:
    experiment = notebook_experiment()
    hidden = experiment.with_run(0, replace(experiment.runs[0], visible=False))
    text = "".join(tikz(hidden, view_of(hidden)))
    assert text.count(r"\addlegendentry") == 2 and "addplot[run1" not in text
    named = set(re.findall(r"\\definecolor\{(\w+)\}", text))
    assert set(re.findall(r"fill=(\w+)", text)) <= named | {"none"}


def test_pinned_paths_are_drawn_on_their_own_surface_alone() -> None:
    experiment = notebook_experiment()
    run, other = experiment.runs[0], EXPERIMENTS["changed"]
    pins = (Pin(experiment.trial(run), "here", 4), Pin(other.trial(other.runs[0]), "elsewhere", 5))
    text = "".join(tikz(replace(experiment, pins=pins), view_of(experiment)))
    assert r"\addlegendentry{here}" in text and r"\addlegendentry{elsewhere}" not in text


@pytest.mark.parametrize(
    ("points", "parts"),
    [
        ([(0, 0), (1, 1)], [[(0, 0), (1, 1)]]),
        ([(0, 0), (1e300, 0)], [[(0, 0), (3, 0)]]),
        ([(-9, 0.5), (9, 0.5)], [[(-2, 0.5), (3, 0.5)]]),
        ([(-9, 50), (9, 50)], []),
        ([(0, 0), (np.nan, 1), (1, 1), (1, 0)], [[(0, 0)], [(1, 1), (1, 0)]]),
        ([(0, 0), (9, 0), (9, 1), (0, 1)], [[(0, 0), (3, 0)], [(3, 1), (0, 1)]]),
        ([(0, 0), (1e-9, 0), (2e-9, 0), (0, 1)], [[(0, 0), (0, 1)]]),
    ],
)
def test_lines_are_cut_near_the_view(points: list[tuple[float, float]], parts: list[list[tuple[float, float]]]) -> None:
    found = ready(np.array(points, float), VIEW)
    assert [len(part) for part in found] == [len(part) for part in parts]
    for part, wanted in zip(found, parts, strict=True):
        assert part == pytest.approx(np.array(wanted, float))


def test_the_ground_is_that_of_the_theme() -> None:
    assert (ground_colour(0.0), ground_colour(1.0)) == (LIGHT.contours[0], LIGHT.contours[-1])
    assert ground_colour(0.0) < ground_colour(0.05) < LIGHT.contours[1]
