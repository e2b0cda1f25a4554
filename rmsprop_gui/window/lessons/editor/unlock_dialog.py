"""Which controls a scene unlocks, chosen from a list of all of them."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rmsprop_gui.lessons.controls import EVERYTHING, controls
from rmsprop_gui.window.controls.slim_bar import SlimBar
from rmsprop_gui.window.looks.look import current_look

_SIZE = QSize(520, 560)  # at scale 1
_NAME = Qt.ItemDataRole.UserRole


class UnlockDialog(QDialog):
    """A list with a tick for each control that may be used in the scene; all others are locked."""

    chosen = Signal(object)
    """The names that are ticked, a frozenset."""

    def __init__(self, title: str, unlocked: frozenset[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unlock controls"))
        about = QLabel(self.tr("What may be used in “{scene}”; all else is locked.").format(scene=title), self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("lines")
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical, self.list))
        self._fill(unlocked)
        buttons = QDialogButtonBox(self)
        buttons.setStandardButtons(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        column = QVBoxLayout(self)
        for part in (about, self.list, buttons):
            column.addWidget(part)
        self.resize(_SIZE * current_look().scale)

    def _fill(self, unlocked: frozenset[str]) -> None:
        """All controls; what is unlocked for one run alone stands behind them."""
        known = {EVERYTHING: self.tr("every control"), **controls()}
        for name in (*known, *sorted(unlocked - known.keys())):
            words = known.get(name, self.tr("of one run"))
            item = QListWidgetItem(f"{name}: {words}", self.list)
            item.setData(_NAME, name)
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if name in unlocked else Qt.CheckState.Unchecked)

    @Slot()
    def _on_accepted(self) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        self.chosen.emit(frozenset(item.data(_NAME) for item in items if item.checkState() is Qt.CheckState.Checked))
