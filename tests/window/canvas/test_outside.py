"""A wedge points to each run that has left the view, and a click on it shows everything."""

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import GradientDescent, RMSProp
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.outside import Wedge, at_edge, outline
from rmsprop_gui.window.canvas.shown_range import enclosing
from window.frames import Film, Mouse, diverging, experiment_of, has_colour, pixels

from .conftest import CanvasOf

CLIMBERS = Film(
    experiment_of(*(GradientDescent(learning_rate=0.21 + 0.001 * n) for n in range(4)), RMSProp(), steps=60)
)


def heads(film: Film, step: int) -> list[Point]:
    return [tuple(one.trajectory.position[one.row(step)].tolist()) for one in film.recordings]


def seen(canvas: Canvas, film: Film, step: int) -> int:
    """How many wedges are painted at a step."""
    canvas.show_frame(film.frame(step))
    canvas.viewport().repaint()
    return len(canvas.outside.wedges)


def on_wedge(canvas: Canvas, index: int) -> QPointF:
    place = canvas.outside.mapToScene(canvas.outside.wedges[index].place)
    return QPointF(canvas.mapFromScene(place))


@pytest.mark.parametrize("step", [0, 5, 20, 30, 60])
def test_there_is_one_for_each_run_that_has_left_the_view(canvas_of: CanvasOf, step: int) -> None:
    canvas = canvas_of(CLIMBERS, (620, 460))
    gone = [point for point in heads(CLIMBERS, step) if not canvas.mapping.contains(point)]
    assert seen(canvas, CLIMBERS, step) == len(gone)
    assert step < 60 or len(gone) == 4
    for run, wedge in zip(CLIMBERS.experiment.runs, canvas.outside.wedges, strict=False):
        assert wedge.hint.startswith(run.label) and has_colour(pixels(canvas), LIGHT.run_style(run.style).colour)


def test_none_covers_another_and_all_are_within_the_canvas(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(CLIMBERS, (620, 460))
    assert seen(canvas, CLIMBERS, 60) == 4
    places = [wedge.place for wedge in canvas.outside.wedges]
    for one, other in combinations(places, 2):
        assert math.hypot(one.x() - other.x(), one.y() - other.y()) > 14
    for place in places:
        assert 10 <= place.x() <= canvas.mapping.width - 10 and 10 <= place.y() <= canvas.mapping.height - 10


@pytest.mark.parametrize(
    ("point", "place", "angle"),
    [
        ((25.0, 0.0), (586.0, 200.0), 0.0),
        ((-25.0, 0.0), (14.0, 200.0), 180.0),
        ((0.0, 1e9), (300.0, 14.0), -90.0),
        ((0.0, -1e308), (300.0, 386.0), 90.0),
        ((1e308, 0.0), (586.0, 200.0), 0.0),
        ((20.0, -8.0), (300 + 300 * 186 / 200, 386.0), math.degrees(math.atan2(400, 600))),
    ],
)
def test_it_stands_where_the_way_to_the_run_leaves_the_view(point: Point, place: Point, angle: float) -> None:
    found, turned = at_edge(point, Mapping(((-10.0, 10.0), (-4.0, 4.0)), 600.0, 400.0, 1.0), 14.0)
    assert (found.x(), found.y()) == pytest.approx(place)
    assert math.cos(math.radians(turned - angle)) == pytest.approx(1.0)


@pytest.mark.parametrize("angle", [0.0, 37.0, 115.0, 180.0, -90.0, -12.0])
def test_its_tip_cannot_be_mistaken_for_a_corner_of_its_base(angle: float) -> None:
    """Turned by any angle that another corner would be pointing by, it is another figure; and it is no run's marker."""
    place, size = QPointF(50.0, 40.0), 14.0
    shape = outline(Wedge(place, angle, "", ""), size)
    straight = QTransform().rotate(-angle).translate(-place.x(), -place.y()).map(shape)
    box = straight.boundingRect()
    assert box.height() == pytest.approx(size) and box.width() >= 1.6 * size - 1e-9
    assert straight.contains(QPointF(box.right() - 0.5, 0.0)), "the tip is where it points to"
    assert not straight.contains(QPointF(box.left() + 0.2 * size, 0.0)), "the base has a notch"
    for turn in (*range(45, 361 - 45, 5), 115):
        common = straight.intersected(QTransform().rotate(turn).map(straight))
        assert area(common) < 0.75 * area(straight), turn


def area(path: QPainterPath) -> float:
    return sum(polygon_area(polygon) for polygon in path.simplified().toFillPolygons())


def polygon_area(polygon: QPolygonF) -> float:
    x, y = np.array([(point.x(), point.y()) for point in polygon]).T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


@pytest.mark.parametrize("size", [(620, 460), (420, 300), (900, 700)])
@pytest.mark.parametrize("selected", [0, 4])
def test_none_touches_the_legend(canvas_of: CanvasOf, size: tuple[int, int], selected: int) -> None:
    canvas = canvas_of(CLIMBERS, size)
    for start in ((9.0, -3.0), (-9.0, -3.0), (9.0, 3.0), (-9.0, 3.0), (0.5, 3.0), (9.9, 0.4)):
        film = Film(replace(CLIMBERS.experiment, start=start))
        for step in (30, 59, 60):  # they swing from one side to the other
            canvas.show_frame(film.frame(step, selected))
            canvas.viewport().repaint()
            assert canvas.legend.layout is not None and len(canvas.outside.wedges) >= 1
            for wedge in canvas.outside.wedges:
                assert not outline(wedge, 14.0).intersects(canvas.legend.layout.box.adjusted(-3, -3, 3, 3)), start


def test_without_a_legend_its_place_is_free(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(CLIMBERS, (620, 460))
    canvas.legend.setVisible(False)
    seen(canvas, CLIMBERS, 60)
    point = heads(CLIMBERS, 60)[0]
    assert canvas.outside.wedges[0].place == at_edge(point, canvas.mapping, 14.0)[0]


def test_a_click_shows_every_run_and_moves_nothing(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(CLIMBERS, (620, 460))
    moved: list[Point] = []
    canvas.start_chosen.connect(lambda x1, x2: moved.append((x1, x2)))
    assert seen(canvas, CLIMBERS, 60) == 4
    Mouse(canvas.viewport()).click(on_wedge(canvas, 0))
    assert all(canvas.mapping.contains(point) for point in heads(CLIMBERS, 60)) and not moved
    assert seen(canvas, CLIMBERS, 60) == 0
    Mouse(canvas.viewport()).click(QPointF(100, 100))
    assert moved, "where there is no wedge any more a click moves the start"


def test_a_drag_that_begins_on_one_moves_nothing(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(CLIMBERS, (620, 460))
    seen(canvas, CLIMBERS, 60)
    view, place = canvas.mapping.view, on_wedge(canvas, 0)
    Mouse(canvas.viewport()).drag(place, *(place + QPointF(-part, part) for part in (20, 60, 100)))
    assert canvas.mapping.view == view


def test_the_pointer_is_a_hand_over_a_wedge_alone(canvas_of: CanvasOf, qtbot: QtBot) -> None:
    canvas = canvas_of(CLIMBERS, (620, 460))
    seen(canvas, CLIMBERS, 60)
    for at, is_hand in ((on_wedge(canvas, 0), True), (QPointF(200, 250), False)):
        Mouse(canvas.viewport()).hover(at)
        qtbot.waitUntil(lambda: bool(canvas.outside.toolTip()) == is_hand)  # noqa: B023, it is waited for here
        assert (canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor) == is_hand


def test_a_run_that_has_diverged_is_pointed_to_as_well(canvas_of: CanvasOf) -> None:
    film = Film(diverging())
    canvas = canvas_of(film)
    assert seen(canvas, film, 400) == 1
    canvas.show_everything()
    assert all(abs(end) <= 1e6 for part in canvas.mapping.view for end in part)
    assert seen(canvas, film, 400) == 1, "it is farther away than the view may reach"


def test_it_promises_no_more_than_a_click_keeps(canvas_of: CanvasOf) -> None:
    """Of a run that even the widest view does not hold it says so, before the click and after it."""
    film = Film(diverging())
    canvas = canvas_of(film)
    promised = {}
    for step in range(401):
        canvas.reset_view()
        if seen(canvas, film, step):
            promised[step] = "Click shows everything" in canvas.outside.wedges[0].hint
            canvas.show_everything()
            kept = seen(canvas, film, step) == 0
            assert promised[step] == kept, step
            assert kept or "farther than can be shown" in canvas.outside.wedges[0].hint
    assert set(promised.values()) == {True, False}


def test_everything_is_the_surface_itself_where_nothing_has_left_it(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(RMSProp()))
    canvas = canvas_of(film)
    whole = canvas.mapping.view
    canvas.show_frame(film.frame(50))
    for factor in (0.2, 5.0):
        canvas.zoom(factor)
        canvas.show_everything()
        assert canvas.mapping.view == whole and canvas.view.state.view_range is None


def test_only_the_sides_that_are_passed_give_way() -> None:
    view = ((-10.0, 10.0), (-4.0, 4.0))
    path = np.array([[0.0, 0.0], [30.0, 1.0], [5.0, -2.0]])
    (left, right), x2 = enclosing(view, [path])
    assert (left, x2) == (-10.0, (-4.0, 4.0)) and 30.0 < right < 35.0
    assert enclosing(view, []) == view
    assert enclosing(view, [np.array([[1e300, -1e300]])]) == ((-10.0, 1e6), (-1e6, 4.0))
