"""The comparison as it is seen: columns that keep their width, and keys to copy and to remove."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from rmsprop_gui.view.view_state import ComparisonView
from rmsprop_gui.window.comparison.columns import COLUMNS
from rmsprop_gui.window.comparison.model import COLUMN_NAMES, NAME, STATE, ComparisonModel
from rmsprop_gui.window.looks.look import current_look

_NARROWEST = 20  # letters of a name that are always seen
_ICON = 18  # pixels at scale 1, as much as a marker takes
_ARROW = 12  # pixels at scale 1 that the sign for the order takes


class LinedRows(QStyledItemDelegate):
    """Cells with a hairline below them; Qt's own grid would part the columns, too."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.setPen(QPen(QColor(current_look().theme.line), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


class ComparisonTable(QTableView):
    """Widths follow from the font alone: a number that grows while it plays moves nothing."""

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Comparison of all runs and pinned paths"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setItemDelegate(LinedRows(self))
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # pins differ at their ends
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)  # the third click brings back the order of the runs
        self.setSortingEnabled(True)
        self.show_look()

    @property
    def sorted_by(self) -> tuple[str, bool]:
        """The name of the column that the rows are sorted by, empty for none, and whether downwards."""
        header = self.horizontalHeader()
        section, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        if section < 0:
            return "", False
        return COLUMN_NAMES[section], order == Qt.SortOrder.DescendingOrder

    def show_sorted(self, view: ComparisonView) -> None:
        """Sort the rows; a column that is not known leaves them in the order of the runs."""
        if self.sorted_by != (view.sorted_by, view.descending):
            column = COLUMN_NAMES.index(view.sorted_by) if view.sorted_by in COLUMN_NAMES else -1
            order = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
            self.sortByColumn(column, order)

    def show_look(self) -> None:
        """Take over what follows from the font and the theme."""
        self._tint()
        self.setIconSize(QSize(1, 1) * round(_ICON * current_look().scale))
        metrics, scale = QFontMetrics(self.font()), current_look().scale
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(metrics.height() + round(8 * scale))
        room = round(10 * scale)
        for section, column in enumerate(COLUMNS, NAME + 1):
            title = str(self.model().headerData(section, Qt.Orientation.Horizontal))
            heading = metrics.horizontalAdvance(title) + round(_ARROW * scale)
            self.setColumnWidth(section, max(metrics.horizontalAdvance(column.widest), heading) + room)
        self.setColumnWidth(STATE, metrics.horizontalAdvance(self.tr("recorded, diverged at step 1,000")) + room)
        self._fit_names()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # a new style sheet brings back the palette of before
            self._tint()

    def _tint(self) -> None:
        """A soft ground for the selected row, on which markers and warnings keep their colours."""
        theme, palette = current_look().theme, QPalette()
        palette.setColor(QPalette.ColorRole.Highlight, theme.tint)
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.ink)
        self.setPalette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        """Names have the room that the numbers leave, but always some."""
        others = sum(self.columnWidth(section) for section in range(NAME + 1, STATE + 1))
        least = _NARROWEST * QFontMetrics(self.font()).averageCharWidth() + round(24 * current_look().scale)
        self.setColumnWidth(NAME, max(self.viewport().width() - others, least))
