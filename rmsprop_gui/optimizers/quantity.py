"""What a rule computes on the way, and of which kind it is."""

from dataclasses import dataclass
from enum import Enum

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers import meanings


class Kind(Enum):
    """What a quantity adds up, averages or takes the largest of: gradients, their squares, their sizes, or else.

    How it is drawn, charted and told follows from its kind. `term` is how one of its terms is written, with {g} for the
    gradient; `unit` is the power of the gradient that it is measured in, None where it has another unit; what is
    `signed` may be below zero.
    """

    GRADIENTS = ("{g}", 1, True)
    SQUARES = ("{g}²", 2, False)
    SIZES = ("|{g}|", 1, False)
    OTHER = ("", None, True)
    POSITIVE = ("", None, False)

    def __init__(self, term: str, unit: int | None, signed: bool) -> None:
        self.term, self.unit, self.signed = term, unit, signed


@dataclass(frozen=True)
class Quantity:
    """Something a rule computes on the way: what it means, what it is called in a table, and its kind.

    An accumulator starts at zero, or at what the text `initial` says in the rule's hyperparameters. It keeps its value
    at steps of a rule whose settings leave its line out. `about` says what
    it is in this rule, where that is more than its meaning says.
    """

    meaning: Meaning
    label: str
    kind: Kind = Kind.GRADIENTS
    initial: str = "0"
    about: str = ""

    @property
    def symbol(self) -> Symbol:
        """Its own letter, which is the same in all rules."""
        return self.meaning.symbol

    @property
    def sentence(self) -> str:
        """What it is."""
        return self.about or self.meaning.sentence


@dataclass(frozen=True)
class Length:
    """The length, over both parameters, of something that each parameter has a part of; it ties them to each other.

    `of` is that part, an expression in `x`, `g` behind what wrappers make of it, the step `t`, hyperparameters and the
    accumulators before the step.
    """

    of: str
    quantity: Quantity


COMMON = {
    "x": Quantity(meanings.POSITION, "position", Kind.OTHER),
    "g": Quantity(meanings.GRADIENT, "gradient"),
    "norm": Quantity(meanings.LENGTH, "length of the gradient", Kind.SIZES),
    "t": Quantity(meanings.STEP, "step", Kind.POSITIVE),
    "rate": Quantity(meanings.RATE, "effective rate", Kind.OTHER),
    "direction": Quantity(meanings.DIRECTION, "direction"),
}
"""What the lines of every rule may read or have to set."""
