"""The losses of the visible runs at the playhead, over what they have learned from and over what is held out."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from rmsprop_gui.formulas.number import number
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.fit import Fit
from rmsprop_gui.window.canvas.pens import marker_pixmap
from rmsprop_gui.window.experiment.run_names import run_name
from rmsprop_gui.window.looks.look import current_look

_MARKER, _ICON = 5.0, 18  # pixels at scale 1: radius of a marker, and what it takes
_WIDEST = "1.23×10⁻¹²³"
_TOP = QModelIndex()  # tables have no other parent
_NAME, _LOSS, _HELD_OUT = range(3)
Index = QModelIndex | QPersistentModelIndex


class LossesModel(QAbstractTableModel):
    """A row a run: its name, its loss over the rows it learns from, and its loss over the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str, str]] = []
        self._styles: list[int] = []
        self.pixel_ratio = 1.0

    def show_fits(self, fits: tuple[Fit, ...], runs: tuple[Run, ...]) -> None:
        """Take over how the runs stand now."""
        rows = [(run_name(fit.run, runs), number(fit.loss, 3), _written(fit.held_out)) for fit in fits]
        styles = [fit.run.style for fit in fits]
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows, self._styles = rows, styles
            self.endResetModel()
        elif (rows, styles) != (self._rows, self._styles):
            self._rows, self._styles = rows, styles
            self.show_look()

    def show_look(self) -> None:
        """Have every cell painted anew."""
        if self._rows:
            self.dataChanged.emit(self.index(0, _NAME), self.index(len(self._rows) - 1, _HELD_OUT))

    def in_words(self) -> str:
        """All rows in one sentence without its end."""
        titles = [str(self.headerData(column, Qt.Orientation.Horizontal)) for column in (_LOSS, _HELD_OUT)]
        return "; ".join(f"{name} {titles[0]} {loss}, {titles[1]} {held}" for name, loss, held in self._rows)

    # what Qt asks for

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != _NAME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _NAME:
            look = current_look()
            style = look.theme.run_style(self._styles[index.row()])
            return marker_pixmap(style.marker, style.colour, _MARKER * look.scale, self.pixel_ratio)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == _NAME else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        titles = self.tr("run"), self.tr("training loss"), self.tr("held-out loss")
        return titles[section] if role == Qt.ItemDataRole.DisplayRole else None


class LossesTable(QTableView):
    """The same as it is seen: numbers are whole, names give way."""

    def __init__(self, model: LossesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Training and held-out loss of the visible runs"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.show_look()

    def show_look(self) -> None:
        """Take over what follows from the font."""
        metrics, scale = QFontMetrics(self.font()), current_look().scale
        self.setIconSize(QSize(1, 1) * round(_ICON * scale))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(metrics.height() + round(8 * scale))
        for section in (_LOSS, _HELD_OUT):
            title = str(self.model().headerData(section, Qt.Orientation.Horizontal))
            wide = max(metrics.horizontalAdvance(title), metrics.horizontalAdvance(_WIDEST))
            self.setColumnWidth(section, wide + round(14 * scale))
        self._fit_names()

    @property
    def whole_width(self) -> int:
        """What it takes with names of usual length, in pixels."""
        numbers = self.columnWidth(_LOSS) + self.columnWidth(_HELD_OUT)
        return numbers + 17 * QFontMetrics(self.font()).averageCharWidth() + round(_ICON * current_look().scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        numbers = self.columnWidth(_LOSS) + self.columnWidth(_HELD_OUT)
        least = 10 * QFontMetrics(self.font()).averageCharWidth()
        self.setColumnWidth(_NAME, max(self.viewport().width() - numbers, least))


def _written(held_out: float | None) -> str:
    return "—" if held_out is None else number(held_out, 3)
