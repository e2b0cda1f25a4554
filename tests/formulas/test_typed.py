"""Formulas as people type them: what is meant, and where it cannot be meant."""

import pytest

from rmsprop_gui.formulas import CONSTANTS, FUNCTIONS, FormulaError, compile_function, parse
from rmsprop_gui.formulas.parser import MAX_LENGTH, MAX_TOKENS
from rmsprop_gui.formulas.typed import parse_typed

NAMES = {"x1": "x1", "x2": "x2", "x": "x1", "y": "x2", "t": "t"}

MEANT = {
    "0.1*x1**2 + 5*x2**2": "0.1*x1**2 + 5*x2**2",
    "2x2^2 + 0.1x1^2": "2*x2**2 + 0.1*x1**2",
    "x": "x1",
    "y - x": "x2 - x1",
    "3sin(x)": "3*sin(x1)",
    "(x+1)(y-1)": "(x1 + 1)*(x2 - 1)",
    "2(x)": "2*x1",
    "x(y)": "x1*x2",
    "xy": "x1*x2",
    "x1x2": "x1*x2",
    "x2x": "x2*x1",
    "xsin(y)": "x1*sin(x2)",
    "x exp (y)": "x1*exp(x2)",
    "2pi x": "2*pi*x1",
    "2pix": "2*pi*x1",
    "e^x": "e**x1",
    "2e x": "2*e*x1",
    "2e3x": "2e3*x1",
    "-x^2": "-x1**2",
    "2^3x": "2**3*x1",
    "x^-1": "x1**-1",
    "x^2^3": "x1**2**3",
    "1/2x": "1/2*x1",
    "+x - +y": "x1 - x2",
    "x₁² + 5·x₂²": "x1**2 + 5*x2**2",
    "x⁻¹ + x¹⁰": "x1**-1 + x1**10",
    "x² y": "x1**2*x2",
    "x − y × 2 ÷ 3": "x1 - x2*2/3",
    "√(π)": "sqrt(pi)",
    "ln(x) + max(x, y) + min(x, y) + atan(x)": "log(x1) + maximum(x1, x2) + minimum(x1, x2) + arctan(x1)",
    "where(x ≤ 1, t, 0)": "where(x1 <= 1, t, 0)",
    "  x\t+\u00a0y\n": "x1 + x2",
}

REFUSED = {
    "": 0,
    "   ": 0,
    "x +": 3,
    "x3 + 1": 0,
    "1 + z": 4,
    "2 + foo(x)": 4,
    "sin x": 0,
    "sin^2(x)": 0,
    "0,1x": 1,
    "2 3": 2,
    "x 2": 2,
    "x^2 3": 4,
    "1.2.3": 3,
    "x12": 0,
    "|x|": 0,
    "x = 2": 2,
    "[x]": 0,
    "(x": 2,
    "x)": 1,
    "sin(x, y)": 0,
    "1 + x.real": 5,
    "__import__('os')": 0,
    "x + 'y'": 4,
    "x\0y": 1,
    "ｘ": 0,
    "x + β": 4,
    "x + 1e400": 4,
    "x^1e9": 1,
    "x < y < 1": 6,
    "lambda: x": 0,
    "(x := 1)": 3,
    "x" * (MAX_LENGTH + 1): MAX_LENGTH,
    "-" * MAX_LENGTH: MAX_TOKENS,
}


@pytest.mark.parametrize(("text", "meant"), MEANT.items(), ids=repr)
def test_what_is_typed_means_this(text: str, meant: str) -> None:
    assert parse_typed(text, NAMES) == parse(meant)


@pytest.mark.parametrize("text", MEANT.values(), ids=repr)
def test_the_strict_grammar_is_understood_too(text: str) -> None:
    assert parse_typed(text, NAMES) == parse(text)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_may_be_typed(name: str) -> None:
    text = f"{name}({', '.join(['x1', 'x2', 't'][: FUNCTIONS[name].arity])})"
    assert parse_typed(f"2{text}", NAMES) == parse(f"2*{text}")


@pytest.mark.parametrize(("text", "place"), REFUSED.items(), ids=lambda part: repr(part)[:40])
def test_anything_else_is_refused_with_its_place(text: str, place: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_typed(text, NAMES)
    assert caught.value.place == place
    assert caught.value.reason.isprintable() and len(caught.value.reason) < 200


def test_the_words_that_may_be_typed_are_told_by_whoever_asks() -> None:
    assert parse_typed("2beta g", {"beta": "beta", "g": "g"}) == parse("2*beta*g")
    with pytest.raises(FormulaError, match=r"known are g, pi, e, and functions") as caught:
        parse_typed("g + x1", {"g": "g"})
    assert caught.value.place == 4


def test_e_is_eulers_number() -> None:
    assert compile_function((), (parse("e"),))() == CONSTANTS["e"].value == pytest.approx(2.718281828459045, abs=0)
