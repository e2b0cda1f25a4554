"""What lies on the surface is where the surface is."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces.heights import HeightScale, height_axis, measured
from rmsprop_gui.view.relief_view import VIEWPOINTS, ReliefView
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.looks.look import current_theme
from rmsprop_gui.window.relief.axes import Axes, axis_title
from rmsprop_gui.window.relief.marks import Marks
from rmsprop_gui.window.relief.paths import SurfacePath
from rmsprop_gui.window.relief.scene import Scene, box_of, camera_of
from rmsprop_gui.window.relief.terrain import Terrain
from window.frames import Film, experiment_of, image_pixels

SIZE = (640, 480)
FILM = Film(notebook_experiment())
NO_PATHS_AHEAD = ViewState(paths_ahead=False)


def scene_of(film: Film = FILM, relief: ReliefView = ReliefView(), ratio: float = 1.0) -> Scene:  # noqa: B008
    surface = film.experiment.surface
    heights = measured(film.experiment.objective, surface.view)
    terrain = Terrain(heights, height_axis(heights, relief.scale), box_of(surface.view, False))
    room = QRectF(50, 50, SIZE[0] - 100, SIZE[1] - 100)
    return Scene(terrain, camera_of(relief, terrain.reach, room), *SIZE, ratio)


def painted(
    scene: Scene, film: Film, step: int, view: ViewState = NO_PATHS_AHEAD, glide: Glide | None = None
) -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#7f7f7f"))
    painter = QPainter(image)
    Marks().draw(painter, scene, film.frame(step), glide, view, None)
    painter.end()
    return image


def near_colour(image: QImage, colour: str, reach: int = 24) -> NDArray[np.bool_]:
    wanted = QColor(colour)
    pixels = image_pixels(image)[..., :3].astype(int)
    rgb = np.array([wanted.red(), wanted.green(), wanted.blue()])
    return (np.abs(pixels - rgb).max(axis=-1) <= reach) | (np.abs(pixels[..., ::-1] - rgb).max(axis=-1) <= reach)


@pytest.mark.parametrize("index", range(3))
def test_each_head_is_where_the_surface_is_at_its_place(index: int) -> None:
    scene, step = scene_of(), 3
    x1, x2 = FILM.recordings[index].trajectory.position[step].tolist()
    place = scene.place((x1, x2))
    assert place is not None
    colour = current_theme().run_style(FILM.experiment.runs[index].style).colour
    frame = replace(FILM.frame(step), selected=index)  # the selected one lies above the others
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#7f7f7f"))
    painter = QPainter(image)
    Marks().draw(painter, scene, frame, None, NO_PATHS_AHEAD, None)
    painter.end()
    assert near_colour(image, colour)[round(place[0].y()), round(place[0].x())]


def test_paths_grow_with_the_playhead_and_shrink_again() -> None:
    scene, marks = scene_of(), Marks()
    counts = []
    for step in (0, 5, 60, 5, 0):
        image = QImage(*SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor("#7f7f7f"))
        painter = QPainter(image)
        marks.draw(painter, scene, FILM.frame(step), None, NO_PATHS_AHEAD, None)
        painter.end()
        counts.append(image)
    assert counts[0] == counts[4] and counts[1] == counts[3] and counts[1] != counts[2] != counts[0]


def test_a_long_path_looks_the_same_however_it_has_been_come_to() -> None:
    film = Film(experiment_of(RULES["gradient_descent"](learning_rate=0.19), steps=900))
    scene, marks = scene_of(film), Marks()
    image = painted(scene, film, 900)
    for step in (300, 620, 900):
        other = QImage(*SIZE, QImage.Format.Format_RGB32)
        other.fill(QColor("#7f7f7f"))
        painter = QPainter(other)
        marks.draw(painter, scene, film.frame(step), None, NO_PATHS_AHEAD, None)
        painter.end()
    assert (
        np.abs(image_pixels(image).astype(int) - image_pixels(other)).max() <= 64
    )  # where blocks meet, an edge differs


def test_what_lies_ahead_is_dotted_unless_it_is_to_be_guessed() -> None:
    scene = scene_of()
    ahead = painted(scene, FILM, 2, ViewState())
    hidden = painted(scene, FILM, 2, ViewState(prediction=Prediction(0, 2, 10)))
    without = painted(scene, FILM, 2)
    assert ahead != without and hidden == without


def test_a_path_follows_the_surface_between_its_steps() -> None:
    scene = scene_of()
    laid = scene.laid(np.array([[9.0, -3.0], [-9.0, 3.0]]))
    assert len(laid.steps) > 60 and laid.shown.all() and (laid.steps == 0).all()
    middle = scene.place((0.0, 0.0))
    assert middle is not None
    away = np.hypot(*(laid.pixels - (middle[0].x(), middle[0].y())).T)
    assert away.min() < 3.0, "it goes through the valley, and not through the air"


def test_every_piece_belongs_to_the_step_that_it_is_of() -> None:
    path = SurfacePath(FILM.recordings[2], scene_of())
    whole, rows = path.pieces(0, 100, hidden=False)
    first, begin = path.pieces(0, 40, hidden=False)
    rest, end = path.pieces(40, 100, hidden=False)
    np.testing.assert_array_equal(np.concatenate((first, rest)), whole)
    np.testing.assert_array_equal(np.concatenate((begin, end)), rows)
    assert begin.max() == 40 and end.min() == 41


def test_what_is_out_of_view_is_not_drawn() -> None:
    scene = scene_of()
    assert scene.place((11.0, 0.0)) is None
    laid = scene.laid(np.array([[0.0, 0.0], [30.0, 0.0]]))
    assert laid.shown[0] and not laid.shown[-1]


@pytest.mark.parametrize("viewpoint", VIEWPOINTS)
@pytest.mark.parametrize("scale", [None, *HeightScale], ids=str)
def test_the_axes_are_named_where_they_are_seen(viewpoint: str, scale: HeightScale | None) -> None:
    azimuth, elevation = VIEWPOINTS[viewpoint]
    scene = scene_of(relief=ReliefView(scale=scale, azimuth=azimuth, elevation=elevation))
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    axes = Axes(scene)
    axes.draw_walls(painter)
    boxes = axes.draw_numbers(painter)
    painter.end()
    whole = QRectF(0, 0, *SIZE)
    assert len(boxes) >= 5 and all(map(whole.contains, boxes))
    assert not any(a.intersects(b) for index, a in enumerate(boxes) for b in boxes[:index])


@pytest.mark.parametrize(
    "scale, title", [(HeightScale.LINEAR, "f"), (HeightScale.LOGARITHMIC, "f, log"), (HeightScale.CUT, "f, cut off at")]
)
def test_the_axis_of_heights_says_its_scale(scale: HeightScale, title: str) -> None:
    terrain = scene_of(relief=ReliefView(scale=scale)).terrain
    assert axis_title(terrain.axis).startswith(title)
