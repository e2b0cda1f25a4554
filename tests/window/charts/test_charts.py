"""The charts hold what was recorded, follow the playhead, and are moved by a click."""

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RULES, AdaGrad, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.charts.series import thinned
from rmsprop_gui.window.theme import LIGHT
from window.frames import Film, Mouse, diverging, experiment_of, has_colour, pixels

NOTEBOOK = Film(experiment_of(EWMAMomentum(), AdaGrad(), RMSProp()))


@pytest.fixture
def pane(qtbot: QtBot) -> ChartsPane:
    made = ChartsPane()
    qtbot.addWidget(made)
    made.resize(700, 240)
    with qtbot.waitExposed(made):
        made.show()
    return made


def plot_of(chart: Chart) -> pg.PlotWidget:
    plot = chart.findChild(pg.PlotWidget)
    assert isinstance(plot, pg.PlotWidget)
    return plot


def place_of(chart: Chart, step: float, part: float = 0.5) -> QPointF:
    """The pixel of the plot at a step, at a part of its height."""
    plot = plot_of(chart)
    box = plot.getPlotItem().getViewBox()
    (left, right), _ = box.viewRange()
    inside = QPointF((step - left) / (right - left) * box.width(), part * box.height())
    return QPointF(plot.mapFromScene(box.mapToScene(inside)))


def height_range(chart: Chart) -> tuple[float, float]:
    low, high = plot_of(chart).getPlotItem().getViewBox().viewRange()[1]
    return low, high


@pytest.mark.parametrize("surface", SURFACES)
def test_curves_hold_the_recorded_values(pane: ChartsPane, surface: str) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values()), surface=surface))
    pane.show_frame(film.frame(0))
    assert len(pane.loss.series) == len(RULES) and len(pane.rate.series) == 2 * len(RULES)
    for index, recording in enumerate(film.recordings):
        style = LIGHT.run_style(film.experiment.runs[index].style)
        loss, rates = pane.loss.series[index], pane.rate.series[2 * index : 2 * index + 2]
        np.testing.assert_array_equal(loss.values, recording.steps.loss)
        for axis, rate in enumerate(rates):
            np.testing.assert_array_equal(rate.values, recording.steps.rate[:, axis])
        assert loss.diverged_at == recording.diverged_at
        assert all(series.style == style for series in (loss, *rates)) and rates[0].dash != rates[1].dash


def test_hidden_runs_have_no_curves(pane: ChartsPane) -> None:
    film = Film(experiment_of(RMSProp(), AdaGrad()))
    pane.show_frame(film.frame(0))
    hidden = replace(film.experiment, runs=(replace(film.experiment.runs[0], visible=False), film.experiment.runs[1]))
    pane.show_frame(replace(film.frame(0), experiment=hidden))
    assert [series.style for series in pane.loss.series] == [LIGHT.run_style(1)]


def test_a_new_colour_is_taken_over(pane: ChartsPane) -> None:
    film = Film(experiment_of(RMSProp()))
    pane.show_frame(film.frame(50))
    recoloured = film.experiment.with_run(0, replace(film.experiment.runs[0], style=7))
    pane.show_frame(replace(film.frame(50), experiment=recoloured))
    assert pane.loss.series[0].style == LIGHT.run_style(7) and has_colour(pixels(pane.loss), LIGHT.run_styles[7].colour)


@pytest.mark.parametrize("step", [0, 1, 50, 100])
def test_both_charts_are_at_the_step_of_the_frame(pane: ChartsPane, step: int) -> None:
    pane.show_frame(NOTEBOOK.frame(step))
    assert pane.loss.step == pane.rate.step == step


def playhead(chart: Chart) -> int:
    """The column of the playhead: the line that moves with the step."""
    chart.show_step(0)
    first = pixels(plot_of(chart))
    chart.show_step(60)
    second = pixels(plot_of(chart))
    dark = (second.max(axis=2) < 110) & (first.max(axis=2) >= 110)
    return int(dark.sum(axis=0).argmax())


def test_the_playhead_is_painted_at_its_step(pane: ChartsPane) -> None:
    pane.show_frame(NOTEBOOK.frame(0))
    for chart in (pane.loss, pane.rate):
        assert abs(playhead(chart) - place_of(chart, 60).x()) <= 1.5


@pytest.mark.parametrize("step", [0, 1, 33, 99, 100])
def test_a_click_chooses_the_step_there(pane: ChartsPane, step: int) -> None:
    chosen: list[int] = []
    pane.step_chosen.connect(chosen.append)
    pane.show_frame(NOTEBOOK.frame(0))
    for chart in (pane.loss, pane.rate):
        Mouse(plot_of(chart).viewport()).click(place_of(chart, step))
    assert chosen == [step, step]


def test_a_click_on_the_numbers_beside_a_chart_chooses_no_step_in_it(pane: ChartsPane) -> None:
    chosen: list[int] = []
    pane.step_chosen.connect(chosen.append)
    pane.show_frame(NOTEBOOK.frame(0))
    for chart in (pane.loss, pane.rate):
        Mouse(plot_of(chart).viewport()).click(QPointF(25, place_of(chart, 0).y()))
    assert all(step <= 0 for step in chosen)


def test_a_drag_scrubs_and_does_not_move_the_view(pane: ChartsPane) -> None:
    chosen: list[int] = []
    pane.step_chosen.connect(chosen.append)
    pane.show_frame(NOTEBOOK.frame(0))
    chart = pane.loss
    view = plot_of(chart).getPlotItem().getViewBox().viewRange()
    Mouse(plot_of(chart).viewport()).drag(*(place_of(chart, step) for step in (10, 30, 50, 80)))
    assert chosen[-1] == 80 and len(chosen) >= 3
    Mouse(plot_of(chart).viewport()).wheel(place_of(chart, 50), 3)
    assert plot_of(chart).getPlotItem().getViewBox().viewRange() == view


def test_the_axis_holds_all_steps_and_whole_decades(pane: ChartsPane) -> None:
    pane.show_frame(NOTEBOOK.frame(0))
    for chart in (pane.loss, pane.rate):
        low, high = height_range(chart)
        assert low == round(low) and high == round(high)
        finite = np.concatenate([series.values[np.isfinite(series.values)] for series in chart.series])
        assert low <= np.log10(finite.min()) and np.log10(finite.max()) <= high
        assert plot_of(chart).getPlotItem().getViewBox().viewRange()[0] == [0, 100]


@pytest.mark.parametrize("steps", [1, 2, 100_000])
def test_the_axis_follows_the_number_of_steps(pane: ChartsPane, steps: int) -> None:
    pane.show_frame(Film(experiment_of(GradientDescent(), steps=steps)).frame(1))
    assert plot_of(pane.loss).getPlotItem().getViewBox().viewRange()[0] == [0, steps]
    assert pixels(pane).shape[:2] == (240, 700)


# where there is no logarithm


def test_divergence_is_marked(pane: ChartsPane) -> None:
    film = Film(diverging())
    pane.show_frame(film.frame(400))
    assert pane.loss.series[0].diverged_at == film.recordings[0].diverged_at
    assert pane.loss.series[1].diverged_at is None
    for chart in (pane.loss, pane.rate):
        assert has_colour(pixels(chart), chart.series[0].style.colour)


def test_a_curve_that_diverges_does_not_flatten_the_others(pane: ChartsPane) -> None:
    pane.show_frame(Film(diverging()).frame(0))
    _, high = height_range(pane.loss)
    assert high < 20


def test_many_runs_that_diverge_together_are_no_trouble(pane: ChartsPane) -> None:
    film = Film(experiment_of(*(GradientDescent(10.0) for _ in range(30)), steps=300))
    pane.show_frame(film.frame(300))
    assert has_colour(pixels(pane.loss), pane.loss.series[-1].style.colour)


def test_a_run_that_diverges_at_its_first_step_is_no_trouble(pane: ChartsPane) -> None:
    film = Film(experiment_of(GradientDescent(10.0), surface="rosenbrock", start=(1e6, 1e6)))
    for step in (0, 1, 100):
        pane.show_frame(film.frame(step))
        pixels(pane)
    assert pane.loss.series[0].diverged_at is not None


@pytest.mark.parametrize("surface, start", [("quadratic", (0.0, 0.0)), ("saddle", (0.0, 0.0)), ("plateau", (1e5, 1e5))])
def test_a_loss_or_a_rate_of_zero_is_no_trouble(pane: ChartsPane, surface: str, start: tuple[float, float]) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values()), surface=surface, start=start))
    for step in (0, 50, 100):
        pane.show_frame(film.frame(step))
        assert pixels(pane).shape[:2] == (240, 700)
    assert all(np.isfinite(height_range(chart)).all() for chart in (pane.loss, pane.rate))


def test_an_infinite_rate_is_no_trouble(pane: ChartsPane) -> None:
    """ε zero where the gradient is zero: η/0."""
    film = Film(experiment_of(AdaGrad(epsilon=0.0), RMSProp(epsilon=0.0), start=(0.0, 1.0)))
    pane.show_frame(film.frame(100))
    assert pixels(pane).shape[:2] == (240, 700) and all(s.diverged_at == 1 for s in pane.loss.series)


def test_without_runs_the_charts_are_empty(pane: ChartsPane) -> None:
    pane.show_frame(NOTEBOOK.frame(30))
    pane.show_frame(Film(experiment_of()).frame(0, -1))
    assert pane.loss.series == pane.rate.series == ()
    assert not any(has_colour(pixels(pane), style.colour) for style in LIGHT.run_styles[:3])


# thinning

WIDE = Mapping(((0.0, 20_000.0), (-3.0, 3.0)), 300.0, 100.0, 1.0)


@pytest.mark.parametrize("seed", range(3))
def test_thinning_keeps_the_extremes_of_every_column(seed: int) -> None:
    values = np.random.default_rng(seed).normal(0, 1, 20_001)
    steps, kept = thinned(values, WIDE)
    assert len(steps) == len(kept) < 1500 and kept.min() == values.min() and kept.max() == values.max()
    columns = 20_001 / 300
    for column in range(0, 300, 17):
        here = slice(round(column * columns), round((column + 1) * columns))
        near = (steps >= here.start - columns) & (steps <= here.stop + columns)
        assert kept[near].min() <= values[here].min() and kept[near].max() >= values[here].max()


@pytest.mark.parametrize("count", [0, 1, 2, 100])
def test_few_values_are_all_drawn(count: int) -> None:
    values = np.linspace(0, 1, count)
    steps, kept = thinned(values, WIDE if count < 3 else replace(WIDE, view=((0.0, 100.0), (0.0, 1.0))))
    np.testing.assert_array_equal(kept[-1:], values[-1:])
    assert len(steps) == len(kept) and (count < 3 or len(kept) == count)


@pytest.mark.parametrize("bad", [np.nan, -np.inf])
def test_thinning_with_gaps_keeps_what_is_there(bad: float) -> None:
    values = np.random.default_rng(0).normal(0, 1, 20_001)
    values[5000:5100] = bad
    _, kept = thinned(values, WIDE)
    finite = kept[np.isfinite(kept)]
    assert finite.max() == np.nanmax(values) and finite.min() == values[np.isfinite(values)].min()
