"""The path of a minimum that moves, and its line in the legend."""

import numpy as np
import pytest

from rmsprop_gui.optimizers.rmsprop import RMSProp
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.minimum_path import dots_of, minimum_moves
from window.frames import Film, experiment_of

from .conftest import CanvasOf

LAST = 400
MOVING = ("moving_target", "circle", "jumps", "jump")
STAYING = ("quadratic", "turning_valley", "slope_change", "rare_gradient")


@pytest.mark.parametrize("name", MOVING)
def test_dots_are_where_the_minimum_was_and_none_is_ahead(name: str) -> None:
    surface = SURFACES[name]
    mapping = Mapping(surface.view, 600.0, 400.0, 1.0)
    (dots,) = dots_of(Objective(surface), LAST, mapping, 1.0)
    assert len(dots.steps) >= 2 and (np.diff(dots.steps) > 0).all()
    for step, place in zip(dots.steps.tolist(), dots.places, strict=True):
        there = mapping.pixel(surface.minima_at(step)[0])
        np.testing.assert_allclose(place, (there.x(), there.y()), atol=1e-6)
    for at in (0.0, 0.5, 100.0, float(LAST)):
        assert len(dots.until(at)) == (dots.steps <= at).sum()


@pytest.mark.parametrize("name", (*MOVING, *STAYING))
def test_the_legend_tells_of_a_path_that_there_is(canvas_of: CanvasOf, name: str) -> None:
    film = Film(experiment_of(RMSProp(), surface=name, steps=LAST))
    assert minimum_moves(film.frame(0)) == (name in MOVING)
    canvas = canvas_of(film)
    canvas.legend.show_nameless(frozenset())
    lines = canvas.legend.lines(canvas.mapping)
    assert [line.index for line in lines] == [None] * (name in MOVING)
