"""A question on the canvas: the path a dot a step, so that its speed is seen, places to choose, and the ghost."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from rmsprop_gui.formulas.meaning import Span
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.canvas.layer import Mapping, PressableLayer
from rmsprop_gui.window.canvas.pens import Caption, draw_labels
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.symbols import SymbolMarks

_DOT, _RIM, _LINE = 3.4, 1.6, 1.6  # pixels at scale 1, as all below
_PLACE = 15.0
_RING = 13.0
_FARTHEST = 1e5  # pixels: what is farther away is on no screen


@dataclass(frozen=True)
class Ghosted:
    """What a wrong choice would have drawn, from row `first` on, and how it is called."""

    path: tuple[Point, ...]
    first: int
    name: str


@dataclass(frozen=True)
class Marks:
    """What of a question is on the canvas. Once it `is_told`, the path has its dots up to the playhead alone: the rest
    is painted with the runs. `right` and `wrong` are places that are marked so, by their index.

    `looked_at` is the point that the explanation speaks of.
    """

    path: tuple[Point, ...] = ()
    places: tuple[Point, ...] = ()
    right: int | None = None
    wrong: int | None = None
    ghost: Ghosted | None = None
    looked_at: Point | None = None
    is_told: bool = False


NONE = Marks()


class QuizMarks(PressableLayer):
    """Paints `Marks`; a click on a place chooses it."""

    chosen = Signal(int)
    """The index of a place."""

    def __init__(self, view_box: pg.ViewBox, height: int, taken: Callable[[Mapping], list[QRectF]]) -> None:
        super().__init__(view_box, height)
        self._taken = taken  # what the name of the ghost may not touch
        self.marks = NONE
        self.named: QRectF | None = None
        """Where the name of the ghost stands, in pixels, as it was painted last; None without one."""
        self._step = 0
        self._hint = ""

    def show_marks(self, marks: Marks, hint: str = "") -> None:
        """Show these; `hint` is what a click on a place does, in words."""
        self.marks, self._hint = marks, hint
        self.prepareGeometryChange()
        self.update()

    def show_step(self, step: int) -> None:
        """The playhead is there: the ghost is as far."""
        self._step = step
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        self.named = None
        if self.marks.ghost is not None:
            self._draw_ghost(painter, mapping, self.marks.ghost)
        self._draw_path(painter, mapping)
        if self.marks.looked_at is not None:
            self._draw_ring(painter, mapping.pixel(self.marks.looked_at))
        for index, place in enumerate(self.marks.places):
            self._draw_place(painter, mapping.pixel(place), index)

    def _draw_path(self, painter: QPainter, mapping: Mapping) -> None:
        theme, path = current_look().theme, self.marks.path
        if self.marks.is_told:
            _draw_dots(painter, _pixels(mapping, path[: self._step + 1]), theme.ink, theme.casing)
        else:
            pixels = _pixels(mapping, path)
            _draw_line(painter, pixels, theme.ink, theme.casing, Qt.PenStyle.SolidLine)
            _draw_dots(painter, pixels, theme.ink, theme.casing)

    def _draw_ghost(self, painter: QPainter, mapping: Mapping, ghost: Ghosted) -> None:
        theme = current_look().theme
        shown = ghost.path[: max(self._step - ghost.first + 1, 0)]
        pixels = _pixels(mapping, shown)
        _draw_line(painter, pixels, theme.ink, theme.casing, Qt.PenStyle.DashLine)
        _draw_dots(painter, pixels, theme.casing, theme.ink)
        if pixels:
            name: Caption = ((Span(ghost.name),), pixels[-1], False)
            taken = [*self._taken(mapping), *self.boxes(mapping)]
            (self.named,) = draw_labels(painter, [name], mapping, SymbolMarks(), taken)

    def boxes(self, mapping: Mapping) -> list[QRectF]:
        """Where the places to choose are, in pixels."""
        radius = _PLACE * current_look().scale
        around = QRectF(-radius, -radius, 2 * radius, 2 * radius)
        return [around.translated(mapping.pixel(place)) for place in self.marks.places]

    def _draw_ring(self, painter: QPainter, centre: QPointF) -> None:
        look = current_look()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wider in ((look.theme.casing, 3.0), (look.theme.accent, 0.0)):
            painter.setPen(QPen(QColor(colour), (2.6 + wider) * look.scale))
            painter.drawEllipse(centre, _RING * look.scale, _RING * look.scale)

    def _draw_place(self, painter: QPainter, centre: QPointF, index: int) -> None:
        look = current_look()
        theme, radius = look.theme, _PLACE * look.scale
        ground, ink = {
            self.marks.right: (theme.accent, theme.on_accent),
            self.marks.wrong: (theme.alert, theme.alert_ground),
        }.get(index, (theme.ink, theme.casing))
        painter.setPen(QPen(QColor(theme.casing), 2 * look.scale))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(centre, radius, radius)
        painter.save()
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        painter.restore()

    def shape(self) -> QPainterPath:
        path, mapping, radius = QPainterPath(), self.mapping(), _PLACE * current_look().scale
        path.setFillRule(Qt.FillRule.WindingFill)
        for place in self.marks.places if self._hint else ():
            path.addEllipse(mapping.pixel(place), radius, radius)
        return path

    def hint_at(self, place: QPointF) -> str:
        return self._hint.format(number=self._nearest(place) + 1)

    def press(self, place: QPointF, double: bool) -> None:
        if not double and self._hint:
            self.chosen.emit(self._nearest(place))

    def _nearest(self, place: QPointF) -> int:
        mapping = self.mapping()
        away = [(mapping.pixel(item) - place).manhattanLength() for item in self.marks.places]
        return away.index(min(away))


def _pixels(mapping: Mapping, points: tuple[Point, ...]) -> list[QPointF]:
    """Where points lie, up to the first that no screen could show."""
    if not points:
        return []
    pixels = mapping.to_pixels(np.array(points, float))
    far = (np.abs(pixels) > _FARTHEST).any(axis=1)
    count = int(far.argmax()) if far.any() else len(pixels)
    return [QPointF(x, y) for x, y in pixels[:count].tolist()]


def _draw_line(painter: QPainter, pixels: list[QPointF], ink: str, casing: str, style: Qt.PenStyle) -> None:
    """A thin line that stands out from any ground."""
    scale, line = current_look().scale, QPolygonF(pixels)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(casing), (_LINE + 2 * _RIM) * scale))
    painter.drawPolyline(line)
    painter.setPen(QPen(QColor(ink), _LINE * scale, style))
    painter.drawPolyline(line)


def _draw_dots(painter: QPainter, pixels: list[QPointF], fill: str, rim: str) -> None:
    """A dot for each step."""
    scale = current_look().scale
    painter.setPen(QPen(QColor(rim), _RIM * scale))
    painter.setBrush(QColor(fill))
    for pixel in pixels:
        painter.drawEllipse(pixel, _DOT * scale, _DOT * scale)
