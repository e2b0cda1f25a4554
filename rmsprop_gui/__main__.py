"""The command line: open the window, or work without one."""

import argparse
import gc
import io
import os
import signal
import sys
from collections.abc import Sequence

from rmsprop_gui.command_line.arguments import experiment, fail, open_file, parse_arguments

_INTERRUPTED = 130  # what shells expect after Ctrl+C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code: 0, or 2 when it could not do what was asked."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # β where the terminal has no Greek
    options = parse_arguments(sys.argv[1:] if arguments is None else arguments)
    if options.command in (None, "open"):
        return _open_window(options.file)
    try:
        _write(options)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader, `head` for one, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except ValueError as error:
        return fail(str(error))
    except OSError as error:
        output = options.output if options.command == "trace" else "-"
        return fail(f"argument --output: cannot write {output!r}: {error.strerror}")
    return 0


def _write(options: argparse.Namespace) -> None:
    from rmsprop_gui.command_line.catalogue import catalogue
    from rmsprop_gui.command_line.trace import write_trace

    if options.command == "trace":
        write_trace(experiment(options), options.output)
    else:
        print("\n".join(catalogue()), flush=True)


def _open_window(file: str | None) -> int:
    gc.disable()  # until the window is there: nothing that is imported and made for it is going to be collected
    for number in (signal.SIGINT, signal.SIGTERM):  # until there is a window to be closed
        signal.signal(number, lambda *_: os._exit(0))
    from rmsprop_gui.command_line.screen import missing_library_message, missing_screen

    if reason := missing_screen():
        return fail(reason)
    try:
        opened = None if file is None else open_file(file)
    except ValueError as error:
        return fail(str(error))
    try:
        from rmsprop_gui.window.application import run
    except ImportError as error:  # Qt's own libraries need some of the system's
        return fail(missing_library_message(error))
    return run(opened)


if __name__ == "__main__":
    sys.exit(main())
