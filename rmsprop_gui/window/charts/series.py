"""Curves over the steps, thinned to what a column of pixels can show, and the playhead in front of them."""

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.canvas.pens import marker_pixmap
from rmsprop_gui.window.look import Look, current_look, current_theme
from rmsprop_gui.window.theme import RunStyle

_AHEAD = 0.3  # opacity of what lies beyond the playhead


@dataclass(frozen=True, eq=False)
class Series:
    """One curve: its value at each step from 0, drawn on a log scale; NaN, or nothing above zero, leaves a gap."""

    values: Array
    style: RunStyle
    dash: tuple[float, ...]
    diverged_at: int | None = None


class SeriesLayer(Layer):
    """All curves in one picture: bright up to the playhead, faint beyond. A step draws none of them anew."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.series: tuple[Series, ...] = ()
        self.step = 0
        self._picture: tuple[tuple[Series, ...], Look, Mapping, QPixmap] | None = None

    def show_series(self, series: tuple[Series, ...]) -> None:
        self.series = series
        self.update()

    def show_step(self, step: int) -> None:
        self.step = step
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        pixmap = self._drawn(mapping)
        now = mapping.pixel((self.step, 0.0)).x()
        for left, right, opacity in ((0.0, now, 1.0), (now, mapping.width, _AHEAD)):
            part = QRectF(left, 0, right - left, mapping.height)
            painter.setOpacity(opacity)
            ratio = mapping.ratio
            source = QRectF(part.x() * ratio, 0, part.width() * ratio, part.height() * ratio)
            painter.drawPixmap(part, pixmap, source)
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(current_theme().ink), 1.6 * current_look().scale))
        painter.drawLine(QPointF(now, 0), QPointF(now, mapping.height))
        self._draw_heads(painter, mapping)

    def _drawn(self, mapping: Mapping) -> QPixmap:
        if self._picture is not None:
            all_drawn, look, drawn, pixmap = self._picture
            if drawn == mapping and all_drawn is self.series and look == current_look():
                return pixmap
        pixmap = mapping.blank()
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken: list[QRectF] = []
        for series in self.series:
            end = _draw_curve(painter, series, mapping)
            if series.diverged_at is not None and end is not None:
                taken.append(_draw_end(painter, end, series, mapping, taken))
        painter.end()
        self._picture = (self.series, current_look(), mapping, pixmap)
        return pixmap

    def _draw_heads(self, painter: QPainter, mapping: Mapping) -> None:
        """The marker of each run where its curve meets the playhead, or where it ended."""
        look = current_look()
        for series in self.series:
            row = min(self.step, len(series.values) - 1)
            height = float(logarithms(series.values[row : row + 1])[0]) if row >= 0 else np.nan
            if np.isfinite(height):
                style, radius = series.style, 4.0 * look.scale
                pixmap = marker_pixmap(style.marker, style.colour, radius, mapping.ratio, 1.2, look.theme.card)
                half = pixmap.deviceIndependentSize().width() / 2
                painter.drawPixmap(mapping.pixel((row, height)) - QPointF(half, half), pixmap)


def _draw_curve(painter: QPainter, series: Series, mapping: Mapping) -> QPointF | None:
    """Draw one curve; where it ends is returned."""
    steps, values = thinned(series.values, mapping)
    x, y = mapping.to_pixels(np.column_stack((steps, logarithms(values)))).T
    y = np.clip(y, -10.0, mapping.height + 10.0)  # a loss of zero lies infinitely far down
    width = 1.8 * current_look().scale
    pen = QPen(QColor(series.style.colour), width)
    if series.dash:
        pen.setDashPattern([length / width for length in series.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawPath(pg.arrayToQPath(x, y, connect="finite"))
    return QPointF(float(x[-1]), float(y[-1])) if len(x) and np.isfinite(y[-1]) else None


def _draw_end(painter: QPainter, end: QPointF, series: Series, mapping: Mapping, taken: list[QRectF]) -> QRectF:
    """A cross where a run diverged, with the step below what has been written there already."""
    x, y = min(max(end.x(), 5.0), mapping.width - 5), min(max(end.y(), 5.0), mapping.height - 5)
    painter.setPen(QPen(QColor(series.style.colour), 2.0))
    painter.drawLine(QPointF(x - 4, y - 4), QPointF(x + 4, y + 4))
    painter.drawLine(QPointF(x - 4, y + 4), QPointF(x + 4, y - 4))
    text = pg.QtCore.QCoreApplication.translate("Charts", "diverged at {step}").format(step=series.diverged_at)
    size = painter.fontMetrics().size(0, text)
    left = min(x + 8, mapping.width - size.width() - 2)
    box = QRectF(left, min(max(y - size.height() / 2, 0), mapping.height - size.height()), size.width(), size.height())
    while any(box.intersects(other) for other in taken):
        box.translate(0, box.height())
    painter.fillRect(box, QColor(current_theme().card))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return box


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


def logarithms(values: Array) -> Array:
    """Base ten; −∞ for zero, NaN below it."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log10(values)
