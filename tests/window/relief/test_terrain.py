"""Where points of the plane lie on the surface, and what of it hides them."""

from typing import Any

import numpy as np
import pytest

from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.heights import HeightScale, height_axis, measured
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.relief.mesh import level_places, triangles, vertices
from rmsprop_gui.window.relief.terrain import Terrain

REACH = (1.0, 0.8, 0.5)
VIEW = ((-2.0, 2.0), (-2.0, 2.0))


class Ridge:
    """A wall along x₁ through the middle, or a trench."""

    def __init__(self, sign: float) -> None:
        self.sign = sign

    def value(self, x1: Any, x2: Any, t: Any) -> Any:
        return self.sign * np.exp(-8.0 * np.asarray(x2) ** 2) + 0.0 * np.asarray(x1)

    def minima_at(self, t: Any) -> tuple[()]:
        return ()


def terrain(landscape: Any, view: Any = VIEW, scale: HeightScale | None = None) -> Terrain:
    heights = measured(landscape, view)
    return Terrain(heights, height_axis(heights, scale), REACH)


def hidden(on: Terrain, points: list[tuple[float, float]], eye: list[float]) -> list[bool]:
    places, inside = on.places(np.array(points))
    assert inside.all()
    return on.hidden(places, np.array(eye)).tolist()


SOUTH, HIGH_ABOVE = [0.0, -5.0, 2.0], [0.0, 0.0, 6.0]


def test_what_is_behind_a_ridge_is_hidden() -> None:
    behind, before, on_top = (0.0, 0.6), (0.0, -0.6), (0.0, 0.0)
    assert hidden(terrain(Ridge(1.0)), [behind, before, on_top], SOUTH) == [True, False, False]
    assert hidden(terrain(Ridge(1.0)), [behind, before, on_top], HIGH_ABOVE) == [False] * 3


def test_what_only_turns_its_back_hides_nothing() -> None:
    bowl = terrain(SURFACES["quadratic"], SURFACES["quadratic"].view)
    assert hidden(bowl, [(0.0, 0.0), (9.0, -3.0), (-5.0, 2.0)], SOUTH) == [False] * 3


def test_in_a_trench_only_the_near_side_is_hidden() -> None:
    assert hidden(terrain(Ridge(-1.0)), [(0.0, -0.25), (0.0, 0.25)], [0.0, -3.0, 5.0]) == [True, False]


@pytest.mark.parametrize("name", ["quadratic", "rosenbrock", "himmelblau"])
@pytest.mark.parametrize("scale", list(HeightScale), ids=str)
def test_points_lie_on_the_surface(name: str, scale: HeightScale) -> None:
    on = terrain(SURFACES[name], SURFACES[name].view, scale)
    (left, right), (bottom, top) = on.heights.view
    rows, columns = on.heights.values.shape
    x1, x2 = np.linspace(left, right, columns)[::40], np.linspace(bottom, top, rows)[::40]
    points = np.stack(np.meshgrid(x1, x2), axis=-1).reshape(-1, 2)
    places, inside = on.places(points)
    assert inside.all()
    np.testing.assert_allclose(places[:, 2], on.z[::40, ::40].ravel().clip(-REACH[2], REACH[2]), atol=1e-9)
    np.testing.assert_allclose(places[[0, -1], :2], [[-1.0, -0.8], [1.0, 0.8]], atol=1e-9)
    np.testing.assert_array_equal(on.is_cut(places), on.z[::40, ::40].ravel() >= REACH[2] * (1 - 1e-9))


def test_points_out_of_view_are_said_to_be() -> None:
    points: Array = np.array([[0.0, 0.0], [2.1, 0.0], [0.0, -2.1], [np.nan, 0.0], [np.inf, 1.0]])
    places, inside = terrain(Ridge(1.0)).places(points)
    assert inside.tolist() == [True, False, False, False, False]
    assert np.isfinite(places[0]).all()


def test_triangles_turn_left_seen_from_above_and_cover_the_plane() -> None:
    on = terrain(SURFACES["rosenbrock"], SURFACES["rosenbrock"].view)
    table, corners = vertices(on), triangles(*on.z.shape).reshape(-1, 3)
    a, b, c = (table[corners[:, which], :2].astype(float) for which in range(3))
    along, across = b - a, c - a
    area = (along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0]) / 2
    assert (area > 0).all() and area.sum() == pytest.approx(4 * REACH[0] * REACH[1])
    np.testing.assert_allclose(np.linalg.norm(table[:, 3:6], axis=1), 1.0, atol=1e-5)


@pytest.mark.parametrize("name", ["quadratic", "rosenbrock", "rastrigin"])
def test_colours_change_where_levels_are(name: str) -> None:
    heights = measured(SURFACES[name], SURFACES[name].view)
    levels = heights.levels
    np.testing.assert_allclose(level_places(levels.values, levels), np.arange(len(levels.values)), atol=1e-9)
    places = level_places(heights.values, levels)
    between = np.abs(places - places.round()) > 1e-9  # on a level itself it is but rounding
    below = np.searchsorted(levels.values, heights.values[between], "right")
    np.testing.assert_array_equal(np.floor(places[between]) + 1, below)
