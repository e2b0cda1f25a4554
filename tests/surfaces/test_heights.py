"""The grid of heights is that of the surface, and the axis shows it."""

import numpy as np
import pytest

from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.heights import GRID, HeightScale, height_axis, measured

every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
every_scale = pytest.mark.parametrize("scale", [None, *HeightScale], ids=str)


@every_surface
def test_heights_are_those_of_the_surface_at_that_step(surface: Surface) -> None:
    heights = measured(surface, surface.view, 7.0)
    (left, right), (bottom, top) = surface.view
    for row, column in ((0, 0), (GRID - 1, 3), (20, GRID - 1)):
        x1 = left + (right - left) * column / (GRID - 1)
        x2 = bottom + (top - bottom) * row / (GRID - 1)
        assert heights.values[row, column] == pytest.approx(float(surface.value(x1, x2, 7.0)), rel=1e-9, abs=1e-9)
    assert heights.minima == surface.minima_at(7.0)


@every_surface
@every_scale
def test_the_axis_holds_the_surface_from_low_to_high(surface: Surface, scale: HeightScale | None) -> None:
    heights = measured(surface, surface.view)
    axis = height_axis(heights, scale)
    values = np.sort(heights.values[np.isfinite(heights.values)])
    share = axis.share(values)
    assert (np.diff(share) >= 0).all() and share[0] == pytest.approx(0.0, abs=1e-9)
    if axis.scale is HeightScale.CUT:
        assert share[-1] >= 1.0
    else:
        assert share[-1] == pytest.approx(1.0)
    assert scale in (None, axis.scale)


@every_surface
@every_scale
def test_ticks_are_round_and_on_the_axis(surface: Surface, scale: HeightScale | None) -> None:
    ticks = height_axis(measured(surface, surface.view), scale).ticks()
    shares = [share for share, _ in ticks]
    assert 2 <= len(ticks) <= 7 and shares == sorted(shares)
    assert all(-1e-9 <= share <= 1 + 1e-9 for share in shares)
    assert all(len(text) <= 8 for _, text in ticks) and len({text for _, text in ticks}) == len(ticks)


@pytest.mark.parametrize(
    "name, scale",
    {"quadratic": HeightScale.LINEAR, "rosenbrock": HeightScale.LOGARITHMIC, "rastrigin": HeightScale.LINEAR}.items(),
)
def test_the_scale_suits_the_surface(name: str, scale: HeightScale) -> None:
    surface = SURFACES[name]
    assert height_axis(measured(surface, surface.view)).scale is scale


class Level:
    """A landscape that has the same height everywhere, or none."""

    def __init__(self, height: float) -> None:
        self.height = height

    def value(self, x1: object, x2: object, t: object) -> float:
        return self.height

    def minima_at(self, t: object) -> tuple[()]:
        return ()


@pytest.mark.parametrize("height", [0.0, -3.0, 1e300, np.inf, np.nan])
@every_scale
def test_what_does_not_rise_has_an_axis_too(height: float, scale: HeightScale | None) -> None:
    axis = height_axis(measured(Level(height), ((-1.0, 1.0), (-1.0, 1.0))), scale)
    assert axis.high > axis.low or axis.scale is HeightScale.LOGARITHMIC
    assert all(np.isfinite(share) for share, _ in axis.ticks())
