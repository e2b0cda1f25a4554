"""The charts hold what was recorded, follow the playhead, and are moved by a click."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from rmsprop_gui.optimizers import RULES, AdaGrad, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.charts.sizes import MARKER_ROOM
from rmsprop_gui.window.charts.step_view import shown_end
from window.frames import Film, Mouse, diverging, experiment_of, has_colour, pixels

from .places import between, height_range, place_of, plot_of, show_whole_length, step_range

NOTEBOOK = Film(experiment_of(EWMAMomentum(), AdaGrad(), RMSProp()))


@pytest.mark.parametrize("surface", SURFACES)
def test_curves_hold_the_recorded_values(pane: ChartsPane, surface: str) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values()), surface=surface))
    pane.show_frame(film.frame(0))
    assert len(pane.left.series) == len(pane.right.series) == len(RULES)
    for index, recording in enumerate(film.recordings):
        style = LIGHT.run_style(film.experiment.runs[index].style)
        loss, rate = pane.left.series[index], pane.right.series[index]
        np.testing.assert_array_equal(loss.values, recording.trajectory.loss)
        np.testing.assert_array_equal(rate.values, recording.trajectory.rate)
        assert loss.diverged_at == recording.diverged_at
        assert loss.style == rate.style == style and rate.dashes[0] != rate.dashes[1]


def test_hidden_runs_have_no_curves(pane: ChartsPane) -> None:
    film = Film(experiment_of(RMSProp(), AdaGrad()))
    pane.show_frame(film.frame(0))
    hidden = replace(film.experiment, runs=(replace(film.experiment.runs[0], visible=False), film.experiment.runs[1]))
    pane.show_frame(replace(film.frame(0), experiment=hidden))
    assert [series.style for series in pane.left.series] == [LIGHT.run_style(1)]


def test_a_new_colour_is_taken_over(pane: ChartsPane) -> None:
    film = Film(experiment_of(RMSProp()))
    pane.show_frame(film.frame(50))
    recoloured = film.experiment.with_run(0, replace(film.experiment.runs[0], style=7))
    pane.show_frame(replace(film.frame(50), experiment=recoloured))
    assert pane.left.series[0].style == LIGHT.run_style(7) and has_colour(pixels(pane.left), LIGHT.run_styles[7].colour)


def test_every_curve_is_drawn_up_to_the_playhead(pane: ChartsPane) -> None:
    pane.show_frame(NOTEBOOK.frame(60))
    for chart in pane.charts:
        for series in chart.series:
            for first in (2, 20, 40):  # between them is nothing but curves: the markers are at the playhead
                assert has_colour(between(chart, first, first + 15), series.style.colour)


@pytest.mark.parametrize("step", [0, 1, 50, 100])
def test_both_charts_are_at_the_step_of_the_frame(pane: ChartsPane, step: int) -> None:
    pane.show_frame(NOTEBOOK.frame(step))
    assert pane.left.step == pane.right.step == step


def has_run(chart: Chart) -> bool:
    """Whether something is drawn in the colour of a run: the black one is close to ink."""
    picture = pixels(plot_of(chart))
    return any(has_colour(picture, series.style.colour, 2) for series in chart.series)


def playhead(chart: Chart) -> int:
    """The column of the playhead: the line that moves with the step."""
    chart.show_frame(NOTEBOOK.frame(0))
    first = pixels(plot_of(chart))
    chart.show_frame(NOTEBOOK.frame(60))
    second = pixels(plot_of(chart))
    dark = (second.max(axis=2) < 180) & (first.max(axis=2) >= 180)  # a line of 1.4 pixels covers parts of three
    return int(dark.sum(axis=0).argmax())


def test_the_playhead_is_painted_at_its_step(pane: ChartsPane) -> None:
    show_whole_length(pane)
    pane.show_frame(NOTEBOOK.frame(0))
    for chart in pane.charts:
        assert abs(playhead(chart) - place_of(chart, 60).x()) <= 1.5


@pytest.mark.parametrize("step", [0, 1, 33, 99, 100])
def test_a_click_chooses_the_step_there(pane: ChartsPane, step: int) -> None:
    chosen: list[int] = []
    pane.step_chosen.connect(chosen.append)
    pane.show_frame(NOTEBOOK.frame(60))
    for chart in pane.charts:
        Mouse(plot_of(chart).viewport()).click(place_of(chart, step))
    assert chosen == [step, step]


def test_a_click_on_the_numbers_beside_a_chart_chooses_no_step_in_it(pane: ChartsPane) -> None:
    chosen: list[int] = []
    pane.step_chosen.connect(chosen.append)
    pane.show_frame(NOTEBOOK.frame(0))
    for chart in pane.charts:
        Mouse(plot_of(chart).viewport()).click(QPointF(25, place_of(chart, 0).y()))
    assert all(step <= 0 for step in chosen)


def test_a_drag_scrubs_and_does_not_move_the_view(pane: ChartsPane) -> None:
    chosen: list[int] = []
    pane.step_chosen.connect(chosen.append)
    pane.show_frame(NOTEBOOK.frame(60))
    chart = pane.left
    view = plot_of(chart).getPlotItem().getViewBox().viewRange()
    Mouse(plot_of(chart).viewport()).drag(*(place_of(chart, step) for step in (10, 30, 50, 80)))
    assert chosen[-1] == 80 and len(chosen) >= 3
    Mouse(plot_of(chart).viewport()).wheel(place_of(chart, 50), 3)
    assert plot_of(chart).getPlotItem().getViewBox().viewRange() == view


def test_while_the_playhead_is_dragged_the_axis_rests_under_the_pointer(pane: ChartsPane) -> None:
    """Else the same place would be another step a moment later."""
    pane.step_chosen.connect(lambda step: pane.show_frame(NOTEBOOK.frame(step)))
    pane.show_frame(NOTEBOOK.frame(60))
    chart, ranges = pane.left, []
    mouse = Mouse(plot_of(chart).viewport())
    pane.step_chosen.connect(lambda _: ranges.append(step_range(chart)))
    mouse.drag(*(place_of(chart, step) for step in (60, 40, 10, 5)))
    assert chart.step == 5 and ranges[:-1] and set(ranges[:-1]) == {(0, 100)}
    assert step_range(chart) == (0, 20)
    mouse.drag(place_of(chart, 5), place_of(chart, 19), place_of(chart, 19) + QPointF(500, 0))
    assert chart.step == 20 and step_range(chart) == (0, 50)


ENDS = [(0, 20), (1, 20), (19, 20), (20, 50), (49, 50), (50, 100), (199, 200), (200, 500), (7_000, 10_000)]


@pytest.mark.parametrize(("step", "end"), ENDS)
def test_the_axis_ends_somewhat_beyond_the_playhead(step: int, end: int) -> None:
    assert shown_end(step, 1_000_000) == end
    assert shown_end(step, max(step, 1)) == max(step, 1)
    assert step < end <= max(2.5 * step, 20)


def test_the_axis_grows_with_the_playhead_or_has_the_whole_length(pane: ChartsPane) -> None:
    for step, end in ((0, 20), (20, 50), (60, 100), (100, 100), (5, 20)):
        pane.show_frame(NOTEBOOK.frame(step))
        assert {step_range(chart) for chart in pane.charts} == {(0, end)}
    pane.left.menu.whole_length.trigger()
    assert [step_range(chart) for chart in pane.charts] == [(0, 100), (0, 20)]
    pane.view.update(future_hidden=False)
    assert [step_range(chart) for chart in pane.charts] == [(0, 100), (0, 100)]


def test_the_axis_holds_all_steps_and_whole_decades_or_half_ones_around_a_limit(pane: ChartsPane) -> None:
    show_whole_length(pane)
    pane.show_frame(NOTEBOOK.frame(0))
    for chart in pane.charts:
        low, high = height_range(chart)
        assert low == round(low) and 2 * high == round(2 * high)
        finite = np.concatenate([series.values[np.isfinite(series.values)] for series in chart.series])
        assert low <= np.log10(finite.min()) and np.log10(finite.max()) <= high
        assert step_range(chart) == (0, 100)


@pytest.mark.parametrize("steps", [1, 2, 100_000])
def test_the_axis_follows_the_number_of_steps(pane: ChartsPane, steps: int) -> None:
    show_whole_length(pane)
    pane.show_frame(Film(experiment_of(GradientDescent(), steps=steps)).frame(1))
    assert step_range(pane.left) == (0, steps)
    assert all(has_run(chart) for chart in pane.charts)


# where there is no logarithm


def test_divergence_is_marked(pane: ChartsPane) -> None:
    film = Film(diverging())
    pane.show_frame(film.frame(400))
    assert pane.left.series[0].diverged_at == film.recordings[0].diverged_at
    assert pane.left.series[1].diverged_at is None
    for chart in pane.charts:
        assert has_colour(pixels(chart), chart.series[0].style.colour)


def test_a_curve_that_diverges_does_not_flatten_the_others(pane: ChartsPane) -> None:
    pane.show_frame(Film(diverging()).frame(0))
    _, high = height_range(pane.left)
    assert high < 20


def test_many_runs_that_diverge_together_are_no_trouble(pane: ChartsPane) -> None:
    film = Film(experiment_of(*(GradientDescent(10.0) for _ in range(30)), steps=300))
    pane.show_frame(film.frame(300))
    assert has_colour(pixels(pane.left), pane.left.series[-1].style.colour)


def test_a_run_that_diverges_at_its_first_step_is_no_trouble(pane: ChartsPane) -> None:
    film = Film(experiment_of(GradientDescent(10.0), surface="rosenbrock", start=(1e6, 1e6)))
    for step in (0, 1, 100):
        pane.show_frame(film.frame(step))
        pixels(pane)
    assert pane.left.series[0].diverged_at is not None


@pytest.mark.parametrize("surface, start", [("quadratic", (0.0, 0.0)), ("saddle", (0.0, 0.0)), ("plateau", (1e5, 1e5))])
def test_a_loss_or_a_rate_of_zero_is_no_trouble(pane: ChartsPane, surface: str, start: tuple[float, float]) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values()), surface=surface, start=start))
    for step in (0, 50, 100):
        pane.show_frame(film.frame(step))
        assert [has_run(chart) for chart in pane.charts] == [True, step > 0]  # for zero, a marker at the foot
    assert all(np.isfinite(height_range(chart)).all() for chart in pane.charts)


def test_an_infinite_rate_is_no_trouble(pane: ChartsPane) -> None:
    """ε zero where the gradient is zero: η/0."""
    film = Film(experiment_of(AdaGrad(epsilon=0.0), RMSProp(epsilon=0.0), start=(0.0, 1.0)))
    pane.show_frame(film.frame(100))
    assert [(len(one.values), one.diverged_at) for one in pane.left.series] == [(1, 1), (1, 1)]
    assert has_run(pane.left) and pane.left.message == ""


def test_without_runs_the_charts_are_empty(pane: ChartsPane) -> None:
    pane.show_frame(NOTEBOOK.frame(30))
    pane.show_frame(Film(experiment_of()).frame(0, -1))
    assert pane.left.series == pane.right.series == ()
    assert not any(has_colour(pixels(pane), style.colour) for style in LIGHT.run_styles[:3])


@pytest.mark.parametrize("step", [0, 1, 3, 10, 40])
def test_the_future_of_a_long_run_is_hidden_near_its_start_too(pane: ChartsPane, step: int) -> None:
    """There the playhead is less than a pixel from the edge."""
    show_whole_length(pane)
    film = Film(experiment_of(EWMAMomentum(), AdaGrad(), RMSProp(), steps=20_000))
    pane.view.update(future_hidden=True)
    pane.show_frame(film.frame(step))
    beyond = round(place_of(pane.left, 3000).x())
    shown = pixels(plot_of(pane.left))[:, beyond:]
    assert not any(has_colour(shown, style.colour, 30) for style in LIGHT.run_styles[:3])


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton], ids=["right", "middle"])
def test_other_buttons_move_no_playhead(pane: ChartsPane, button: Qt.MouseButton) -> None:
    pane.show_frame(NOTEBOOK.frame(10))
    chosen: list[int] = []
    pane.step_chosen.connect(chosen.append)
    mouse = Mouse(plot_of(pane.left).viewport())
    mouse.click(place_of(pane.left, 15), button)
    assert chosen == []
    mouse.click(place_of(pane.left, 15))
    assert chosen == [15]


@pytest.mark.parametrize("size", [(240, 160), (500, 240), (1400, 500)])
@pytest.mark.parametrize("step", [0, 100])
def test_markers_are_whole_at_both_ends(pane: ChartsPane, step: int, size: tuple[int, int]) -> None:
    """Also those of a rate that stays at the end of the axis."""
    pane.resize(*size)
    pane.show_frame(Film(experiment_of(GradientDescent(0.1))).frame(step))
    pane.grab()
    for chart in pane.charts:
        box = plot_of(chart).getPlotItem().getViewBox()
        (left, right), (bottom, top) = box.viewRange()
        values = np.concatenate([np.atleast_1d(one.values[step]) for one in chart.series])
        heights = chart.scale.heights(values[np.isfinite(values)])  # before the first step there is no rate
        x = (step - left) / (right - left) * box.width()
        y = (heights - bottom) / (top - bottom) * box.height()
        room = MARKER_ROOM - 0.5
        assert room <= x <= box.width() - room and (room <= y).all() and (y <= box.height() - room).all()
