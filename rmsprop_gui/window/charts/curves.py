"""Curves over the steps, thinned to what a column of pixels can show, and the playhead in front of them."""

import math
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, marker_pixmap, stroke_pen
from rmsprop_gui.window.canvas.strokes import dashed, lengths
from rmsprop_gui.window.charts.ends import HALO, MARKER, End, draw_arrow, held_inside, place_end
from rmsprop_gui.window.charts.scales import LogScale, Scale
from rmsprop_gui.window.charts.series import Series
from rmsprop_gui.window.experiment.state_words import stop_words
from rmsprop_gui.window.looks.look import Look, current_look

AHEAD = 0.3
"""Opacity of what lies beyond the playhead."""
_RUN, _PIN = 1.8, 1.0  # widths of the curves
_CHANGE = 9.0  # height of the mark where hyperparameters changed


@dataclass(frozen=True, eq=False)
class Picture:
    """All curves, as they are drawn once for all steps."""

    series: tuple[Series, ...]
    look: Look
    mapping: Mapping
    pixmap: QPixmap
    ends: tuple[End, ...]


class CurvesLayer(Layer):
    """All curves in one picture: bright up to the playhead; beyond it faint, or hidden. A step draws none anew."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.series: tuple[Series, ...] = ()
        self.step = 0
        self.future_hidden = True
        self.scale: Scale = LogScale()
        self.message = ""
        self._picture: Picture | None = None

    def show_series(self, series: tuple[Series, ...], scale: Scale, message: str = "") -> None:
        """Draw these, the first below the others; `message` where there is nothing to draw."""
        self.series, self.scale, self.message = series, scale, message
        self.update()

    def show_step(self, step: int, future_hidden: bool) -> None:
        """Move the playhead, and hide what lies beyond it or show it."""
        self.step, self.future_hidden = step, future_hidden
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = current_look()
        picture = self._drawn(mapping)
        now = mapping.pixel((self.step, 0.0)).x()
        _copy(painter, picture.pixmap, mapping, 0.0, now)
        if not self.future_hidden:
            painter.setOpacity(AHEAD)
            _copy(painter, picture.pixmap, mapping, now, mapping.width)
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(look.theme.ink), 1.6 * look.scale))
        painter.drawLine(QPointF(now, 0), QPointF(now, mapping.height))
        self._draw_current_points(painter, mapping, look)
        if self.message:
            _draw_message(painter, self.message, mapping, look)

    def ends(self, mapping: Mapping) -> list[tuple[End, float]]:
        """Those that are shown at the playhead, with their opacity."""
        shown = [end for end in self._drawn(mapping).ends if end.step <= self.step or not self.future_hidden]
        return [(end, 1.0 if end.step <= self.step else AHEAD) for end in shown]

    def _drawn(self, mapping: Mapping) -> Picture:
        kept, look = self._picture, current_look()
        if kept is not None and kept.series is self.series and kept.look == look and kept.mapping == mapping:
            return kept
        pixmap = mapping.blank()
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends: list[End] = []
        marked = 0
        for series in self.series:
            end = _draw_curves(painter, series, self.scale, mapping, look)
            if series.stop is not None and end is not None:
                told, step = stop_words(*series.stop), series.stop[1]
                ends.append(place_end(step, series.style, end, told, mapping, look, ends))
            _draw_changes(painter, series, marked, mapping, look)
            marked += bool(series.changes)
        painter.end()
        self._picture = Picture(self.series, look, mapping, pixmap, tuple(ends))
        return self._picture

    def _draw_current_points(self, painter: QPainter, mapping: Mapping, look: Look) -> None:
        """The marker of each run where its curves meet the playhead, or where they ended.

        Where that is beyond the range it stands at the edge, with an arrow; the cross of a run that has stopped does.
        """
        current_points = [
            (min(self.step, len(series.values) - 1), column, series)
            for series in self.series
            if not series.pinned
            for column in series.columns
        ]
        heights = self.scale.heights(np.array([column[row] for row, column, _ in current_points], float))
        places = mapping.to_pixels(np.column_stack(([row for row, _, _ in current_points], heights)))
        for (_, _, series), (x, y) in zip(current_points, places.tolist(), strict=True):
            held, way = held_inside(y, mapping.height, look.scale)
            if math.isnan(y) or (way and series.stop is not None and series.stop[1] <= self.step):
                continue
            style, radius = series.style, MARKER * look.scale
            pixmap = marker_pixmap(style.marker, style.colour, radius, mapping.ratio, HALO, look.theme.casing)
            half = pixmap.deviceIndependentSize().width() / 2
            painter.drawPixmap(QPointF(x - half, held - half), pixmap)
            if way:
                draw_arrow(painter, QPointF(x, held), way, style.colour, look)


def _copy(painter: QPainter, pixmap: QPixmap, mapping: Mapping, left: float, right: float) -> None:
    """Show the part of a picture between two columns; Qt takes a source less than a pixel wide for all of it."""
    painter.save()
    painter.setClipRect(QRectF(left, 0, right - left, mapping.height), Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(0, 0, pixmap)
    painter.restore()


def _draw_curves(painter: QPainter, series: Series, scale: Scale, mapping: Mapping, look: Look) -> QPointF | None:
    """Draw the curves of one run; where the first of them ends is returned."""
    ends = []
    width = (_PIN if series.pinned else _RUN) * look.scale
    for column, dash in zip(series.columns, series.dashes, strict=True):
        steps, values = thinned(scale.drawable(column), mapping)
        x, y = mapping.to_pixels(np.column_stack((steps, scale.heights(values)))).T
        y = np.clip(y, -10.0, mapping.height + 10.0)  # a loss of zero lies infinitely far down
        segments = np.column_stack((x[:-1], y[:-1], x[1:], y[1:]))
        segments = segments[np.isfinite(segments).all(axis=1)]
        ends_at = np.cumsum(lengths(segments))
        pattern = tuple(length * look.scale for length in dash)
        pen = stroke_pen(series.style.colour, width)  # in pieces: Qt takes ten times as long for a curve that swings
        if dash:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        draw_strokes(painter, dashed(segments, ends_at - lengths(segments), pattern), pen)
        ends.append(QPointF(float(x[-1]), float(y[-1])) if len(x) and np.isfinite(y[-1]) else None)
    return ends[0]


def _draw_changes(painter: QPainter, series: Series, above: int, mapping: Mapping, look: Look) -> None:
    """A mark at the foot of the chart where hyperparameters changed, above those of `above` other runs."""
    size = _CHANGE * look.scale
    bottom = mapping.height - above * size
    painter.setPen(QPen(QColor(series.style.colour), 2.0 * look.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for row in series.changes:
        x = mapping.pixel((row, 0.0)).x()
        for top in (bottom - size, bottom - size / 2):
            painter.drawLine(QPointF(x, top), QPointF(x, top + 0.34 * size))


def _draw_message(painter: QPainter, message: str, mapping: Mapping, look: Look) -> None:
    painter.setPen(QColor(look.theme.ink_soft))
    box = QRectF(8, 8, mapping.width - 16, mapping.height - 16)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, message)


def thinned(values: Array, mapping: Mapping) -> tuple[Array, Array]:
    """Steps and values to draw: all of them, or the lowest and the highest of each column of pixels."""
    columns = max(round(mapping.width * mapping.ratio), 1)
    (left, right), _ = mapping.view
    per_column = int((right - left) / columns)
    if per_column < 3:
        return np.arange(len(values), dtype=float), values
    starts = np.arange(0, len(values), per_column)
    low, high = np.fmin.reduceat(values, starts), np.fmax.reduceat(values, starts)
    return np.repeat(starts.astype(float), 2), np.column_stack((low, high)).ravel()
