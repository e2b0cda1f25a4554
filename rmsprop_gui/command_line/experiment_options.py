"""The options that describe an experiment, for all commands that take one in the place of a file."""

import argparse
from dataclasses import replace
from pathlib import Path

from rmsprop_gui.command_line import values
from rmsprop_gui.files.experiment_file import LESSON_SUFFIX, Opened, read_experiment, why
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run, check_start, notebook_experiment
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.simulation.openings import USUAL_STEPS, opened
from rmsprop_gui.surfaces import Surface
from rmsprop_gui.surfaces.catalogue.ill_conditioned import QUADRATIC
from rmsprop_gui.view.view_state import ViewState

OPTIMIZER_FILE = "--optimizer-file"
OWN = "a function of one's own, such as '2x^2 + 0.1y^2'"
OWN_DATA = "data of one's own: a text of two columns of numbers, of which a line or a logistic model is learned"
_CHANCE = ("noise", "relative_noise", "batch", "seed")
_DESCRIBING = ("surface", "function", "data", "optimizer", "start", *_CHANCE)
"""The options that a file says."""


def take_experiment(command: argparse.ArgumentParser) -> None:
    """Let a command take all that describes an experiment, but for the number of its steps."""
    descended = command.add_mutually_exclusive_group()
    descended.add_argument("--surface", type=values.surface, metavar="NAME[:key=value,…]", help="default: quadratic")
    descended.add_argument("--function", type=values.function, metavar="TEXT", help=f"instead of a surface, {OWN}")
    descended.add_argument("--data", type=values.data, metavar="FILE", help=f"instead of a surface, {OWN_DATA}")
    command.add_argument(
        "--optimizer",
        type=values.rule,
        action="append",
        metavar="NAME[:key=value,…]",
        help="may be given several times; default: the notebook's three, with learning rates that suit the surface",
    )
    take_optimizer_files(command, "optimizer")
    command.add_argument("--start", type=values.start, metavar="X1,X2", help="default: the surface's own")
    command.add_argument(
        "--noise", type=values.noise, metavar="SIGMA", help="Gaussian noise on every gradient; default: 0"
    )
    command.add_argument(
        "--relative-noise",
        type=values.relative_noise,
        metavar="SIGMA",
        help="the same, as a part of the gradient; default: 0",
    )
    command.add_argument(
        "--batch", type=values.batch, metavar="N", help="rows of data for each step; default: all of them"
    )
    command.add_argument("--seed", type=values.seed, metavar="N", help="of noise and batches; default: 0")


def take_optimizer_files(command: argparse.ArgumentParser, dest: str) -> None:
    """Let a command take typed optimizers from text files."""
    command.add_argument(
        OPTIMIZER_FILE,
        dest=dest,
        type=values.typed_rule,
        action="append",
        metavar="FILE",
        help="an optimizer of one's own, its lines as text; may be given several times",
    )


def experiment(options: argparse.Namespace, steps: int | None) -> Experiment:
    """The experiment that is asked for, with so many steps if that is given.

    ValueError, beginning with the argument, where there is none.
    """
    if options.file is None:
        return _described(options, steps)
    refuse_descriptions(options)
    return with_steps(open_file(options.file).document.experiment, steps)


def with_steps(found: Experiment, steps: int | None) -> Experiment:
    """The experiment with so many steps, if that is given; ValueError where it cannot have them."""
    try:
        return found if steps is None else replace(found, steps=steps)
    except ValueError as error:
        raise ValueError(f"argument --steps: {error}") from None


def refuse_descriptions(options: argparse.Namespace) -> None:
    """ValueError where something is said beside a file that the file says."""
    for name in _DESCRIBING:
        if getattr(options, name) is not None:
            raise ValueError(f"argument --{name.replace('_', '-')}: not beside a file, which says it")


def is_lesson(path: str) -> bool:
    """Whether a file is there to be opened as a lesson: its name says so. What is wrong in it, the window says."""
    return path.lower().endswith(LESSON_SUFFIX) and Path(path).is_file()


def open_file(path: str) -> Opened:
    """What an experiment file holds. ValueError, in a sentence with the path, where it cannot be read."""
    try:
        return read_experiment(Path(path), ViewState())
    except (OSError, ValueError) as error:
        raise ValueError(f"cannot open {path!r}: {why(error)}") from None


def _described(options: argparse.Namespace, steps: int | None) -> Experiment:
    """The experiment that the options say."""
    surface: Surface = options.surface or options.function or options.data or QUADRATIC
    usual = replace(opened(notebook_experiment(), surface), sampling=_sampling(options, surface))
    rules: list[UpdateRule] = options.optimizer or [run.rule for run in usual.runs]
    runs = tuple(Run(rule, style=style) for style, rule in enumerate(rules))
    try:
        asked = replace(usual, runs=runs, steps=steps or (USUAL_STEPS if options.optimizer else usual.steps))
    except ValueError as error:
        raise ValueError(f"argument --optimizer: {error}") from None
    try:
        asked = replace(asked, start=options.start or surface.start)
        check_start(surface, asked.start)
    except ValueError as error:
        raise ValueError(f"argument --start: {error}") from None
    return asked


def _sampling(options: argparse.Namespace, surface: Surface) -> Sampling:
    sampling = Sampling(**{name: value for name in _CHANCE if (value := getattr(options, name)) is not None})
    if sampling.batch > surface.row_count:
        rows = f"has {surface.row_count} rows of data" if surface.row_count else "has no data"
        raise ValueError(f"argument --batch: the surface {surface.name} {rows}")
    return sampling
