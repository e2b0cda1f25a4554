"""Rprop."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import hyperparameter

_SIZE = Meaning("step size", Symbol("Δ"), "step size of each parameter, whatever the size of its gradient")
_HELD = Meaning(
    "gradient that counted", Symbol("h"), "gradient that counted, 0 where its sign has turned", Role.GRADIENT
)
_PRODUCT = Meaning("product with the last", Symbol("q"), "product with the last gradient, above 0 while the sign stays")
_GROWTH = Meaning("growth", Symbol("a"), "growth of the step size, one of a⁺, a⁻ and 1")
_SHRINK = Meaning("shrinking", Symbol("a⁻"), "what the step size is multiplied by where the sign has turned")
_GROW = Meaning("growing", Symbol("a⁺"), "what the step size is multiplied by while the sign stays")
_SMALLEST = Meaning("smallest step", Symbol("Δ", "min"), "the smallest step size")
_LARGEST = Meaning("largest step", Symbol("Δ", "max"), "the largest step size")


@dataclass(frozen=True)
class Rprop(UpdateRule):
    """Steps that grow while the gradient keeps its sign and shrink where it turns, whatever its size.

    As in PyTorch's Rprop: where the sign turns, the gradient is taken as 0 and there is no step back.
    """

    name = "rprop"
    title = "Rprop"
    family = Family.SIGNS
    sources = (
        Publication(
            "Riedmiller and Braun",
            "A direct adaptive method for faster backpropagation learning: the RPROP algorithm",
            1993,
            "IEEE International Conference on Neural Networks, 586–591",
            "https://doi.org/10.1109/ICNN.1993.298623",
        ),
    )
    idea = "Each parameter has a step of its own: longer while its gradient keeps its sign, shorter when that turns."
    accumulators = {
        "delta": Quantity(_SIZE, "step size", Kind.POSITIVE, initial="learning_rate"),
        "h": Quantity(_HELD, "gradient that counted"),
    }
    intermediates = {
        "q": Quantity(_PRODUCT, "product with the last", Kind.OTHER),
        "a": Quantity(_GROWTH, "growth of the step", Kind.POSITIVE),
    }
    stability_reason = "its moves do not shrink with the gradient"

    learning_rate: float = learning_rate(0.1, "first step")
    shrink: float = hyperparameter(_SHRINK, "shrinks a step", 0.5, 0.01, 1.0, "linear")
    grow: float = hyperparameter(_GROW, "makes a step grow", 1.2, 1.0, 3.0, "linear")
    smallest: float = hyperparameter(_SMALLEST, "smallest step", 1e-6, 1e-12, 1.0, "log", minor=True)
    largest: float = hyperparameter(_LARGEST, "largest step", 50.0, 1e-3, 1e3, "log", minor=True)

    def equations(self) -> tuple[str, ...]:
        return (
            "q = g * h",
            "a = where(q > 0, grow, where(q < 0, shrink, 1))",
            "delta = clip(a * delta, smallest, largest)",
            "h = where(q < 0, 0, g)",
            "rate = delta",
            "direction = sign(h)",
        )

    def in_pytorch(self) -> InPyTorch:
        sizes = {"etas": (self.shrink, self.grow), "step_sizes": (self.smallest, self.largest)}
        return InPyTorch("Rprop", {"lr": self.learning_rate, **sizes}, scales_with_rate=False)
