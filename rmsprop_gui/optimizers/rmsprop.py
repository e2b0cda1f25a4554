"""RMSProp."""

from dataclasses import dataclass

from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.hyperparameters import epsilon, epsilon_inside, learning_rate, memory_of_squares
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
    accumulators = {
        "v": Quantity(meanings.SQUARES, "mean square", Kind.SQUARES, about="running mean of squared gradients")
    }

    learning_rate: float = learning_rate(0.1)
    beta: float = memory_of_squares(0.9)
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
