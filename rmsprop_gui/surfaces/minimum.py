"""A minimum to full precision, from a point near it."""

from collections.abc import Callable

import numpy as np

from rmsprop_gui.surfaces.surface import Point

_STEPS = 100


def polished(
    gradient: Callable[[float, float], tuple[float, float]],
    hessian: Callable[[float, float], tuple[float, float, float]],
    near: Point,
) -> Point:
    """The stationary point that Newton's method finds from `near`: until it comes no closer.

    Where the surface is flat along a direction, the nearest one.
    """
    best, steepest = near, float("inf")
    place = np.array(near, float)
    for _ in range(_STEPS):
        slope = np.array(gradient(*place), float)
        if not (steep := float(np.abs(slope).max())) < steepest:  # NaN among them
            break
        best, steepest = (float(place[0]), float(place[1])), steep
        a, b, c = (float(part) for part in hessian(*place))
        if not np.isfinite((a, b, c)).all():
            break
        place = place - np.linalg.lstsq(np.array([[a, b], [b, c]]), slope, rcond=1e-13)[0]
    return best
