"""What is typed on the command line as values. What cannot be raises argparse.ArgumentTypeError, in a sentence."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rmsprop_gui.export.film import MAX_FPS
from rmsprop_gui.export.pictures import LARGEST
from rmsprop_gui.files.data_file import read_data
from rmsprop_gui.files.experiment_file import why
from rmsprop_gui.files.optimizer_file import read_optimizer
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.chance import MAX_SEED
from rmsprop_gui.simulation.experiment import MAX_STEPS, check_coordinate, check_steps
from rmsprop_gui.simulation.named import rule_named, surface_named
from rmsprop_gui.simulation.objective import sampling_parameters
from rmsprop_gui.surfaces import Surface
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.surfaces.typed_surface import typed_surface

T = TypeVar("T")

_SMALLEST = 64  # pixels along a side
_FINEST, _COARSEST = 0.5, 8.0


def surface(text: str) -> Surface:
    """A surface of the catalogue, with its parameters."""
    return _named(surface_named, text)


def function(text: str) -> Surface:
    """A function of one's own as a surface."""
    try:
        return typed_surface(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def data(path: str) -> Surface:
    """The surface of data of one's own, from a file."""
    try:
        return read_data(Path(path))
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"cannot read {path!r}: {why(error)}") from None


def rule(text: str) -> UpdateRule:
    """An optimizer of the catalogue, with its hyperparameters."""
    return _named(rule_named, text)


def typed_rule(path: str) -> UpdateRule:
    """An optimizer of one's own, from a file."""
    try:
        return read_optimizer(Path(path))
    except (OSError, ValueError) as error:
        raise argparse.ArgumentTypeError(f"{path!r}: {why(error)}") from None


def _named(find: Callable[[str], T], text: str) -> T:
    try:
        return find(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def noise(text: str) -> float:
    """A standard deviation."""
    return _deviation("noise", text)


def relative_noise(text: str) -> float:
    """A standard deviation, as a part of the gradient."""
    return _deviation("relative_noise", text)


def _deviation(name: str, text: str) -> float:
    declared = sampling_parameters()[name]
    try:
        value = declared.read(text)
        declared.check(name, value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be {declared.allowed()}, not {text!r}") from None
    return float(value)


def seed(text: str) -> int:
    """The seed of noise and batches."""
    return _whole_number(text, 0)


def batch(text: str) -> int:
    """Rows of data for each step."""
    return _whole_number(text, 1)


def _whole_number(text: str, low: int, high: int = MAX_SEED) -> int:
    try:
        number = int(text)
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        raise argparse.ArgumentTypeError(f"must be a whole number from {low} to {high}, not {text!r}")
    return number


def start(text: str) -> Point:
    """Where the runs begin."""
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


def steps(text: str) -> int:
    """How many steps the runs take."""
    try:
        count = int(text)
        check_steps(count)
    except ValueError:
        allowed = f"a whole number from 1 to {MAX_STEPS}"
        raise argparse.ArgumentTypeError(f"must be {allowed}, not {text!r}") from None
    return count


def step_range(text: str) -> tuple[int, int]:
    """The first and the last step of `A:B`; of a single number, from the start to it."""
    first, colon, last = text.rpartition(":")
    try:
        begin, end = int(first) if colon else 0, int(last)
    except ValueError:
        begin = end = -1
    if not 0 <= begin <= end <= MAX_STEPS or end == 0:
        raise argparse.ArgumentTypeError(f"must be two steps as in 0:100, up to {MAX_STEPS}, not {text!r}")
    return begin, end


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels."""
    try:
        width, height = (int(side) for side in text.lower().split("x"))
    except ValueError:
        width = height = 0
    if not (_SMALLEST <= width <= LARGEST and _SMALLEST <= height <= LARGEST):
        raise argparse.ArgumentTypeError(f"must be as in 960x600, {_SMALLEST} to {LARGEST} each, not {text!r}")
    return width, height


def scale(text: str) -> float:
    """Pixels for a logical one."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not _FINEST <= number <= _COARSEST:
        raise argparse.ArgumentTypeError(f"must be a number from {_FINEST:g} to {_COARSEST:g}, not {text!r}")
    return number


def fps(text: str) -> int:
    """Pictures a second."""
    return _whole_number(text, 1, MAX_FPS)


def place(text: str) -> int:
    """Counted from 1."""
    return _whole_number(text, 1)
