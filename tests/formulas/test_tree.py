"""The tree itself: equal trees are one value, and no tree grows beyond what its uses can bear."""

import math
import time
from typing import Any

import pytest

from rmsprop_gui.formulas import parse, substitute, to_text
from rmsprop_gui.formulas.tree import MAX_DEPTH, MAX_SIZE, Binary, Call, Comparison, Name, Negative, Number, nodes

X, Y = Name("x"), Name("y")


def test_equal_trees_are_one_value() -> None:
    text = "where(x < 1, -sqrt(x), x**2 / y)"
    assert parse(text) is parse(text)
    again = substitute(parse(text.replace("y", "z")), {"z": Y})
    assert again == parse(text) and hash(again) == hash(parse(text)) and again is not parse(text)


DIFFERENT = [
    *(X, Y, Number(1), Negative(X), Binary("-", X, Y), Binary("-", Y, X), Binary("+", X, Y)),
    *(Comparison("<", X, Y), Comparison(">", X, Y), Call("maximum", (X, Y)), Call("minimum", (X, Y))),
]


def test_different_trees_are_different_values() -> None:
    assert len(set(DIFFERENT)) == len(DIFFERENT)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, 10**400], ids=["inf", "-inf", "nan", "huge"])
def test_numbers_are_finite(value: Any) -> None:
    with pytest.raises(ValueError, match="finite"):
        Number(value)


def test_equal_numbers_are_one_number() -> None:
    assert Number(-0.0) == Number(0) and math.copysign(1, Number(-0.0).value) == 1
    assert type(Number(3).value) is float


@pytest.mark.parametrize("name", ["", "_x", "__import__('os')", "x y", "1x", "if", "β", "x" * 1000, "x\n", "\ud800"])
def test_names_are_identifiers(name: str) -> None:
    with pytest.raises(ValueError, match="not a name") as caught:
        Name(name)
    assert len(str(caught.value)) < 120


def test_substitution_keeps_what_belongs_together() -> None:
    """Replacing a name by a sum is not replacing its text: 2 · x becomes 2 · (a + b)."""
    expression, replacement = parse("2 * x**2 - x * y"), parse("a + b")
    replaced = substitute(expression, {"x": replacement})
    assert to_text(replaced) == "2 * (a + b)**2 - (a + b) * y"
    assert (to_text(expression), to_text(replacement)) == ("2 * x**2 - x * y", "a + b")


def test_substitution_is_simultaneous() -> None:
    assert to_text(substitute(parse("x - y"), {"x": parse("y"), "y": parse("x")})) == "y - x"


def test_substitution_leaves_alone_what_it_does_not_touch() -> None:
    expression = parse("sqrt(a) * x")
    replaced = substitute(expression, {"x": Y})
    assert isinstance(replaced, Binary) and isinstance(expression, Binary) and replaced.left is expression.left
    assert substitute(expression, {"q": Y}) is expression


def test_sharing_cannot_hide_an_explosion() -> None:
    expression, doubled = parse("x + 1"), parse("x * x")
    begun = time.perf_counter()
    with pytest.raises(ValueError, match="too long"):
        for _ in range(100):
            expression = substitute(doubled, {"x": expression})
    assert time.perf_counter() - begun < 0.2 and expression.size <= MAX_SIZE


def test_depth_has_an_end() -> None:
    expression = parse("x")
    with pytest.raises(ValueError, match="too deep"):
        for _ in range(10_000):
            expression = substitute(parse("sin(-x)"), {"x": expression})
    assert expression.depth <= MAX_DEPTH


def test_nodes_come_after_their_parts_and_once() -> None:
    found = list(nodes((parse("(a + b) * (a + b)"), parse("a + b - c"))))
    assert [to_text(node) for node in found] == ["a", "b", "a + b", "(a + b) * (a + b)", "c", "a + b - c"]
