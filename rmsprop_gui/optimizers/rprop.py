"""Rprop."""

from dataclasses import dataclass

from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.hyperparameters import learning_rate
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import hyperparameter


@dataclass(frozen=True)
class Rprop(UpdateRule):
    """Steps that grow while the gradient keeps its sign and shrink where it turns, whatever its size.

    Riedmiller and Braun, A direct adaptive method for faster backpropagation learning: the RPROP algorithm (1993), as
    in PyTorch's Rprop: where the sign turns, the gradient is taken as 0 and there is no step back.
    """

    name = "rprop"
    title = "Rprop"
    idea = "Each parameter has a step of its own: longer while its gradient keeps its sign, shorter when that turns."
    accumulators = {
        "delta": Quantity(Symbol("Δ"), "step size", Kind.POSITIVE, initial="learning_rate"),
        "p": Quantity(Symbol("p"), "gradient that counted"),
    }
    intermediates = {
        "q": Quantity(Symbol("q"), "product with the last", Kind.OTHER),
        "a": Quantity(Symbol("a"), "growth of the step", Kind.POSITIVE),
    }
    stability_reason = "its moves do not shrink with the gradient"

    learning_rate: float = learning_rate(0.1, "first step")
    shrink: float = hyperparameter(Symbol("η⁻"), "shrinks a step", 0.5, 0.01, 1.0, "linear")
    grow: float = hyperparameter(Symbol("η⁺"), "makes a step grow", 1.2, 1.0, 3.0, "linear")
    smallest: float = hyperparameter(Symbol("Δ", "min"), "smallest step", 1e-6, 1e-12, 1.0, "log", minor=True)
    largest: float = hyperparameter(Symbol("Δ", "max"), "largest step", 50.0, 1e-3, 1e3, "log", minor=True)

    def equations(self) -> tuple[str, ...]:
        return (
            "q = g * p",
            "a = where(q > 0, grow, where(q < 0, shrink, 1))",
            "delta = clip(a * delta, smallest, largest)",
            "p = where(q < 0, 0, g)",
            "rate = delta",
            "direction = sign(p)",
        )
