"""AdaGrad."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import epsilon, epsilon_inside, learning_rate
from rmsprop_gui.optimizers.in_pytorch import ROOT, InPyTorch
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule, root
from rmsprop_gui.parameters.parameter import hyperparameter

_SLOWING = Meaning("slowing", Symbol("ζ"), "slowing of the learning rate from step to step")


@dataclass(frozen=True)
class AdaGrad(UpdateRule):
    """Divide the learning rate by the root of the sum of all squared gradients so far.

    ε inside the root as in the notebook, and the learning rate slowed down by `lr_decay` as in PyTorch's Adagrad.
    """

    name = "adagrad"
    title = "AdaGrad"
    family = Family.NEVER_FORGETS
    sources = (
        Publication(
            "Duchi, Hazan and Singer",
            "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization",
            2011,
            "Journal of Machine Learning Research 12, 2121–2159",
            "https://jmlr.org/papers/v12/duchi11a.html",
        ),
    )
    variants = ("lr_decay",)
    idea = "Give each parameter its own rate: divide by the root of all its squared gradients. It never forgets."
    accumulators = {
        "v": Quantity(meanings.SQUARES, "sum of squares", Kind.SQUARES, about="sum of all squared gradients so far")
    }

    learning_rate: float = learning_rate(0.9)
    epsilon: float = epsilon()
    epsilon_inside: bool = epsilon_inside(True)
    lr_decay: float = hyperparameter(_SLOWING, "slows the learning rate down", 0.0, 0.0, 10.0, "log", minor=True)

    def equations(self) -> tuple[str, ...]:
        slowed = "learning_rate / (1 + (t - 1) * lr_decay)" if self.lr_decay else "learning_rate"
        return ("v = v + g**2", f"rate = {slowed} / {root('v', self.epsilon_inside)}", "direction = g")

    def in_pytorch(self) -> InPyTorch:
        settings = {"lr": self.learning_rate, "lr_decay": self.lr_decay, "eps": self.epsilon}
        return InPyTorch("Adagrad", settings, ROOT if self.epsilon_inside else "")

    def bound(self, kept: float) -> float:
        return 1 + kept
