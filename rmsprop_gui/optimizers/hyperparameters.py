"""The hyperparameters that several rules have in common, each with its usual symbol and range."""

from typing import Any

from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.parameters.parameter import NumericParameter, declared, hyperparameter, switch


def learning_rate(default: float, label: str = "learning rate") -> Any:
    """Declare η."""
    return hyperparameter(Symbol("η"), label, default, 1e-5, 10.0, "log")


def decay(default: float, subscript: str = "", label: str = "decay") -> Any:
    """Declare β, the part of a running average that is kept at each step."""
    return hyperparameter(Symbol("β", subscript), label, default, 0.0, 0.9999, "complement")


def epsilon(label: str = "keeps the root from zero") -> Any:
    """Declare ε, which keeps a divisor from zero."""
    return hyperparameter(Symbol("ε"), label, 1e-8, 0.0, 1.0, "log", minor=True)


def epsilon_inside(default: bool) -> Any:
    """Declare whether ε stands inside the root."""
    return switch("ε inside the root", default)


def weight_decay(default: float) -> Any:
    """Declare ω, by which decoupled weight decay pulls towards zero. Give a rule of its own another default with it."""
    declaration = NumericParameter(Symbol("ω"), "decoupled weight decay", 0.0, 10.0, "log", minor=default == 0)
    return declared(declaration, default, kw_only=True)
