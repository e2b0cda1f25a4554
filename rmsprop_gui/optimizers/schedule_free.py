"""Schedule-Free SGD."""

from dataclasses import dataclass

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate
from rmsprop_gui.optimizers.quantity import Quantity
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import hyperparameter

_LEAD = Meaning("lead", Symbol("Σ"), "lead of the fast point over the average, a sum of gradients", Role.DIRECTION)
_NEAR = Meaning("nearness", Symbol("θ"), "how near to the average the gradient is asked for")


@dataclass(frozen=True)
class ScheduleFree(UpdateRule):
    """A fast point takes plain gradient steps; what is returned is the average of all its places.

    In its source y = (1 − β)z + βx, z' = z − γ∇f(y), and x' = (1 − c)x + cz' with c = 1/(t + 1). Here x is the run, and
    z is remembered by how far it has run ahead: after step t it is x − η·t/(t + 1)·lead.
    """

    name = "schedule_free"
    title = "Schedule-Free SGD"
    family = Family.SMOOTHS
    sources = (
        Publication(
            "Defazio et al.",
            "The Road Less Scheduled",
            2024,
            "Advances in Neural Information Processing Systems 37",
            "https://arxiv.org/abs/2405.15682",
        ),
    )
    idea = "A fast point runs ahead by plain steps and the run is the average of its places: no schedule is needed."
    accumulators = {"lead": Quantity(_LEAD, "lead of the fast point")}
    stability_reason = "its rate falls at every step"

    learning_rate: float = learning_rate(0.2)
    beta: float = hyperparameter(_NEAR, "nearness to the average", 0.9, 0.0, 0.9999, "complement")

    def lookahead(self) -> str:
        return "x - learning_rate * (1 - beta) * (1 - 1 / t) * lead"

    def equations(self) -> tuple[str, ...]:
        return ("lead = (1 - 1 / t) * lead + g", "rate = learning_rate / (t + 1)", "direction = lead")
