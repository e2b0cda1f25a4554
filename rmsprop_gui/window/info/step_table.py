"""The numbers of a step for both parameters."""

import math

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmsprop_gui.formulas.meaning import Span, Spans
from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.explanation import TableRow
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.looks.look import current_look, current_theme
from rmsprop_gui.window.looks.symbols import draw_spans, spans_width
from rmsprop_gui.window.spotlight import Spotlight

_COLUMNS = ("x₁", "x₂")
_LETTERS = 5  # of a name that there is room for at the least


class StepTable(QWidget):
    """A row a quantity, a column a parameter. Painted: labels would have the pane laid out anew at each frame."""

    def __init__(
        self, parent: QWidget | None = None, spotlight: Spotlight | None = None, describe: Describe = entry
    ) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight, describe)
        self.rows: tuple[TableRow, ...] = ()
        self._measure()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Numbers of this step"))

    def _measure(self) -> None:
        """The sizes that follow from the font, and from the width where that is little: numbers are never cut."""
        self._set_type(1.0)
        self._needed = 2 * self._column + _LETTERS * self.fontMetrics().averageCharWidth()
        if self.width() < self._needed:
            self._set_type(max(self.width() / self._needed, self._smallest))
        self.setFixedHeight(self._pitch * (len(self.rows) + 1))

    def _set_type(self, scale: float) -> None:
        self._font = QFont(self.font())
        self._font.setPointSizeF(self._font.pointSizeF() * 0.94 * scale)
        self._bold = QFont(self._font)
        self._bold.setBold(True)
        metrics = QFontMetricsF(self._bold)
        self._pitch = math.ceil(metrics.height()) + 3
        self._column = math.ceil(metrics.horizontalAdvance("−0.000×10⁻⁰⁰")) + 4

    @property
    def _smallest(self) -> float:
        """Of the type of the look, what it is set in at the least: no smaller than at scale 1."""
        return 1.0 / max(current_look().scale, 1.0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def accessible_interface(self) -> QAccessibleInterface:
        """Text that is read, not typed: the numbers are the description."""
        return Painted(self, QAccessible.Role.StaticText)

    @property
    def text(self) -> str:
        """What is shown, one row a line."""
        return "\n".join(f"{row.label} {row.symbol}: {', '.join(map(printed, row.values))}" for row in self.rows)

    def show_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Show these lines of numbers."""
        self.rows = rows
        self.setFixedHeight(self._pitch * (len(rows) + 1))
        self.setAccessibleDescription(self.text)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(math.ceil(self._needed * self._smallest), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        painter.setFont(self._font)
        painter.setPen(QColor(current_theme().ink_soft))
        self._draw_cells(painter, 0, _COLUMNS)
        for index, row in enumerate(self.rows, 1):
            top = index * self._pitch
            painter.setPen(QPen(QColor(current_theme().line), 1))
            painter.drawLine(QLineF(0, top, self.width(), top))
            painter.setFont(self._bold if row.strong else self._font)
            foot = (self._pitch + painter.fontMetrics().ascent() - painter.fontMetrics().descent()) / 2
            spans = self._named(row, QFontMetricsF(painter.font()))
            draw_spans(painter, QPointF(0, top + foot), spans, current_theme().ink, painter.marks)
            painter.setPen(QColor(current_theme().ink))
            self._draw_cells(painter, top, tuple(map(printed, row.values)))

    def _named(self, row: TableRow, metrics: QFontMetricsF) -> Spans:
        """What a row is about; where there is little room the words give way, the letter and the numbers do not."""
        number_begins = self.width() - self._column - metrics.horizontalAdvance(printed(row.values[0]))
        room = number_begins - spans_width(metrics, row.written) - metrics.horizontalAdvance("  ")
        label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, room)
        return (Span(f"{label} "), *row.written) if label else row.written

    def _draw_cells(self, painter: QPainter, top: float, texts: tuple[str, ...]) -> None:
        for column, text in enumerate(reversed(texts)):
            cell = QRectF(self.width() - (column + 1) * self._column, top, self._column, self._pitch)
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def printed(value: float) -> str:
    """A number, or a dash where there is none."""
    return "—" if math.isnan(value) else number(value)
