"""A widget that shows prose: words, formulas with letters that light up, pictures, and links."""

import math

from PySide6.QtCore import QPointF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QAccessible,
    QAccessibleInterface,
    QColor,
    QContextMenuEvent,
    QDesktopServices,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import SymbolPlaces
from rmsprop_gui.window.lessons.prose_document import ProseDocument
from rmsprop_gui.window.lessons.prose_words import words
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.style_sheet import BODY
from rmsprop_gui.window.spotlight import Spotlight

_OUTSIDE = ("https", "http")


class ProseView(QWidget):
    """Blocks as wide as the widget, which is as high as they are. Links are opened outside, and only on a click.

    The tab key goes from link to link, Enter opens one.
    """

    address_chosen = Signal(str)
    """A link was clicked, or chosen with the keyboard."""
    own_keys = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))

    def __init__(self, parent: QWidget | None = None, spotlight: Spotlight | None = None, size: float = BODY) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight)
        self._size = size
        self._blocks: Blocks = ()
        self._document = ProseDocument((), size)
        self._look = current_look()
        self._link = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Text"))
        self.address_chosen.connect(open_outside)

    def accessible_interface(self) -> QAccessibleInterface:
        """Text that is read, not typed: all of it is the description."""
        return Painted(self, QAccessible.Role.StaticText)

    @property
    def text(self) -> str:
        """What is shown, in plain letters."""
        return words(self._blocks)

    def show_blocks(self, blocks: Blocks, size: float | None = None) -> None:
        """Show these, in letters of so many pixels at scale 1; nothing happens where they are shown already."""
        size = self._size if size is None else size
        if (blocks, size, current_look()) == (self._blocks, self._size, self._look):
            return
        self._blocks, self._size, self._look = blocks, size, current_look()
        self._document = ProseDocument(blocks, size)
        self._link = -1
        has_links = bool(self._document.links)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_links else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(self.text)
        self._fit()

    def show_look(self) -> None:
        """Set it anew in the look that the application has now."""
        self.show_blocks(self._blocks)

    def height_for(self, width: int) -> int:
        """How high it is in so many pixels."""
        self._document.setTextWidth(width)
        return round(self._document.size().height())

    def width_within(self, width: int) -> int:
        """How wide it is where it may take so many pixels: a line that is short takes fewer."""
        self._document.setTextWidth(width)
        return min(math.ceil(self._document.idealWidth()) + 1, width)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _fit(self) -> None:
        self.setFixedHeight(max(self.height_for(max(self.width(), 40)), 1) if self._blocks else 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = self.palette()
        self._document.documentLayout().draw(painter, context)

    # links

    def _address_at(self, place: QPointF) -> str:
        return self._document.documentLayout().anchorAt(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_link = bool(self._address_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        address = self._address_at(event.position())
        if address and event.button() == Qt.MouseButton.LeftButton:
            self.address_chosen.emit(address)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(bool(self._address_at(event.position())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self.own_keys and 0 <= self._link < len(self._document.links):
            self.address_chosen.emit(self._document.links[self._link].address)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        is_back = event.reason() == Qt.FocusReason.BacktabFocusReason
        self._mark(len(self._document.links) - 1 if is_back else 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark(-1)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        beside = self._link + (1 if forward else -1)
        if 0 <= beside < len(self._document.links):
            self._mark(beside)
            return True
        return super().focusNextPrevChild(forward)

    def _mark(self, index: int) -> None:
        """Let the link that has the keyboard stand out."""
        theme, self._link = current_look().theme, index
        for number, link in enumerate(self._document.links):
            cursor, made = QTextCursor(self._document), QTextCharFormat()
            cursor.setPosition(link.first)
            cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
            made.setForeground(QColor(theme.on_accent if number == index else theme.accent))
            made.setBackground(QColor(theme.accent) if number == index else QColor(0, 0, 0, 0))
            cursor.mergeCharFormat(made)
        if 0 <= index < len(self._document.links):
            self.setAccessibleDescription(self._document.links[index].address)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy the text"), lambda: QGuiApplication.clipboard().setText(self.text))
        if address := self._address_at(QPointF(event.pos())):
            menu.addAction(self.tr("Copy the address"), lambda: QGuiApplication.clipboard().setText(address))
        menu.popup(event.globalPos())


def open_outside(address: str) -> None:
    """Have the desktop show an address in its browser; nothing but http and https."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.scheme() in _OUTSIDE:
        QDesktopServices.openUrl(url)
