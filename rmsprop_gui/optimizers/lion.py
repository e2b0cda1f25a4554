"""Lion."""

from dataclasses import dataclass

from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.hyperparameters import decay, learning_rate, weight_decay
from rmsprop_gui.optimizers.quantity import Quantity
from rmsprop_gui.optimizers.rule import UpdateRule


@dataclass(frozen=True)
class Lion(UpdateRule):
    """Move every parameter by the same amount, in the direction of the sign of a smoothed gradient.

    Chen et al., Symbolic Discovery of Optimization Algorithms (2023), algorithm 2. The sign is of a mixture of the
    gradient with the mean as it was before; the mean is brought up to date afterwards, by a decay of its own.
    """

    name = "lion"
    title = "Lion"
    idea = "Only the sign of a smoothed gradient counts: every parameter moves by the learning rate, this way or that."
    accumulators = {"m": Quantity(Symbol("m"), "mean gradient")}
    stability_reason = "its moves do not shrink with the gradient"

    learning_rate: float = learning_rate(0.05)
    beta1: float = decay(0.9, "1", "part of the mean in the sign")
    beta2: float = decay(0.99, "2", "decay of the mean")
    weight_decay: float = weight_decay(0.0)

    def equations(self) -> tuple[str, ...]:
        return (
            "rate = learning_rate",
            "direction = sign(beta1 * m + (1 - beta1) * g)",
            "m = beta2 * m + (1 - beta2) * g",
        )
