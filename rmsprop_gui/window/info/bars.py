"""The effective learning rates as bars on a log scale."""

import math

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.number import SUPERSCRIPTS
from rmsprop_gui.window.theme import INK, INK_SOFT, LINE

_LABEL, _BAR, _PITCH = 24, 12, 24
_USUAL = (-4, 2)  # decades; more are shown where a rate needs them
_FARTHEST = (1e-8, 1e6)  # a limit beyond that stands in the table only: it would squeeze the bars

Pair = tuple[float, float]


class RateBars(QWidget):
    """A bar for each parameter's rate; a mark at 2/λ shows where gradient descent would stop being stable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rates: Pair = (math.nan, math.nan)
        self.limits: Pair = (math.nan, math.nan)
        self._colour = QColor(INK)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(2 * _PITCH + 22)
        self.setAccessibleName(self.tr("Effective learning rates on a log scale"))

    def show_rates(self, rates: Pair, limits: Pair, colour: str) -> None:
        self.rates, self.limits, self._colour = rates, limits, QColor(colour)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = self._decades()
        left, width = _LABEL, self.width() - _LABEL - 8
        self._draw_scale(painter, left, width, low, high)
        for axis, (rate, limit) in enumerate(zip(self.rates, self.limits, strict=True)):
            top = 4 + axis * _PITCH
            painter.setPen(QColor(INK))
            painter.drawText(QRectF(0, top - 4, _LABEL, _BAR + 8), Qt.AlignmentFlag.AlignVCenter, ("x₁", "x₂")[axis])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(LINE))
            painter.drawRoundedRect(QRectF(left, top, width, _BAR), 3, 3)
            if rate > 0 and math.isfinite(rate):
                painter.setBrush(self._colour)
                painter.drawRoundedRect(QRectF(left, top, max(self._place(rate, low, high) * width, 2), _BAR), 3, 3)
            if 10.0**low <= limit <= 10.0**high:
                self._draw_limit(painter, left + self._place(limit, low, high) * width, top, axis)

    def _decades(self) -> tuple[int, int]:
        near = [limit for limit in self.limits if _FARTHEST[0] < limit < _FARTHEST[1]]
        logs = [math.log10(value) for value in (*self.rates, *near) if value > 0 and math.isfinite(value)]
        return min([_USUAL[0], *map(math.floor, logs)]), max([_USUAL[1], *map(math.ceil, logs)])

    @staticmethod
    def _place(value: float, low: int, high: int) -> float:
        return (math.log10(value) - low) / (high - low)

    def _draw_scale(self, painter: QPainter, left: int, width: int, low: int, high: int) -> None:
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.save()
        painter.setFont(font)
        every = max(1, math.ceil((high - low) / 6))
        for decade in range(low, high + 1, every):
            x = left + (decade - low) / (high - low) * width
            painter.setPen(QPen(QColor(INK_SOFT), 1))
            painter.drawLine(QLineF(x, 2 * _PITCH - 4, x, 2 * _PITCH))
            box = QRectF(x - 22, 2 * _PITCH + 1, 44, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, f"10{str(decade).translate(SUPERSCRIPTS)}")
        painter.restore()

    def _draw_limit(self, painter: QPainter, x: float, top: float, axis: int) -> None:
        painter.setPen(QPen(QColor(INK), 2))
        painter.drawLine(QLineF(x, top - 3, x, top + _BAR + 3))
