"""Curves over the steps, thinned to what a column of pixels can show, and the playhead in front of them."""

import math
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, hollow_sheet, marker_sheet, stroke_pen
from rmsprop_gui.window.canvas.strokes import dashed, lengths
from rmsprop_gui.window.charts.chart_layer import ChartLayer
from rmsprop_gui.window.charts.ends import End, draw_arrow, held_inside, place_end
from rmsprop_gui.window.charts.scales import LogScale, Scale
from rmsprop_gui.window.charts.series import Series
from rmsprop_gui.window.charts.sizes import AHEAD, BAND, CURVE, DOT, DOT_PITCH, HALO, MARKER, PIN, PLAYHEAD, RAW, LookOf
from rmsprop_gui.window.experiment.state_words import stop_words
from rmsprop_gui.window.looks.colours import mixed
from rmsprop_gui.window.looks.look import Look, current_look
from rmsprop_gui.window.looks.sheets import Sheet, draw_around, draw_sheet, stamp

_CHANGE = 9.0  # height of the mark where hyperparameters changed
_PLAYHEAD = 0.75  # of the ink, that the playhead has


@dataclass(frozen=True, eq=False)
class Picture:
    """All curves, as they are drawn once for all steps."""

    series: tuple[Series, ...]
    look: Look
    mapping: Mapping
    sheet: Sheet
    ends: tuple[End, ...]


class CurvesLayer(ChartLayer):
    """All curves in one picture, up to the playhead; beyond it in another one, as dots. A step draws none anew."""

    def __init__(self, view_box: pg.ViewBox, height: int, look: LookOf = current_look) -> None:
        super().__init__(view_box, height, look)
        self.series: tuple[Series, ...] = ()
        self.step = 0
        self._at = 0.0  # where the playhead is painted: on its way to the step
        self.future_hidden = True
        self.is_to_come = False
        self.scale: Scale = LogScale()
        self._pictures: dict[bool, Picture] = {}

    def show_series(self, series: tuple[Series, ...], scale: Scale) -> None:
        """Draw these, the first below the others."""
        self.series, self.scale = series, scale
        self.update()

    def show_step(self, step: int, future_hidden: bool, is_to_come: bool = False) -> None:
        """Move the playhead, and hide what lies beyond it or show it; `is_to_come`: at least the curves as dots."""
        self.step, self.future_hidden, self.is_to_come = step, future_hidden, is_to_come
        self._at = step
        self.update()

    def show_on_the_way(self, at: float | None) -> None:
        """Paint the playhead between two steps, on its way; None for where it is."""
        self._at = self.step if at is None else at
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look, ((_, last), (low, high)) = self.look(), self.view_box.ranges
        now, top, end = (
            mapping.pixel((self._at, low)),
            mapping.pixel((self._at, high)).y(),
            mapping.pixel((last, low)),
        )
        _copy(painter, self._drawn(mapping).sheet, mapping, 0.0, now.x())
        if self.is_to_come or not self.future_hidden:
            painter.setOpacity(AHEAD)
            _copy(painter, self._drawn(mapping, ahead=True).sheet, mapping, now.x(), end.x())
            painter.setOpacity(1.0)
        ink = mixed(look.theme.ground, look.theme.ink, _PLAYHEAD)  # what lets others shine through takes Qt 2 ms
        painter.setPen(QPen(ink, PLAYHEAD * look.scale))
        painter.drawLine(now, QPointF(now.x(), top))
        self._draw_current_points(painter, mapping, look)

    def ends(self, mapping: Mapping) -> list[tuple[End, float]]:
        """Those that are shown at the playhead, with their opacity."""
        shown = [end for end in self._drawn(mapping).ends if end.step <= self.step or not self.future_hidden]
        return [(end, 1.0 if end.step <= self.step else AHEAD) for end in shown]

    def _drawn(self, mapping: Mapping, ahead: bool = False) -> Picture:
        kept, look = self._pictures.get(ahead), self.look()
        if kept is not None and kept.series is self.series and kept.look == look and kept.mapping == mapping:
            return kept
        sheet = mapping.blank()
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends: list[End] = []
        marked = 0
        for series in self.series if not ahead else ():
            draw_behind(painter, series, self.scale, mapping, look)
        for series in self.series:
            end = _draw_curves(painter, series, self.scale, mapping, look, ahead)
            if series.stop is not None and end is not None:
                told, step = stop_words(*series.stop), series.stop[1]
                ends.append(place_end(step, series.style, end, told, mapping, look, ends))
            _draw_changes(painter, series, marked, mapping, look)
            marked += bool(series.changes)
        painter.end()
        self._pictures[ahead] = Picture(self.series, look, mapping, sheet, tuple(ends))
        return self._pictures[ahead]

    def _draw_current_points(self, painter: QPainter, mapping: Mapping, look: Look) -> None:
        """The marker of each run where its curves meet the playhead, or where they ended; hollow those of pins.

        Where that is beyond the range it stands at the edge, with an arrow; the cross of a run that has stopped does.
        """
        current_points = [(column, series) for series in self.series for column in series.columns]
        rows = np.array([min(self._at, len(series.values) - 1) for _, series in current_points], float)
        places = mapping.to_pixels(np.column_stack((rows, self._heights([one for one, _ in current_points], rows))))
        for (_, series), (x, y) in zip(current_points, places.tolist(), strict=True):
            held, way = held_inside(y, mapping.height, look.scale)
            if math.isnan(y) or (way and series.stop is not None and series.stop[1] <= self.step):
                continue
            draw_around(painter, QPointF(x, held), _marker(series, mapping.ratio, look))
            if way:
                draw_arrow(painter, QPointF(x, held), way, series.style.colour, look)

    def _heights(self, columns: list[Array], rows: Array) -> Array:
        """How high the curves are at these places, one each: between two steps on the straight line that is drawn."""
        if not (rows % 1).any():
            return self.scale.heights(np.array([one[int(row)] for one, row in zip(columns, rows, strict=True)], float))
        ends = [
            self.scale.heights(np.array([one[int(row)] for one, row in zip(columns, places, strict=True)], float))
            for places in (np.floor(rows), np.ceil(rows))
        ]
        share = rows % 1
        with np.errstate(invalid="ignore"):  # nothing times infinity, where a loss of zero lies infinitely far down
            heights: Array = np.where(share > 0, ends[0] * (1 - share) + ends[1] * share, ends[0])
        return heights


def _marker(series: Series, ratio: float, look: Look) -> Sheet:
    style, radius, ground = series.style, MARKER * look.scale, look.theme.ground
    if series.pinned:
        return hollow_sheet(style.marker, style.colour, 0.8 * radius, ratio, ground)
    return marker_sheet(style.marker, style.colour, radius, ratio, HALO * look.scale, look.theme.casing)


def _copy(painter: QPainter, sheet: Sheet, mapping: Mapping, left: float, right: float) -> None:
    """Show the part of a picture between two columns; Qt takes a source less than a pixel wide for all of it."""
    painter.save()
    painter.setClipRect(QRectF(left, 0, right - left, mapping.height), Qt.ClipOperation.IntersectClip)
    draw_sheet(painter, QPointF(), sheet)
    painter.restore()


def _draw_curves(
    painter: QPainter, series: Series, scale: Scale, mapping: Mapping, look: Look, ahead: bool
) -> QPointF | None:
    """Draw the curves of one run, or what is ahead of it as dots; where the first of them ends is returned."""
    ends = []
    for column, dash in zip(series.columns, series.dashes, strict=True):
        x, y, segments = placed_curve(column, scale, mapping)
        if ahead:
            _draw_dots(painter, segments, series, mapping, look)
        else:
            _draw_curve(painter, segments, series, dash, look)
        ends.append(QPointF(float(x[-1]), float(y[-1])) if len(x) and np.isfinite(y[-1]) else None)
    return ends[0]


def placed_curve(column: Array, scale: Scale, mapping: Mapping) -> tuple[Array, Array, Array]:
    """The corners of a curve in pixels, and its segments, (n, 4), as far as they can be seen."""
    steps, values = thinned(scale.drawable(column), mapping)
    x, y = mapping.to_pixels(np.column_stack((steps, scale.heights(values)))).T
    y = np.clip(y, -10.0, mapping.height + 10.0)  # a loss of zero lies infinitely far down
    segments = np.column_stack((x[:-1], y[:-1], x[1:], y[1:]))
    return x, y, segments[np.isfinite(segments).all(axis=1) & (segments[:, 0] <= mapping.width)]


def _draw_curve(painter: QPainter, segments: Array, series: Series, dash: tuple[float, ...], look: Look) -> None:
    """In pieces: Qt takes ten times as long for a curve that swings."""
    width = (PIN if series.pinned else CURVE) * look.scale * look.theme.weight
    pen = stroke_pen(series.style.colour, width)
    if dash:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pattern = tuple(length * look.scale for length in dash)
    draw_strokes(painter, dashed(segments, _begins(segments), pattern), pen)


def _draw_dots(painter: QPainter, segments: Array, series: Series, mapping: Mapping, look: Look) -> None:
    pitch = DOT_PITCH * look.scale
    dots = dashed(segments, _begins(segments), (pitch / 100, pitch))[:, :2]
    stamp(painter, marker_sheet("circle", series.style.colour, DOT / 2 * look.scale, mapping.ratio), dots)


def _begins(segments: Array) -> Array:
    """How far along the curve each segment begins."""
    measured = lengths(segments)
    begins: Array = np.cumsum(measured) - measured
    return begins


def _draw_changes(painter: QPainter, series: Series, above: int, mapping: Mapping, look: Look) -> None:
    """A mark at the foot of the chart where hyperparameters changed, above those of `above` other runs."""
    size = _CHANGE * look.scale
    bottom = mapping.height - above * size
    painter.setPen(QPen(QColor(series.style.colour), 2.0 * look.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for row in series.changes:
        x = mapping.pixel((row, 0.0)).x()
        for top in (bottom - size, bottom - size / 2):
            painter.drawLine(QPointF(x, top), QPointF(x, top + 0.34 * size))


def draw_behind(painter: QPainter, series: Series, scale: Scale, mapping: Mapping, look: Look) -> None:
    """What stands pale behind the means: the band that most seeds are in, and the values themselves."""
    painter.save()
    if series.band is not None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setOpacity(BAND)
        pen = QPen(QColor(series.style.colour), 1 / mapping.fineness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        draw_strokes(painter, _band_columns(series.band, scale, mapping), pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(RAW)
    pen = stroke_pen(series.style.colour, PIN * look.scale)
    for column in series.pale:
        draw_strokes(painter, placed_curve(column, scale, mapping)[2], pen)
    painter.restore()


def _band_columns(band: Array, scale: Scale, mapping: Mapping) -> Array:
    """A band as upright lines, (n, 4), one for each column of pixels: Qt takes ten times as long for its outline."""
    (left, right), _ = mapping.view
    per_column = max(int((right - left) / (mapping.width * mapping.fineness)), 1)
    starts = np.arange(0, len(band), per_column)
    low, high = np.fmin.reduceat(band[:, 0], starts), np.fmax.reduceat(band[:, 1], starts)
    edges = [mapping.to_pixels(np.column_stack((starts, scale.heights(edge)))) for edge in (low, high)]
    x = (np.arange(edges[0][0, 0] * mapping.fineness, edges[0][-1, 0] * mapping.fineness) + 0.5) / mapping.fineness
    y1, y2 = (np.interp(x, edge[:, 0], np.clip(edge[:, 1], -10.0, mapping.height + 10.0)) for edge in edges)
    columns = np.column_stack((x, y1, x, y2))
    return columns[np.isfinite(columns).all(axis=1) & (x <= mapping.width)]


def thinned(values: Array, mapping: Mapping) -> tuple[Array, Array]:
    """Steps and values to draw: all of them, or the lowest and the highest of each column of pixels."""
    columns = max(round(mapping.width * mapping.fineness), 1)
    (left, right), _ = mapping.view
    per_column = int((right - left) / columns)
    if per_column < 3:
        return np.arange(len(values), dtype=float), values
    starts = np.arange(0, len(values), per_column)
    low, high = np.fmin.reduceat(values, starts), np.fmax.reduceat(values, starts)
    return np.repeat(starts.astype(float), 2), np.column_stack((low, high)).ravel()
