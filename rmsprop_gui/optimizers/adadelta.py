"""AdaDelta."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import epsilon, learning_rate, memory_of_squares
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule

_STEPS = Meaning("squared steps", Symbol("E"), "running mean of squared steps")
_SIZE = Meaning("size of recent steps", Symbol("Λ"), "size of recent steps, which the rate is made of", Role.RATE)


@dataclass(frozen=True)
class AdaDelta(UpdateRule):
    """RMSProp whose learning rate is the size of its own recent steps.

    Algorithm 1 of its source, with a learning rate before it as in PyTorch's Adadelta. ε is what the first steps are
    made of: the smaller it is, the longer the run takes to start.
    """

    name = "adadelta"
    title = "AdaDelta"
    family = Family.FORGETS
    sources = (
        Publication(
            "Zeiler",
            "ADADELTA: An Adaptive Learning Rate Method",
            2012,
            "arXiv 1212.5701",
            "https://arxiv.org/abs/1212.5701",
        ),
    )
    idea = "RMSProp without a rate to choose: a parameter that has been moving moves on, by the size of its steps."
    accumulators = {
        "v": Quantity(meanings.SQUARES, "mean square", Kind.SQUARES, about="running mean of squared gradients"),
        "squared_steps": Quantity(_STEPS, "mean squared step", Kind.POSITIVE),
    }
    intermediates = {"size": Quantity(_SIZE, "size of recent steps", Kind.POSITIVE)}

    learning_rate: float = learning_rate(1.0)
    beta: float = memory_of_squares(0.9)
    epsilon: float = epsilon("starts the steps", 0.01)

    def equations(self) -> tuple[str, ...]:
        return (
            "v = beta * v + (1 - beta) * g**2",
            "size = sqrt(squared_steps + epsilon)",
            "rate = learning_rate * size / sqrt(v + epsilon)",
            "direction = g",
            "squared_steps = beta * squared_steps + (1 - beta) * (size / sqrt(v + epsilon) * g)**2",
        )

    def in_pytorch(self) -> InPyTorch:
        return InPyTorch("Adadelta", {"lr": self.learning_rate, "rho": self.beta, "eps": self.epsilon})

    def bound(self, kept: float) -> float:
        return 1 + kept
