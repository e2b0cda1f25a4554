"""What runs are after: the known minima of an objective, step by step, and how far away from them a path is."""

from typing import Any

import numpy as np

from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.surface import Array


def minima_over(objective: Objective, steps: Array) -> tuple[Array, ...]:
    """Where each known minimum is at these steps (n,), (n, 2) each; none where the surface raises an exception."""
    try:
        found = objective.minima_at(steps)
    except Exception:  # whatever the code of a surface may do: then none is known, and the canvas says why
        return ()
    return tuple(np.stack([_spread(part, steps) for part in minimum], axis=1) for minimum in found)


def _spread(part: Any, steps: Array) -> Array:
    return np.broadcast_to(np.asarray(part, float), steps.shape)


def distance_to_minimum(objective: Objective, positions: Array, steps: Array) -> Array | None:
    """From each position (n, 2) to the minimum that is the nearest at its step, (n,); None where none is known."""
    minima = minima_over(objective, steps)
    if not minima:
        return None
    with np.errstate(over="ignore"):
        return np.min([np.hypot(*(positions - minimum).T) for minimum in minima], axis=0)  # type: ignore[no-any-return]
