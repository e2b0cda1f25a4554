"""The name of the start stands where the paths leave room for it."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.start_marker import StartMarker, freest
from rmsprop_gui.window.canvas.strokes import length_within
from window.frames import Film, Mouse, experiment_of, place_of

from .conftest import CanvasOf

SIZE = QSizeF(36, 16)


def marker_of(canvas: Canvas) -> StartMarker:
    return next(item for item in canvas.scene().items() if isinstance(item, StartMarker))


def covered(canvas: Canvas, film: Film, box: QRectF) -> float:
    """How much of the paths lies below the name."""
    corners = box.left(), box.top(), box.right(), box.bottom()
    paths = [canvas.mapping.to_pixels(recording.trajectory.position) for recording in film.recordings]
    return sum(length_within(path, corners) for path in paths)


@pytest.mark.parametrize(
    "start", [(9.0, -3.0), (9.0, 3.0), (-9.0, 3.5), (5.0, 0.0), (0.0, 3.9), (0.0, -3.9), (9.9, 0.0)]
)
def test_no_path_of_the_notebook_goes_through_it(canvas_of: CanvasOf, start: Point) -> None:
    film = Film(experiment_of(*(run.rule for run in notebook_experiment().runs), start=start))
    canvas = canvas_of(film, (620, 460))
    box = marker_of(canvas).label_box(canvas.mapping)
    assert box is not None
    assert covered(canvas, film, box) == 0
    assert QRectF(0, 0, canvas.mapping.width, canvas.mapping.height).contains(box)


@pytest.mark.parametrize("surface", SURFACES)
def test_with_every_rule_it_stands_where_there_is_least_of_them(canvas_of: CanvasOf, surface: str) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values()), surface=surface))
    canvas = canvas_of(film, (620, 460))
    box = marker_of(canvas).label_box(canvas.mapping)
    assert box is not None
    start = canvas.mapping.pixel(film.experiment.start)
    below = QRectF(start.x() - box.width() / 2, start.y() + 18, box.width(), box.height())
    assert covered(canvas, film, box) <= covered(canvas, film, below)


def test_below_is_best_and_the_next_best_is_taken_where_a_path_lies(canvas_of: CanvasOf) -> None:
    mapping = canvas_of(Film(experiment_of())).mapping
    centre = QPointF(200, 150)
    ways = {name: np.array([[200.0, 150.0], [200.0 + x, 150.0 + y]]) for name, (x, y) in COMPASS.items()}
    assert freest(centre, SIZE, mapping, []) == (0, 1)
    assert freest(centre, SIZE, mapping, [ways["south"]]) == (1, 0)
    assert freest(centre, SIZE, mapping, [ways["south"], ways["east"]]) == (-1, 0)
    assert freest(centre, SIZE, mapping, [ways["south"], ways["east"], ways["west"]]) == (0, -1)
    four = [ways[name] for name in ("south", "east", "west", "north")]
    assert freest(centre, SIZE, mapping, four) == (1, 1)
    assert freest(QPointF(200, mapping.height - 10), SIZE, mapping, []) == (1, 0)


def test_it_is_away_while_the_start_is_dragged(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(Film(experiment_of(RULES["rmsprop"](), start=(0.0, 2.0))))
    marker, seen = marker_of(canvas), []
    canvas.start_dragged.connect(lambda *_: seen.append(marker.label_box(canvas.mapping)))
    way = [place_of(canvas, (x / 10, 2.0)) for x in range(30)]
    Mouse(canvas.viewport()).drag(*way)
    assert len(seen) >= 2 and set(seen[:-1]) == {None} and marker.label_box(canvas.mapping) is not None


COMPASS = {"south": (0, 90), "east": (90, 0), "west": (-90, 0), "north": (0, -90)}


def test_it_stays_while_it_plays_and_while_something_is_to_be_guessed(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(*(run.rule for run in notebook_experiment().runs)))
    canvas = canvas_of(film, (620, 460))
    places = set()
    for step in range(0, 101, 5):
        canvas.show_frame(film.frame(step))
        box = marker_of(canvas).label_box(canvas.mapping)
        assert box is not None
        places.add((box.x(), box.y()))
    assert len(places) == 1
    canvas.show_prediction(Prediction(0, 0, 10))
    other = Film(experiment_of(RULES["gradient_descent"]()))
    canvas.show_frame(other.frame(0))
    box = marker_of(canvas).label_box(canvas.mapping)
    assert box is not None
    assert places == {(box.x(), box.y())}


def test_the_pointer_is_a_hand_over_the_start_alone(canvas_of: CanvasOf, qtbot: QtBot) -> None:
    film = Film(experiment_of(RULES["rmsprop"](), start=(0.0, 2.0)))
    canvas = canvas_of(film)
    mouse = Mouse(canvas.viewport())
    for point, is_hand in (((0.0, 2.0), True), ((-5.0, -2.0), False)):
        mouse.hover(place_of(canvas, point))
        qtbot.wait(20)
        assert (canvas.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor) == is_hand
