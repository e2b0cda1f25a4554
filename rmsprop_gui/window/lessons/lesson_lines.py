"""A line of the chooser of lessons: a mark where it has been begun, its title and its minutes; or a group's heading."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmsprop_gui.lessons.shelf import ShelfEntry
from rmsprop_gui.window.looks.look import current_look

LINE = Qt.ItemDataRole.UserRole
"""The data of an item: its line; a heading has none."""
# pixels at scale 1
_HEIGHT, _HEADING, _PADDING, _RADIUS, _MARK, _DOT, _GAP = 40, 36, 10.0, 6.0, 18.0, 4.0, 16.0
_LARGE, _SMALL = 16 / 15, 14 / 15  # of the usual text
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class LessonLine:
    """A lesson, what stands at the right edge of its line, and whether some of it has been gone through."""

    entry: ShelfEntry
    beside: str
    is_begun: bool


class LessonLines(QStyledItemDelegate):
    """Paints lessons and headings."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = _HEADING if index.data(LINE) is None else _HEIGHT
        return QSize(1, round(height * current_look().scale))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, box, line = current_look(), QRectF(option.rect), index.data(LINE)
        padding = _PADDING * look.scale
        inside = box.adjusted(padding, 0, -padding, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line is None:
            _paint_heading(painter, inside, option.font, index.data())
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setBrush(QColor(look.theme.tint))
                painter.drawRoundedRect(box, _RADIUS * look.scale, _RADIUS * look.scale)
            _paint_line(painter, inside, option.font, line)
        painter.restore()


def _paint_heading(painter: QPainter, box: QRectF, font: QFont, title: str) -> None:
    small = _sized(font, _SMALL)
    painter.setFont(small)
    painter.setPen(QColor(current_look().theme.ink_soft))
    painter.drawText(box, _MIDDLE, QFontMetricsF(small).elidedText(title, Qt.TextElideMode.ElideRight, box.width()))


def _paint_line(painter: QPainter, box: QRectF, font: QFont, line: LessonLine) -> None:
    """The minutes whole at the right, the title at the left as far as there is room, before it the mark."""
    look, large, small = current_look(), _sized(font, _LARGE), _sized(font, _SMALL)
    if line.is_begun:
        painter.setBrush(QColor(look.theme.accent))
        radius = _DOT * look.scale
        painter.drawEllipse(QPointF(box.left() + radius, box.center().y()), radius, radius)
    painter.setFont(small)
    painter.setPen(QColor(look.theme.ink_soft))
    painter.drawText(box, _MIDDLE | Qt.AlignmentFlag.AlignRight, line.beside)
    taken = QFontMetricsF(small).horizontalAdvance(line.beside) + _GAP * look.scale
    box = box.adjusted(_MARK * look.scale, 0, -taken, 0)
    painter.setFont(large)
    painter.setPen(QColor(look.theme.disabled if line.entry.problem else look.theme.ink))
    title = QFontMetricsF(large).elidedText(line.entry.title, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _MIDDLE, title)


def _sized(font: QFont, part: float) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(font.pointSizeF() * part)
    return sized
