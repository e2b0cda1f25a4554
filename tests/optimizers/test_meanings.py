"""One letter for one thing: in all rules with all their switches and wrappers, and on all surfaces."""

from collections.abc import Iterator

import pytest

from rmsprop_gui.formulas import parse
from rmsprop_gui.formulas.meaning import Meaning, Notation, Role, Span, letters, plain
from rmsprop_gui.optimizers import RULES, UpdateRule, meanings
from rmsprop_gui.optimizers.quantity import Kind
from rmsprop_gui.optimizers.update import Assignment
from rmsprop_gui.parameters.parameter import NumericParameter, declared_parameters
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces import SURFACES

from .conventions import CONVENTIONS, WRAPPED, every_convention, thing

ALL = [*CONVENTIONS, *WRAPPED]
SHAPES = {
    "{b} * {a} + (1 - {b}) * g": (meanings.MEAN, meanings.MEMORY_OF_DIRECTION),
    "{b} * {a} + g": (meanings.MOMENTUM, meanings.MEMORY_OF_DIRECTION),
    "{b} * {a} + (1 - {b}) * g**2": (meanings.SQUARES, meanings.MEMORY_OF_SQUARES),
    "{a} + g**2": (meanings.SQUARES, None),
    "{b} * before + (1 - {b}) * g**2": (meanings.SQUARES, meanings.MEMORY_OF_SQUARES),  # which is {a}, but at first
    "maximum({b} * {a}, abs(g) + epsilon)": (meanings.LARGEST_SIZE, meanings.MEMORY_OF_SQUARES),
}
"""What the line of an accumulator says of what that, and what it is multiplied by, means."""


def spoken_of() -> Iterator[tuple[str, Meaning]]:
    """All that any formula of the app speaks of, and where."""
    for rule in ALL:
        yield from ((f"{rule.name} {name}", meaning) for name, meaning in rule.meanings().items())
    owners = {surface.name: surface.parameters for surface in SURFACES.values()} | {
        "sampling": declared_parameters(Sampling)
    }
    for owner, declared in owners.items():
        for name, item in declared.items():
            if isinstance(item, NumericParameter):
                yield f"{owner} {name}", item.meaning
    yield "looking ahead", meanings.AHEAD


SPOKEN_OF = list(spoken_of())


def test_no_letter_has_two_meanings_and_no_meaning_two_letters() -> None:
    meant = {meaning for _, meaning in SPOKEN_OF}
    for told in ((str(meaning.symbol) for meaning in meant), (m.key for m in meant), (m.sentence for m in meant)):
        assert len(set(told)) == len(meant)


def test_letters_of_surfaces_that_are_no_parameters_mean_nothing_in_a_rule() -> None:
    """A data column y and coordinates w₁, w₂ are written as they are called in the text of a surface."""
    letters = {str(meaning.symbol)[0] for _, meaning in SPOKEN_OF} - {"x"}
    for surface in SURFACES.values():
        called = {name for name, _ in surface.definition_lines()} | set(getattr(surface, "column_names", ()))
        assert not {name[0] for name in called} & letters, surface.name


def test_every_meaning_is_told_in_a_sentence_that_goes_on_behind_its_letter() -> None:
    for place, meaning in SPOKEN_OF:
        assert len(meaning.sentence.split()) > 2 and not meaning.sentence.endswith("."), place


@every_convention
def test_what_is_declared_of_an_accumulator_is_what_its_line_says(rule: UpdateRule) -> None:
    numbers = [name for name, item in rule.declared().items() if isinstance(item, NumericParameter)]
    lines = {line.target: line.expression for line in map(Assignment.read, rule.equations())}
    meant, found = rule.meanings(), set()
    of_squares = lines.get("v") == parse("beta * v + (1 - beta) * g**2") and "m" in rule.remembered()
    for name in rule.remembered():
        for shape, (kept, memory) in SHAPES.items():
            for number in numbers:
                if lines[name] == parse(shape.format(a=name, b=number)):
                    is_shared = of_squares and name == "m"  # a variance has one memory for mean and square
                    assert meant[name] == kept and (is_shared or memory in (None, meant[number]))
                    found.add(name)
    known = {kept for kept, _ in SHAPES.values()}
    assert found == {name for name in rule.remembered() if meant[name] in known}


@every_convention
def test_roles_agree_with_kinds(rule: UpdateRule) -> None:
    """What is written as what remembers the direction is a sum of gradients, and so on."""
    kinds = {Role.DIRECTION: (Kind.GRADIENTS, Kind.OTHER), Role.SQUARES: (Kind.SQUARES, Kind.SIZES)}
    for name, quantity in {**rule.accumulators, **rule.intermediates}.items():
        assert quantity.kind in kinds.get(quantity.meaning.role, Kind), name


@pytest.mark.parametrize("rule", ALL, ids=str)
def test_within_a_rule_every_letter_is_one_thing_in_every_notation(rule: UpdateRule) -> None:
    for notation in Notation:
        written = rule.letters(notation)
        assert set(rule.meanings().values()) <= set(written)
        assert len(set(map(str, written.values()))) == len(written)


@pytest.mark.parametrize(
    "name, accumulated, kept",
    [("ewma_momentum", "v", "β"), ("momentum", "v", "β"), ("nesterov", "v", "β"), ("rmsprop", "v", "β")],
)
def test_the_letters_of_the_notebook(name: str, accumulated: str, kept: str) -> None:
    """It writes v for all that is accumulated, of gradients and of squares, and β for how much of it is kept."""
    rule = RULES[name]()
    written = {key: str(rule.letters(Notation.NOTEBOOK)[meaning]) for key, meaning in rule.meanings().items()}
    assert [written[key] for key in (*rule.remembered(), "beta")] == [accumulated, kept]
    assert (written["learning_rate"], written["g"], written["x"]) == ("η", "g", "x")


@pytest.mark.parametrize("name", ["adam", "adamw", "adamax"])
def test_a_rule_that_has_both_keeps_its_letters_in_the_notebook_s(name: str) -> None:
    rule = RULES[name]()
    assert rule.letters(Notation.NOTEBOOK) == rule.letters(Notation.LAB)


def test_things_that_would_share_a_letter_all_keep_their_own() -> None:
    one, other = (Meaning(key, thing(key).symbol, "", notebook=thing("z").symbol) for key in "ab")
    assert letters([one], Notation.NOTEBOOK) == {one: thing("z").symbol}
    assert letters([one, other], Notation.NOTEBOOK) == letters([one, other], Notation.LAB)


def test_spans_are_read_as_one_text() -> None:
    assert plain((Span("−"), Span("r", meanings.RATE), Span("·"), Span("d", meanings.DIRECTION))) == "−r·d"
