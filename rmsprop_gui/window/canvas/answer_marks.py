"""The answer to a question for a place: where somebody has pointed, and where it is."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.looks.look import current_look

_RADIUS, _RING, _RIM = 9.0, 14.0, 2.6  # pixels at scale 1


@dataclass(frozen=True)
class Asked:
    """What a question has to do with the canvas. While it `is_open`, nothing of what comes is seen."""

    is_open: bool
    guess: Point | None = None
    place: Point | None = None
    """Where it is; None as long as that is not told."""
    is_right: bool = False


class AnswerMarks(FrameLayer):
    """A disc where somebody has pointed, a ring where it is, and a line between the two."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.asked: Asked | None = None

    def show_question(self, asked: Asked | None) -> None:
        """Mark this; None for nothing."""
        self.asked = asked
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        asked, look = self.asked, current_look()
        if asked is None:
            return
        guess = mapping.pixel(asked.guess) if asked.guess is not None else None
        place = mapping.pixel(asked.place) if asked.place is not None else None
        if guess is not None and place is not None:
            painter.setPen(QPen(QColor(look.theme.ink_soft), 1.6 * look.scale, Qt.PenStyle.DashLine))
            painter.drawLine(guess, place)
        if place is not None:
            self._ring(painter, place)
        if guess is not None:
            self._disc(painter, guess, asked.is_right)

    def _ring(self, painter: QPainter, centre: QPointF) -> None:
        look = current_look()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, wider in ((look.theme.casing, 3.0), (look.theme.accent, 0.0)):
            painter.setPen(QPen(QColor(colour), (_RIM + wider) * look.scale))
            painter.drawEllipse(centre, _RING * look.scale, _RING * look.scale)

    def _disc(self, painter: QPainter, centre: QPointF, is_right: bool) -> None:
        look = current_look()
        theme, radius = look.theme, _RADIUS * look.scale
        painter.setPen(QPen(QColor(theme.casing), 1.5 * look.scale))
        painter.setBrush(QColor(theme.accent if is_right else theme.alert))
        painter.drawEllipse(centre, radius, radius)
