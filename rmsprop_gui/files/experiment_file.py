"""Experiments in files: read with care, written whole or not at all."""

from pathlib import Path

from rmsprop_gui.files.documents import LIMIT, Document, from_text, to_text
from rmsprop_gui.files.text_file import read_text, replace_text
from rmsprop_gui.view.view_state import ViewState

SUFFIX = ".rmsprop"


def read_experiment(path: Path, view: ViewState) -> Document:
    """What a file holds; what it does not say of the view is as in `view`.

    OSError where it cannot be read, ValueError where it is none or says what cannot be.
    """
    return from_text(read_text(path, LIMIT), view)


def write_experiment(path: Path, document: Document) -> str:
    """Write it down, and return the text; OSError or ValueError where that cannot be, and the file stays as it was."""
    text = to_text(document)
    replace_text(path, text)
    return text
