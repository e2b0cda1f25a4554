"""A line of the command palette: a mark where it is on, its name, its menu and its keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmsprop_gui.window.actions.palette_entries import Entry
from rmsprop_gui.window.looks.look import current_look

ENTRY = Qt.ItemDataRole.UserRole
"""The data of an item: its entry."""
# pixels at scale 1
_HEIGHT, _RADIUS, _PADDING, _MARK, _GAP = 36, 6.0, 10.0, 24.0, 16.0
_TICK = ((6.0, 18.5), (9.5, 22.0), (16.0, 14.0))
_SMALL = 14 / 15  # of the usual text


class EntryLines(QStyledItemDelegate):
    """Paints entries. What cannot be done is grey, with the reason in the place of its keys."""

    @staticmethod
    def height() -> int:
        """Of one line, in pixels."""
        return round(_HEIGHT * current_look().scale)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(1, self.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        look, box = current_look(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.theme.tint))
            painter.drawRoundedRect(box, _RADIUS * look.scale, _RADIUS * look.scale)
        if entry.is_on:
            _paint_tick(painter, box, QColor(look.theme.accent), look.scale)
        ink = look.theme.ink if entry.is_possible else look.theme.disabled
        soft = look.theme.ink_soft if entry.is_possible else look.theme.disabled
        box.adjust((_PADDING + _MARK) * look.scale, 0, -_PADDING * look.scale, 0)
        _paint_words(painter, box, entry, ink, soft)
        painter.restore()


def _paint_tick(painter: QPainter, box: QRectF, colour: QColor, scale: float) -> None:
    pen = QPen(colour, 2 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x, y) * scale for x, y in _TICK]))


def _paint_words(painter: QPainter, box: QRectF, entry: Entry, ink: str, soft: str) -> None:
    """The keys whole at the right, the name at the left, and the menu behind it where there is room."""
    usual, middle = painter.font(), Qt.AlignmentFlag.AlignVCenter
    small = painter.font()
    small.setPointSizeF(small.pointSizeF() * _SMALL)
    gap = _GAP * current_look().scale
    at_the_end = entry.keys if entry.is_possible else entry.why_not
    painter.setFont(small)
    painter.setPen(QColor(soft))
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, at_the_end)
    taken = QFontMetricsF(small).horizontalAdvance(at_the_end)
    room = QRectF(box.left(), box.top(), box.width() - taken - gap, box.height())
    metrics = QFontMetricsF(usual)
    painter.setFont(usual)
    painter.setPen(QColor(ink))
    painter.drawText(room, middle, metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, room.width()))
    room.setLeft(room.left() + metrics.horizontalAdvance(entry.name) + gap)
    if QFontMetricsF(small).horizontalAdvance(entry.place) <= room.width():
        painter.setFont(small)
        painter.setPen(QColor(soft))
        painter.drawText(room, middle, entry.place)
