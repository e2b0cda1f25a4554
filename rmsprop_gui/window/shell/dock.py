"""One panel, and the table of all: what they are called, and where they are at first."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from rmsprop_gui.window.shell.title_bar import TitleBar


@dataclass(frozen=True)
class Panel:
    """A panel that is docked to one side; `size` is what it takes from the window, in pixels at scale 1."""

    name: str
    title: str
    side: Qt.DockWidgetArea
    size: int
    largest_minimum: int = 0
    """Its least width is what is needed to see all in it, but never more than this, in pixels at any scale."""
    beside: str = ""
    """The panel that it shares its place with, as a tab behind it."""


PANELS = (
    Panel("experiment", "Experiment", Qt.DockWidgetArea.LeftDockWidgetArea, 262, 262),
    Panel("info", "Inside the step", Qt.DockWidgetArea.RightDockWidgetArea, 340, 260),
    Panel("charts", "Charts", Qt.DockWidgetArea.BottomDockWidgetArea, 236),
    Panel("comparison", "Comparison", Qt.DockWidgetArea.BottomDockWidgetArea, 236, beside="charts"),
)


class Dock(QDockWidget):
    """One panel, which knows whether anything of it can be seen."""

    revealed = Signal()
    left = Signal()
    """It has gone out of sight with the keyboard in it: that may go elsewhere."""

    def __init__(self, panel: Panel, window: QMainWindow) -> None:
        super().__init__(window)
        self.panel = panel
        self.wanted = float(panel.size)
        """What it should take from the window at scale 1, whatever it gets at this one."""
        self.given = 0
        self._in_sight = True
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
        """Whether it stands beside the canvas, not below it."""
        return self.panel.side != Qt.DockWidgetArea.BottomDockWidgetArea

    @property
    def extent(self) -> int:
        """What it takes from the window across its side, in pixels."""
        return self.width() if self.is_column else self.height()

    def hold(self, content: QWidget) -> None:
        """Have this in it. Behind another tab it is hidden, but its place is kept."""
        policy = content.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        content.setSizePolicy(policy)
        self.setWidget(content)
        self._keep_out_of_reach(self._in_sight)

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
