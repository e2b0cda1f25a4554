"""What a formula may say, and that it is read as Python reads it."""

import ast
import random
from typing import Any

import pytest

from rmsprop_gui.formulas import CONSTANTS, FUNCTIONS, FormulaError, names, parse, to_text
from rmsprop_gui.formulas.parser import MAX_EXPONENT, MAX_LENGTH, MAX_LEVELS
from rmsprop_gui.formulas.tree import (
    NAME_LENGTH,
    Binary,
    Call,
    Comparison,
    Expression,
    Name,
    Negative,
    Number,
)

ALLOWED = [
    "x",
    "1",
    "1.5e-8",
    ".5",
    "2.",
    "1E5",
    "-x",
    "--x",
    "x + 1",
    "x - -y",
    "x - y - z",
    "x - (y - z)",
    "x * y / 2",
    "x / y / z",
    "x / (y / z)",
    "x**2",
    "-x**2",
    "(-x)**2",
    "2**-x",
    "2**-x**2 * y",
    "2**3**x",
    "(2**3)**x",
    "x < 1",
    "-x + y <= z * 2",
    "(x < 1) * (y != 2)",
    "sqrt(x)",
    "cos(2 * pi * x)",
    "where(x >= 0, x, -x)",
    " x ",
    "\tx\n",
    "((x))",
    "lambda_ + epsilon",
]

REFUSED = {
    "attribute": "x.real",
    "dunder attribute": "x.__class__",
    "method": "x.sum()",
    "subscript": "x[0]",
    "lambda": "lambda: 1",
    "called lambda": "(lambda x: x)(1)",
    "unknown function": "f(x)",
    "a call of a call": "sqrt(x)(y)",
    "builtin function": "eval('1')",
    "import": "__import__('os')",
    "dunder name": "__builtins__",
    "underscore": "_",
    "a name with an underscore first": "_x",
    "keyword": "sqrt(x=1)",
    "starred": "sqrt(*x)",
    "no argument": "sqrt()",
    "two arguments": "sqrt(x, y)",
    "an argument too few": "where(x < 1, y)",
    "an argument that is missing": "maximum(x,)",
    "function as a name": "sqrt + 1",
    "comparisons in a row": "x < y < z",
    "comparisons in a row of another kind": "x == y != z",
    "boolean": "x and y",
    "not": "not x",
    "condition": "x if y else z",
    "membership": "x in y",
    "identity": "x is y",
    "tuple": "x, y",
    "tuple in parentheses": "(x, y)",
    "list": "[x]",
    "dictionary": "{x: 1}",
    "comprehension": "[i for i in x]",
    "walrus": "(x := 1)",
    "plus sign": "+x",
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
    "hexadecimal number": "0x10",
    "number with underscores": "1_000",
    "number that is too large": "1e309",
    "exponent that is too large": "10**100000000",
    "exponent that is too small": "10**-100000000",
    "assignment": "x = 1",
    "comment": "x # y",
    "two lines": "x\n+ 1",
    "two lines in parentheses": "(x\n+ 1)",
    "statement": "import os",
    "nothing": "",
    "blank": "  ",
    "half a formula": "x +",
    "half a comparison": "x <",
    "open parenthesis": "(x",
    "closed parenthesis": "x)",
    "no parenthesis of its own": "sqrt(x",
    "juxtaposition": "2 x",
    "juxtaposed names": "x y",
    "null byte": "\0",
    "null byte within": "x\0+ 1",
    "surrogate": "\ud800",
    "letter of another alphabet": "β",
    "letter that unicode folds": "ｘ",
    "digit of another alphabet": "٣",
    "superscript": "x²",
    "minus sign of print": "x − 1",
    "space of print": "x\u00a0+ 1",
    "name that is too long": "x" * (NAME_LENGTH + 1),
    "parentheses that are too deep": "(" * 100_000 + "x" + ")" * 100_000,
    "parentheses just too deep": "(" * MAX_LEVELS + "x" + ")" * MAX_LEVELS,
    "signs that are too deep": "-" * (MAX_LEVELS + 1) + "x",
    "powers that are too deep": "**".join(["x"] * (MAX_LEVELS + 1)),
    "sum that is too deep": "+".join(["x"] * (MAX_LEVELS + 1)),
    "calls that are too deep": "sin(" * MAX_LEVELS + "x" + ")" * MAX_LEVELS,
    "megabyte": "x+" * 500_000 + "x",
}


def as_python_reads(text: str) -> Expression:
    """The same text read by Python's own parser."""

    def tree(node: Any) -> Expression:
        match node:
            case ast.Constant(value):
                return Number(value)
            case ast.Name(name):
                return Name(name)
            case ast.UnaryOp(ast.USub(), operand):
                return Negative(tree(operand))
            case ast.BinOp(left, operator, right):
                signs: Any = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}
                return Binary(signs[type(operator)], tree(left), tree(right))
            case ast.Compare(left, [operator], [right]):
                signs = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
                return Comparison(signs[type(operator)], tree(left), tree(right))
            case ast.Call(ast.Name(function), arguments):
                return Call(function, tuple(map(tree, arguments)))
        raise AssertionError(ast.dump(node))

    return tree(ast.parse(text.strip(), mode="eval").body)


@pytest.mark.parametrize("text", ALLOWED)
def test_arithmetic_is_read_as_python_reads_it(text: str) -> None:
    assert parse(text) == as_python_reads(text)


def random_text(coin: random.Random, depth: int) -> str:
    """A formula with every sign and function, with parentheses or without."""
    if depth == 0:
        return coin.choice(("x", "y1", "beta_2", "2", "0.5", "1e-08", "3.", "pi"))
    inner, other = random_text(coin, depth - 1), random_text(coin, coin.randrange(depth))
    kind = coin.choice(("+", "-", "*", "/", " ** ", "<", ">=", "call", "negative", "parentheses"))
    if kind == "call":
        function = coin.choice(sorted(FUNCTIONS))
        return f"{function}({', '.join([inner, other, 'x'][: FUNCTIONS[function].arity])})"
    if kind in ("<", ">="):
        return f"({inner} {kind} {other})"
    return {"negative": f"-{inner}", "parentheses": f"({inner})"}.get(kind, f"{inner}{kind}{other}")


@pytest.mark.parametrize("seed", range(8))
def test_any_formula_is_read_as_python_reads_it_and_written_so_that_it_reads_the_same(seed: int) -> None:
    coin = random.Random(seed)
    for _ in range(100):
        text = random_text(coin, coin.randint(1, 7))
        assert parse(text) == as_python_reads(text) == parse(to_text(parse(text))), text


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused_on_one_short_line_with_its_place(text: str) -> None:
    with pytest.raises(FormulaError, match="formula") as caught:
        parse(text)
    message = str(caught.value)
    assert message.isprintable() and len(message) < 320
    assert 0 <= caught.value.place <= len(text) and caught.value.reason in message
    if len(text) <= 30:
        assert message.endswith(f"at character {caught.value.place + 1} of the formula {text!r}")


@pytest.mark.parametrize(
    "text, place",
    [("x + $", 4), ("  x + ", 5), ("f(x)", 0), ("1 + f(x)", 4), ("x < y < z", 6), ("sqrt(x, y)", 0), ("x + 1e999", 4)],
)
def test_the_place_is_where_the_reason_is(text: str, place: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert caught.value.place == place


def test_a_refusal_quotes_no_huge_number_and_no_long_text() -> None:
    for text in ("9" * 400, "x**" + "9" * 300, "a" * 1999, "x " * 900, "9" * 10_000_000):
        with pytest.raises(FormulaError) as caught:
            parse(text)
        assert len(str(caught.value)) < 200


def test_the_largest_that_is_allowed_is_allowed() -> None:
    assert parse("x".ljust(MAX_LENGTH)) == Name("x")
    assert parse("x" * NAME_LENGTH) == Name("x" * NAME_LENGTH)
    assert parse(f"x**{MAX_EXPONENT:.0f}") == Binary("**", Name("x"), Number(MAX_EXPONENT))
    assert parse("+".join(["x"] * MAX_LEVELS)).depth == MAX_LEVELS
    assert parse("(" * (MAX_LEVELS - 1) + "x" + ")" * (MAX_LEVELS - 1)) == Name("x")


def test_an_unknown_function_hears_which_are_known() -> None:
    with pytest.raises(ValueError, match=", ".join(FUNCTIONS)):
        parse("gamma(x)")


def test_whole_numbers_are_floats_from_the_moment_they_are_read() -> None:
    for node in (parse("7"), parse("-7").operand):  # type: ignore[union-attr]
        assert isinstance(node, Number) and type(node.value) is float


def test_names_come_in_order_of_appearance_and_once() -> None:
    assert names(parse("sqrt(b + a * pi) - b / eps**a + where(z < a, y, b)")) == ["b", "a", "eps", "z", "y"]


def test_constants_are_not_hidden_behind_names() -> None:
    assert not set(CONSTANTS) & set(FUNCTIONS)
