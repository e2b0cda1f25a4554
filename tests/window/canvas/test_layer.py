"""From the plane to the screen and back."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.canvas.layer import Layer, Mapping
from window.frames import Film

from .conftest import CanvasOf

MAPPINGS = [Mapping(surface.view, 613.0, 457.0, 1.0) for surface in SURFACES.values()]
MAPPINGS.append(Mapping(((3.0, 3.0 + 1e-7), (-2e5, 1e6)), 1200.0, 81.0, 2.0))
every_mapping = pytest.mark.parametrize("mapping", MAPPINGS, ids=lambda mapping: str(mapping.view))


@every_mapping
def test_there_and_back(mapping: Mapping) -> None:
    random = np.random.default_rng(3)
    (left, right), (bottom, top) = mapping.view
    for point in random.uniform((left, bottom), (right, top), (50, 2)):
        back = mapping.point(mapping.pixel((point[0], point[1])))
        np.testing.assert_allclose(back, point, atol=1e-9 * max(right - left, top - bottom), rtol=1e-9)


@every_mapping
def test_corners_are_corners_and_up_is_up(mapping: Mapping) -> None:
    (left, right), (bottom, top) = mapping.view
    corners = mapping.to_pixels(np.array([[left, top], [right, bottom]]))
    np.testing.assert_allclose(corners, [[0, 0], [mapping.width, mapping.height]], atol=1e-6)


@every_mapping
def test_a_rounded_point_lies_within_the_pixel_and_is_short(mapping: Mapping) -> None:
    (left, right), (bottom, top) = mapping.view
    for x, y in np.random.default_rng(5).uniform((0, 0), (mapping.width, mapping.height), (50, 2)):
        exactly, rounded = mapping.point(QPointF(x, y)), mapping.rounded_point(QPointF(x, y))
        for span, size, a, b in zip(
            (right - left, top - bottom), (mapping.width, mapping.height), exactly, rounded, strict=True
        ):
            assert abs(a - b) <= span / size
            assert round(b, max(math.ceil(math.log10(size / span)), 0)) == b
            assert round(b, 12) == b or abs(b) < 1e-12


@every_mapping
def test_the_view_contains_its_middle_and_nothing_beyond_its_edges(mapping: Mapping) -> None:
    (left, right), (bottom, top) = mapping.view
    middle = ((left + right) / 2, (bottom + top) / 2)
    assert mapping.contains(middle)
    for beyond in ((2 * left - right, middle[1]), (2 * right - left, middle[1]), (middle[0], 2 * top - bottom)):
        assert not mapping.contains(beyond)
    assert not mapping.contains((float("nan"), middle[1]))


def test_a_blank_picture_has_the_pixels_of_the_screen(qapp: object) -> None:
    pixmap = Mapping(((0, 1), (0, 1)), 100.0, 50.0, 2.0).blank()
    assert (pixmap.width(), pixmap.height(), pixmap.devicePixelRatio()) == (200, 100, 2.0)
    assert pixmap.toImage().pixelColor(7, 7).alpha() == 0


class Broken(Layer):
    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        raise ZeroDivisionError("it cannot be painted")


def test_a_layer_that_cannot_be_painted_is_told_of_and_ends_nothing(
    canvas_of: CanvasOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas, told = canvas_of(Film(notebook_experiment())), []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: told.append(kind))
    layer = Broken(canvas.getViewBox(), 20)
    canvas.grab()
    canvas.scene().removeItem(layer)
    assert ZeroDivisionError in told
