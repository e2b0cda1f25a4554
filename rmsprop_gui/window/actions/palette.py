"""The command palette: everything that can be done, found by a few letters."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsDropShadowEffect,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from rmsprop_gui.window.actions.finding import found
from rmsprop_gui.window.actions.palette_entries import Entry
from rmsprop_gui.window.actions.palette_lines import ENTRY, EntryLines
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.looks.look import current_look

# pixels at scale 1
_WIDTH, _TOP, _MARGIN = 620, 56, 12
_ROWS = 10  # that are seen at once
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}


class Palette(QDialog):
    """Lies over its window. Enter or a click does what is marked, Esc or a click elsewhere closes it."""

    refused = Signal(str)
    """What was chosen cannot be, and why."""

    def __init__(self, entries: tuple[Entry, ...], window: QWidget) -> None:
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Widget)  # no window of its own, as the presenter's fills the screen
        self._window, self._entries = window, entries
        self._focus_before: QWidget | None = window.focusWidget()
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Command palette"))
        self._make_parts()
        window.installEventFilter(self)
        self.field.installEventFilter(self)
        self._find("")
        self._place()

    def _make_parts(self) -> None:
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("What shall be done? A few letters are enough"))
        self.field.setAccessibleName(self.tr("Search all commands"))
        self.field.textChanged.connect(self._find)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is typed goes on being searched
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(EntryLines(self.list))
        self.list.currentItemChanged.connect(self._on_marked)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(self._do)
        self._nothing = QLabel(self.tr("Nothing is called like that."), self)
        self._nothing.setObjectName("soft")
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 46))
        self.setGraphicsEffect(shadow)
        layout = QVBoxLayout(self)
        margin = round(_MARGIN * current_look().scale)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(margin)
        for part in (self.field, self.list, self._nothing):
            layout.addWidget(part)

    def open_up(self) -> None:
        """Show it, with the keyboard in its field."""
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def shown(self) -> list[Entry]:
        """What is found, in the order in which it is listed."""
        return [self.list.item(row).data(ENTRY) for row in range(self.list.count())]

    @Slot(str)
    def _find(self, wanted: str) -> None:
        self.list.clear()
        possible_first = sorted(self._entries, key=lambda entry: bool(wanted) and not entry.is_possible)
        for entry in found(wanted, possible_first, lambda entry: (entry.name, entry.place)):
            item = QListWidgetItem(entry.name, self.list)
            item.setData(ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(entry))
            item.setToolTip(entry.tip)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)

    def _spoken(self, entry: Entry) -> str:
        state = "" if entry.is_on is None else self.tr("on") if entry.is_on else self.tr("off")
        cannot = "" if entry.is_possible else self.tr("not possible: {why}").format(why=entry.why_not)
        return ", ".join(filter(None, (entry.name, state, entry.place, entry.keys, cannot.rstrip(": "))))

    @Slot(QListWidgetItem)
    def _on_marked(self, item: QListWidgetItem | None) -> None:
        """A screen reader is in the field: it is told what is marked in the list."""
        if item is not None and QAccessible.isActive():
            spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, spoken))

    @Slot(QListWidgetItem)
    def _do(self, item: QListWidgetItem | None) -> None:
        """Close, then do it: it may want the keyboard. What cannot be done leaves the palette open."""
        entry = item.data(ENTRY) if item is not None else None
        if entry is None or not entry.is_possible:
            return
        self.close()
        try:
            entry.do()
        except ValueError as error:
            self.refused.emit(str(error))

    # the keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(Qt.Key(event.key()))
        elif watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            self._on_left(event.reason())
        return super().eventFilter(watched, event)

    def _on_left(self, reason: Qt.FocusReason) -> None:
        """Close where the keyboard has been put elsewhere, and leave it there."""
        if self.isVisible() and reason not in _PASSING:
            self._focus_before = None
            self.close()

    def _take_key(self, key: Qt.Key) -> bool:
        """Whether a key in the field is the palette's own."""
        if key in _MOVES:
            last = self.list.count() - 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + _MOVES[key], 0), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close()
        return key in _MOVES or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)

    def done(self, result: int) -> None:
        """Give the keyboard back first: Qt would pass on that of a hidden field, as if the tab key had been pressed."""
        self.field.removeEventFilter(self)
        focus, self._focus_before = self._focus_before, None
        if focus is not None and isValid(focus):
            focus.setFocus(Qt.FocusReason.PopupFocusReason)
        super().done(result)

    def _place(self) -> None:
        """In the middle of the window's width, near its top."""
        scale, room = current_look().scale, self._window.size()
        width = min(round(_WIDTH * scale), room.width() - 2 * _MARGIN)
        top = min(round(_TOP * scale), room.height() // 8)
        self.list.setFixedHeight(min(EntryLines.height() * _ROWS, room.height() - 2 * top - EntryLines.height() * 2))
        self.setGeometry(QRect(QPoint((room.width() - width) // 2, top), self.sizeHint().boundedTo(room)))
        self.setFixedWidth(width)
        self.adjustSize()
