"""Reading the command line: which command, with which options, or one line that says what is wrong."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from rmsprop_gui import __version__
from rmsprop_gui.command_line.catalogue import CATALOGUE
from rmsprop_gui.command_line.desktop import DESKTOP
from rmsprop_gui.command_line.opening import FIRST, OPEN
from rmsprop_gui.command_line.render import RENDER
from rmsprop_gui.command_line.streams import fail, standard_output
from rmsprop_gui.command_line.trace import TRACE

COMMANDS = (OPEN, TRACE, RENDER, CATALOGUE, DESKTOP)


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
    for command in COMMANDS:
        command.take(commands.add_parser(command.name, help=command.help, description=command.description))
    return top


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; what is wrong with them ends the program with exit code 2."""
    reading = parser()
    joined = _joined(arguments)
    options = reading.parse_args(joined)
    is_bare = joined != list(arguments) and options.command == OPEN.name and options.file is not None
    if is_bare and not _could_be_file(options.file):
        commands = ", ".join(repr(command.name) for command in COMMANDS)
        reading.error(f"there is no file {options.file!r} and no such command; choose from {commands}")
    for command in COMMANDS:
        if command.name == options.command:
            try:
                command.check(options)
            except ValueError as error:
                reading.error(str(error))
    return options


def _joined(arguments: Sequence[str]) -> list[str]:
    """The arguments as argparse takes them: `open` before a file that comes first, `--start=-3,4` in one word."""
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    first = arguments[0] if arguments else "-"
    is_command = first in {command.name for command in COMMANDS}
    is_opening = (not is_command and not first.startswith("-")) or first.partition("=")[0] in FIRST
    joined: list[str] = [OPEN.name] if is_opening else []
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
