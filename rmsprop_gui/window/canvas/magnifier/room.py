"""How the room in the magnifier is used."""

import math
from dataclasses import dataclass

from rmsprop_gui.simulation.dissection import Pair

_EDGE = 0.9  # of the radius: no part reaches beyond


@dataclass(frozen=True)
class Proportions:
    """How the room is used, in parts of the radius: where the point is beside the middle, how long things may be."""

    is_round: bool
    aside: float
    below: float
    step: float
    square: float
    arrow: float
    ellipse: float


ROUND = Proportions(True, 0.02, 0.22, 0.62, 0.68, 0.6, 0.58)
SQUARE = Proportions(False, 0.06, 0.30, 0.70, 0.88, 0.6, 0.52)


@dataclass(frozen=True)
class Room:
    """The inside of the magnifier, in pixels around its middle; arrows that go the same way are a `lane` apart."""

    proportions: Proportions
    radius: float
    lane: float

    def times(self, start: Pair, way: Pair, reach: float) -> float:
        """How many times as long a way may be, if it is to be no longer than `reach` radii and end within the edge."""
        length, edge = math.hypot(*way), _EDGE * self.radius
        if not length:
            return math.inf
        return min(reach * self.radius / length, self._to_circle(start, way, edge) if self.proportions.is_round
                   else self._to_square(start, way, edge))  # fmt: skip

    @staticmethod
    def _to_circle(start: Pair, way: Pair, edge: float) -> float:
        length = math.hypot(*way)
        along = (start[0] * way[0] + start[1] * way[1]) / length
        return (math.sqrt(max(along**2 + edge**2 - math.hypot(*start) ** 2, 0.0)) - along) / length

    @staticmethod
    def _to_square(start: Pair, way: Pair, edge: float) -> float:
        return min((math.copysign(edge, part) - at) / part for at, part in zip(start, way, strict=True) if part)
