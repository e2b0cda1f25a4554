"""Levels are round, about twenty, and on one ladder wherever the view is."""

import numpy as np
import pytest

from rmsprop_gui.surfaces.levels import chosen_levels

MANTISSAS = {1.0, 1.44, 2.08, 3.0, 4.33, 6.25}
RANGES = [(0.02, 90.0), (0.3, 20.0), (3e-9, 4e-4), (1e-12, 1e300), (7.0, 100.0), (1e-5, 10.0), (50.0, 60.0)]


def mantissa(value: float) -> float:
    return float(f"{value:.6e}".partition("e")[0])


@pytest.mark.parametrize("low, high", RANGES)
@pytest.mark.parametrize("base", [0.0, -78.3, None])
def test_levels_are_about_twenty_from_low_to_high(low: float, high: float, base: float | None) -> None:
    under = base or 0.0
    found = chosen_levels(low + under, high + under, base)
    assert 9 <= len(found.values) <= 28
    assert (np.diff(found.heights) > 0).all() and found.major.any()
    assert found.values[0] >= low + under and found.values[-1] <= high + under


def test_the_valley_of_the_notebook_has_six_levels_a_decade_and_majors_at_one_and_three() -> None:
    found = chosen_levels(0.02, 90.0, 0.0)
    assert {mantissa(height) for height in found.heights} == MANTISSAS
    assert {mantissa(height) for height in found.heights[found.major]} == {1.0, 3.0}
    majors = [label for label, major in zip(found.labels(), found.major, strict=True) if major]
    assert majors == ["0.03", "0.1", "0.3", "1", "3", "10", "30"]


@pytest.mark.parametrize(
    "low, high, majors",
    [
        (50.0, 60.0, ["52", "54", "56", "58"]),
        (-3.0, 17.0, ["0", "5", "10", "15"]),
        (-0.03, 0.03, ["\N{MINUS SIGN}0.02", "0", "0.02"]),
        (1000.0, 1080.0, ["1020", "1040", "1060"]),
    ],
)
def test_without_decades_levels_are_in_round_steps(low: float, high: float, majors: list[str]) -> None:
    found = chosen_levels(low, high, None)
    assert [label for label, major in zip(found.labels(), found.major, strict=True) if major] == majors


@pytest.mark.parametrize("low, high", [(0.0, 0.0), (2.0, 2.0), (3.0, 1.0), (0.0, np.inf), (np.nan, 1.0), (0.0, np.nan)])
@pytest.mark.parametrize("base", [0.0, None])
def test_where_nothing_rises_there_are_no_levels(low: float, high: float, base: float | None) -> None:
    assert chosen_levels(low, high, base).heights.size == 0


@pytest.mark.parametrize("low, high, base", [(-1e308, 1e308, None), (-1e308, 1e308, -1e308), (0.0, 1e308, -1e308)])
def test_heights_further_apart_than_floats_go_have_no_levels(low: float, high: float, base: float | None) -> None:
    assert chosen_levels(low, high, base).heights.size == 0


@pytest.mark.parametrize("low", [5.0, 1e-3, -0.7, 1e300])
def test_levels_of_almost_nothing_do_not_fail(low: float) -> None:
    """Zoomed in as far as floats go, two heights may differ by their last bit."""
    for ulps in (1, 2, 3, 10, 100, 1e4, 1e6):
        high = low + abs(low) * ulps * np.finfo(float).eps
        values = chosen_levels(low, high, None).values
        assert ((values >= low) & (values <= high)).all()


@pytest.mark.parametrize("base", [0.0, None])
def test_levels_stay_on_one_ladder(base: float | None) -> None:
    """Whatever two views see, the levels of one are rungs of the other's, or both are of a finer ladder."""
    for low, high in np.random.default_rng(4).uniform((0, 10), (10, 100), (100, 2)):
        one, other = chosen_levels(low, high, base), chosen_levels(low * 1.1, high * 1.2, base)
        if one.is_log != other.is_log:
            continue
        inner = [found.heights[(found.heights > low * 1.1) & (found.heights < high)] for found in (one, other)]
        coarse, fine = sorted(inner, key=len)
        step = fine[1] - fine[0]
        near = np.abs(coarse[:, None] - fine).min(axis=1)
        assert (near < 1e-9 * fine.max()).all() or (not one.is_log and np.allclose(coarse % (step / 2), 0, atol=1e-6))
