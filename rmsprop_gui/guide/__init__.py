"""The guide: terms, letters, optimizers and surfaces, each with what it is, its formulas, and where it comes from."""

from functools import lru_cache

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.guide.entry import Entry
from rmsprop_gui.guide.letters import key_of, letters
from rmsprop_gui.guide.optimizers import optimizers
from rmsprop_gui.guide.surfaces import surfaces
from rmsprop_gui.guide.terms import TERMS


@lru_cache(maxsize=1)
def guide() -> dict[str, Entry]:
    """All entries by their keys, shelf after shelf. The first call takes a moment: all formulas are laid out."""
    return {entry.key: entry for entry in (*TERMS, *letters(), *optimizers(), *surfaces())}


def letter_entry(meaning: Meaning) -> Entry | None:
    """The entry of what a letter means; None for one of a typed optimizer that nothing else has."""
    return guide().get(key_of(meaning))
