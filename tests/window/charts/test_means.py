"""Means in charts: over the last steps, and over seeds, with what they are of behind them and told."""

from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.optimizers import RULES, RMSProp
from rmsprop_gui.simulation.averaging import Averages, SeedStepper
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.view.view_state import ChartView
from rmsprop_gui.window.charts.means import running_mean
from rmsprop_gui.window.charts.pane import ChartsPane
from window.frames import Film, experiment_of

NOISY = replace(experiment_of(RMSProp(), RULES["adam"]()), sampling=Sampling(noise=1.0, seed=3))
FILM = Film(NOISY)


def averages_of(place: int, count: int = 20) -> Averages:
    stepper = SeedStepper(NOISY.trial(NOISY.runs[place]), count)
    stepper.advance()
    return stepper.averages


def averaged(step: int) -> Frame:
    return replace(FILM.frame(step), averages=(averages_of(0), averages_of(1)))


@pytest.mark.parametrize("window", [1, 2, 3, 7, 50, 200])
@pytest.mark.parametrize("shape", [(101,), (101, 2)])
def test_a_running_mean_is_that_of_the_last_values(window: int, shape: tuple[int, ...]) -> None:
    values = np.random.default_rng(1).normal(size=shape)
    values[0] = np.nan
    with pytest.warns(RuntimeWarning, match="Mean of empty slice"):
        expected = [np.nanmean(values[max(row - window + 1, 0) : row + 1], axis=0) for row in range(len(values))]
    np.testing.assert_allclose(running_mean(values, window), expected, rtol=1e-12)


def test_after_a_large_value_small_ones_keep_their_digits() -> None:
    values = np.array([1e20, *[1e-20] * 9])
    np.testing.assert_allclose(running_mean(values, 3)[3:], 1e-20, rtol=1e-12)


def test_the_values_stay_behind_their_running_mean_and_the_title_tells_it(pane: ChartsPane) -> None:
    pane.view.update(charts=(ChartView("loss", smoothed=10), ChartView("rate")))
    pane.show_frame(FILM.frame(50))
    series = pane.left.series[0]
    loss = FILM.frame(50).recordings[0].trajectory.loss
    np.testing.assert_array_equal(series.pale[0], loss)
    np.testing.assert_allclose(series.values[50], loss[41:51].mean())
    assert pane.left.plot.accessibleName() == "Loss f(x), mean of 10 steps"
    assert pane.right.series[0].raw is None


def test_the_menu_asks_for_it_and_shows_what_is_chosen(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(50))
    menu = pane.left.menu
    texts = [action.text() for action in menu.means.actions()]
    assert texts[:2] == ["&None", "Of 5 steps"] and menu.means.actions()[0].isChecked()
    menu.means.actions()[2].trigger()
    assert pane.view.state.charts[0].smoothed == 10 and menu.means.actions()[2].isChecked()
    pane.view.update(charts=(ChartView("loss", smoothed=33), ChartView("rate")))
    assert [action.text() for action in menu.means.actions() if action.isChecked()] == ["Of 33 steps"]


def test_the_loss_is_the_mean_of_the_losses_of_all_seeds_in_a_band(pane: ChartsPane) -> None:
    frame = averaged(50)
    pane.show_frame(frame)
    for series, averages in zip(pane.left.series, frame.averages, strict=True):
        assert averages is not None and series.band is not None
        np.testing.assert_array_equal(series.values, averages.loss)
        np.testing.assert_array_equal(series.band, averages.band)
    assert pane.left.plot.accessibleName() == "Loss f(x), mean of 20 seeds"
    assert "not the loss at the mean point" in pane.left.heading.choice.toolTip()
    assert pane.right.series[0].averages is None, "of rates no mean is computed"
    low, high = pane.left.plot.box.ranges[1]
    heights = np.log10(np.concatenate([series.band[:100].ravel() for series in pane.left.series]))
    assert low <= heights.min() and heights.max() <= high


def test_it_is_drawn_in_front_of_its_band(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(50))
    without = pane.left.plot.grab().toImage()
    pane.show_frame(averaged(50))
    assert pane.left.plot.grab().toImage() != without
    pane.show_frame(FILM.frame(50))
    assert pane.left.plot.grab().toImage() == without, "and is gone without a trace"


def test_seeds_that_have_diverged_are_told(pane: ChartsPane) -> None:
    whole = averages_of(0)
    alive = whole.alive.copy()
    alive[40:] = 17
    frame = replace(FILM.frame(50), averages=(replace(whole, alive=alive), averages_of(1)))
    pane.show_frame(frame)
    told = pane.left.in_words()
    assert "RMSProp 0, 17 of 20 seeds left" in told and told.count("left") == 1
