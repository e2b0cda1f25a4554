"""The experiment as a script of PyTorch: by its own optimizers where they take the same steps, else line by line."""

from collections.abc import Callable, Iterator

from rmsprop_gui.export.library import IN_TORCH
from rmsprop_gui.export.numpy_script import RESERVED, constants, surface_in_words, table_of
from rmsprop_gui.export.python_text import Names, comment, indented, runs_of
from rmsprop_gui.export.run_code import RunWriter
from rmsprop_gui.export.surface_code import (
    Block,
    chance_block,
    data_block,
    formulas_of,
    height_block,
    is_batched,
    noise_lines,
    part_block,
)
from rmsprop_gui.export.torch_optimizer import optimizer_block, refusal
from rmsprop_gui.formulas.printing import definitions
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.view_state import ViewState

_AGREEMENT = (
    "# It needs PyTorch, in double precision (float64) as the app computes; gradients are by autograd. Its paths are",
    "# those of the app to rounding, about twelve digits: fewer where a path is sensitive to the last one, or where it",
    "# stands on a kink, whose slope autograd may take from the other side.",
)
_DRAWN = "torch.from_numpy({})"


def torch_script(experiment: Experiment, view: ViewState) -> Iterator[str]:
    """The script, line by line. Raises ValueError for a surface that is code alone."""
    lines = [
        comment(f"{experiment.surface.title}, written by RMSProp Lab."),
        *_AGREEMENT,
        *(["# Noise and batches are drawn by numpy, as the app draws them."] if experiment.objective.is_random else []),
        "",
        *_Script(experiment).lines(),
    ]
    return (f"{line}\n" for line in lines)


class _Script:
    """The parts of the script."""

    def __init__(self, experiment: Experiment) -> None:
        self._experiment, self._objective = experiment, experiment.objective
        self._there = formulas_of(self._objective)
        self._names = Names(RESERVED)
        self._is_part = self._objective.surface.is_mean or is_batched(self._objective)
        self._reads_lengths = False

    def lines(self) -> list[str]:
        """All of it but the heading."""
        experiment, library = self._experiment, IN_TORCH
        functions = [self._names.free(wish) for wish in runs_of([run.rule.name for run in experiment.runs])]
        runs = [self._run(index, name) for index, name in enumerate(functions)]
        surface = [block(self._objective, self._there, library, self._names) for block in self._functions()]
        helpers = frozenset[str]().union(*(block.helpers for block in (*surface, *runs)))
        blocks = [
            *(Block(tuple(text.rstrip().splitlines())) for text in definitions(library.language, helpers)),
            chance_block(self._objective),
            *surface,
            Block(self._gradient() if any("gradient(" in line for run in runs for line in run.lines) else ()),
            Block(library.all_finite),
            Block(library.length_of if self._reads_lengths else ()),
            *runs,
            Block(tuple(table_of(experiment, functions))),
        ]
        lines = [*self._head(), *map(comment, surface_in_words(experiment.surface))]
        for block in blocks:
            lines += ["", "", *block.lines] if block.lines else []
        return [*lines, "", *_MAIN]

    def _head(self) -> list[str]:
        numpy = ["import numpy as np"] if self._objective.is_random else []
        return [
            *("import math", "", *numpy, "import torch", "", "torch.set_default_dtype(torch.float64)", ""),
            *constants(self._experiment, IN_TORCH),
            *data_block(self._there, IN_TORCH).lines,
            *("", ""),
        ]

    def _functions(self) -> list[Callable[..., Block]]:
        return [height_block, part_block] if self._is_part else [height_block]

    @property
    def _function(self) -> str:
        """What each step is given the gradient of."""
        return "part" if self._is_part else "f"

    def _run(self, index: int, name: str) -> Block:
        experiment = self._experiment
        run, has_box = experiment.runs[index], experiment.box is not None
        why = refusal(run, experiment.steps)
        if not why:
            noise = noise_lines(self._objective, "x.grad", _DRAWN)
            return optimizer_block(run, experiment.steps, name, self._function, noise, has_box)
        writer = RunWriter(run, experiment.steps, IN_TORCH, RESERVED, has_box)
        self._reads_lengths |= writer.reads_lengths
        block = writer.block(name)
        return Block((comment(f"{why} These are its lines."), *block.lines), block.helpers)

    def _gradient(self) -> tuple[str, ...]:
        noise = noise_lines(self._objective, "g", _DRAWN)
        body = [
            '"""The gradient that step t is given at x, by autograd."""',
            "x = x.detach().requires_grad_()",
            f"(g,) = torch.autograd.grad({self._function}(*x, t), x)",
            *noise,
            "return g",
        ]
        return ("def gradient(x, t):", *indented(body))


_MAIN = (
    'if __name__ == "__main__":',
    "    for name, run in RUNS:",
    "        path = run()",
    "        x1, x2 = path[-1].tolist()",
    "        height = float(f(*path[-1], len(path) - 1))",
    '        print(f"{name}: after {len(path) - 1} steps at ({x1:.6g}, {x2:.6g}), f = {height:.6g}")',
)
