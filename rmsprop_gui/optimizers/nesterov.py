"""Nesterov's accelerated gradient."""

from dataclasses import dataclass

from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.hyperparameter import decay, learning_rate
from rmsprop_gui.optimizers.rule import Quantity, UpdateRule


@dataclass(frozen=True)
class Nesterov(UpdateRule):
    """Momentum that asks for the gradient where the velocity is about to carry it.

    Nesterov, A method of solving a convex programming problem with convergence rate O(1/k²) (1983), as momentum in
    Sutskever et al., On the importance of initialization and momentum in deep learning (2013).
    """

    name = "nesterov"
    title = "Nesterov"
    idea = "Momentum that looks ahead: the gradient is taken where the velocity is about to carry the point."
    accumulators = {"v": Quantity(Symbol("v"), "velocity", signed=True)}

    learning_rate: float = learning_rate(0.01)
    beta: float = decay(0.9, label="momentum")

    def look_at(self) -> str:
        return "x - learning_rate * beta * v"

    def equations(self) -> tuple[str, ...]:
        return ("v = beta * v + g", "rate = learning_rate", "direction = v")
