"""What stands between the words of prose and is painted by ourselves: formulas and pictures."""

from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QImageReader,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from rmsprop_gui.formulas.boxes import Box
from rmsprop_gui.lessons.prose import Image
from rmsprop_gui.window.controls.formula_layout import Layout, Placed, broken
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.symbols import SymbolPainter

KIND = int(QTextFormat.ObjectTypes.UserObject) + 1
"""The kind of object that Qt knows them as."""
_NUMBER = int(QTextFormat.Property.UserProperty) + 1  # of a character: which of the objects it stands for
_LINE_GAP, _INDENT = 0.35, 1.5  # between the lines of a formula that is broken, and before them, in sizes of type
_LARGEST_SIDE = 6000  # pixels of a picture


class Object(Protocol):
    """Something that takes room in a line."""

    def extent(self, width: float) -> tuple[float, float, float]:
        """Its width, and what it takes above and below the foot of the line, where there is so much room, in pixels."""

    def paint(self, painter: SymbolPainter, left: float, foot: float, width: float) -> None:
        """Draw it, with as much room, with the foot of the line at `foot`."""


@dataclass(frozen=True)
class SetFormula:
    """A formula; where there is no room for all of it in one line, it is broken before an operator."""

    box: Box
    size: float

    def _rows(self, width: float) -> list[Placed]:
        layout = Layout(self.size, current_look().theme)
        return broken(layout.pieces(self.box), max(width, 60.0), _INDENT * self.size)

    def extent(self, width: float) -> tuple[float, float, float]:
        rows = self._rows(width)
        below = sum(row.height + _LINE_GAP * self.size for row in rows[1:]) + rows[0].descent
        return max(row.width for row in rows), rows[0].ascent, below

    def paint(self, painter: SymbolPainter, left: float, foot: float, width: float) -> None:
        rows = self._rows(width)
        scale = min(1.0, width / max(row.width for row in rows))
        painter.save()
        painter.translate(left, foot)
        painter.scale(scale, scale)
        y = 0.0
        for before, row in zip([None, *rows], rows, strict=False):
            y += 0.0 if before is None else before.descent + _LINE_GAP * self.size + row.ascent
            row.paint(painter, 0.0, y)
        painter.restore()


class Picture:
    """A picture of the lesson, as wide as it is or as there is room; its words where it cannot be read."""

    def __init__(self, image: Image, scale: float) -> None:
        self._image, self._scale = _read(image), scale

    @property
    def is_there(self) -> bool:
        """Whether it could be read."""
        return not self._image.isNull()

    def _size(self, width: float) -> QSizeF:
        size = QSizeF(self._image.size()) * self._scale
        return size if size.width() <= width else size * (width / size.width())

    def extent(self, width: float) -> tuple[float, float, float]:
        size = self._size(width)
        return size.width(), size.height(), 0.0

    def paint(self, painter: SymbolPainter, left: float, foot: float, width: float) -> None:
        size = self._size(width)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(QPointF(left, foot - size.height()), size), self._image)


def _read(image: Image) -> QImage:
    if image.file is None:
        return QImage()
    reader = QImageReader(str(image.file))
    reader.setAutoTransform(True)
    whole = QSize(_LARGEST_SIDE, _LARGEST_SIDE)
    return reader.read() if reader.size().boundedTo(whole) == reader.size() else QImage()


class Objects(QPyTextObject):
    """Qt's way to the objects of one document. A line is as high as the highest of them, with its foot where it is."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._objects: list[Object] = []
        document.documentLayout().registerHandler(KIND, cast(QObject, self))

    def add(self, thing: Object, format_: QTextCharFormat) -> QTextCharFormat:
        """The format of the character that stands for it."""
        made = QTextCharFormat(format_)
        made.setObjectType(KIND)
        made.setProperty(_NUMBER, len(self._objects))
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        self._objects.append(thing)
        return made

    def intrinsicSize(self, document: QTextDocument, place: int, format_: QTextFormat) -> QSizeF:  # noqa: N802
        width, height, _ = self._measured(document, place, format_)
        return QSizeF(width, height)

    def drawObject(  # noqa: N802
        self, painter: QPainter, box: QRectF | QRect, document: QTextDocument, place: int, format_: QTextFormat
    ) -> None:
        _, _, foot = self._measured(document, place, format_)
        thing = self._objects[int(format_.property(_NUMBER))]
        thing.paint(cast(SymbolPainter, painter), box.x(), box.y() + foot, _room(document, place))

    def _measured(self, document: QTextDocument, place: int, format_: QTextFormat) -> tuple[float, float, float]:
        """Width and height, and where in that the foot of the line is.

        Qt centres such an object on the middle of small letters: it is made so high, above or below, that its foot then
        is that of the line.
        """
        room = _room(document, place)
        width, above, below = self._objects[int(format_.property(_NUMBER))].extent(room)
        middle = QFontMetrics(format_.toCharFormat().font()).xHeight() / 2
        height = max(2 * above - middle, 2 * below + middle)
        return min(width, room), height, (height + middle) / 2


def _room(document: QTextDocument, place: int) -> float:
    """How wide a line is there."""
    block = document.findBlock(place)
    lists = block.textList()
    indents = block.blockFormat().indent() + (lists.format().indent() if lists is not None else 0)
    format_ = block.blockFormat()
    taken = format_.leftMargin() + format_.rightMargin() + indents * document.indentWidth()
    return max(document.textWidth() - taken - 2 * document.documentMargin() - 2.0, 40.0)
