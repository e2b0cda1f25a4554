"""What the surface is around a point: slope and curvature, and by them what kind of point it is."""

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.surfaces.surface import Point

Pair = tuple[float, float]

FLAT = 1e-9  # a curvature is none where it is smaller than that, as a part of the larger one
NEAR = 0.01  # of the way from the start: within it a resting point takes a stationary one for its own


class PointKind(Enum):
    """What a point is by its slope and its curvatures.

    A stationary point is a minimum or a maximum where the surface curves up or down along both of its axes, a saddle
    where it does one along the one and the other along the other, and only flat where along some axis it does neither:
    second derivatives tell no more of it. On a slope it goes downhill.
    """

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SADDLE = "saddle"
    FLAT = "flat"
    SLOPE = "slope"


@dataclass(frozen=True)
class LocalModel:
    """The surface to second order around a point: f + g·d + ½ dᵀHd.

    `curvatures` are the eigenvalues of H, the smaller first, `axes` the unit vectors along which they are.
    """

    point: Point
    gradient: Pair
    curvatures: Pair
    axes: tuple[Pair, Pair]

    @property
    def condition_number(self) -> float:
        """The larger curvature over the smaller by their sizes: infinite where one is none, NaN where both are."""
        sizes = sorted(map(abs, self.curvatures))
        if sizes[1] == 0:
            return math.nan
        return sizes[1] / sizes[0] if sizes[0] > FLAT * sizes[1] else math.inf

    @property
    def signs(self) -> tuple[int, int]:
        """Whether the surface curves up (1), down (−1) or not at all (0) along each axis."""
        least = FLAT * max(map(abs, self.curvatures))
        first, second = (0 if abs(value) <= least else int(math.copysign(1, value)) for value in self.curvatures)
        return first, second

    def kind_within(self, reach: float) -> PointKind:
        """What the stationary point of the model is that is no further along either axis than `reach`, if any."""
        return self._stationary_kind() if self._is_stationary_within(reach) else PointKind.SLOPE

    def _is_stationary_within(self, reach: float) -> bool:
        steepest = max(map(abs, self.curvatures))
        for curvature, sign, (across, up) in zip(self.curvatures, self.signs, self.axes, strict=True):
            along = abs(self.gradient[0] * across + self.gradient[1] * up)
            if along > (abs(curvature) if sign else FLAT * steepest) * reach:
                return False
        return True

    def _stationary_kind(self) -> PointKind:
        low, high = self.signs
        if 0 in (low, high):
            return PointKind.FLAT
        if low != high:
            return PointKind.SADDLE
        return PointKind.MINIMUM if low > 0 else PointKind.MAXIMUM


def local_model(objective: Objective, t: int, point: Point) -> LocalModel | None:
    """The model of an objective at step `t` without its noise; None where a derivative is not finite there."""
    x1, x2 = np.asarray(point, float)
    with np.errstate(all="ignore"):
        g1, g2 = map(float, objective.slope(x1, x2, t))
        a, b, c = map(float, objective.hessian(x1, x2, t))
    if not all(map(math.isfinite, (g1, g2, a, b, c))):
        return None
    values, vectors = np.linalg.eigh(np.array([[a, b], [b, c]]))
    (low, high), ((low1, high1), (low2, high2)) = values.tolist(), vectors.tolist()
    return LocalModel(point, (g1, g2), (low, high), ((low1, low2), (high1, high2)))


def resting_kind(objective: Objective, recording: Recording, step: int) -> PointKind | None:
    """What the point is at which a run rests at a step; None where it does not rest, or that cannot be told.

    Raises what the code of a surface may raise.
    """
    if recording.state(step) is not State.AT_REST:
        return None  # as where there is no row at all
    positions, row = recording.trajectory.position, recording.row(step)
    (x1, x2), (from1, from2) = positions[row].tolist(), positions[0].tolist()
    model = local_model(objective, row, (x1, x2))
    return model.kind_within(NEAR * math.hypot(x1 - from1, x2 - from2)) if model is not None else None
