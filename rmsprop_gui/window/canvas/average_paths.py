"""The mean path of each run over many seeds, in a band of one standard deviation, and its ellipse at the playhead."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from rmsprop_gui.formulas.meaning import Span
from rmsprop_gui.simulation.averaging import Averages
from rmsprop_gui.surfaces.surface import Array, Rows
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import Caption, draw_labels
from rmsprop_gui.window.looks.look import Look, current_look
from rmsprop_gui.window.looks.symbols import SymbolMarks
from rmsprop_gui.window.looks.theme import RunStyle

_PITCH = 3.0  # pixels along the mean path between two ellipses of the band
_BAND, _RIM = 0.22, 0.9  # opacities
_MEAN, _CASING, _OUTLINE = 3.0, 2.4, 1.8  # widths at scale 1
_CENTRE = 3.5
_TINY = 1e-12  # square pixels


@dataclass(frozen=True, eq=False)
class Bell:
    """Where the mean is and how far the seeds spread there, in pixels."""

    centre: Array
    """(2,)"""
    covariance: Array
    """(2, 2)"""

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


class Band:
    """The band of one run as a picture that grows with the playhead."""

    def __init__(self, averages: Averages, mapping: Mapping, look: Look, style: RunStyle) -> None:
        self.source = averages, mapping, look, style
        self._averages, self._mapping, self._colour = averages, mapping, QColor(style.colour)
        self._picture = mapping.blank()
        self._rows, self._points = _chosen(averages, mapping)
        self._drawn = 0  # how many of them
        self._last: Bell | None = None

    def upto(self, row: int) -> QPixmap:
        """The band up to a row, or somewhat before it."""
        count = self._count(row)
        if count < self._drawn:
            self._picture, self._drawn, self._last = self._mapping.blank(), 0, None
        if count > self._drawn:
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._last = draw_band(
                painter,
                bells(self._averages, self._rows[self._drawn : count].astype(float), self._mapping),
                self._colour,
                self._last,
            )
            painter.end()
            self._drawn = count
        return self._picture

    def mean(self, row: int, end: Array) -> QPolygonF:
        """The mean path up to a row, and on to a point."""
        points = [QPointF(x, y) for x, y in self._points[: self._count(row)].tolist()]
        return QPolygonF([*points, QPointF(*end.tolist())])

    def _count(self, row: int) -> int:
        return int(np.searchsorted(self._rows, row, side="right"))


def _chosen(averages: Averages, mapping: Mapping) -> tuple[Rows, Array]:
    """The rows that are a few pixels apart along the mean path, from the first on, and where they are."""
    known = averages.known
    points = mapping.to_pixels(averages.mean[:known])
    with np.errstate(over="ignore", invalid="ignore"):
        passed = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T)))) / _PITCH
    passed = np.where(np.isfinite(passed), passed, np.inf)
    with np.errstate(invalid="ignore"):
        is_next = np.diff(np.floor(passed), prepend=-1.0) > 0
    seen = np.abs(points).max(axis=1) < 20 * mapping.width  # what is farther outside leaves every screen
    rows = np.flatnonzero(is_next & seen)
    return rows, points[rows]


def draw_band(painter: QPainter, drawn: Iterable[Bell], colour: QColor, before: Bell | None = None) -> Bell | None:
    """Fill an ellipse at each, and what is between it and the one before; the last of them is returned."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for bell in drawn:
        if before is not None:
            _fill_between(painter, before, bell)
        _draw_ellipse(painter, bell)
        before = bell
    return before


def _fill_between(painter: QPainter, one: Bell, other: Bell) -> None:
    """Between the points where the ellipses reach farthest to the sides of the way."""
    way = other.centre - one.centre
    length = math.hypot(*way)
    if length > 0:
        across = np.array([-way[1], way[0]]) / length
        sides = [one.centre + one.side(across), other.centre + other.side(across)]
        sides += [other.centre - other.side(across), one.centre - one.side(across)]
        painter.drawPolygon(QPolygonF([QPointF(*corner.tolist()) for corner in sides]))


def _draw_ellipse(painter: QPainter, bell: Bell) -> None:
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
        self._bands: list[Band] = []

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        frame = self._frame
        if frame is None or not frame.averages:
            self._bands = []
            return
        look, at = current_look(), self._glide.at if self._glide is not None else float(frame.step)
        sources = [(averages, mapping, look, look.theme.run_style(run.style)) for run, averages in frame.averaged()]
        kept = {id(band.source[0]): band for band in self._bands if band.source in sources}
        self._bands = [kept.get(id(source[0])) or Band(*source) for source in sources]
        captions: list[Caption] = []
        for (run, averages), band in zip(frame.averaged(), self._bands, strict=True):
            end = min(at, averages.known - 1.0)
            if end >= 0:
                bell = self._draw_one(painter, band, end)
                text = self.caption(averages, averages.row(frame.step), run is frame.run)
                captions += [((Span(text),), QPointF(*bell.centre.tolist()), False)] if text else []
        draw_labels(painter, captions, mapping, SymbolMarks(), self._taken(mapping))

    def _draw_one(self, painter: QPainter, band: Band, end: float) -> Bell:
        averages, mapping, look, style = band.source
        (bell,) = bells(averages, np.array([end]), mapping)
        colour, row = QColor(style.colour), int(end)
        painter.setOpacity(_BAND)
        painter.drawPixmap(0, 0, band.upto(row))
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path, weight = band.mean(row, bell.centre), look.scale * look.theme.weight
        for ink, more in ((QColor(look.theme.casing), _CASING), (colour, 0.0)):
            painter.setPen(QPen(ink, (_MEAN + more) * weight, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(path)
            painter.setPen(QPen(ink, (_OUTLINE + more) * weight))
            painter.setOpacity(_RIM)
            _draw_ellipse(painter, bell)
            painter.setOpacity(1.0)
        painter.setPen(QPen(colour, _OUTLINE * weight))
        painter.setBrush(QColor(look.theme.casing))
        painter.drawEllipse(QPointF(*bell.centre.tolist()), _CENTRE * look.scale, _CENTRE * look.scale)
        return bell

    def caption(self, averages: Averages, row: int, is_selected: bool) -> str:
        """Of the selected run what it is the mean of; of any how many are not in it any more."""
        parts = [self.tr("mean of {count} seeds").format(count=len(averages.seeds))] if is_selected else []
        if diverged := averages.diverged(row):
            parts.append(self.tr("{count} diverged").format(count=diverged))
        return ", ".join(parts)
