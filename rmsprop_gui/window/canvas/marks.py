"""The points that matter: minima, where each run is now, and where hyperparameters were changed."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.parameters.settings import differences
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.canvas.layer import FrameLayer, Layer, Mapping
from rmsprop_gui.window.canvas.pens import draw_label, draw_marker, marker_pixmap
from rmsprop_gui.window.looks.look import current_look

_STAR = 26.0  # pixels across at scale 1, as all below
_STAR_RIM = 2.0
_WHITE, _DARK = "#ffffff", "#1a2230"  # the star is the same in all themes: deep is dark in each of them


class Minima(Layer):
    """A star at every known minimum."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self._minima: tuple[Point, ...] = ()

    def show_minima(self, minima: tuple[Point, ...]) -> None:
        """Mark these points."""
        self._minima = minima
        self.update()

    def boxes(self, mapping: Mapping) -> list[QRectF]:
        """Where the stars are, in pixels."""
        half = (_STAR / 2 + _STAR_RIM) * current_look().scale
        places = [mapping.pixel(minimum) for minimum in self._minima if mapping.contains(minimum)]
        return [QRectF(place.x() - half, place.y() - half, 2 * half, 2 * half) for place in places]

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        scale = current_look().scale
        for box in self.boxes(mapping):
            painter.save()
            painter.translate(box.center())
            draw_marker(painter, "star", _WHITE, _STAR / 2 * scale, _STAR_RIM * scale, _DARK)
            painter.restore()


class CurrentPoints(FrameLayer):
    """Where each visible run is at the playhead; before the first step the start marker says it for all."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None or (self._frame.step == 0 and self._glide is None):
            return
        look = current_look()
        for run, recording in self._frame.shown():
            x1, x2 = self.head(recording, self._frame.step)
            if mapping.contains((x1, x2)):
                style, radius = look.theme.run_style(run.style), 6.5 * look.scale
                pixmap = marker_pixmap(style.marker, style.colour, radius, mapping.ratio, 2.0, look.theme.casing)
                half = pixmap.deviceIndependentSize().width() / 2
                painter.drawPixmap(mapping.pixel((x1, x2)) - QPointF(half, half), pixmap)


class ChangeMarks(FrameLayer):
    """Where hyperparameters were changed on the way: a ring on the path, with what they were changed to."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None:
            return
        look = current_look()
        for run, recording in self._frame.shown():
            colour, before = QColor(look.theme.run_style(run.style).colour), run.rule
            for change in run.changes:
                x1, x2 = recording.trajectory.position[recording.row(change.row)].tolist()
                is_past = change.row <= self._frame.step and change.row < recording.length
                if is_past and mapping.contains((x1, x2)):
                    text = differences(before, change.rule, run.rule.letters(look.notation))
                    self._draw_mark(painter, mapping, mapping.pixel((x1, x2)), colour, text)
                before = change.rule

    @staticmethod
    def _draw_mark(painter: QPainter, mapping: Mapping, centre: QPointF, colour: QColor, text: str) -> None:
        look = current_look()
        for pen in (QPen(QColor(look.theme.casing), 4.5 * look.scale), QPen(colour, 2.0 * look.scale)):
            painter.setPen(pen)
            painter.drawEllipse(centre, 6.0 * look.scale, 6.0 * look.scale)
        draw_label(painter, text, centre, mapping)
