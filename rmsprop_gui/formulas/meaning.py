"""What the letters of formulas mean: one letter and one colour for one thing, wherever it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from rmsprop_gui.formulas.symbol import Symbol


class Role(Enum):
    """What a quantity is to a step. Each role has a colour of its own, which the window knows."""

    LEARNING_RATE = "what every rate is made of"
    RATE = "how far each parameter may go"
    MEMORY_OF_DIRECTION = "how much of past directions is kept"
    DIRECTION = "what is remembered of the direction"
    MEMORY_OF_SQUARES = "how much of past squares is kept"
    SQUARES = "what is remembered of the squares"
    FLOOR = "what keeps a divisor from zero"
    GRADIENT = "the slope, as it is or altered"
    PLAIN = "anything else"


class Notation(Enum):
    """Which letters things are called by."""

    LAB = "lab"
    """One letter for one thing, in all rules."""
    NOTEBOOK = "notebook"
    """The letters of the notebook, which calls all that is accumulated v and all that is kept of it β."""


@dataclass(frozen=True)
class Meaning:
    """One thing that formulas speak of: its letter, its role, and what it is in a sentence without a full stop.

    `notebook` is its letter in the notebook, where that is another one.
    """

    key: str
    symbol: Symbol
    sentence: str
    role: Role = Role.PLAIN
    notebook: Symbol | None = None

    def written(self, notation: Notation) -> Symbol:
        """Its letter in a notation."""
        return self.notebook if notation is Notation.NOTEBOOK and self.notebook is not None else self.symbol


Letters = Mapping[Meaning, Symbol]
"""How things are written; what is not in it has its own letter."""


def letters(meanings: Iterable[Meaning], notation: Notation) -> dict[Meaning, Symbol]:
    """How things that stand side by side are written in a notation.

    Where two of them would have one letter there, all keep their own: Adam has both of what the notebook calls v.
    """
    written = {meaning: meaning.written(notation) for meaning in meanings}
    clash = len(set(written.values())) < len(written)
    return {meaning: meaning.symbol for meaning in written} if clash else written


@dataclass(frozen=True)
class Span:
    """A piece of text in one line; what means something has its colour."""

    text: str
    meaning: Meaning | None = None


Spans = tuple[Span, ...]


def plain(spans: Iterable[Span]) -> str:
    """The text alone."""
    return "".join(span.text for span in spans)
