"""Experiments in files: read with care, written whole or not at all.

What checks them is loaded when the first is read or written: a window that starts needs none of it.
"""

from dataclasses import dataclass
from pathlib import Path

from rmsprop_gui.files.document import LIMIT, Document
from rmsprop_gui.files.text_file import read_text, replace_text
from rmsprop_gui.view.view_state import ViewState

SUFFIX = ".rmsprop"
LESSON_SUFFIX = ".rmsprop.md"
"""The ending of a lesson, which `rmsprop_gui.lessons` reads."""


@dataclass(frozen=True)
class ExperimentFile:
    """A file, and what was in it when it was last read or written."""

    path: Path
    """Absolute, so that it stays the same file wherever the program goes."""
    text: str


@dataclass(frozen=True)
class Opened:
    """What was found in a file, and the file as it was then."""

    document: Document
    file: ExperimentFile


def read_experiment(path: Path, view: ViewState) -> Opened:
    """What a file holds; what it does not say of the view is as in `view`.

    OSError where it cannot be read, ValueError where it is none or says what cannot be.
    """
    from rmsprop_gui.files.document_text import from_text

    text = content_of(path)
    return Opened(from_text(text, view), ExperimentFile(path.absolute(), text))


def content_of(path: Path) -> str:
    """The text of a file that may be an experiment. OSError where it cannot be read, ValueError where it is no text."""
    return read_text(path, 4 * LIMIT)  # a letter has up to four bytes


def write_experiment(path: Path, document: Document) -> ExperimentFile:
    """Write it down; OSError or ValueError where that cannot be, and the file stays as it was."""
    from rmsprop_gui.files.document_text import to_text

    text = to_text(document)
    replace_text(path, text)
    return ExperimentFile(path.absolute(), text)


def shown(path: Path | str) -> str:
    """A path or a name as it can be shown: what is no letter in it is replaced."""
    return "".join(letter if letter.isprintable() else "�" for letter in str(path))


def why(error: OSError | ValueError) -> str:
    """The reason alone, without the path that the system repeats."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
