"""How a typed rule speaks of its quantities: letter, colour and sentence for each name.

A name that means in it what the catalogue means by it has the catalogue's letter; any other is written as it is typed.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.optimizers import meanings
from rmsprop_gui.optimizers.own.names import GREEK
from rmsprop_gui.optimizers.quantity import COMMON, Kind
from rmsprop_gui.optimizers.wrappers import Wrapped
from rmsprop_gui.parameters.parameter import NumericParameter, declared_parameters

_CATALOGUE: Mapping[tuple[str, Kind], Meaning] = {
    ("m", Kind.GRADIENTS): meanings.MEAN,
    ("m_hat", Kind.GRADIENTS): meanings.CORRECTED_MEAN,
    ("p", Kind.GRADIENTS): meanings.MOMENTUM,
    ("v", Kind.SQUARES): meanings.SQUARES,
    ("v_hat", Kind.SQUARES): meanings.CORRECTED_SQUARES,
    ("u", Kind.SIZES): meanings.LARGEST_SIZE,
}
_ROLES = {Kind.GRADIENTS: Role.DIRECTION, Kind.SQUARES: Role.SQUARES, Kind.SIZES: Role.SQUARES}
REMEMBERED: Mapping[Kind, str] = {
    Kind.GRADIENTS: "remembered gradients",
    Kind.SQUARES: "remembered squares",
    Kind.SIZES: "remembered sizes",
}
"""What accumulators are called in tables and charts; others are only remembered."""
_PARTS = re.compile(r"(?P<stem>[A-Za-z]+?)_?(?P<index>[0-9]+|_[A-Za-z0-9]+)?", re.ASCII)


class Words:
    """Gives out meanings, no letter twice: neither one of the rule's own nor one that all rules have."""

    def __init__(self) -> None:
        shared = [quantity.meaning for quantity in COMMON.values()]
        numbers = (item for item in declared_parameters(Wrapped).values() if isinstance(item, NumericParameter))
        self._taken = {
            meaning.symbol
            for meaning in (
                *shared,
                *(number.meaning for number in numbers),
                *(meanings.altered_gradient(times) for times in (1, 2, 3)),
                meanings.AHEAD,
                meanings.RATE_ALONE,
                meanings.DIRECTION_ALONE,
                meanings.SCHEDULE_NOW,
            )
        }

    def of_hyperparameter(self, name: str, known: Meaning | None) -> Meaning:
        """What a hyperparameter means: what is known of it, unless something else is called so already."""
        return self._known(known) or self._own(name, f"{name}, a hyperparameter of your own", Role.PLAIN)

    def of_quantity(self, name: str, kind: Kind, known: Meaning | None = None) -> Meaning:
        """What a line of its own sets."""
        found = self._known(known or _CATALOGUE.get((name, kind)))
        return found or self._own(name, f"{name}, a quantity of your own", _ROLES.get(kind, Role.PLAIN))

    def at_this_step(self, meaning: Meaning) -> Meaning:
        """What a hyperparameter is that a line sets anew: β₂ becomes β₂ₜ."""
        symbol = meaning.symbol
        indices = (f"{symbol.subscript}{'t' * times}" for times in count(1))
        now = next(now for index in indices if (now := Symbol(symbol.letter, index, symbol.hat)) not in self._taken)
        self._taken.add(now)
        return Meaning(f"{meaning.key} now", now, f"{meaning.sentence}, as it is at this step", meaning.role)

    def _known(self, meaning: Meaning | None) -> Meaning | None:
        if meaning is None or meaning.symbol in self._taken:
            return None
        self._taken.add(meaning.symbol)
        return meaning

    def _own(self, name: str, sentence: str, role: Role) -> Meaning:
        symbol = next(symbol for symbol in symbols(name) if symbol not in self._taken)
        self._taken.add(symbol)
        return Meaning(f"own {name}", symbol, sentence, role)


def symbols(name: str) -> Iterator[Symbol]:
    """How a name can be written, best first: m_hat as m̂, beta3 as β₃, v_max as v with max below it."""
    stem, hat = name.removesuffix("_hat"), name.endswith("_hat")
    match = _PARTS.fullmatch(stem)
    letter, index = (match["stem"], (match["index"] or "").lstrip("_")) if match else (stem, "")
    letter = GREEK.get(letter, letter)
    yield Symbol(letter, index, hat)
    yield Symbol(name)
    yield from (Symbol(name, str(number)) for number in count(1))
