"""The camera sees with the same eyes whether QPainter or OpenGL draws."""

from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from rmsprop_gui.window.relief.camera import Camera, fitted

REACH = (1.0, 0.8, 0.5)
ROOM = QRectF(40, 30, 700, 500)
CORNERS = np.array(list(product(*((-reach, reach) for reach in REACH))))


def camera(azimuth: float, elevation: float) -> Camera:
    fit = fitted(REACH, elevation, ROOM)
    return Camera(azimuth, elevation, REACH, fit.unit, fit.middle)


@pytest.mark.parametrize("azimuth", [-170.0, -58.0, 0.0, 90.0])
@pytest.mark.parametrize("elevation", [5.0, 38.0, 90.0])
def test_opengl_is_told_the_same_places(azimuth: float, elevation: float) -> None:
    seen, (width, height) = camera(azimuth, elevation), (800.0, 600.0)
    clip = np.concatenate((CORNERS, np.ones((8, 1))), axis=1) @ seen.matrix(width, height).T
    ndc = clip[:, :3] / clip[:, 3:]
    there = np.stack(((ndc[:, 0] + 1) / 2 * width, (1 - ndc[:, 1]) / 2 * height), axis=1)
    np.testing.assert_allclose(there, seen.pixels(CORNERS), atol=1e-9)
    assert (np.abs(ndc[:, 2]) <= 1 + 1e-9).all()
    towards = CORNERS @ seen.axes[2]
    assert (np.diff(ndc[np.argsort(towards), 2]) <= 1e-9).all(), "what is nearer is before the rest"


@pytest.mark.parametrize("elevation", [5.0, 38.0, 60.0, 90.0])
def test_the_box_stays_in_its_room_and_fills_it_from_some_side(elevation: float) -> None:
    pixels = np.concatenate([camera(azimuth, elevation).pixels(CORNERS) for azimuth in range(-180, 180, 3)])
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    room_low, room_high = np.array([ROOM.left(), ROOM.top()]), np.array([ROOM.right(), ROOM.bottom()])
    assert (low >= room_low - 1e-6).all() and (high <= room_high + 1e-6).all()
    assert ((high - low) / (room_high - room_low)).max() > 0.97


def test_from_above_the_plane_is_as_on_the_contours() -> None:
    above = camera(-90.0, 90.0)
    (x, y), (right, _), (_, up) = above.pixels(np.array([[0.0, 0, 0], [0.1, 0, 0], [0, 0.1, 0]])).tolist()
    assert right > x and up < y
