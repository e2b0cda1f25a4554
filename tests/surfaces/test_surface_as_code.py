"""A surface that is given as code: what it leaves out is made up for."""

from typing import Any

import numpy as np
import pytest

from rmsprop_gui.surfaces import Surface
from rmsprop_gui.surfaces.surface import Rows

PLACES = [0.0, 0.3, -2.0, 50.0, -4e3, 1e6]


class Quartic(Surface):
    """x₁⁴ + x₁² x₂² + x₂⁴ + 3 x₁ x₂, as code without second derivatives."""

    name, title, about = "quartic", "Quartic", "Code."
    view, start = ((-1.0, 1.0), (-1.0, 1.0)), (0.5, 0.5)
    parameters: dict[str, Any] = {}

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> Any:
        return x1**4 + x1**2 * x2**2 + x2**4 + 3 * x1 * x2

    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> tuple[Any, Any]:
        return 4 * x1**3 + 2 * x1 * x2**2 + 3 * x2, 2 * x1**2 * x2 + 4 * x2**3 + 3 * x1


@pytest.mark.parametrize("x1", PLACES)
@pytest.mark.parametrize("x2", PLACES)
def test_curvature_by_differences_is_close_wherever_it_is_asked(x1: float, x2: float) -> None:
    exact = 12 * x1**2 + 2 * x2**2, 4 * x1 * x2 + 3, 2 * x1**2 + 12 * x2**2
    assert not Quartic.hessian_is_exact
    assert Quartic().hessian(x1, x2) == pytest.approx(exact, rel=0, abs=1e-6 * max(map(abs, exact)))


def test_curvature_by_differences_takes_arrays() -> None:
    x1, x2 = np.meshgrid(PLACES, PLACES)
    for grid, row in zip(Quartic().hessian(x1, x2), Quartic().hessian(x1[2], x2[2]), strict=True):
        assert grid.shape == x1.shape and (grid[2] == row).all()


def test_code_has_no_settings_minima_or_formula() -> None:
    surface = Quartic()
    assert surface.minima == () and surface.condition_numbers() == [] and surface.text() == ""
    assert surface.with_values() is surface
    with pytest.raises(ValueError, match="quartic has no key 'kappa'"):
        surface.with_values(kappa=3)
