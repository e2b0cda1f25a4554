"""What a task wants, as values: each goal is a test of numbers that runs have brought about."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.surfaces.surface import Array

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Bounds:
    """Between what a number has to be: below, above, or near some value."""

    below: float | None = None
    above: float | None = None
    near: float | None = None
    within: float = 0.0

    def hold(self, values: Array) -> Truths:
        """Which of the numbers are so. NaN never is."""
        holds = ~np.isnan(values)
        if self.below is not None:
            holds &= values < self.below
        if self.above is not None:
            holds &= values > self.above
        if self.near is not None:
            holds &= np.abs(values - self.near) <= self.within
        return holds


@dataclass(frozen=True)
class When:
    """At which steps it has to be so: first reached by `within_steps`; at one step; at all from one to another.

    Nothing at all is at the last step of the run. With `for_good`, it must not cease to be so until the end, from
    `within_steps` on where that is said.
    """

    within_steps: int | None = None
    at_step: int | None = None
    from_step: int | None = None
    to_step: int | None = None
    for_good: bool = False
    mean: tuple[int, int] | None = None
    """The mean over these steps has to be so."""


@dataclass(frozen=True)
class MeasureGoal:
    """A measure of a run is within bounds. `run` is its name as it was written, `axis` 0 or 1 for what has two."""

    measure: str
    run: str | int | None
    axis: int | None
    bounds: Bounds
    when: When
    line: int


@dataclass(frozen=True)
class PathGoal:
    """The path of a run is that of a rule, at every step not farther away than `within`."""

    run: str | int
    rule: UpdateRule
    within: float
    line: int


@dataclass(frozen=True)
class AnyOf:
    """One of several goals is enough."""

    goals: tuple["Goal", ...]


Goal = MeasureGoal | PathGoal | AnyOf
