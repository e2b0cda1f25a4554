"""A layer of a chart: as large as its chart, wherever that stands."""

import pyqtgraph as pg

from rmsprop_gui.window.canvas.layer import Layer
from rmsprop_gui.window.charts.sizes import LookOf
from rmsprop_gui.window.looks.look import current_look


class ChartLayer(Layer):
    """A layer that asks its chart what it looks like, when it is painted."""

    def __init__(self, view_box: pg.ViewBox, height: int, look: LookOf = current_look) -> None:
        super().__init__(view_box, height)
        self.look = look
