"""RMSProp."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
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

_VARIANCE = Meaning("variance", Symbol("V"), "running variance of gradients", Role.SQUARES)
_SCALED = Meaning("scaled momentum", Symbol("Π"), "fading sum of gradients that are scaled already", Role.DIRECTION)


@dataclass(frozen=True)
class RMSProp(UpdateRule):
    """Divide the learning rate by a running root mean square of recent gradients.

    ε inside the root as in the notebook. `centered` takes away what the mean explains, `momentum` sums up the scaled
    gradients: both from the second of its sources, as in PyTorch's RMSprop. With momentum, the direction is that sum by
    the divisor of the rate, so that the rate is what it is without.
    """

    name = "rmsprop"
    title = "RMSProp"
    family = Family.FORGETS
    sources = (
        Publication(
            "Tieleman and Hinton",
            "Neural Networks for Machine Learning, lecture 6e: rmsprop",
            2012,
            "Coursera, University of Toronto",
            "https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf",
        ),
        Publication(
            "Graves",
            "Generating Sequences With Recurrent Neural Networks",
            2013,
            "arXiv 1308.0850",
            "https://arxiv.org/abs/1308.0850",
        ),
    )
    variants = ("centered", "momentum")
    idea = "Divide each parameter's rate by a running average of its recent gradient sizes. It scales and it forgets."
    accumulators = {
        "v": Quantity(meanings.SQUARES, "mean square", Kind.SQUARES, about="running mean of squared gradients"),
        "m": Quantity(meanings.MEAN, "mean gradient"),
        "p": Quantity(_SCALED, "sum of scaled gradients", Kind.OTHER),
    }
    intermediates = {
        "variance": Quantity(_VARIANCE, "variance", Kind.SQUARES),
        "size": Quantity(meanings.DIVISOR, "divisor", Kind.SIZES),
        "unscaled": Quantity(meanings.UNSCALED, "unscaled direction"),
    }
    stability_reason = "its momentum sums up gradients that are scaled already"

    learning_rate: float = learning_rate(0.1)
    beta: float = memory_of_squares(0.9)
    epsilon: float = epsilon()
    epsilon_inside: bool = epsilon_inside(True)
    centered: bool = switch("centered, by the variance", False)
    momentum: float = memory_of_direction(0.0, "momentum of scaled gradients", minor=True)

    def equations(self) -> tuple[str, ...]:
        lines = ["v = beta * v + (1 - beta) * g**2"]
        if self.centered:
            lines += ["m = beta * m + (1 - beta) * g", "variance = maximum(v - m**2, 0)"]
        divisor = root("variance" if self.centered else "v", self.epsilon_inside)
        if not self.momentum:
            return (*lines, f"rate = learning_rate / {divisor}", "direction = g")
        scaled = "p = momentum * p + g / size"
        return (
            *lines,
            f"size = {divisor}",
            scaled,
            "rate = learning_rate / size",
            "unscaled = size * p",
            "direction = unscaled",
        )

    def in_pytorch(self) -> InPyTorch:
        settings = {"lr": self.learning_rate, "alpha": self.beta, "eps": self.epsilon}
        more = {"centered": self.centered, "momentum": self.momentum}
        return InPyTorch("RMSprop", {**settings, **more}, ROOT if self.epsilon_inside else "")

    def bound(self, kept: float) -> float | None:
        return None if self.momentum else 1 + kept
