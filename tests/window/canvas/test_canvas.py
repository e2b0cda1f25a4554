"""What the mouse does on the canvas, and what it tells."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmsprop_gui.background.surface_service import Reading, read
from rmsprop_gui.formulas.number import exact, number
from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.contours import trace_contours
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.view.theme import DARK
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.marks import Minima
from rmsprop_gui.window.canvas.start_marker import StartMarker
from rmsprop_gui.window.looks.look import Look, apply_look
from window.frames import Film, Mouse, SilentSurfaceService, experiment_of, pixels, place_of

from .conftest import CanvasOf

FILM = Film(experiment_of(RMSProp()))
GROUND = Objective(SURFACES["quadratic"])
POINTS = [(0.0, 0.0), (-5.0, 2.5), (7.25, -1.5), (-9.9, 3.9)]


@pytest.fixture
def canvas(canvas_of: CanvasOf) -> Canvas:
    return canvas_of(FILM)


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def chosen_by(canvas: Canvas) -> list[Point]:
    chosen: list[Point] = []
    canvas.start_chosen.connect(lambda x1, x2: chosen.append((x1, x2)))
    return chosen


def dragged_by(canvas: Canvas) -> list[Point]:
    dragged: list[Point] = []
    canvas.start_dragged.connect(lambda x1, x2: dragged.append((x1, x2)))
    return dragged


def pixel_size(canvas: Canvas) -> np.ndarray:
    mapping = canvas.mapping
    return np.array(
        [
            (high - low) / pixels
            for (low, high), pixels in zip(mapping.view, (mapping.width, mapping.height), strict=True)
        ]
    )


@pytest.mark.parametrize("point", POINTS)
def test_a_click_chooses_the_point_below_it(canvas: Canvas, point: Point) -> None:
    canvas.view.update(paths_ahead=False)  # a click on a path goes to its step
    chosen, dragged = chosen_by(canvas), dragged_by(canvas)
    Mouse(canvas.viewport()).click(place_of(canvas, point))
    assert len(chosen) == 1 and dragged == []
    assert (np.abs(np.subtract(chosen[0], point)) <= 1.01 * pixel_size(canvas)).all()
    assert all(len(repr(part)) <= 6 for part in chosen[0]), "no more digits than a pixel tells apart"


def test_a_click_on_the_start_marker_is_a_click(canvas: Canvas) -> None:
    chosen = chosen_by(canvas)
    Mouse(canvas.viewport()).click(place_of(canvas, (9.0, -3.0)) + QPointF(3, 0))
    assert len(chosen) == 1


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_choose_nothing(canvas: Canvas, button: Qt.MouseButton) -> None:
    chosen = chosen_by(canvas)
    Mouse(canvas.viewport()).click(place_of(canvas, (0.0, 0.0)), button)
    assert chosen == []


@pytest.mark.parametrize("start", [(9.0, -3.0), (0.0, 0.0), (-9.0, 3.5)])
def test_the_start_can_be_dragged(canvas_of: CanvasOf, start: Point) -> None:
    canvas = canvas_of(Film(experiment_of(RMSProp(), start=start)))
    chosen, dragged, view = chosen_by(canvas), dragged_by(canvas), canvas.mapping.view
    way = [start, (start[0] * 0.9 + 0.2, start[1] * 0.9 + 0.2), (-2.0, 1.0), (4.0, 2.0)]
    Mouse(canvas.viewport()).drag(*(place_of(canvas, point) for point in way))
    assert len(dragged) >= 2 and chosen == []
    assert (np.abs(np.subtract(dragged[-1], way[-1])) <= 1.5 * pixel_size(canvas)).all()
    assert canvas.mapping.view == view, "the view stays"


def test_the_start_can_be_dragged_again_from_where_it_is(canvas: Canvas) -> None:
    """What can be taken hold of moves along with the marker."""
    moved = Film(experiment_of(RMSProp(), start=(-4.0, 2.0)))
    canvas.show_frame(moved.frame(0))
    dragged, mouse = dragged_by(canvas), Mouse(canvas.viewport())
    mouse.drag(place_of(canvas, (9.0, -3.0)), place_of(canvas, (8.0, -2.0)), place_of(canvas, (8.0, -2.5)))
    assert dragged == []
    mouse.drag(place_of(canvas, (-4.0, 2.0)), place_of(canvas, (-3.0, 1.0)), place_of(canvas, (-3.0, 1.0)))
    assert dragged


def test_the_start_can_still_be_dragged_after_the_view_has_moved(canvas: Canvas) -> None:
    canvas.zoom(0.5)
    canvas.show_frame(Film(experiment_of(RMSProp(), start=(2.0, 1.0))).frame(0))
    canvas.zoom(0.5)
    dragged = dragged_by(canvas)
    Mouse(canvas.viewport()).drag(*(place_of(canvas, point) for point in ((2.0, 1.0), (1.5, 0.5), (1.0, 0.5))))
    assert (np.abs(np.subtract(dragged[-1], (1.0, 0.5))) <= 1.5 * pixel_size(canvas)).all()


def test_dragging_elsewhere_pans_and_chooses_no_start(canvas: Canvas) -> None:
    chosen, dragged = chosen_by(canvas), dragged_by(canvas)
    way = [(0.0, 1.0), (-1.0, 1.2), (-4.0, 2.0)]
    Mouse(canvas.viewport()).drag(*(place_of(canvas, point) for point in way))
    (left, right), (bottom, top) = canvas.mapping.view
    assert (chosen, dragged) == ([], [])
    np.testing.assert_allclose([left, right, bottom, top], [-6, 14, -5, 3], atol=2 * pixel_size(canvas).max())


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("notches", [1, 3, -1, -2])
def test_the_wheel_zooms_at_the_pointer(canvas: Canvas, point: Point, notches: int) -> None:
    place, before = place_of(canvas, point), pixel_size(canvas)
    Mouse(canvas.viewport()).wheel(place, notches)
    stays = place_of(canvas, point)
    assert abs(stays.x() - place.x()) <= 1.5 and abs(stays.y() - place.y()) <= 1.5
    ratio = pixel_size(canvas) / before
    assert ratio[0] == pytest.approx(ratio[1]) and (ratio < 0.99 if notches > 0 else ratio > 1.01).all()


def test_the_view_can_be_reset(canvas: Canvas) -> None:
    for _ in range(3):
        Mouse(canvas.viewport()).wheel(place_of(canvas, (3.0, 1.0)), 4)
    canvas.reset_view()
    np.testing.assert_allclose(canvas.mapping.view, SURFACES["quadratic"].view)


@pytest.mark.parametrize("factor", [0.8, 1.25])
def test_zooming_by_key_keeps_the_middle(canvas: Canvas, factor: float) -> None:
    canvas.zoom(factor)
    np.testing.assert_allclose(canvas.mapping.view, factor * np.array(SURFACES["quadratic"].view))


@pytest.mark.parametrize("notches", [60, -60])
def test_zooming_without_end_breaks_nothing(canvas: Canvas, notches: int) -> None:
    for _ in range(40):
        Mouse(canvas.viewport()).wheel(place_of(canvas, (9.0, -3.0)), notches // 10)
    canvas.show_frame(FILM.frame(60))
    assert np.isfinite(np.array(canvas.mapping.view)).all() and pixels(canvas).shape == (400, 520, 3)


@pytest.mark.parametrize("name", SURFACES)
def test_a_new_surface_is_shown_whole(canvas_of: CanvasOf, name: str) -> None:
    other = next(surface for surface in SURFACES if surface != name)
    canvas = canvas_of(Film(experiment_of(surface=other)))
    canvas.zoom(0.3)
    canvas.show_experiment(experiment_of(surface=name))
    np.testing.assert_allclose(canvas.mapping.view, SURFACES[name].view)


def test_a_surface_that_is_set_otherwise_stays_in_the_view_of_the_user(
    canvas: Canvas, surface_service: SilentSurfaceService
) -> None:
    canvas.zoom(0.3)
    settle()
    view, asked = canvas.mapping.view, len(surface_service.views)
    canvas.show_experiment(experiment_of(surface=SURFACES["quadratic"].with_values(kappa=200.0)))
    settle()
    assert canvas.mapping.view == view and len(surface_service.views) == asked + 1


def test_a_surface_that_moves_asks_for_the_contours_of_each_step(
    canvas_of: CanvasOf, surface_service: SilentSurfaceService
) -> None:
    film = Film(experiment_of(surface="moving_target"))
    canvas = canvas_of(film)
    settle()
    for step in (3, 4):
        asked = len(surface_service.views)
        canvas.show_frame(film.frame(step))
        settle()
        assert len(surface_service.views) == asked + 1
    canvas.show_frame(film.frame(4, 0))
    settle()
    assert len(surface_service.views) == asked + 1


def test_between_two_steps_contours_and_star_are_those_of_the_moment(
    canvas_of: CanvasOf, surface_service: SilentSurfaceService
) -> None:
    """And back at the true step as soon as the glide is over; a surface that stays is asked for nothing."""
    for name, expected in (("moving_target", [3.25, 3.5, 4.0]), ("quadratic", [])):
        film = Film(experiment_of(RMSProp(), surface=name))
        canvas = canvas_of(film)
        canvas.show_frame(film.frame(3))
        settle()
        frame, moments = film.frame(4), len(surface_service.moments)
        canvas.show_frame(frame)
        for moved in (0.25, 0.5):
            canvas.show_glide(Glide(frame, 3, moved))
            settle()
            star = place_of(canvas, film.experiment.objective.minima_at(3 + moved)[0])
            (minima,) = (item for item in canvas.scene().items() if isinstance(item, Minima))
            assert any(box.contains(canvas.mapToScene(star.toPoint())) for box in minima.boxes(canvas.mapping))
        canvas.show_glide(None)
        settle()
        assert surface_service.moments[moments:] == expected


def test_contours_that_come_during_a_glide_are_painted_with_its_next_frame(
    canvas_of: CanvasOf, surface_service: SilentSurfaceService
) -> None:
    film = Film(experiment_of(RMSProp(), surface="moving_target"))
    canvas, objective = canvas_of(film), film.experiment.objective
    canvas.show_frame(film.frame(3))
    size = round(canvas.mapping.width), round(canvas.mapping.height)
    drawn = [trace_contours(objective, canvas.mapping.view, size, t, 100) for t in (3.0, 3.2, 3.4)]
    surface_service.contours_ready.emit(drawn[0])
    canvas.show_glide(Glide(film.frame(4), 3, 0.4))
    settle()
    painted: list[float] = []
    canvas.painted.connect(lambda: painted.append(canvas.contours.t))
    surface_service.contours_ready.emit(drawn[1])
    settle()
    assert painted == []
    canvas.show_glide(Glide(film.frame(4), 3, 0.5))
    settle()
    assert set(painted) == {3.2}
    canvas.show_glide(None)
    surface_service.contours_ready.emit(drawn[2])
    settle()
    assert painted[-1] == 3.4, "at once, as no other frame is to come"


def test_it_says_that_it_has_been_painted(canvas: Canvas) -> None:
    painted: list[bool] = []
    canvas.painted.connect(lambda: painted.append(True))
    canvas.viewport().repaint()
    assert painted


def test_the_start_marker_shows_the_start_of_the_frame(canvas: Canvas) -> None:
    (marker,) = (item for item in canvas.scene().items() if isinstance(item, StartMarker))
    assert marker.point == (9.0, -3.0)
    canvas.show_frame(Film(experiment_of(RMSProp(), start=(1.0, 2.0))).frame(0))
    assert marker.point == (1.0, 2.0)


# hovering


def test_hovering_asks_for_the_point_and_shows_the_answer(
    qtbot: QtBot, canvas: Canvas, surface_service: SilentSurfaceService
) -> None:
    Mouse(canvas.viewport()).hover(place_of(canvas, (2.0, 1.0)))
    qtbot.waitUntil(lambda: bool(surface_service.points))
    assert (np.abs(np.subtract(surface_service.points[-1], (2.0, 1.0))) <= 1.01 * pixel_size(canvas)).all()
    reading = read(GROUND, 0, surface_service.points[-1])
    surface_service.reading_ready.emit(reading)
    text = canvas.read_out.text
    told = [number(part) for part in (reading.value, *reading.gradient)]
    told += [exact(part) for part in canvas.mapping.rounded(reading.point)]
    assert all(part in text for part in told) and "x₁" in text and "x₂" in text and "∇f" in text


def test_a_reading_of_another_surface_is_not_shown(
    qtbot: QtBot, canvas: Canvas, surface_service: SilentSurfaceService
) -> None:
    Mouse(canvas.viewport()).hover(place_of(canvas, (2.0, 1.0)))
    qtbot.waitUntil(canvas.underMouse)
    surface_service.reading_ready.emit(Reading(Objective(SURFACES["beale"]), 0, (2.0, 1.0), 12345.0, (1.0, 1.0), None))
    assert canvas.read_out.text == ""


def test_the_reading_goes_when_the_pointer_leaves(
    qtbot: QtBot, canvas: Canvas, surface_service: SilentSurfaceService
) -> None:
    mouse = Mouse(canvas.viewport())
    mouse.hover(place_of(canvas, (2.0, 1.0)))
    qtbot.waitUntil(canvas.underMouse)
    surface_service.reading_ready.emit(read(GROUND, 0, (2.0, 1.0)))
    assert canvas.read_out.text != ""
    mouse.hover(QPointF(-200, -200))
    qtbot.waitUntil(lambda: canvas.read_out.text == "")


def test_the_reading_is_painted_in_the_lower_left(canvas: Canvas) -> None:
    before = pixels(canvas)
    canvas.read_out.show_parts("x₁ 1", "x₂ 2", "f 3", "∇f (4, 5)")
    rows, columns = np.nonzero((pixels(canvas) != before).any(axis=2))
    assert len(rows) and rows.min() > 200 and columns.min() < 200


# contours


def test_each_view_gets_its_own_contours(qtbot: QtBot, canvas: Canvas, surface_service: SilentSurfaceService) -> None:
    mouse = Mouse(canvas.viewport())
    for move in (lambda: canvas.zoom(0.5), lambda: mouse.wheel(place_of(canvas, (1.0, 1.0)), 2), canvas.reset_view):
        qtbot.wait(5)
        surface_service.views.clear()
        move()
        qtbot.waitUntil(lambda: bool(surface_service.views))
        assert surface_service.views[-1] == canvas.mapping.view


def test_what_the_keys_have_zoomed_to_is_in_the_view(canvas: Canvas) -> None:
    canvas.zoom(0.5)
    assert canvas.view.state.view_range == canvas.mapping.view
    canvas.reset_view()
    assert canvas.view.state.view_range is None


def test_a_drag_asks_for_few_contours(qtbot: QtBot, canvas: Canvas, surface_service: SilentSurfaceService) -> None:
    qtbot.wait(5)
    surface_service.views.clear()
    Mouse(canvas.viewport()).drag(*(place_of(canvas, (x / 10, 1.0)) for x in range(40)))
    qtbot.wait(20)
    assert 1 <= len(surface_service.views) <= 3 and surface_service.views[-1] == canvas.mapping.view


def show_contours(canvas: Canvas, surface_service: SilentSurfaceService, name: str) -> None:
    size = (round(canvas.mapping.width), round(canvas.mapping.height))
    objective = Objective(SURFACES[name], box=SURFACES[name].box)
    surface_service.contours_ready.emit(trace_contours(objective, canvas.mapping.view, size))


def test_contours_are_crisp_again_after_a_zoom(canvas_of: CanvasOf, surface_service: SilentSurfaceService) -> None:
    """While they are awaited the old picture is stretched; then they look as if the view had always been this one."""
    zoomed, fresh = canvas_of(FILM), canvas_of(FILM)
    show_contours(zoomed, surface_service, "quadratic")
    zoomed.grab()
    for canvas in (zoomed, fresh):
        canvas.zoom(0.4)
    stretched = pixels(zoomed)
    show_contours(fresh, surface_service, "quadratic")
    np.testing.assert_array_equal(pixels(zoomed), pixels(fresh))
    assert (stretched != pixels(fresh)).any(axis=2).mean() > 0.01


def test_contours_follow_the_look(
    qapp: QApplication, canvas_of: CanvasOf, surface_service: SilentSurfaceService
) -> None:
    changed = canvas_of(FILM)
    show_contours(changed, surface_service, "quadratic")
    changed.grab()
    apply_look(qapp, Look(DARK))
    try:
        changed.show_look()
        changed.ahead.hide()
        seen, fresh = pixels(changed), canvas_of(FILM)
        show_contours(fresh, surface_service, "quadratic")
        fresh.ahead.hide()
        np.testing.assert_array_equal(seen, pixels(fresh))
    finally:
        apply_look(qapp, Look())


def test_contours_of_another_surface_are_not_shown(canvas: Canvas, surface_service: SilentSurfaceService) -> None:
    before = pixels(canvas)
    show_contours(canvas, surface_service, "beale")
    np.testing.assert_array_equal(pixels(canvas), before)
    show_contours(canvas, surface_service, "quadratic")
    assert (pixels(canvas) != before).any()


def test_a_new_surface_does_not_wear_the_contours_of_the_old(
    canvas_of: CanvasOf, surface_service: SilentSurfaceService
) -> None:
    """Its own may take long, or never come: nothing is better than the hills of somewhere else."""
    beale = Film(experiment_of(RMSProp(), surface="beale"))
    changed, fresh = canvas_of(FILM), canvas_of(beale)
    show_contours(changed, surface_service, "quadratic")
    changed.grab()
    for canvas in (changed, fresh):
        canvas.ahead.hide()
        canvas.show_frame(beale.frame(0))
    np.testing.assert_array_equal(pixels(changed), pixels(fresh))


@pytest.mark.parametrize("name", SURFACES)
def test_contours_lie_where_the_surface_has_their_height(
    canvas_of: CanvasOf, surface_service: SilentSurfaceService, name: str
) -> None:
    """The picture gets brighter uphill: darkness and height go against each other over the view."""
    film = Film(experiment_of(surface=name))
    canvas = canvas_of(film)
    show_contours(canvas, surface_service, name)
    picture, mapping = pixels(canvas), canvas.mapping
    shades, heights = [], []
    for x, y in np.random.default_rng(2).uniform((5, 5), (mapping.width - 5, mapping.height - 5), (600, 2)):
        point = mapping.point(QPointF(x, y))
        place = place_of(canvas, point).toPoint()
        shades.append(int(picture[place.y(), place.x(), 0]))
        heights.append(float(film.experiment.surface.value(*np.array(point))))
    ordered = np.array(shades)[np.argsort(heights)]
    assert ordered[-200:].mean() > ordered[:200].mean() + 4
