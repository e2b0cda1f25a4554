"""Data of one's own in a file: a text of two columns, read with care."""

from pathlib import Path

from rmsprop_gui.files.text_file import read_text
from rmsprop_gui.surfaces.delimited import MAX_TEXT, read_columns
from rmsprop_gui.surfaces.own_data import OwnDataSurface, own_data_surface

DATA_SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
"""How the name of such a file may end."""


def read_data(path: Path) -> OwnDataSurface:
    """The loss over the data in a file. OSError where it cannot be read, ValueError where they are none."""
    return own_data_surface(read_columns(read_text(path, 4 * MAX_TEXT)))  # a letter has up to four bytes
