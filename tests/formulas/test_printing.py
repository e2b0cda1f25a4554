"""Formulas in other languages: every function in every one of them, and the numbers that come out."""

import itertools
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.formulas import FUNCTIONS, compile_function, parse, substitute
from rmsprop_gui.formulas.languages import JAVASCRIPT, LANGUAGES, NUMPY, Language
from rmsprop_gui.formulas.latex import escaped, latex
from rmsprop_gui.formulas.pieces import letter
from rmsprop_gui.formulas.printing import Kind, Printed, Word, definitions, printed
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.typeset import typeset

WORDS = {"x": Word("x"), "y": Word("y"), "beta": Word("beta", Kind.NUMBER)}
FORMULAS = (
    "x + y * 2 - x / y",
    "-(x + y) * -x**2",
    "(x - y)**2 / (x**3 + 1) - 2**-x",
    "x**-3 + x**16 + abs(x)**1.5 + abs(x)**17",
    "x - (y - (x - y))",
    "x / (y / (x * y))",
    "(x > y) + (x <= y) * 3 + (x == x) + (x != y)",
    "where(x, 1, 2) + where(x - x, 1, 2) + where(x > y, x, y)",
    "1e300 * x / 1e300 + 3e-7 + 12345678901234 * y",
    "pi * x + e",
    "(sin(x * y) + 1) * (sin(x * y) - 1) * cos(sin(x * y) + 1)",
    "beta**x + beta / 3 + x * (1 - beta)",
)
PAIRS = ((0.7, -1.3), (1.5, 0.25), (-2.0, 3.0))


def call_of(name: str) -> str:
    """A formula that calls a function, with arguments that have a value everywhere."""
    arguments = ("abs(x) + 0.5", "y", "x + 3")[: FUNCTIONS[name].arity]
    return f"2 * {name}({', '.join(arguments)}) - {name}({', '.join(('x**2 + y**2', '0', '2')[: len(arguments)])})**2"


ALL = (*FORMULAS, *(call_of(name) for name in FUNCTIONS))


def computed(text: str, x: float, y: float) -> float:
    """What the app makes of it."""
    function = compile_function(("x", "y", "beta"), (parse(text),))
    return float(function(np.float64(x), np.float64(y), 0.9))


def as_python(made: Printed, language: Language) -> str:
    """A function of x, y and beta."""
    lines = [f"    {name} = {text}" for name, text in made.lines]
    head = ["import math", "import numpy as np", *definitions(language, made.helpers), "def f(x, y, beta):"]
    return "\n".join([*head, *lines, f"    return {made.results[0]}", ""])


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize("shares", [True, False])
def test_printed_numpy_has_the_same_bits(text: str, shares: bool) -> None:
    scope: dict[str, Any] = {}
    exec(as_python(printed(NUMPY, (parse(text),), WORDS, shares), NUMPY), scope)
    for x, y in PAIRS:
        assert float(scope["f"](np.float64(x), np.float64(y), 0.9)) == computed(text, x, y)


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not here")
def test_printed_javascript_has_the_same_numbers(tmp_path: Path) -> None:
    made = [printed(JAVASCRIPT, (parse(text),), WORDS) for text in ALL]
    helpers = frozenset[str]().union(*(one.helpers for one in made))
    parts = [*definitions(JAVASCRIPT, helpers), "const rows = [0];", "const all = [];"]
    for one, (x, y) in itertools.product(made, PAIRS):
        lines = " ".join(f"const {name} = {text};" for name, text in one.lines)
        parts.append(f"all.push(((x, y, beta) => {{ {lines} return {one.results[0]}; }})({x}, {y}, 0.9));")
    script = tmp_path / "formulas.js"
    script.write_text("\n".join([*parts, "console.log(all.join('\\n'));"]), encoding="utf-8")
    found = subprocess.run(["node", script], capture_output=True, text=True, check=True, timeout=30).stdout.split()
    for number, (text, (x, y)) in zip(found, itertools.product(ALL, PAIRS), strict=True):
        assert float(number) == pytest.approx(computed(text, x, y), rel=1e-13, nan_ok=True), text


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: str(language.name))
def test_every_function_can_be_written_in_every_language(name: str, language: Language) -> None:
    made = printed(language, (parse(call_of(name)),), WORDS, shares=False)
    form = getattr(FUNCTIONS[name].forms, language.name)
    assert "$" not in made.results[0] and ("$a" in form or "$holds" in form)
    for place in "abc"[1 : FUNCTIONS[name].arity]:
        assert f"${place}" in form


@pytest.mark.parametrize("text", ALL)
def test_whatever_is_typeset_is_written_as_latex_with_matching_braces(text: str) -> None:
    written = latex(typeset(parse(text), lambda name: letter(Symbol(name))).box)
    depth = list(itertools.accumulate((sign == "{") - (sign == "}") for sign in written.replace(r"\{", "")))
    assert min(depth) >= 0 and depth[-1] == 0
    assert written.isascii()
    assert written.count(r"\left") == written.count(r"\right")


def test_what_occurs_twice_is_computed_once_and_has_a_name_that_is_free() -> None:
    made = printed(NUMPY, (parse("sin(x * y + u1)**2 + sin(x * y + u1)"),), {**WORDS, "u1": Word("u1")})
    assert made.lines == (("u2", "np.sin(x * y + u1)"),)
    assert made.results == ("power(u2, 2) + u2",)


def test_what_is_nested_deeply_is_cut_into_lines() -> None:
    expression = parse("x")
    for _ in range(70):
        expression = substitute(parse("sin(1 + x)"), {"x": expression})
    made = printed(NUMPY, (expression,), WORDS, shares=False)
    assert made.lines
    assert all(text.count("(") < 30 for _, text in (*made.lines, ("", made.results[0])))


def test_what_depends_on_a_row_stays_inside_the_mean_where_rows_are_gone_through_one_by_one() -> None:
    words = {"x": Word("x"), "z": Word("z[row]", in_rows=True)}
    expression = parse("mean(sin(x * z + 1)**2 + sin(x * z + 1)) + x")
    made = printed(JAVASCRIPT, (expression,), words)
    assert made.lines == ()
    assert made.results[0].startswith("mean(rows, (row) => ")
    arrays = {"x": Word("x"), "z": Word("z", Kind.ARRAY, in_rows=True)}
    assert [name for name, _ in printed(NUMPY, (expression,), arrays).lines] == ["u1"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("beta / 0", "np.divide(beta, 0)"),
        ("beta / (1 - beta)", "np.divide(beta, 1 - beta)"),
        ("9**99**99", "np.float_power(9, np.float_power(99, 99))"),
        ("2**1000", "np.float_power(2, 1000)"),
        ("sin(beta) / 0", "np.sin(beta) / 0"),
    ],
)
def test_plain_numbers_that_might_raise_or_never_end_are_computed_by_numpy(text: str, written: str) -> None:
    assert printed(NUMPY, (parse(text),), WORDS).results == (written,)


def test_a_name_that_stands_for_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="'z' stands for nothing"):
        printed(NUMPY, (parse("x + z"),), WORDS)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"\input{x}", r"\textbackslash{}input\{x\}"),
        ("$a_b^c$ & 5% #1 ~", r"\$a\_b\textasciicircum{}c\$ \& 5\% \#1 \textasciitilde{}"),
        ("β₂ 0.9", r"\(\beta\)\({}_{2}\) 0.9"),
        ("two\nlines", "two lines"),
        ("\N{ROCKET}é", "[U+1F680]é"),
    ],
)
def test_no_letter_of_a_text_is_a_command_of_latex(text: str, written: str) -> None:
    assert escaped(text) == written
