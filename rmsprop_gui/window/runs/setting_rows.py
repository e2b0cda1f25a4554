"""The controls of what a rule declares, one below the other."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmsprop_gui.parameters.parameter import Parameter
from rmsprop_gui.window.controls.lockable import Hold
from rmsprop_gui.window.controls.parameter_rows import ParameterRow, make_row
from rmsprop_gui.window.controls.symbol_places import Describe
from rmsprop_gui.window.controls.tab_order import let_tab_reach
from rmsprop_gui.window.spotlight import Spotlight


class SettingRows(QWidget):
    """Follows what is declared: whoever types a rule declares something else."""

    value_changed = Signal(str, object)
    settled = Signal()
    left = Signal()

    def __init__(
        self, parent: QWidget, spotlight: Spotlight | None, describe: Describe, spacing: int, hold: Hold
    ) -> None:
        """`hold` has each control locked under the name of what it sets."""
        super().__init__(parent)
        self._hold = hold
        self._told = spotlight, describe
        self._declared: Mapping[str, Parameter] = {}
        self.rows: dict[str, ParameterRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(spacing)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_declared(self, declared: Mapping[str, Parameter], after: QWidget | None = None) -> None:
        """Have the controls of these, which the tab key reaches from `after`; nothing changes where they are there."""
        if declared == self._declared:
            return
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._declared = declared
        self.rows = {name: make_row(name, declaration, self, *self._told) for name, declaration in declared.items()}
        for name, row in self.rows.items():
            self._hold(row, name)
            row.value_changed.connect(self.value_changed)
            row.settled.connect(self.settled)
            row.left.connect(self.left)
            self._column.addWidget(row)
            if after is not None:
                after = let_tab_reach(row, after)
