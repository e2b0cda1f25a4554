"""The legend: each visible run in its own words."""

from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import RULES, GradientDescent, RMSProp
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.looks.theme import LIGHT
from window.frames import Film, diverging, experiment_of, has_colour, pixels

from .conftest import CanvasOf

CLIMBER = GradientDescent(learning_rate=0.21)  # grows along x₂ by a tenth a step
JUMPER = GradientDescent(learning_rate=0.1)  # lands on x₂ = 0 at once


def states(canvas: Canvas) -> list[str]:
    return [line.state for line in canvas.legend.lines(canvas.mapping)]


def test_a_line_for_each_visible_run_in_order(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values())))
    canvas = canvas_of(film)
    for step in (0, 1, 50, 100):
        canvas.show_frame(film.frame(step))
        lines = canvas.legend.lines(canvas.mapping)
        assert [line.name for line in lines] == [run.label for run in film.experiment.runs]
        losses = [number(float(recording.trajectory.loss[step]), 3) for recording in film.recordings]
        assert [line.loss for line in lines] == losses


def test_hidden_runs_are_not_named(canvas_of: CanvasOf) -> None:
    runs = (Run(RMSProp(), "seen", 0), Run(CLIMBER, "unseen", 1, visible=False))
    canvas = canvas_of(Film(replace(experiment_of(), runs=runs)))
    assert [line.name for line in canvas.legend.lines(canvas.mapping)] == ["seen"]


def test_a_run_is_running_until_it_has_left_the_view(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(CLIMBER, steps=30))
    canvas = canvas_of(film)
    for step in range(31):
        canvas.show_frame(film.frame(step))
        x2 = film.recordings[0].trajectory.position[step, 1]
        assert states(canvas) == ["running" if abs(x2) <= 4 else "left the view"]


def test_zooming_changes_what_is_in_the_view(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(RMSProp()))
    canvas = canvas_of(film)
    assert states(canvas) == ["running"]
    canvas.zoom(0.5)
    assert states(canvas) == ["left the view"]
    canvas.reset_view()
    assert states(canvas) == ["running"]


def test_a_run_that_no_longer_moves_is_at_rest(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(GradientDescent(learning_rate=0.1), start=(0.0, 2.0), steps=20))
    canvas = canvas_of(film)
    seen = []
    for step in range(4):
        canvas.show_frame(film.frame(step))
        seen += states(canvas)
    assert seen == ["running", "running", "at rest", "at rest"]


def test_a_run_that_diverges_says_at_which_step(canvas_of: CanvasOf) -> None:
    film = Film(diverging())
    canvas = canvas_of(film)
    fallen = film.recordings[0]
    assert fallen.diverged_at is not None
    for step, state in (
        (fallen.diverged_at - 1, "left the view"),
        (fallen.diverged_at, f"diverged at step {fallen.diverged_at}"),
        (400, f"diverged at step {fallen.diverged_at}"),
    ):
        canvas.show_frame(film.frame(step))
        assert states(canvas)[0] == state and states(canvas)[1] != state
    canvas.show_frame(film.frame(400))
    assert canvas.legend.lines(canvas.mapping)[0].loss == number(float(fallen.trajectory.loss[-1]), 3)


def test_it_is_painted_with_the_colours_of_the_runs(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values())))
    canvas = canvas_of(film, (700, 500))
    canvas.ahead.hide()
    bare = pixels(canvas)
    canvas.legend.hide()
    rows, columns = np.nonzero((pixels(canvas) != bare).any(axis=2))
    box = bare[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    assert all(has_colour(box, style.colour) for style in map(LIGHT.run_style, range(len(RULES))))


def test_a_long_name_does_not_push_the_legend_out_of_the_canvas(canvas_of: CanvasOf) -> None:
    runs = (Run(RMSProp(), "a name that goes on and on " * 6, 0),)
    canvas = canvas_of(Film(replace(experiment_of(), runs=runs)), (420, 300))
    picture = pixels(canvas)
    canvas.legend.hide()
    _, columns = np.nonzero((pixels(canvas) != picture).any(axis=2))
    box = canvas.getPlotItem().getViewBox().sceneBoundingRect()
    assert columns.min() >= box.left() and columns.max() <= box.right()


@pytest.mark.parametrize("start", [(9.0, 3.5), (-9.0, 3.5), (9.0, -3.0)])
def test_it_does_not_cover_the_start(canvas_of: CanvasOf, start: tuple[float, float]) -> None:
    film = Film(experiment_of(RMSProp(), start=start))
    canvas = canvas_of(film)
    picture = pixels(canvas)
    canvas.legend.hide()
    rows, columns = np.nonzero((pixels(canvas) != picture).any(axis=2))
    place = canvas.mapFromScene(canvas.getPlotItem().getViewBox().mapToScene(canvas.mapping.pixel(start)))
    assert not (rows.min() <= place.y() <= rows.max() and columns.min() <= place.x() <= columns.max())
