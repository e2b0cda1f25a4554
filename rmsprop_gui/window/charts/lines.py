"""The still lines of a chart: hairlines at its numbers, the line that it stands on, and ticks at its steps."""

import math

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.charts.axes import StepAxis, ValueAxis
from rmsprop_gui.window.charts.chart_layer import ChartLayer
from rmsprop_gui.window.charts.sizes import BASE, TICK, LookOf
from rmsprop_gui.window.charts.step_view import StepViewBox


class LinesLayer(ChartLayer):
    """They run from the first step that is shown to the last, and leave the room for markers beyond free."""

    def __init__(self, box: StepViewBox, height: int, look: LookOf, steps: StepAxis, values: ValueAxis) -> None:
        super().__init__(box, height, look)
        self._box, self._steps, self._values = box, steps, values

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look, ((first, last), (low, high)) = self.look(), self._box.ranges
        corner, end = mapping.pixel((first, low)), mapping.pixel((last, high))
        painter.setPen(QPen(QColor(look.theme.line), 1.0))
        for height in self._values.marks(low, high, corner.y() - end.y()):
            y = math.floor(mapping.pixel((first, height)).y()) + 0.5
            painter.drawLine(QLineF(corner.x(), y, end.x(), y))
        painter.setPen(QPen(QColor(look.theme.border), BASE * look.scale))
        painter.drawLine(QLineF(corner.x(), corner.y(), end.x(), corner.y()))
        for step in self._steps.marks(first, last, end.x() - corner.x()):
            x = mapping.pixel((step, low)).x()
            painter.drawLine(QLineF(x, corner.y(), x, corner.y() + TICK * look.scale))
