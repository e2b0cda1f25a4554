"""What Qt makes of panels by itself, set right: the tabs of those that share a place, and whose the corners are."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMainWindow, QTabBar, QTabWidget

from rmsprop_gui.window.shell.dock import Dock


def prepare_for_docks(window: QMainWindow) -> None:
    """Tabs above their panels; the panels at the sides have the whole height."""
    window.setDockOptions(QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks)
    window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
    area = Qt.DockWidgetArea
    for corner in (Qt.Corner.TopLeftCorner, Qt.Corner.BottomLeftCorner):
        window.setCorner(corner, area.LeftDockWidgetArea)
    for corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
        window.setCorner(corner, area.RightDockWidgetArea)


def name_tabs(window: QMainWindow, docks: Iterable[Dock]) -> None:
    """Qt makes the tabs of panels that share a place, without a name. What is on a tab is no title again."""
    for tabs in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        tabs.setAccessibleName(QCoreApplication.translate("Docks", "Panels"))
        tabs.setDrawBase(False)
        is_one = tabs.count() < 2  # then Qt has moved it out of sight, where the keyboard would still get
        tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_one else Qt.FocusPolicy.TabFocus)
    for dock in docks:
        is_tab = bool(window.tabifiedDockWidgets(dock)) and not dock.isFloating()
        dock.title_bar.set_titled(not is_tab)
