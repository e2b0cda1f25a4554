"""Where minima are step by step, and how far a path is from them."""

import numpy as np
import pytest

from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.target import distance_to_minimum, minima_over
from rmsprop_gui.surfaces import SURFACES

STEPS = np.arange(12.0)


@pytest.mark.parametrize("name", SURFACES)
def test_minima_over_steps_are_those_of_each_step(name: str) -> None:
    objective = Objective(SURFACES[name], box=SURFACES[name].box)
    found = minima_over(objective, STEPS)
    for t in STEPS.astype(int).tolist():
        np.testing.assert_allclose([path[t] for path in found], list(objective.minima_at(t)), atol=1e-12)


def test_the_nearest_of_several_minima_counts() -> None:
    objective = Objective(SURFACES["saddle"])
    distance = distance_to_minimum(objective, np.array([(0.0, 0.8), (0.0, -1.5)]), np.array([0.0, 1.0]))
    np.testing.assert_allclose(distance, [0.2, 0.5])


def test_where_none_is_known_there_is_no_distance() -> None:
    assert distance_to_minimum(Objective(SURFACES["slope_change"]), np.zeros((2, 2)), np.array([0.0, 1.0])) is None


def test_minima_within_a_box_are_none_without_it() -> None:
    surface = SURFACES["rare_gradient_box"]
    assert Objective(surface).minima_at(0) == () and len(Objective(surface, box=surface.box).minima_at(0)) == 1
