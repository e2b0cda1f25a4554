"""The plot of a chart as screen readers see it."""

import pyqtgraph as pg
from PySide6.QtGui import QAccessible, QAccessibleInterface

from rmsprop_gui.window.controls.screen_reader import Plot


class ChartPlot(pg.PlotWidget):
    """A chart with a name and a description in words."""

    def accessible_interface(self) -> QAccessibleInterface:
        """A chart; the button on it is its child."""
        return Plot(self, QAccessible.Role.Chart)
