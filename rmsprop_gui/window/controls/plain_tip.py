"""Tool tips with words that are not ours: names of runs, paths, what was typed."""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """A tool tip that looks as the text is written. Qt would set what looks like HTML as such, and load its pictures.

    Only that is escaped: a screen reader says all else as it is.
    """
    return f'<p style="white-space: pre">{escape(text)}</p>' if Qt.mightBeRichText(text) else text
