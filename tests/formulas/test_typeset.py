"""That what is printed says what is computed: in letters, and with the numbers in it."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from optimizers.conventions import CONVENTIONS
from optimizers.published import PUBLISHED

from rmsprop_gui.formulas import FUNCTIONS, compile_function, names, parse, to_text
from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.tree import Call, Name
from rmsprop_gui.formulas.typeset import Fenced, Glyphs, Letter, join, letter, linear, relation, typeset, value
from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.optimizers.rule import MOVE
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

PYTHON = {"−": "-", " · ": "*", "·": "*", "\N{THIN SPACE}": "*", "×": "*", "^": "**", "√(": "sqrt(", "π": "pi"}
PYTHON |= {
    " = ": "==",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
    "{": "(",
    " if ": ") if (",
    "; ": ") else (",
    " otherwise}": ")",
}
LETTERS = {"x1": Symbol("x", "1"), "x2": Symbol("x", "2")}


def to_python(text: str) -> str:
    """The line as a program: nothing is added to it, each sign is replaced by Python's."""
    for sign, replacement in PYTHON.items():
        text = text.replace(sign, replacement)
    return re.sub(r"\|([^|]*)\|", r"abs(\1)", text.replace("(", "((", text.count("{")))


def in_letters(text: str, symbols: dict[str, Symbol]) -> str:
    return linear(typeset(parse(text), lambda name: letter(symbols[name])).box)


def in_numbers(text: str, values: dict[str, float], digits: int = 4, whole: bool = True) -> str:
    return linear(typeset(parse(text), lambda name: value(values[name], digits, whole=whole)).box)


def symbols_of(rule: UpdateRule) -> dict[str, Symbol]:
    numbers = {key: item.symbol for key, item in rule.declared().items() if isinstance(item, NumericParameter)}
    return numbers | {name: quantity.symbol for name, quantity in rule.quantities().items()}


def lines_of(rule: UpdateRule) -> list[str]:
    symbols = symbols_of(rule)
    lines = [f"{symbols[line.target]} = {in_letters(to_text(line.expression), symbols)}" for line in rule.assignments()]
    return [line.replace("\N{THIN SPACE}", " ") for line in lines]


@pytest.mark.parametrize("name", [name for name, entry in PUBLISHED.items() if entry.reads])
def test_equations_read_as_in_the_literature(name: str) -> None:
    assert lines_of(RULES[name]()) == list(PUBLISHED[name].reads)


@pytest.mark.parametrize("rule", [rule for rule in CONVENTIONS if rule.values().get("epsilon_inside")], ids=str)
def test_epsilon_moves_in_and_out_of_the_root(rule: UpdateRule) -> None:
    inside, outside = (lines_of(replace(rule, epsilon_inside=where)) for where in (True, False))
    moved = [re.sub(r"\(√\((.+?)\) \+ ε\)", r"(√(\1 + ε))", line) for line in outside]
    moved = [re.sub(r"= √\((.+?)\) \+ ε$", r"= √(\1 + ε)", line) for line in moved]
    assert moved == inside != outside


def test_formulas_of_surfaces_read_as_in_the_literature() -> None:
    rosenbrock = in_letters(SURFACES["rosenbrock"].formula, LETTERS)
    assert rosenbrock == "(1 − x₁)^2 + 100\N{THIN SPACE}(x₂ − x₁^2)^2"
    rastrigin = in_letters(SURFACES["rastrigin"].formula, LETTERS).replace("\N{THIN SPACE}", " ")
    assert rastrigin == "20 + x₁^2 − 10 cos(2 π x₁) + x₂^2 − 10 cos(2 π x₂)"


NUMBERED = [
    ("x - y", {"x": 1.0, "y": -2.0}, "1 − (−2)"),
    ("x + y", {"x": -1.0, "y": -2.0}, "−1 + (−2)"),
    ("x * y", {"x": 0.1, "y": 2.0}, "0.1 · 2"),
    ("x * y", {"x": -0.1, "y": -2.0}, "−0.1 · (−2)"),
    ("x**2", {"x": -3.0}, "(−3)^2"),
    ("x**2", {"x": 1.5e-8}, "(1.5·10^−8)^2"),
    ("x**y", {"x": 2.0, "y": -3.0}, "2^−3"),
    ("-x", {"x": -3.0}, "−(−3)"),
    ("x / y", {"x": 1e-8, "y": 2.5e-8}, "(10^−8)/(2.5·10^−8)"),
    ("sqrt(x + y)", {"x": 0.25, "y": 1e-8}, "√(0.25 + 10^−8)"),
    ("exp(-x)", {"x": 2.0}, "e^(−2)"),
    ("x * (y - 1)", {"x": 2.0, "y": 3.0}, "2 · (3 − 1)"),
    ("x + (y + 3)", {"x": 1.0, "y": -2.0}, "1 + (−2 + 3)"),
    ("x + y + 3", {"x": 1.0, "y": -2.0}, "1 + (−2) + 3"),
    ("x < y", {"x": -1.0, "y": -2.0}, "−1 < −2"),
    ("(x >= y) * 2", {"x": 1.0, "y": -2.0}, "(1 ≥ −2) · 2"),
    ("2 * (x == y)", {"x": 1.0, "y": 2.0}, "2 · (1 = 2)"),
    ("1 + (x != y)", {"x": 1.0, "y": 2.0}, "1 + (1 ≠ 2)"),
    ("(x <= y) - 1", {"x": 1.0, "y": 2.0}, "(1 ≤ 2) − 1"),
    ("(x < y) < 1", {"x": 1.0, "y": 2.0}, "(1 < 2) < 1"),
    ("abs(x)**2", {"x": -1.0}, "|−1|^2"),
    ("square(x - y)", {"x": 1.0, "y": 2.0}, "(1 − 2)^2"),
    ("log1p(x)", {"x": -0.5}, "log(1 + (−0.5))"),
    ("maximum(x, -y)", {"x": 1.0, "y": 2.0}, "max(1, −2)"),
    ("2 * where(x < y, x, y)", {"x": 1.0, "y": 2.0}, "2\N{THIN SPACE}({1 if 1 < 2; 2 otherwise})"),
    ("mean(x - y)", {"x": 1.0, "y": 2.0}, "mean(1 − 2)"),
]


@pytest.mark.parametrize("text, values, printed", NUMBERED)
def test_numbers_are_set_so_that_they_cannot_be_misread(text: str, values: dict[str, float], printed: str) -> None:
    assert in_numbers(text, values) == printed


def test_numbers_are_rounded_unless_whole() -> None:
    values = {"x": -1 / 3, "y": 2.0}
    assert in_numbers("x * y", values, whole=False) == "−0.3333 · 2.000"
    assert in_numbers("x * y", values, digits=2, whole=False) == "−0.33 · 2.0"


def evaluate(text: str) -> float:
    functions = {name: function.numpy_form for name, function in FUNCTIONS.items()}
    functions |= {"max": np.maximum, "min": np.minimum, "pi": np.pi, "e": np.e}
    with np.errstate(all="ignore"):
        return float(eval(to_python(text), functions))


SURFACE_FORMULAS = [
    to_text(formula)
    for surface in SURFACES.values()
    if isinstance(surface, FormulaSurface) and not surface.column_names
    for formula in (surface.expression, *surface.gradient_expressions, *surface.hessian_expressions)
]


@pytest.mark.parametrize("formula", dict.fromkeys(SURFACE_FORMULAS))
def test_surface_formulas_with_numbers_in_them_compute_their_value(formula: str) -> None:
    compute = compile_function(("x1", "x2", "t"), (parse(formula),))
    for x1, x2, t in np.random.default_rng(3).normal(scale=2, size=(20, 3)).tolist():
        printed = in_numbers(formula, {"x1": x1, "x2": x2, "t": t})
        assert evaluate(printed) == pytest.approx(float(compute(x1, x2, t)), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
def test_equations_with_a_step_s_numbers_in_them_compute_its_results(rule: UpdateRule) -> None:
    """The printed line of a random step, done as a sum by hand, gives what the step computed."""
    random_numbers = np.random.default_rng(5)
    for t in range(1, 20):
        gradient, *memory = 10.0 ** random_numbers.uniform(-9, 5, (1 + len(rule.accumulators), 2))
        gradient *= random_numbers.choice((-1, 1), 2)
        accumulators, x = dict(zip(rule.accumulators, memory, strict=True)), random_numbers.normal(size=2)
        with np.errstate(all="ignore"):  # of a root in a case that is not the one
            lines = rule.evaluate_lines(gradient, t, accumulators, x, rule.lengths_at(x, gradient, t, memory))
        for line, known, result in lines:
            for axis in (0, 1):
                read = {name: float(np.broadcast_to(known[name], 2)[axis]) for name in names(line.expression)}
                printed = in_numbers(to_text(line.expression), read)
                assert evaluate(printed) == pytest.approx(float(np.broadcast_to(result, 2)[axis]), rel=1e-12)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_with_numbers_in_it_computes_its_value(name: str) -> None:
    letters = "abc"[: FUNCTIONS[name].arity]
    text = f"2 * {name}({', '.join(letters)}) - 1"
    compute = compile_function(tuple(letters), (parse(text),))
    for numbers in np.random.default_rng(6).normal(size=(20, len(letters))).tolist():
        with np.errstate(all="ignore"):
            expected = float(compute(*numbers))
        printed = in_numbers(text, dict(zip(letters, numbers, strict=True)))
        assert evaluate(printed) == pytest.approx(expected, rel=1e-12, nan_ok=True), printed


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_stands_anywhere(name: str) -> None:
    """Above and below the line, as base and exponent, within itself: there is a box, and text on one line for it."""
    call = f"{name}({', '.join('abc'[: FUNCTIONS[name].arity])})"
    for text in ("-{0}", "{0} / (1 - {0})", "{0}**{0}", "sqrt({0}) < {0}", "where({0}, {0}, {0})", "exp(-{0})"):
        line = in_letters(text.format(call), {letter: Symbol(letter) for letter in "abc"})
        assert line.isprintable() or "\N{THIN SPACE}" in line


@pytest.mark.parametrize("number", [1e308, 2.5e-300, 123456789.0, 1e22], ids=str)
def test_numbers_of_any_size_are_printed(number: float) -> None:
    assert evaluate(in_numbers(f"{number!r} * x", {"x": 1.0})) == number


def test_moves_with_numbers_in_them_compute_the_next_point() -> None:
    for x, rate, direction in np.random.default_rng(8).normal(size=(50, 3)).tolist():
        printed = in_numbers(MOVE, {"x": x, "rate": rate, "direction": direction})
        assert evaluate(printed) == pytest.approx(x - rate * direction, rel=1e-12, abs=1e-15)


def random_formula(coin: random.Random, depth: int) -> str:
    """A formula with every operator and with parentheses everywhere."""
    if depth == 0:
        return coin.choice(("a", "b", "c", "d", "2", "0.5", "1e-08", "pi"))
    inner = random_formula(coin, depth - 1)
    kind = coin.choice("+-*/+-*/^nf")
    if kind == "^":
        return f"({inner})**{coin.choice('023')}"
    if kind in "nf":
        return f"(-({inner}))" if kind == "n" else f"{coin.choice(('sqrt', 'cos'))}({inner})"
    return f"(({inner}) {kind} ({random_formula(coin, coin.randrange(depth))}))"


def exactly(text: str, values: dict[str, Any] | None = None) -> Fraction:
    """Evaluate in fractions, so that no rounding hides a lost parenthesis; functions are rational stand-ins."""
    program = re.sub(r"(?<![a-z_0-9])\d+(?:\.\d+)?(?:e-?\d+)?", lambda digits: f"Fraction('{digits.group()}')", text)
    functions: dict[str, Callable[[Fraction], Fraction]] = {"sqrt": lambda q: q / 3 + 7, "cos": lambda q: 5 * q - 2}
    result = eval(program, {"Fraction": Fraction, "pi": Fraction(22, 7), **functions, **(values or {})})
    assert isinstance(result, Fraction)
    return result


@pytest.mark.parametrize("seed", range(12))
def test_any_formula_with_any_numbers_in_it_keeps_its_meaning(seed: int) -> None:
    coin = random.Random(seed)
    checked = 0
    while checked < 50:
        formula = random_formula(coin, coin.randint(1, 5))
        values = {name: coin.choice((-1, 1)) * coin.choice((0.0, 3.0, 0.25, 1e-8, 2.5e-9, 4e17)) for name in "abcd"}
        exact_values = {name: Fraction(str(number)) for name, number in values.items()}
        try:
            meant = exactly(formula, exact_values)
        except ZeroDivisionError:
            continue
        printed = in_numbers(formula, values)
        assert exactly(to_python(printed)) == meant, (formula, printed)
        checked += 1


@pytest.mark.parametrize("seed", range(4))
def test_any_formula_in_letters_keeps_its_meaning(seed: int) -> None:
    coin = random.Random(100 + seed)
    symbols = {name: Symbol(name) for name in "abcd"}
    values = {"a": Fraction(3, 7), "b": Fraction(-5, 3), "c": Fraction(11), "d": Fraction(-2, 9)}
    checked = 0
    while checked < 100:
        formula = random_formula(coin, coin.randint(1, 5))
        try:
            meant = exactly(formula, values)
        except ZeroDivisionError:
            continue
        printed = in_letters(formula, symbols)
        assert exactly(to_python(printed), values) == meant, (formula, printed)
        checked += 1


@pytest.mark.parametrize("text", ["sqrt(x) ** y", "cos(x)", "-x", "x + y - 1"])
def test_both_renderings_come_from_one_layout(text: str) -> None:
    """The piece tells how tightly it holds together, whatever stands for the names."""
    values = {"x": 2.0, "y": 3.0}
    lettered = typeset(parse(text), lambda name: letter(Symbol(name)))
    numbered = typeset(parse(text), lambda name: value(values[name]))
    assert (lettered.binding, lettered.signed) == (numbered.binding, numbered.signed)


def test_the_meaning_of_a_letter_and_of_a_number_stays_with_it() -> None:
    memory = Meaning("memory", Symbol("β"), "how much is kept")
    box = typeset(parse("beta"), lambda name: letter(memory.symbol, memory)).box
    assert isinstance(box, Letter) and box.meaning == memory
    number = value(0.9, meaning=memory).box
    assert isinstance(number, Glyphs) and number.meaning == memory


def test_what_cannot_be_typeset_is_refused() -> None:
    unknown = Call("gamma", (Name("x"),))
    with pytest.raises(ValueError, match="'gamma' is an unknown function"):
        typeset(unknown, lambda name: letter(Symbol(name)))


def test_boxes_are_put_side_by_side() -> None:
    left, right = Glyphs("a"), Fenced(Glyphs("b"))
    assert linear(join(left, right)) == "a(b)"
    assert linear(relation(left, "=", right)) == "a = (b)"
