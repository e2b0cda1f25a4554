"""Reading the command line: what is typed becomes an experiment, or one line that says what is wrong."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from rmsprop_gui import __version__
from rmsprop_gui.command_line.streams import fail, standard_output
from rmsprop_gui.files.data_file import read_data
from rmsprop_gui.files.experiment_file import Opened, read_experiment, why
from rmsprop_gui.files.optimizer_file import read_optimizer
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.settings import read_settings
from rmsprop_gui.simulation.chance import MAX_SEED
from rmsprop_gui.simulation.experiment import (
    MAX_STEPS,
    Experiment,
    Run,
    check_coordinate,
    check_start,
    check_steps,
    notebook_experiment,
)
from rmsprop_gui.simulation.objective import Sampling, sampling_parameters
from rmsprop_gui.simulation.openings import USUAL_STEPS, opened
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.catalogue.ill_conditioned import QUADRATIC
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.surfaces.typed_surface import typed_surface
from rmsprop_gui.view.view_state import ViewState

_OWN = "a function of one's own, such as '2x^2 + 0.1y^2'"
_COMMANDS = ("open", "trace", "catalogue")
_OPTIMIZER_FILE = "--optimizer-file"
_OWN_DATA = "data of one's own: a text of two columns of numbers, of which a line or a logistic model is learned"
_OPENING = ("--function", "--data", _OPTIMIZER_FILE)
"""The options that may come first, before a command that is left out."""
_CHANCE = ("noise", "relative_noise", "batch", "seed")
_DESCRIBING = ("surface", "function", "data", "optimizer", "start", *_CHANCE)
"""The options of `trace` that a file says."""


class OneLineParser(argparse.ArgumentParser):
    """Says in one line what is wrong, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        """End the program with the message and exit code 2."""
        raise SystemExit(fail(message))

    def _print_message(self, message: str, file: object = None) -> None:
        """Help and version, which argparse alone would print without caring whether they arrive."""
        print(message, end="", file=standard_output(), flush=True)


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = OneLineParser(
        prog="rmsprop-gui",
        usage="rmsprop-gui [-h] [--version] [--function TEXT | --data FILE] [--optimizer-file FILE] [FILE | COMMAND …]",
        description="RMSProp Lab. Without a command, the window opens, with a file or with the notebook's comparison.",
    )
    top.add_argument("--version", action="version", version=f"RMSProp Lab {__version__}")
    top.set_defaults(file=None, added=None, function=None, data=None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=OneLineParser)
    opening = commands.add_parser(
        "open", help="open a file; the word can be left out", description="Open the window with an experiment file."
    )
    opening.add_argument("file", nargs="?", metavar="FILE")
    shown = opening.add_mutually_exclusive_group()
    shown.add_argument("--function", type=_function, metavar="TEXT", help=f"instead of a file, {_OWN}")
    shown.add_argument("--data", type=_data, metavar="FILE", help=f"instead of a file, {_OWN_DATA}")
    _take_optimizer_files(opening, "added")
    trace = commands.add_parser(
        "trace", help="write the steps as CSV", description="Write the steps of the runs as CSV."
    )
    trace.add_argument(
        "file", nargs="?", metavar="FILE", help="an experiment file; beside it only --steps and --output are of use"
    )
    descended = trace.add_mutually_exclusive_group()
    descended.add_argument("--surface", type=_surface, metavar="NAME[:key=value,…]", help="default: quadratic")
    descended.add_argument("--function", type=_function, metavar="TEXT", help=f"instead of a surface, {_OWN}")
    descended.add_argument("--data", type=_data, metavar="FILE", help=f"instead of a surface, {_OWN_DATA}")
    trace.add_argument(
        "--optimizer",
        type=_rule,
        action="append",
        metavar="NAME[:key=value,…]",
        help="may be given several times; default: the notebook's three, with learning rates that suit the surface",
    )
    _take_optimizer_files(trace, "optimizer")
    trace.add_argument("--start", type=_start, metavar="X1,X2", help="default: the surface's own")
    trace.add_argument(
        "--steps",
        type=_steps,
        metavar="N",
        help=f"1 to {MAX_STEPS}; default: those of the file, or those that the surface opens with, "
        f"or beside --optimizer {USUAL_STEPS}",
    )
    trace.add_argument("--noise", type=_noise, metavar="SIGMA", help="Gaussian noise on every gradient; default: 0")
    trace.add_argument(
        "--relative-noise",
        type=_relative_noise,
        metavar="SIGMA",
        help="the same, as a part of the gradient; default: 0",
    )
    trace.add_argument("--batch", type=_batch, metavar="N", help="rows of data for each step; default: all of them")
    trace.add_argument("--seed", type=_seed, metavar="N", help="of noise and batches; default: 0")
    trace.add_argument("--output", default="-", metavar="FILE", help="default: -, standard output")
    commands.add_parser("catalogue", help="list surfaces and optimizers", description="List surfaces and optimizers.")
    return top


def _take_optimizer_files(command: argparse.ArgumentParser, dest: str) -> None:
    """Let a command take typed optimizers from text files."""
    command.add_argument(
        _OPTIMIZER_FILE,
        dest=dest,
        type=_typed_rule,
        action="append",
        metavar="FILE",
        help="an optimizer of one's own, its lines as text; may be given several times",
    )


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; what is wrong with them ends the program with exit code 2."""
    reading = parser()
    joined = _joined(arguments)
    options = reading.parse_args(joined)
    is_bare = joined != list(arguments) and options.command == "open" and options.file is not None
    if is_bare and not _could_be_file(options.file):
        commands = ", ".join(map(repr, _COMMANDS))
        reading.error(f"there is no file {options.file!r} and no such command; choose from {commands}")
    for name in ("function", "data"):
        if options.command == "open" and options.file is not None and getattr(options, name) is not None:
            reading.error(f"argument --{name}: not beside a file, which says it")
    return options


def experiment(options: argparse.Namespace) -> Experiment:
    """The experiment that `trace` is asked for. ValueError, beginning with the argument, where there is none."""
    if options.file is None:
        return _described(options)
    for name in _DESCRIBING:
        if getattr(options, name) is not None:
            raise ValueError(f"argument --{name.replace('_', '-')}: not beside a file, which says it")
    found = open_file(options.file).document.experiment
    try:
        return found if options.steps is None else replace(found, steps=options.steps)
    except ValueError as error:
        raise ValueError(f"argument --steps: {error}") from None


def open_file(path: str) -> Opened:
    """What an experiment file holds. ValueError, in a sentence with the path, where it cannot be read."""
    try:
        return read_experiment(Path(path), ViewState())
    except (OSError, ValueError) as error:
        raise ValueError(f"cannot open {path!r}: {why(error)}") from None


def _described(options: argparse.Namespace) -> Experiment:
    """The experiment that the options say."""
    surface: Surface = options.surface or options.function or options.data or QUADRATIC
    sampling = Sampling(**{name: value for name in _CHANCE if (value := getattr(options, name)) is not None})
    if sampling.batch > surface.row_count:
        rows = f"has {surface.row_count} rows of data" if surface.row_count else "has no data"
        raise ValueError(f"argument --batch: the surface {surface.name} {rows}")
    usual = replace(opened(notebook_experiment(), surface), sampling=sampling)
    rules: list[UpdateRule] = options.optimizer or [run.rule for run in usual.runs]
    runs = tuple(Run(rule, style=style) for style, rule in enumerate(rules))
    steps = options.steps or (USUAL_STEPS if options.optimizer else usual.steps)
    try:
        asked = replace(usual, runs=runs, steps=steps)
    except ValueError as error:
        raise ValueError(f"argument --optimizer: {error}") from None
    try:
        asked = replace(asked, start=options.start or surface.start)
        check_start(surface, asked.start)
    except ValueError as error:
        raise ValueError(f"argument --start: {error}") from None
    return asked


def _joined(arguments: Sequence[str]) -> list[str]:
    """The arguments as argparse takes them: `open` before a file that comes first, `--start=-3,4` in one word."""
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    first = arguments[0] if arguments else "-"
    is_opening = (first not in _COMMANDS and not first.startswith("-")) or first.partition("=")[0] in _OPENING
    joined: list[str] = ["open"] if is_opening else []
    for argument in arguments:
        is_start = joined[-1:] == ["--start"] and argument[:2].strip("-.0123456789") == ""
        is_function = joined[-1:] == ["--function"] and argument[:1] == "-" and argument[:2] != "--"
        if is_start or is_function:
            joined[-1] = f"{joined[-1]}={argument}"
        else:
            joined.append(argument)
    return joined


def _could_be_file(name: str) -> bool:
    """Whether a single word was meant as a file: it is there, or has a folder or an ending."""
    return bool(Path(name).suffix) or "/" in name or os.sep in name or os.path.lexists(name)


def _surface(text: str) -> Surface:
    name, colon, settings = text.partition(":")
    if name not in SURFACES:
        raise argparse.ArgumentTypeError(f"unknown surface {name!r}; choose from {', '.join(SURFACES)}")
    surface = SURFACES[name]
    try:
        return surface.with_values(**(read_settings(name, surface.parameters, settings) if colon else {}))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _function(text: str) -> Surface:
    try:
        return typed_surface(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _data(path: str) -> Surface:
    try:
        return read_data(Path(path))
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"cannot read {path!r}: {why(error)}") from None


def _rule(text: str) -> UpdateRule:
    name, colon, settings = text.partition(":")
    if name not in RULES:
        raise argparse.ArgumentTypeError(f"unknown optimizer {name!r}; choose from {', '.join(RULES)}")
    rule = RULES[name]
    try:
        return rule(**(read_settings(name, rule.declared(), settings) if colon else {}))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _typed_rule(path: str) -> UpdateRule:
    try:
        return read_optimizer(Path(path))
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"{path!r}: {why(error)}") from None


def _noise(text: str) -> float:
    return _deviation("noise", text)


def _relative_noise(text: str) -> float:
    return _deviation("relative_noise", text)


def _deviation(name: str, text: str) -> float:
    declared = sampling_parameters()[name]
    try:
        value = declared.read(text)
        declared.check(name, value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be {declared.allowed()}, not {text!r}") from None
    return float(value)


def _seed(text: str) -> int:
    return _whole_number(text, 0)


def _batch(text: str) -> int:
    return _whole_number(text, 1)


def _whole_number(text: str, low: int) -> int:
    try:
        number = int(text)
    except ValueError:
        number = low - 1
    if not low <= number <= MAX_SEED:
        raise argparse.ArgumentTypeError(f"must be a whole number from {low} to {MAX_SEED}, not {text!r}")
    return number


def _start(text: str) -> Point:
    try:
        x1, x2 = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be two numbers with a comma between them, not {text!r}") from None
    try:
        for name, value in (("x1", x1), ("x2", x2)):
            check_coordinate(name, value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return x1, x2


def _steps(text: str) -> int:
    try:
        steps = int(text)
        check_steps(steps)
    except ValueError:
        allowed = f"a whole number from 1 to {MAX_STEPS}"
        raise argparse.ArgumentTypeError(f"must be {allowed}, not {text!r}") from None
    return steps
