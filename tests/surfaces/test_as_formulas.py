"""Surfaces as formulas with their data: the same heights and slopes as those that the app computes itself."""

import numpy as np
import pytest

from rmsprop_gui.formulas import compile_function
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.delimited import Columns
from rmsprop_gui.surfaces.own_data import own_data_surface
from rmsprop_gui.surfaces.surface import Surface
from rmsprop_gui.surfaces.typed_surface import typed_surface

OTHERS = (
    typed_surface("sin(x) + y^2 t"),
    own_data_surface(Columns(("a", "b"), tuple((float(i), float(i * i % 7)) for i in range(20)))),
    SURFACES["tree_line"].with_values(units="raw"),
    SURFACES["quadratic"].with_values(kappa=200, angle=30),
)


@pytest.mark.parametrize("surface", [*SURFACES.values(), *OTHERS], ids=lambda surface: surface.title)
def test_every_surface_can_be_computed_from_its_formulas(surface: Surface) -> None:
    there = surface.as_formulas()
    assert there is not None
    names, columns = zip(*there.columns, strict=True) if there.columns else ((), ())
    arguments = ("x1", "x2", "t", *names)
    value, slope = (
        compile_function(arguments, results, columns=names, counts=("t",))
        for results in ((there.value,), there.gradient)
    )
    given = surface.stepping_gradient(plain=False)
    (left, right), (bottom, top) = surface.view
    for part, t in ((0.13, 1), (0.41, 7), (0.83, 50)):
        x1, x2 = np.float64(left + part * (right - left)), np.float64(bottom + (1 - part) * (top - bottom))
        assert value(x1, x2, t, *columns) == pytest.approx(surface.value(x1, x2, t), rel=1e-13)
        assert slope(x1, x2, t, *columns) == pytest.approx(given(x1, x2, t), rel=1e-12, abs=1e-13)
