"""Curves are thinned to what a column of pixels can show, without losing what stands out."""

from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.charts.curves import thinned

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
