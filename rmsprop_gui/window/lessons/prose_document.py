"""Prose set in the look of the window: one document of Qt's for a tuple of blocks."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from rmsprop_gui.lessons.formula import Formula, boxes
from rmsprop_gui.lessons.prose import (
    Block,
    Blocks,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    FormulaBlock,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from rmsprop_gui.window.lessons.prose_objects import Objects, Picture, SetFormula
from rmsprop_gui.window.looks.look import current_look, font_of

_LINE = 0.34  # between two lines, in sizes of type
_APART, _APART_IN_LISTS = 0.55, 0.2  # below a paragraph, in sizes of type
_FORMULA, _ALONE = 1.12, 1.3  # the size of a formula in a line, and of one that stands alone
_HEADINGS = {1: 1.33, 2: 1.15}  # sizes of headings; deeper ones are as large as the text
_OBJECT = "\ufffc"
_ALIGNMENTS = {"center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}


@dataclass(frozen=True)
class LinkPlace:
    """Where in a document a link is, and where it leads."""

    first: int
    end: int
    address: str


class ProseDocument(QTextDocument):
    """The blocks, in letters of so many pixels at scale 1."""

    def __init__(self, blocks: Blocks, size: float) -> None:
        super().__init__()
        look = current_look()
        self._size, self._scale, self._theme = size, look.scale, look.theme
        self.setDocumentMargin(0)
        self.setDefaultFont(font_of(size))
        self.setIndentWidth(1.4 * size * look.scale)
        self.links: list[LinkPlace] = []
        self._objects = Objects(self)
        self._cursor = QTextCursor(self)
        self._is_begun = False
        self._plain = QTextCharFormat()
        self._plain.setFont(font_of(size))
        self._plain.setForeground(QColor(look.theme.ink))
        self._write(blocks, QTextBlockFormat())
        self._cursor.endEditBlock()

    # blocks

    def _write(self, blocks: Blocks, around: QTextBlockFormat) -> None:
        for block in blocks:
            self._write_block(block, around)

    def _write_block(self, block: Block, around: QTextBlockFormat) -> None:
        match block:
            case Paragraph(content):
                self._begin(around)
                self._inlines(content, self._plain)
            case Heading(level, content):
                self._heading(level, content, around)
            case FormulaBlock(formulas):
                self._formulas(formulas, around)
            case CodeBlock(text):
                self._code(text, around)
            case Quote(content):
                self._write(content, self._indented(around))
            case List(items, start):
                self._list(items, start, around)
            case Table():
                self._table(block)
            case Rule():
                across = self._begin(around)
                whole = QTextLength(QTextLength.Type.PercentageLength, 100)
                across.setProperty(QTextBlockFormat.Property.BlockTrailingHorizontalRulerWidth, whole)
                self._cursor.mergeBlockFormat(across)

    def _begin(self, around: QTextBlockFormat, below: float = _APART) -> QTextBlockFormat:
        """Begin a paragraph, the first one where the document begins."""
        made = QTextBlockFormat(around)
        distance = _LINE * self._size * self._scale
        made.setLineHeight(distance, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        made.setBottomMargin(round(below * self._size * self._scale))
        if self._is_begun:
            self._cursor.insertBlock(made, self._plain)
        else:
            self._cursor.setBlockFormat(made)
        self._is_begun = True
        return made

    def _indented(self, around: QTextBlockFormat) -> QTextBlockFormat:
        made = QTextBlockFormat(around)
        made.setLeftMargin(around.leftMargin() + self.indentWidth())
        return made

    def _heading(self, level: int, content: Inlines, around: QTextBlockFormat) -> None:
        made = QTextCharFormat(self._plain)
        made.setFont(font_of(self._size * _HEADINGS.get(level, 1.0), QFont.Weight.DemiBold))
        self._begin(around)
        self._inlines(content, made)

    def _formulas(self, formulas: tuple[Formula, ...], around: QTextBlockFormat) -> None:
        for formula in formulas:
            self._begin(self._indented(around))
            self._put_formula(formula, _ALONE)

    def _code(self, text: str, around: QTextBlockFormat) -> None:
        lines = text.rstrip("\n").split("\n")
        for number, line in enumerate(lines):
            self._begin(self._indented(around), _APART if number == len(lines) - 1 else 0.0)
            self._cursor.insertText(line, self._machine(self._plain))

    def _list(self, items: tuple[Blocks, ...], start: int | None, around: QTextBlockFormat) -> None:
        made = QTextListFormat()
        style = QTextListFormat.Style
        made.setStyle(style.ListDisc if start is None else style.ListDecimal)
        made.setStart(start or 1)
        made.setIndent(1 + round(around.leftMargin() / self.indentWidth()))
        of_all = None
        for item in items:
            for number, block in enumerate(item):
                self._write_block(block, QTextBlockFormat() if number == 0 else self._indented(around))
                if block is not items[-1][-1]:
                    self._come_closer()
                if number == 0 and of_all is None:
                    of_all = self._cursor.createList(made)
                elif number == 0 and of_all is not None:
                    of_all.add(self._cursor.block())

    def _come_closer(self) -> None:
        """Have less room below what has just been written."""
        closer = QTextBlockFormat()
        closer.setBottomMargin(round(_APART_IN_LISTS * self._size * self._scale))
        self._cursor.mergeBlockFormat(closer)

    def _table(self, table: Table) -> None:
        made = QTextTableFormat()
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(QColor(self._theme.line))
        made.setBorder(1)
        made.setBorderCollapse(True)
        made.setCellPadding(4 * self._scale)
        made.setHeaderRowCount(1)
        made.setBottomMargin(_APART * self._size * self._scale)
        grid = self._cursor.insertTable(len(table.rows) + 1, len(table.headings), made)
        strong = QTextCharFormat(self._plain)
        strong.setFontWeight(QFont.Weight.DemiBold)
        for number, row in enumerate((table.headings, *table.rows)):
            for column, content in enumerate(row[: len(table.headings)]):
                self._cursor = grid.cellAt(number, column).firstCursorPosition()
                block = QTextBlockFormat()
                block.setAlignment(_ALIGNMENTS.get(table.alignments[column], Qt.AlignmentFlag.AlignLeft))
                self._cursor.setBlockFormat(block)
                self._inlines(content, self._plain if number else strong)
        self._cursor = QTextCursor(self)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_begun = True

    # what is in a line

    def _inlines(self, content: Inlines, made: QTextCharFormat) -> None:
        for part in content:
            self._inline(part, made)

    def _inline(self, part: Inline, made: QTextCharFormat) -> None:
        match part:
            case Text(text):
                self._cursor.insertText(text, made)
            case Code(text):
                self._cursor.insertText(text, self._machine(made))
            case Break():
                self._cursor.insertText("\u2028", made)
            case Emphasis(content, strong):
                self._inlines(content, self._stressed(made, strong))
            case Link(content, address):
                self._link(content, address, made)
            case Image():
                self._image(part, made)
            case Formula():
                self._put_formula(part, _FORMULA)

    def _stressed(self, made: QTextCharFormat, strong: bool) -> QTextCharFormat:
        stressed = QTextCharFormat(made)
        if strong:
            stressed.setFontWeight(QFont.Weight.DemiBold)
        else:
            stressed.setFontItalic(True)
        return stressed

    def _machine(self, made: QTextCharFormat) -> QTextCharFormat:
        machine = QTextCharFormat(made)
        machine.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
        return machine

    def _link(self, content: Inlines, address: str, made: QTextCharFormat) -> None:
        linked = QTextCharFormat(made)
        linked.setAnchor(True)
        linked.setAnchorHref(address)
        linked.setToolTip(address)
        linked.setForeground(QColor(self._theme.accent))
        linked.setFontUnderline(True)
        first = self._cursor.position()
        self._inlines(content, linked)
        self.links.append(LinkPlace(first, self._cursor.position(), address))

    def _image(self, image: Image, made: QTextCharFormat) -> None:
        picture = Picture(image, self._scale)
        if picture.is_there:
            self._cursor.insertText(_OBJECT, self._objects.add(picture, made))
        else:
            soft = QTextCharFormat(made)
            soft.setForeground(QColor(self._theme.ink_soft))
            self._cursor.insertText(f"[{image.words or image.address}]", soft)

    def _put_formula(self, formula: Formula, size: float) -> None:
        thing = SetFormula(boxes(formula), size * self._size * self._scale)
        self._cursor.insertText(_OBJECT, self._objects.add(thing, self._plain))
