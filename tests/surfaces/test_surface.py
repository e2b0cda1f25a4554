"""Surfaces other than those of the catalogue: as code, without minima, or of a text that cannot be."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.parameters.parameter import Parameter
from rmsprop_gui.surfaces.data_surface import DataSurface
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.sample import Column, Given, HeldOut, Sample
from rmsprop_gui.surfaces.surface import Surface

VIEW = ((-2.0, 2.0), (-2.0, 2.0))


def written(formula: str, *minima: tuple[float | str, float | str], **more: Any) -> FormulaSurface:
    return FormulaSurface("custom", "", "", formula, VIEW, (1.0, 1.0), minima, **more)


class Bowl(Surface):
    """x₁² + 3 x₁ x₂ + 5 x₂² as code, without a Hessian of its own."""

    name, title, about, view, start = "coded", "Coded", "Given as code.", VIEW, (1.0, 1.0)
    parameters: Mapping[str, Parameter] = {}

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Any = None) -> Any:
        return x1**2 + 3 * x1 * x2 + 5 * x2**2

    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Any = None) -> tuple[Any, Any]:
        return 2 * x1 + 3 * x2, 3 * x1 + 10 * x2


def test_code_has_its_hessian_by_differences_and_says_so() -> None:
    bowl = Bowl()
    assert not bowl.hessian_is_exact and bowl.minima == () and bowl.condition_numbers() == [] and bowl.lines() == ()
    x1, x2 = np.linspace(-50, 50, 7), np.linspace(3, -900, 7)
    for part, expected in zip(bowl.hessian(x1, x2), (2, 3, 10), strict=True):
        np.testing.assert_allclose(part, expected, rtol=1e-7)


@pytest.mark.parametrize(
    "formula, reason",
    [("x1 +", "expected"), ("x1 + x3", "x3 .* not known"), ("kappa * x1", "kappa"), ("g", "g .* not known")],
)
def test_a_text_that_cannot_be_is_refused_at_once(formula: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        written(formula)
    with pytest.raises(ValueError, match=reason):
        written("u + x2", definitions=(("u", formula),))


def test_names_that_mean_something_else_and_minima_that_cannot_be_read_are_refused() -> None:
    with pytest.raises(ValueError, match="sin is taken"):
        written("x1", definitions=(("sin", "x2"),))
    with pytest.raises(ValueError, match="not a name"):
        sample = Sample(Given(((1.0,),)), (Column("__import__('os')", ""),), HeldOut(0))
        DataSurface("custom", "", "", "x1", VIEW, (1.0, 1.0), sample=sample)
    with pytest.raises(ValueError, match=r"x1 .* not known"):
        written("x1**2 + x2**2", ("x1", "0"))
    with pytest.raises(ValueError, match=r"v .* not known"):
        written("u", definitions=(("u", "v"), ("v", "x1")))


@pytest.mark.parametrize(
    "formula, number",
    [("x1**4 + x2**2", math.inf), ("x2**2", math.inf), ("sqrt(x1**2 + x2**2)", math.nan), ("x1**2 + 4 * x2**2", 4.0)],
)
def test_condition_numbers_tell_flat_from_undefined(formula: str, number: float) -> None:
    assert written(formula, (0, 0)).condition_numbers() == pytest.approx([number], nan_ok=True)


def test_a_formula_with_too_long_second_derivatives_has_them_by_differences() -> None:
    factors = [f"cos(x1 + {i / 10} * x2)" for i in range(45)]
    long, short = written(" * ".join(factors)), written(" * ".join(factors[:4]))
    assert short.hessian_is_exact and not long.hessian_is_exact
    x1, x2 = np.array([0.01, 0.02]), np.array([0.01, -0.01])
    by_differences, exact = Surface.hessian(short, x1, x2), short.hessian(x1, x2)
    np.testing.assert_allclose(by_differences, exact, rtol=1e-7)
    np.testing.assert_allclose(long.hessian(x1, x2), Surface.hessian(long, x1, x2), rtol=0)
