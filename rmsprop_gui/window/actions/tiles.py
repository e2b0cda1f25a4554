"""A list of small pictures with names, under headings: of surfaces, and of examples."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces import Surface
from rmsprop_gui.window.canvas.small_picture import RADIUS, small_picture
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.looks.look import current_look

TILE = Qt.ItemDataRole.UserRole
"""The data of an item: its tile; the words of a heading otherwise."""
# pixels at scale 1
_PICTURE, _AROUND, _LINE = QSize(164, 90), 6, 20
_HEADING, _HEADING_GAP, _PADDING = 22, 8, 4
_RIM, _PLUS = 2.0, 10.0
_SMALL = 14 / 15  # of the usual text


@dataclass(frozen=True)
class Tile:
    """One picture to choose. `key` says what it stands for; without a sight it has no picture."""

    key: str
    title: str
    about: str
    group: str
    """The title of what it belongs to, and `group_about` what that shows."""
    group_about: str = ""
    sight: Surface | Experiment | None = None
    """What its picture is of."""
    is_on: bool = False
    tip: str = ""
    """What is said of it where the pointer rests; `about` where that is empty."""


class TileList(QListWidget):
    """Pictures are painted one at a time, when they come into sight, so that the list opens at once."""

    def __init__(self, lines: int = 1) -> None:
        """A name has up to so many `lines`."""
        super().__init__()
        self.setObjectName("tiles")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._wanted: dict[Surface | Experiment, None] = {}
        self._painted: set[Surface | Experiment] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._paint_next)
        self.setItemDelegate(_TilePainter(self._picture, self, lines))

    @property
    def marked(self) -> Tile | None:
        """The tile that is marked."""
        item = self.currentItem()
        return item.data(TILE) if item is not None else None

    def fill(self, tiles: Sequence[Tile], headed: bool, spoken: Callable[[Tile], str]) -> None:
        """Show these, `headed` by their groups or without; the one that is on, or the first, is marked."""
        self.clear()
        group = ""
        for tile in tiles:
            if headed and tile.group != group:
                group = tile.group
                self._add_heading(tile)
            item = QListWidgetItem(tile.title, self)
            item.setData(TILE, tile)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(tile))
            item.setToolTip(plain_tip(tile.tip or tile.about))
        rows = [row for row in range(self.count()) if isinstance(self.item(row).data(TILE), Tile)]
        on = [row for row in rows if headed and self.item(row).data(TILE).is_on]
        self.setCurrentRow(next(iter((*on, *rows)), -1))

    def _add_heading(self, tile: Tile) -> None:
        item = QListWidgetItem(tile.group, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(TILE, tile.group_about)

    def _picture(self, sight: Surface | Experiment) -> QPixmap | None:
        """Its picture; where it has not been painted yet, that is asked for."""
        if sight in self._painted:
            return _picture_of(sight, self.devicePixelRatioF())
        self._wanted[sight] = None
        self._timer.start()
        return None

    def _paint_next(self) -> None:
        sight = next(iter(self._wanted), None)
        if sight is None:
            self._timer.stop()
            return
        del self._wanted[sight]
        _picture_of(sight, self.devicePixelRatioF())
        self._painted.add(sight)
        self.viewport().update()


def _picture_of(sight: Surface | Experiment, ratio: float) -> QPixmap:
    look = current_look()
    return small_picture(sight, look, _PICTURE * look.scale, ratio)


class _TilePainter(QStyledItemDelegate):
    """Paints tiles and headings."""

    def __init__(self, picture: Callable[[Surface | Experiment], QPixmap | None], tiles: TileList, lines: int) -> None:
        super().__init__(tiles)
        self._picture, self._list, self._lines = picture, tiles, lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        scale = current_look().scale
        if not isinstance(index.data(TILE), Tile):
            return QSize(self._list.viewport().width() - 1, round((_HEADING + _HEADING_GAP) * scale))
        picture = _PICTURE * scale
        around = round(2 * _AROUND * scale)
        return QSize(picture.width() + around, picture.height() + around + round(_LINE * self._lines * scale))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tile, box = index.data(TILE), QRectF(option.rect)
        if isinstance(tile, Tile):
            self._paint_tile(painter, box, tile, bool(option.state & QStyle.StateFlag.State_Selected))
        else:
            _paint_heading(painter, box, index.data(Qt.ItemDataRole.DisplayRole), tile)
        painter.restore()

    def _paint_tile(self, painter: QPainter, box: QRectF, tile: Tile, is_marked: bool) -> None:
        look = current_look()
        radius, around, size = RADIUS * look.scale, _AROUND * look.scale, _PICTURE * look.scale
        if is_marked:
            painter.setPen(QPen(QColor(look.theme.accent), _RIM * look.scale))
            painter.setBrush(QColor(look.theme.tint))
            inner = box.adjusted(_RIM, _RIM, -_RIM, -_RIM)
            painter.drawRoundedRect(inner, radius, radius)
        place = QRectF(box.topLeft() + QPointF(around, around), size)
        picture = self._picture(tile.sight) if tile.sight is not None else None
        if picture is not None:
            painter.drawPixmap(place.topLeft(), picture)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.theme.track))
            painter.drawRoundedRect(place, radius, radius)
        if tile.sight is None:
            _paint_plus(painter, place.center())
        name = QRectF(place.left(), place.bottom(), place.width(), box.bottom() - place.bottom())
        self._paint_name(painter, name, tile)

    def _paint_name(self, painter: QPainter, room: QRectF, tile: Tile) -> None:
        font = self._list.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        font.setWeight(font.Weight.DemiBold if tile.is_on else font.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(current_look().theme.ink))
        text = tile.title
        if self._lines == 1:
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(room, middle | Qt.TextFlag.TextWordWrap, text)


def _paint_plus(painter: QPainter, middle: QPointF) -> None:
    """In the place of a picture: here something is added."""
    look = current_look()
    painter.setPen(QPen(QColor(look.theme.accent), _RIM * look.scale))
    for arm in (QPointF(_PLUS, 0), QPointF(0, _PLUS)):
        painter.drawLine(middle - arm * look.scale, middle + arm * look.scale)


def _paint_heading(painter: QPainter, box: QRectF, title: str, about: str) -> None:
    """The title of a group, and behind it, where there is room, what it shows."""
    look = current_look()
    box = box.adjusted(_PADDING * look.scale, _HEADING_GAP * look.scale, 0, 0)
    font = painter.font()
    font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(look.theme.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)
    box.setLeft(box.left() + QFontMetricsF(font).horizontalAdvance(title) + 2 * _HEADING_GAP * look.scale)
    font.setWeight(font.Weight.Normal)
    font.setPointSizeF(font.pointSizeF() * _SMALL)
    painter.setFont(font)
    painter.setPen(QColor(look.theme.ink_soft))
    if QFontMetricsF(font).horizontalAdvance(about) <= box.width():
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, about)
