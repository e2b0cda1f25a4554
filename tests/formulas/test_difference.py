"""Two formulas side by side: what is marked in them, and that all else is the same."""

import random

import pytest

from rmsprop_gui.formulas import Expression, names, parse, to_text
from rmsprop_gui.formulas.boxes import Marked, linear
from rmsprop_gui.formulas.difference import Path, difference, extract, weight
from rmsprop_gui.formulas.pieces import letter, marked
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.tree import Binary, Call, Name, Number, fold, operands
from rmsprop_gui.formulas.typeset import typeset

PAIRS = {
    "the bridge from AdaGrad": ("v + g**2", "b * v + (1 - b) * g**2", [], ["b", "1 - b"]),
    "ε in and out of the root": ("n / sqrt(v + e)", "n / (sqrt(v) + e)", ["e"], ["e"]),
    "a divisor": ("n", "n / sqrt(v + e)", [], ["sqrt(v + e)"]),
    "another thing": ("g", "m", ["g"], ["m"]),
    "one factor of three": ("s * n / d", "n / d", ["s"], []),
    "a term more": ("g", "g + l * y", [], ["l * y"]),
    "another sign": ("g + l", "g - l", ["l"], ["l"]),
    "another number": ("2 * g", "3 * g", ["2"], ["3"]),
    "another function": ("sin(a)", "cos(a)", ["sin(a)"], ["cos(a)"]),
    "no name in common": ("1 - a", "1 - b", ["1 - a"], ["1 - b"]),
    "the same": ("where(a > 0, b, 2)", "where(a > 0, b, 2)", [], []),
    "numbers alone": ("1 + sqrt(2)", "1 + sqrt(2)", [], []),
}


def parts(expression: Expression, paths: frozenset[Path]) -> list[str]:
    return [to_text(part) for part in extract(expression, paths).parts.values()]


@pytest.mark.parametrize(("first", "second", "in_first", "in_second"), PAIRS.values(), ids=PAIRS)
def test_what_differs_is_found(first: str, second: str, in_first: list[str], in_second: list[str]) -> None:
    one, other = parse(first), parse(second)
    found, turned = difference(one, other), difference(other, one)
    assert (parts(one, found.first), parts(other, found.second)) == (in_first, in_second)
    assert (turned.first, turned.second, turned.weight) == (found.second, found.first, found.weight)


def random_formula(dice: random.Random, depth: int = 4) -> Expression:
    if depth == 0 or dice.random() < 0.2:
        return Name(dice.choice("abc")) if dice.random() < 0.8 else Number(dice.choice((1.0, 2.0)))
    if dice.random() < 0.2:
        return Call(dice.choice(("sqrt", "abs")), (random_formula(dice, depth - 1),))
    sides = random_formula(dice, depth - 1), random_formula(dice, depth - 1)
    return Binary(dice.choice(("+", "-", "*", "/", "**")), *sides)


def altered(expression: Expression, dice: random.Random) -> Expression:
    """The formula with some of its parts replaced by others."""

    def put(node: Expression, below: list[Expression]) -> Expression:
        if dice.random() < 0.1:
            return random_formula(dice, 2)
        return Binary(node.operator, *below) if isinstance(node, Binary) else node

    return fold(expression, put)


def unmarked(expression: Expression, paths: frozenset[Path], here: Path = ()) -> list[str]:
    """The leaves from left to right, without those of marked parts."""
    if here in paths:
        return []
    if not operands(expression):
        return [to_text(expression)]
    below = enumerate(operands(expression))
    return [leaf for place, part in below for leaf in unmarked(part, paths, (*here, place))]


def test_all_that_is_not_marked_is_the_same_in_both() -> None:
    dice = random.Random(3)
    for _ in range(300):
        first = random_formula(dice)
        second = altered(first, dice) if dice.random() < 0.8 else random_formula(dice)
        found = difference(first, second)
        assert unmarked(first, found.first) == unmarked(second, found.second), (to_text(first), to_text(second))
        assert bool(found.weight) == (first != second) or to_text(first) == to_text(second)
        assert found.weight <= weight(first) + weight(second)


def test_names_may_stand_for_the_same_thing() -> None:
    one, other = parse("beta * v + g"), parse("beta2 * v + h")
    alike = {"beta2": "beta", "v": "v", "h": "w"}
    found = difference(one, other, lambda name, its: name == alike[its])
    assert (parts(one, found.first), parts(other, found.second)) == (["g"], ["h"])


def test_very_large_formulas_are_compared_as_wholes() -> None:
    one = parse(" + ".join(f"a{index} * b" for index in range(55)))
    assert difference(one, one).weight == 0
    other = parse(" + ".join(f"a{index} * b" for index in range(56)))
    assert difference(one, other).first == {()}


def test_a_part_that_stands_out_is_laid_out_with_its_parentheses() -> None:
    expression = parse("(1 - b) * g")
    found = extract(expression, {(0,)})
    assert names(found.expression)[1] == "g" and list(map(to_text, found.parts.values())) == ["1 - b"]
    part = marked(typeset(parse("1 - b"), lambda name: letter(Symbol(name))))
    box = typeset(found.expression, lambda name: part if name in found.parts else letter(Symbol(name))).box
    assert linear(box) == linear(typeset(expression, lambda name: letter(Symbol(name))).box)
    assert [linear(item) for item in box.items if isinstance(item, Marked)] == ["(1 − b)"]  # type: ignore[union-attr]


def test_the_names_of_parts_are_those_of_nothing_else() -> None:
    found = extract(parse("part_0_0 + part_0_1 * g"), {(0,), (1, 1)})
    assert len(set(names(found.expression))) == 3 and found.parts.keys() < set(names(found.expression))
