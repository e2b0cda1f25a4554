"""Adam."""

from dataclasses import dataclass

from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers.hyperparameters import decay, epsilon, epsilon_inside, learning_rate
from rmsprop_gui.optimizers.quantity import Kind, Quantity
from rmsprop_gui.optimizers.rule import UpdateRule, root
from rmsprop_gui.parameters.parameter import switch


@dataclass(frozen=True)
class Adam(UpdateRule):
    """Momentum's direction with RMSProp's rate, both corrected for having started at zero.

    Kingma and Ba, Adam: A Method for Stochastic Optimization (2015); ε outside the root as in the paper.
    """

    name = "adam"
    title = "Adam"
    idea = "Both ideas at once: a smoothed direction, and a rate for each parameter that scales and forgets."
    accumulators = {
        "m": Quantity(Symbol("m"), "mean gradient"),
        "v": Quantity(Symbol("v"), "mean square", Kind.SQUARES),
    }
    intermediates = {
        "m_hat": Quantity(Symbol("m", hat=True), "corrected mean"),
        "v_hat": Quantity(Symbol("v", hat=True), "corrected square", Kind.SQUARES),
    }

    learning_rate: float = learning_rate(0.1)
    beta1: float = decay(0.9, "1", "decay of the mean")
    beta2: float = decay(0.999, "2", "decay of the square")
    epsilon: float = epsilon()
    epsilon_inside: bool = epsilon_inside(False)
    bias_correction: bool = switch("bias correction", True)

    def equations(self) -> tuple[str, ...]:
        averages = ("m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2")
        if not self.bias_correction:
            return (*averages, f"rate = learning_rate / {root('v', self.epsilon_inside)}", "direction = m")
        return (
            *averages,
            "m_hat = m / (1 - beta1**t)",
            "v_hat = v / (1 - beta2**t)",
            f"rate = learning_rate / {root('v_hat', self.epsilon_inside)}",
            "direction = m_hat",
        )

    def bound(self, kept: float) -> float:
        return (1 + kept) * (1 + self.beta1) / (1 - self.beta1)
