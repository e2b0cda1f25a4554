"""The mean path of each run over many seeds, in a band of one standard deviation, and its ellipse at the playhead."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPicture, QPolygonF

from rmsprop_gui.formulas.meaning import Span
from rmsprop_gui.simulation.averaging import Averages
from rmsprop_gui.surfaces.surface import Array, Rows
from rmsprop_gui.view.theme import RunStyle
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import Caption, draw_labels, draw_strokes, stroke_pen
from rmsprop_gui.window.looks.look import Look, current_look
from rmsprop_gui.window.looks.sheets import Sheet, draw_sheet
from rmsprop_gui.window.looks.symbols import SymbolMarks

_PITCH, _CELL = 2.0, 3.0  # pixels along the mean path between two points, and within which they are one
_SIZES = 4.0  # into how many the spread is told apart while it becomes larger by a factor of e
_BAND = 0.22  # opacity
_MEAN, _CASING, _OUTLINE = 3.0, 2.4, 1.8  # widths at scale 1
_CENTRE = 3.5
_TINY = 1e-12  # square pixels
_FARTHEST = 1e5  # pixels
_MOST = 24  # runs that have bands: each has three pictures as large as the canvas


@dataclass(frozen=True, eq=False)
class Bell:
    """Where the mean is and how far the seeds spread there, in pixels."""

    centre: Array
    """(2,)"""
    covariance: Array
    """(2, 2)"""

    @property
    def is_near(self) -> bool:
        """Whether it can be painted: what is farther or larger leaves every screen."""
        return bool((np.abs(self.centre) < _FARTHEST).all() and (np.diag(self.covariance) < _FARTHEST**2).all())

    def axes(self) -> tuple[float, float, float]:
        """The standard deviations along the two axes, and the angle of the first in degrees."""
        sizes, directions = np.linalg.eigh(self.covariance)
        short, long = np.sqrt(np.maximum(sizes, 0.0)).tolist()
        return long, short, math.degrees(math.atan2(directions[1, 1], directions[0, 1]))

    def side(self, across: Array) -> Array:
        """From the centre to the point of the ellipse that is farthest along the unit vector `across`."""
        along = self.covariance @ across
        reached: Array = along / math.sqrt(max(float(across @ along), _TINY))
        return reached


def bells(averages: Averages, rows: Array, mapping: Mapping) -> list[Bell]:
    """Those at these rows; between two rows on the straight line."""
    low, high, share = np.floor(rows).astype(int), np.ceil(rows).astype(int), (rows % 1)[:, None]
    mean, spread = (part[low] * (1 - share) + part[high] * share for part in (averages.mean, averages.spread))
    scale = mapping.to_pixels(np.array([[1.0, 1.0]]))[0] - mapping.to_pixels(np.array([[0.0, 0.0]]))[0]
    a, b, c = (spread * [scale[0] ** 2, scale[0] * scale[1], scale[1] ** 2]).T
    covariances = np.stack((np.stack((a, b), axis=-1), np.stack((b, c), axis=-1)), axis=-2)
    return [Bell(*pair) for pair in zip(mapping.to_pixels(mean), covariances, strict=True)]


_NONE = QPicture()  # before anything is drawn


@dataclass(frozen=True, eq=False)
class Course:
    """Of the mean path, what there is to draw: points some way apart, and those of them that have an ellipse."""

    rows: Rows
    points: Array
    """(n, 2), in pixels."""
    marked: Rows
    """Indices of points with an ellipse: where the path comes again and spreads as before, there is one already."""


class Band:
    """What one run has left behind, as pictures that grow with the playhead: the band, the path and its casing."""

    def __init__(self, averages: Averages, mapping: Mapping, look: Look, style: RunStyle) -> None:
        self.averages = averages
        self.kept_by = mapping, look, style
        self._colour = QColor(style.colour)
        self._course = course_of(averages, mapping)
        self.band: Sheet = _NONE
        self.casing: Sheet = _NONE
        self.core: Sheet = _NONE
        self._drawn = 0  # how many of the points

    def _begin(self) -> None:
        mapping = self.kept_by[0]
        self.band, self.casing, self.core = (mapping.blank() for _ in range(3))
        self._drawn = 0

    def fits(self, averages: Averages, *kept_by: object) -> bool:
        """Whether these are the same averages, or more rows of them."""
        return self.averages.is_part_of(averages) and self.kept_by == kept_by

    def take(self, averages: Averages) -> None:
        """Take over what may be more rows of the same."""
        if averages is not self.averages:
            self.averages, self._course = averages, course_of(averages, self.kept_by[0])

    def upto(self, row: int) -> None:
        """Let the pictures end at a row, or somewhat before it."""
        count = int(np.searchsorted(self._course.rows, row, side="right"))
        if count < self._drawn or self.band is _NONE or self.kept_by[0].is_vector:  # shapes are noted anew
            self._begin()
        if count > self._drawn:
            self._draw_band(self._drawn, count)
            self._draw_path(max(self._drawn - 1, 0), count)
            self._drawn = count

    @property
    def end(self) -> Array:
        """Where the pictures end, in pixels; (0, 2) where nothing is drawn."""
        return self._course.points[max(self._drawn - 1, 0) : self._drawn]

    def _draw_band(self, first: int, last: int) -> None:
        course, mapping = self._course, self.kept_by[0]
        marked = course.marked[(course.marked >= first) & (course.marked < last)]
        before = np.maximum(marked - 1, 0)
        pairs = (bells(self.averages, course.rows[part].astype(float), mapping) for part in (before, marked))
        painter = QPainter(self.band)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_band(painter, zip(*pairs, strict=True), self._colour)
        painter.end()

    def _draw_path(self, first: int, last: int) -> None:
        _, look, _ = self.kept_by
        points, width = self._course.points[first:last], _MEAN * look.scale * look.theme.weight
        segments = np.concatenate((points[:-1], points[1:]), axis=1)
        for picture, colour, more in ((self.casing, look.theme.casing, _CASING), (self.core, self._colour.name(), 0.0)):
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_strokes(painter, segments, stroke_pen(colour, width + more * look.scale))
            painter.end()


def course_of(averages: Averages, mapping: Mapping) -> Course:
    """The points of the mean path that are to be drawn; of more rows, the first are the same."""
    known = averages.known
    points = mapping.to_pixels(averages.mean[:known])
    with np.errstate(over="ignore", invalid="ignore"):
        passed = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T)))) / _PITCH
        is_next = np.diff(np.floor(np.where(np.isfinite(passed), passed, np.inf)), prepend=-1.0) > 0
    seen = np.abs(points).max(axis=1) < _FARTHEST
    rows = np.flatnonzero(is_next & seen)
    variance = np.maximum(averages.spread[rows][:, [0, 2]].sum(axis=1), _TINY)
    cells = np.column_stack((np.floor(points[rows] / _CELL), np.round(_SIZES * np.log(variance))))
    marked = np.sort(np.unique(cells, axis=0, return_index=True)[1])
    return Course(rows, points[rows], marked)


def draw_band(painter: QPainter, pairs: Iterable[tuple[Bell, Bell]], colour: QColor) -> None:
    """Fill an ellipse at the second of each pair, and what is between it and the first."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for before, bell in pairs:
        _fill_between(painter, before, bell)
        _draw_ellipse(painter, bell)


def _fill_between(painter: QPainter, one: Bell, other: Bell) -> None:
    """Between the points where the ellipses reach farthest to the sides of the way."""
    if not (one.is_near and other.is_near):
        return
    way = other.centre - one.centre
    length = math.hypot(*way)
    if length > 0:
        across = np.array([-way[1], way[0]]) / length
        sides = [one.centre + one.side(across), other.centre + other.side(across)]
        sides += [other.centre - other.side(across), one.centre - one.side(across)]
        painter.drawPolygon(QPolygonF([QPointF(*corner.tolist()) for corner in sides]))


def _draw_ellipse(painter: QPainter, bell: Bell) -> None:
    if not bell.is_near:
        return
    long, short, angle = bell.axes()
    painter.save()
    painter.translate(*bell.centre.tolist())
    painter.rotate(angle)
    painter.drawEllipse(QRectF(-long, -short, 2 * long, 2 * short))
    painter.restore()


class AveragePaths(FrameLayer):
    """Above the trails, which are then those of one seed of many."""

    def __init__(self, view_box: pg.ViewBox, height: int, taken: Callable[[Mapping], list[QRectF]]) -> None:
        super().__init__(view_box, height)
        self._taken = taken  # what nothing is written over
        self.bands: list[Band] = []

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        frame = self._frame
        if frame is None or not frame.averages:
            self.bands = []
            return
        look, at = current_look(), self._glide.at if self._glide is not None else float(frame.step)
        self.bands = [self._band(averages, mapping, look, run.style) for run, averages in frame.averaged()]
        captions: list[Caption] = []
        for (run, averages), band in zip(frame.averaged(), self.bands, strict=True):
            end = min(at, averages.known - 1.0)
            if end >= 0:
                bell = self._draw_one(painter, band, end, len(self.bands) <= _MOST)
                text = self.caption(averages, averages.row(frame.step), run is frame.run)
                captions += [((Span(text),), QPointF(*bell.centre.tolist()), False)] if text else []
        draw_labels(painter, captions, mapping, SymbolMarks(), self._taken(mapping))

    def _band(self, averages: Averages, mapping: Mapping, look: Look, style: int) -> Band:
        """The one that there is already, or another."""
        kept_by = mapping, look, look.theme.run_style(style)
        band = next((band for band in self.bands if band.fits(averages, *kept_by)), None) or Band(averages, *kept_by)
        band.take(averages)
        return band

    def _draw_one(self, painter: QPainter, band: Band, end: float, has_path: bool) -> Bell:
        """The ellipse where it is, and what it has left behind: that is left out where its pictures would be many."""
        mapping, look, style = band.kept_by
        (bell,) = bells(band.averages, np.array([end]), mapping)
        if has_path:
            band.upto(int(end))
        painter.setOpacity(_BAND)
        draw_sheet(painter, QPointF(), band.band)
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        weight, tip = look.scale * look.theme.weight, np.column_stack((band.end, bell.centre[None, :][: len(band.end)]))
        tip = tip if bell.is_near else tip[:0]
        for picture, ink, more in ((band.casing, look.theme.casing, _CASING), (band.core, style.colour, 0.0)):
            draw_sheet(painter, QPointF(), picture)
            draw_strokes(painter, tip, stroke_pen(ink, (_MEAN + more) * weight))
            painter.setPen(QPen(QColor(ink), (_OUTLINE + more) * weight))
            _draw_ellipse(painter, bell)
        painter.setPen(QPen(QColor(style.colour), _OUTLINE * weight))
        painter.setBrush(QColor(look.theme.casing))
        painter.drawEllipse(QPointF(*bell.centre.tolist()), _CENTRE * look.scale, _CENTRE * look.scale)
        return bell

    def caption(self, averages: Averages, row: int, is_selected: bool) -> str:
        """Of the selected run what it is the mean of; of any how many are not in it any more."""
        parts = [self.tr("mean of {count} seeds").format(count=len(averages.seeds))] if is_selected else []
        if diverged := averages.diverged(row):
            parts.append(self.tr("{count} diverged").format(count=diverged))
        return ", ".join(parts)
