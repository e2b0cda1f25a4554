"""A line of the chooser of optimizers: its name and year, and below them its idea; or the heading of a group."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmsprop_gui.literature import Publication
from rmsprop_gui.window.looks.look import current_look

OFFER = Qt.ItemDataRole.UserRole
"""The data of an item: its offer; a heading has none."""
_ABOVE_HEADING, _PADDING, _RADIUS = 12.0, 8.0, 6.0  # pixels at scale 1
_SMALL = 14 / 15  # of the usual text
_WRAPPED = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Offer:
    """What can be added: an optimizer by its name, or, where that is empty, one whose lines are typed."""

    name: str
    title: str
    idea: str
    group: str
    year: str = ""
    sources: tuple[Publication, ...] = ()


class OptimizerLines(QStyledItemDelegate):
    """Paints offers and headings. Each is as high as its words need at the width that the list has."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        scale, offer = current_look().scale, index.data(OFFER)
        line = QFontMetricsF(_bold(option.font)).height()
        if offer is None:
            return QSize(1, round(line + (_ABOVE_HEADING + _PADDING / 2) * scale))
        bar = self._list.verticalScrollBar().sizeHint().width()  # which may still be to come
        room = QRectF(0, 0, self._list.width() - bar - 2 * _PADDING * scale, 1e4)
        idea = QFontMetricsF(_small(option.font)).boundingRect(room, _WRAPPED, offer.idea).height()
        return QSize(1, round(line + idea + 2 * _PADDING * scale))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, box, offer = current_look(), QRectF(option.rect), index.data(OFFER)
        padding = _PADDING * look.scale
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if offer is None:
            _paint_heading(painter, box.adjusted(padding, 0, 0, -padding / 2), option.font, index.data())
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.theme.tint))
                painter.drawRoundedRect(box, _RADIUS * look.scale, _RADIUS * look.scale)
            _paint_offer(painter, box.adjusted(padding, padding, -padding, -padding), option.font, offer)
        painter.restore()


def _paint_heading(painter: QPainter, box: QRectF, font: QFont, title: str) -> None:
    painter.setFont(_small(font))
    painter.setPen(QColor(current_look().theme.ink_soft))
    painter.drawText(box, Qt.AlignmentFlag.AlignBottom, title)


def _paint_offer(painter: QPainter, box: QRectF, font: QFont, offer: Offer) -> None:
    """The name and, at the right, the year; the idea below both."""
    theme = current_look().theme
    painter.setFont(_bold(font))
    painter.setPen(QColor(theme.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignTop, offer.title)
    below = box.adjusted(0, QFontMetricsF(_bold(font)).height(), 0, 0)
    painter.setFont(_small(font))
    painter.setPen(QColor(theme.ink_soft))
    painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, offer.year)
    painter.drawText(below, _WRAPPED, offer.idea)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(small.pointSizeF() * _SMALL)
    return small
