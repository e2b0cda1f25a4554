"""The experiment as a Jupyter notebook: formulas, the code of the script of numpy, and pictures by matplotlib."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from rmsprop_gui.export.drawing import GRID, PAPER, colours, drawn_levels, drawn_range
from rmsprop_gui.export.numpy_script import numpy_parts
from rmsprop_gui.export.python_text import one_line
from rmsprop_gui.formulas.boxes import Box
from rmsprop_gui.formulas.latex import latex
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.explanation import in_symbols
from rmsprop_gui.surfaces import in_symbols as surfaces
from rmsprop_gui.surfaces.surface import Surface
from rmsprop_gui.view.view_state import ViewState

_PUNCTUATION = re.compile(r"([\\`*_\[\]<>$#&|~!])")
_MADE_BY = "Written by RMSProp Lab. It needs numpy, and matplotlib for the pictures; the paths are those of the app."
_IMPORTS = ("import matplotlib.pyplot as plt", "from matplotlib.colors import BoundaryNorm, LinearSegmentedColormap")
_RESULTS = "results = [(name, *run()) for name, run in RUNS]"
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebook(experiment: Experiment, view: ViewState) -> Iterator[str]:
    """The notebook as JSON, in version 4.5 of its format. Raises ValueError for a surface that is code alone."""
    parts, surface = numpy_parts(experiment), experiment.surface
    cells = [
        _markdown(f"# {_shown(surface.title)}", _shown(surface.about), _MADE_BY, *_formulas(surface)),
        _code([*_IMPORTS, *parts.head]),
        _code(parts.surface),
    ]
    for run, lines in zip(experiment.runs, parts.runs, strict=True):
        cells += [_rule(run, view), _code(lines)]
    cells.append(_code([*parts.table, "", _RESULTS, f"COLOURS = {colours(experiment.runs)!r}"]))
    for title, picture in (("The paths", _paths(experiment, view)), *_CHARTS):
        cells += [_markdown(f"## {title}"), _code(picture)]
    numbered = [{"id": f"cell-{index}", **cell} for index, cell in enumerate(cells, 1)]
    yield json.dumps({"cells": numbered, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    yield "\n"


def _markdown(*paragraphs: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": "\n\n".join(paragraphs)}


def _code(lines: Iterable[str]) -> dict[str, Any]:
    source = "\n".join(lines).strip("\n")
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


def _shown(text: str) -> str:
    """A text in Markdown, in which none of its signs means anything."""
    return _PUNCTUATION.sub(r"\\\1", one_line(text))


def _formulas(surface: Surface) -> list[str]:
    boxes = surfaces.in_symbols(surface)
    return [_displayed(boxes)] if boxes else []


def _displayed(boxes: Iterable[Box]) -> str:
    """Lines of formulas below one another, for MathJax."""
    lines = " \\\\\n".join(f"& {latex(box)}" for box in boxes)
    return f"$$\n\\begin{{aligned}}\n{lines}\n\\end{{aligned}}\n$$"


def _rule(run: Run, view: ViewState) -> dict[str, Any]:
    return _markdown(
        f"## {_shown(run.label)}", _shown(run.rule.idea), _displayed(in_symbols(run.rule, notation=view.notation))
    )


def _paths(experiment: Experiment, view: ViewState) -> list[str]:
    (left, right), (bottom, top) = drawn_range(experiment, view)
    levels = drawn_levels(experiment, view).values.tolist()
    ground = (
        f"grid = np.meshgrid(np.linspace({left!r}, {right!r}, {GRID[0]}), np.linspace({bottom!r}, {top!r}, {GRID[1]}))",
        'with np.errstate(all="ignore"):',
        f"    heights = np.vectorize(f)(*grid, {view.step})",
        f"levels = {levels!r}",
        f'ground = LinearSegmentedColormap.from_list("ground", {list(PAPER.contours)!r})',
        'norm = BoundaryNorm(levels, ground.N, extend="both")',
        'axes.contourf(*grid, heights, levels, cmap=ground, norm=norm, extend="both")',
        f'axes.contour(*grid, heights, levels, colors="{PAPER.contour_line}", linewidths=0.6, alpha=0.4)',
    )
    return [
        "figure, axes = plt.subplots(figsize=(8, 5))",
        *(ground if len(levels) > 1 else ()),
        "for (name, path, rates), colour in zip(results, COLOURS):",
        r'    axes.plot(*path.T, ".-", color=colour, label=name.replace("$", r"\$"))',
        f'axes.set(xlim=({left!r}, {right!r}), ylim=({bottom!r}, {top!r}), xlabel="$x_1$", ylabel="$x_2$")',
        "axes.legend()",
        "plt.show()",
    ]


_HEIGHTS = (
    "figure, axes = plt.subplots(figsize=(8, 4))",
    "for (name, path, rates), colour in zip(results, COLOURS):",
    "    heights = np.array([f(*x, t) for t, x in enumerate(path)], float)",
    r'    axes.plot(heights, color=colour, label=name.replace("$", r"\$"))',
    "if all((line.get_ydata() > 0).all() for line in axes.lines):",
    '    axes.set_yscale("log")',
    'axes.set(xlabel="step", ylabel="f")',
    "axes.legend()",
    "plt.show()",
)
_RATES = (
    "figure, axes = plt.subplots(figsize=(8, 4))",
    "for (name, path, rates), colour in zip(results, COLOURS):",
    "    if len(rates):",
    "        steps = np.arange(1, len(rates) + 1)",
    r'        axes.plot(steps, rates[:, 0], color=colour, label=name.replace("$", r"\$"))',
    '        axes.plot(steps, rates[:, 1], "--", color=colour)',
    "if all((line.get_ydata() > 0).all() for line in axes.lines):",
    '    axes.set_yscale("log")',
    'axes.set(xlabel="step", ylabel="rate")',
    "axes.legend()",
    "plt.show()",
)
_CHARTS = (("The heights over the steps", _HEIGHTS), ("The effective rates: x₁ solid, x₂ dashed", _RATES))
