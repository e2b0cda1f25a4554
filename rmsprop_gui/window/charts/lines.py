"""The still lines of a chart: hairlines at its numbers, the line that it stands on, and ticks at its steps."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.charts.axes import StepAxis, ValueAxis
from rmsprop_gui.window.charts.chart_layer import ChartLayer
from rmsprop_gui.window.charts.sizes import BASE, TICK, LookOf
from rmsprop_gui.window.charts.step_view import StepViewBox
from rmsprop_gui.window.looks.look import Look


@dataclass(frozen=True)
class Placed:
    """Where the lines are, and what that follows from."""

    source: tuple[Mapping, View, Look, bool]
    hairlines: list[QLineF]
    base: list[QLineF]
    """The line that the chart stands on, and the ticks below it."""


class LinesLayer(ChartLayer):
    """They run from the first step that is shown to the last, and leave the room for markers beyond free."""

    def __init__(self, box: StepViewBox, height: int, look: LookOf, steps: StepAxis, values: ValueAxis) -> None:
        super().__init__(box, height, look)
        self._box, self._steps, self._values = box, steps, values
        self._kept: Placed | None = None

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = self.look()
        source = mapping, self._box.ranges, look, self._values.logarithmic
        if self._kept is None or self._kept.source != source:
            self._kept = self._placed(source)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(look.theme.line), 1.0))
        painter.drawLines(self._kept.hairlines)
        painter.setPen(QPen(QColor(look.theme.border), BASE * look.scale))
        painter.drawLines(self._kept.base)

    def _placed(self, source: tuple[Mapping, View, Look, bool]) -> Placed:
        mapping, ((first, last), (low, high)), look, _ = source
        corner, end = mapping.pixel((first, low)), mapping.pixel((last, high))
        heights = self._values.marks(low, high, corner.y() - end.y())
        rows = [math.floor(mapping.pixel((first, height)).y()) + 0.5 for height in heights]
        columns = [mapping.pixel((step, low)).x() for step in self._steps.marks(first, last, end.x() - corner.x())]
        foot = corner.y() + TICK * look.scale
        base = [QLineF(corner.x(), corner.y(), end.x(), corner.y())]
        base += [QLineF(column, corner.y(), column, foot) for column in columns]
        return Placed(source, [QLineF(corner.x(), row, end.x(), row) for row in rows], base)
