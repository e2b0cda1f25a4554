"""Text files that are read without surprises and written whole or not at all."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rmsprop_gui.files.whole_file import require_regular, whole_file


def read_text(path: Path, limit: int) -> str:
    """The text of a regular file of at most `limit` bytes, line ends as they are.

    OSError if it cannot be read or is a pipe, a device or a folder, none of which is ever waited for; ValueError if it
    is larger or not UTF-8.
    """
    with open(path, "rb", opener=_open_at_once) as file:
        require_regular(os.fstat(file.fileno()), path)  # of what has been opened: the name may be another's by now
        data = file.read(limit + 1) or b""  # not by the size that is told, which is 0 in /proc
    if len(data) > limit:
        raise ValueError(f"the file is larger than {limit:,} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"the file is not text in UTF-8: byte {error.start} is wrong") from None


def replace_text(path: Path, text: str) -> None:
    """Give a file this text, in UTF-8; as safe as `replacing`."""
    with replacing(path) as file:
        file.write(text)


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A new text file in UTF-8 that takes the place of `path` once all has been written; as safe as `whole_file`."""
    with whole_file(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
        yield text
        text.detach()  # which hands over all that it holds, and leaves the file open


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe that nobody writes to would be waited for
