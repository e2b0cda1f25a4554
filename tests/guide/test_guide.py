"""Every letter, every optimizer and every surface can be read about, and what an entry leads to is there."""

import pytest

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.typeset import Letter, linear
from rmsprop_gui.guide import guide, letter_entry
from rmsprop_gui.guide.entry import Entry, Shelf
from rmsprop_gui.guide.optimizers import key_of as key_of_optimizer
from rmsprop_gui.guide.optimizers import variants
from rmsprop_gui.guide.surfaces import key_of as key_of_surface
from rmsprop_gui.optimizers import RULES, meanings
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.explanation import in_symbols
from rmsprop_gui.surfaces import SURFACES

ENTRIES = guide()


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_an_entry_says_what_it_is_and_where_it_is_seen(entry: Entry) -> None:
    assert entry.title and entry.title[0] == entry.title[0].upper()
    assert entry.text.endswith((".", ")")) and entry.seen.endswith(".") and "  " not in entry.text
    assert ENTRIES[entry.key] is entry and set(entry.see) <= ENTRIES.keys() - {entry.key}
    assert all(boxes.boxes for boxes in entry.formulas)


@pytest.mark.parametrize("kind", RULES.values(), ids=RULES)
def test_every_letter_of_an_optimizer_has_an_entry(kind: type[UpdateRule]) -> None:
    for _, rule in variants(kind):
        for meaning in rule.meanings().values():
            entry = letter_entry(meaning)
            assert entry is not None and entry.symbol == meaning and str(meaning.symbol) not in entry.title.split()


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_every_letter_of_a_surface_has_an_entry_that_leads_to_it(surface: object) -> None:
    for declared in SURFACES[surface.name].parameters.values():  # type: ignore[attr-defined]
        if isinstance(declared, NumericParameter):
            entry = letter_entry(declared.meaning)
            assert entry is not None and f"surface {surface.name}" in entry.see  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", RULES.values(), ids=RULES)
def test_an_optimizer_is_told_with_its_lines_and_its_sources(kind: type[UpdateRule]) -> None:
    entry = ENTRIES[key_of_optimizer(kind)]
    assert entry.shelf is Shelf.OPTIMIZERS and entry.sources == kind.sources and str(kind.year()) in entry.besides
    assert entry.formulas[0].boxes == in_symbols(kind())
    assert len({formulas.boxes for formulas in entry.formulas}) == 1 + len(kind.variants), "each variant is another one"


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_a_surface_is_told_with_its_sources(surface: object) -> None:
    entry = ENTRIES[key_of_surface(SURFACES[surface.name])]  # type: ignore[attr-defined]
    assert entry.shelf is Shelf.SURFACES and entry.sources == SURFACES[surface.name].sources  # type: ignore[attr-defined]


def test_a_line_stands_once_with_all_who_have_it() -> None:
    entry = letter_entry(meanings.SQUARES)
    assert entry is not None
    lines = {linear(formulas.boxes[0]): formulas.label.split(", ") for formulas in entry.formulas}
    assert len(lines) == len(entry.formulas)
    forgetting = next(owners for line, owners in lines.items() if "RMSProp" in owners)
    assert "Adam" in forgetting and "AdaGrad" not in forgetting


def test_terms_are_written_in_letters_of_the_catalogue() -> None:
    for entry in ENTRIES.values():
        if entry.shelf is Shelf.TERMS:
            spoken = [meaning for formulas in entry.formulas for box in formulas.boxes for meaning in _meanings(box)]
            assert all(letter_entry(meaning) is not None for meaning in spoken)


def _meanings(box: object) -> list[Meaning]:
    """What the letters of a box mean, in the boxes within it too."""
    if isinstance(box, Letter):
        return [box.meaning] if box.meaning is not None else []
    parts = vars(box).values() if hasattr(box, "__dict__") else ()
    return [m for part in parts for one in (part if isinstance(part, tuple) else (part,)) for m in _meanings(one)]
