"""The numbers of a step for both parameters."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.explanation import TableRow


class StepTable(QWidget):
    """A row a quantity, a column a parameter. Labels are made once for each kind of rule and only filled after that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        self._cells: list[tuple[QLabel, ...]] = []
        self._names: tuple[str, ...] = ()

    def show_rows(self, rows: tuple[TableRow, ...]) -> None:
        names = tuple(row.label for row in rows)
        if names != self._names:
            self._make_cells(rows)
            self._names = names
        for row, (_, *cells) in zip(rows, self._cells, strict=True):
            for cell, value in zip(cells, row.values, strict=True):
                cell.setText("—" if math.isnan(value) else number(value))

    def _make_cells(self, rows: tuple[TableRow, ...]) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            item.widget().hide()
            item.widget().deleteLater()
        for column, text in enumerate(("x₁", "x₂"), 1):
            self._grid.addWidget(self._label(text, Qt.AlignmentFlag.AlignRight, False), 0, column)
        self._cells = []
        for line, row in enumerate(rows, 1):
            cells = [self._label(f"{row.label} {row.symbol}", Qt.AlignmentFlag.AlignLeft, row.strong)]
            for _ in row.values:
                cell = self._label("", Qt.AlignmentFlag.AlignRight, row.strong)
                cell.setMinimumWidth(cell.fontMetrics().horizontalAdvance("−0.000×10⁻⁰"))
                cells.append(cell)
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, line, column)
            self._cells.append(tuple(cells))

    def _label(self, text: str, side: Qt.AlignmentFlag, strong: bool) -> QLabel:
        label = QLabel(text, self)
        label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        font = QFont(label.font())
        font.setPointSizeF(font.pointSizeF() * 0.94)
        font.setBold(strong)
        label.setFont(font)
        return label
