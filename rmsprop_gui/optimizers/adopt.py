"""ADOPT."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import epsilon, learning_rate, memory_of_direction, memory_of_squares
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule

_BEFORE = Meaning("squares before", Symbol("v′"), "mean of squares without that of this step", Role.SQUARES)
_BEGUN = Meaning("begun", Symbol("ι"), "whether there is a square to divide by: 0 at the first step, then 1")
_SCALED = Meaning(
    "mean of scaled gradients", Symbol("M"), "running mean of gradients that are scaled already", Role.DIRECTION
)


@dataclass(frozen=True)
class ADOPT(UpdateRule):
    """Adam in another order: the gradient is scaled by the squares before it, and then smoothed.

    Algorithm 1 of its source. Its first
    gradient makes the first square and no step. The direction is the mean of scaled gradients by the size that the rate
    is divided by, so that the rate is what Adam's is.
    """

    name = "adopt"
    title = "ADOPT"
    family = Family.BOTH
    sources = (
        Publication(
            "Taniguchi et al.",
            "ADOPT: Modified Adam Can Converge with Any β₂ with the Optimal Rate",
            2024,
            "Advances in Neural Information Processing Systems 37",
            "https://arxiv.org/abs/2411.02853",
        ),
    )
    idea = "Adam that scales each gradient by those before it and smooths afterwards: it settles with any memory."
    accumulators = {
        "scaled": Quantity(_SCALED, "mean of scaled gradients", Kind.OTHER),
        "v": Quantity(meanings.SQUARES, "mean square", Kind.SQUARES, about="running mean of squared gradients"),
    }
    intermediates = {
        "before": Quantity(_BEFORE, "squares before", Kind.SQUARES),
        "begun": Quantity(_BEGUN, "begun", Kind.POSITIVE),
        "size": Quantity(meanings.DIVISOR, "divisor", Kind.SIZES),
        "unscaled": Quantity(meanings.UNSCALED, "unscaled direction"),
    }
    stability_reason = "it smooths gradients that are scaled already"

    learning_rate: float = learning_rate(0.1)
    beta1: float = memory_of_direction(0.9)
    beta2: float = memory_of_squares(0.999)
    epsilon: float = epsilon("keeps the divisor from zero", 1e-6)

    def equations(self) -> tuple[str, ...]:
        return (
            "before = where(t > 1, v, g**2)",
            "size = maximum(sqrt(before), epsilon)",
            "begun = where(t > 1, 1, 0)",
            "scaled = beta1 * scaled + (1 - beta1) * begun * g / size",
            "rate = learning_rate / size",
            "unscaled = size * scaled",
            "direction = unscaled",
            "v = beta2 * before + (1 - beta2) * g**2",
        )
