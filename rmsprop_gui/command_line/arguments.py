"""Reading the command line: what is typed becomes an experiment, or one line that says what is wrong."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from rmsprop_gui import __version__
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import declared_parameters
from rmsprop_gui.parameters.settings import read_settings
from rmsprop_gui.simulation.experiment import (
    MAX_STEPS,
    Experiment,
    Run,
    check_coordinate,
    check_start,
    check_steps,
    notebook_runs,
)
from rmsprop_gui.simulation.objective import MAX_SEED, Sampling
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.surface import Point

USAGE_ERROR = 2


class OneLineParser(argparse.ArgumentParser):
    """Says in one line what is wrong, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        """End the program with the message and exit code 2."""
        self.exit(USAGE_ERROR, f"{self.prog}: {' '.join(message.split())}\n")


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = OneLineParser(prog="rmsprop-gui", description="RMSProp Lab. Without a command, the window opens.")
    top.add_argument("--version", action="version", version=f"RMSProp Lab {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=OneLineParser)
    trace = commands.add_parser(
        "trace", help="write the steps as CSV", description="Write the steps of the runs as CSV."
    )
    trace.add_argument(
        "--surface", type=_surface, default="quadratic", metavar="NAME[:key=value,…]", help="default: quadratic"
    )
    trace.add_argument(
        "--optimizer",
        type=_rule,
        action="append",
        metavar="NAME[:key=value,…]",
        help="may be given several times; default: the notebook's comparison",
    )
    trace.add_argument("--start", type=_start, metavar="X1,X2", help="default: the surface's own")
    trace.add_argument("--steps", type=_steps, default=100, metavar="N", help=f"1 to {MAX_STEPS}; default: 100")
    trace.add_argument(
        "--noise", type=_noise, default=0.0, metavar="SIGMA", help="Gaussian noise on every gradient; default: 0"
    )
    trace.add_argument("--seed", type=_seed, default=0, metavar="N", help="of the noise; default: 0")
    trace.add_argument("--output", default="-", metavar="FILE", help="default: -, standard output")
    commands.add_parser("catalogue", help="list surfaces and optimizers", description="List surfaces and optimizers.")
    return top


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; what is wrong with them ends the program with exit code 2."""
    return parser().parse_args(_joined(arguments))


def experiment(options: argparse.Namespace) -> Experiment:
    """The experiment that the options of `trace` ask for. ValueError where the surface has no value at the start."""
    rules: list[UpdateRule] = options.optimizer or [run.rule for run in notebook_runs()]
    runs = tuple(Run(rule, rule.title, style) for style, rule in enumerate(rules))
    surface: Surface = options.surface
    sampling = Sampling(noise=options.noise, seed=options.seed)
    asked = Experiment(surface, options.start or surface.start, runs, options.steps, sampling=sampling)
    check_start(surface, asked.start)
    return asked


def fail(message: str) -> int:
    """Say in one line what is wrong; return the exit code for it."""
    print(f"rmsprop-gui: {' '.join(message.split())}", file=sys.stderr)
    return USAGE_ERROR


def _joined(arguments: Sequence[str]) -> list[str]:
    """`--start -3,4` as `--start=-3,4`: argparse takes what begins with a minus sign for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--start" and argument[:2].strip("-.0123456789") == "":
            joined[-1] = f"--start={argument}"
        else:
            joined.append(argument)
    return joined


def _surface(text: str) -> Surface:
    name, colon, settings = text.partition(":")
    if name not in SURFACES:
        raise argparse.ArgumentTypeError(f"unknown surface {name!r}; choose from {', '.join(SURFACES)}")
    surface = SURFACES[name]
    try:
        return surface.with_values(**(read_settings(name, surface.parameters, settings) if colon else {}))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _rule(text: str) -> UpdateRule:
    name, colon, settings = text.partition(":")
    if name not in RULES:
        raise argparse.ArgumentTypeError(f"unknown optimizer {name!r}; choose from {', '.join(RULES)}")
    rule = RULES[name]
    try:
        return rule(**(read_settings(name, rule.declared(), settings) if colon else {}))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _noise(text: str) -> float:
    try:
        return Sampling(noise=float(text)).noise
    except ValueError:
        highest = declared_parameters(Sampling)["noise"]
        raise argparse.ArgumentTypeError(f"must be {highest.allowed()}, not {text!r}") from None


def _seed(text: str) -> int:
    try:
        return Sampling(seed=int(text)).seed
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to {MAX_SEED}, not {text!r}") from None


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
