"""What all typed rules have in common."""

from typing import ClassVar

import numpy as np

from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.rule import UpdateRule

OWN_NAME = "own"


class OwnRule(UpdateRule, abstract=True):
    """A rule that was typed. Each text has a class of its own, which `own_rule` makes."""

    name = OWN_NAME
    title = "Own rule"
    family, sources = Family.OWN, ()
    idea = "Lines of your own, which can be edited at any time."
    stability_reason = "only where its direction is the gradient of the moment itself is one known"
    own_equations: ClassVar[tuple[str, ...]] = ()
    asks_at: ClassVar[str] = "x"
    follows_gradient: ClassVar[bool] = False
    """Whether its direction is the gradient where the point is."""
    is_constant: ClassVar[bool] = False
    """Whether its rate is the learning rate."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for (name, quantity), start in zip(self.accumulators.items(), self.start(()), strict=True):
            if not np.isfinite(start):
                raise ValueError(f"{name} starts at {quantity.initial}, and that is no finite number now")

    def equations(self) -> tuple[str, ...]:
        return self.own_equations

    def lookahead(self) -> str:
        return self.asks_at

    def bound(self, kept: float) -> float | None:
        return 1 + kept if self.follows_gradient else None

    def smooth_bound(self, kept: float) -> float | None:
        return kept if self.follows_gradient and self.is_constant else None
