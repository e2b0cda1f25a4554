"""The hyperparameters that a typed rule declares: what each means, its range, and the scale of its slider."""

from collections.abc import Mapping
from dataclasses import Field
from typing import Any

from rmsprop_gui.formulas.number import exact
from rmsprop_gui.optimizers import hyperparameters, meanings
from rmsprop_gui.optimizers.own.names import ALIASES
from rmsprop_gui.optimizers.own.text import Declaration
from rmsprop_gui.optimizers.own.words import Words
from rmsprop_gui.parameters.parameter import NumericParameter, SliderScale

_DECADES = 1e3  # a range that is wider, above zero, has a logarithmic slider
_SMALLEST = 1e-12  # that a logarithmic slider tells from 0
_TINIEST = 1e-9  # of a range, as a part of its larger end
_BETAS = {
    meanings.MEMORY_OF_DIRECTION: hyperparameters.memory_of_direction,
    meanings.MEMORY_OF_SQUARES: hyperparameters.memory_of_squares,
}


def _declaration(declared: Field[Any]) -> NumericParameter:
    found = declared.metadata["declaration"]
    assert isinstance(found, NumericParameter)
    return found


_KNOWN: Mapping[str, NumericParameter] = {
    **dict.fromkeys(("learning_rate", *ALIASES), _declaration(hyperparameters.learning_rate(0.1))),
    **dict.fromkeys(("eps", "epsilon"), _declaration(hyperparameters.epsilon())),
    "beta1": _declaration(hyperparameters.memory_of_direction(0.9)),
    "beta2": _declaration(hyperparameters.memory_of_squares(0.9)),
}


def usual(name: str, is_of_squares: bool) -> NumericParameter | None:
    """What the catalogue has by this name; `is_of_squares` says of a bare β what it is the memory of."""
    if name == "beta":
        return _KNOWN["beta2" if is_of_squares else "beta1"]
    return _KNOWN.get(name)


def hyperparameter_of(declaration: Declaration, words: Words, known: NumericParameter | None) -> NumericParameter:
    """What is declared, with a sensible range where none is. Raises OwnRuleError for a range that cannot be."""
    name = declaration.name
    low, high, scale = _range(declaration, known)
    if not low < high or high - low < _TINIEST * max(abs(low), abs(high)):
        declaration.place.refuse(f"the range of {name} has to go upwards, not from {exact(low)} to {exact(high)}")
    if not low <= declaration.value <= high:
        declaration.place.refuse(
            f"{name} is {exact(declaration.value)}, but its range is {exact(low)} to {exact(high)}"
        )
    if scale == "log" and (low < 0 or high < _SMALLEST * _DECADES):
        declaration.place.refuse(f"a range from {exact(low)} to {exact(high)} cannot be logarithmic")
    meaning = words.of_hyperparameter(name, known.meaning if known else None)
    is_known = known is not None and meaning == known.meaning
    return NumericParameter(
        meaning, known.label if known and is_known else name, low, high, scale, minor=bool(known and known.minor)
    )


def usual_range(name: str, value: float) -> tuple[float, float, SliderScale]:
    """Range and scale of a hyperparameter of which only the value is declared."""
    known = usual(name, True)
    if known is not None and known.low <= value <= known.high:
        return known.low, known.high, known.scale
    if 0 <= value <= 1:
        return 0.0, 1.0, "linear"
    return min(0.0, 10 * value), max(0.0, 10 * value), "linear"


def _range(declaration: Declaration, known: NumericParameter | None) -> tuple[float, float, SliderScale]:
    low, high, scale = usual_range(declaration.name, declaration.value)
    if declaration.low is not None and declaration.high is not None:
        low, high = declaration.low, declaration.high
        scale = _fitting(low, high, known)
    return low, high, declaration.scale or scale


def _fitting(low: float, high: float, known: NumericParameter | None) -> SliderScale:
    """The usual scale of what is known, where the range allows it; of anything else by how wide the range is."""
    if known is not None and low >= 0 and (known.scale == "log" or high < 1):
        return known.scale
    return "log" if low > 0 and high / low >= _DECADES else "linear"
