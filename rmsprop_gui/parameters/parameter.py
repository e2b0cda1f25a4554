"""What can be set on something, declared once: the panel, the formula and the command line are made from it."""

import math
from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal

from rmsprop_gui.formulas.meaning import Letters, Meaning
from rmsprop_gui.formulas.number import exact
from rmsprop_gui.formulas.symbol import Symbol

SliderScale = Literal["log", "complement", "linear"]
OWN: Letters = {}
"""Everything by its own letter."""
_LOG_FLOOR = 1e-12


@dataclass(frozen=True)
class NumericParameter:
    """A number: what it means, its range (both ends allowed) and the scale of its slider.

    `log` spreads decades evenly; `complement` spreads the decades of 1 − value, so 0.9, 0.99 and 0.999 lie apart;
    `linear` spreads the values themselves. Only a `whole` number has no digits after the point.
    """

    meaning: Meaning
    label: str
    low: float
    high: float
    scale: SliderScale
    minor: bool = False
    """Of no interest as long as it has its usual value."""
    whole: bool = False
    floor: float = _LOG_FLOOR
    """The smallest value above zero that a log slider reaches, where it begins at zero."""

    @property
    def symbol(self) -> Symbol:
        """Its own letter."""
        return self.meaning.symbol

    def short_label(self, letters: Letters = OWN) -> str:
        """What it is called where there is little room."""
        return str(letters.get(self.meaning, self.symbol))

    def format_setting(self, value: float, letters: Letters = OWN) -> str:
        """The hyperparameter with a value, as short as can be: η 0.1."""
        return f"{self.short_label(letters)} {self.format_value(value)}"

    def format_value(self, value: float) -> str:
        """A value alone, in its shortest digits."""
        return exact(value)

    def allowed(self) -> str:
        """The values that can be set, in words: a number from 0 to 1."""
        return f"a {'whole ' * self.whole}number from {self.low:g} to {self.high:g}"

    def check(self, name: str, value: object) -> None:
        """Raise ValueError, in a sentence that names the range, unless the value can be used."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{name} must be a number, not {value!r}")
        if not self.low <= value <= self.high:  # also catches NaN
            raise ValueError(f"{name} must be between {exact(self.low)} and {exact(self.high)}, not {exact(value)}")
        if self.whole and value != int(value):
            raise ValueError(f"{name} must be a whole number, not {exact(value)}")

    def read(self, text: str) -> float:
        """The number that a text stands for, in or out of range. Raises ValueError where it stands for none."""
        number = float(text)
        return int(number) if self.whole and number.is_integer() else number

    def to_fraction(self, value: float) -> float:
        """Where on the slider (0 to 1) a value lies."""
        low, high = self._mapped(self.low), self._mapped(self.high)
        return (self._mapped(value) - low) / (high - low)

    def from_fraction(self, fraction: float, digits: int = 3) -> float:
        """The value, to so many significant digits, at a place on the slider; both ends are met exactly."""
        if fraction <= 0 or fraction >= 1:
            return self.low if fraction <= 0 else self.high
        low, high = self._mapped(self.low), self._mapped(self.high)
        value = self._rounded(low + fraction * (high - low), digits)
        return round(value) if self.whole else value

    def _rounded(self, place: float, digits: int) -> float:
        """The value at a place on the scale. On a complement scale it is 1 − value that has so many digits."""
        if self.scale == "linear":
            return round(place, digits - math.floor(math.log10(max(abs(self.low), abs(self.high)))))
        spread = 10**place
        if self.whole and spread < 10**digits:
            return round(spread)
        if self.scale == "log":
            return float(f"{spread:.{digits - 1}e}")
        return round(1 - float(f"{1 / spread:.{digits - 1}e}"), 6)

    def _mapped(self, value: float) -> float:
        """Where a value lies on the scale, in units of its own."""
        if self.scale == "linear":
            return value
        if self.scale == "log":
            return math.log10(max(value, self.floor))
        return -math.log10(1 - value)


@dataclass(frozen=True)
class SwitchParameter:
    """A convention that is on or off and changes the formula."""

    label: str
    minor: bool = True

    def short_label(self, letters: Letters = OWN) -> str:
        """What it is called where there is little room."""
        return self.label

    def format_setting(self, value: bool, letters: Letters = OWN) -> str:
        """The convention that holds: bias correction, no bias correction."""
        return self.format_value(value)

    def format_value(self, value: bool) -> str:
        """The same: the convention says it by itself."""
        return self.label if value else f"no {self.label}"

    def allowed(self) -> str:
        """The values that can be set, in words."""
        return "true or false"

    def check(self, name: str, value: object) -> None:
        """Raise ValueError unless the value is true or false."""
        if not isinstance(value, bool):
            raise ValueError(f"{name} must be true or false, not {value!r}")

    def read(self, text: str) -> bool:
        """The value that a text stands for. Raises ValueError where it stands for none."""
        if text not in ("true", "false"):
            raise ValueError(text)
        return text == "true"


@dataclass(frozen=True)
class ChoiceParameter:
    """One of several options, each a name."""

    label: str
    options: tuple[str, ...]
    minor: bool = True

    def short_label(self, letters: Letters = OWN) -> str:
        """What it is called where there is little room."""
        return self.label

    def format_setting(self, value: str, letters: Letters = OWN) -> str:
        """The choice with what was chosen: cosine schedule."""
        return f"{self.format_value(value)} {self.label}"

    def format_value(self, value: str) -> str:
        """What was chosen alone, as words."""
        return value.replace("_", " ")

    def allowed(self) -> str:
        """The values that can be set, in words."""
        return f"{', '.join(self.options[:-1])} or {self.options[-1]}"

    def check(self, name: str, value: object) -> None:
        """Raise ValueError unless the value is one of the options."""
        if value not in self.options:
            raise ValueError(f"{name} must be {self.allowed()}, not {value!r}")

    def read(self, text: str) -> str:
        """The option that a text names. Raises ValueError where it names none."""
        self.check("", text)
        return text


Parameter = NumericParameter | SwitchParameter | ChoiceParameter


def hyperparameter(
    meaning: Meaning,
    label: str,
    default: float,
    low: float,
    high: float,
    scale: SliderScale,
    minor: bool = False,
    whole: bool = False,
) -> Any:
    """Declare a numeric field of a dataclass."""
    return declared(NumericParameter(meaning, label, low, high, scale, minor, whole), default)


def switch(label: str, default: bool) -> Any:
    """Declare a field of a dataclass that is true or false."""
    return declared(SwitchParameter(label), default)


def choice(label: str, options: tuple[str, ...]) -> Any:
    """Declare a field of a dataclass that is one of several options; the first is the usual one."""
    return declared(ChoiceParameter(label, options), options[0])


def declared(declaration: Parameter, default: Any, **how: Any) -> Any:
    """A field of a dataclass with its declaration; what else is given goes to `dataclasses.field`."""
    return field(default=default, metadata={"declaration": declaration}, **how)


def declared_parameters(owner: Any) -> dict[str, Parameter]:
    """What a dataclass, or an instance of it, declares: name → declaration, in the order of its fields."""
    declared: tuple[Field[Any], ...] = fields(owner)
    return {item.name: item.metadata["declaration"] for item in declared if "declaration" in item.metadata}
