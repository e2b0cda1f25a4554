"""A field for a text of several lines: Enter begins another one."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from rmsprop_gui.window.controls.typed_text import TypedText

_LONGEST = 20_000  # letters that are pasted at the most: more than any text of use has


class TypedLines(TypedText):
    """Text whose lines count. Ctrl+Enter takes it over, Esc gives it up, the tab key goes on."""

    most_lines = 16

    def replace_text(self, text: str) -> None:
        """Put another text in the place of all that stands there, as one edit that the field can take back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text; of one without end only as much as it takes to say so."""
        self.insertPlainText(source.text()[:_LONGEST].replace("\r\n", "\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            QPlainTextEdit.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)
