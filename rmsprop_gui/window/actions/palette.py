"""The command palette: everything that can be done, found by a few letters."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from rmsprop_gui.window.actions.finder import Finder
from rmsprop_gui.window.actions.palette_entries import Entry
from rmsprop_gui.window.actions.palette_lines import ENTRY, EntryLines
from rmsprop_gui.window.controls.finding import found
from rmsprop_gui.window.looks.look import current_look

_WIDTH = 620  # pixels at scale 1
_ROWS = 10  # that are seen at once
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}


class Palette(Finder):
    """Lies over its window. Enter or a click does what is marked, Esc or a click elsewhere closes it."""

    refused = Signal(str)
    """What was chosen cannot be, and why."""

    def __init__(self, entries: tuple[Entry, ...], window: QWidget) -> None:
        super().__init__(QListWidget(), window)
        self._entries = entries
        self.setAccessibleName(self.tr("Command palette"))
        self.field.setPlaceholderText(self.tr("What shall be done? A few letters are enough"))
        self.field.setAccessibleName(self.tr("Search all commands"))
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setItemDelegate(EntryLines(self.list))
        self._on_text_changed("")
        self._place()

    @property
    def shown(self) -> list[Entry]:
        """What is found, in the order in which it is listed."""
        return [self.list.item(row).data(ENTRY) for row in range(self.list.count())]

    def _find(self, wanted: str) -> None:
        possible_first = sorted(self._entries, key=lambda entry: bool(wanted) and not entry.is_possible)
        for entry in found(wanted, possible_first, lambda entry: (entry.name, entry.place)):
            item = QListWidgetItem(entry.name, self.list)
            item.setData(ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(entry))
            item.setToolTip(entry.tip)
        self.list.setCurrentRow(0)

    def _spoken(self, entry: Entry) -> str:
        state = "" if entry.is_on is None else self.tr("on") if entry.is_on else self.tr("off")
        cannot = "" if entry.is_possible else self.tr("not possible: {why}").format(why=entry.why_not)
        return ", ".join(filter(None, (entry.name, state, entry.place, entry.keys, cannot.rstrip(": "))))

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem | None) -> None:
        """Close, then do it: it may want the keyboard. What cannot be done leaves the palette open."""
        entry = item.data(ENTRY) if item is not None else None
        if entry is None or not entry.is_possible:
            return
        self.close()
        try:
            entry.do()
        except ValueError as error:
            self.refused.emit(str(error))

    def _moves(self, event: QKeyEvent) -> bool:
        by = _MOVES.get(Qt.Key(event.key()))
        if by is not None:
            last = self.list.count() - 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), last))
        return by is not None

    def _room(self, within: QSize, top: int) -> tuple[int, int]:
        line = EntryLines.height()
        return round(_WIDTH * current_look().scale), min(line * _ROWS, within.height() - 2 * top - line * 2)
