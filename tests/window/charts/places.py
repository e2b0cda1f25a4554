"""Where things are on a chart, and what colours it has."""

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF

from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.pane import ChartsPane
from window.frames import pixels


def plot_of(chart: Chart) -> pg.PlotWidget:
    plot = chart.findChild(pg.PlotWidget)
    assert isinstance(plot, pg.PlotWidget)
    return plot


def show_whole_length(pane: ChartsPane) -> None:
    """Have all steps on the axes, wherever the playhead is."""
    pane.view.update(charts=tuple(replace(chart, whole_length=True) for chart in pane.view.state.charts))


def place_of(chart: Chart, step: float, part: float = 0.5) -> QPointF:
    """The pixel of the plot at a step, at a part of its height."""
    plot = plot_of(chart)
    box = plot.getPlotItem().getViewBox()
    (left, right), _ = box.viewRange()
    inside = QPointF((step - left) / (right - left) * box.width(), part * box.height())
    return QPointF(plot.mapFromScene(box.mapToScene(inside)))


def step_range(chart: Chart) -> tuple[float, float]:
    """The steps that are shown."""
    low, high = plot_of(chart).getPlotItem().getViewBox().ranges[0]
    return low, high


def height_range(chart: Chart) -> tuple[float, float]:
    """The heights that are shown."""
    low, high = plot_of(chart).getPlotItem().getViewBox().ranges[1]
    return low, high


def between(chart: Chart, first: float, last: float) -> np.ndarray:
    """The picture of the chart between two steps."""
    left, right = place_of(chart, first).x(), place_of(chart, last).x()
    top, bottom = place_of(chart, 0, 0.0).y(), place_of(chart, 0, 1.0).y()
    return pixels(plot_of(chart))[round(top) : round(bottom), round(left) : round(right)]
