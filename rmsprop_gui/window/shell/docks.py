"""The panels around the canvas: laid out, opened and closed, and brought back."""

from typing import cast

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QTabBar, QTabWidget, QVBoxLayout, QWidget

from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.shell.column_area import ColumnArea
from rmsprop_gui.window.shell.dock import PANELS, Dock
from rmsprop_gui.window.view_store import ViewStore

LAYOUT_VERSION = 1
"""To be raised when a layout that was saved would no longer do."""
_SETTLED = 200  # milliseconds after which a layout holds
_LARGEST_SHARE = 0.37  # of the window, that a panel takes by itself


Extents = dict[str, QSize]
"""The sizes of panels, by name."""


class Docks(QObject):
    """All panels of one window. They can be moved, closed, undocked, and brought back to where they were."""

    revealed = Signal()
    """A panel has come into sight: what it shows may be old."""
    left = Signal()
    """A panel has gone out of sight with the keyboard in it."""

    def __init__(self, window: QMainWindow, view: ViewStore) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._panes: dict[QWidget, Dock] = {}
        self._scale = current_look().scale
        self._folded = False
        self._was_seen = False
        self._settling = QTimer(self, singleShot=True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self._on_settled)
        self._noting = QTimer(self, singleShot=True)  # Qt tells of the tabs of one place one by one
        self._noting.setInterval(0)
        self._noting.timeout.connect(self._note)
        window.setDockOptions(QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._give_corners_to_columns()
        self._docks = {panel.name: Dock(panel, window) for panel in PANELS}
        for dock in self._docks.values():
            dock.revealed.connect(self.revealed)
            dock.left.connect(self.left)
            dock.visibilityChanged.connect(self._name_tabs)
            dock.visibilityChanged.connect(self._noting.start)
        self.reset()
        view.changed.connect(self._on_view_changed)

    def __getitem__(self, name: str) -> Dock:
        return self._docks[name]

    def fill(self, name: str, *panes: QWidget) -> None:
        """Put panes into a panel, one below the other; those at the sides scroll."""
        dock = self._docks[name]
        self._panes.update(dict.fromkeys(panes, dock))
        column = _column(dock, *panes) if dock.is_column else panes[0]
        dock.hold(ColumnArea(column, dock, dock.panel.largest_minimum))

    def bring_to_front(self, name: str) -> None:
        """Open a panel, and show its tab where it shares a place."""
        self._docks[name].show()
        self._docks[name].raise_()

    def show_panels(self, view: ViewState) -> None:
        """Open and close panels, and bring to the front, as the view says."""
        if view.panels is None or self._folded:
            return
        for name, dock in self._docks.items():
            if dock.isHidden() == (name in view.panels):
                dock.setVisible(name in view.panels)
        for name in view.panels - view.behind:
            if name in self._docks and not self._docks[name].in_sight:
                self._docks[name].raise_()

    @Slot(object, object)
    def _on_view_changed(self, before: ViewState, now: ViewState) -> None:
        if now.panels is None:
            self._noting.start()
        elif (before.panels, before.behind) != (now.panels, now.behind):
            self.show_panels(now)

    @Slot()
    def _note(self) -> None:
        """Tell the view which panels are there; those that are folded away for a while still are."""
        if self._window.isVisible() and not self._window.isMinimized() and not self._folded:
            if not self._was_seen:
                self._was_seen = True
                self.show_panels(self._view.state)  # a window that nobody has seen yet brings none to the front
            shown = {name for name, dock in self._docks.items() if not dock.isHidden()}
            behind = {name for name in shown if not self._docks[name].in_sight}
            self._view.update(panels=frozenset(shown), behind=frozenset(behind))

    @Slot()
    def _name_tabs(self) -> None:
        """Qt makes the tabs of panels that share a place, without a name. What is on a tab is no title again."""
        for tabs in self._tab_bars():
            tabs.setAccessibleName(self.tr("Panels"))
            tabs.setDrawBase(False)
        for dock in self._docks.values():
            is_tab = bool(self._window.tabifiedDockWidgets(dock)) and not dock.isFloating()
            dock.title_bar.set_titled(not is_tab)

    def _tab_bars(self) -> list[QTabBar]:
        return self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def shows(self, pane: object) -> bool:
        """Whether a pane is worth being updated: it is in no panel, or in one that is in sight."""
        dock = self._panes.get(cast(QWidget, pane))
        return dock is None or dock.in_sight

    def toggles(self) -> list[QAction]:
        """For each panel the action that closes and opens it."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def reset(self) -> None:
        """All panels open, where they belong and as large as they should be."""
        for dock in self._docks.values():
            dock.setFloating(False)
            self._window.addDockWidget(dock.panel.side, dock)
            dock.show()
        for dock in self._docks.values():
            if dock.panel.beside:
                in_front = self._docks[dock.panel.beside]
                self._window.tabifyDockWidget(in_front, dock)
                in_front.raise_()
        for dock in self._docks.values():
            dock.wanted = float(dock.panel.size)
        self._resize()
        QTimer.singleShot(0, self._resize)  # once more: tabs take their room only when they are laid out

    def fold_to(self, name: str) -> None:
        """Leave only one panel, without its title, for the last row's sake."""
        self._note_what_the_user_wants(self._scale)
        self._folded = True
        for dock in self._docks.values():
            dock.setVisible(dock.objectName() == name)
            dock.title_bar.set_folded(True)

    def save(self) -> bytes:
        """Where all panels are, in Qt's own words."""
        return bytes(self._window.saveState(LAYOUT_VERSION).data())

    def unfold(self, layout: bytes) -> None:
        """Bring back what `save` has kept before `fold_to`, titles and all."""
        self._folded = False
        for dock in self._docks.values():
            dock.title_bar.set_folded(False)
        self._window.restoreState(QByteArray(layout), LAYOUT_VERSION)
        self._settling.start()

    def restore(self, layout: bytes) -> bool:
        """Bring back what `save` has kept in a window before; False if that cannot be."""
        self._settling.stop()
        for dock in self._docks.values():
            dock.given = 0  # what is brought back was chosen by the user
        return self._window.restoreState(QByteArray(layout), LAYOUT_VERSION)

    def extents(self) -> Extents:
        """What the panels in sight take from the window, with the tabs of those that have some."""
        tabs = QSize(0, max((bar.height() for bar in self._tab_bars() if bar.isVisible()), default=0))
        return {
            name: dock.size() + tabs if self._window.tabifiedDockWidgets(dock) else dock.size()
            for name, dock in self._docks.items()
            if self._is_in_place(dock)
        }

    def give_extents(self, extents: Extents) -> None:
        """Make the panels as large as they were, as far as they are in sight now."""
        docks = [dock for name, dock in self._docks.items() if name in extents and self._is_in_place(dock)]
        sizes = [extents[dock.panel.name] for dock in docks]
        self._window.resizeDocks(docks, [size.width() for size in sizes], Qt.Orientation.Horizontal)
        self._window.resizeDocks(docks, [size.height() for size in sizes], Qt.Orientation.Vertical)
        self._settling.start()

    def show_look(self) -> None:
        """Let the panels grow and shrink with what is in them."""
        for dock in self._docks.values():
            dock.title_bar.show_look()
        scale_before, self._scale = self._scale, current_look().scale
        if self._scale != scale_before and not self._folded:
            self._note_what_the_user_wants(scale_before)
            self._resize()

    def _note_what_the_user_wants(self, scale: float) -> None:
        """A panel that is no longer as large as it was made has been resized by hand."""
        for dock in self._docks.values():
            if self._is_in_place(dock) and dock.extent != dock.given and not self._settling.isActive():
                dock.wanted = dock.extent / scale

    @Slot()
    def _resize(self) -> None:
        for is_column, orientation, whole in (
            (True, Qt.Orientation.Horizontal, self._window.width()),
            (False, Qt.Orientation.Vertical, self._window.height()),
        ):
            docks = [dock for dock in self._docks.values() if dock.is_column == is_column and self._is_in_place(dock)]
            sizes = [min(round(dock.wanted * self._scale), round(_LARGEST_SHARE * whole)) for dock in docks]
            self._window.resizeDocks(docks, sizes, orientation)
        self._settling.start()

    @Slot()
    def _on_settled(self) -> None:
        self._name_tabs()
        if not self._folded:  # else they are as large as nobody made them
            for dock in self._docks.values():
                dock.given = dock.extent

    @staticmethod
    def _is_in_place(dock: Dock) -> bool:
        return dock.in_sight and not dock.isFloating()

    def _give_corners_to_columns(self) -> None:
        area = Qt.DockWidgetArea
        for corner in (Qt.Corner.TopLeftCorner, Qt.Corner.BottomLeftCorner):
            self._window.setCorner(corner, area.LeftDockWidgetArea)
        for corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
            self._window.setCorner(corner, area.RightDockWidgetArea)


def _column(dock: Dock, *widgets: QWidget) -> QWidget:
    column = QWidget(dock)  # within the window from the start: the order of the tab key stays
    layout = QVBoxLayout(column)
    layout.setContentsMargins(6, 2, 0, 6)  # to the right is the place of the scroll bar
    layout.setSpacing(6)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return column
