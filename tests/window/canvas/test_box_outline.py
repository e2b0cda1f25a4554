"""The box that positions are kept in."""

from dataclasses import replace

import numpy as np

from rmsprop_gui.optimizers.gradient_descent import GradientDescent
from rmsprop_gui.window.canvas.box_outline import rectangle_of
from window.frames import Film, experiment_of, pixels

from .conftest import CanvasOf


def test_its_edges_are_where_paths_end(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(GradientDescent(learning_rate=5.0), surface="rare_gradient_box"))
    canvas, box = canvas_of(film), film.experiment.box
    assert box is not None
    place = rectangle_of(box, canvas.mapping)
    path = film.recordings[0].trajectory.position
    pixel = canvas.mapping.to_pixels(path)
    assert np.ptp(path[:, 0]) == 2.0, "it comes to both ends"
    np.testing.assert_allclose((pixel[:, 0].min(), pixel[:, 0].max()), (place.left(), place.right()), atol=1e-6)


def test_what_lies_outside_is_dimmed_and_a_view_beyond_it_is_painted(canvas_of: CanvasOf) -> None:
    boxed = experiment_of(GradientDescent(), surface="rare_gradient_box")
    canvas = canvas_of(Film(replace(boxed, box=None)))
    before = pixels(canvas)
    canvas.show_frame(Film(boxed).frame(0))
    assert (pixels(canvas) != before).mean() > 0.3
    canvas.view.update(view_range=((5.0, 6.0), (5.0, 6.0)))
    assert rectangle_of(((-1, 1), (-1, 1)), canvas.mapping).isEmpty()
    pixels(canvas)
