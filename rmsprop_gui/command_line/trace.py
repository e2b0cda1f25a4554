"""`rmsprop-gui trace`: the steps of every run as CSV, without a window."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rmsprop_gui.command_line import values
from rmsprop_gui.command_line.command import Command
from rmsprop_gui.command_line.experiment_options import experiment, take_experiment
from rmsprop_gui.command_line.signals import tidy_ending
from rmsprop_gui.command_line.streams import fail, standard_output
from rmsprop_gui.export.steps import csv_lines
from rmsprop_gui.files.text_file import replacing
from rmsprop_gui.simulation.experiment import MAX_STEPS, Experiment
from rmsprop_gui.simulation.openings import USUAL_STEPS


def _take(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file", nargs="?", metavar="FILE", help="an experiment file; beside it only --steps and --output are of use"
    )
    take_experiment(command)
    command.add_argument(
        "--steps",
        type=values.steps,
        metavar="N",
        help=f"1 to {MAX_STEPS}; default: those of the file, or those that the surface opens with, "
        f"or beside --optimizer {USUAL_STEPS}",
    )
    command.add_argument("--output", default="-", metavar="FILE", help="default: -, standard output")


TRACE = Command("trace", "write the steps as CSV", "Write the steps of the runs as CSV.", _take)


def trace(options: argparse.Namespace) -> int:
    """Write the trace that is asked for; returns the exit code. OSError where standard output takes no more."""
    try:
        write_trace(experiment(options, options.steps), options.output)
    except ValueError as error:
        return fail(str(error))
    except OSError as error:
        if options.output == "-" or isinstance(error, BrokenPipeError):
            raise
        return fail(f"argument --output: cannot write {options.output!r}: {error.strerror}")
    return 0


def write_trace(experiment: Experiment, output: str) -> None:
    """Write the trace to the file `output`, or to standard output for "-".

    The file appears whole or not at all, also where the program is asked to end. OSError if it cannot be written. Where
    a rule or the surface raises an exception, that run ends with the row before and the others are written; then
    ValueError, naming run and step.
    """
    failures: list[str] = []
    with _opened(output) as file:
        file.writelines(csv_lines(experiment, failures))
    if failures:
        raise ValueError("; ".join(failures))


@contextmanager
def _opened(output: str) -> Iterator[TextIO]:
    path = Path(output)
    if output == "-":
        yield standard_output()
        standard_output().flush()
    elif path.exists() and not path.is_file() and not path.is_dir():
        with path.open("w", encoding="utf-8") as device:  # a pipe or a device cannot be replaced by a file
            yield device
    else:
        with tidy_ending(), replacing(path) as file:
            yield file
