"""The hyperparameters that several rules have in common, each with its meaning and usual range."""

from typing import Any

from rmsprop_gui.optimizers import meanings
from rmsprop_gui.parameters.parameter import NumericParameter, declared, hyperparameter, switch


def learning_rate(default: float, label: str = "learning rate") -> Any:
    """Declare η."""
    return hyperparameter(meanings.LEARNING_RATE, label, default, 1e-5, 10.0, "log")


def memory_of_direction(default: float, label: str = "decay of the mean", minor: bool = False) -> Any:
    """Declare β₁, the part that is kept at each step of a running mean or sum of gradients."""
    return hyperparameter(meanings.MEMORY_OF_DIRECTION, label, default, 0.0, 0.9999, "complement", minor=minor)


def memory_of_squares(default: float, label: str = "decay of the square") -> Any:
    """Declare β₂, the part that is kept at each step of what the rate is divided by."""
    return hyperparameter(meanings.MEMORY_OF_SQUARES, label, default, 0.0, 0.9999, "complement")


def epsilon(label: str = "keeps the root from zero", default: float = 1e-8) -> Any:
    """Declare ε, which keeps a divisor from zero."""
    return hyperparameter(meanings.FLOOR, label, default, 0.0, 1.0, "log", minor=True)


def epsilon_inside(default: bool) -> Any:
    """Declare whether ε stands inside the root."""
    return switch("ε inside the root", default)


def weight_decay(default: float) -> Any:
    """Declare ω, by which decoupled weight decay pulls towards zero. Give a rule of its own another default with it."""
    declaration = NumericParameter(
        meanings.WEIGHT_DECAY, "decoupled weight decay", 0.0, 10.0, "log", minor=default == 0
    )
    return declared(declaration, default, kw_only=True)
