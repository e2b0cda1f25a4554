"""What is found of a function that nobody knows."""

import math

import numpy as np
import pytest

from rmsprop_gui.surfaces.search import MOST_MINIMA
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.surfaces.typed_surface import typed_surface

PI = math.pi

MINIMA: dict[str, list[Point]] = {
    "x^2 + y^2": [(0, 0)],
    "100 + (x - 1/3)^2 + (y - pi)^2": [(1 / 3, PI)],
    "(x - 300)^2 + y^2": [(300, 0)],
    "x^4 + y^4": [(0, 0)],
    "x ln(x) + y^2": [(1 / math.e, 0)],
    "((x^4 - 16x^2 + 5x) + (y^4 - 16y^2 + 5y))/2": [
        (a, b) for a in (-2.903534027771177, 2.7468027709908366) for b in (-2.903534027771177, 2.7468027709908366)
    ],
    "abs(x) + abs(y)": [(0, 0)],
    "abs(x - 1.3) + 2abs(y + 0.7)": [(1.3, -0.7)],
    "max(x, -x) + y^2": [(0, 0)],
    "sqrt(x^2 + y^2)": [(0, 0)],
    "1e6x^2 + y^2": [(0, 0)],
    "x^2 + 1e-6y^2": [(0, 0)],
    # a floor that is level: one point of it
    "x^2": [(0, 0)],
    "(x + y)^2": [(0, 0)],
    # none
    "3": [],
    "x": [],
    "x^3 + y^2": [],
    "x^2 - y^2": [],
    "1/x + y^2": [],
    "ln(x^2 + y^2)": [],
    "1/(1 + x^2 + y^2)": [],
    "exp(-x^2 - y^2)": [],
    "sqrt(1 - x^2 - y^2)": [],
    "max(x^2 + y^2 - 1, 0)": [],
}


@pytest.mark.parametrize(("text", "known"), MINIMA.items())
def test_minima_are_found_and_nothing_else(text: str, known: list[Point]) -> None:
    found = sorted(typed_surface(text).minima)
    assert len(found) == len(known)
    for point, meant in zip(found, sorted(known), strict=True):
        assert point == pytest.approx(meant, abs=1e-8)


def test_of_many_the_lowest_are_kept() -> None:
    found = typed_surface("20 + x^2 - 10cos(2pi x) + y^2 - 10cos(2pi y)").minima
    assert len(found) == MOST_MINIMA and found[0] == (0, 0)


def test_of_minima_without_end_a_few_are_in_view() -> None:
    (left, right), (bottom, top) = typed_surface("sin(x) + cos(y) + 0.1x^2").view
    assert right - left < 40 and top - bottom < 40


@pytest.mark.parametrize("text", MINIMA)
def test_range_and_start_suit(text: str) -> None:
    surface = typed_surface(text)
    (left, right), (bottom, top) = surface.view
    assert all(left < x1 < right and bottom < x2 < top for x1, x2 in (*surface.minima, surface.start))
    assert np.isfinite(surface.value(*np.array(surface.start)))
    slope = np.array(surface.gradient(*np.array(surface.start)))
    assert np.isfinite(slope).all() and (slope.any() or text == "3")


def test_the_range_of_the_notebook_and_its_start() -> None:
    surface = typed_surface("0.1x1^2 + 5x2^2")
    assert (surface.view, surface.start) == (((-10, 10), (-4, 4)), (9, -3))


def test_the_range_ends_near_where_there_are_heights() -> None:
    (left, _), _ = typed_surface("ln(x) + y^2").view
    assert -1 < left <= 0
