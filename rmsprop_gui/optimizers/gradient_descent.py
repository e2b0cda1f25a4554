"""Gradient descent."""

from dataclasses import dataclass

from rmsprop_gui.literature import Publication
from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.hyperparameters import learning_rate
from rmsprop_gui.optimizers.in_pytorch import InPyTorch
from rmsprop_gui.optimizers.rule import UpdateRule


@dataclass(frozen=True)
class GradientDescent(UpdateRule):
    """Step against the gradient, with one rate for all parameters."""

    name = "gradient_descent"
    title = "Gradient descent"
    family = Family.NO_MEMORY
    sources = (
        Publication(
            "Cauchy",
            "Méthode générale pour la résolution des systèmes d’équations simultanées",
            1847,
            "Comptes rendus de l’Académie des sciences 25, 536–538",
            "https://gallica.bnf.fr/ark:/12148/bpt6k2982c/f540.item",
        ),
    )
    idea = "Step against the gradient. One learning rate for all parameters, no memory."

    learning_rate: float = learning_rate(0.05)

    def equations(self) -> tuple[str, ...]:
        return ("rate = learning_rate", "direction = g")

    def in_pytorch(self) -> InPyTorch:
        return InPyTorch("SGD", {"lr": self.learning_rate})

    def bound(self, kept: float) -> float:
        return 1 + kept

    def smooth_bound(self, kept: float) -> float:
        return kept
