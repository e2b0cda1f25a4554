"""Widgets in a row, which goes on in the next line where the room ends, as words do."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Asks for one line, and needs only the width of its widest widget; what is hidden takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(_places(self._sizes(), width, self.spacing()))

    def widgets(self) -> list[QWidget]:
        """What it holds, hidden or not, in its order."""
        return [widget for widget in map(QLayoutItem.widget, self._items) if widget is not None]

    def height_of(self, widgets: Collection[QWidget], width: int) -> int:
        """How high it would be with only these of its widgets, in a layout of this width."""
        sizes = [liked_size(widget) for widget in self.widgets() if widget in widgets]
        return _height(_places(sizes, width, self.spacing()))

    def sizeHint(self) -> QSize:
        hints = self._sizes()
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        places = _places(self._sizes(), rect.width(), self.spacing())
        for item, place in zip(self._shown(), places, strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _sizes(self) -> list[QSize]:
        return [item.sizeHint() for item in self._shown()]


def liked_size(widget: QWidget) -> QSize:
    """The size of a widget in a flow, shown or not."""
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _places(sizes: Sequence[QSize], width: int, gap: int) -> list[QRect]:
    """Where what has these sizes is in a layout of this width that begins at (0, 0), in the middle of its line."""
    places: list[QRect] = []
    y = 0
    for line in _lines(sizes, width, gap):
        x, height = 0, max(size.height() for size in line)
        for size in line:
            places.append(QRect(x, y + (height - size.height()) // 2, min(size.width(), width), size.height()))
            x += size.width() + gap
        y += height + gap
    return places


def _lines(sizes: Sequence[QSize], width: int, gap: int) -> list[list[QSize]]:
    lines: list[list[QSize]] = []
    used = 0
    for size in sizes:
        if not lines or used + size.width() > width:
            lines.append([])
            used = 0
        lines[-1].append(size)
        used += size.width() + gap
    return lines


def _height(places: Sequence[QRect]) -> int:
    return max((place.bottom() + 1 for place in places), default=0)
