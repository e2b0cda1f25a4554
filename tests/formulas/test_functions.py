"""Every function of the table: its two forms agree to the bit, and its derivative is the slope of its values."""

import itertools
import math
from typing import Any

import numpy as np
import pytest

from formulas.bits import same_bits
from rmsprop_gui.formulas import CONSTANTS, FUNCTIONS, check_identifier, compile_function, derivative
from rmsprop_gui.formulas.functions import function_named
from rmsprop_gui.formulas.tree import Call, Name

every_function = pytest.mark.parametrize("name", FUNCTIONS)
SPECIAL = [0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan, 1e308, -1e308, 5e-324, 710.0, 1e30]
LETTERS = "abc"


def call_of(name: str) -> tuple[tuple[str, ...], Call]:
    """The letters that stand for the arguments of a function, and the function of them."""
    letters = tuple(LETTERS[: FUNCTIONS[name].arity])
    return letters, Call(name, tuple(Name(letter) for letter in letters))


def samples(arity: int) -> list[tuple[float, ...]]:
    """Arguments of all sizes and signs, every pairing of special ones, and equal ones."""
    coin = np.random.default_rng(arity)
    numbers = coin.normal(size=(3000, arity)) * 10.0 ** coin.integers(-9, 4, (3000, arity))
    return [*map(tuple, numbers.tolist()), *itertools.product(SPECIAL, repeat=arity)]


@every_function
def test_both_forms_give_the_same_bits(name: str) -> None:
    letters, call = call_of(name)
    careful, plain = (compile_function(letters, (call,), plain=plain) for plain in (False, True))
    told = 0
    with np.errstate(all="ignore"):
        for arguments in samples(len(letters)):
            expected = careful(*map(np.float64, arguments))
            assert isinstance(expected, float) and same_bits(expected, careful(*arguments))
            try:
                found = plain(*arguments)
            except (ArithmeticError, ValueError):
                assert not math.isfinite(expected), "it raises only where numpy has no number"
                continue
            assert type(found) is float and same_bits(found, expected), (arguments, found, expected)
            told += 1
    assert told > 1000


@every_function
def test_arrays_give_the_same_bits_as_numbers(name: str) -> None:
    letters, call = call_of(name)
    careful = compile_function(letters, (call,), columns=())
    with np.errstate(all="ignore"):
        numbers = samples(len(letters))
        found = np.broadcast_to(careful(*np.transpose(numbers)), len(numbers))
        for each, arguments in zip(found.tolist(), numbers, strict=True):
            assert same_bits(each, careful(*map(np.float64, arguments))), arguments


@every_function
def test_the_derivative_is_the_slope(name: str) -> None:
    letters, call = call_of(name)
    value = compile_function(letters, (call,))
    slopes = [compile_function(letters, (derivative(call, letter),)) for letter in letters]
    step, checked = 1e-5, 0
    with np.errstate(all="ignore"):
        for arguments in np.random.default_rng(2).uniform(-2.5, 2.5, (300, len(letters))):
            for axis, slope in enumerate(slopes):
                moved = np.eye(len(letters))[axis] * step
                difference = (value(*(arguments + moved)) - value(*(arguments - moved))) / (2 * step)
                if math.isfinite(difference) and abs(difference) < 1e3:  # neither outside the domain nor at a jump
                    assert slope(*arguments) == pytest.approx(difference, rel=1e-4, abs=1e-6), (
                        letters[axis],
                        arguments,
                    )
                    checked += 1
    assert checked >= 100


KINKS = [
    ("abs", (0.0,), (0.0,)),
    ("hypot", (0.0, 0.0), (0.0, 0.0)),
    ("sign", (0.0,), (0.0,)),
    ("floor", (1.0,), (0.0,)),
    ("maximum", (2.0, 2.0), (1.0, 0.0)),
    ("minimum", (2.0, 2.0), (1.0, 0.0)),
    ("clip", (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)),
    ("clip", (1.0, 0.0, 1.0), (1.0, 0.0, 0.0)),
    ("clip", (5.0, 3.0, 1.0), (0.0, 0.0, 1.0)),
]


@pytest.mark.parametrize("name, arguments, expected", KINKS)
def test_kinks_have_the_derivative_of_one_side(
    name: str, arguments: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    letters, call = call_of(name)
    assert tuple(compile_function(letters, (derivative(call, letter),))(*arguments) for letter in letters) == expected


def test_a_branch_that_is_not_taken_does_not_spoil_the_derivative() -> None:
    call = Call("where", (Name("a"), Call("sqrt", (Name("b"),)), Name("b")))
    slope = compile_function(("a", "b"), (derivative(call, "b"),))
    with np.errstate(all="ignore"):
        assert slope(0.0, -1.0) == 1 and slope(1.0, 4.0) == 0.25


@pytest.mark.parametrize("name", [*FUNCTIONS, *CONSTANTS])
def test_what_the_table_means_is_no_name_for_anything_else(name: str) -> None:
    with pytest.raises(ValueError, match=f"the name {name} is taken"):
        check_identifier(name)


@pytest.mark.parametrize("name", ["x", "x1", "beta_2", "learning_rate", "a" * 40, "match", "E"])
def test_other_identifiers_are_free(name: str) -> None:
    assert check_identifier(name) == name


NO_NAMES = [
    "",
    " x",
    "x y",
    "1x",
    "_",
    "_x",
    "__import__('os')",
    "__builtins__",
    "if",
    "None",
    "x.y",
    "β",
    "a" * 41,
    "x\n",
]


@pytest.mark.parametrize("name", NO_NAMES)
def test_anything_else_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        check_identifier(name)


@every_function
def test_a_function_takes_as_many_arguments_as_the_table_says(name: str) -> None:
    arity = FUNCTIONS[name].arity
    assert function_named(name, arity) is FUNCTIONS[name]
    for wrong in (arity - 1, arity + 1):
        with pytest.raises(ValueError, match=f"{name} takes .* argument"):
            function_named(name, wrong)


@pytest.mark.parametrize("values", [np.array([1.0, 2.0, 6.0]), np.array([[1.0, -1], [2, 0], [6, 7]]), 3.5], ids=str)
def test_a_mean_is_over_rows(values: Any) -> None:
    mean = compile_function(("a",), (Call("mean", (Name("a"),)),))
    np.testing.assert_array_equal(mean(values), np.mean(values, axis=0) if np.ndim(values) else values)
