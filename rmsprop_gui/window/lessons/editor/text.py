"""The text of a lesson in the editor: lines with numbers, and marks below what is wrong."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from rmsprop_gui.lessons import Problem
from rmsprop_gui.lessons.reading import MAX_BYTES
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.lessons.editor.marks import Marks
from rmsprop_gui.window.looks.look import current_look, current_theme

_SIZE = 14.0  # pixels of type at scale 1
_BESIDE = 6  # pixels at scale 1 beside the numbers
_PARAGRAPH = "\u2029"  # what Qt has between lines


class LessonText(QPlainTextEdit):
    """Text as it is in the file. The tab key goes on to what comes next, as everywhere; undo is the text's own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lesson text")
        self.setAccessibleName(self.tr("Text of the lesson"))
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self))
        self.marks = Marks(self.document())
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._on_update_request)
        self.show_look()

    @property
    def text(self) -> str:
        """What stands there, each letter as it was typed or read."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    @property
    def line(self) -> int:
        """The number of the line that the cursor is in, from 1."""
        return self.textCursor().blockNumber() + 1

    def replace_text(self, text: str) -> None:
        """Make it another text as one edit that can be taken back; only the lines that differ are touched."""
        before, after = self.text, text
        if before == after:
            return
        first = _common(before, after)
        last = _common(before[first:][::-1], after[first:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(before[:first]))
        cursor.setPosition(_units(before[: len(before) - last]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(after[first : len(after) - last])
        self.setTextCursor(cursor)

    def go_to(self, line: int, column: int = 0) -> None:
        """Put the cursor into a line, both counted from 1, and let it be seen."""
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        text = block.text()
        cursor.setPosition(block.position() + min(len(text), _units(text[: max(column - 1, 0)])))
        self.setTextCursor(cursor)
        self.centerCursor()

    def mark_problems(self, problems: Iterable[Problem]) -> None:
        """Underline the lines in which something is wrong."""
        self.setExtraSelections([self._marked(problem) for problem in problems])

    def _marked(self, problem: Problem) -> QTextEdit.ExtraSelection:
        selection, form = QTextEdit.ExtraSelection(), QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(current_theme().alert))
        cursor = QTextCursor(self.document().findBlockByNumber(problem.line - 1))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, form
        return selection

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        font = self.font()
        font.setPixelSize(round(_SIZE * current_look().scale))
        self.setFont(font)
        self.marks.show_look()
        self._make_room()

    # the numbers beside the lines

    def numbers_width(self) -> int:
        """The pixels that the numbers take."""
        digits = max(len(str(self.blockCount())), 2)
        return self.fontMetrics().horizontalAdvance("9" * digits) + round(2 * _BESIDE * current_look().scale)

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the number of each line that is seen."""
        painter, theme = QPainter(self._numbers), current_theme()
        painter.setFont(self.font())
        painter.setPen(QColor(theme.ink_soft))
        width = self._numbers.width() - round(_BESIDE * current_look().scale)
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > event.rect().bottom():
                break
            line = QRect(0, round(place.top()), width, self.fontMetrics().height())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        self._place_numbers()

    def _place_numbers(self) -> None:
        inner = self.contentsRect()
        self._numbers.setGeometry(QRect(inner.left(), inner.top(), self.numbers_width(), inner.height()))

    def _on_update_request(self, place: QRect, moved: int) -> None:
        if moved:
            self._numbers.scroll(0, moved)
        else:
            self._numbers.update(0, place.y(), self._numbers.width(), place.height())

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_numbers()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text; of one without end only as much as a lesson may have."""
        self.insertPlainText(source.text()[:MAX_BYTES].replace("\r\n", "\n"))


class _Numbers(QWidget):
    """The column of numbers, which the text paints."""

    def __init__(self, text: LessonText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        return QSize(self._text.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_numbers(event)


def _common(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginnings, up to the end of a line."""
    end = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one.rfind("\n", 0, end) + 1


def _units(text: str) -> int:
    """How long a text is as Qt counts: a letter beyond the usual ones is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
