"""Where the eye is, and where it sees a point of the box that the surface stands in."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from rmsprop_gui.surfaces.surface import Array

DISTANCE = 6.0
"""From the eye to the middle of the box, in halves of its longer side: the farther, the less near things are larger."""


@dataclass(frozen=True)
class Camera:
    """Looks at the middle of a box from a direction in degrees; `reach` are half its sides, the last one upwards.

    A unit at that distance is `unit` pixels long, and the middle is seen at `middle`, in pixels.
    """

    azimuth: float
    elevation: float
    reach: tuple[float, float, float]
    unit: float
    middle: tuple[float, float]

    @cached_property
    def axes(self) -> Array:
        """To the right, up, and towards the eye, as rows (3, 3)."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        right = (-math.sin(a), math.cos(a), 0.0)
        up = (-math.cos(a) * math.sin(e), -math.sin(a) * math.sin(e), math.cos(e))
        return np.array([right, up, (math.cos(a) * math.cos(e), math.sin(a) * math.cos(e), math.sin(e))])

    @property
    def eye(self) -> Array:
        """Where it is; (3,)."""
        eye: Array = self.axes[2] * DISTANCE
        return eye

    def pixels(self, points: Array) -> Array:
        """Where points (n, 3) are seen; (n, 2), y downwards."""
        seen = np.asarray(points, float) @ self.axes.T
        along = seen[:, :2] / (1 - seen[:, 2:] / DISTANCE)
        placed: Array = np.asarray(self.middle) + along * (self.unit, -self.unit)
        return placed

    def pixel(self, point: tuple[float, float, float]) -> QPointF:
        """Where one point is seen."""
        x, y = self.pixels(np.array([point]))[0].tolist()
        return QPointF(x, y)

    def matrix(self, width: float, height: float) -> Array:
        """From points to clip coordinates of a picture of that size, as OpenGL has them; (4, 4)."""
        right, up, towards = self.axes
        depth = np.array([*(-towards), DISTANCE]) / DISTANCE  # 1 at the middle, less before it
        x = 2 * self.unit / width * np.array([*right, 0.0]) + (2 * self.middle[0] / width - 1) * depth
        y = 2 * self.unit / height * np.array([*up, 0.0]) + (1 - 2 * self.middle[1] / height) * depth
        far = math.hypot(*self.reach) / DISTANCE
        near, far = 1 - far, 1 + far
        z = (far + near) / (far - near) * depth - np.array([0.0, 0.0, 0.0, 2 * far * near / (far - near)])
        return np.array([x, y, z, depth])


@dataclass(frozen=True)
class Fit:
    """How large a box may be seen, and where its middle then is, in pixels."""

    unit: float
    middle: tuple[float, float]


def fitted(reach: tuple[float, float, float], elevation: float, room: QRectF) -> Fit:
    """Large enough to fill the room from one side or another, and small enough to stay within it from all sides."""
    around, tall, e = math.hypot(*reach[:2]), reach[2], math.radians(elevation)
    ends = []
    for near in (-1, 1):
        for top in (-1, 1):
            towards = near * around * math.cos(e) + top * tall * math.sin(e)
            ends.append((top * tall * math.cos(e) - near * around * math.sin(e)) / (1 - towards / DISTANCE))
    across = 2 * around / math.sqrt((1 - tall * math.sin(e) / DISTANCE) ** 2 - (around * math.cos(e) / DISTANCE) ** 2)
    unit = max(min(room.width() / across, room.height() / (max(ends) - min(ends))), 1.0)
    return Fit(unit, (room.center().x(), room.center().y() + unit * (max(ends) + min(ends)) / 2))
