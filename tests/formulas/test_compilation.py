"""That a compiled formula computes what the formula says, and nothing else."""

import math
import timeit
from typing import Any

import numpy as np
import pytest

from formulas.bits import same_bits
from rmsprop_gui.formulas import compile_function, parse
from rmsprop_gui.formulas.graph import LARGEST_PRODUCT
from rmsprop_gui.formulas.tree import Call, Expression, Name


def compiled(arguments: str, *results: str, lines: tuple[str, ...] = (), **options: Any) -> Any:
    """The function of some names that gives these formulas."""
    pairs = [(target, parse(text)) for target, _, text in (line.partition(" = ") for line in lines)]
    return compile_function(tuple(arguments.split()), [parse(text) for text in results], pairs, **options)


both_forms = pytest.mark.parametrize("plain", [False, True], ids=["numpy", "plain"])


@both_forms
def test_a_compiled_function_carries_out_its_lines_in_turn(plain: bool) -> None:
    f = compiled("x y", "a", "b", lines=("a = x + y", "b = a * 2", "a = a - b"), plain=plain)
    assert f(1.0, 2.0) == (-3, 6)


@both_forms
def test_a_line_may_set_what_it_reads(plain: bool) -> None:
    f = compiled("x v", "v", "x", lines=("v = 2 * v", "x = x - v", "v = v + x"), plain=plain)
    assert f(1.0, 3.0) == (1, -5)


def test_a_compiled_function_works_element_by_element() -> None:
    f = compiled("x", "sqrt(x) + cos(pi * x) + sin(x) * exp(-x)")
    xs = np.array([[0.0, 0.25], [1.0, 4.0]])
    expected = [math.sqrt(x) + math.cos(math.pi * x) + math.sin(x) * math.exp(-x) for x in xs.flat]
    np.testing.assert_allclose(f(xs).ravel(), expected, rtol=1e-14)


@pytest.mark.parametrize("x", [0.1, -3e5, np.array([0.1, -3e5, 1e-9])], ids=str)
def test_a_square_is_a_product_to_the_last_bit(x: Any) -> None:
    """Numbers and arrays take the same steps, so that a path does not depend on how it is computed."""
    f = compiled("x", "x**2", "-(x - 0.3)**2", "(x**2 + 1)**2", "2 * x**2 / 7", "square(x)", "x**3", "x**-2")
    found, shifted, inner = f(x), x - 0.3, x * x + 1
    expected = (x * x, -(shifted * shifted), inner * inner, 2 * (x * x) / 7, x * x, x * x * x, 1 / (x * x))
    for value, wanted in zip(found, expected, strict=True):
        assert np.all(value == wanted)


NUMBERS = [0.0, -0.0, 1.0, -1.0, 0.3, -2.5, 7.0, 1e200, -1e-200, math.inf, -math.inf, math.nan]
EXPONENTS = ["0", "1", "-1", "0.5", "-0.5", "1.5", "0.3333", str(LARGEST_PRODUCT), str(LARGEST_PRODUCT + 1), "-17", "y"]
FORMULAS = [f"x**{exponent}" for exponent in EXPONENTS]
FORMULAS += [
    "x / y",
    "1 / 0",
    "0 / 0",
    "x - y / x",
    "-x",
    "(x < y) * 1",
    "x == y",
    "x != y",
    "x >= y",
    "x > y",
    "x <= y",
]
FORMULAS += [
    "where(x, 1 / x, y)",
    "where(x < y, sqrt(x), log(y))",
    "1e308 * 1e308",
    "sin(10**30)",
    "9**9**9",
    "(0 - 8)**x",
]
FORMULAS += ["mean(x / y)", "mean(x**y + mean(sqrt(x)))"]


@pytest.mark.parametrize("text", FORMULAS)
def test_both_forms_give_the_same_bits_or_the_plain_one_raises(text: str) -> None:
    """NaN or inf, but no complex number, and no exception but those that the stepper knows."""
    careful, plain = compiled("x y", text), compiled("x y", text, plain=True)
    with np.errstate(all="ignore"):
        for x in NUMBERS:
            for y in NUMBERS:
                expected = float(careful(x, y))
                assert same_bits(expected, careful(np.float64(x), np.float64(y)))
                if "mean" not in text:
                    many = np.broadcast_to(careful(np.array([x, x]), np.array([y, y])), 2)
                    assert same_bits(expected, many[1])
                try:
                    assert same_bits(plain(x, y), expected), (x, y)
                except (ArithmeticError, ValueError):
                    continue


@pytest.mark.parametrize("base", [0.9, 0.999, 2.0])
def test_powers_of_a_count_are_those_of_c(base: float) -> None:
    careful, plain = (compiled("b t", "b**t + t", plain=plain, counts=("t",)) for plain in (False, True))
    for t in (1, 7, 100, 1000):
        assert careful(base, t) == plain(base, t) == base**t + t
        assert same_bits(careful(np.array([base, 0.5]), t)[0], plain(base, t))


def test_counts_never_grow_into_huge_whole_numbers() -> None:
    for plain in (False, True):
        f = compiled("t", "((((t**16)**16)**16)**16)**16", plain=plain, counts=("t",))
        with np.errstate(all="ignore"):
            assert f(10**6) == math.inf


def test_what_formulas_have_in_common_is_computed_once() -> None:
    calls: list[float] = []

    class Counting(float):
        def __add__(self, other: float) -> float:
            calls.append(other)
            return float(self) + other

    f = compiled("x y", "(x + y)**2", "sqrt(x + y)", "x * (x + y)", lines=("z = x + y",), plain=True)
    assert f(Counting(3.0), 1.0) == (16, 2, 12) and calls == [1.0]


def test_a_branch_that_is_not_taken_is_not_computed() -> None:
    assert compiled("x", "where(x > 0, sqrt(x), 0)", plain=True)(-1.0) == 0


DATA = np.array([1.0, 2.0, 6.0])


@pytest.mark.parametrize("text, expected", [
    ("mean(x * a)", 6.0),
    ("mean(square(a - x)) / 2", 17 / 6),
    ("mean(sqrt(x + a))", float(np.mean(np.sqrt(DATA + 2)))),
    ("mean(where(a < 3, x, -x))", 2 / 3),
    ("mean(x)", 2.0),
    ("mean(mean(a) - a)", 0.0),
    ("mean(r**2)", 17 / 3),
])  # fmt: skip
def test_a_mean_is_over_the_columns(text: str, expected: float) -> None:
    """The same for one point in either form, and for many points at once."""
    lines = ("r = sqrt(square(a - x)) - 0",)
    careful, plain = (compiled("x a", text, lines=lines, plain=plain, columns=("a",)) for plain in (False, True))
    assert careful(2.0, DATA) == plain(2.0, DATA) == pytest.approx(expected, rel=1e-15)
    assert type(plain(2.0, DATA)) is float
    many = careful(np.array([2.0, 2.0, 2.0, 2.0]), DATA[:, None])
    np.testing.assert_allclose(np.broadcast_to(many, 4), [expected] * 4, rtol=1e-15)


def test_without_columns_a_mean_is_over_whatever_has_rows() -> None:
    for plain in (False, True):
        assert compiled("x a", "mean(sqrt(x * a))", plain=plain)(4.0, DATA**2) == pytest.approx(6.0)
    np.testing.assert_array_equal(compiled("x a", "mean(x * a)")(np.array([1.0, 2.0]), DATA[:, None]), [3.0, 6.0])


@both_forms
def test_names_stand_for_nothing_but_arguments(plain: bool) -> None:
    """Names that Python or the generated code know are names like any other."""
    f = compiled("formula float print math np", "formula + float * print - math / np", plain=plain)
    assert f(1.0, 2.0, 3.0, 4.0, 8.0) == 6.5
    assert f(formula=1.0, float=2.0, print=3.0, math=4.0, np=8.0) == 6.5


@pytest.mark.parametrize(
    "target", ["__import__('os')", "x.y", "x[0]", "_plain_sqrt", "sqrt", "pi", "x, y", "", "if", "*x"]
)
def test_targets_and_arguments_are_names_that_mean_nothing_else(target: str) -> None:
    for arguments, lines in (((target,), ()), (("x",), ((target, Name("x")),))):
        with pytest.raises(ValueError, match="name"):
            compile_function(arguments, (Name("x"),), lines)


def test_an_argument_has_one_name() -> None:
    with pytest.raises(ValueError, match="two arguments"):
        compiled("x x", "x")


@pytest.mark.parametrize(
    "results, lines", [(("y",), ()), (("x", "x + y"), ()), (("x",), ("z = y",)), (("y",), ("z = x", "w = y", "y = x"))]
)
def test_a_name_that_nothing_has_set_is_refused(results: tuple[str, ...], lines: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"^y in the formula '.*y' is not known$"):
        compiled("x", *results, lines=lines)


@pytest.mark.parametrize("call", [Call("gamma", (Name("x"),)), Call("sqrt", ()), Call("__import__", (Name("x"),))])
def test_only_functions_of_the_table_are_called(call: Expression) -> None:
    with pytest.raises(ValueError, match=r"function|argument"):
        compile_function(("x",), (call,))


def test_a_long_formula_compiles() -> None:
    """Deeper than what Python's own compiler takes in one expression."""
    lines = tuple(f"x = sin(x + {i}) - x" for i in range(300))
    careful, plain = (compiled("x", "x", lines=lines, plain=plain) for plain in (False, True))
    assert careful(0.5) == plain(0.5)


def test_the_plain_form_is_faster() -> None:
    careful, plain = (compiled("x y", "x / y + sqrt(x)", plain=plain) for plain in (False, True))
    slow, fast = (min(timeit.repeat(lambda f=f: f(1.0, 2.0), number=2000, repeat=5)) for f in (careful, plain))
    assert fast < slow


def test_what_lines_and_results_have_in_common_is_carried_out_once() -> None:
    class Angle:
        asked = 0

        def sin(self) -> float:  # what numpy calls for a value that is no number
            self.asked += 1
            return 0.5

    angle = Angle()
    f = compiled("x", "sin(x) + 1", "a / 2", lines=("a = 3 * sin(x)",))
    assert f(angle) == (1.5, 0.75) and angle.asked == 1
