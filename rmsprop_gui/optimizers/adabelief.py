"""AdaBelief."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import epsilon, learning_rate, memory_of_direction, memory_of_squares
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule

_SURPRISE = Meaning(
    "squared surprise", Symbol("Φ"), "running mean of the squared difference between gradient and mean", Role.SQUARES
)
_CORRECTED = Meaning(
    "corrected squared surprise",
    Symbol("Φ", hat=True),
    "the mean squared difference, corrected for having started at zero",
    Role.SQUARES,
)


@dataclass(frozen=True)
class AdaBelief(UpdateRule):
    """Adam that divides by how far gradients are from their mean, and not by how large they are.

    Algorithm 2 of its source.
    """

    name = "adabelief"
    title = "AdaBelief"
    family = Family.BOTH
    sources = (
        Publication(
            "Zhuang et al.",
            "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients",
            2020,
            "Advances in Neural Information Processing Systems 33",
            "https://arxiv.org/abs/2010.07468",
        ),
    )
    idea = "Adam that goes far where gradients are as expected and little where they surprise, whatever their size."
    accumulators = {
        "m": Quantity(meanings.MEAN, "mean gradient"),
        "surprise": Quantity(_SURPRISE, "squared surprise", Kind.SQUARES),
    }
    intermediates = {
        "m_hat": Quantity(meanings.CORRECTED_MEAN, "corrected mean"),
        "surprise_hat": Quantity(_CORRECTED, "corrected surprise", Kind.SQUARES),
    }

    learning_rate: float = learning_rate(0.1)
    beta1: float = memory_of_direction(0.9)
    beta2: float = memory_of_squares(0.999)
    epsilon: float = epsilon()

    def equations(self) -> tuple[str, ...]:
        return (
            "m = beta1 * m + (1 - beta1) * g",
            "surprise = beta2 * surprise + (1 - beta2) * (g - m)**2 + epsilon",
            "m_hat = m / (1 - beta1**t)",
            "surprise_hat = surprise / (1 - beta2**t)",
            "rate = learning_rate / (sqrt(surprise_hat) + epsilon)",
            "direction = m_hat",
        )

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta1) / (1 - self.beta1)
