"""What can be set on an optimizer, declared once: the panel, the formula and the command line are made from it."""

import math
from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal

from rmsprop_gui.formulas.number import exact
from rmsprop_gui.formulas.symbol import Symbol

Scale = Literal["log", "complement", "linear"]
_LOG_FLOOR = 1e-12  # the smallest value above zero that a log slider reaches


@dataclass(frozen=True)
class NumericParameter:
    """A number: its symbol, its range (both ends allowed) and the scale of its slider.

    `log` spreads decades evenly; `complement` spreads the decades of 1 − value, so 0.9, 0.99 and 0.999 lie apart.
    """

    symbol: Symbol
    label: str
    low: float
    high: float
    scale: Scale
    minor: bool = False
    """Of no interest as long as it has its usual value."""

    @property
    def short_label(self) -> str:
        """What it is called where there is little room."""
        return str(self.symbol)

    def format_setting(self, value: float) -> str:
        """The hyperparameter with a value, as short as can be: η 0.1."""
        return f"{self.symbol} {exact(value)}"

    def check(self, name: str, value: object) -> None:
        """Raise ValueError, in a sentence that names the range, unless the value can be used."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{name} must be a number, not {value!r}")
        if not self.low <= value <= self.high:  # also catches NaN
            raise ValueError(f"{name} must be between {exact(self.low)} and {exact(self.high)}, not {exact(value)}")

    def to_fraction(self, value: float) -> float:
        """Where on the slider (0 to 1) a value lies."""
        low, high = self._mapped(self.low), self._mapped(self.high)
        return (self._mapped(value) - low) / (high - low)

    def from_fraction(self, fraction: float) -> float:
        """The value, to three significant digits, at a place on the slider; both ends are met exactly."""
        if fraction <= 0 or fraction >= 1:
            return self.low if fraction <= 0 else self.high
        low, high = self._mapped(self.low), self._mapped(self.high)
        return self._rounded(low + fraction * (high - low))

    def _rounded(self, place: float) -> float:
        """The value at a place on the scale, to about as many digits as a slider can tell apart."""
        if self.scale == "linear":
            return round(place, 3 - math.floor(math.log10(self.high - self.low)))
        spread = 10**place
        if self.scale == "log":
            return float(f"{spread:.2e}")
        return round(1 - float(f"{1 / spread:.2e}"), 6)

    def _mapped(self, value: float) -> float:
        if self.scale == "linear":
            return value
        if self.scale == "log":
            return math.log10(max(value, _LOG_FLOOR))
        return -math.log10(1 - value)


@dataclass(frozen=True)
class SwitchParameter:
    """A convention that is on or off and changes the formula."""

    label: str

    @property
    def short_label(self) -> str:
        return self.label

    def format_setting(self, value: bool) -> str:
        return self.label if value else f"no {self.label}"

    def check(self, name: str, value: object) -> None:
        if not isinstance(value, bool):
            raise ValueError(f"{name} must be true or false, not {value!r}")


Parameter = NumericParameter | SwitchParameter


def hyperparameter(symbol: Symbol, label: str, default: float, low: float, high: float, scale: Scale) -> Any:
    """Declare a numeric field of an update rule."""
    return field(default=default, metadata={"declaration": NumericParameter(symbol, label, low, high, scale)})


def learning_rate(default: float) -> Any:
    return hyperparameter(Symbol("η"), "learning rate", default, 1e-5, 10.0, "log")


def decay(default: float, subscript: str = "", label: str = "decay") -> Any:
    return hyperparameter(Symbol("β", subscript), label, default, 0.0, 0.9999, "complement")


def epsilon() -> Any:
    declaration = NumericParameter(Symbol("ε"), "keeps the root from zero", 0.0, 1.0, "log", minor=True)
    return field(default=1e-8, metadata={"declaration": declaration})


def switch(label: str, default: bool) -> Any:
    """Declare a switch of an update rule."""
    return field(default=default, metadata={"declaration": SwitchParameter(label)})


def epsilon_inside(default: bool) -> Any:
    return switch("ε inside the root", default)


def differences(before: Any, after: Any) -> str:
    """What is set otherwise on the second rule, of the same kind as the first, in one line: η 0.5, bias correction."""
    parts = []
    for name, declaration in declared_parameters(after).items():
        setting = getattr(after, name)
        if setting != getattr(before, name):
            parts.append(declaration.format_setting(setting))
    return ", ".join(parts)


def declared_parameters(rule: Any) -> dict[str, Parameter]:
    """What a rule, or its class, declares: name → declaration, in order."""
    declared: tuple[Field[Any], ...] = fields(rule)
    return {item.name: item.metadata["declaration"] for item in declared if "declaration" in item.metadata}
