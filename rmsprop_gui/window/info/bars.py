"""The effective learning rates as bars on a log scale."""

import math

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.meaning import Span
from rmsprop_gui.formulas.number import SUPERSCRIPTS, number
from rmsprop_gui.optimizers.meanings import RATE
from rmsprop_gui.simulation.dissection import Pair
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.looks.look import current_look, current_theme
from rmsprop_gui.window.looks.symbols import draw_spans
from rmsprop_gui.window.spotlight import Spotlight

_LABEL, _BAR, _PITCH = 24, 12, 24  # pixels at scale 1
_USUAL = (-4, 2)  # decades; more are shown where a rate needs them
_FARTHEST_DECADE = -10  # the widest label that the right end of the scale is given room for
_FARTHEST = (1e-8, 1e6)  # a limit beyond that stands in the table only: it would squeeze the bars


class RateBars(QWidget):
    """A bar for the rate r₁ of x₁ and one for r₂ of x₂; a mark shows where its rule would stop being stable."""

    def __init__(
        self, parent: QWidget | None = None, spotlight: Spotlight | None = None, describe: Describe = entry
    ) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight, describe)
        self.rates: Pair = (math.nan, math.nan)
        self.limits: Pair = (math.nan, math.nan)
        self._colour = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()
        self.setAccessibleName(self.tr("Effective learning rates on a log scale"))

    def accessible_interface(self) -> QAccessibleInterface:
        """A chart: the rates and their limits in numbers are the description."""
        return Painted(self, QAccessible.Role.Chart)

    @property
    def text(self) -> str:
        """What is shown, a parameter a line."""
        return "\n".join(map(self._in_words, ("x₁", "x₂"), self.rates, self.limits))

    def _in_words(self, name: str, rate: float, limit: float) -> str:
        if math.isnan(limit):
            return self.tr("{name}: {rate}").format(name=name, rate=number(rate))
        return self.tr("{name}: {rate}, stable below {limit}").format(name=name, rate=number(rate), limit=number(limit))

    def _measure(self) -> None:
        """The sizes that follow from the look."""
        scale = current_look().scale
        self._label, self._bar, self._pitch = round(_LABEL * scale), round(_BAR * scale), round(_PITCH * scale)
        self._right = math.ceil(QFontMetricsF(self._small()).horizontalAdvance(_decade(_FARTHEST_DECADE)) / 2) + 1
        self.setFixedHeight(2 * self._pitch + round(22 * scale))

    def _small(self) -> QFont:
        """The font of the scale."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def show_rates(self, rates: Pair, limits: Pair, colour: str) -> None:
        """Show these rates as bars of this colour; NaN leaves a bar empty."""
        self.rates, self.limits, self._colour = rates, limits, QColor(colour)
        self.setAccessibleDescription(self.text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = self._decades()
        left, width = self._label, self.width() - self._label - self._right
        self._draw_scale(painter, left, width, low, high)
        for axis, (rate, limit) in enumerate(zip(self.rates, self.limits, strict=True)):
            top = 4 + axis * self._pitch
            metrics = painter.fontMetrics()
            foot = top + (self._bar + metrics.ascent() - metrics.descent()) / 2
            letter = Span(f"{RATE.symbol}{'₁₂'[axis]}", RATE)
            draw_spans(painter, QPointF(2.0, foot), (letter,), current_theme().ink, painter.marks)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_theme().track))
            painter.drawRoundedRect(QRectF(left, top, width, self._bar), 3, 3)
            if rate > 0 and math.isfinite(rate):
                painter.setBrush(self._colour)
                painter.drawRoundedRect(
                    QRectF(left, top, max(self._place(rate, low, high) * width, 2), self._bar), 3, 3
                )
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
        painter.save()
        painter.setFont(self._small())
        for decade in self._labelled(width, low, high):
            x = left + (decade - low) / (high - low) * width
            painter.setPen(QPen(QColor(current_theme().ink_soft), 1))
            painter.drawLine(QLineF(x, 2 * self._pitch - 4, x, 2 * self._pitch))
            box = QRectF(x - 40, 2 * self._pitch + 1, 80, self.height() - 2 * self._pitch)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, _decade(decade))
        painter.restore()

    def _labelled(self, width: float, low: int, high: int) -> range:
        """The decades whose labels stand apart from each other on a scale of this width in pixels."""
        metrics = QFontMetricsF(self._small())
        widest = max(metrics.horizontalAdvance(_decade(end)) for end in (low, high))
        apart = (widest + metrics.horizontalAdvance(" ")) * (high - low) / max(width, 1)
        return range(low, high + 1, max(1, math.ceil((high - low) / 6), math.ceil(apart)))

    def _draw_limit(self, painter: QPainter, x: float, top: float, axis: int) -> None:
        painter.setPen(QPen(QColor(current_theme().ink), 2))
        painter.drawLine(QLineF(x, top - 3, x, top + self._bar + 3))


def _decade(decade: int) -> str:
    return f"10{str(decade).translate(SUPERSCRIPTS)}"
