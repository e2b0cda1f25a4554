"""An entry for each thing that formulas speak of: its letter, the lines that set it, and the rules that read it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from rmsprop_gui.formulas.meaning import Meaning, Role
from rmsprop_gui.formulas.typeset import Box
from rmsprop_gui.guide.entry import Entry, Formulas, Shelf
from rmsprop_gui.guide.optimizers import key_of as key_of_optimizer
from rmsprop_gui.guide.optimizers import variants
from rmsprop_gui.guide.surfaces import key_of as key_of_surface
from rmsprop_gui.optimizers import RULES, meanings
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.optimizers.wrappers import Wrapped
from rmsprop_gui.parameters.parameter import NumericParameter, Parameter, declared_parameters
from rmsprop_gui.simulation.explanation import lettered
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces import SURFACES

SEEN = {
    Role.LEARNING_RATE: "Its slider on the card of a run; above it, where the rule is stable.",
    Role.RATE: "The bars and the chart of the effective rate; in the magnifier, the ellipse.",
    Role.MEMORY_OF_DIRECTION: "Its slider on the card of a run, and how fast the bars of what it remembers fade.",
    Role.DIRECTION: "The arrows of the magnifier, the bars of what a run remembers, and a chart of its own.",
    Role.MEMORY_OF_SQUARES: "Its slider on the card of a run, and how fast the bars of what it remembers fade.",
    Role.SQUARES: "The squares of the magnifier, whose sides are its roots, and a chart of its own.",
    Role.FLOOR: "On the card of a run, below the sliders that matter more.",
    Role.GRADIENT: "The arrow −g of the magnifier, the table of the step, the chart of the gradient norm.",
    Role.PLAIN: "The formula of the step and the table below it, or the card of a run.",
}
"""Where things are to be seen, by what they are to a step."""
_MOST_LINES = 8
_OF_SURFACES = "Below the surface, under Parameters."
_OF_CHANCE = "Below the surface, under Noise."


def letters() -> tuple[Entry, ...]:
    """First what all rules speak of, then what single ones do, then surfaces and noise."""
    entries: dict[Meaning, Entry] = {}
    for meaning, seen in _meanings():
        entries.setdefault(meaning, _entry(meaning, seen))
    return tuple(entries.values())


def _meanings() -> Iterator[tuple[Meaning, str]]:
    common = [each for each in vars(meanings).values() if isinstance(each, Meaning)]
    for meaning in (*common, *_of(declared_parameters(Wrapped)), meanings.altered_gradient(1)):
        yield meaning, SEEN[meaning.role]
    for kind in RULES.values():
        for _, rule in variants(kind):
            for meaning in rule.meanings().values():
                yield meaning, SEEN[meaning.role]
    for surface in SURFACES.values():
        for meaning in _of(surface.parameters):
            yield meaning, _OF_SURFACES
    for meaning in _of(declared_parameters(Sampling)):
        yield meaning, _OF_CHANCE


def _of(declared: Mapping[str, Parameter]) -> list[Meaning]:
    return [item.meaning for item in declared.values() if isinstance(item, NumericParameter)]


def _entry(meaning: Meaning, seen: str) -> Entry:
    return Entry(
        key=key_of(meaning),
        title=f"{meaning.key[0].upper()}{meaning.key[1:]}",
        shelf=Shelf.LETTERS,
        text=f"{meaning.sentence[0].upper()}{meaning.sentence[1:]}.",
        besides=_besides(meaning),
        symbol=meaning,
        formulas=_lines_that_set(meaning),
        seen=seen,
        see=(*_optimizers(meaning), *_surfaces(meaning)),
    )


def _optimizers(meaning: Meaning) -> tuple[str, ...]:
    """Those that speak of it; where all do, that says nothing."""
    users = [kind for kind in RULES.values() if any(meaning in _spoken_of(rule) for _, rule in variants(kind))]
    return tuple(map(key_of_optimizer, users)) if len(users) < len(RULES) else ()


def _surfaces(meaning: Meaning) -> tuple[str, ...]:
    return tuple(key_of_surface(surface) for surface in SURFACES.values() if meaning in _of(surface.parameters))


def key_of(meaning: Meaning) -> str:
    """The key of the entry of something that formulas speak of."""
    return f"letter {meaning.key}"


def _besides(meaning: Meaning) -> str:
    if meaning.notebook is not None and meaning.notebook != meaning.symbol:
        return f"{meaning.role.value}; {meaning.notebook} in the notebook"
    return meaning.role.value if meaning.role is not Role.PLAIN else ""


@lru_cache(maxsize=512)
def _spoken_of(rule: UpdateRule) -> frozenset[Meaning]:
    """What its lines set or read."""
    known, targets = rule.meanings(), {line.target for line in rule.assignments()}
    return frozenset(known[name] for name in rule.names_read() | targets if name in known)


def _lines_that_set(meaning: Meaning) -> tuple[Formulas, ...]:
    """Each line once, and whose it is."""
    owners: dict[Box, list[str]] = {}
    for kind in RULES.values():
        for _, rule in variants(kind):
            known = rule.meanings()
            for line in lettered(rule):
                if known.get(line.target) == meaning and kind.title not in owners.setdefault(line.written("←"), []):
                    owners[line.written("←")].append(kind.title)
    return tuple(Formulas((box,), ", ".join(titles)) for box, titles in owners.items() if titles)[:_MOST_LINES]
