"""What runs are called that nobody has named: by their optimizer, and by what tells them from others of its kind."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, Protocol

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers.rule import UpdateRule

_MOST_TRIED = 6  # settings that differ, of which all combinations are tried


class Nameable(Protocol):
    """A run, as far as its name depends on it."""

    @property
    def rule(self) -> UpdateRule:
        """The optimizer."""

    @property
    def label(self) -> str:
        """Its name so far."""

    @property
    def is_named(self) -> bool:
        """Whether that name was given to it."""


def names(runs: Sequence[Nameable], notation: Notation = Notation.LAB) -> tuple[str, ...]:
    """The name of each run: the one that it was given, or its own, in the letters of a notation.

    Of one kind, as few settings as possible tell them apart: RMSProp β₂ 0.9 and RMSProp β₂ 0.99. Those that are alike
    have a number, and no run gets a name that another one was given.
    """
    taken = {run.label for run in runs if run.is_named}
    own = iter(_numbered(list(_own_names(runs, notation)), taken))
    return tuple(run.label if run.is_named else next(own) for run in runs)


def _own_names(runs: Sequence[Nameable], notation: Notation) -> Iterator[str]:
    """The names of those that were given none, before what is alike gets numbers."""
    kinds: dict[type[UpdateRule], list[UpdateRule]] = {}
    for run in runs:
        if not run.is_named:
            kinds.setdefault(type(run.rule), []).append(run.rule)
    telling = {kind: _telling(rules) for kind, rules in kinds.items()}
    for run in runs:
        if not run.is_named:
            rule, letters, declared = run.rule, run.rule.letters(notation), run.rule.declared()
            settings = (declared[name].format_setting(getattr(rule, name), letters) for name in telling[type(rule)])
            yield f"{rule.title} {', '.join(settings)}".rstrip()


def _telling(rules: list[UpdateRule]) -> tuple[str, ...]:
    """The fewest settings that tell rules of one kind apart, as far as settings do, in the order they are declared."""
    differing = tuple(name for name in rules[0].declared() if len({getattr(rule, name) for rule in rules}) > 1)
    if len(differing) > _MOST_TRIED:
        return differing
    most = _kept_apart(rules, differing)
    tried = (chosen for count in range(len(differing) + 1) for chosen in combinations(differing, count))
    return next(chosen for chosen in tried if _kept_apart(rules, chosen) == most)


def _kept_apart(rules: Iterable[UpdateRule], chosen: tuple[str, ...]) -> int:
    """How many different rules there are, as far as these settings say."""
    told: set[tuple[Any, ...]] = {tuple(getattr(rule, name) for name in chosen) for rule in rules}
    return len(told)


def _numbered(wanted: list[str], taken: set[str]) -> Iterator[str]:
    """The names one after the other, each with a number behind it where it is taken by then."""
    used = set(taken)
    for name in wanted:
        numbered = (f"{name} {count}" for count in range(2, len(used) + 3))
        free = next(text for text in (name, *numbered) if text not in used)
        used.add(free)
        yield free
