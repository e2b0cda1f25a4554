"""The comparison of all runs and pinned paths: a table, the loss that is to be reached, and what is done with rows."""

import math
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from rmsprop_gui.formulas.number import exact
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.comparison.columns import Courses
from rmsprop_gui.window.comparison.comparison_table import ComparisonTable
from rmsprop_gui.window.comparison.model import NAME, ComparisonModel
from rmsprop_gui.window.comparison.sort_menu import SortMenu
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.view_store import ViewStore


class ComparisonPane(QWidget):
    """Shows every frame that it is given; what it works out for that is let go while it is hidden."""

    run_chosen = Signal(int)
    pin_removed = Signal(int)
    left = Signal()
    """The keyboard may go elsewhere."""

    def __init__(self, view: ViewStore | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view or ViewStore(parent=self)
        self._frame: Frame | None = None
        self._selected: int | None = None
        self._syncing = False
        self._courses = Courses()
        self.model = ComparisonModel(self)
        self.table = ComparisonTable(self.model, self)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._problem = problem_label(self)
        self.target = NumberField(self.tr("Loss to reach"), _check_target, self._problem, self)
        self.target.show_value(self.view.state.comparison.target)
        self.target.entered.connect(self.set_target)
        self.target.left.connect(self.left)
        self.copy = self._action(self.tr("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy_text)
        self.copy.setToolTip(self.tr("Copy the table, with all digits, for a spreadsheet"))
        self.remove = self._action(self.tr("Remove pin"), QKeySequence(Qt.Key.Key_Delete), self._on_remove)
        self.sorting = SortMenu(self.table, self)
        self.table.addAction(self.sorting.menuAction())
        self._lay_out()
        self.table.show_sorted(self.view.state.comparison)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self.view.changed.connect(self._on_view_changed)

    def _action(self, text: str, keys: QKeySequence, do: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do)
        self.table.addAction(action)
        return action

    def _lay_out(self) -> None:
        caption = QLabel(self.tr("Loss to reach"), self)
        caption.setBuddy(self.target)
        self._above = QHBoxLayout()
        self._above.addWidget(caption)
        self._above.addWidget(self.target)
        self._above.addStretch(1)
        self._remove_button, copy_button = (self._button(action) for action in (self.remove, self.copy))
        for button in (self._remove_button, copy_button):
            self._above.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(4)
        layout.addLayout(self._above)
        layout.addWidget(self._problem)
        layout.addWidget(self.table, 1)
        self._measure()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("text")
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        return button

    def _measure(self) -> None:
        self.target.setFixedWidth(self.fontMetrics().horizontalAdvance("0.000001") + 24)

    # showing

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._courses.clear()  # they hold on to recordings

    def show_frame(self, frame: Frame) -> None:
        """Show how all paths stand at the step of the frame."""
        self._frame = frame
        self.model.pixel_ratio = self.devicePixelRatioF()
        self._syncing = True  # what follows is no choice of the user's
        target = self.view.state.comparison.target
        fresh = self.model.show_paths(self._courses.paths(frame, target), target)
        if fresh or frame.selected != self._selected:
            self._selected = frame.selected
            self.table.setCurrentIndex(self.model.index(self.model.row_of(False, frame.selected), NAME))
        self._syncing = False
        self._show_removable()

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self._measure()
        self.model.show_look()
        self.table.show_look()

    def _show_removable(self) -> None:
        path = self.model.path(self.table.currentIndex().row())
        self.remove.setEnabled(path is not None and path.pinned)
        self._remove_button.setVisible(self.remove.isEnabled())

    # what the user does

    @Slot(float)
    def set_target(self, target: float) -> None:
        """Ask for another loss that is to be reached."""
        self.view.update(comparison=replace(self.view.state.comparison, target=target))

    @Slot()
    def _on_sorted(self) -> None:
        if self._syncing:
            return
        name, descending = self.table.sorted_by
        comparison = replace(self.view.state.comparison, sorted_by=name, descending=descending)
        self.view.update(comparison=comparison)

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.comparison == before.comparison:
            return
        self._syncing = True
        self.table.show_sorted(now.comparison)
        self._syncing = False
        if now.comparison.target != before.comparison.target:
            self.target.show_value(now.comparison.target)
            if self._frame is not None:
                self.show_frame(self._frame)
            self.table.show_look()  # the heading that names it may be longer now

    @Slot()
    def copy_text(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(self.model.text())

    @Slot()
    def _on_remove(self) -> None:
        path = self.model.path(self.table.currentIndex().row())
        if path is not None and path.pinned:
            self.pin_removed.emit(path.index)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        path = self.model.path(current.row())
        if not self._syncing and path is not None and not path.pinned:
            self.run_chosen.emit(path.index)
        self._show_removable()


def _check_target(target: float) -> None:
    if not math.isfinite(target):
        raise ValueError(f"the loss to reach must be finite, not {exact(target)}")
