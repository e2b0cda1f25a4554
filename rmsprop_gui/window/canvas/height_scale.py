"""The scale of the contours: which ground means which height."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from rmsprop_gui.formulas.number import MINUS, number
from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.levels import Levels
from rmsprop_gui.window.canvas.contour_bands import shade
from rmsprop_gui.window.canvas.covered import Cover, CoveredPlaces
from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.canvas.lettering import THIN_HALO, draw_lettering, text_size
from rmsprop_gui.window.looks.look import Look, current_look, font_of
from rmsprop_gui.window.looks.sheets import Sheet, blank, draw_sheet

_WIDTH, _HEIGHT = 180.0, 10.0  # pixels at scale 1, as all below
_SHARE = 0.28  # of the width of the canvas that it takes at the most
_EDGE = 16.0
_TICK = 5.0
_TYPE = 14.0
_GAP = 4.0  # between letters and bar
_APART = 6.0  # between the numbers of two ticks


class HeightScale(Layer):
    """A bar with a cell for each band, from low to high, and the heights of whole decades below it."""

    def __init__(self, view_box: pg.ViewBox, height: int, covered: CoveredPlaces) -> None:
        super().__init__(view_box, height)
        self._covered = covered
        covered.changed.connect(self._on_covered_changed)
        self._contours: Contours | None = None
        self._of = ""
        self._pictured_for: tuple[Levels, str, QRectF, float, Look] | None = None
        self._picture: Sheet = QPixmap()

    def show_contours(self, contours: Contours | None, is_mean: bool = False) -> None:
        """Tell the heights of these, which may be those of a mean over steps; None while there are none."""
        self._contours, self._of = contours, self.tr("mean f(x)") if is_mean else "f(x)"
        self._placed(self.mapping())  # what is painted before it keeps away from it, too
        self.update()

    @Slot()
    def _on_covered_changed(self) -> None:
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        place = self._placed(mapping)
        if self._contours is None or place.isEmpty():
            return
        wanted = self._contours.levels, self._of, place, mapping.ratio, current_look()
        if wanted != self._pictured_for:
            self._pictured_for, self._picture = wanted, _pictured(*wanted)
        draw_sheet(painter, QPointF(_around(place).topLeft()), self._picture)

    def _placed(self, mapping: Mapping) -> QRectF:
        place = self._place(self._contours.levels, mapping) if self._contours is not None else QRectF()
        self._covered.cover(Cover.SCALE, self.mapRectToScene(place) if not place.isEmpty() else QRectF())
        return place

    def _place(self, levels: Levels, mapping: Mapping) -> QRectF:
        """In the upper left corner, or below what lies there; empty where there is no room or nothing to tell."""
        look = current_look()
        edge, line = _EDGE * look.scale, text_size("0", font_of(_TYPE)).height()
        width = min(_WIDTH * look.scale, _SHARE * mapping.width)
        width = max(width, text_size(name_of(levels, self._of), font_of(_TYPE, QFont.Weight.Medium)).width())
        place = QRectF(edge, edge, width, 2 * line + (_HEIGHT + _TICK + _GAP) * look.scale)
        for other in self._covered.within(self, Cover.SCALE):
            if other.intersects(place):
                place.moveTop(other.bottom() + edge)
        fits = QRectF(0, 0, mapping.width, mapping.height / 2).contains(place) and mapping.width > 3 * width
        return place if fits and len(levels.heights) else QRectF()


def name_of(levels: Levels, of: str = "f(x)") -> str:
    """What the numbers of the scale, and those on the lines, are the values of."""
    if levels.base == 0:
        return of
    return f"{of} {MINUS if levels.base > 0 else '+'} {number(abs(levels.base))}"


def ticks_of(levels: Levels) -> list[tuple[float, str]]:
    """Where along the bar, from 0 to 1, which heights are told: whole decades; all major levels of fewer."""
    cells, texts = len(levels.heights) + 1, levels.labels()
    major = [index for index, is_major in enumerate(levels.major.tolist()) if is_major]
    decades = [index for index in major if levels.is_log and _is_decade(levels.heights[index])]
    return [((index + 1) / cells, texts[index]) for index in (decades if len(decades) > 1 else major)]


def _is_decade(height: float) -> bool:
    return abs(math.log10(height) - round(math.log10(height))) < 1e-9


def _around(place: QRectF) -> QRect:
    """A place with all that is written beside it, in whole pixels."""
    margin = place.height()
    return place.adjusted(-margin, 0, margin, margin).toAlignedRect()


def _pictured(levels: Levels, of: str, place: QRectF, ratio: float, look: Look) -> Sheet:
    """The picture of what is around a place: letters and bands are not painted anew in each frame."""
    around = _around(place)
    sheet = blank(around.size().toSizeF(), ratio)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-around.topLeft())
    _draw(painter, levels, of, place, look)
    painter.end()
    return sheet


def _draw(painter: QPainter, levels: Levels, of: str, place: QRectF, look: Look) -> None:
    strong = font_of(_TYPE, QFont.Weight.Medium)
    line, scale = text_size("f", strong).height(), look.scale
    bar = QRectF(place.left(), place.top() + line + _GAP * scale, place.width(), _HEIGHT * scale)
    ink, casing, halo = look.theme.ink, look.theme.casing, THIN_HALO * scale
    name = QRectF(place.topLeft(), QSizeF(place.width(), line))
    draw_lettering(painter, name_of(levels, of), name, _TYPE, QFont.Weight.Medium, ink, casing, halo)
    _draw_bar(painter, levels, bar, look)
    right = -math.inf
    for along, text in ticks_of(levels):
        x, width = bar.left() + along * bar.width(), text_size(text, font_of(_TYPE)).width()
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + _TICK * scale))
        box = QRectF(x - width / 2, bar.bottom() + _TICK * scale, width, line)
        if box.left() > right + _APART * scale and box.left() > 0:
            draw_lettering(painter, text, box, _TYPE, QFont.Weight.Normal, look.theme.ink_soft, casing, halo)
            right = box.right()


def _draw_bar(painter: QPainter, levels: Levels, bar: QRectF, look: Look) -> None:
    cells = len(levels.heights) + 1
    for index in range(cells):
        begin, end = (round(bar.left() + bar.width() * edge / cells) for edge in (index, index + 1))
        painter.fillRect(QRectF(begin, bar.top(), end - begin, bar.height()), shade(levels.shade(index), look.theme))
    painter.setPen(QPen(QColor(look.theme.ink_soft), look.scale))
    painter.drawRect(bar)
