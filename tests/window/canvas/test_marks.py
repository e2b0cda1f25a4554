"""Stars, current_points and styles: where they are, and that each can be told apart."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from rmsprop_gui.optimizers import RULES, GradientDescent, RMSProp
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.typed_surface import typed_surface
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.canvas import marks
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.pens import marker_path
from window.frames import Film, experiment_of, has_colour, pixels, place_of

from .conftest import CanvasOf


def patch(canvas: Canvas, at: QPointF, radius: int = 3) -> np.ndarray:
    place, picture = at.toPoint(), pixels(canvas)
    return picture[place.y() - radius : place.y() + radius + 1, place.x() - radius : place.x() + radius + 1]


STAR, DARK_STAR = "#ffffff", "#1a2230"


@pytest.mark.parametrize("name", SURFACES)
def test_a_star_is_at_every_minimum(canvas_of: CanvasOf, name: str) -> None:
    canvas = canvas_of(Film(experiment_of(surface=name)))
    for minimum in SURFACES[name].minima:
        assert has_colour(patch(canvas, place_of(canvas, minimum), 2), STAR)
    canvas.zoom(0.9)
    for minimum in SURFACES[name].minima:
        assert has_colour(patch(canvas, place_of(canvas, minimum), 2), STAR)


def test_the_star_of_a_minimum_that_was_found_is_dark(canvas_of: CanvasOf) -> None:
    surface = typed_surface("x^2 + 2(y - 1)^2")
    canvas = canvas_of(Film(replace(experiment_of(), surface=surface, start=surface.start)))
    inside = patch(canvas, place_of(canvas, surface.minima[0]), 2)
    assert has_colour(inside, DARK_STAR) and not has_colour(inside, STAR)


@pytest.mark.parametrize("name", SURFACES)
@pytest.mark.parametrize("step", [0, 40, 100])
def test_stars_are_where_the_minima_are_at_the_step_that_is_shown(canvas_of: CanvasOf, name: str, step: int) -> None:
    film = Film(experiment_of(GradientDescent(1e-5), surface=name))
    canvas = canvas_of(film)
    for layer in (canvas.legend, canvas.ahead):
        layer.hide()
    canvas.show_frame(film.frame(step))
    for minimum in SURFACES[name].minima_at(step):
        assert has_colour(patch(canvas, place_of(canvas, minimum), 2), STAR)


def test_a_change_says_what_is_other_than_right_before_it(canvas_of: CanvasOf, monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = experiment_of(RMSProp())
    run = experiment.runs[0].changed(10, RMSProp(0.2)).changed(20, RMSProp(0.2, 0.5)).changed(30, RMSProp(0.1, 0.5))
    film, said = Film(experiment.with_run(0, run)), []
    canvas = canvas_of(film)
    monkeypatch.setattr(marks, "draw_label", lambda painter, text, *_: said.append(text))
    for step, expected in ((9, []), (10, ["η 0.2"]), (25, ["η 0.2", "β₂ 0.5"]), (40, ["η 0.2", "β₂ 0.5", "η 0.1"])):
        canvas.show_frame(film.frame(step))
        said.clear()
        canvas.grab()
        assert said == expected


def test_stars_of_the_last_surface_are_gone(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(Film(experiment_of(surface="saddle")))
    canvas.show_experiment(experiment_of(surface="rosenbrock"))
    assert not has_colour(patch(canvas, place_of(canvas, (0.0, -0.5)), 6), STAR, 0)


def test_the_head_of_each_run_is_where_the_run_is(canvas_of: CanvasOf) -> None:
    films = [Film(experiment_of(rule())) for rule in RULES.values()]
    canvas = canvas_of(films[0])
    for film in films:
        for step in (1, 40, 100):
            canvas.show_frame(film.frame(step))
            x1, x2 = film.recordings[0].trajectory.position[step].tolist()
            assert has_colour(patch(canvas, place_of(canvas, (x1, x2)), 1), LIGHT.run_styles[0].colour), (film, step)


@pytest.mark.parametrize("beyond", [-4.0, 4.0])
def test_a_run_that_has_left_the_view_has_no_head_in_it(canvas_of: CanvasOf, beyond: float) -> None:
    """Although half of the marker would be in it: the run is that many pixels beyond the right edge."""
    film = Film(experiment_of(GradientDescent(learning_rate=0.01)))
    canvas = canvas_of(film)
    for layer in (canvas.ahead, canvas.trails, canvas.legend, canvas.outside):
        layer.hide()
    x1, x2 = film.recordings[0].trajectory.position[20].tolist()
    edge = x1 - beyond * 10 / canvas.mapping.width
    canvas.getPlotItem().getViewBox().setRange(xRange=(edge - 10, edge), yRange=(x2 - 2, x2 + 2), padding=0)
    canvas.show_frame(film.frame(20))
    is_inside = beyond < 0
    assert canvas.mapping.contains((x1, x2)) == is_inside
    assert has_colour(pixels(canvas), LIGHT.run_styles[0].colour) == is_inside


def test_every_look_differs_in_hue_and_marker() -> None:
    for one, other in itertools.combinations(LIGHT.run_styles, 2):
        assert one.colour != other.colour and one.marker != other.marker
        assert one.name != other.name


@pytest.mark.parametrize("style", LIGHT.run_styles, ids=lambda style: style.name)
def test_markers_are_of_one_size_around_their_middle(style: object) -> None:
    box = marker_path(style.marker, 10.0).boundingRect()
    assert 14 <= max(box.width(), box.height()) <= 26
    assert box.contains(QPointF(0, 0))


@pytest.mark.parametrize(
    "step, origin, moved, growth, seen",
    [(0, 0, 1.0, 0.5, 0), (1, 0, 0.0, None, 0), (1, 0, 0.5, None, 1), (0, 1, 0.5, None, 1), (0, 1, 1.0, None, 0)],
)
def test_before_a_run_has_left_its_start_it_has_no_head(
    canvas_of: CanvasOf, step: int, origin: int, moved: float, growth: float | None, seen: int
) -> None:
    """On the way into the first step and back it has one; while its parts are looked at, it has not."""
    film = Film(experiment_of(GradientDescent(0.05)))
    frame = film.frame(step, part=growth is not None)
    glide = Glide(frame, origin, moved, growth=growth)
    assert len(marks.heads(frame, glide, canvas_of(film).mapping)) == seen
