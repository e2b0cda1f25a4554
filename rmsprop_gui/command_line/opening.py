"""`rmsprop-gui open`: the window, with a file, a function or data; the word can be left out."""

import argparse

from rmsprop_gui.command_line import values
from rmsprop_gui.command_line.command import Command
from rmsprop_gui.command_line.experiment_options import OPTIMIZER_FILE, OWN, OWN_DATA, take_optimizer_files

FIRST = ("--function", "--data", OPTIMIZER_FILE)
"""The options that may come first, before a command that is left out."""
_INSTEAD = ("function", "data")


def _take(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", nargs="?", metavar="FILE")
    shown = command.add_mutually_exclusive_group()
    shown.add_argument("--function", type=values.function, metavar="TEXT", help=f"instead of a file, {OWN}")
    shown.add_argument("--data", type=values.data, metavar="FILE", help=f"instead of a file, {OWN_DATA}")
    take_optimizer_files(command, "added")


def _check(options: argparse.Namespace) -> None:
    for name in _INSTEAD:
        if options.file is not None and getattr(options, name) is not None:
            raise ValueError(f"argument --{name}: not beside a file, which says it")


OPEN = Command(
    "open", "open a file; the word can be left out", "Open the window with an experiment file.", _take, _check
)
