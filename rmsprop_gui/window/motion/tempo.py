"""How long a step takes to be seen: when each of its stages unfolds and when the heads glide."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rmsprop_gui.simulation.glide import Stage

Span = tuple[float, float]
"""Milliseconds since the step began: from, to."""


@dataclass(frozen=True)
class Tempo:
    """When the heads glide and when each stage of the step unfolds; without `stages` it is not taken apart."""

    glide: Span
    stages: Mapping[Stage, Span] = field(default_factory=dict)
    rest: float = 0.0
    """Milliseconds for which the parts of the step are still seen after it, unless the next one comes."""

    @property
    def length(self) -> float:
        """Milliseconds until the step is seen as it is."""
        return self.glide[1] + self.rest

    def moved(self, elapsed: float) -> float:
        """How much of the glide is over, in linear time from 0 to 1."""
        return _share(elapsed, self.glide)

    def unfolded(self, elapsed: float) -> Mapping[Stage, float] | None:
        """How much of each stage is over, likewise; None where there are none."""
        return {stage: _share(elapsed, span) for stage, span in self.stages.items()} or None


def _share(elapsed: float, span: Span) -> float:
    begin, end = span
    return min(max((elapsed - begin) / (end - begin), 0.0), 1.0)


_UNFOLDING = {
    Stage.GRADIENT: (0.0, 150.0),
    Stage.MEMORY: (150.0, 330.0),
    Stage.RATE: (330.0, 510.0),
    Stage.MOVE: (510.0, 600.0),
}


_BEYOND = 100.0  # milliseconds: what is late by less does not let the parts of a step be gone for a moment


def _within(milliseconds: float) -> Mapping[Stage, Span]:
    """The stages one after the other in that time."""
    factor = milliseconds / _UNFOLDING[Stage.MOVE][1]
    return {stage: (begin * factor, end * factor) for stage, (begin, end) in _UNFOLDING.items()}


PLAYED: Mapping[float, Tempo] = {
    1.0: Tempo((600.0, 900.0), _within(600.0), _BEYOND + 100.0),
    2.0: Tempo((200.0, 460.0), _within(200.0), _BEYOND + 40.0),
    5.0: Tempo((0.0, 160.0)),
}
"""By steps a second. What is faster is shown step by step."""

WHOLE: Mapping[Stage, float] = dict.fromkeys(Stage, 1.0)
"""Of a step that has been taken apart already."""

PART = 150.0
"""Milliseconds in which a part of a step grows that the user goes on to."""

BY_HAND = Tempo((0.0, 180.0))
"""A step forward or back that the user takes."""
