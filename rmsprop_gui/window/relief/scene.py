"""The surface and the eye at one moment: where what lies in the plane is seen in the pane."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from rmsprop_gui.surfaces.surface import Array, Point
from rmsprop_gui.view.relief_view import ReliefView
from rmsprop_gui.window.relief.camera import Camera, fitted
from rmsprop_gui.window.relief.terrain import LIFT, Terrain

_PIECES = 80.0  # a path is laid on the surface in pieces of a side of the box by so many
_MOST = 4000  # pieces of one path, unless it has more steps


@dataclass(frozen=True, eq=False)
class Laid:
    """A path laid on the surface: where its corners are seen (n, 2), and which step each piece belongs to (n − 1,).

    `shown` are the pieces that lie in view, `hidden` those of them that are behind something.
    """

    pixels: Array
    steps: NDArray[np.intp]
    shown: NDArray[np.bool_]
    hidden: NDArray[np.bool_]
    corners: NDArray[np.intp]
    """Which of the corners each point of the path is."""


@dataclass(frozen=True, eq=False)
class Scene:
    """A terrain seen by a camera in a pane of some size; `ratio` device pixels make a logical one."""

    terrain: Terrain
    camera: Camera
    width: float
    height: float
    ratio: float

    @property
    def area(self) -> QRectF:
        """All of the pane."""
        return QRectF(0, 0, self.width, self.height)

    def places(self, points: Array) -> tuple[Array, NDArray[np.bool_], NDArray[np.bool_]]:
        """Where points of the plane (n, 2) are seen, (n, 2), which of them are in view, and which behind something."""
        places, inside = self.terrain.places(np.asarray(points, float))
        hidden = self.terrain.hidden(places, self.camera.eye) | self.terrain.is_cut(places)
        return self.camera.pixels(places + np.array([0.0, 0.0, LIFT])), inside, hidden

    def place(self, point: Point) -> tuple[QPointF, bool] | None:
        """Where a point of the plane is seen, and whether behind something; None where it is out of view."""
        pixels, inside, hidden = self.places(np.array([point], float))
        return (QPointF(*pixels[0].tolist()), bool(hidden[0])) if inside[0] else None

    def laid(self, points: Array) -> Laid:
        """A path through points of the plane (n, 2), n above 0, along the surface."""
        (left, right), (bottom, top) = self.terrain.heights.view
        between = np.abs(np.diff(points, axis=0)) / (right - left, top - bottom)
        with np.errstate(invalid="ignore"):
            wanted = np.nan_to_num(np.ceil(between.max(axis=1, initial=0.0) * _PIECES), nan=1.0)
        most = max(_MOST // max(len(wanted), 1), 1)
        count = wanted.clip(1, most).astype(np.intp)
        ends = np.concatenate(([0], np.cumsum(count)))
        steps = np.repeat(np.arange(len(count)), count)
        part = ((np.arange(len(steps)) - ends[steps] + 1) / count[steps])[:, None]
        corners = points[:1] if not len(steps) else points[steps] * (1 - part) + points[steps + 1] * part
        if len(steps):
            corners = np.concatenate((points[:1], corners))
        pixels, inside, hidden = self.places(corners)
        return Laid(pixels, steps, inside[:-1] & inside[1:], hidden[:-1] | hidden[1:], ends)


_ACROSS, _UPRIGHT = 1.0, 0.5
_LEAST = 0.35  # of the longer side that the shorter one has, with equal axes
_DEEP = 0.82  # how deep the box is against its width, where axes are not equal


def box_of(view: tuple[tuple[float, float], tuple[float, float]], equal_axes: bool) -> tuple[float, float, float]:
    """Half the sides of the box for a part of the plane."""
    if not equal_axes:
        return _ACROSS, _DEEP, _UPRIGHT
    wide, deep = (high - low for low, high in view)
    longer = max(wide, deep)
    return max(wide / longer, _LEAST), max(deep / longer, _LEAST), _UPRIGHT


def camera_of(view: ReliefView, reach: tuple[float, float, float], room: QRectF) -> Camera:
    """The camera that a view asks for, in a room for the box."""
    fit = fitted(reach, view.elevation, room)
    x, y = fit.middle[0] + view.shift[0] * room.width(), fit.middle[1] + view.shift[1] * room.height()
    return Camera(view.azimuth, view.elevation, reach, fit.unit * view.size, (x, y))
