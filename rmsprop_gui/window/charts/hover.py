"""What all runs were at the step under the pointer: a hair line in the chart, and a box beside it."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rmsprop_gui.view.theme import RunStyle
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.pens import marker_sheet
from rmsprop_gui.window.charts.chart_layer import ChartLayer
from rmsprop_gui.window.charts.sizes import HAIR, LookOf
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.sheets import draw_around, ratio_of

_PADDING, _KEY, _GAP = 8, 18, 10  # pixels at scale 1
_OFF = 16  # pixels between the pointer and the box
_MOST = 16  # runs that are listed


@dataclass(frozen=True)
class HoverLine:
    """One run: its marker, its name, and a value or one for either parameter."""

    label: str
    values: tuple[str, ...]
    style: RunStyle | None = None
    pinned: bool = False


class HairLine(ChartLayer):
    """A thin upright line at the step under the pointer."""

    def __init__(self, view_box: pg.ViewBox, height: int, look: LookOf = current_look) -> None:
        super().__init__(view_box, height, look)
        self.step: int | None = None
        self.hide()

    def show_step(self, step: int | None) -> None:
        """Stand at this step; None for nowhere."""
        self.step = step
        self.setVisible(step is not None)
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self.step is not None:
            x = mapping.pixel((self.step, 0.0)).x()
            look = self.look()
            painter.setPen(QPen(QColor(look.theme.accent), HAIR * look.scale))
            painter.drawLine(QPointF(x, 0), QPointF(x, mapping.height))


@dataclass(frozen=True)
class Columns:
    """The widths of the names and of each value, the height of a line, and the padding; in pixels."""

    label: int
    values: tuple[int, ...]
    pitch: int
    padding: int

    @property
    def size(self) -> QSize:
        """Of one line."""
        return QSize(self.label + sum(self.values) + 2 * self.padding, self.pitch)


def columns_for(lines: tuple[HoverLine, ...], metrics: QFontMetrics, scale: float) -> Columns:
    """Columns in which all lines fit. What takes the place of values may be as wide as all of them."""
    key, gap = round(_KEY * scale), round(_GAP * scale)
    label = max((metrics.horizontalAdvance(line.label) + key * (line.style is not None) for line in lines), default=0)
    count = max((len(line.values) for line in lines), default=0)
    widths = [[metrics.horizontalAdvance(text) + gap for text in line.values] for line in lines]
    values = [max(row[column] for row in widths if len(row) == count) for column in range(count)]
    missing = max((sum(row) for row in widths), default=0) - sum(values)
    if missing > 0:
        values[0] += missing
    return Columns(label, tuple(values), metrics.height() + round(2 * scale), round(_PADDING * scale))


class HoverBox(QWidget):
    """Lies over the window beside the pointer, as charts are too narrow for it, and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[HoverLine, ...] = ()
        self._columns = Columns(0, (), 0, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_lines(self, lines: tuple[HoverLine, ...], pointer: QPoint) -> None:
        """Show these, the first as a heading, near a place on the screen."""
        if len(lines) > _MOST + 1:
            more = self.tr("… and {count} more").format(count=len(lines) - _MOST)
            lines = (*lines[:_MOST], HoverLine(more, ()))
        columns = columns_for(lines, QFontMetrics(self.font()), current_look().scale)
        if (lines, columns) != (self.lines, self._columns):
            self.lines, self._columns = lines, columns
            self.resize(columns.size.width(), len(lines) * columns.pitch + columns.padding)
            self.update()
        window = self.parentWidget()
        if window is not None:
            self.move(beside(window.mapFromGlobal(pointer), self.size(), window.rect()))
        if not self.isVisible():
            self.show()
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        for index, line in enumerate(self.lines):
            painter.setPen(QColor(theme.ink if index else theme.ink_soft))
            self._draw_line(painter, line, self._columns.padding // 2 + index * self._columns.pitch)

    def _draw_line(self, painter: QPainter, line: HoverLine, top: int) -> None:
        columns, middle = self._columns, Qt.AlignmentFlag.AlignVCenter
        left = columns.padding
        if line.style is not None:
            key = round(_KEY * current_look().scale)
            self._draw_marker(painter, line.style, line.pinned, QPointF(left + 0.35 * key, top + columns.pitch / 2))
            left += key
        painter.drawText(QRect(left, top, columns.label, columns.pitch), middle, line.label)
        right = columns.padding + columns.label
        widths = columns.values if len(line.values) == len(columns.values) else (sum(columns.values),)
        for width, text in zip(widths, line.values, strict=False):  # a line may have none
            box = QRect(right, top, width, columns.pitch)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, text)
            right += width

    def _draw_marker(self, painter: QPainter, style: RunStyle, pinned: bool, centre: QPointF) -> None:
        radius = (3.0 if pinned else 4.5) * current_look().scale
        draw_around(painter, centre, marker_sheet(style.marker, style.colour, radius, ratio_of(painter)))


def beside(pointer: QPoint, size: QSize, room: QRect) -> QPoint:
    """Right above the pointer, or to its left, or below it: within the window, and never under the pointer."""
    x = pointer.x() + _OFF
    if x + size.width() > room.width():
        x = pointer.x() - _OFF - size.width()
    y = min(max(pointer.y() - _OFF - size.height(), 0), room.height() - size.height())
    return QPoint(max(x, 0), max(y, 0))
