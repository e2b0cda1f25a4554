"""Momentum in its two conventions: Polyak's heavy ball, and the moving average of the notebook."""

from dataclasses import dataclass

from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.hyperparameters import decay, learning_rate
from rmsprop_gui.optimizers.quantity import Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import switch


@dataclass(frozen=True)
class Momentum(UpdateRule):
    """Add up gradients into a velocity that friction β slows down.

    Polyak, Some methods of speeding up the convergence of iteration methods (1964), in the form of Sutskever et al.
    (2013).
    """

    name = "momentum"
    title = "Momentum (Polyak)"
    idea = "A heavy ball: the velocity adds up gradients and friction slows it down. It changes the direction."
    accumulators = {"v": Quantity(Symbol("v"), "velocity")}

    learning_rate: float = learning_rate(0.01)
    beta: float = decay(0.9, label="momentum")

    def equations(self) -> tuple[str, ...]:
        return ("v = beta * v + g", "rate = learning_rate", "direction = v")

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta)


@dataclass(frozen=True)
class EWMAMomentum(UpdateRule):
    """Follow an exponentially weighted moving average of the gradients.

    The notebook; bias correction as in Kingma and Ba (2015).
    """

    name = "ewma_momentum"
    title = "EWMA momentum"
    idea = "Follow a running average of the gradients. It smooths the direction; the rate stays the same for all."
    accumulators = {"v": Quantity(Symbol("v"), "mean gradient")}
    intermediates = {"v_hat": Quantity(Symbol("v", hat=True), "corrected mean")}

    learning_rate: float = learning_rate(0.1)
    beta: float = decay(0.9)
    bias_correction: bool = switch("bias correction", True)

    def equations(self) -> tuple[str, ...]:
        average = "v = beta * v + (1 - beta) * g"
        if not self.bias_correction:
            return (average, "rate = learning_rate", "direction = v")
        return (average, "v_hat = v / (1 - beta**t)", "rate = learning_rate", "direction = v_hat")

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta) / (1 - self.beta)
