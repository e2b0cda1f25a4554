"""A typed function is a surface like any other, whatever has been typed."""

from typing import Any

import numpy as np
import pytest
import sympy

from rmsprop_gui.formulas import FormulaError, to_text
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.typed_surface import known_surface, read_function, typed_surface

ROSENBROCK = "(1 - x)^2 + 100(y - x^2)^2"

TYPED = {
    "quadratic": "0.1x1^2 + 5x2^2",
    "bowl": "f(x, y) = 0.1x² + y²",
    "rosenbrock": f"f = {ROSENBROCK}",
    "himmelblau": "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    "rastrigin": "20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)",
    "plateau": "1 - e^(-(x^2 + y^2)/8)",
}
"""What surfaces of the catalogue are when somebody types them."""


def on_grid(surface: Any) -> list[Any]:
    x1, x2 = np.meshgrid(np.linspace(-3, 3, 13), np.linspace(-2.5, 2, 11))
    parts = (surface.value(x1, x2), *surface.gradient(x1, x2), *surface.hessian(x1, x2))
    return [np.broadcast_to(part, x1.shape) for part in parts]


@pytest.mark.parametrize("name", TYPED)
def test_it_is_what_is_in_the_catalogue(name: str) -> None:
    surface, known = typed_surface(TYPED[name]), SURFACES[name]
    for typed, meant in zip(on_grid(surface), on_grid(known), strict=True):
        np.testing.assert_allclose(typed, meant, rtol=1e-12, atol=1e-11)
    assert surface.hessian_is_exact


@pytest.mark.parametrize("name", TYPED)
def test_the_known_minima_are_found(name: str) -> None:
    surface = typed_surface(TYPED[name])
    for known in SURFACES[name].minima:
        nearest = min(surface.minima, key=lambda found: float(np.hypot(*np.subtract(found, known))))
        assert nearest == pytest.approx(known, abs=1e-9)
        assert surface.gradient(*nearest) == pytest.approx((0, 0), abs=1e-10)
    assert surface.minima_are_found and not SURFACES[name].minima_are_found


@pytest.mark.parametrize(
    "text", [*TYPED.values(), "x^3 sin(y)/(1 + y^2)", "tanh(x y) + sqrt(1 + x^2)", "e^x ln(2 + y^2)"]
)
def test_derivatives_against_sympy(text: str) -> None:
    surface, names = typed_surface(text), sympy.symbols("x1 x2")
    meant = sympy.sympify(to_text(surface.expression), locals=dict(zip(("x1", "x2"), names, strict=True)))
    at = {names[0]: sympy.Rational(7, 10), names[1]: sympy.Rational(-6, 5)}
    slope = [float(sympy.diff(meant, name).subs(at)) for name in names]
    assert surface.gradient(0.7, -1.2) == pytest.approx(slope, rel=1e-10)
    bent = [float(sympy.diff(meant, *pair).subs(at)) for pair in ((names[0],) * 2, names, (names[1],) * 2)]
    assert surface.hessian(0.7, -1.2) == pytest.approx(bent, rel=1e-10)


def test_it_is_a_value() -> None:
    surface = typed_surface(ROSENBROCK)
    typed_surface.cache_clear()
    again = typed_surface(ROSENBROCK)
    assert surface == again and hash(surface) == hash(again) and surface is not again
    assert surface == known_surface(ROSENBROCK, surface.view, surface.start, surface.minima)
    assert surface != typed_surface("x^2 + y^2")
    assert surface.text() == ROSENBROCK


@pytest.mark.parametrize(
    ("text", "place"), {"f = x + z": 8, "  f(x,y)=": 9, "z = 2 3": 6, "g = x": 0, "f == x": 0, "x = 1": 2}.items()
)
def test_the_place_of_what_is_wrong_counts_from_the_very_first_letter(text: str, place: int) -> None:
    with pytest.raises(FormulaError) as caught:
        read_function(text)
    assert caught.value.place == place


def test_without_heights_there_is_no_surface() -> None:
    with pytest.raises(ValueError, match="no finite value"):
        typed_surface("sqrt(-1 - x^2 - y^2)")


def test_a_slope_that_is_too_long_is_refused() -> None:
    tower = "^".join(["(x sin(y))"] * 60)
    with pytest.raises(ValueError, match="slope of this function is too long"):
        typed_surface(tower)


def test_many_points_are_computed_piece_by_piece_with_the_same_bits() -> None:
    surface = typed_surface("+".join(f"sin({k}x y)^2" for k in range(1, 40)))
    x1, x2 = np.meshgrid(np.linspace(-3, 3, 300), np.linspace(-2, 2, 200))
    rows = [surface.value(row1, row2) for row1, row2 in zip(x1, x2, strict=True)]
    assert np.array_equal(surface.value(x1, x2), rows)
    slopes = [surface.gradient(row1, row2) for row1, row2 in zip(x1, x2, strict=True)]
    assert np.array_equal(surface.gradient(x1, x2), np.swapaxes(slopes, 0, 1))


def test_a_function_of_the_step_has_no_minima_that_stay() -> None:
    surface = typed_surface("(x - 0.1t)^2 + y^2")
    assert surface.depends_on_step and surface.minima == ()
    assert surface.value(1.0, 0.0, 10) == 0


@pytest.mark.parametrize("view", [((1, 1), (0, 1)), ((0, float("inf")), (0, 1)), ((0, 1), (float("nan"), 1))])
def test_ranges_that_cannot_be_are_refused(view: Any) -> None:
    with pytest.raises(ValueError, match="a range cannot go from"):
        known_surface("x", view, (0, 0), ())


def test_more_minima_than_are_ever_found_are_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        known_surface("x", ((0, 1), (0, 1)), (0, 0), tuple((float(k), 0.0) for k in range(1000)))
