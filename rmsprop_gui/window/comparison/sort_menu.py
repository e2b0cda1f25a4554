"""Sorting without a mouse: the headings once more, in the menu of the table."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QTableView, QWidget

_AS_THEY_STAND = -1  # what Qt calls the column when nothing is sorted


class SortMenu(QMenu):
    """An entry does what a click on its heading does: upwards, downwards, and back to the order of the runs."""

    def __init__(self, table: QTableView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Sort by"))
        self._table = table
        self._group = QActionGroup(self)
        for column in range(_AS_THEY_STAND, table.model().columnCount()):
            action = self.addAction("")
            action.setCheckable(True)
            action.setData(column)
            self._group.addAction(action)
        self._group.triggered.connect(self._on_triggered)
        self.aboutToShow.connect(self._name_entries)
        self._name_entries()

    @Slot()
    def _name_entries(self) -> None:
        """Headings change with the loss that is to be reached, and the order with every click."""
        header, model = self._table.horizontalHeader(), self._table.model()
        for action in self.actions():
            column = action.data()
            title = model.headerData(column, Qt.Orientation.Horizontal)
            action.setText(self.tr("the order of the runs") if title is None else str(title).strip())
            action.setChecked(column == header.sortIndicatorSection())

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        header, column = self._table.horizontalHeader(), action.data()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if column != header.sortIndicatorSection():
            self._table.sortByColumn(column, up)
        elif header.sortIndicatorOrder() == up:
            self._table.sortByColumn(column, down)
        else:
            self._table.sortByColumn(_AS_THEY_STAND, up)
