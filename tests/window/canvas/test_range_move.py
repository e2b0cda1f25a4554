"""From one part of the plane to another: where the eye is led, and when the contours come."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.surfaces.surface import View
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.range_move import between
from window.canvas.conftest import CanvasOf
from window.frames import Film, SilentSurfaceService, experiment_of
from window.motion.clock import Clock

OWN: View = ((-10.0, 10.0), (-4.0, 4.0))
NEAR: View = ((1.0, 3.0), (0.0, 1.0))


@pytest.mark.parametrize("before, after", [(OWN, NEAR), (NEAR, OWN), (OWN, ((-9.0, 11.0), (-4.0, 4.0)))])
def test_it_begins_where_it_was_and_ends_where_it_is_to_be(before: View, after: View) -> None:
    assert between(before, after, 0.0) == before
    assert between(before, after, 1.0) == after


def test_it_grows_by_equal_factors_and_fast_at_first() -> None:
    """Half of the way, which is a fifth of the time, lies at the geometric mean of both widths."""
    t = 1.0 - 0.5 ** (1 / 3)
    (left, right), (bottom, top) = between(((-1.0, 1.0), (-1.0, 1.0)), ((-100.0, 100.0), (-4.0, 4.0)), t)
    assert (right - left, top - bottom) == pytest.approx((20.0, 4.0)) and left == pytest.approx(-right)


@pytest.fixture
def canvas(canvas_of: CanvasOf) -> Canvas:
    canvas = canvas_of(Film(experiment_of(GradientDescent())))
    canvas.view.update(motion=True)
    canvas._range.move.course.clock = Clock()
    return canvas


def at(canvas: Canvas, milliseconds: float) -> View:
    course = canvas._range.move.course
    course.clock.time = milliseconds
    course.advance()
    return canvas.mapping.view


MOVES: dict[str, Callable[[Canvas], object]] = {
    "zoom in": lambda canvas: canvas.zoom(0.5),
    "zoom out": lambda canvas: canvas.zoom(2.0),
    "reset": lambda canvas: canvas.reset_view(),
    "everything": lambda canvas: canvas.show_everything(),
}


@pytest.mark.parametrize("move", MOVES)
def test_the_view_has_the_end_at_once_and_the_eye_follows(canvas: Canvas, move: str) -> None:
    canvas.view.update(view_range=NEAR)
    MOVES[move](canvas)
    end = canvas.view.state.view_range or OWN
    assert at(canvas, 0.0) == NEAR
    assert at(canvas, 120.0) not in (NEAR, end)
    assert at(canvas, 240.0) == end and not canvas._range.move.course.running


@pytest.mark.parametrize("motion, ends", [(False, None), (True, "key"), (True, "file")])
def test_without_motion_and_after_any_input_the_end_is_there(canvas: Canvas, motion: bool, ends: str | None) -> None:
    canvas.view.update(motion=motion)
    canvas.zoom(0.5)
    if ends == "key":
        QTest.keyPress(canvas.window().windowHandle(), Qt.Key.Key_F8)
    elif ends == "file":
        canvas.view.update(view_range=NEAR)
    assert canvas.mapping.view == canvas.view.state.view_range and not canvas._range.move.course.running


@pytest.mark.parametrize("factor, while_it_moves", [(0.5, 0), (2.0, 1)])
def test_contours_of_more_are_asked_for_at_once_and_of_less_in_the_end(
    canvas: Canvas, surface_service: SilentSurfaceService, factor: float, while_it_moves: int
) -> None:
    QTest.qWait(1)
    surface_service.views.clear()
    canvas.zoom(factor)
    for time in range(0, 240, 40):
        at(canvas, float(time))
        QTest.qWait(1)
    assert surface_service.views == [canvas.view.state.view_range] * while_it_moves
    at(canvas, 240.0)
    QTest.qWait(1)
    assert surface_service.views[-1] == canvas.view.state.view_range
