"""Condition numbers, and 2/λ of the Hessian along each axis."""

from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.surface import stability_limits

CONDITIONS = {
    "quadratic": [50.0],
    "bowl": [10.0],
    "rosenbrock": [2508.0096],
    "rastrigin": [1.0],
    "saddle": [2.0, 2.0],
    "plateau": [1.0],
}


@pytest.mark.parametrize("name", CONDITIONS)
def test_condition_numbers_at_the_minima(name: str) -> None:
    assert SURFACES[name].condition_numbers() == pytest.approx(CONDITIONS[name], rel=1e-6)


def test_condition_numbers_of_the_others_are_those_of_their_hessians() -> None:
    for name in ("beale", "himmelblau"):
        surface = SURFACES[name]
        hessians = (surface.hessian(*point) for point in surface.minima)
        expected = [np.linalg.cond([[a, b], [b, c]]) for a, b, c in hessians]
        assert surface.condition_numbers() == pytest.approx(expected, rel=1e-9)


def test_a_flat_direction_has_no_finite_condition() -> None:
    trough = replace(SURFACES["bowl"], hessian_formulas=("2", "0", "0"))
    assert trough.condition_numbers() == [float("inf")]


def test_limits_of_a_diagonal_hessian_are_each_axis_own() -> None:
    assert stability_limits((0.2, 0.0, 10.0), 3).tolist() == [[10.0, 0.2]] * 3


def test_there_is_no_limit_where_it_bends_down_or_is_flat() -> None:
    limits = stability_limits((np.array([-1.0, 0.0, 4.0]), 0.0, np.array([2.0, -3.0, 0.0])), 3)
    np.testing.assert_array_equal(limits, [[np.nan, 1.0], [np.nan, np.nan], [0.5, np.nan]])


def test_limits_belong_to_the_nearer_eigenvector() -> None:
    """Any symmetric matrix: the eigenvalue whose eigenvector leans more to an axis counts for that axis."""
    entries = np.random.default_rng(2).normal(size=(3, 200))
    limits = stability_limits(tuple(entries), 200)
    for (a, b, c), found in zip(entries.T, limits, strict=True):
        values, vectors = np.linalg.eigh([[a, b], [b, c]])
        own = values[np.abs(vectors).argmax(axis=1)]
        expected = [2 / value if value > 0 else np.nan for value in own]
        np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_limits_are_turned_with_the_hessian() -> None:
    """Curvatures 10 and 0.2, turned by 30 degrees: the same two limits, each with the axis it lies nearer to."""
    cosine, sine = np.cos(np.pi / 6), np.sin(np.pi / 6)
    a, b, c = 10 * cosine**2 + 0.2 * sine**2, 9.8 * cosine * sine, 10 * sine**2 + 0.2 * cosine**2
    np.testing.assert_allclose(stability_limits((a, b, c), 1), [[0.2, 10.0]], rtol=1e-12)


@pytest.mark.parametrize("name", SURFACES)
def test_formulas_are_one_for_each_part(name: str) -> None:
    surface = SURFACES[name]
    assert (len(surface.gradient_formulas), len(surface.hessian_formulas)) == (2, 3)


def test_a_surface_is_a_value_also_after_use() -> None:
    used, fresh = SURFACES["beale"], replace(SURFACES["beale"])
    used.value(1.0, 2.0)
    assert used == fresh and hash(used) == hash(fresh)
    assert used != replace(used, formula="x1 + x2")
