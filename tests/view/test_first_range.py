"""A start that lies on the edge of a surface's range, or outside, is seen."""

from dataclasses import replace

import pytest

from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.view.first_range import first_range

EXPERIMENT = notebook_experiment()


@pytest.mark.parametrize("start", [(0.0, 0.0), (8.7, -3.5), (-8.7, 3.5)])
def test_a_start_inside_is_seen_in_the_surface_s_own_range(start: Point) -> None:
    assert first_range(replace(EXPERIMENT, start=start)) is None


@pytest.mark.parametrize("start", [(10.0, 0.0), (-10.0, 0.0), (0.0, 9.0), (30.0, -20.0), (-1e6, 1e6), (9.0, -3.9)])
def test_a_start_at_the_edge_or_beyond_is_in_a_range_that_has_all_of_the_surface_s_own(start: Point) -> None:
    seen = first_range(replace(EXPERIMENT, start=start))
    assert seen is not None
    for (low, high), (own_low, own_high), at in zip(seen, EXPERIMENT.surface.view, start, strict=True):
        assert low <= own_low and high >= own_high
        assert low + 0.0599 * (high - low) <= at <= high - 0.0599 * (high - low)
