"""What lies over a window while something is looked for in it: a field, and below it a list of what is found."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Slot
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

from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.looks.look import current_look

# pixels at scale 1
_TOP, _MARGIN = 56, 12
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Finder(QDialog):
    """Enter or a click takes what is marked, Esc or a click elsewhere closes it; the keyboard stays in the field."""

    def __init__(self, found: QListWidget, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Widget)  # no window of its own, as the presenter's fills the screen
        self.list, self._window = found, window
        self._focus_before: QWidget | None = window.focusWidget()
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make_parts()
        window.installEventFilter(self)
        self.field.installEventFilter(self)

    def _make_parts(self) -> None:
        self.field = QLineEdit(self)
        self.field.textChanged.connect(self._on_text_changed)
        self._set_up_list()
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

    def _set_up_list(self) -> None:
        self.list.setParent(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is typed goes on being searched
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_marked)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(self._take)

    # what is found

    @abstractmethod
    def _find(self, wanted: str) -> None:
        """Fill the list with what these letters mean, and mark the best."""

    @abstractmethod
    def _take(self, item: QListWidgetItem | None) -> None:
        """Close, and do what this item stands for; stay open where that cannot be."""

    @abstractmethod
    def _moves(self, event: QKeyEvent) -> bool:
        """Whether a key in the field marks another item; then it has."""

    @abstractmethod
    def _room(self, within: QSize, top: int) -> tuple[int, int]:
        """The width of all and the height of the list, in a window of this size below so much."""

    @Slot(str)
    def _on_text_changed(self, wanted: str) -> None:
        self.list.clear()
        self._find(wanted)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)

    @Slot(QListWidgetItem)
    def _on_marked(self, item: QListWidgetItem | None) -> None:
        """A screen reader is in the field: it is told what is marked in the list."""
        if item is not None and QAccessible.isActive():
            spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, spoken))

    # opening and closing

    def open_up(self) -> None:
        """Show it, with the keyboard in its field."""
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        elif watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            self._on_left(event.reason())
        return super().eventFilter(watched, event)

    def _on_left(self, reason: Qt.FocusReason) -> None:
        """Close where the keyboard has been put elsewhere, and leave it there."""
        if self.isVisible() and reason not in _PASSING:
            self._focus_before = None
            self.close()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Whether a key in the field is the list's own."""
        if event.key() in _ENTER:
            self._take(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            return self._moves(event)
        return True

    def done(self, result: int) -> None:
        """Give the keyboard back first: Qt would pass on that of a hidden field, as if the tab key had been pressed."""
        self.field.removeEventFilter(self)
        focus, self._focus_before = self._focus_before, None
        if focus is not None and isValid(focus):
            focus.setFocus(Qt.FocusReason.PopupFocusReason)
        super().done(result)

    def _place(self) -> None:
        """In the middle of the window's width, near its top."""
        room = self._window.size()
        top = min(round(_TOP * current_look().scale), room.height() // 8)
        width, height = self._room(room, top)
        width = min(width, room.width() - 2 * _MARGIN)
        self.list.setFixedHeight(height)
        self.setGeometry(QRect(QPoint((room.width() - width) // 2, top), self.sizeHint().boundedTo(room)))
        self.setFixedWidth(width)
        self.adjustSize()
