"""The range that an experiment is first seen in."""

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces.surface import Range, View

_INSIDE = 0.06  # of the range, that the start is from its edge at the least


def first_range(experiment: Experiment) -> View | None:
    """The surface's own range, grown so that the start lies inside; None where it does so already."""
    own = experiment.surface.view
    x1, x2 = (_grown(axis, at) for axis, at in zip(own, experiment.start, strict=True))
    return None if (x1, x2) == tuple(own) else (x1, x2)


def _grown(axis: Range, at: float) -> Range:
    """The range, with one end moved outwards so that `at` is so far inside."""
    low, high = axis
    if low + _INSIDE * (high - low) <= at <= high - _INSIDE * (high - low):
        return axis
    if at > (low + high) / 2:
        return low, max(high, (at - _INSIDE * low) / (1 - _INSIDE))
    return min(low, (at - _INSIDE * high) / (1 - _INSIDE)), high
