"""The data and what each run makes of them, painted: rows as points, models as curves in the colours of the runs."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rmsprop_gui.simulation.fit import DataScene, Fit
from rmsprop_gui.surfaces.model import Picture
from rmsprop_gui.surfaces.surface import Array, Point, View
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, marker_sheet, ring_sheet, stroke_pen
from rmsprop_gui.window.canvas.plane_ticks import PlaneTicks, plane_ticks
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.looks.lettering import SMALL, text_font
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.sheets import ratio_of, stamp

_ROW, _RIM, _BATCH = 3.4, 1.5, 6.5  # pixels at scale 1: radius of a row, width of its rim, radius of a ring around it
_CURVE, _CURVE_SELECTED, _BASE = 2.6, 3.4, 1.2
_MARK, _MARK_LEARNED = 4.0, 7.0  # radius of a prediction, and of that for a row that was learned
_PITCH = 3.0  # pixels from one point of a curve to the next
_TICK, _GAP = 5.0, 4.0
_TITLE = 0.6  # of the width, that what is counted takes at the most
_LEAST = QSize(200, 110)

_REFERENCES: dict[Picture, Callable[[View], tuple[Point, Point] | None]] = {
    Picture.CURVE: lambda view: None,
    Picture.PROBABILITY: lambda view: ((view[0][0], 0.5), (view[0][1], 0.5)),
    Picture.AGREEMENT: lambda view: ((view[0][0], view[0][0]), (view[0][1], view[0][1])),
}
"""The line that a picture has besides its curves, within a view: from where to where."""


class DataPicture(QWidget):
    """Paints one scene; it takes no focus and says in its description what can be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Data and fits"))
        self.scene: DataScene | None = None
        self.show_look()

    def accessible_interface(self) -> QAccessibleInterface:
        """A chart."""
        return Painted(self, QAccessible.Role.Chart)

    def show_scene(self, scene: DataScene | None) -> None:
        """Paint this scene from now on."""
        self.scene = scene
        self.update()

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self.setMinimumSize(_LEAST * current_look().scale)
        self.update()

    def mapping(self) -> Mapping:
        """From the units of the data to pixels of the plot, within `plot_box`."""
        assert self.scene is not None
        box = self.plot_box()
        return Mapping(self.scene.ranges, box.width(), box.height(), self.devicePixelRatioF())

    def plot_box(self) -> QRectF:
        """Where the plot is: numbers stand to its left and below it."""
        look, metrics = current_look(), QFontMetricsF(text_font(SMALL))
        left, line = metrics.horizontalAdvance("−0.000"), metrics.height()
        gap = _GAP * look.scale
        around = QRectF(self.rect()).adjusted(left + gap, line + gap, -gap, -(line + _TICK * look.scale))
        return QRectF(around.topLeft(), around.size().expandedTo(QSizeF(1, 1)))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.scene is None:
            return
        painter, box = QPainter(self), self.plot_box()
        mapping = replace(self.mapping(), ratio=ratio_of(painter))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter, box, mapping)
        painter.save()
        painter.setClipRect(box)
        painter.translate(box.topLeft())
        self._draw_lines(painter, mapping)
        self._draw_rows(painter, mapping)
        for fit in sorted(self.scene.fits, key=lambda fit: fit.run is self.scene.selected):  # type: ignore[union-attr]
            self._draw_fit(painter, fit, mapping)
        painter.restore()
        painter.end()

    def _ticks(self, mapping: Mapping) -> tuple[PlaneTicks, PlaneTicks]:
        metrics, (across, up) = QFontMetricsF(text_font(SMALL)), mapping.view
        return (
            plane_ticks("", *across, mapping.width, metrics, is_upright=False),
            plane_ticks("", *up, mapping.height, metrics, is_upright=True),
        )

    def _draw_axes(self, painter: QPainter, box: QRectF, mapping: Mapping) -> None:
        """Hairlines at the numbers of the left axis, the line that the plot stands on, and what is counted."""
        assert self.scene is not None
        look, font = current_look(), text_font(SMALL)
        across, up = self._ticks(mapping)
        metrics, tick = QFontMetricsF(font), _TICK * look.scale
        painter.setFont(font)
        for place, text in zip(up.places, up.labels, strict=True):
            y = box.top() + mapping.pixel((mapping.view[0][0], place)).y()
            painter.setPen(QPen(QColor(look.theme.line), 1.0))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(look.theme.ink_soft))
            beside = QRectF(0, y - metrics.height() / 2, box.left() - _GAP * look.scale, metrics.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QPen(QColor(look.theme.border), _BASE * look.scale))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        title = self._draw_titles(painter, box, metrics, (across, up))
        for place, text in zip(across.places, across.labels, strict=True):
            x = box.left() + mapping.pixel((place, mapping.view[1][0])).x()
            painter.setPen(QPen(QColor(look.theme.border), _BASE * look.scale))
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + tick))
            painter.setPen(QColor(look.theme.ink_soft))
            wide = metrics.horizontalAdvance(text) + 2
            below = QRectF(x - wide / 2, box.bottom() + tick, wide, metrics.height())
            if below.right() + metrics.averageCharWidth() < title.left():
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_titles(
        self, painter: QPainter, box: QRectF, metrics: QFontMetricsF, ticks: tuple[PlaneTicks, PlaneTicks]
    ) -> QRectF:
        """What is counted to the right, behind the last numbers, and where that is; what is counted upwards, above."""
        assert self.scene is not None
        titles = [f"{axis} {each.name}".strip() for axis, each in zip(self.scene.model.axes, ticks, strict=True)]
        if metrics.horizontalAdvance(titles[0]) > _TITLE * box.width():
            titles[0] = f"{self.scene.model.axes[0].title} {ticks[0].name}".strip()
        top = box.bottom() + _TICK * current_look().scale
        wide = min(metrics.horizontalAdvance(titles[0]) + 2, _TITLE * box.width())
        behind = QRectF(box.right() - wide, top, wide, metrics.height())
        painter.setPen(QColor(current_look().theme.ink_soft))
        for place, title in zip((behind, QRectF(0, 0, self.width(), metrics.height())), titles, strict=True):
            written = metrics.elidedText(title, Qt.TextElideMode.ElideRight, round(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, written)
        return behind

    def _draw_lines(self, painter: QPainter, mapping: Mapping) -> None:
        """Where a prediction is what was measured, or where either answer is as probable as the other."""
        assert self.scene is not None
        if (ends := _REFERENCES[self.scene.model.picture](mapping.view)) is not None:
            painter.setPen(QPen(QColor(current_look().theme.border), _BASE * current_look().scale))
            painter.drawLine(mapping.pixel(ends[0]), mapping.pixel(ends[1]))

    def _draw_rows(self, painter: QPainter, mapping: Mapping) -> None:
        """Full those that are learned from, hollow those that are held out, ringed those of the step."""
        assert self.scene is not None
        look, ratio, model = current_look(), mapping.ratio, self.scene.model
        radius, rim = _ROW * look.scale, _RIM * look.scale
        soft, ground = look.theme.ink_soft, look.theme.ground
        stamp(painter, ring_sheet(soft, ground, radius, rim, ratio), mapping.to_pixels(model.held_out))
        learned = mapping.to_pixels(model.learned)
        if self.scene.batch is not None:
            ring = ring_sheet(look.theme.accent, look.theme.tint, _BATCH * look.scale, rim, ratio)
            stamp(painter, ring, learned[self.scene.batch])
        stamp(painter, marker_sheet("circle", soft, radius, ratio), learned)

    def _draw_fit(self, painter: QPainter, fit: Fit, mapping: Mapping) -> None:
        assert self.scene is not None
        look = current_look()
        style = look.theme.run_style(fit.run.style)
        if self.scene.model.is_curve:
            wide = (_CURVE_SELECTED if fit.run is self.scene.selected else _CURVE) * look.scale * look.theme.weight
            strokes = curve_strokes(self.scene, fit, mapping)
            draw_strokes(painter, strokes, stroke_pen(look.theme.casing, wide + 2 * look.scale))
            draw_strokes(painter, strokes, stroke_pen(style.colour, wide))
            return
        points = mapping.to_pixels(agreement(self.scene, fit))
        count = len(self.scene.model.learned)
        for part, radius in ((slice(count, None), _MARK), (slice(count), _MARK_LEARNED)):
            marker = marker_sheet(
                style.marker, style.colour, radius * look.scale, mapping.ratio, look.scale, look.theme.casing
            )
            stamp(painter, marker, points[part][np.isfinite(points[part]).all(axis=1)])


def curve_strokes(scene: DataScene, fit: Fit, mapping: Mapping) -> Array:
    """What a run makes of all that could be measured, as segments (n, 4) in pixels; none where it is not finite."""
    left, right = scene.ranges[0]
    across = np.linspace(left, right, max(round(mapping.width / _PITCH), 2))
    up = scene.model.predicted(fit.weights, across)
    x, y = mapping.to_pixels(np.column_stack((across, up))).T
    y = np.clip(y, -10.0 * mapping.height, 11.0 * mapping.height)  # far beyond, Qt would lose the line
    strokes = np.column_stack((x[:-1], y[:-1], x[1:], y[1:]))
    return strokes[np.isfinite(strokes).all(axis=1)]


def agreement(scene: DataScene, fit: Fit) -> Array:
    """What was measured, and what a run predicts there, (n, 2): rows that are learned from, then the others."""
    measured = np.concatenate((scene.model.learned, scene.model.held_out))[:, 1]
    return np.column_stack((measured, scene.model.predicted(fit.weights, None)))
