"""A moment on the way from one step to the next: what is painted there, while everything that is told is `frame`'s."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.dissection import Dissection, Drawn, Pair, StepPart, parts_of
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording


class Stage(Enum):
    """What happens in a step of any rule, in this order."""

    GRADIENT = auto()
    MEMORY = auto()
    RATE = auto()
    MOVE = auto()


_STAGES = {
    Drawn.POINT: Stage.GRADIENT,
    Drawn.GRADIENT: Stage.GRADIENT,
    Drawn.RATE: Stage.RATE,
    Drawn.DIRECTION: Stage.MOVE,
    Drawn.MOVE: Stage.MOVE,
}


def ease(t: float) -> float:
    """From 0 to 1 with neither speed nor acceleration at the ends; linear time before and after has no effect."""
    t = min(max(t, 0.0), 1.0)
    return min(t**3 * (10.0 - 15.0 * t + 6.0 * t * t), 1.0)  # rounding may lead beyond the end


@dataclass(frozen=True)
class Glide:
    """The way to a frame from the step before or after it, at one moment.

    `moved` is how much of the way the heads have come, from 0 to 1. `unfolded` is how much of each stage of the step
    has been shown, in linear time from 0 to 1; None where a step is not taken apart, as a step back is not.
    """

    frame: Frame
    origin: int
    """The step that it comes from."""
    moved: float = 0.0
    unfolded: Mapping[Stage, float] | None = None
    growth: float | None = None
    """Where the frame is inside a step: how much of its last part has been shown, likewise; None for all of it."""

    @property
    def at(self) -> float:
        """Where the playhead is painted: between two steps."""
        return self.origin + (self.frame.step - self.origin) * self.moved

    @property
    def passed(self) -> int:
        """The last step that is painted as a whole."""
        return min(self.origin, self.frame.step)

    def point(self, recording: Recording) -> Pair:
        """Where the head of a run is painted; a run that has ended before stays where it is."""
        position = recording.trajectory.position
        before, after = position[recording.row(self.origin)], position[recording.row(self.frame.step)]
        x1, x2 = (before * (1.0 - self.moved) + after * self.moved).tolist()
        return x1, x2

    @property
    def explained(self) -> Frame:
        """The frame whose step is explained: inside the step as far as it has been taken apart, else the true one."""
        if self.unfolded is None or self.frame.run is None:
            return self.frame
        begun = sum(share > 0.0 for share in self.shares(self.frame.run.rule_for(self.frame.step)))
        return replace(self.frame, step=self.origin).inside(begun)

    @property
    def unfolding(self) -> tuple[Frame, tuple[float, ...]]:
        """The frame whose step is explained, and how much of each part is shown; the same while only heads move."""
        rule = self.frame.rule
        return self.explained, self.shares(rule) if rule is not None else ()

    def shares(self, rule: UpdateRule) -> tuple[float, ...]:
        """How much of each part of a step of this rule is shown, from 0 to 1; the parts of a stage in turn."""
        stages = stages_of(rule)
        if self.growth is not None:
            begun = (*(1.0,) * (self.frame.part - 1), ease(self.growth))
            return (*begun, *(0.0,) * (len(stages) - len(begun)))
        if self.unfolded is None:
            return (1.0,) * len(stages)
        shares = []
        for index, stage in enumerate(stages):
            turn = index - stages.index(stage)
            shares.append(ease(self.unfolded[stage] * stages.count(stage) - turn))
        return tuple(shares)

    def shares_by_target(self, rule: UpdateRule) -> dict[str, float]:
        """How far the numbers of each part have come; those of the place go with the heads."""
        if self.unfolded is None:
            return {part.target: self.moved for part in parts_of(rule)}
        shares = zip(parts_of(rule), self.shares(rule), strict=True)
        return {part.target: share for part, share in shares} | {"x": self.moved}

    def grown(self, step: Dissection, done: tuple[StepPart, ...]) -> Dissection:
        """The step, with as much of the last of these parts as is shown: it grows out of what is drawn like it."""
        if not done or (self.unfolded is None and self.growth is None):
            return step
        last, parts = done[-1], parts_of(step.rule)
        share = self.shares(step.rule)[parts.index(last)]
        alike = [part for part in done[:-1] if part.drawn is last.drawn]
        if alike:
            before = step.values[alike[-1].target]
        else:
            before = step.before if last.drawn in (Drawn.POINT, Drawn.MOVE) else (0.0, 0.0)
        between = _between_squares if last.drawn is Drawn.SQUARES else _between
        pairs = zip(before, step.values[last.target], strict=True)
        x1, x2 = (between(low, high, share) for low, high in pairs)
        return replace(step, values={**step.values, last.target: (x1, x2)})


def _between(before: float, after: float, share: float) -> float:
    return before * (1.0 - share) + after * share


def _between_squares(before: float, after: float, share: float) -> float:
    """Squares whose roots, the sides that are drawn, are between."""
    return _between(math.sqrt(max(before, 0.0)), math.sqrt(max(after, 0.0)), share) ** 2


@lru_cache(maxsize=256)
def stages_of(rule: UpdateRule) -> tuple[Stage, ...]:
    """The stage of each part of a step: in the order of the stages, in whatever order the rule has its lines.

    A part that comes before another one of an earlier stage is shown in that stage.
    """
    stages = [_STAGES.get(part.drawn, Stage.MEMORY) for part in parts_of(rule)]
    return tuple(min(stages[index:], key=lambda stage: stage.value) for index in range(len(stages)))
