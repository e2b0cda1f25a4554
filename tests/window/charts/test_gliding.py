"""The playheads of charts glide along with the heads on the canvas."""

import numpy as np
import pytest

from rmsprop_gui.optimizers import AdaGrad, GradientDescent
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.charts.pane import ChartsPane
from window.frames import Film, experiment_of, has_colour, pixels

from .places import between

FILM = Film(experiment_of(GradientDescent(0.05), steps=20))
SOLVED = Film(experiment_of(GradientDescent(0.1), AdaGrad(0.001), start=(0.0, -3.0), steps=20))
"""On the minimum after one step, where the logarithm of the loss is −∞."""
COLOUR = LIGHT.run_style(0).colour


def test_between_two_steps_marker_and_curve_are_between(pane: ChartsPane) -> None:
    """Nothing of the curve is seen beyond the marker, which is on the straight line that is drawn later."""
    pane.show_frame(FILM.frame(8))
    pane.show_glide(Glide(FILM.frame(8), 6, 0.5))
    assert has_colour(between(pane.left, 6.6, 7.4), COLOUR) and has_colour(between(pane.left, 5.0, 6.2), COLOUR)
    assert not has_colour(between(pane.left, 7.5, 9.0), COLOUR)


@pytest.mark.parametrize("film", [FILM, SOLVED], ids=["down", "to a loss of zero"])
@pytest.mark.parametrize("step, origin", [(1, 0), (2, 1), (8, 7), (7, 8), (0, 1)])
def test_it_lands_on_what_is_shown_without_it(pane: ChartsPane, film: Film, step: int, origin: int) -> None:
    pane.show_frame(film.frame(step))
    landed = pixels(pane)
    for moved in (0.0, 0.5):
        pane.show_glide(Glide(film.frame(step), origin, moved))
        assert not np.array_equal(pixels(pane), landed)
    pane.show_glide(None)
    assert np.array_equal(pixels(pane), landed)


def test_what_is_told_is_the_step_itself(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(8))
    said = pane.left.in_words()
    pane.show_glide(Glide(FILM.frame(8), 7, 0.5))
    assert pane.left.in_words() == said and pane.left.step == 8
