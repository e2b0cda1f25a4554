"""Standard output and standard error: full, closed, without Greek, or a terminal that takes orders."""

import errno
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

USAGE_ERROR = 2
_LENGTH = 1000  # of a message, in characters


def use_what_can_be_shown() -> None:
    """Let a terminal that has no β show something else in its place."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def standard_output() -> TextIO:
    """Where results go. OSError if it was closed before the program began, as in `rmsprop-gui trace >&-`."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


def say(text: str) -> None:
    """Write a line or more on standard error; nowhere where that takes nothing, as without a terminal."""
    try:
        if sys.stderr is not None:  # or `print` would take standard output
            print(text, file=sys.stderr, flush=True)
    except OSError:
        _discard(sys.stderr)


def fail(message: str) -> int:
    """Say in one line on standard error what is wrong; returns the exit code for it."""
    say(f"rmsprop-gui: {_one_line(message)}")
    return USAGE_ERROR


def is_read() -> bool:
    """Whether standard error is a terminal: a desktop that opens a file shows it to nobody."""
    return sys.stderr is not None and sys.stderr.isatty()


def output_failure(error: OSError) -> int:
    """The exit code where standard output takes no more: 0 if its reader, such as `head`, has enough.

    Otherwise, as with a full disk, 2 after one line that says why.
    """
    _discard(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return 0
    return fail(f"cannot write to standard output: {error.strerror}")


def _one_line(message: str) -> str:
    """The message as a terminal can take it: on one line, not endless, and with nothing in it that is an order."""
    words = " ".join(message.split())
    line = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in words)
    if len(line) <= _LENGTH:
        return line
    return f"{line[: _LENGTH // 2]} … {line[-_LENGTH // 2 :]}"  # what is allowed may stand at either end


def _discard(stream: TextIO | None) -> None:
    """Let go of what a stream still holds: Python would try to write it once more at its end, and complain."""
    if stream is not None:
        with suppress(io.UnsupportedOperation), Path(os.devnull).open("wb") as nowhere:  # it may be no file at all
            os.dup2(nowhere.fileno(), stream.fileno())
