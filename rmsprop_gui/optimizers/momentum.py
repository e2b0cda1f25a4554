"""Momentum in its two conventions: Polyak's heavy ball, and the moving average of the notebook."""

import math
from dataclasses import dataclass

from rmsprop_gui.literature import ADAM, INITIALIZATION_AND_MOMENTUM, Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate, memory_of_direction
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.quantity import Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import switch


@dataclass(frozen=True)
class Momentum(UpdateRule):
    """Add up gradients into a momentum that friction slows down.

    In the form that the second of its sources gives it.
    """

    name = "momentum"
    title = "Momentum (Polyak)"
    family = Family.SMOOTHS
    sources = (
        Publication(
            "Polyak",
            "Some methods of speeding up the convergence of iteration methods",
            1964,
            "USSR Computational Mathematics and Mathematical Physics 4 (5), 1–17",
            "https://doi.org/10.1016/0041-5553(64)90137-5",
        ),
        INITIALIZATION_AND_MOMENTUM,
    )
    idea = "A heavy ball: its momentum adds up gradients and friction slows it down. It changes the direction."
    accumulators = {"p": Quantity(meanings.MOMENTUM, "momentum")}

    learning_rate: float = learning_rate(0.01)
    beta: float = memory_of_direction(0.9, "decay of the momentum")

    def equations(self) -> tuple[str, ...]:
        return ("p = beta * p + g", "rate = learning_rate", "direction = p")

    def in_pytorch(self) -> InPyTorch:
        return InPyTorch("SGD", {"lr": self.learning_rate, "momentum": self.beta})

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta)

    def smooth_bound(self, kept: float) -> float:
        return _critical(kept, self.beta)


@dataclass(frozen=True)
class EWMAMomentum(UpdateRule):
    """Follow an exponentially weighted moving average of the gradients.

    As in the notebook; the correction of its bias is that of Adam's mean.
    """

    name = "ewma_momentum"
    title = "EWMA momentum"
    family = Family.SMOOTHS
    sources = (ADAM,)
    idea = "Follow a running average of the gradients. It smooths the direction; the rate stays the same for all."
    accumulators = {"m": Quantity(meanings.MEAN, "mean gradient")}
    intermediates = {"m_hat": Quantity(meanings.CORRECTED_MEAN, "corrected mean")}

    learning_rate: float = learning_rate(0.1)
    beta: float = memory_of_direction(0.9)
    bias_correction: bool = switch("bias correction", True)

    def equations(self) -> tuple[str, ...]:
        average = "m = beta * m + (1 - beta) * g"
        if not self.bias_correction:
            return (average, "rate = learning_rate", "direction = m")
        return (average, "m_hat = m / (1 - beta**t)", "rate = learning_rate", "direction = m_hat")

    def in_pytorch(self) -> InPyTorch:
        return InPyTorch("SGD", {}, "it begins with the whole gradient in its mean")

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta) / (1 - self.beta)

    def smooth_bound(self, kept: float) -> float:
        return _critical(kept, self.beta) / (1 - self.beta)


def _critical(kept: float, beta: float) -> float:
    """The largest a at which z² − (kept + β − a) z + kept·β, of which x is made, has no root but positive ones."""
    return (math.sqrt(kept) - math.sqrt(beta)) ** 2 if kept > 0 else 0.0
