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

from rmsprop_gui.formulas.meaning import Span
from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.explanation import TableRow
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.formula_layout import italic
from rmsprop_gui.window.controls.screen_reader import Painted
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.looks.lettering import HEADING, SMALL, math_font, text_font
from rmsprop_gui.window.looks.look import current_look, current_theme
from rmsprop_gui.window.looks.symbols import SymbolPainter, draw_spans, spans_width
from rmsprop_gui.window.spotlight import Spotlight

_COLUMNS = ("x₁", "x₂")
_LETTER = 17.0  # pixels of a letter at scale 1
_AIR = 10  # pixels between two rows, at scale 1
_LETTERS = 5  # of a name that there is room for at the least


class StepTable(QWidget):
    """A row a quantity, a column a parameter. Painted: labels would have the pane laid out anew at each frame."""

    def __init__(
        self, parent: QWidget | None = None, spotlight: Spotlight | None = None, describe: Describe = entry
    ) -> None:
        super().__init__(parent)
        self.symbols = SymbolPlaces(self, spotlight, describe, opens=True)
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
        self._font, self._bold = text_font(SMALL * scale), text_font(SMALL * scale, QFont.Weight.DemiBold)
        self._heading = text_font(HEADING * scale, QFont.Weight.DemiBold)
        self._math = math_font(_LETTER * scale)
        metrics = QFontMetricsF(self._bold)
        self._pitch = math.ceil(metrics.height() + _AIR * current_look().scale)
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

    def run_along(self, rows: tuple[TableRow, ...]) -> None:
        """Paint numbers that are on their way to those that are shown; screen readers are told nothing of it."""
        self.rows = rows
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(math.ceil(self._needed * self._smallest), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.symbols.painter()
        self._draw_heading(painter)
        for index, row in enumerate(self.rows, 1):
            top = index * self._pitch
            painter.setPen(QPen(QColor(current_theme().line), 1))
            painter.drawLine(QLineF(0, top + self._pitch - 0.5, self.width(), top + self._pitch - 0.5))
            painter.setFont(self._bold if row.strong else self._font)
            foot = (self._pitch + painter.fontMetrics().ascent() - painter.fontMetrics().descent()) / 2
            self._draw_name(painter, row, top + foot)
            painter.setPen(QColor(current_theme().ink))
            painter.setFont(self._bold if row.strong else self._font)
            self._draw_cells(painter, top, tuple(map(printed, row.values)))

    def _draw_heading(self, painter: QPainter) -> None:
        """What the rows are about, and which column is which parameter."""
        metrics, room = QFontMetricsF(self._heading), self.width() - 2 * self._column
        painter.setFont(self._heading)
        painter.setPen(QColor(current_theme().ink))
        title = metrics.elidedText(self.tr("This step"), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(0, 0, self.width(), self._pitch), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(self._font)
        painter.setPen(QColor(current_theme().ink_soft))
        self._draw_cells(painter, 0, _COLUMNS)

    def _draw_name(self, painter: SymbolPainter, row: TableRow, foot: float) -> None:
        """What a row is about; where there is little room the words give way, the letter and the numbers do not."""
        metrics, letters = QFontMetricsF(painter.font()), tuple(Span(italic(s.text), s.meaning) for s in row.written)
        number_begins = self.width() - self._column - metrics.horizontalAdvance(printed(row.values[0]))
        room = number_begins - spans_width(QFontMetricsF(self._math), letters) - metrics.horizontalAdvance("  ")
        label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(current_theme().ink))
        painter.drawText(QPointF(0, foot), label)
        left = metrics.horizontalAdvance(f"{label} ") if label else 0.0
        painter.setFont(self._math)
        draw_spans(painter, QPointF(left, foot), letters, current_theme().ink, painter.marks)

    def _draw_cells(self, painter: QPainter, top: float, texts: tuple[str, ...]) -> None:
        for column, text in enumerate(reversed(texts)):
            cell = QRectF(self.width() - (column + 1) * self._column, top, self._column, self._pitch)
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def printed(value: float) -> str:
    """A number, or a dash where there is none."""
    return "—" if math.isnan(value) else number(value)
