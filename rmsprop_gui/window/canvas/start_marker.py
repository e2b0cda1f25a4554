"""The start of all runs: a diamond that can be dragged, with its name where the paths leave room for it."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from rmsprop_gui.surfaces.surface import Array, Point
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.lettering import HALO, draw_lettering, text_size
from rmsprop_gui.window.canvas.pens import marker_path
from rmsprop_gui.window.canvas.strokes import length_within
from rmsprop_gui.window.looks.look import current_look, font_of
from rmsprop_gui.window.pointer import DragEvent, HoverEvent

Side = tuple[int, int]
"""How far right and down of the start the name stands: −1, 0 or 1."""

_SIZE, _RIM, _CASING = 24.0, 2.6, 3.0  # pixels across and around at scale 1, as all below
_HOVERED = 2.0  # pixels that it grows by at each side
_TYPE = 14.0  # of its name
_GRIP = 16.0  # pixels around the start in which it can be taken hold of
_GAP = 18.0  # pixels from the start to its name
_ROWS = 256  # of a path: what comes later seldom comes near the start again
_CORNER = 0.7  # of that distance towards either side at a corner
_SIDES: tuple[Side, ...] = ((0, 1), (1, 0), (-1, 0), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Where the name may stand, the best first."""


class StartMarker(FrameLayer):
    """The start, which can be dragged."""

    dragged = Signal(float, float)
    dropped = Signal()

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.point: Point = (0.0, 0.0)
        self._hovered = False
        self._dragging = False
        self._predicting = False
        self._is_hinted = False
        self._side = _SIDES[0]  # on which the name stands
        self._weighed: object = None  # what that was chosen for
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)

    def show_point(self, point: Point) -> None:
        """Stand at this point."""
        self.point = point
        self.prepareGeometryChange()  # the shape that can be taken hold of moves along
        self.update()

    @property
    def _name(self) -> str:
        return self.tr("drag me") if self._is_hinted else self.tr("start")

    def set_hinted(self, hinted: bool) -> None:
        """Say that it can be dragged instead of what it is."""
        self._is_hinted = hinted
        self.update()

    def set_predicting(self, predicting: bool) -> None:
        """While something is to be guessed the name stays where it is: another place would say where no path goes."""
        self._predicting = predicting

    def shape(self) -> QPainterPath:
        centre = self.mapping().pixel(self.point)
        path = QPainterPath()
        reach = _GRIP * current_look().scale
        path.addEllipse(centre, reach, reach)
        return path

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = current_look()
        ink, casing = look.theme.ink, look.theme.casing
        draw_start(painter, mapping.pixel(self.point), _HOVERED if self._hovered else 0.0)
        box = self.label_box(mapping)
        if box is not None:
            draw_lettering(painter, self._name, box, _TYPE, QFont.Weight.Medium, ink, casing, HALO * look.scale)

    def boxes(self, mapping: Mapping) -> list[QRectF]:
        """Where the diamond and its name are, in pixels."""
        place, reach = mapping.pixel(self.point), (_SIZE / 2 + _RIM + _CASING) * current_look().scale
        label = self.label_box(mapping)
        return [QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach), *([label] if label else [])]

    def label_box(self, mapping: Mapping) -> QRectF | None:
        """Where the name stands: within the canvas, and where the least of the paths lies below it; None for nowhere.

        It is nowhere while the start is dragged, and while it is outside the view.
        """
        if self._dragging or not mapping.contains(self.point):
            return None
        size = text_size(self._name, font_of(_TYPE, QFont.Weight.Medium))
        pairs = (*self._frame.shown(), *self._frame.pins()) if self._frame is not None else ()
        rows = [(id(recording), min(recording.length, _ROWS)) for _, recording in pairs]
        wanted = self.point, mapping, size, rows
        start = mapping.pixel(self.point)
        if wanted != self._weighed and not self._predicting:
            paths = [mapping.to_pixels(recording.trajectory.position[:_ROWS]) for _, recording in pairs]
            self._weighed, self._side = wanted, freest(start, size, mapping, paths)
        return _beside(start, size, self._side, mapping)

    def hoverEvent(self, event: HoverEvent) -> None:
        self._hovered = not event.isExit() and event.acceptDrags(Qt.MouseButton.LeftButton)
        self.respond(Qt.CursorShape.OpenHandCursor if self._hovered else None)
        self.update()

    def mouseDragEvent(self, event: DragEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self._dragging = not event.isFinish()
        self.dragged.emit(*self.mapping().rounded_point(event.pos()))
        if event.isFinish():
            self.dropped.emit()


def draw_start(painter: QPainter, place: QPointF, more: float = 0.0) -> None:
    """The diamond at a start, reaching so many pixels farther at scale 1 than usually."""
    look = current_look()
    ink, casing = look.theme.ink, look.theme.casing
    painter.save()
    painter.translate(place)
    outline = marker_path("diamond", (_SIZE / 2 + more) * look.scale / 1.25)
    for pen in (QPen(QColor(casing), (_RIM + 2 * _CASING) * look.scale), QPen(QColor(ink), _RIM * look.scale)):
        painter.setPen(pen)
        painter.setBrush(QColor(casing))
        painter.drawPath(outline)
    painter.restore()


def freest(start: QPointF, size: QSizeF, mapping: Mapping, paths: list[Array]) -> Side:
    """The first side of the start on which the least of the paths, in pixels, (n, 2) each, lies below the name."""

    def covered(side: Side) -> float:
        box = _beside(start, size, side, mapping)
        if box is None:
            return math.inf
        corners = box.left(), box.top(), box.right(), box.bottom()
        return sum((length_within(path, corners) for path in paths), 0.0)

    return min(_SIDES, key=covered)


def _beside(start: QPointF, size: QSizeF, side: Side, mapping: Mapping) -> QRectF | None:
    """The place on one side of the start, moved along that side into the canvas; None where there is no room for it."""
    right, down = side
    gap = _GAP * current_look().scale * (_CORNER if right and down else 1.0)
    x = start.x() + right * (gap + size.width() / 2) - size.width() / 2
    y = start.y() + down * (gap + size.height() / 2) - size.height() / 2
    if not right:
        x = max(min(x, mapping.width - size.width()), 0.0)
    if not down:
        y = max(min(y, mapping.height - size.height()), 0.0)
    box = QRectF(x, y, size.width(), size.height())
    return box if QRectF(0, 0, mapping.width, mapping.height).contains(box) else None
