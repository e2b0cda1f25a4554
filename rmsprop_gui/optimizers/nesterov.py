"""Nesterov's accelerated gradient."""

from dataclasses import dataclass

from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.hyperparameters import decay, learning_rate
from rmsprop_gui.optimizers.quantity import Quantity
from rmsprop_gui.optimizers.rule import UpdateRule


@dataclass(frozen=True)
class Nesterov(UpdateRule):
    """Momentum that asks for the gradient where the velocity is about to carry it.

    Nesterov, A method of solving a convex programming problem with convergence rate O(1/k²) (1983), as momentum in
    Sutskever et al., On the importance of initialization and momentum in deep learning (2013).
    """

    name = "nesterov"
    title = "Nesterov"
    idea = "Momentum that looks ahead: the gradient is taken where the velocity is about to carry the point."
    accumulators = {"v": Quantity(Symbol("v"), "velocity")}

    learning_rate: float = learning_rate(0.01)
    beta: float = decay(0.9, label="momentum")

    def lookahead(self) -> str:
        return "x - learning_rate * beta * v"

    def equations(self) -> tuple[str, ...]:
        return ("v = beta * v + g", "rate = learning_rate", "direction = v")

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta) / (1 + self.beta * (1 + kept))
