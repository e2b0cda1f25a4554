"""How the surface is shown in 3-D, as a value."""

import math
from dataclasses import dataclass
from enum import Enum

from rmsprop_gui.surfaces.heights import HeightScale

LOWEST, HIGHEST = 4.0, 90.0
"""Degrees above the plane that the eye may be at."""
NEAREST, FARTHEST = 8.0, 0.25
"""How much larger than at first everything may be, and how much smaller."""
REACH = 1.0
"""How far the picture may be moved, in parts of the pane."""


class Shown(Enum):
    """What is in the middle of the window."""

    CONTOURS = "contours"
    BOTH = "contours and 3-D"
    RELIEF = "3-D"


@dataclass(frozen=True)
class ReliefView:
    """Whether the surface is shown in 3-D, on which scale, and from where. ValueError for what cannot be."""

    shown: Shown = Shown.CONTOURS
    scale: HeightScale | None = None
    """None for the one that suits the surface."""
    azimuth: float = -58.0
    """Degrees from x₁ towards x₂ at which the eye is."""
    elevation: float = 38.0
    """Degrees above the plane."""
    size: float = 1.0
    """Against that at which all of it is seen from everywhere."""
    shift: tuple[float, float] = (0.0, 0.0)
    """How far the picture has been moved to the right and down, in parts of the pane."""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.azimuth) and LOWEST <= self.elevation <= HIGHEST):
            raise ValueError(f"nothing is seen from {self.azimuth}°, {self.elevation}° above the plane")
        if not FARTHEST <= self.size <= NEAREST:
            raise ValueError(f"the surface in 3-D cannot be {self.size} times as large")
        if not all(abs(part) <= REACH for part in self.shift):
            raise ValueError(f"the surface in 3-D cannot be moved by {self.shift}")


FIRST_RELIEF = ReliefView()
"""How the surface is shown until somebody chooses otherwise."""

VIEWPOINTS: dict[str, tuple[float, float]] = {
    "as at first": (FIRST_RELIEF.azimuth, FIRST_RELIEF.elevation),
    "from above": (-90.0, 90.0),
    "along x1": (0.0, 18.0),
    "along x2": (-90.0, 18.0),
}
"""Azimuth and elevation of places to look from, by name."""
