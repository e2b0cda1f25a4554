"""ASGD."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import hyperparameter

_AVERAGE = Meaning("average point", Symbol("X"), "average of the points that the run has come to")
_DECAY = Meaning("decay term", Symbol("ν"), "decay term, which pulls to zero and slows the rate down")
_POWER = Meaning("power of the slowing", Symbol("Γ"), "power by which the rate slows down")
_BEGIN = Meaning("begin of the average", Symbol("Θ"), "step after which the average begins")


@dataclass(frozen=True)
class ASGD(UpdateRule):
    """Gradient descent that slows down, and beside it the average of its points.

    As in PyTorch's ASGD: the run is
    the point that takes the steps; the average, which is what one keeps in the end, is what it remembers.
    """

    name = "asgd"
    title = "ASGD"
    family = Family.SMOOTHS
    sources = (
        Publication(
            "Polyak and Juditsky",
            "Acceleration of stochastic approximation by averaging",
            1992,
            "SIAM Journal on Control and Optimization 30, 838–855",
            "https://doi.org/10.1137/0330046",
        ),
    )
    idea = "Gradient descent that also averages its points: the path may go on swinging, its average comes to rest."
    accumulators = {"average": Quantity(_AVERAGE, "average point", Kind.OTHER)}
    stability_reason = "its rate falls at every step"

    learning_rate: float = learning_rate(0.05)
    lambd: float = hyperparameter(_DECAY, "decay term", 1e-4, 0.0, 1.0, "log", minor=True)
    alpha: float = hyperparameter(_POWER, "power of the slowing", 0.75, 0.0, 2.0, "linear", minor=True)
    t0: int = hyperparameter(_BEGIN, "average from step", 1, 1, 1_000_000, "log", minor=True, whole=True)

    def equations(self) -> tuple[str, ...]:
        return (
            "rate = learning_rate / (1 + lambd * learning_rate * (t - 1))**alpha",
            "direction = g + lambd * x",
            "average = average + (x - rate * direction - average) / maximum(1, t - 1 - t0)",
        )

    def in_pytorch(self) -> InPyTorch:
        settings = {"lr": self.learning_rate, "lambd": self.lambd, "alpha": self.alpha, "t0": self.t0}
        return InPyTorch("ASGD", settings, scales_with_rate=False)
