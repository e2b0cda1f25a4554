"""Nesterov's accelerated gradient."""

import math
from dataclasses import dataclass

from rmsprop_gui.literature import INITIALIZATION_AND_MOMENTUM, Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate, memory_of_direction
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.quantity import Quantity
from rmsprop_gui.optimizers.rule import UpdateRule


@dataclass(frozen=True)
class Nesterov(UpdateRule):
    """Momentum that asks for the gradient where it is about to carry the point.

    As momentum, in the form that the second of its sources gives it.
    """

    name = "nesterov"
    title = "Nesterov"
    family = Family.SMOOTHS
    sources = (
        Publication(
            "Nesterov",
            "A method of solving a convex programming problem with convergence rate O(1/k²)",
            1983,
            "Doklady Akademii Nauk SSSR 269, 543–547",
            "https://www.mathnet.ru/eng/dan46009",
        ),
        INITIALIZATION_AND_MOMENTUM,
    )
    idea = "Momentum that looks ahead: the gradient is taken where it is about to carry the point."
    accumulators = {"p": Quantity(meanings.MOMENTUM, "momentum")}

    learning_rate: float = learning_rate(0.01)
    beta: float = memory_of_direction(0.9, "decay of the momentum")

    def lookahead(self) -> str:
        return "x - learning_rate * beta * p"

    def equations(self) -> tuple[str, ...]:
        return ("p = beta * p + g", "rate = learning_rate", "direction = p")

    def in_pytorch(self) -> InPyTorch:
        return InPyTorch("SGD", {}, "with nesterov=True its parameter is the point ahead")

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta) / (1 + self.beta * (1 + kept))

    def smooth_bound(self, kept: float) -> float:
        """The smaller root a of the discriminant of z² − (kept + β − (1 + β) a) z + kept·β·(1 − a)."""
        if kept <= 0:
            return 0.0
        square, beta = (1 + self.beta) ** 2, self.beta
        half = (kept + beta) * (1 + beta) - 2 * kept * beta
        return (half - math.sqrt(max(half**2 - square * (kept - beta) ** 2, 0.0))) / square
