"""What a formula may say, and that it computes what it says."""

import ast
import math
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.formulas.expression import CONSTANTS, FUNCTIONS, compile_function, names, parse, substitute

ALLOWED = [
    "x",
    "1",
    "1.5e-8",
    "-x",
    "x + 1",
    "x - -y",
    "x * y / 2",
    "x**2",
    "2**-x",
    "sqrt(x)",
    "cos(2 * pi * x)",
    " x ",
]

REFUSED = {
    "attribute": "x.real",
    "dunder attribute": "x.__class__",
    "method": "x.sum()",
    "subscript": "x[0]",
    "lambda": "lambda: 1",
    "called lambda": "(lambda x: x)(1)",
    "unknown function": "f(x)",
    "builtin function": "eval('1')",
    "import": "__import__('os')",
    "dunder name": "__builtins__",
    "keyword": "sqrt(x=1)",
    "starred": "sqrt(*x)",
    "no argument": "sqrt()",
    "two arguments": "sqrt(x, y)",
    "function as a name": "sqrt + 1",
    "comparison": "x < 1",
    "boolean": "x and y",
    "not": "not x",
    "condition": "x if y else z",
    "tuple": "x, y",
    "list": "[x]",
    "dictionary": "{x: 1}",
    "comprehension": "[i for i in x]",
    "walrus": "(x := 1)",
    "floor division": "x // 2",
    "remainder": "x % 2",
    "matrix product": "x @ y",
    "bits": "x | 1",
    "inversion": "~x",
    "string": "'x'",
    "bytes": "b'x'",
    "f-string": "f'{x}'",
    "true": "True",
    "none": "None",
    "ellipsis": "...",
    "imaginary number": "1j",
    "assignment": "x = 1",
    "two lines": "x\n+ 1",
    "statement": "import os",
    "nothing": "",
    "blank": "  ",
    "half a formula": "x +",
    "open parenthesis": "(x",
    "juxtaposition": "2 x",
    "null byte": "\0",
}


@pytest.mark.parametrize("text", ALLOWED)
def test_arithmetic_is_read(text: str) -> None:
    assert ast.unparse(parse(text)) == ast.unparse(ast.parse(text.strip(), mode="eval"))


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused_and_named(text: str) -> None:
    with pytest.raises(ValueError, match="formula"):
        parse(text)


def test_a_refusal_is_one_line_that_quotes_the_formula() -> None:
    for text in ("x.real", "f(x)", "x +"):
        with pytest.raises(ValueError) as caught:
            parse(text)
        assert repr(text) in str(caught.value) and "\n" not in str(caught.value)


def test_an_unknown_function_hears_which_are_known() -> None:
    with pytest.raises(ValueError, match=", ".join(FUNCTIONS)):
        parse("tan(x)")


def test_names_come_in_order_of_appearance_and_once() -> None:
    assert names(parse("sqrt(b + a * pi) - b / eps**a")) == ["b", "a", "eps"]


def test_substitution_keeps_what_belongs_together() -> None:
    """Replacing a name by a sum is not replacing its text: 2 · x becomes 2 · (a + b)."""
    expression, replacement = parse("2 * x**2 - x * y"), parse("a + b")
    replaced = substitute(expression, {"x": replacement})
    assert ast.unparse(replaced) == "2 * (a + b) ** 2 - (a + b) * y"
    assert (ast.unparse(expression), ast.unparse(replacement)) == ("2 * x ** 2 - x * y", "a + b")


def test_substitution_is_simultaneous() -> None:
    assert ast.unparse(substitute(parse("x - y"), {"x": parse("y"), "y": parse("x")})) == "y - x"


def test_a_compiled_function_carries_out_its_lines_in_turn() -> None:
    f = compile_function(("x", "y"), ("a", "b"), [("a", "x + y"), ("b", "a * 2"), ("a", "a - b")])
    assert f(1, 2) == (-3, 6)


def test_a_compiled_function_works_element_by_element() -> None:
    f = compile_function(("x",), ("sqrt(x) + cos(pi * x) + sin(x) * exp(-x)",))
    xs = np.array([[0.0, 0.25], [1.0, 4.0]])
    expected = [math.sqrt(x) + math.cos(math.pi * x) + math.sin(x) * math.exp(-x) for x in xs.flat]
    np.testing.assert_allclose(f(xs).ravel(), expected, rtol=1e-14)


@pytest.mark.parametrize("x", [0.1, -3e5, np.array([0.1, -3e5, 1e-9])], ids=str)
def test_a_square_is_a_product_to_the_last_bit(x: Any) -> None:
    """Numbers and arrays take the same steps, so that a path does not depend on how it is computed."""
    f = compile_function(("x",), ("x**2", "-(x - 0.3)**2", "(x**2 + 1)**2", "2 * x**2 / 7"))
    found, shifted, inner = f(x), x - 0.3, x * x + 1
    for value, expected in zip(found, (x * x, -(shifted * shifted), inner * inner, 2 * (x * x) / 7), strict=True):
        assert np.all(value == expected)


@pytest.mark.parametrize("text", ["().__class__", "__import__('os')", "1) + (2", "x, x"])
def test_nothing_is_compiled_that_is_no_formula(text: str) -> None:
    """Results are run like the lines above them, so they are read as strictly."""
    with pytest.raises(ValueError, match="formula"):
        compile_function(("x",), (text,))
    with pytest.raises(ValueError, match="formula"):
        compile_function(("x",), ("y",), [("y", text)])


def test_constants_are_not_hidden_behind_names() -> None:
    assert CONSTANTS["pi"] == math.pi and not set(CONSTANTS) & set(FUNCTIONS)
