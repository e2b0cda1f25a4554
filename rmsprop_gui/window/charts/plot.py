"""The plot of a chart: numbers beside it, and layers from the lines that it stands on up to the pointer's."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from rmsprop_gui.surfaces.surface import Range
from rmsprop_gui.window.charts.axes import StepAxis, ValueAxis
from rmsprop_gui.window.charts.curves import CurvesLayer
from rmsprop_gui.window.charts.ends import EndsLayer
from rmsprop_gui.window.charts.hint import HintLayer
from rmsprop_gui.window.charts.hover import HairLine
from rmsprop_gui.window.charts.limits import LimitsLayer
from rmsprop_gui.window.charts.lines import LinesLayer
from rmsprop_gui.window.charts.sizes import MARKER_ROOM, LookOf
from rmsprop_gui.window.charts.step_view import StepViewBox
from rmsprop_gui.window.controls.screen_reader import Plot

_LEAST = (130, 80)  # pixels at scale 1
_ABOVE = 2.0  # pixels at scale 1 that the uppermost number stands out


class ChartPlot(pg.PlotWidget):
    """A picture with a name and a description in words. It takes no focus: the heading of its chart does."""

    def __init__(self, parent: QWidget, look: LookOf) -> None:
        self.look = look
        self.box = StepViewBox()
        self.steps, self.values = StepAxis(look), ValueAxis(look)
        super().__init__(parent, viewBox=self.box, axisItems={"bottom": self.steps, "left": self.values})
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCacheMode(self.CacheModeFlag(0))  # a ground of one colour is filled as fast, and stays a shape
        self.setAcceptDrops(False)  # files are dropped on the window
        self.hideButtons()
        self.setMenuEnabled(False)
        self.lines = LinesLayer(self.box, 0, look, self.steps, self.values)
        self.curves = CurvesLayer(self.box, 1, look)
        self.limits = LimitsLayer(self.box, 2, look)
        self.ends = EndsLayer(self.box, 3, look, self.curves.ends)
        self.hair = HairLine(self.box, 4, look)
        self.hint = HintLayer(self.box, 5, look, self.limits.taken)

    def accessible_interface(self) -> QAccessibleInterface:
        """A chart."""
        return Plot(self, QAccessible.Role.Chart)

    def show_look(self) -> None:
        """Take over the look where pyqtgraph holds colours and sizes of its own."""
        look = self.look()
        self.setBackground(look.theme.ground)
        self.steps.show_look()
        self.setMinimumSize(*(round(size * look.scale) for size in _LEAST))

    def fit(self, steps: Range, heights: Range, last: int) -> None:
        """Show these ranges, of an experiment with so many steps."""
        look = self.look()
        room = MARKER_ROOM * look.scale
        beside = max(self.steps.overhang(last) - room, 0.0) + 1
        layout = self.getPlotItem().layout
        layout.setContentsMargins(0, _ABOVE * look.scale, beside, 0)
        self.values.fit(*heights, self.box.height() - 2 * room)
        layout.activate()  # at once: the pointer may already be over it
        self.steps.draw_anew()
        self.box.show_range(steps, heights, room)
