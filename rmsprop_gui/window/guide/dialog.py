"""Help → Glossary: terms, letters, optimizers and surfaces, found by a few letters, read beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.guide import guide, letter_entry
from rmsprop_gui.guide.entry import Entry
from rmsprop_gui.literature import MADE_HERE
from rmsprop_gui.window.controls.finding import found
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.guide.outside import open_outside
from rmsprop_gui.window.guide.page import EntryPage
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_KEY = Qt.ItemDataRole.UserRole
_SIZE, _LIST = QSize(900, 640), 292  # pixels at scale 1
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class GuideDialog(QDialog):
    """Arrows in the field go through what is found; *Back* goes to what was read before."""

    link_failed = Signal(str)
    """The desktop has no program for this address."""

    def __init__(self, parent: QWidget, open_link: Callable[[str], bool] = open_outside) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Glossary"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._open_outside = open_link
        self._entries = guide()
        self._titles = {key: entry.title for key, entry in self._entries.items()}
        self._read: list[str] = []
        self._look = current_look()
        self.page: EntryPage | None = None
        self._spotlight = Spotlight(self)
        # Later, as a click on what is read takes away what was clicked.
        self._spotlight.asked.connect(self.show_letter, Qt.ConnectionType.QueuedConnection)
        self._make_parts()
        self._lay_out()
        self._find("")
        self.field.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(self._on_marked)
        self.field.installEventFilter(self)
        self.show_look()
        self.field.setFocus()

    def open_up(self) -> None:
        """Show it at what was asked for, or else at its beginning, or bring it to the front."""
        if self.page is None:
            self.show_entry(next(iter(self._entries)))
        self.show()
        self.raise_()
        self.activateWindow()

    def _make_parts(self) -> None:
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("A few letters are enough"))
        self.field.setAccessibleName(self.tr("Search the glossary"))
        self.list = QListWidget(self)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = QPushButton(self.tr("Back"), self)
        self.back.setAutoDefault(False)
        self.back.setToolTip(self.tr("To what was read before (Alt+Left)"))
        self.back.setShortcut("Alt+Left")
        self.back.clicked.connect(self._on_back)

    def _lay_out(self) -> None:
        self._around = QScrollArea(self)
        self._around.setWidgetResizable(True)
        self._around.setFrameShape(QScrollArea.Shape.NoFrame)
        self._around.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self._around))
        self._around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._around.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._around.setAccessibleName(self.tr("What is read"))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        right.addWidget(self._around, 1)
        right.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        box = QHBoxLayout(self)
        box.addLayout(left)
        box.addLayout(right, 1)

    @Slot()
    def show_look(self) -> None:
        """As large as the scale of the look asks for, and the screen has room for."""
        self._look = current_look()
        scale, room = self._look.scale, self.screen().availableSize()
        self.list.setFixedWidth(round(_LIST * scale))
        self.field.setFixedWidth(round(_LIST * scale))
        self.resize((_SIZE * scale).boundedTo(room * 0.9))

    def changeEvent(self, event: QEvent) -> None:
        """Another look: what is read is set anew in it, at its new size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.page is not None and current_look() != self._look:
            self._look = current_look()
            QTimer.singleShot(0, self, self._on_look_changed)  # Qt is still going through all widgets

    @Slot()
    def _on_look_changed(self) -> None:
        self.show_look()
        self._read_again()

    # what is found

    @Slot(str)
    def _find(self, wanted: str) -> None:
        entries = found(wanted, tuple(self._entries.values()), _told)
        self.list.clear()
        shelf = None
        for entry in entries:
            if not wanted.strip() and entry.shelf is not shelf:
                shelf = entry.shelf
                heading = QListWidgetItem(self.tr(shelf.value), self.list)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            letter = f"{entry.symbol.symbol}   " if entry.symbol is not None else ""
            item = QListWidgetItem(f"{letter}{self.tr(entry.title)}", self.list)
            item.setData(_KEY, entry.key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self.tr(entry.title)}, {self.tr(entry.shelf.value)}")
        if wanted.strip() and entries:
            self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that go through a list do so from the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._moves(event)
        return super().eventFilter(watched, event)

    def _moves(self, event: QKeyEvent) -> bool:
        is_move = event.key() in _MOVES
        if is_move:
            QApplication.sendEvent(self.list, QKeyEvent(event))
        return is_move

    @Slot(QListWidgetItem)
    def _on_marked(self, item: QListWidgetItem | None) -> None:
        key = item.data(_KEY) if item is not None else None
        if key is not None:
            self._show(key)

    # what is read

    @Slot(object)
    def show_letter(self, meaning: Meaning) -> None:
        """Open the entry of a letter."""
        entry = letter_entry(meaning)
        if entry is not None:
            self.show_entry(entry.key)

    @Slot(str)
    def show_entry(self, key: str) -> None:
        """Open an entry, and mark it in the list of all."""
        if self.field.text():
            self.field.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row))
        if self.list.currentRow() == 1:
            self.list.scrollToTop()  # its heading too
        self._show(key)

    def _show(self, key: str) -> None:
        if self.page is not None and self.page.entry.key == key:
            return
        if key in self._read:  # where one goes back to
            del self._read[self._read.index(key) :]
        self._read.append(key)
        self._read_again()

    def _read_again(self) -> None:
        key = self._read[-1]
        self.page = EntryPage(self._entries[key], self._titles, self._spotlight, self._on_link_wanted)
        self.page.wanted.connect(self.show_entry, Qt.ConnectionType.QueuedConnection)
        self._around.setWidget(self.page)
        self.back.setEnabled(len(self._read) > 1)

    @Slot()
    def _on_back(self) -> None:
        if len(self._read) > 1:
            self.show_entry(self._read[-2])

    def _on_link_wanted(self, link: str) -> None:
        if not self._open_outside(link):
            self.link_failed.emit(link)


def _told(entry: Entry) -> tuple[str, str]:
    """The name of an entry, and what is said besides, for who searches."""
    letter = str(entry.symbol.symbol) if entry.symbol is not None else ""
    sources = " ".join(source.short for source in entry.sources if source not in MADE_HERE)
    return f"{entry.title} {letter}".strip(), f"{entry.shelf.value} {entry.besides} {entry.text} {sources}"
