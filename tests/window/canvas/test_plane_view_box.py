"""However far the user goes in and out, the canvas shows what the view can say and the axes can be read."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF

from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.surfaces.surface import Range, View
from rmsprop_gui.view.view_state import ViewState, narrowest
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.plane_ticks import plane_ticks
from rmsprop_gui.window.canvas.plane_view_box import REACH, within_reach
from rmsprop_gui.window.looks.look import font_of
from window.frames import Film, Mouse, experiment_of

from .conftest import CanvasOf

PLACES = [0.0, 9.0, -123.456, 4095.9, 2e5, -3e5, 999_999.0, -REACH, REACH]


@pytest.fixture
def canvas(canvas_of: CanvasOf) -> Canvas:
    return canvas_of(Film(experiment_of(RMSProp())))


def at(place: float) -> View:
    return (place - 1, place + 1), (-place - 1, -place + 1)


def assert_it_can_be_read(canvas: Canvas) -> None:
    metrics = QFontMetricsF(font_of(14))
    for low, high in canvas.mapping.view:
        labels = plane_ticks("x", low, high, 400, metrics, is_upright=False).labels
        assert 2 <= len(labels) == len(set(labels)), (low, high, labels)


@pytest.mark.parametrize("place", PLACES)
def test_zooming_in_ends_where_the_numbers_do(canvas: Canvas, place: float) -> None:
    canvas.view.update(view_range=at(place))
    for _ in range(200):
        canvas.zoom(0.8)
        assert canvas.view.state.view_range == canvas.mapping.view
    assert_it_can_be_read(canvas)
    for low, high in canvas.mapping.view:
        assert narrowest(low, high) <= high - low < 1.1 * narrowest(low, high)


@pytest.mark.parametrize("place", PLACES)
def test_the_wheel_and_a_drag_keep_to_that(canvas: Canvas, place: float) -> None:
    canvas.view.update(view_range=at(place))
    mouse = Mouse(canvas.viewport())
    for notches in (400, 400, 400):
        mouse.wheel(QPointF(200, 150), notches)
        mouse.drag(*(QPointF(200 + 3 * step, 150 + 2 * step) for step in range(30)))
        assert canvas.view.state.view_range == canvas.mapping.view
        assert_it_can_be_read(canvas)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("times", [1.0, 1.001, 2.0, 1000.0])
def test_what_the_view_may_say_is_what_the_canvas_shows(canvas: Canvas, place: float, times: float) -> None:
    inward = place if abs(place) < REACH else place * (1 - 1e-9)
    low = inward - (times * narrowest(inward, inward) if inward > 0 else 0.0)
    high = low + times * 1.002 * narrowest(low, low)
    view = (low, high), (0.0, 1.0)
    canvas.view.set(ViewState(view_range=view))
    assert canvas.mapping.view == view


@pytest.mark.parametrize(
    "wanted",
    [(0.0, 0.0), (1.0, 1.0), (0.0, 5e-324), (2 * REACH, 3 * REACH), (-REACH, REACH), (-1e300, 1e300), (0.5, 2.0)],
)
def test_what_is_within_reach_may_be_in_the_view(wanted: Range) -> None:
    low, high = within_reach(*wanted)
    assert -REACH <= low < high <= REACH
    ViewState(view_range=((low, high), (low, high)))
    assert within_reach(low, high) == (low, high)
