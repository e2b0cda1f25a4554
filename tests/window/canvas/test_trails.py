"""A picture does not depend on how the playhead got there."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import AdaGrad, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.theme import LIGHT, THEMES, Theme
from rmsprop_gui.window.canvas import gradual_paths, sketch, trails
from rmsprop_gui.window.canvas.ageing import WIDTHS, YOUNG, PathPen, ages, freshness_of
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.paths_ahead import DottedPath, PathsAhead
from rmsprop_gui.window.canvas.sketch import sparse
from rmsprop_gui.window.canvas.strokes import strokes
from window.colour_science import contrast_ratio
from window.frames import CONVENTIONS, Film, diverging, experiment_of, has_colour, image_pixels, pixels

from .conftest import CanvasOf

NOTEBOOK = Film(experiment_of(EWMAMomentum(), AdaGrad(), RMSProp()))
SWING = Film(experiment_of(GradientDescent(0.05), GradientDescent(0.2), start=(0.0, -3.0), steps=2000))
"""The second run goes from x₂ = −3 to 3 and back, over and over on the same line."""


def show_only_paths(canvas: Canvas) -> None:
    """Without paths ahead, which may take some frames, and names, which stay where they can."""
    for layer in (canvas.ahead, canvas.head_labels, canvas.axis_numbers, canvas.legend):
        layer.hide()


def played(canvas: Canvas, film: Film, steps: range) -> dict[int, QImage]:
    """What is seen at each step, one after the other."""
    show_only_paths(canvas)
    seen = {}
    for step in steps:
        canvas.show_frame(film.frame(step))
        seen[step] = canvas.grab().toImage()
    return seen


def jumped(canvas_of: CanvasOf, film: Film, step: int) -> QImage:
    return played(canvas_of(film), film, range(step, step + 1))[step]


def picture(canvas: Canvas) -> QImage:
    return canvas.grab().toImage()


def difference(one: QImage, other: QImage) -> int:
    """Of the two pixels that differ most, in their most different colour: 0 to 255."""
    return int(np.abs(image_pixels(one) - image_pixels(other)).max())


SHADE = 40  # of 255: where a path crosses itself, edges painted twice come out darker than edges painted once


def assert_alike(one: QImage, other: QImage) -> None:
    """The same but for a shade on the edges of strokes."""
    assert difference(one, other) <= SHADE


@pytest.mark.parametrize("surface", SURFACES)
def test_playing_there_and_jumping_there_show_the_same(canvas_of: CanvasOf, surface: str) -> None:
    rules = CONVENTIONS if surface == "quadratic" else [EWMAMomentum(), AdaGrad(), RMSProp()]
    film = Film(experiment_of(*rules, surface=surface, steps=60))
    seen = played(canvas_of(film), film, range(31))
    for step in (1, 2, 17, 30):
        assert_alike(seen[step], jumped(canvas_of, film, step))


def test_the_notebook_s_picture_is_the_same_played_and_jumped_to(canvas_of: CanvasOf) -> None:
    seen = played(canvas_of(NOTEBOOK), NOTEBOOK, range(0, 101, 2))
    assert_alike(seen[100], jumped(canvas_of, NOTEBOOK, 100))


def test_a_swing_is_the_same_played_and_jumped_to(canvas_of: CanvasOf) -> None:
    seen = played(canvas_of(SWING), SWING, range(0, 1901, 50))
    assert_alike(seen[1900], jumped(canvas_of, SWING, 1900))


def test_a_swing_is_the_same_after_a_step_back(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(SWING)
    forth = played(canvas, SWING, range(0, 1901, 50))
    assert_alike(played(canvas, SWING, range(1850, 1851))[1850], forth[1850])


@pytest.mark.parametrize(
    "there", [[3000], [*range(0, 3001, 600)], [*range(2990, 3001)]], ids=["at once", "strides", "steps"]
)
def test_a_step_back_draws_only_the_last_rows_of_a_long_path(
    canvas_of: CanvasOf, monkeypatch: pytest.MonkeyPatch, there: list[int]
) -> None:
    film, drawn = Film(experiment_of(RMSProp(), EWMAMomentum(), surface="rastrigin", steps=3000)), []
    canvas = canvas_of(film)
    for step in there:
        forth = played(canvas, film, range(step, step + 1))
    monkeypatch.setattr(sketch, "strokes", lambda points, *size: (drawn.append(len(points)), strokes(points, *size))[1])
    back = played(canvas, film, range(2999, 2899, -33))
    assert 0 < max(drawn) < 1100
    for step, seen in back.items():
        assert_alike(seen, jumped(canvas_of, film, step))
    assert_alike(played(canvas, film, range(3000, 3001))[3000], forth[3000])
    assert_alike(played(canvas, film, range(40, 41))[40], jumped(canvas_of, film, 40))


def test_as_long_as_a_run_is_computed_something_lies_ahead(canvas_of: CanvasOf) -> None:
    canvas, growing = canvas_of(NOTEBOOK), Recording(100, len(RMSProp.accumulators))
    stepper = Stepper(*NOTEBOOK.experiment.trials()[2])
    for rows, step, arrived in ((5, 4, False), (95, 99, False), (1, 99, False), (0, 100, True)):
        if rows:
            growing.append(stepper.advance(rows))
        canvas.ahead.show_frame(Frame(experiment_of(RMSProp()), (growing,), step, 0))
        assert canvas.ahead.arrived == arrived


@pytest.mark.parametrize("film", [NOTEBOOK, SWING], ids=["notebook", "swing"])
def test_stepping_back_restores_the_earlier_picture(canvas_of: CanvasOf, film: Film) -> None:
    canvas = canvas_of(film)
    forth = played(canvas, film, range(25))
    back = played(canvas, film, range(24, -1, -1))
    for step in (0, 1, 7, 15, 23):
        assert_alike(back[step], forth[step])


def test_strides_of_any_size_show_the_same(canvas_of: CanvasOf) -> None:
    expected = jumped(canvas_of, NOTEBOOK, 96)
    for stride in (2, 8, 32):
        assert_alike(played(canvas_of(NOTEBOOK), NOTEBOOK, range(0, 97, stride))[96], expected)


def test_each_step_adds_to_the_picture(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(NOTEBOOK)
    seen = played(canvas, NOTEBOOK, range(6))
    assert all(difference(seen[step], seen[step + 1]) > 60 for step in range(5))


def test_without_a_change_the_picture_is_the_same_to_the_last_bit(qtbot: QtBot, canvas_of: CanvasOf) -> None:
    canvas = canvas_of(NOTEBOOK)
    canvas.show_frame(NOTEBOOK.frame(50))
    qtbot.waitUntil(lambda: (canvas.grab(), canvas.ahead.complete)[1])
    assert difference(picture(canvas), picture(canvas)) == 0


def test_the_picture_is_drawn_anew_for_a_new_view(canvas_of: CanvasOf) -> None:
    moved, fresh = canvas_of(NOTEBOOK), canvas_of(NOTEBOOK)
    moved.show_frame(NOTEBOOK.frame(60))
    moved.grab()
    for canvas in (moved, fresh):
        show_only_paths(canvas)
        canvas.zoom(0.7)
    fresh.show_frame(NOTEBOOK.frame(60))
    assert_alike(picture(moved), picture(fresh))


def test_the_picture_is_drawn_anew_for_a_new_size(canvas_of: CanvasOf) -> None:
    moved, fresh = canvas_of(NOTEBOOK, (600, 300)), canvas_of(NOTEBOOK)
    for canvas in (moved, fresh):
        show_only_paths(canvas)
        canvas.show_frame(NOTEBOOK.frame(60))
        canvas.grab()
    moved.resize(fresh.size())
    assert_alike(picture(moved), picture(fresh))


def restyled(film: Film, **change: object) -> Film:
    """The same recordings with the first run shown otherwise."""
    other = Film.__new__(Film)
    runs = (replace(film.experiment.runs[0], **change), *film.experiment.runs[1:])
    other.experiment, other.recordings = replace(film.experiment, runs=runs), film.recordings
    return other


def test_a_hidden_run_is_not_drawn_and_comes_back(canvas_of: CanvasOf) -> None:
    canvas, hidden = canvas_of(NOTEBOOK), restyled(NOTEBOOK, visible=False)
    colour = LIGHT.run_styles[0].colour
    for film, seen in ((NOTEBOOK, True), (hidden, False), (NOTEBOOK, True)):
        canvas.show_frame(film.frame(80))
        assert has_colour(pixels(canvas), colour) == seen
    assert_alike(played(canvas, hidden, range(80, 81))[80], jumped(canvas_of, hidden, 80))


def test_a_new_colour_is_shown_at_once(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(NOTEBOOK)
    canvas.show_frame(NOTEBOOK.frame(80))
    canvas.grab()
    canvas.show_frame(restyled(NOTEBOOK, style=7).frame(80))
    seen = pixels(canvas)
    assert has_colour(seen, LIGHT.run_styles[7].colour) and not has_colour(seen, LIGHT.run_styles[0].colour)


def test_paths_ahead_are_dots_before_the_first_step_and_gone_where_a_path_has_been_walked(
    qtbot: QtBot, canvas_of: CanvasOf
) -> None:
    canvas, colour = canvas_of(NOTEBOOK), LIGHT.run_styles[0].colour
    seen = []
    for step in (0, 50, 99):
        canvas.show_frame(NOTEBOOK.frame(step))
        canvas.trails.hide()
        qtbot.waitUntil(lambda: (canvas.grab(), canvas.ahead.complete)[1])
        seen.append(sum(len(path.after(step)) for path in canvas.ahead.paths))
        assert step == 99 or has_colour(pixels(canvas), colour, 60)
    assert seen[0] > seen[1] > seen[2] and seen[2] <= 3
    every = np.sort(np.hypot(*np.diff(canvas.ahead.paths[0].after(-1), axis=0).T))
    assert every[len(every) // 2] == pytest.approx(7.0, abs=0.3)


def test_dots_ahead_are_the_same_however_a_path_grows() -> None:
    recording, mapping = NOTEBOOK.recordings[0], Mapping(NOTEBOOK.experiment.surface.view, 500.0, 400.0, 1.0)
    at_once, in_pieces = DottedPath(recording, mapping, 1.0), DottedPath(recording, mapping, 1.0)
    at_once.extend(100)
    for row in (1, 2, 3, 10, 57, 100):
        in_pieces.extend(row)
    for row in (0, 20, 99):
        np.testing.assert_allclose(at_once.after(row), in_pieces.after(row), atol=1e-6)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_run_stands_out_from_its_casing_at_every_age(theme: Theme) -> None:
    for style in theme.run_styles:
        pen = PathPen(style.colour, theme.casing, 3.5, 1.0)
        assert contrast_ratio(pen.ink(1.0).name(), theme.casing) >= 4.5
        assert contrast_ratio(pen.ink(0.0).name(), theme.casing) >= 3


def test_a_step_grows_thinner_and_is_never_thinner_than_it_stays() -> None:
    pen = PathPen("#0e32b5", "#ffffff", 3.5, 1.0)
    assert (pen.core(1.0), pen.outer(1.0)) == (3.5, 7.5)
    assert pen.core(0.0) == pytest.approx(3.5 * 0.42) and pen.outer(0.0) == pytest.approx(3.5 * 0.42 + 4 * 0.6)
    age = ages(200)
    assert (np.diff(age) >= 0).all() and age[-1] == WIDTHS - 1 and age[0] == 0
    assert age[-YOUNG - 1] == 0
    shown = [freshness_of(each) for each in age.tolist()]
    np.testing.assert_allclose(shown, np.exp(-np.arange(199, -1, -1) / 26), atol=1 / WIDTHS)


def test_only_steps_far_from_both_neighbours_have_dots() -> None:
    x = np.array([0.0, 20.0, 40.0, 45.0, 60.0, 80.0, 100.0])
    assert sparse(np.stack((x, np.zeros(7)), axis=1), 1.0).tolist() == [1, 4, 5]
    assert sparse(np.stack((x, np.zeros(7)), axis=1), 2.0).tolist() == []


def test_another_experiment_leaves_nothing_of_the_last(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(NOTEBOOK)
    played(canvas, NOTEBOOK, range(0, 101, 10))
    other = Film(experiment_of(RMSProp(), start=(-8.0, 3.0)))
    assert_alike(played(canvas, other, range(30, 31))[30], jumped(canvas_of, other, 30))


def test_a_long_path_ahead_is_completed_by_itself(qtbot: QtBot, canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(RMSProp(), EWMAMomentum(), AdaGrad(), surface="rastrigin", steps=6000))
    canvas = canvas_of(film)
    qtbot.waitUntil(lambda: canvas.ahead.complete, timeout=15_000)


@pytest.mark.parametrize("hide", [lambda ahead: ahead.setVisible(False), lambda ahead: ahead.set_hidden(True)])
def test_paths_ahead_that_are_hidden_keep_nobody_waiting(
    hide: Callable[[PathsAhead], None], canvas_of: CanvasOf
) -> None:
    canvas = canvas_of(SWING)
    hide(canvas.ahead)
    canvas.show_frame(SWING.frame(0))
    canvas.viewport().repaint()
    assert canvas.ahead.complete


def test_a_run_that_diverges_is_drawn_to_its_end(canvas_of: CanvasOf) -> None:
    film = Film(diverging())
    seen = played(canvas_of(film), film, range(0, 401, 100))
    assert_alike(seen[400], jumped(canvas_of, film, 400))


def test_no_runs_and_no_rows_are_no_trouble(canvas_of: CanvasOf) -> None:
    empty = Film(experiment_of())
    canvas = canvas_of(empty)
    canvas.show_frame(empty.frame(0, -1))
    assert pixels(canvas).shape == (400, 520, 3)


def test_where_very_many_steps_are_new_the_frames_after_it_draw_on(
    canvas_of: CanvasOf, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A little of each path in every frame, and in the end the picture that is drawn at once where that is allowed."""
    wanted = jumped(canvas_of, SWING, 1000)
    monkeypatch.setattr(trails, "_ROWS", 200)
    monkeypatch.setattr(trails, "_SLICE", 0.0)
    monkeypatch.setattr(trails, "_MOST", 100)
    canvas = canvas_of(SWING)
    show_only_paths(canvas)
    canvas.show_frame(SWING.frame(1000))
    canvas.viewport().repaint()
    assert canvas.trails.rows == [100, 100] and not canvas.trails.complete and not canvas.complete
    qtbot.waitUntil(lambda: canvas.trails.complete)
    assert canvas.trails.rows == [1000, 1000]
    assert_alike(picture(canvas), wanted)


def test_a_frame_draws_all_that_is_new_of_an_ordinary_comparison(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(SWING)
    canvas.show_frame(SWING.frame(2000))
    canvas.viewport().repaint()
    assert canvas.trails.rows == [2000, 2000] and canvas.trails.complete


def test_how_all_paths_ahead_begin_is_seen_before_the_end_of_any(
    canvas_of: CanvasOf, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(gradual_paths, "_SLICE", 0.0005)
    monkeypatch.setattr(gradual_paths, "_MOST", 64)
    canvas, seen = canvas_of(Film(experiment_of())), []
    canvas.painted.connect(lambda: seen.append([path.row for path in canvas.ahead.paths]))
    canvas.show_frame(NOTEBOOK.frame(0))
    qtbot.waitUntil(lambda: canvas.ahead.complete)
    assert seen and all(max(rows) - min(rows) <= 64 for rows in seen if rows)
