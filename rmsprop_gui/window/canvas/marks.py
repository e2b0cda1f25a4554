"""The points that matter: minima, the start, and where each run is now."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from rmsprop_gui.parameters.settings import differences
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.canvas.layer import FrameLayer, Layer, Mapping
from rmsprop_gui.window.canvas.pens import draw_label, draw_marker, marker_path, marker_pixmap
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.pointer import DragEvent, HoverEvent

_GRIP = 14.0  # pixels around the start in which it can be taken hold of


class Minima(Layer):
    """A star at every known minimum."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self._minima: tuple[Point, ...] = ()

    def show_minima(self, minima: tuple[Point, ...]) -> None:
        """Mark these points."""
        self._minima = minima
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = current_look()
        for minimum in self._minima:
            painter.save()
            painter.translate(mapping.pixel(minimum))
            draw_marker(painter, "star", look.theme.ink, 8.0 * look.scale, 1.5, look.theme.card)
            painter.restore()


class CurrentPoints(FrameLayer):
    """Where each visible run is at the playhead; before the first step the start marker says it for all."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None or self._frame.step == 0:
            return
        look = current_look()
        for run, recording in self._frame.shown():
            x1, x2 = recording.trajectory.position[recording.row(self._frame.step)].tolist()
            if mapping.contains((x1, x2)):
                style, radius = look.theme.run_style(run.style), 6.5 * look.scale
                pixmap = marker_pixmap(style.marker, style.colour, radius, mapping.ratio, 2.0, look.theme.card)
                half = pixmap.deviceIndependentSize().width() / 2
                painter.drawPixmap(mapping.pixel((x1, x2)) - QPointF(half, half), pixmap)


class ChangeMarks(FrameLayer):
    """Where hyperparameters were changed on the way: a ring on the path, with what they were changed to."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None:
            return
        for run, recording in self._frame.shown():
            colour, before = QColor(current_look().theme.run_style(run.style).colour), run.rule
            for change in run.changes:
                x1, x2 = recording.trajectory.position[recording.row(change.row)].tolist()
                is_past = change.row <= self._frame.step and change.row < recording.length
                if is_past and mapping.contains((x1, x2)):
                    text = differences(before, change.rule)
                    self._draw_mark(painter, mapping, mapping.pixel((x1, x2)), colour, text)
                before = change.rule

    @staticmethod
    def _draw_mark(painter: QPainter, mapping: Mapping, centre: QPointF, colour: QColor, text: str) -> None:
        look = current_look()
        for pen in (QPen(QColor(look.theme.card), 4.5 * look.scale), QPen(colour, 2.0 * look.scale)):
            painter.setPen(pen)
            painter.drawEllipse(centre, 6.0 * look.scale, 6.0 * look.scale)
        draw_label(painter, text, centre, mapping)


class StartMarker(Layer):
    """The start, which can be dragged."""

    dragged = Signal(float, float)
    dropped = Signal()

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.point: Point = (0.0, 0.0)
        self._hovered = False
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)

    def show_point(self, point: Point) -> None:
        """Stand at this point."""
        self.point = point
        self.prepareGeometryChange()  # the shape that can be taken hold of moves along
        self.update()

    def shape(self) -> QPainterPath:
        centre = self.mapping().pixel(self.point)
        path = QPainterPath()
        reach = _GRIP * current_look().scale
        path.addEllipse(centre, reach, reach)
        return path

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look, place = current_look(), mapping.pixel(self.point)
        painter.translate(place)
        outline = marker_path("diamond", (8.5 if not self._hovered else 10.5) * look.scale)
        painter.setPen(QPen(QColor(look.theme.ink), 2.4 * look.scale))
        painter.setBrush(QColor(look.theme.card))
        painter.drawPath(outline)
        painter.setPen(QColor(look.theme.ink))
        size, gap = painter.fontMetrics().size(0, self.tr("start")), 12 * look.scale
        below = mapping.height - place.y() > gap + size.height()
        box = QRectF(-60, gap if below else -gap - size.height(), 120, size.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("start"))

    def hoverEvent(self, event: HoverEvent) -> None:
        self._hovered = not event.isExit() and event.acceptDrags(Qt.MouseButton.LeftButton)
        self.respond(Qt.CursorShape.OpenHandCursor if self._hovered else None)
        self.update()

    def mouseDragEvent(self, event: DragEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self.dragged.emit(*self.mapping().rounded_point(event.pos()))
        if event.isFinish():
            self.dropped.emit()
