"""RMSProp."""

from dataclasses import dataclass

from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.hyperparameters import decay, epsilon, epsilon_inside, learning_rate
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule, root


@dataclass(frozen=True)
class RMSProp(UpdateRule):
    """Divide the learning rate by a running root mean square of recent gradients.

    Tieleman and Hinton, Neural Networks for Machine Learning, lecture 6e (2012); ε inside the root as in the notebook.
    """

    name = "rmsprop"
    title = "RMSProp"
    idea = "Divide each parameter's rate by a running average of its recent gradient sizes. It scales and it forgets."
    accumulators = {"v": Quantity(Symbol("v"), "mean square", Kind.SQUARES)}

    learning_rate: float = learning_rate(0.1)
    beta: float = decay(0.9)
    epsilon: float = epsilon()
    epsilon_inside: bool = epsilon_inside(True)

    def equations(self) -> tuple[str, ...]:
        return (
            "v = beta * v + (1 - beta) * g**2",
            f"rate = learning_rate / {root('v', self.epsilon_inside)}",
            "direction = g",
        )

    def bound(self, kept: float) -> float:
        return 1 + kept
