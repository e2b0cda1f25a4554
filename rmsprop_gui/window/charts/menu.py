"""The menu of a chart: what it shows, on which scale, how far, and what is taken elsewhere."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from rmsprop_gui.view.measures import Measure
from rmsprop_gui.view.view_state import ChartView

Entries = tuple[tuple[Measure, str], ...]
"""The measures to choose from, each with its title in words."""


_WINDOWS = (1, 5, 10, 20, 50, 100)  # steps of a running mean


class ChartMenu(QMenu):
    """Opens under the heading of a chart, and where a chart is clicked with the right button."""

    measure_chosen = Signal(object)
    logarithmic_chosen = Signal(bool)
    whole_length_chosen = Signal(bool)
    smoothed_chosen = Signal(int)
    picture_wanted = Signal()
    values_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Chart"))
        self.setToolTipsVisible(True)
        self._entries: Entries = ()
        self._measures = QActionGroup(self)
        self._measures.triggered.connect(self._on_measure_triggered)
        self._below_measures = self.addSeparator()
        self.logarithmic = self._toggle(self.tr("&Logarithmic"), self.logarithmic_chosen)
        self.whole_length = self._toggle(self.tr("&Whole length"), self.whole_length_chosen)
        self.whole_length.setToolTip(self.tr("All steps, and not only somewhat beyond the playhead"))
        self.means = QMenu(self.tr("&Running mean"), self)
        self.means.menuAction().setToolTip(self.tr("The mean over the last steps; the values stay, pale, behind it"))
        self._windows = QActionGroup(self)
        self._windows.triggered.connect(self._on_window_triggered)
        self.addMenu(self.means)
        self._below_scale = self.addSeparator()
        copying = self.addAction(self.tr("&Copy picture"))
        copying.setShortcut(QKeySequence.StandardKey.Copy)
        copying.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copying.triggered.connect(self.picture_wanted)
        parent.addAction(copying)  # its key works while the chart has the keyboard
        self.addAction(self.tr("Copy &values as text")).triggered.connect(self.values_wanted)

    def _toggle(self, text: str, chosen: object) -> QAction:
        action = self.addAction(text)
        action.setCheckable(True)
        action.triggered.connect(chosen)
        return action

    @property
    def measures(self) -> list[QAction]:
        """What can be shown, in order."""
        return self._measures.actions()

    def share(self, actions: Iterable[QAction]) -> None:
        """Offer these actions of the window too, which are about all charts."""
        self.insertActions(self._below_scale, list(actions))

    def show_choice(self, entries: Entries, chosen: Measure, view: ChartView) -> None:
        """Show what there is to choose from and what has been chosen."""
        if entries != self._entries:
            self._entries = entries
            self._fill()
        for action, (measure, _) in zip(self.measures, entries, strict=True):
            action.setChecked(measure == chosen)
        self.logarithmic.setChecked(view.logarithmic)
        signed = self.tr("Magnitudes on a log scale; on a linear one the values with their signs")
        self.logarithmic.setToolTip(signed if chosen.signed else self.tr("Whether the axis counts in powers of ten"))
        self.whole_length.setChecked(view.whole_length)
        self._show_windows(view.smoothed)

    def _fill(self) -> None:
        for action in self.measures:
            self._measures.removeAction(action)
            action.deleteLater()
        for measure, title in self._entries:
            action = QAction(title, self)
            action.setCheckable(True)
            action.setToolTip(self.tr(measure.about))
            self._measures.addAction(action)
            self.insertAction(self._below_measures, action)

    def _show_windows(self, chosen: int) -> None:
        """The usual numbers of steps, with the one that is chosen."""
        steps = sorted({*_WINDOWS, chosen})
        if [action.data() for action in self._windows.actions()] != steps:
            for action in self._windows.actions():
                self._windows.removeAction(action)
                self.means.removeAction(action)
                action.deleteLater()
            for count in steps:
                text = self.tr("Of {count:,} steps").format(count=count) if count > 1 else self.tr("&None")
                action = self.means.addAction(text)
                action.setCheckable(True)
                action.setData(count)
                self._windows.addAction(action)
        for action in self._windows.actions():
            action.setChecked(action.data() == chosen)

    @Slot(QAction)
    def _on_window_triggered(self, action: QAction) -> None:
        self.smoothed_chosen.emit(action.data())

    @Slot(QAction)
    def _on_measure_triggered(self, action: QAction) -> None:
        self.measure_chosen.emit(self._entries[self.measures.index(action)][0])
