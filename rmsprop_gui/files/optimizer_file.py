"""Optimizers of one's own in text files."""

from pathlib import Path

from rmsprop_gui.files.text_file import read_text
from rmsprop_gui.optimizers.rule import UpdateRule


def read_optimizer(path: Path) -> UpdateRule:
    """The rule that a text file says, with its usual values.

    OSError where the file cannot be read, ValueError, in a plain sentence with line and column, where it says none.
    """
    from rmsprop_gui.optimizers.own import MAX_TEXT, own_rule  # a start without such a file needs none of it

    text = read_text(path, 4 * MAX_TEXT)  # a letter has up to four bytes
    return own_rule(text.removeprefix("\ufeff").replace("\r\n", "\n"))()
