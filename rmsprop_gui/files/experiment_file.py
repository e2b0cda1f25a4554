"""Experiments in files: read with care, written whole or not at all.

What checks them is loaded when the first is read or written: a window that starts needs none of it.
"""

from dataclasses import dataclass
from pathlib import Path

from rmsprop_gui.files.document import LIMIT, Document
from rmsprop_gui.files.text_file import read_text, replace_text
from rmsprop_gui.view.view_state import ViewState

SUFFIX = ".rmsprop"


@dataclass(frozen=True)
class ExperimentFile:
    """A file, and what was in it when it was last read or written."""

    path: Path
    text: str

    def is_changed(self) -> bool:
        """Whether another program has changed it since; one that is gone has lost nothing to be overwritten."""
        try:
            return read_text(self.path, 4 * LIMIT) != self.text
        except FileNotFoundError:
            return False
        except (OSError, ValueError):
            return True


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

    text = read_text(path, 4 * LIMIT)  # a letter has up to four bytes
    return Opened(from_text(text, view), ExperimentFile(path, text))


def write_experiment(path: Path, document: Document) -> ExperimentFile:
    """Write it down; OSError or ValueError where that cannot be, and the file stays as it was."""
    from rmsprop_gui.files.document_text import to_text

    text = to_text(document)
    replace_text(path, text)
    return ExperimentFile(path, text)


def why(error: OSError | ValueError) -> str:
    """The reason alone, without the path that the system repeats."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
