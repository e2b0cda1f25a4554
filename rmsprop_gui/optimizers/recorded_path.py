"""A path that was recorded elsewhere, by a training script or another program: numbers, and no formula."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

MAX_SOURCE = 200
Pairs = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class RecordedPath:
    """The points of a path, the start first, and what is known of its steps beside.

    `losses` has a number for each point, `gradients` and `rates` have a pair for each step; empty where they are not
    known. `source` says in a few words what took the path. Raises ValueError where their lengths do not agree, there is
    no step, or a number is not finite.
    """

    positions: Pairs
    losses: tuple[float, ...] = ()
    gradients: Pairs = ()
    rates: Pairs = ()
    source: str = ""
    _hash: int = field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        if len(self.positions) < 2:
            raise ValueError("a recorded path has a start and at least one step")
        for name, values, count in (
            ("positions", self.positions, len(self.positions)),
            ("losses", self.losses, len(self.positions)),
            ("gradients", self.gradients, self.steps),
            ("rates", self.rates, self.steps),
        ):
            _check(name, values, count)
        if len(self.source) > MAX_SOURCE or not self.source.isprintable():
            raise ValueError(f"the source of a recorded path has at most {MAX_SOURCE} letters that can be shown")
        object.__setattr__(self, "_hash", hash((self.positions, self.source)))

    def __hash__(self) -> int:
        return self._hash  # computed once: a path may have a hundred thousand points

    @property
    def steps(self) -> int:
        """How many steps it has."""
        return len(self.positions) - 1


def _check(name: str, values: Sequence[float | tuple[float, float]], count: int) -> None:
    if values and len(values) != count:
        raise ValueError(f"a recorded path has {count} {name} or none, not {len(values)}")
    numbers = (number for value in values for number in (value if isinstance(value, tuple) else (value,)))
    if not all(map(math.isfinite, numbers)):
        raise ValueError(f"the {name} of a recorded path must be finite numbers")
