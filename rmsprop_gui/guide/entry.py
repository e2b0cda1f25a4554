"""What an entry of the guide is."""

from dataclasses import dataclass
from enum import Enum

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.typeset import Box
from rmsprop_gui.literature import Publication


class Shelf(Enum):
    """What an entry is about; the value is how entries of that kind are headed."""

    TERMS = "Terms"
    LETTERS = "Letters"
    OPTIMIZERS = "Optimizers"
    SURFACES = "Surfaces"


@dataclass(frozen=True)
class Formulas:
    """Formulas that belong together, and whose they are; empty where that needs no word."""

    boxes: tuple[Box, ...]
    label: str = ""


@dataclass(frozen=True)
class Entry:
    """One thing to be read about. `key` is its own among all entries, `see` holds the keys of others."""

    key: str
    title: str
    shelf: Shelf
    text: str
    """One or two sentences."""
    besides: str = ""
    """What it is in a few words, below its title."""
    symbol: Meaning | None = None
    """What its letter means, where it has one."""
    formulas: tuple[Formulas, ...] = ()
    seen: str = ""
    """Where in the window it is to be seen, in a sentence."""
    see: tuple[str, ...] = ()
    sources: tuple[Publication, ...] = ()
