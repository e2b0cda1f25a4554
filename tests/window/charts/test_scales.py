"""The range of a chart holds what matters and rests."""

from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.charts.scales import LinearScale, LogScale, Scale
from rmsprop_gui.window.charts.series import Series

NO_LIMITS = np.empty(0)


def series(values: Array, runs_away: bool = False) -> Series:
    return Series(values, np.array([1.0, 1e3 if runs_away else 1.0]), LIGHT.run_style(0))


RATES = series(np.linspace(0.01, 0.4, 50))


@pytest.mark.parametrize(
    "limits, high", [([10.0, 0.2], 1.5), ([np.nan, np.nan], 0.0), ([1e9, 0.2], 0.0), ([99.0], 2.5)]
)
def test_limits_that_are_near_are_in_the_range(limits: list[float], high: float) -> None:
    assert LogScale().span([RATES], np.array(limits)) == (-2.0, high)


def test_a_limit_below_is_in_the_range_too() -> None:
    low, high = LogScale().span([RATES], np.array([0.002]))
    assert low <= np.log10(0.002) - 0.05 and high == 0


@pytest.mark.parametrize("limits, high", [([0.5], 0.5), ([10.0], 0.4), ([np.nan, np.inf], 0.4)])
def test_a_linear_range_is_not_flattened_by_a_limit(limits: list[float], high: float) -> None:
    low, top = LinearScale().span([RATES], np.array(limits))
    assert low == 0 and high <= top <= high * 1.3


def test_a_run_on_its_way_to_infinity_does_not_flatten_the_others() -> None:
    away = series(2.0 ** np.arange(900), runs_away=True)
    for scale, most in ((LinearScale(), 20), (LogScale(), 5)):
        assert scale.span([RATES, away], NO_LIMITS)[1] <= most


def test_what_rises_without_running_away_is_all_in_a_linear_range() -> None:
    low, high = LinearScale().span([series(np.linspace(0.1, 1000, 50))], NO_LIMITS)
    assert (low, high) == (0, 1200)


@pytest.mark.parametrize(
    "values",
    [
        [5.0],
        [5.0, 5.0],
        [0.0, 0.0],
        [-3.0, 4.0],
        [np.nan, np.nan],
        [1e-300, 2e-300],
        [np.inf, 1.0],
        [1e200, 1.0],
        [-7.0],
    ],
)
def test_a_linear_range_is_a_range_whatever_there_is(values: list[float]) -> None:
    low, high = LinearScale().span([series(np.array(values))], NO_LIMITS)
    assert np.isfinite([low, high]).all() and low < high
    shown = [value for value in values if np.isfinite(value) and abs(value) < 1e150]
    assert all(low <= value <= high for value in shown)


@pytest.mark.parametrize("values", [[], [np.nan], [-1.0], [0.0]])
def test_a_log_range_is_a_range_where_nothing_has_a_logarithm(values: list[float]) -> None:
    assert LogScale().span([series(np.array(values))], NO_LIMITS) == (0, 1)


def test_magnitudes_have_logarithms() -> None:
    assert LogScale(magnitude=True).heights(np.array([-100.0, 10.0])).tolist() == [2, 1]
    assert np.isnan(LogScale().heights(np.array([-100.0]))).all()


@pytest.mark.parametrize("lowest, begins", [(0.4, 0), (0.5, 0), (0.6, 0.6), (-0.2, -0.2)])
def test_a_linear_axis_begins_at_zero_where_that_is_near(lowest: float, begins: float) -> None:
    low, high = LinearScale().span([series(np.linspace(lowest, 1, 50))], NO_LIMITS)
    assert low == pytest.approx(begins) and 1 <= high <= 1.2 + 1e-9


@pytest.mark.parametrize("scale", [LinearScale(), LogScale()])
def test_what_is_known_at_a_step_has_the_same_range_whatever_comes_later(scale: Scale) -> None:
    """Beside a run that goes on as it began, one that runs away later, and one that has diverged in the end."""
    values = np.array([1.0, 3.0, 20.0, 5.0])
    goes_on = Series(np.append(values, 4.0), np.append(values, 4.0), LIGHT.run_style(0))
    runs_away = Series(np.append(values, 1e9), np.append(values, 1e9), LIGHT.run_style(0))
    diverges = replace(goes_on, diverged_at=5)
    spans = [scale.span([one.until(3)], NO_LIMITS) for one in (goes_on, runs_away, diverges)]
    assert spans[0] == spans[1] == spans[2] and spans[0][1] >= scale.heights(np.array([20.0]))[0]
    assert [one.until(3).diverged_at for one in (goes_on, runs_away, diverges)] == [None] * 3
    assert [diverges.until(step).diverged_at for step in (4, 5, 6)] == [None, 5, 5]
    assert diverges.until(3).values.tolist() == diverges.until(3).loss.tolist() == values.tolist()
