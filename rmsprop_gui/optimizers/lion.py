"""Lion."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate, memory_of_direction, weight_decay
from rmsprop_gui.optimizers.quantity import Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import hyperparameter

_SHARE = Meaning("share of the mean", Symbol("μ"), "share of the mean in what the sign is taken of")


@dataclass(frozen=True)
class Lion(UpdateRule):
    """Move every parameter by the same amount, in the direction of the sign of a smoothed gradient.

    Algorithm 2 of its source. The sign is of a mixture of the
    gradient with the mean as it was before; the mean is brought up to date afterwards, by a decay of its own. The
    paper calls the share of the mean β₁ and the decay β₂; here β₁ is the decay of a mean of gradients in every rule.
    """

    name = "lion"
    title = "Lion"
    family = Family.SIGNS
    sources = (
        Publication(
            "Chen et al.",
            "Symbolic Discovery of Optimization Algorithms",
            2023,
            "Advances in Neural Information Processing Systems 36",
            "https://arxiv.org/abs/2302.06675",
        ),
    )
    idea = "Only the sign of a smoothed gradient counts: every parameter moves by the learning rate, this way or that."
    accumulators = {"m": Quantity(meanings.MEAN, "mean gradient")}
    stability_reason = "its moves do not shrink with the gradient"

    learning_rate: float = learning_rate(0.05)
    beta1: float = hyperparameter(
        _SHARE, "share of the mean in the sign, β₁ in the paper", 0.9, 0.0, 0.9999, "complement"
    )
    beta2: float = memory_of_direction(0.99, "decay of the mean, β₂ in the paper")
    weight_decay: float = weight_decay(0.0)

    def equations(self) -> tuple[str, ...]:
        return (
            "rate = learning_rate",
            "direction = sign(beta1 * m + (1 - beta1) * g)",
            "m = beta2 * m + (1 - beta2) * g",
        )
