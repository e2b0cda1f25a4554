"""One panel, and the table of all: what they are called."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow

from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.style_sheet import GAP
from rmsprop_gui.window.shell.column_area import ColumnArea
from rmsprop_gui.window.shell.title_bar import TitleBar


@dataclass(frozen=True)
class Panel:
    """A panel that is docked to a side of the window."""

    name: str
    title: str
    largest_minimum: int = 0
    """Its least width is what is needed to see all in it, but never more than this, in pixels at any scale."""
    scrolls: bool = False
    """Whether its panes stand below one another in a column that scrolls where it is higher than its place."""


PANELS = (
    Panel("lesson", "Lesson", 310),
    Panel("surface", "Surface", 310, scrolls=True),
    Panel("runs", "Runs", 310, scrolls=True),
    Panel("info", "Step", 310, scrolls=True),
    Panel("charts", "Charts"),
    Panel("comparison", "Table"),
    Panel("data", "Data"),
)

_COLUMNS = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)


class Dock(QDockWidget):
    """One panel, which knows whether anything of it can be seen."""

    revealed = Signal()
    left = Signal()
    """It has gone out of sight with the keyboard in it: that may go elsewhere."""

    def __init__(self, panel: Panel, window: QMainWindow) -> None:
        super().__init__(window)
        self.panel = panel
        self.wanted: float | None = None
        """What it should take from the window at scale 1, whatever it gets at this one; None for what it has."""
        self._window = window
        self._area: ColumnArea | None = None
        self._in_sight = True
        self._is_whole = False
        self.setObjectName(panel.name)
        self.setWindowTitle(window.tr(panel.title))
        self.title_bar = TitleBar(self)
        self.setTitleBarWidget(self.title_bar)
        self.visibilityChanged.connect(self._on_visibility_changed)

    @property
    def in_sight(self) -> bool:
        """Whether it is open, and no other tab is in front of it."""
        return self._in_sight and not self.isHidden()

    @property
    def is_column(self) -> bool:
        """Whether it stands beside the canvas, not above or below it."""
        return self._window.dockWidgetArea(self) in _COLUMNS

    @property
    def extent(self) -> int:
        """What it takes from the window across its side, in pixels."""
        return self.width() if self.is_column else self.height()

    def hold(self, area: ColumnArea) -> None:
        """Have this in it. Behind another tab it is hidden, but its place is kept."""
        policy = area.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        area.setSizePolicy(policy)
        self._area = area
        self.show_look()
        area.set_whole(self._is_whole)
        self.setWidget(area)
        self._keep_out_of_reach(self._in_sight)

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self.title_bar.show_look()
        if self._area is not None and not self.panel.scrolls:  # else its column has margins of its own
            self._area.set_margin(round(GAP * current_look().scale))

    def set_whole(self, is_whole: bool) -> None:
        """Be as high as what is in it, or as high as there is room."""
        self._is_whole = is_whole
        if self._area is not None:
            self._area.set_whole(is_whole)

    @Slot(bool)
    def _on_visibility_changed(self, visible: bool) -> None:
        was, self._in_sight = self._in_sight, visible
        self._keep_out_of_reach(visible)
        if visible and not was:
            self.revealed.emit()

    def _keep_out_of_reach(self, visible: bool) -> None:
        """Qt only moves what is behind another tab away: the keyboard would still get there, and close it unseen."""
        if not visible and self.isAncestorOf(self.window().focusWidget()):
            self.left.emit()
        self.title_bar.set_reachable(visible)
        if self.widget() is not None:
            self.widget().setVisible(visible)
