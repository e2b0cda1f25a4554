"""NAdam."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import epsilon, learning_rate, memory_of_direction, memory_of_squares
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import hyperparameter

_SHARE = Meaning("share of this mean", Symbol("b"), "share that the mean has in this step")
_NEXT_SHARE = Meaning("share of the next mean", Symbol("b⁺"), "share that the mean will have in the next step")
_PRODUCT = Meaning("product of the shares", Symbol("B"), "product of all shares so far")
_AHEAD = Meaning(
    "mean ahead", Symbol("N"), "mean of gradients as it will count in the next step, and this gradient", Role.DIRECTION
)
_RISE = Meaning("rise of the share", Symbol("Ψ"), "how fast the share of the mean rises")


@dataclass(frozen=True)
class NAdam(UpdateRule):
    """Adam that looks ahead as Nesterov's momentum does: the step takes a part of the gradient of the moment.

    With the schedule of the momentum of its source, as in PyTorch's NAdam.
    """

    name = "nadam"
    title = "NAdam"
    family = Family.BOTH
    sources = (
        Publication(
            "Dozat",
            "Incorporating Nesterov Momentum into Adam",
            2016,
            "International Conference on Learning Representations, workshop",
            "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
        ),
    )
    idea = "Adam with Nesterov's momentum: what the mean will be in the next step already counts in this one."
    accumulators = {
        "product": Quantity(_PRODUCT, "product of the shares", Kind.POSITIVE, initial="1"),
        "m": Quantity(meanings.MEAN, "mean gradient"),
        "v": Quantity(meanings.SQUARES, "mean square", Kind.SQUARES, about="running mean of squared gradients"),
    }
    intermediates = {
        "share": Quantity(_SHARE, "share of the mean", Kind.POSITIVE),
        "next_share": Quantity(_NEXT_SHARE, "share of the next mean", Kind.POSITIVE),
        "coming": Quantity(_AHEAD, "mean of the next step"),
        "v_hat": Quantity(meanings.CORRECTED_SQUARES, "corrected square", Kind.SQUARES),
    }
    stability_reason = "its momentum rises from step to step"

    learning_rate: float = learning_rate(0.1)
    beta1: float = memory_of_direction(0.9)
    beta2: float = memory_of_squares(0.999)
    epsilon: float = epsilon()
    momentum_decay: float = hyperparameter(_RISE, "rise of the momentum", 0.004, 0.0, 1.0, "log", minor=True)

    def equations(self) -> tuple[str, ...]:
        return (
            "share = beta1 * (1 - 0.5 * 0.96**(t * momentum_decay))",
            "next_share = beta1 * (1 - 0.5 * 0.96**((t + 1) * momentum_decay))",
            "product = product * share",
            "m = beta1 * m + (1 - beta1) * g",
            "v = beta2 * v + (1 - beta2) * g**2",
            "v_hat = v / (1 - beta2**t)",
            "rate = learning_rate / (sqrt(v_hat) + epsilon)",
            "coming = next_share * m / (1 - product * next_share) + (1 - share) * g / (1 - product)",
            "direction = coming",
        )

    def in_pytorch(self) -> InPyTorch:
        settings = {"lr": self.learning_rate, "betas": (self.beta1, self.beta2), "eps": self.epsilon}
        return InPyTorch("NAdam", {**settings, "momentum_decay": self.momentum_decay})
