"""AdaMax."""

from dataclasses import dataclass

from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.hyperparameters import decay, epsilon, learning_rate
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule


@dataclass(frozen=True)
class AdaMax(UpdateRule):
    """Adam with the largest recent gradient in the place of the root mean square.

    Kingma and Ba, Adam: A Method for Stochastic Optimization (2015), algorithm 2; ε as in PyTorch's Adamax.
    """

    name = "adamax"
    title = "AdaMax"
    idea = (
        "Adam that divides by the largest of its recent gradient sizes, which fades, and not by their root mean square."
    )
    accumulators = {
        "m": Quantity(Symbol("m"), "mean gradient"),
        "u": Quantity(Symbol("u"), "largest size", Kind.SIZES),
    }
    intermediates = {"m_hat": Quantity(Symbol("m", hat=True), "corrected mean")}

    learning_rate: float = learning_rate(0.1)
    beta1: float = decay(0.9, "1", "decay of the mean")
    beta2: float = decay(0.999, "2", "decay of the largest size")
    epsilon: float = epsilon("keeps the size from zero")

    def equations(self) -> tuple[str, ...]:
        return (
            "m = beta1 * m + (1 - beta1) * g",
            "u = maximum(beta2 * u, abs(g) + epsilon)",
            "m_hat = m / (1 - beta1**t)",
            "rate = learning_rate / u",
            "direction = m_hat",
        )

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta1) / (1 - self.beta1)
