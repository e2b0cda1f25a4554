"""An entry for each optimizer, all from what its rule declares."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from rmsprop_gui.guide.entry import Entry, Formulas, Shelf
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.explanation import in_symbols

_SEEN = "Add optimizer, below the runs, or Ctrl+K and its name."
_PART = 0.5  # of its range: what a hyperparameter is set to that makes another variant of a rule


def optimizers() -> tuple[Entry, ...]:
    """In teaching order."""
    return tuple(map(_entry, RULES.values()))


def key_of(kind: type[UpdateRule]) -> str:
    """The key of the entry of an optimizer of the catalogue."""
    return f"optimizer {kind.name}"


def _entry(kind: type[UpdateRule]) -> Entry:
    return Entry(
        key=key_of(kind),
        title=kind.title,
        shelf=Shelf.OPTIMIZERS,
        text=kind.idea,
        besides=f"{kind.year()}, {kind.family.value}",
        formulas=tuple(Formulas(in_symbols(rule), label) for label, rule in variants(kind)),
        seen=_SEEN,
        sources=kind.sources,
    )


@lru_cache(maxsize=64)
def variants(kind: type[UpdateRule]) -> tuple[tuple[str, UpdateRule], ...]:
    """The rule as it usually is, without a label, and with each of its variants, with what that is called."""
    return ("", kind()), *_further(kind)


def _further(kind: type[UpdateRule]) -> Iterator[tuple[str, UpdateRule]]:
    for name in kind.variants:
        declared = kind.declared()[name]
        if isinstance(declared, NumericParameter):
            value: Any = declared.low + _PART * (declared.high - declared.low)
        else:
            value = not getattr(kind, name)
        yield declared.label, kind(**{name: value})
