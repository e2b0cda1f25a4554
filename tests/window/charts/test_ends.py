"""A curve that leaves the chart or stops says so at the edge, and nothing is drawn over the words."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from rmsprop_gui.optimizers import AdaGrad, GradientDescent
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.view.view_state import ChartView
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.ends import EndsLayer, held_inside
from rmsprop_gui.window.charts.limits import LimitsLayer
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.charts.sizes import MARKER_ROOM
from window.frames import Film, diverging, experiment_of, has_colour, pixels

from .places import between, height_range, plot_of

SINKING = experiment_of(GradientDescent(0.19), AdaGrad(0.001), start=(0.0, -3.0), steps=400)
"""To a loss of 10⁻³⁶, eighteen decades below where the axis stops."""
RISING = experiment_of(GradientDescent(0.5), AdaGrad(0.001), start=(0.0, -3.0), steps=60)
SOLVED = experiment_of(GradientDescent(0.1), AdaGrad(0.001), start=(0.0, -3.0), steps=60)
"""On the minimum after one step, where the logarithm of the loss is −∞."""


def shown_at(pane: ChartsPane, experiment: Experiment, step: int) -> Chart:
    pane.show_frame(Film(experiment).frame(step))
    return pane.left


def outside(chart: Chart, step: int) -> int:
    """Where the first curve is at a step: 1 below the chart, −1 above, 0 in it."""
    low, high = height_range(chart)
    height = float(chart.scale.heights(chart.series[0].values[step : step + 1])[0])
    return int(height < low) - int(height > high)


LEAVING = [(SINKING, 400, 1), (SINKING, 300, 1), (SOLVED, 1, 1), (SOLVED, 60, 1), (RISING, 60, -1), (RISING, 40, -1)]


@pytest.mark.parametrize(("experiment", "step", "way"), LEAVING)
def test_a_curve_that_has_left_has_its_marker_at_the_edge(
    pane: ChartsPane, experiment: Experiment, step: int, way: int
) -> None:
    chart = shown_at(pane, experiment, step)
    assert outside(chart, step) == way
    reach = 3 * experiment.steps / 100
    picture = between(chart, min(step - reach, experiment.steps - 2 * reach), step + reach)
    edge = round(3 * MARKER_ROOM)
    there, opposite = (picture[-edge:], picture[:edge]) if way > 0 else (picture[:edge], picture[-edge:])
    colour = LIGHT.run_style(0).colour
    assert has_colour(there, colour, 30) and not has_colour(opposite, colour, 30)
    arrow = picture[-6:] if way > 0 else picture[:6]
    assert has_colour(arrow, colour, 30), "between the marker and the edge it is told that the curve goes on"


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("y", [-np.inf, -1e9, -1.0, 3.0, 50.0, 97.0, 101.0, 1e9, np.inf])
def test_a_marker_is_whole_wherever_its_point_is(y: float, scale: float) -> None:
    held, way = held_inside(y, 100.0, scale)
    room = MARKER_ROOM * scale
    assert room - 0.5 <= held <= 100.0 - room + 0.5
    assert way == (y > 100.0 - room) - (y < room)
    assert way or held == y


def test_one_that_has_stopped_outside_has_its_cross_alone(pane: ChartsPane) -> None:
    experiment, colour = diverging(), LIGHT.run_style(0).colour
    ended = Film(experiment).recordings[0].diverged_at
    for step, goes_on in ((ended - 1, True), (ended, False), (400, False)):
        chart = shown_at(pane, experiment, step)
        assert outside(chart, ended - 1) == -1
        picture = between(chart, ended - 6, ended + 4)
        below_the_cross = picture[round(1.9 * MARKER_ROOM) : round(2.5 * MARKER_ROOM)]
        assert has_colour(picture[:10], colour, 30)
        assert has_colour(below_the_cross, colour, 30) == goes_on, step


def test_no_line_of_a_limit_strikes_the_words_through(pane: ChartsPane) -> None:
    film = Film(experiment_of(GradientDescent(10.0), GradientDescent(0.2), steps=400))
    pane.view.update(charts=(ChartView("rate"), ChartView("rate")))
    pane.show_frame(film.frame(400))
    chart = pane.left
    layers = plot_of(chart).getPlotItem().getViewBox().childItems()
    (ends,), (limits,) = ([one for one in layers if isinstance(one, kind)] for kind in (EndsLayer, LimitsLayer))
    ((end, _),) = ends._ends(ends.mapping())
    with_lines = words(chart, end.box)
    for height in np.linspace(*height_range(chart), 41)[1:-1]:  # a line in every place, through the words too
        limits.show_limits((10.0**height, 10.0**height), chart.scale)
        assert np.array_equal(words(chart, end.box), with_lines), height


def words(chart: Chart, box: QRectF) -> np.ndarray:
    plot = plot_of(chart)
    view_box = plot.getPlotItem().getViewBox()
    (left, top), (right, bottom) = (
        plot.mapFromScene(view_box.mapToScene(corner)).toTuple() for corner in (box.topLeft(), box.bottomRight())
    )
    return pixels(plot)[round(top) + 1 : round(bottom) - 1, round(left) + 1 : round(right) - 1]
