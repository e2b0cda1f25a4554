"""What the names in a typed text stand for, and which of them are taken."""

from collections.abc import Mapping

from rmsprop_gui.formulas.tree import is_identifier
from rmsprop_gui.optimizers.own.base import OwnRule

ALIASES: Mapping[str, str] = {"eta": "learning_rate", "lr": "learning_rate"}
"""What may be typed for the name that every rule has for it."""
TYPED: Mapping[str, str] = {"learning_rate": "eta", "epsilon": "eps"}
"""How the hyperparameters of built-in rules are called in a text that is copied from them."""
GREEK: Mapping[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "kappa": "κ", "lam": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω",
}  # fmt: skip
"""The Greek letter that a name is written by."""
GREEK_NAMES: Mapping[str, str] = {letter: name for name, letter in GREEK.items()}
GIVEN = ("x", "g", "norm", "t")
"""What every line may read."""
AHEAD = "ahead"
"""Set by a line that says where the gradient is asked, if not where the point is."""
_ABOUT: Mapping[str, str] = {
    "x": "the position",
    "g": "the gradient",
    "norm": "the length of the gradient",
    "t": "the step",
    "pi": "a constant",
}
_HAVE_TO_BE_SET = ("rate", "direction", AHEAD)
_OF_WRAPPERS = ("g_value", "g_norm", "g_l2", "schedule_now", "rate_alone", "direction_alone")
_OF_BOTH = ("x1", "x2", "y")
_SUFFIXES = ("_of_first", "_of_second", "_now")


def why_not_set(name: str) -> str:
    """Why no line may set a name; empty where one may."""
    if name in _ABOUT:
        return f"{name} is {_ABOUT[name]}: a line can read it, but not set it"
    if name in _OF_BOTH:
        return f"the name {name} is taken: lines are carried out for one parameter at a time, whose position is x"
    if name in _OF_WRAPPERS or name.endswith(_SUFFIXES):
        return f"the name {name} is taken: call it otherwise"
    return ""


def why_not_declared(name: str) -> str:
    """Why a name cannot be that of a hyperparameter; empty where it can."""
    if name in _HAVE_TO_BE_SET:
        return f"{name} is no hyperparameter: a line sets it, as in {name} = …"
    if name in ALIASES.values():
        return ""
    if hasattr(OwnRule, name):
        return f"the name {name} is taken: call the hyperparameter otherwise, such as {name}_1"
    return why_not_set(name)


def why_not_read(name: str) -> str:
    """Why nothing can be read by a name that nothing sets, and what to do about it."""
    if not is_identifier(name):
        return f"the name {name} is not allowed"
    if name in ALIASES or name in ALIASES.values():
        return f"the learning rate is not declared: add a line such as {name}: 0.1"
    if name in _HAVE_TO_BE_SET:
        return f"{name} is read before a line sets it, and it is not remembered: remember it by a name of your own"
    return why_not_set(name) or (
        f"nothing says what {name} is: declare it by a line such as {name}: 0.9, or set it by one"
    )
