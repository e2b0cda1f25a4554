"""The experiment as a script of numpy, as in a notebook: the same lines, so the same path."""

from collections.abc import Iterator
from typing import NamedTuple

from rmsprop_gui.export.library import IN_NUMPY, Library
from rmsprop_gui.export.python_text import Names, comment, indented, literal, one_line, runs_of
from rmsprop_gui.export.run_code import RunWriter
from rmsprop_gui.export.surface_code import (
    Block,
    chance_block,
    data_block,
    formulas_of,
    height_block,
    noise_lines,
    slope_block,
)
from rmsprop_gui.formulas.printing import definitions
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces.surface import Surface
from rmsprop_gui.view.view_state import ViewState

RESERVED = (
    *("np", "math", "torch", "START", "STEPS", "LOW", "HIGH", "SEED", "ADDED", "RELATIVE", "BATCH", "RUNS"),
    *("f", "slope", "part", "gradient", "generator", "noise", "rows_of", "rows", "all_finite", "length_of"),
    *("power", "tensor", "path", "rates", "name", "run", "main", "x1", "x2", "optimizer", "plt", "axes"),
)
"""What a script calls its own things."""


class Parts(NamedTuple):
    """A script in parts, each a list of lines: what comes before the functions, the surface, a run each, the table."""

    head: list[str]
    surface: list[str]
    runs: list[list[str]]
    table: list[str]


def numpy_script(experiment: Experiment, view: ViewState) -> Iterator[str]:
    """The script, line by line. Raises ValueError for a surface that is code alone."""
    parts = numpy_parts(experiment)
    x1, x2 = experiment.start
    about = [
        comment(f"{experiment.surface.title}, from {x1:g}, {x2:g}: written by RMSProp Lab."),
        "# It needs numpy alone, and its paths are those of the app: the operations are the same, in the same order.",
        "",
    ]
    lines = [*about, *parts.head, "", "", *parts.surface]
    for run in parts.runs:
        lines += ["", "", *run]
    lines += ["", "", *parts.table, "", *main_lines()]
    return (f"{line}\n" for line in lines)


def numpy_parts(experiment: Experiment) -> Parts:
    """What the script is made of."""
    objective, there, library = experiment.objective, formulas_of(experiment.objective), IN_NUMPY
    names, has_box = Names(RESERVED), experiment.box is not None
    functions = [names.free(wish) for wish in runs_of([run.rule.name for run in experiment.runs])]
    writers = [RunWriter(run, experiment.steps, library, RESERVED, has_box) for run in experiment.runs]
    runs = [writer.block(name) for writer, name in zip(writers, functions, strict=True)]
    height, slope = (block(objective, there, library, names) for block in (height_block, slope_block))
    reads_lengths = any(writer.reads_lengths for writer in writers)
    gradient = Block(tuple(_gradient(experiment)))
    helpers = frozenset[str]().union(*(block.helpers for block in (height, slope, *runs)))
    blocks = [
        *(Block(tuple(text.rstrip().splitlines())) for text in definitions(library.language, helpers)),
        chance_block(objective),
        height,
        slope,
        gradient,
        Block(library.all_finite),
        Block(library.length_of if reads_lengths else ()),
    ]
    head = ["import math", ""] if reads_lengths else []
    head += ["import numpy as np", "", *constants(experiment, library), *data_block(there, library).lines]
    surface = [comment(line) for line in surface_in_words(experiment.surface)]
    for block in blocks:
        surface += ["", "", *block.lines] if block.lines else []
    return Parts(head, surface, [list(run.lines) for run in runs], table_of(experiment, functions))


def constants(experiment: Experiment, library: Library) -> list[str]:
    """Start, number of steps and box."""
    lines = [f"START = ({float(experiment.start[0])!r}, {float(experiment.start[1])!r})", f"STEPS = {experiment.steps}"]
    if experiment.box is not None:
        ends = zip(("LOW", "HIGH"), zip(*experiment.box, strict=True), strict=True)
        lines += [f"{name} = {library.array.format(f'({float(a)!r}, {float(b)!r})')}" for name, (a, b) in ends]
    return lines


def surface_in_words(surface: Surface) -> list[str]:
    """What the surface is, and its formula as it was written."""
    formula = one_line(surface.text())
    return [surface.title, *([f"f = {formula}"] if formula else [])]


def table_of(experiment: Experiment, functions: list[str]) -> list[str]:
    """The runs with their names, as a table of the script."""
    rows = [f"({literal(run.label)}, {name})," for run, name in zip(experiment.runs, functions, strict=True)]
    return ["RUNS = (", *indented(rows), ")"]


def main_lines() -> list[str]:
    """What the script does when it is run: all paths, and where they end."""
    return [
        'if __name__ == "__main__":',
        "    for name, run in RUNS:",
        "        path, rates = run()",
        "        x1, x2 = path[-1]",
        "        height = f(x1, x2, len(path) - 1)",
        '        print(f"{name}: after {len(path) - 1} steps at ({x1:.6g}, {x2:.6g}), f = {height:.6g}")',
    ]


def _gradient(experiment: Experiment) -> list[str]:
    noise = noise_lines(experiment.objective, "g")
    body = ["return g"] if noise else []
    about = "with its noise" if noise else "both parameters together"
    made = "np.array(slope(*x, t), float)"
    return [
        "def gradient(x, t):",
        f'    """The gradient that step t is given at x, {about}."""',
        *indented([f"g = {made}", *noise, *body] if noise else [f"return {made}"]),
    ]
