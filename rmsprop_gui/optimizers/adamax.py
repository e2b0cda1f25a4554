"""AdaMax."""

from dataclasses import dataclass

from rmsprop_gui.literature import ADAM
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import epsilon, learning_rate, memory_of_direction, memory_of_squares
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule


@dataclass(frozen=True)
class AdaMax(UpdateRule):
    """Adam with the largest recent gradient in the place of the root mean square.

    Algorithm 2 of its source; ε as in PyTorch's Adamax.
    """

    name = "adamax"
    title = "AdaMax"
    family = Family.BOTH
    sources = (ADAM,)
    idea = (
        "Adam that divides by the largest of its recent gradient sizes, which fades, and not by their root mean square."
    )
    accumulators = {
        "m": Quantity(meanings.MEAN, "mean gradient"),
        "u": Quantity(meanings.LARGEST_SIZE, "largest size", Kind.SIZES),
    }
    intermediates = {"m_hat": Quantity(meanings.CORRECTED_MEAN, "corrected mean")}

    learning_rate: float = learning_rate(0.1)
    beta1: float = memory_of_direction(0.9)
    beta2: float = memory_of_squares(0.999, "decay of the largest size")
    epsilon: float = epsilon("keeps the size from zero")

    def equations(self) -> tuple[str, ...]:
        return (
            "m = beta1 * m + (1 - beta1) * g",
            "u = maximum(beta2 * u, abs(g) + epsilon)",
            "m_hat = m / (1 - beta1**t)",
            "rate = learning_rate / u",
            "direction = m_hat",
        )

    def in_pytorch(self) -> InPyTorch:
        settings = {"lr": self.learning_rate, "betas": (self.beta1, self.beta2), "eps": self.epsilon}
        return InPyTorch("Adamax", settings)

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta1) / (1 - self.beta1)
