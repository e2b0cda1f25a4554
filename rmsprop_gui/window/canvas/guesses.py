"""The guesses on the canvas, and, once it is known, how far each is from the answer."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import draw_label
from rmsprop_gui.window.looks.look import current_look

_RADIUS = 9.0


class Guesses(FrameLayer):
    """Each guess as a numbered disc. When the answer is there a line joins them, and the closest guess stands out."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.prediction: Prediction | None = None

    def show_prediction(self, prediction: Prediction | None) -> None:
        """Mark the guesses of this prediction; None for no guesses."""
        self.prediction = prediction
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self.prediction is None or self._frame is None:
            return
        answer, distances = self.prediction.answer(self._frame), self.prediction.distances(self._frame)
        theme = current_look().theme
        for index, guess in enumerate(self.prediction.guesses):
            is_closest = distances is not None and distances[index] == min(distances)
            if answer is not None and distances is not None:
                painter.setPen(QPen(QColor(theme.accent if is_closest else theme.ink_soft), 1.6, Qt.PenStyle.DashLine))
                painter.drawLine(mapping.pixel(guess), mapping.pixel(answer))
            _draw_disc(painter, mapping.pixel(guess), str(index + 1), is_closest)
            if distances is not None:
                corner = mapping.pixel(guess) + QPointF(_RADIUS, -2) * current_look().scale
                draw_label(painter, number(distances[index], 3), corner, mapping, is_closest)


def _draw_disc(painter: QPainter, centre: QPointF, text: str, is_closest: bool) -> None:
    look = current_look()
    theme, radius = look.theme, _RADIUS * look.scale
    painter.setPen(QPen(QColor(theme.casing), 1.5))
    painter.setBrush(QColor(theme.accent if is_closest else theme.ink))
    painter.drawEllipse(centre, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.save()
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(theme.on_accent if is_closest else theme.casing))
    box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
