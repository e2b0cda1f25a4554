"""The command line: open the window, or work without one."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rmsprop_gui.command_line.signals import end_at_once, handle_requests
from rmsprop_gui.command_line.streams import fail, is_read, output_failure, use_what_can_be_shown

if TYPE_CHECKING:
    from rmsprop_gui.optimizers.rule import UpdateRule
    from rmsprop_gui.surfaces import Surface


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code.

    0: it has done what was asked, or as much of it as a reader such as `head` would take. 2: it could not, and one line
    on standard error says why. 128 and the number of the signal: Ctrl+C, SIGTERM or SIGHUP has ended it; a window that
    is there is closed by them, and that is 0.
    """
    handle_requests(end_at_once)
    use_what_can_be_shown()
    from rmsprop_gui.command_line.arguments import parse_arguments  # only now: numpy takes its time

    try:
        options = parse_arguments(sys.argv[1:] if arguments is None else arguments)
        if options.command in _WITHOUT_WINDOW:
            return _WITHOUT_WINDOW[options.command](options)
    except OSError as error:
        return output_failure(error)
    return _open_window(options.file, options.added or (), options.function or options.data)


def _trace(options: argparse.Namespace) -> int:
    from rmsprop_gui.command_line.trace import trace

    return trace(options)


def _render(options: argparse.Namespace) -> int:
    from rmsprop_gui.command_line.rendering import Paint, render

    def load_painter() -> Paint:
        from rmsprop_gui.window.export.without_window import paint

        return paint

    return render(options, load_painter)


def _catalogue(options: argparse.Namespace) -> int:
    from rmsprop_gui.command_line.catalogue import print_catalogue

    return print_catalogue(options)


def _desktop(options: argparse.Namespace) -> int:
    from rmsprop_gui.command_line.desktop import desktop

    return desktop(options)


_WITHOUT_WINDOW = {"trace": _trace, "render": _render, "catalogue": _catalogue, "desktop": _desktop}


def _open_window(file: str | None, added: Sequence["UpdateRule"], surface: "Surface | None") -> int:
    gc.disable()  # until the window is there: nothing that is imported and made for it is going to be collected
    from rmsprop_gui.command_line.experiment_options import is_lesson, open_file
    from rmsprop_gui.command_line.screen import missing_library_message, missing_screen

    if reason := missing_screen():
        return fail(reason)
    opened, problem = None, ""
    lesson = Path(file) if file is not None and is_lesson(file) else None
    try:
        opened = None if file is None or lesson is not None else open_file(file)
    except ValueError as error:
        problem, code = str(error), fail(str(error))
        if is_read():
            return code
    try:
        from rmsprop_gui.window.application import run
    except ImportError as error:  # Qt's own libraries need some of the system's
        return fail(missing_library_message(error))
    return run(opened, problem, added, surface, lesson)


if __name__ == "__main__":
    sys.exit(main())
