"""RAdam."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import epsilon, learning_rate, memory_of_direction, memory_of_squares
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule

_LENGTH = Meaning("squares in the mean", Symbol("ρ"), "how many squares the mean of them is worth by now")
_FULL_LENGTH = Meaning(
    "squares in the end", Symbol("ρ", "max"), "how many squares the mean of them is worth in the end"
)
_TRUST = Meaning("trust", Symbol("K"), "trust in a mean of so many squares, from 0 to 1")
_RECTIFIER = Meaning("rectifier", Symbol("χ"), "factor that makes up for a mean of few squares that started at zero")


@dataclass(frozen=True)
class RAdam(UpdateRule):
    """Adam that does not trust its mean of squares before it holds enough of them.

    Algorithm 2 of its source; ε as in PyTorch's RAdam.
    The first steps, while the mean is worth five squares or fewer, have one rate for all parameters.
    """

    name = "radam"
    title = "RAdam"
    family = Family.BOTH
    sources = (
        Publication(
            "Liu et al.",
            "On the Variance of the Adaptive Learning Rate and Beyond",
            2020,
            "International Conference on Learning Representations",
            "https://arxiv.org/abs/1908.03265",
        ),
    )
    idea = "Adam that warms up by itself: as long as its mean holds few squares, it scales little or not at all."
    accumulators = {
        "m": Quantity(meanings.MEAN, "mean gradient"),
        "v": Quantity(meanings.SQUARES, "mean square", Kind.SQUARES, about="running mean of squared gradients"),
    }
    intermediates = {
        "m_hat": Quantity(meanings.CORRECTED_MEAN, "corrected mean"),
        "full": Quantity(_FULL_LENGTH, "squares in the end", Kind.POSITIVE),
        "worth": Quantity(_LENGTH, "squares by now", Kind.OTHER),
        "trust": Quantity(_TRUST, "trust in the mean", Kind.OTHER),
        "rectifier": Quantity(_RECTIFIER, "rectifier", Kind.POSITIVE),
    }

    learning_rate: float = learning_rate(0.1)
    beta1: float = memory_of_direction(0.9)
    beta2: float = memory_of_squares(0.999)
    epsilon: float = epsilon()

    def equations(self) -> tuple[str, ...]:
        return (
            "m = beta1 * m + (1 - beta1) * g",
            "v = beta2 * v + (1 - beta2) * g**2",
            "m_hat = m / (1 - beta1**t)",
            "full = 2 / (1 - beta2) - 1",
            "worth = full - 2 * t * beta2**t / (1 - beta2**t)",
            "trust = (worth - 4) / (full - 4) * ((worth - 2) / (full - 2)) * (full / worth)",
            "rectifier = where(worth > 5, sqrt(trust * (1 - beta2**t)), 0)",
            "rate = where(worth > 5, learning_rate * rectifier / (sqrt(v) + epsilon), learning_rate)",
            "direction = m_hat",
        )

    def in_pytorch(self) -> InPyTorch:
        settings = {"lr": self.learning_rate, "betas": (self.beta1, self.beta2), "eps": self.epsilon}
        return InPyTorch("RAdam", settings)

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta1) / (1 - self.beta1)
