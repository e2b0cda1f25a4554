"""A field for text: as high as its lines, judged when the typing pauses, with a mark at the place of what is wrong."""

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.looks.look import current_look, current_theme, repolish

_PAUSE = 300  # milliseconds without a key after which what is typed is taken as it is
_LONGEST = 4000  # letters that are pasted at the most: more than any text of use has
_AROUND = 7  # pixels at scale 1 above and below the lines, with the border


class TypedText(QPlainTextEdit):
    """Text over as many lines as it needs. Enter takes it over, Esc gives it up, the tab key goes on."""

    most_lines = 6
    """How many are seen at once; more of them scroll."""
    typed = Signal(str)
    """Each change that the user makes."""
    paused = Signal()
    """The typing has come to rest."""
    accepted = Signal()
    """Enter."""
    abandoned = Signal()
    """Esc."""
    left_behind = Signal()
    """The keyboard is elsewhere now."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAcceptDrops(False)  # files are dropped on the window
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._is_showing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.paused)
        self.textChanged.connect(self._on_text_changed)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    @property
    def is_modified(self) -> bool:
        """Whether the user has typed since `show_text`."""
        return self.document().isModified()

    def show_text(self, text: str) -> None:
        """Show a text that has been set elsewhere."""
        self._is_showing = True
        self.setPlainText(text)
        self._is_showing = False
        self.note_taken_over()
        self.mark("")

    def note_taken_over(self) -> None:
        """What stands in the field is in force: the next change is the first one."""
        self._pause.stop()
        self.document().setModified(False)

    def mark(self, reason: str, place: int | None = None) -> None:
        """Say what is wrong, and mark the letter with this index; nothing is wrong where there is no reason."""
        self.setExtraSelections([] if not reason or place is None else [self._marked(place)])
        if bool(reason) != bool(self.property("invalid")):
            self.setProperty("invalid", bool(reason))
            repolish(self)
        self.setAccessibleDescription(reason)
        self.setToolTip(plain_tip(reason))

    def _marked(self, place: int) -> QTextEdit.ExtraSelection:
        """The letter at a place, or at the end of the text the last one."""
        text = self.text
        place = min(place, max(len(text.rstrip()) - 1, 0))
        selection, form, theme = QTextEdit.ExtraSelection(), QTextCharFormat(), current_theme()
        form.setForeground(QColor(theme.alert))
        form.setFontWeight(700)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(theme.alert))
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text[:place]))
        cursor.setPosition(_units(text[: place + 1]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, form
        return selection

    def show_look(self) -> None:
        """Take the height that the lines have in the look that the application has now."""
        self._fit()

    # Qt's own

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text on one line; of a text without end only as much as it takes to say so."""
        self.insertPlainText(" ".join(source.text()[:_LONGEST].splitlines()))

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the field's own while something has been typed, else the window's."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not self.is_modified
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._pause.stop()
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._pause.stop()
            self.left_behind.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(round(self.document().size().height()), 1)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > self.most_lines else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        lines = min(lines, self.most_lines)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + round(2 * _AROUND * current_look().scale))

    @Slot()
    def _on_text_changed(self) -> None:
        self._fit()
        if not self._is_showing:
            self._pause.start()
            self.typed.emit(self.text)


def _units(text: str) -> int:
    """How long a text is as Qt counts: a letter beyond the usual ones is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
