"""What the parts of a step are in the magnifier, in pixels to the right and up from its middle."""

import math
from dataclasses import dataclass

from rmsprop_gui.simulation.dissection import Pair, StepPart

Quadrant = tuple[int, int]
"""Right (1) or left (−1) of the point, and above (1) or below (−1)."""


@dataclass(frozen=True)
class Arrow:
    """A part that is an arrow, or, with `is_move`, the step itself; `is_pale` is the true gradient beside it."""

    part: StepPart
    start: Pair
    way: Pair
    is_move: bool = False
    is_pale: bool = False

    @property
    def tip(self) -> Pair:
        """Where it ends."""
        return self.start[0] + self.way[0], self.start[1] + self.way[1]

    @property
    def size(self) -> float:
        """How long it is."""
        return math.hypot(*self.way)


@dataclass(frozen=True)
class Square:
    """A square along one axis, 0 or 1, with a corner at the point."""

    part: StepPart
    axis: int
    corner: Pair
    quadrant: Quadrant
    size: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, width and height."""
        (x, y), (right, up) = self.corner, self.quadrant
        return min(x, x + right * self.size), min(y, y + up * self.size), self.size, self.size

    @property
    def middle(self) -> Pair:
        """Its own."""
        left, bottom, width, height = self.box
        return left + width / 2, bottom + height / 2


@dataclass(frozen=True)
class Ellipse:
    """How far each parameter may go, around the point."""

    part: StepPart
    middle: Pair
    half: Pair

    @property
    def size(self) -> float:
        """From one end to the other."""
        return 2 * max(self.half)


@dataclass(frozen=True)
class Ring:
    """The point ahead that was asked for its gradient, and the point that it is ahead of."""

    part: StepPart
    middle: Pair
    behind: Pair

    @property
    def size(self) -> float:
        """How far ahead it is."""
        return math.dist(self.middle, self.behind)


Mark = Arrow | Square | Ellipse | Ring
