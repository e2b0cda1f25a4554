"""The magnifier on the canvas: when it is there, where, and that it gives nothing away."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RULES, AdaGrad, EWMAMomentum, RMSProp
from rmsprop_gui.simulation.dissection import Drawn
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces.contours import trace_contours
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.covered import Cover
from rmsprop_gui.window.canvas.magnifier.corner import corners_of
from rmsprop_gui.window.canvas.magnifier.marks import Arrow
from window.canvas.conftest import CanvasOf
from window.frames import Film, Mouse, SilentSurfaceService, experiment_of, pixels

THREE = Film(experiment_of(EWMAMomentum(), AdaGrad(), RMSProp()))
SIZE = (900, 600)


@pytest.fixture
def canvas(canvas_of: CanvasOf) -> Canvas:
    canvas = canvas_of(THREE, SIZE)
    canvas.show_frame(THREE.frame(29, selected=2))
    return canvas


def middle(canvas: Canvas) -> QPointF:
    return QPointF(canvas.mapFromScene(canvas.magnifier.mapToScene(canvas.magnifier.box.center())))


def test_it_is_there_from_the_first_step_on(canvas: Canvas) -> None:
    for step, is_there in ((0, False), (1, True), (100, True), (0, False)):
        canvas.show_frame(THREE.frame(step, selected=2))
        assert (canvas.magnifier.inset is not None) == is_there
        assert bool(canvas.covered.within(canvas.magnifier)) >= is_there
    canvas.show_frame(THREE.frame(0, selected=2, part=1))
    assert canvas.magnifier.inset is not None, "inside the first step"


def test_where_steps_follow_fast_not_each_is_shown_but_the_last_is(canvas: Canvas, qtbot: QtBot) -> None:
    shown = set()
    for step in range(30, 90):
        canvas.show_frame(THREE.frame(step, selected=2))
        assert canvas.magnifier.inset is not None
        shown.add(canvas.magnifier.inset.subject.step.row)
    assert len(shown) < 30
    qtbot.waitUntil(lambda: canvas.magnifier.inset is not None and canvas.magnifier.inset.subject.step.row == 89)
    for step, part in ((88, 0), (88, 2), (40, 0)):
        canvas.show_frame(THREE.frame(step, selected=2, part=part))
        assert canvas.magnifier.inset.subject.step.row == step + (part > 0), "what is chosen is there at once"


@pytest.mark.parametrize(("presenter", "share"), [(False, 0.16), (True, 0.23)])
def test_its_radius_is_a_share_of_the_height(canvas: Canvas, presenter: bool, share: float) -> None:
    canvas.view.update(presenter=presenter)
    assert canvas.magnifier.box.width() / 2 == pytest.approx(share * canvas.mapping.height, abs=1)
    canvas.view.update(magnifier=False)
    assert canvas.magnifier.inset is None


def test_a_narrow_canvas_has_it_only_large(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(THREE, (640, 480))
    canvas.show_frame(THREE.frame(29, selected=2))
    assert canvas.magnifier.inset is None
    canvas.view.update(enlarged=True)
    assert canvas.magnifier.inset is not None and not canvas.magnifier.inset.is_round


def test_a_click_enlarges_it_and_the_next_makes_it_small_and_no_start_is_chosen(canvas: Canvas) -> None:
    starts: list[tuple[float, float]] = []
    canvas.start_chosen.connect(lambda *start: starts.append(start))
    sides = []
    for _ in range(3):
        canvas.viewport().repaint()
        sides.append(canvas.magnifier.box.width())
        Mouse(canvas.viewport()).click(middle(canvas))
    assert sides[1] > 1.5 * sides[0] and sides[2] == sides[0] and not starts


def test_it_keeps_off_notices_start_and_paths(canvas: Canvas) -> None:
    box, mapping = canvas.magnifier.box, canvas.mapping
    points = np.concatenate([mapping.to_pixels(one.trajectory.position) for one in THREE.recordings])
    seen = [box.contains(QPointF(*point)) for point in points.tolist()]
    assert not any(seen) and not box.contains(mapping.pixel(THREE.experiment.start))
    for corner in corners_of(box.width(), mapping):
        place = canvas.mapFromScene(canvas.magnifier.mapRectToScene(corner)).boundingRect()
        canvas.cover(Cover.NOTICES, place)
        now = canvas.mapFromScene(canvas.magnifier.mapRectToScene(canvas.magnifier.box)).boundingRect()
        assert not now.intersects(place)
    canvas.cover(Cover.NOTICES, QRect())


def test_it_rests_in_its_corner_while_runs_move_on(canvas: Canvas) -> None:
    places = set()
    for step in range(1, 101, 9):
        canvas.show_frame(THREE.frame(step, selected=step % 3))
        places.add(canvas.magnifier.box.topLeft().toTuple())
    assert len(places) == 1


@pytest.mark.parametrize("is_large", [False, True])
def test_while_predicting_it_shows_nothing_of_what_comes(canvas_of: CanvasOf, is_large: bool) -> None:
    """The picture is that of a path that ends here."""
    pictures = []
    for film in (THREE, Film(experiment_of(*(run.rule for run in THREE.experiment.runs), steps=5))):
        canvas = canvas_of(film, SIZE)
        canvas.legend.hide()  # it says that the path has ended
        canvas.show_prediction(Prediction(2, 5, 10))
        canvas.view.update(enlarged=is_large)
        for part in (0, 1, 4):
            canvas.show_frame(film.frame(5, selected=2, part=part))
        assert canvas.magnifier.inset is not None and canvas.magnifier.inset.subject.step.row == 5
        pictures.append(pixels(canvas))
    np.testing.assert_array_equal(*pictures)


def test_its_corner_does_not_move_where_something_is_to_be_predicted(canvas: Canvas) -> None:
    before = canvas.magnifier.box
    canvas.show_prediction(Prediction(2, 29, 10))
    canvas.show_frame(THREE.frame(29, selected=2))
    assert canvas.magnifier.box == before


def test_inside_a_step_it_takes_the_place_of_the_overlay(canvas: Canvas) -> None:
    canvas.show_frame(THREE.frame(10, selected=2, part=3))
    assert canvas.step_overlay.runs() == [] and canvas.magnifier.inset is not None
    assert canvas.magnifier.inset.subject.looked_at is not None
    assert canvas.magnifier.inset.subject.looked_at.drawn is Drawn.RATE
    canvas.view.update(magnifier=False)
    assert [run for run, *_ in canvas.step_overlay.runs()] == [THREE.experiment.runs[2]]


def test_a_hidden_run_is_not_looked_at(canvas_of: CanvasOf) -> None:
    from dataclasses import replace

    film = Film(replace(THREE.experiment, runs=tuple(replace(run, visible=False) for run in THREE.experiment.runs)))
    canvas = canvas_of(film, SIZE)
    canvas.show_frame(film.frame(29))
    assert canvas.magnifier.inset is None


def test_the_contours_around_the_point_are_asked_for_and_painted(
    canvas: Canvas, surface_service: SilentSurfaceService
) -> None:
    inset = canvas.magnifier.inset
    assert inset is not None
    view = surface_service.surroundings[-1]
    for (low, high), (seen_low, seen_high) in zip(view, inset.view, strict=True):
        assert low < seen_low < seen_high < high
    before = pixels(canvas)
    surface_service.surroundings_ready.emit(trace_contours(THREE.experiment.objective, view, (300, 300), 29))
    assert (pixels(canvas) != before).any()


@pytest.mark.parametrize("rule", RULES)
def test_its_symbols_light_up_where_they_are_pointed_at(canvas_of: CanvasOf, rule: str) -> None:
    film = Film(experiment_of(RULES[rule]()))
    canvas = canvas_of(film, SIZE)
    canvas.show_frame(film.frame(29 if rule != "rprop" else 3))
    canvas.viewport().repaint()
    inset = canvas.magnifier.inset
    assert inset is not None and inset.labels
    meanings = {meaning for _, meaning in canvas.symbols.places}
    assert {label.part.meaning for label in inset.labels if label.part.drawn is not Drawn.MOVE} <= meanings


def test_beside_a_noisy_gradient_the_true_one_is_shown_as_long_as_it_is(canvas_of: CanvasOf) -> None:
    noisy = Film(replace(THREE.experiment, sampling=Sampling(noise=3.0, seed=7)))
    for film, count in ((noisy, 1), (THREE, 0)):
        canvas = canvas_of(film, SIZE)
        canvas.show_frame(film.frame(12, selected=2))
        assert canvas.magnifier.inset is not None
        scene, step = canvas.magnifier.inset.scene, canvas.magnifier.inset.subject.step
        arrows = [mark for mark in scene.marks if isinstance(mark, Arrow)]
        pale = [arrow for arrow in arrows if arrow.is_pale]
        assert len(pale) == count
        for arrow in pale:
            slope = film.experiment.objective.slope(*step.before, 12)
            np.testing.assert_allclose(arrow.way, np.array(slope) * -scene.g_scale)
            assert not any(other.way == arrow.way for other in arrows if other is not arrow)
