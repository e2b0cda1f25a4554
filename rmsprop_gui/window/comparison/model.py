"""The comparison as a model: cells that change one by one, in the order that was asked for."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from rmsprop_gui.formulas.number import exact, exact_text
from rmsprop_gui.window.canvas.pens import hollow_pixmap, marker_pixmap
from rmsprop_gui.window.comparison.columns import COLUMNS, UNDEFINED, Key, Path
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.experiment.state_words import state_hint, state_words
from rmsprop_gui.window.looks.look import current_look

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole
NAME, STATE = 0, len(COLUMNS) + 1
COLUMN_NAMES = ("path", *(column.name for column in COLUMNS), "state")
"""By which the view knows the columns, from left to right."""
_MARKER = 5.0  # radius in pixels at scale 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_INDENT = "\N{EN SPACE}"  # between numbers that end on the right and words that begin on the left
_TOP = QModelIndex()  # tables have no other parent


class ComparisonModel(QAbstractTableModel):
    """A row a path. While it plays only those cells are told of that are written otherwise than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[Path, ...] = ()
        self._texts: list[tuple[str, ...]] = []
        self._order: list[int] = []
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._target = 0.0
        self.pixel_ratio = 1.0

    # what is shown

    def show_paths(self, paths: tuple[Path, ...], target: float) -> bool:
        """Take over how the paths stand now; whether the table is another one, so that nothing is current in it."""
        texts = [self._texts_of(path) for path in paths]
        if target != self._target:
            self._target = target
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, STATE)
        if [path.pinned for path in paths] != [path.pinned for path in self._paths]:
            self.beginResetModel()
            self._paths, self._texts = paths, texts
            self._order = self._sorted()
            self.endResetModel()
            return True
        before = list(zip(self._paths, self._texts, strict=True))
        self._paths, self._texts = paths, texts
        for row, index in enumerate(self._order):
            self._announce(row, *before[index])
        self._reorder()
        return False

    def _announce(self, row: int, old: Path, old_texts: tuple[str, ...]) -> None:
        """Announce the cells of a row that are no longer the same."""
        new, texts = self._paths[self._order[row]], self._texts[self._order[row]]
        changed = [column for column in range(STATE + 1) if texts[column] != old_texts[column]]
        if (old.style, old.visible) != (new.style, new.visible):
            changed = [NAME, STATE]
        if changed:
            self.dataChanged.emit(self.index(row, changed[0]), self.index(row, changed[-1]))

    def show_look(self) -> None:
        """Have every cell painted anew."""
        if self._order:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self._order) - 1, STATE))

    def path(self, row: int) -> Path | None:
        """The path in this row; None where there is no such row."""
        return self._paths[self._order[row]] if 0 <= row < len(self._order) else None

    def row_of(self, pinned: bool, index: int) -> int:
        """Where a run or a pinned path stands; −1 if it does not."""
        places = [(self._paths[at].pinned, self._paths[at].index) for at in self._order]
        return places.index((pinned, index)) if (pinned, index) in places else -1

    def text(self) -> str:
        """The table as it stands, for a spreadsheet: tabs between cells, every number in full."""
        columns = range(STATE + 1)
        lines = [[str(self.headerData(column, Qt.Orientation.Horizontal)) for column in columns]]
        lines += [[self._exact(self._paths[at], column) for column in columns] for at in self._order]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines) + "\n"

    # the order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; with −1 as the runs stand."""
        self._sorted_by = column, order
        self._reorder()

    def _reorder(self) -> None:
        order = self._sorted()
        if order == self._order:
            return
        self.layoutAboutToBeChanged.emit()
        before, kept = self._order, self.persistentIndexList()
        self._order = order
        places = {at: row for row, at in enumerate(order)}
        moved = [self.index(places[before[index.row()]], index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _sorted(self) -> list[int]:
        """Equals stay as the runs stand, and what is undefined comes last, whichever way is up."""
        column, order = self._sorted_by
        places = list(range(len(self._paths)))
        if column < 0:
            return places
        keys = [_key(path, column) for path in self._paths]
        known = [at for at in places if keys[at] is not None]
        known.sort(key=keys.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type]
        return known + [at for at in places if keys[at] is None]

    # what Qt asks for

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else STATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ItemRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical or not 0 <= section <= STATE:
            return None
        numeric = NAME < section < STATE
        if role == ItemRole.TextAlignmentRole:
            return _RIGHT if numeric else _LEFT
        if role == ItemRole.DisplayRole:
            title = COLUMNS[section - 1].title if numeric else "path" if section == NAME else "state"
            title = self.tr(title).format(target=exact_text(self._target))
            return f"{_INDENT}{title}" if section == STATE else title
        if role == ItemRole.ToolTipRole and numeric:
            return self.tr(COLUMNS[section - 1].hint).format(target=exact_text(self._target))
        return None

    def data(self, index: Index, role: int = ItemRole.DisplayRole) -> object:
        path, column = self.path(index.row()), index.column()
        if path is None:
            return None
        if role in (ItemRole.DisplayRole, ItemRole.AccessibleTextRole):
            text = self._texts[self._order[index.row()]][column]
            return f"{_INDENT}{text}" if column == STATE and role == ItemRole.DisplayRole else text
        if role == ItemRole.TextAlignmentRole:
            return _RIGHT if NAME < column < STATE else _LEFT
        if role == ItemRole.ToolTipRole:
            return plain_tip(self._hint(path, column)) or None
        if role == ItemRole.DecorationRole and column == NAME:
            return _marker(path, self.pixel_ratio)
        if role == ItemRole.ForegroundRole:
            return _ink(path, column)
        return None

    # in words

    def _texts_of(self, path: Path) -> tuple[str, ...]:
        return (path.name, *(column.text(path) for column in COLUMNS), self._state(path))

    def _state(self, path: Path) -> str:
        if path.standing is None:
            return UNDEFINED
        state = state_words(path.standing.state, path.standing.stopped_at, path.kind)
        if path.is_recorded:
            return self.tr("recorded, {state}").format(state=state)
        if path.pinned:
            return self.tr("pinned, {state}").format(state=state)
        return state if path.visible else self.tr("hidden, {state}").format(state=state)

    def _hint(self, path: Path, column: int) -> str:
        """A cell in full; of a state also by what it is said."""
        hint = state_hint(path.standing.state, path.kind) if column == STATE and path.standing is not None else ""
        return "\n".join(filter(None, (self._exact(path, column), hint)))

    def _exact(self, path: Path, column: int) -> str:
        """A cell in full; empty where it is undefined."""
        if column == NAME:
            return path.name
        if column == STATE:
            failure = path.standing.failure if path.standing is not None else None
            return self._state(path) + (f": {failure}" if failure else "")
        value = COLUMNS[column - 1].value(path)
        return "" if value is None else str(value) if isinstance(value, int) else exact(value)


def _key(path: Path, column: int) -> Key:
    if column == NAME:
        return path.name.casefold()
    return path.state_key if column == STATE else COLUMNS[column - 1].value(path)


def _marker(path: Path, ratio: float) -> QIcon:
    look, icon = current_look(), QIcon()
    style = look.theme.run_style(path.style)
    if path.pinned:
        pixmap = hollow_pixmap(style.marker, style.colour, _MARKER * look.scale, ratio, look.theme.raised)
    else:
        pixmap = marker_pixmap(style.marker, style.colour, _MARKER * look.scale, ratio)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # else Qt tints it where the row is selected
        icon.addPixmap(pixmap, mode)
    return icon


def _ink(path: Path, column: int) -> QColor:
    theme = current_look().theme
    if column == STATE and path.standing is not None and path.standing.state.is_stop:
        return QColor(theme.alert)
    return QColor(theme.ink if path.visible and not path.pinned else theme.ink_soft)
