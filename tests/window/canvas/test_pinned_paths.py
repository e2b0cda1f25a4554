"""Pinned paths: whole from the start, beneath the runs, labelled, and silent about the future when that is asked."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import AdaGrad, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.theme import DARK
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.looks.look import Look, apply_look
from window.frames import Film, experiment_of, pixels
from window.pinned import PinnedFilm, pins_of

from .conftest import CanvasOf

RUN = experiment_of(RMSProp(), start=(-9.0, -3.0))
EARLIER = experiment_of(EWMAMomentum(), AdaGrad(), RMSProp(learning_rate=0.05))
FILM = PinnedFilm(RUN, *pins_of(EARLIER, 3))
BARE = Film(RUN)


def shown(canvas: Canvas, film: Film, step: int) -> np.ndarray:
    """What is painted, once all of it is."""
    canvas.ahead.hide()
    canvas.show_frame(film.frame(step))
    for _ in range(100):
        seen = pixels(canvas)
        if canvas.pins.complete:
            return pixels(canvas)
    return seen


def differs(one: np.ndarray, other: np.ndarray) -> int:
    return int((np.abs(one - other).max(axis=2) > 10).sum())


def texts(canvas: Canvas) -> list[str]:
    return [text for text, _ in canvas.pins.marks.labels]


def test_a_pin_is_there_as_a_whole_at_every_step(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(BARE)
    bare = {step: shown(canvas, BARE, step) for step in (0, 50)}
    for step, without in bare.items():
        assert differs(shown(canvas, FILM, step), without) > 500
    assert [sketch.row for sketch in canvas.pins.sketches] == [100, 100, 100]


def test_nothing_is_left_once_the_pins_are_gone(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(BARE)
    bare = shown(canvas, BARE, 30)
    shown(canvas, FILM, 30)
    assert differs(shown(canvas, BARE, 30), bare) == 0 and texts(canvas) == []


def test_a_frame_paints_only_what_moves(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(FILM)
    shown(canvas, FILM, 10)
    sketches, labels = canvas.pins.sketches, canvas.pins.marks.labels
    shown(canvas, FILM, 60)
    assert canvas.pins.sketches is sketches and canvas.pins.marks.labels is labels


def test_a_marker_moves_with_the_playhead(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(FILM)
    assert differs(shown(canvas, FILM, 5), shown(canvas, FILM, 20)) > 50


@pytest.mark.parametrize("size", [(520, 400), (300, 220), (1200, 900)], ids=str)
@pytest.mark.parametrize("zoom", [1.0, 0.1, 5.0])
def test_labels_name_the_pins_apart_and_inside(canvas_of: CanvasOf, size: tuple[int, int], zoom: float) -> None:
    canvas = canvas_of(FILM, size)
    canvas.zoom(zoom)
    shown(canvas, FILM, 100)
    places = [place for _, place in canvas.pins.marks.labels]
    mapping = canvas.mapping
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert all(place.left() >= 0 and place.right() <= mapping.width for place in places)
    assert all(place.top() >= 0 and place.bottom() <= mapping.height for place in places)
    if size[0] > 500 and zoom >= 1:
        assert texts(canvas) == [run.label for run in EARLIER.runs]


def test_a_pin_of_another_surface_says_which(canvas_of: CanvasOf) -> None:
    film = PinnedFilm(RUN, *pins_of(experiment_of(RMSProp(), surface="bowl")))
    canvas = canvas_of(film, (1200, 900))
    shown(canvas, film, 5)
    assert texts(canvas) == [f"RMSProp 0 ({SURFACES['bowl'].title})"]


def test_while_predicting_nothing_shows_beyond_the_playhead(canvas_of: CanvasOf) -> None:
    """The picture is that of pins which end at the playhead."""
    canvas = canvas_of(FILM)
    whole = shown(canvas, FILM, 20)
    canvas.pins.set_predicting(True)
    hidden = shown(canvas, FILM, 20)
    short = replace(EARLIER, steps=20)
    ended = canvas_of(FILM)
    assert differs(hidden, shown(ended, PinnedFilm(RUN, *pins_of(short, 3)), 20)) == 0
    assert differs(hidden, whole) > 200
    canvas.pins.set_predicting(False)
    assert differs(shown(canvas, FILM, 20), whole) < 60  # but for where it was taken up again and where pins cross


def test_while_predicting_a_step_back_takes_away_what_it_led_to(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(FILM)
    canvas.pins.set_predicting(True)
    before = shown(canvas, FILM, 10)
    shown(canvas, FILM, 11)
    assert differs(shown(canvas, FILM, 10), before) == 0


def test_a_pin_that_left_the_view_is_named_where_it_was_seen_last(canvas_of: CanvasOf) -> None:
    film = PinnedFilm(RUN, *pins_of(experiment_of(GradientDescent(0.21), steps=400)))
    canvas = canvas_of(film)
    shown(canvas, film, 0)
    assert texts(canvas) == ["Gradient descent 0"]
    canvas.getPlotItem().getViewBox().setRange(xRange=(1000, 1010), yRange=(1000, 1010))
    shown(canvas, film, 0)
    assert texts(canvas) == []


def test_pins_follow_the_look(qapp: object, canvas_of: CanvasOf) -> None:
    canvas = canvas_of(FILM, (900, 600))
    shown(canvas, FILM, 20)
    light = [place.height() for _, place in canvas.pins.marks.labels]
    apply_look(qapp, Look(DARK, 1.5))
    try:
        canvas.show_look()
        shown(canvas, FILM, 20)
        assert {sketch.pen.colour for sketch in canvas.pins.sketches} == {
            DARK.run_style(style).colour for style in (3, 4, 5)
        }
        assert canvas.pins.marks.labels[0][1].height() > 1.3 * light[0]
    finally:
        apply_look(qapp, Look())


def test_a_long_pin_is_completed_by_itself(qtbot: QtBot, canvas_of: CanvasOf) -> None:
    film = PinnedFilm(RUN, *pins_of(experiment_of(RMSProp(), EWMAMomentum(), surface="rastrigin", steps=6000)))
    canvas = canvas_of(film)
    qtbot.waitUntil(lambda: canvas.pins.complete and bool(canvas.pins.sketches), timeout=15_000)


def test_a_question_hides_what_comes_of_pinned_paths_too(canvas_of: CanvasOf) -> None:
    asked, told = canvas_of(FILM), canvas_of(FILM)
    for canvas in (asked, told):
        shown(canvas, FILM, 20)
    asked.view.update(prediction=Prediction(0, 20, 10))
    told.ahead.set_hidden(True)
    told.pins.set_predicting(True)
    assert differs(shown(asked, FILM, 20), shown(told, FILM, 20)) == 0
    asked.view.update(prediction=None)
    assert differs(shown(asked, FILM, 20), shown(told, FILM, 20)) > 200
