"""AdaGrad."""

from dataclasses import dataclass

from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.hyperparameters import epsilon, epsilon_inside, learning_rate
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule, root


@dataclass(frozen=True)
class AdaGrad(UpdateRule):
    """Divide the learning rate by the root of the sum of all squared gradients so far.

    Duchi, Hazan and Singer, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization (2011); ε
    inside the root as in the notebook.
    """

    name = "adagrad"
    title = "AdaGrad"
    idea = "Give each parameter its own rate: divide by the root of all its squared gradients. It never forgets."
    accumulators = {
        "v": Quantity(meanings.SQUARES, "sum of squares", Kind.SQUARES, about="sum of all squared gradients so far")
    }

    learning_rate: float = learning_rate(0.9)
    epsilon: float = epsilon()
    epsilon_inside: bool = epsilon_inside(True)

    def equations(self) -> tuple[str, ...]:
        return ("v = v + g**2", f"rate = learning_rate / {root('v', self.epsilon_inside)}", "direction = g")

    def bound(self, kept: float) -> float:
        return 1 + kept
