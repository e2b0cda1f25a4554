"""One panel, and the table of all: what they are called, and where they are at first."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow

from rmsprop_gui.window.shell.title_bar import TitleBar


@dataclass(frozen=True)
class Panel:
    """A panel that is docked to one side; `size` is what it takes from the window, in pixels at scale 1."""

    name: str
    title: str
    side: Qt.DockWidgetArea
    size: int
    least: int = 0
    beside: str = ""
    """The panel that it shares its place with, as a tab behind it."""


PANELS = (
    Panel("experiment", "Experiment", Qt.DockWidgetArea.LeftDockWidgetArea, 262, 200),
    Panel("info", "Inside the step", Qt.DockWidgetArea.RightDockWidgetArea, 340, 240),
    Panel("charts", "Charts", Qt.DockWidgetArea.BottomDockWidgetArea, 236),
    Panel("comparison", "Comparison", Qt.DockWidgetArea.BottomDockWidgetArea, 236, beside="charts"),
)


class Dock(QDockWidget):
    """One panel, which knows whether anything of it can be seen."""

    revealed = Signal()

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
        self.setMinimumWidth(panel.least)
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

    @Slot(bool)
    def _on_visibility_changed(self, visible: bool) -> None:
        was, self._in_sight = self._in_sight, visible
        if visible and not was:
            self.revealed.emit()
