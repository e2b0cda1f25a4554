"""Pointing at a path tells the step's numbers, and a click goes there; anywhere else it chooses the start."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import AdaGrad, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.window.canvas.path_finder import PathFinder, PathPoint, seen_paths
from rmsprop_gui.window.canvas.path_hover import lines_of
from window.frames import Film, Mouse, experiment_of, pixels, place_of

from .conftest import CanvasOf

THREE = Film(experiment_of(EWMAMomentum(), AdaGrad(), RMSProp()))
SIZE = (900, 600)


def positions(film: Film, index: int) -> np.ndarray:
    return film.recordings[index].trajectory.position


@pytest.mark.parametrize("step", [0, 30, 100])
@pytest.mark.parametrize("is_ahead_seen", [False, True])
@pytest.mark.parametrize("is_predicting", [False, True])
def test_the_nearest_step_that_is_seen_is_found(
    canvas_of: CanvasOf, step: int, is_ahead_seen: bool, is_predicting: bool
) -> None:
    """As by measuring the distance to every one of them; nothing is found of what is not to be seen."""
    canvas, finder, frame = canvas_of(THREE, SIZE), PathFinder(), THREE.frame(step, selected=-1)
    paths, mapping = seen_paths(frame, is_ahead_seen, is_predicting), canvas.mapping
    last = 100 if is_ahead_seen and not is_predicting else step
    assert [path.last for path in paths] == [last] * 3
    steps = [mapping.to_pixels(positions(THREE, index)[: last + 1]) for index in range(3)]
    random = np.random.default_rng(7)
    for x, y in random.uniform((0, 0), (mapping.width, mapping.height), (300, 2)).tolist():
        found = finder.at(QPointF(x, y), mapping, paths, 1.0)
        away = [np.hypot(*(points - (x, y)).T) for points in steps]
        nearest = min(one.min() for one in away)
        assert found is not None or nearest > 9.9
        if found is not None and away[found.index][found.row] < 10:  # else it is a line that is near
            assert away[found.index][found.row] == pytest.approx(away[found.index].min(), abs=0.01)


def test_the_line_between_two_steps_belongs_to_its_nearer_end(canvas_of: CanvasOf) -> None:
    canvas, frame = canvas_of(THREE, SIZE), THREE.frame(100, selected=-1)
    first, second = (QPointF(*point) for point in canvas.mapping.to_pixels(positions(THREE, 0)[:2]).tolist())
    for share, row in ((0.3, 0), (0.7, 1)):
        place = first + (second - first) * share
        assert PathFinder().at(place, canvas.mapping, seen_paths(frame, True, False), 1.0) == PathPoint(0, row)
    beside = first + (second - first) * 0.3 + QPointF(9, 0)
    assert PathFinder().at(beside, canvas.mapping, seen_paths(frame, True, False), 1.0) is None


def test_a_step_longer_than_numbers_tell_is_passed_over(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(GradientDescent(learning_rate=0.05), steps=2))
    canvas, frame = canvas_of(film, SIZE), film.frame(2, selected=-1)
    (bottom, top), height = canvas.mapping.view[1], canvas.mapping.height
    farthest = 0.9 * float(np.finfo(np.float32).max) * (top - bottom) / height
    recording = film.recordings[0]
    recording._trajectory.position[1:] = (0.0, -farthest), (0.0, farthest)
    beside = canvas.mapping.pixel((0.0, 0.0)) + QPointF(3.0, 0.0)
    assert PathFinder().at(beside, canvas.mapping, seen_paths(frame, True, False), 1.0) is None


def test_a_long_path_is_found_on_the_screen_it_is_on(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(RMSProp(), steps=30_000))
    canvas, frame, finder = canvas_of(film, SIZE), film.frame(30_000), PathFinder()
    for zoom in (1.0, 0.3):
        canvas.zoom(zoom)
        place = canvas.mapping.pixel((0.0, 0.0))
        found = finder.at(place, canvas.mapping, seen_paths(frame, True, False), 1.0)
        assert found is not None
        near = canvas.mapping.pixel(tuple(positions(film, 0)[found.row].tolist())) - place
        assert np.hypot(near.x(), near.y()) < 10


def test_pointing_at_a_step_tells_its_numbers_and_the_pointer_becomes_a_hand(qtbot: QtBot, canvas_of: CanvasOf) -> None:
    canvas = canvas_of(THREE, SIZE)
    canvas.show_frame(THREE.frame(20, selected=2))
    before = pixels(canvas)
    x1, x2 = positions(THREE, 0)[3].tolist()
    Mouse(canvas.viewport()).hover(place_of(canvas, (x1, x2)))
    qtbot.waitUntil(lambda: canvas.path_hover.point == PathPoint(0, 3))
    steps = THREE.recordings[0].trajectory
    text = " ".join(canvas.path_hover.note.lines)
    told = [THREE.experiment.runs[0].label, "3", *(number(part, 3) for part in (x1, x2, float(steps.loss[3])))]
    told += [number(float(steps.slope[3]), 3), number(float(steps.rate[3, 0]), 3)]
    assert all(part in text for part in told)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert (pixels(canvas) != before).any() and canvas.read_out.text == ""
    Mouse(canvas.viewport()).hover(place_of(canvas, (-8.0, 3.0)))
    qtbot.waitUntil(lambda: canvas.path_hover.point is None)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.CrossCursor


def test_the_head_of_the_path_that_is_pointed_at_is_larger(qtbot: QtBot, canvas_of: CanvasOf) -> None:
    canvas = canvas_of(THREE, SIZE)
    canvas.show_frame(THREE.frame(20, selected=2))
    head = place_of(canvas, tuple(positions(THREE, 1)[20].tolist())).toPoint()
    canvas.path_hover.setVisible(False)

    def around() -> np.ndarray:
        return pixels(canvas)[head.y() - 16 : head.y() + 16, head.x() - 16 : head.x() + 16]

    before = around()
    Mouse(canvas.viewport()).hover(place_of(canvas, tuple(positions(THREE, 1)[2].tolist())))
    qtbot.waitUntil(lambda: canvas.path_hover.point == PathPoint(1, 2))
    assert (around() != before).any()


def test_of_the_start_there_are_no_rates_to_tell() -> None:
    assert len(lines_of(PathPoint(0, 0), THREE.frame(0))) == len(lines_of(PathPoint(0, 1), THREE.frame(0))) - 1


def test_a_prediction_lets_go_of_a_step_ahead_that_is_pointed_at(qtbot: QtBot, canvas_of: CanvasOf) -> None:
    canvas = canvas_of(THREE, SIZE)
    canvas.show_frame(THREE.frame(2, selected=0))
    Mouse(canvas.viewport()).hover(place_of(canvas, tuple(positions(THREE, 0)[4].tolist())))
    qtbot.waitUntil(lambda: canvas.path_hover.point == PathPoint(0, 4))
    canvas.view.update(prediction=Prediction(0, 2, 12))
    assert canvas.path_hover.point is None and canvas.path_hover.note.lines == []


def test_while_predicting_a_click_on_a_path_is_a_guess_and_nothing_ahead_is_found(
    qtbot: QtBot, canvas_of: CanvasOf
) -> None:
    canvas = canvas_of(THREE, SIZE)
    canvas.show_frame(THREE.frame(20, selected=2))
    canvas.show_prediction(Prediction(2, 20, 10))
    starts: list[tuple[float, float]] = []
    canvas.start_chosen.connect(lambda *start: starts.append(start))
    there = place_of(canvas, tuple(positions(THREE, 0)[3].tolist()))
    Mouse(canvas.viewport()).hover(there)
    qtbot.waitUntil(lambda: canvas.path_hover.point == PathPoint(0, 3))
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    Mouse(canvas.viewport()).hover(place_of(canvas, tuple(positions(THREE, 0)[60].tolist())))
    qtbot.waitUntil(lambda: canvas.path_hover.point is None or canvas.path_hover.point.row <= 20)
    Mouse(canvas.viewport()).click(there)
    assert len(starts) == 1
