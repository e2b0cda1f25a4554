"""Derivatives against symbolic ones and against those that one writes by hand."""

from functools import cache
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy

from formulas.symbolic import MEANT
from rmsprop_gui.formulas import compile_function, derivative, names, parse, simplified, to_text
from rmsprop_gui.formulas.tree import MAX_SIZE, Expression
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

WRITTEN = [
    ("3", "0"),
    ("y", "0"),
    ("pi", "0"),
    ("x", "1"),
    ("-x", "-1"),
    ("x + y", "1"),
    ("y - x", "-1"),
    ("0.1 * x**2 + 5 * y**2", "0.2 * x"),
    ("5 * x**2", "10 * x"),
    ("x**2 * 5", "10 * x"),
    ("x**2 / 2", "x"),
    ("x**3", "3 * x**2"),
    ("x**-1", "-x**-2"),
    ("x * y", "y"),
    ("x / y", "1 / y"),
    ("y / x", "-(y / x / x)"),
    ("(1 - x)**2", "-2 * (1 - x)"),
    ("1 - exp(-(x**2 + y**2) / 8)", "0.25 * (x * exp(-((x**2 + y**2) / 8)))"),
    ("cos(2 * pi * x)", "-2 * pi * sin(2 * pi * x)"),
    ("sqrt(x)", "0.5 / sqrt(x)"),
    ("log(x)", "1 / x"),
    ("2**x", "0.6931471805599453 * 2**x"),
    ("x < y", "0"),
    ("where(x < y, x**2, y)", "where(x < y, 2 * x, 0)"),
    ("where(x < y, x, 2 + x)", "1"),
    ("mean(x**2 * y)", "mean(2 * (x * y))"),
    ("mean(y)", "0"),
    ("maximum(x, 0)", "where(x >= 0, 1, 0)"),
]


@pytest.mark.parametrize("text, expected", WRITTEN)
def test_derivatives_are_as_short_as_by_hand(text: str, expected: str) -> None:
    assert to_text(derivative(parse(text), "x")) == expected


SIMPLIFIED = [
    ("0 * x + 1 * y - 0", "y"),
    ("x + x", "2 * x"),
    ("3 * x - x - 2 * x", "0"),
    ("x * x", "x**2"),
    ("x**2 * x", "x**3"),
    ("2 * (3 * x)", "6 * x"),
    ("2 + x + 3", "5 + x"),
    ("--x", "x"),
    ("-(x - y)", "y - x"),
    ("x / 1", "x"),
    ("0 / x", "0"),
    ("x**1 + x**0", "x + 1"),
    ("2**3", "8"),
    ("exp(0)", "1"),
    ("where(1, x, y)", "x"),
    ("x / 8", "x / 8"),
    ("1.5 - x + x * y", "1.5 - x + x * y"),
    ("1 / 0", "1 / 0"),
    ("0 / 0", "0 / 0"),
    ("1e308 * 1e308", "1e+308 * 1e+308"),
    ("10**400 * x", "10**400 * x"),
    ("log(0)", "log(0)"),
    ("1e308 * x + 1e308 * x", "1e+308 * x + 1e+308 * x"),
    ("1e-300 * (1e-300 * x)", "1e-300 * (1e-300 * x)"),
]


@pytest.mark.parametrize("text, expected", SIMPLIFIED)
def test_what_says_nothing_is_left_out(text: str, expected: str) -> None:
    """And what would become inf, NaN or a lost zero is left as it is."""
    assert to_text(simplified(parse(text))) == expected
    assert simplified(simplified(parse(text))) == simplified(parse(text))


def all_derivatives(expression: Expression) -> list[Expression]:
    """The gradient and the Hessian of a function of x1 and x2."""
    first = [derivative(expression, name) for name in ("x1", "x2")]
    return [*first, derivative(first[0], "x1"), derivative(first[0], "x2"), derivative(first[1], "x2")]


@cache
def symbolic(text: str) -> tuple[Any, ...]:
    """The same as sympy differentiates them, computed to 40 digits."""
    x1, x2 = sympy.symbols("x1 x2", real=True)
    f = sympy.sympify(text, locals=MEANT, rational=True)
    f = f.subs({"x1": x1, "x2": x2})
    wanted = (f.diff(x1), f.diff(x2), f.diff(x1, 2), f.diff(x1, x2), f.diff(x2, 2))
    return tuple(sympy.lambdify((x1, x2), each, "mpmath") for each in wanted)


TYPED = [
    "sin(x1 * x2) / (2 + cos(x1))",
    "exp(x1 / 3) * log(4 + x2**2) - tanh(x1 * x2)",
    "sqrt(1 + x1**2 + x2**4) + arctan(x1 - x2)",
    "(2 + x1**2)**(x2 / 5) + 3**x1",
    "sinh(x1 / 2) - cosh(x2 / 3) * x1 + tan(x1 / 4)",
    "(x1 + 2 * x2 - 7)**2 + (2 * x1 + x2 - 5)**2",
    "x1 / (x2**2 + 1) - x2**3 / (1 + exp(-x1))",
    "-20 * exp(-0.2 * sqrt(0.5 * (x1**2 + x2**2 + 0.01))) - exp(0.5 * (cos(2 * pi * x1) + cos(2 * pi * x2))) + 20",
]
AT_REST = {
    name: surface
    for name, surface in SURFACES.items()
    if isinstance(surface, FormulaSurface) and set(names(surface.expression)) <= {"x1", "x2"}
}
"""The surfaces that are functions of x1 and x2 alone."""


def text_of(surface: FormulaSurface) -> str:
    """The formula as it is written, or, where it has parameters, with their settings in it."""
    return to_text(surface.expression) if surface.parameters else surface.formula


LOOKED_AT = {**{name: text_of(surface) for name, surface in AT_REST.items()}, **{text: text for text in TYPED}}


@pytest.mark.parametrize("text", LOOKED_AT.values(), ids=LOOKED_AT)
def test_derivatives_agree_with_symbolic_ones(text: str) -> None:
    compute = compile_function(("x1", "x2"), all_derivatives(parse(text)), plain=True)
    with mpmath.workdps(40):
        for x1, x2 in np.random.default_rng(4).uniform(-4, 4, (100, 2)).tolist():
            exact = [float(each(mpmath.mpf(x1), mpmath.mpf(x2))) for each in symbolic(text)]
            assert compute(x1, x2) == pytest.approx(exact, rel=1e-10, abs=1e-300), (x1, x2)


SMOOTH = {
    name: surface
    for name, surface in AT_REST.items()
    if all(np.abs(surface.hessian(*point)).max() < 1e100 for point in surface.minima)
}
"""Those that have derivatives at their minima, as the tip of a cone has not."""


@pytest.mark.parametrize("surface", SMOOTH.values(), ids=SMOOTH)
def test_derivatives_agree_with_symbolic_ones_at_the_minima(surface: Any) -> None:
    """There the gradient vanishes, and what is left of it is measured by the curvature."""
    compute = compile_function(("x1", "x2"), all_derivatives(parse(text_of(surface))), plain=True)
    with mpmath.workdps(40):
        for x1, x2 in surface.minima:
            exact = [float(each(mpmath.mpf(x1), mpmath.mpf(x2))) for each in symbolic(text_of(surface))]
            scale = max(map(abs, exact))
            assert compute(float(x1), float(x2)) == pytest.approx(exact, rel=1e-10, abs=1e-14 * scale)


@pytest.mark.parametrize("surface", AT_REST.values(), ids=AT_REST)
def test_both_forms_of_derivatives_give_the_same_bits(surface: Any) -> None:
    formulas = all_derivatives(parse(text_of(surface)))
    careful, plain = (compile_function(("x1", "x2"), formulas, plain=plain) for plain in (False, True))
    for x1, x2 in np.random.default_rng(9).uniform(-4, 4, (200, 2)).tolist():
        assert careful(np.float64(x1), np.float64(x2)) == plain(x1, x2)


def test_simplified_formulas_have_the_same_values() -> None:
    for text in LOOKED_AT.values():
        first, second = (compile_function(("x1", "x2"), (e,)) for e in (parse(text), simplified(parse(text))))
        for x1, x2 in np.random.default_rng(5).uniform(-3, 3, (20, 2)).tolist():
            assert first(x1, x2) == pytest.approx(second(x1, x2), rel=1e-12)


def test_a_derivative_that_would_be_too_long_is_refused() -> None:
    expression = parse("sin(x)**x / cos(x)**x")
    with pytest.raises(ValueError, match="the formula becomes too"):
        for _ in range(50):
            expression = derivative(expression, "x")
    assert expression.size <= MAX_SIZE


@pytest.mark.parametrize("text", ["x * x**(1 - 2)", "x**-1 * x", "x**-2 * x**2", "x**3 * (x**-1 * y)"])
def test_powers_below_zero_are_not_added_up(text: str) -> None:
    """At 0 they are infinite, and x · x⁻¹ is not 1 there."""
    value = compile_function(("x", "y"), (simplified(parse(text)),))
    with np.errstate(all="ignore"):
        assert np.isnan(value(0.0, 2.0))
