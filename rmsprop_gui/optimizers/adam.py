"""Adam."""

from dataclasses import dataclass
from typing import ClassVar

from rmsprop_gui.literature import ADAM, BEYOND_ADAM, Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import (
    epsilon,
    epsilon_inside,
    learning_rate,
    memory_of_direction,
    memory_of_squares,
)
from rmsprop_gui.optimizers.in_pytorch import ROOT, InPyTorch
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule, root
from rmsprop_gui.parameters.parameter import switch


@dataclass(frozen=True)
class Adam(UpdateRule):
    """Momentum's direction with RMSProp's rate, both corrected for having started at zero.

    ε outside the root as in the first of its sources. With `amsgrad`: algorithm 2 of the second, as in PyTorch's Adam.
    """

    name = "adam"
    title = "Adam"
    family = Family.BOTH
    sources: ClassVar[tuple[Publication, ...]] = (
        ADAM,
        BEYOND_ADAM,
    )
    variants = ("amsgrad",)
    idea = "Both ideas at once: a smoothed direction, and a rate for each parameter that scales and forgets."
    accumulators = {
        "m": Quantity(meanings.MEAN, "mean gradient"),
        "v": Quantity(meanings.SQUARES, "mean square", Kind.SQUARES, about="running mean of squared gradients"),
        "v_max": Quantity(meanings.LARGEST_SQUARES, "largest mean square", Kind.SQUARES),
    }
    intermediates = {
        "m_hat": Quantity(meanings.CORRECTED_MEAN, "corrected mean"),
        "v_hat": Quantity(meanings.CORRECTED_SQUARES, "corrected square", Kind.SQUARES),
    }

    learning_rate: float = learning_rate(0.1)
    beta1: float = memory_of_direction(0.9)
    beta2: float = memory_of_squares(0.999)
    epsilon: float = epsilon()
    epsilon_inside: bool = epsilon_inside(False)
    bias_correction: bool = switch("bias correction", True)
    amsgrad: bool = switch("AMSGrad: keep the largest v", False)

    def equations(self) -> tuple[str, ...]:
        averages = ["m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2"]
        squares = "v_max" if self.amsgrad else "v"
        if self.amsgrad:
            averages.append("v_max = maximum(v_max, v)")
        if not self.bias_correction:
            return (*averages, f"rate = learning_rate / {root(squares, self.epsilon_inside)}", "direction = m")
        return (
            *averages,
            "m_hat = m / (1 - beta1**t)",
            f"v_hat = {squares} / (1 - beta2**t)",
            f"rate = learning_rate / {root('v_hat', self.epsilon_inside)}",
            "direction = m_hat",
        )

    def in_pytorch(self) -> InPyTorch:
        settings = {"lr": self.learning_rate, "betas": (self.beta1, self.beta2), "eps": self.epsilon}
        uncorrected = "" if self.bias_correction else "it always corrects for having started at zero"
        return InPyTorch("Adam", {**settings, "amsgrad": self.amsgrad}, ROOT if self.epsilon_inside else uncorrected)

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta1) / (1 - self.beta1)
