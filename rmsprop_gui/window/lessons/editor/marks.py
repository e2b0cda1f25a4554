"""Colours in the text of a lesson: headings of scenes, blocks and their settings, formulas, the front matter."""

import re

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from rmsprop_gui.lessons.source import BLOCKS
from rmsprop_gui.window.looks.look import current_theme

_PROSE, _SETTINGS, _FRONT = range(3)  # what a line is in; Qt hands it on from line to line
_OPENS = re.compile(rf" {{0,3}}(?:`{{3,}}|~{{3,}})[ \t]*(?:{'|'.join(BLOCKS)})[ \t]*")
_CLOSES = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*")
_HEADING = re.compile(r"#(?: .*)?")
_KEY = re.compile(r"[ \t]*(?:[\w.-]+|\"[^\"]*\")(?=[ \t]*=)")
_COMMENT = re.compile(r"#.*")
_FORMULA = re.compile(r"\$[^$\n]+\$")
_LONGEST = 2000  # letters of a line that are looked at


class Marks(QSyntaxHighlighter):
    """Marks the lines of a document as they are typed."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.show_look()

    def show_look(self) -> None:
        """Take the colours of the theme of now."""
        theme = current_theme()
        self._heading = _format(theme.ink, bold=True)
        self._fence = _format(theme.ink_soft)
        self._key = _format(theme.accent)
        self._formula = _format(theme.accent)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Qt asks for each line that has changed, and for those below it as long as they are in something else."""
        before = max(self.previousBlockState(), _PROSE)
        is_first = not self.currentBlock().blockNumber()
        state = _after(before, text, is_first)
        self.setCurrentBlockState(state)
        text = text[:_LONGEST]
        if state != before or (state == _PROSE and _CLOSES.fullmatch(text)):
            self.setFormat(0, len(text), self._fence)
        elif state == _PROSE and _HEADING.fullmatch(text):
            self.setFormat(0, len(text), self._heading)
        elif state == _PROSE:
            for found in _FORMULA.finditer(text):
                self.setFormat(found.start(), len(found[0]), self._formula)
        else:
            self._mark_setting(text)

    def _mark_setting(self, text: str) -> None:
        if key := _KEY.match(text):
            self.setFormat(0, key.end(), self._key)
        elif comment := _COMMENT.match(text.lstrip()):
            self.setFormat(len(text) - len(comment[0]), len(comment[0]), self._fence)


def _after(before: int, text: str, is_first: bool) -> int:
    """What a line is in, seen from what the line before was in."""
    if before == _FRONT:
        return _PROSE if text.rstrip() == "+++" else _FRONT
    if before == _SETTINGS:
        return _PROSE if _CLOSES.fullmatch(text) else _SETTINGS
    if is_first and text.rstrip() == "+++":
        return _FRONT
    return _SETTINGS if _OPENS.fullmatch(text) else _PROSE


def _format(colour: str, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    if bold:
        made.setFontWeight(600)
    return made
