"""Contours: where the lines lie, that they stay put, and that nothing in a view stays unpainted."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.contours import Contours, trace_contours
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.surface import Array

SIZE = (800, 600)
GRID = (200, 150)  # a height every 4 pixels
VIEW = ((-1.0, 1.0), (-1.0, 1.0))
every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


def custom(formula: str) -> Surface:
    return FormulaSurface("custom", "", "", formula, VIEW, (0, 0), ())


def polylines(contours: Contours) -> list[Array]:
    """The points of each line of each level, without the NaN between them."""
    parts = [part for lines in contours.lines for part in np.split(lines, np.flatnonzero(np.isnan(lines[:, 0])))]
    return [part[np.isfinite(part[:, 0])] for part in parts if len(part)]


def area(contours: Contours) -> float:
    """What all bands cover together; holes run the other way round and so are taken off."""
    total = 0.0
    for band in contours.bands:
        for first, last in pairwise(band.offsets.tolist()):
            x, y = band.points[first:last].T
            total += float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2
    return total


@every_surface
def test_each_line_keeps_its_level(surface: Surface) -> None:
    """A line is straight between grid points, so it may miss its level by h²/8 · max|f''| and no more."""
    steps = [(high - low) / (count - 1) for (low, high), count in zip(surface.view, GRID, strict=True)]
    axes = np.meshgrid(*(np.linspace(low, high, 400) for low, high in surface.view))
    bends = [float(np.abs(part).max()) for part in surface.hessian(*axes)[::2]]
    allowed = 1.05 * max(step**2 / 8 * bend for step, bend in zip(steps, bends, strict=True))
    lines = polylines(trace_contours(surface, surface.view, SIZE))
    assert len(lines) >= 8
    for line in lines:
        assert np.ptp(surface.value(*line.T)) <= 2 * allowed


@pytest.mark.parametrize("formula", ["x1 + 3 * x2 + 4", "x1 + 3 * x2"], ids=["in ratios", "in steps"])
def test_lines_of_a_plane_lie_exactly_on_their_levels(formula: str) -> None:
    plane = custom(formula)
    contours = trace_contours(plane, VIEW, SIZE)
    heights = [plane.value(*lines.T) for lines in contours.lines]
    np.testing.assert_allclose([each.mean() for each in heights], contours.levels.values, atol=1e-12)
    assert all(np.ptp(each) < 1e-12 for each in heights) and len(heights) >= 12


def test_lines_lie_between_bands() -> None:
    """Each line is where one band ends and the next begins."""
    plane = custom("x1 + 3 * x2 + 4")
    contours = trace_contours(plane, VIEW, SIZE)
    heights = sorted(plane.value(*line.T).mean() for line in polylines(contours))
    seen = [plane.value(*band.points.T) for band in contours.bands]
    np.testing.assert_allclose([band.min() for band in seen], [0, *heights], atol=1e-12)
    np.testing.assert_allclose([band.max() for band in seen], [*heights, 8], atol=1e-12)


@every_surface
def test_lines_stay_where_they_are_while_panning(surface: Surface) -> None:
    """Moved by whole grid cells, most lines of both views are the same points wherever both views are.

    Where another view takes every second rung of the ladder, or those between them too, that is most of the fewer.
    """
    (left, right), vertical = surface.view
    shift = 5 * (right - left) / (GRID[0] - 1)
    moved = (left + shift, right + shift), vertical
    here, there = (
        {
            (round(x, 6), round(y, 6))
            for line in polylines(trace_contours(surface, view, SIZE))
            for x, y in line.tolist()
            if left + 1.25 * shift < x < right - 0.25 * shift
        }
        for view in (surface.view, moved)
    )
    fewer, more = sorted((len(here), len(there)))
    assert len(here & there) >= 0.6 * (fewer if more > 1.5 * fewer else more) > 0 and fewer >= 0.4 * more


def test_levels_stay_put_while_panning_away_from_the_minimum() -> None:
    """They are counted from the minimum, in view or not: the lines of two views are at the same heights."""
    plane = replace(custom("x1 + 3 * x2 + 4"), known_minima=((-1.0, -1.0),))  # 0 there, as far as anybody looks
    heights = []
    for shift in (0.0, 0.21):
        view = (0.5 + shift, 1.5 + shift), (0.5, 1.5)
        lines = polylines(trace_contours(plane, view, SIZE))
        heights.append(np.array(sorted(plane.value(*line.T).mean() for line in lines)))
    low, high = 6.5, 10.0  # what both see, but for the floor of the view, where there are no lines
    one, other = (found[(found > low) & (found < high)] for found in heights)
    assert len(one) >= 5
    np.testing.assert_allclose(one, other, rtol=1e-12)


@every_surface
@pytest.mark.parametrize("size", [SIZE, (10, 10), (1601, 333)], ids=str)
def test_bands_cover_the_view(surface: Surface, size: tuple[int, int]) -> None:
    (left, right), (bottom, top) = surface.view
    contours = trace_contours(surface, surface.view, size)
    assert area(contours) == pytest.approx((right - left) * (top - bottom), rel=1e-9)


@every_surface
def test_bands_go_from_low_to_high(surface: Surface) -> None:
    contours = trace_contours(surface, surface.view, SIZE)
    shades = [band.shade for band in contours.bands]
    assert shades == sorted(set(shades)) and shades[0] >= 0 and shades[-1] == 1
    means = [surface.value(*band.points.T).mean() for band in contours.bands]
    assert means == sorted(means)


@every_surface
def test_bands_are_closed_outlines_in_the_view(surface: Surface) -> None:
    contours = trace_contours(surface, surface.view, SIZE)
    assert (contours.landscape, contours.view) == (surface, surface.view)
    (left, right), (bottom, top) = surface.view
    for band in contours.bands:
        assert band.offsets[0] == 0 and band.offsets[-1] == len(band.points)
        for first, last in pairwise(band.offsets.tolist()):
            assert (band.points[first] == band.points[last - 1]).all()
        assert (band.points >= np.subtract((left, bottom), 1e-9)).all()
        assert (band.points <= np.add((right, top), 1e-9)).all()


@pytest.mark.parametrize("name", [name for name, surface in SURFACES.items() if surface.depends_on_step])
def test_levels_and_shades_stay_while_a_surface_moves(name: str) -> None:
    """Of a whole run they are the same at every step, and tell apart what is seen at each of them."""
    surface = SURFACES[name]
    drawn = [trace_contours(surface, surface.view, SIZE, t, last=100) for t in (0.0, 0.5, 41.0, 100.0)]
    assert len({id(contours.levels) for contours in drawn}) == 1
    assert all(sum(len(lines) > 0 for lines in contours.lines) >= 8 for contours in drawn)
    for contours in drawn:
        for level, lines in zip(contours.levels.values, contours.lines, strict=True):
            heights = surface.value(*lines[np.isfinite(lines[:, 0])].T, contours.t)
            np.testing.assert_allclose(heights, level, rtol=0.3, atol=0.05)


def test_a_step_alone_has_levels_of_its_own() -> None:
    surface = SURFACES["moving_target"]
    far, near = (trace_contours(surface, surface.view, SIZE, t) for t in (1000.0, 0.0))
    assert far.levels.heights.max() > 10 * near.levels.heights.max()


FLAT = {"a constant": "3", "a constant grid": "0 * x1 + 3", "zero": "0 * x1"}
BROKEN = {
    "undefined everywhere": "sqrt(-1 - x1**2)",
    "infinite everywhere": "exp(1000 + x1**2)",
    "undefined on one side": "sqrt(x1)",
    "a pole": "1 / x1",
    "overflowing on one side": "exp(1000 * x1)",
    "huge": "1e308 * x1**2",
    "tiny": "1e-308 * x1**2",
}


@pytest.mark.parametrize("formula", FLAT.values(), ids=FLAT)
def test_a_flat_surface_is_one_band_without_lines(formula: str) -> None:
    contours = trace_contours(custom(formula), VIEW, SIZE)
    assert len(contours.bands) == 1 and len(contours.lines) == len(contours.rays) == 0
    assert area(contours) == pytest.approx(4)


@pytest.mark.parametrize("formula", BROKEN.values(), ids=BROKEN)
def test_a_surface_without_finite_values_somewhere_does_not_fail(formula: str) -> None:
    contours = trace_contours(custom(formula), VIEW, SIZE)
    for band in contours.bands:
        assert np.isfinite(band.points).all()
    assert area(contours) <= 4 + 1e-9


def test_only_what_is_defined_is_painted() -> None:
    contours = trace_contours(custom("sqrt(x1)"), VIEW, SIZE)
    assert area(contours) == pytest.approx(2, abs=0.05)
    assert min(np.nanmin(lines[:, 0]) for lines in contours.lines) >= 0


@every_surface
def test_any_zoom_can_be_drawn(surface: Surface) -> None:
    x1, x2 = surface.start
    for exponent in range(-17, 7):
        width = 10.0**exponent
        view = (x1 - width, x1 + width), (x2 - width, x2 + width)
        contours = trace_contours(surface, view, (200, 150))
        assert contours.bands and np.isfinite(contours.bands[0].points).all()


@every_surface
@pytest.mark.parametrize("size", [(1, 1), (40, 30), (9, 600)], ids=str)
def test_a_small_picture_shows_the_same_landscape(surface: Surface, size: tuple[int, int]) -> None:
    small, large = (trace_contours(surface, surface.view, each) for each in (size, SIZE))
    assert len(small.bands) >= 0.6 * len(large.bands)
    assert len(polylines(small)) >= len(small.bands) - 2


@every_surface
def test_values_are_written_where_a_ray_meets_a_major_line(surface: Surface) -> None:
    """What is written there is what the surface is there, and the letters run along the line."""
    contours = trace_contours(surface, surface.view, SIZE)
    assert max(map(len, contours.rays)) >= 3
    for ray in contours.rays:
        assert len({place.level for place in ray}) == len(ray)
        for place in ray:
            assert contours.levels.major[place.level]
            nearest = np.nanmin(np.hypot(*((contours.lines[place.level] - place.point) * pixels_per_unit(surface)).T))
            assert nearest < 3, place


def pixels_per_unit(surface: Surface) -> Array:
    return np.array([pixels / (high - low) for pixels, (low, high) in zip(SIZE, surface.view, strict=True)])


def test_the_places_on_a_bowl_lie_across_its_slope() -> None:
    bowl = SURFACES["bowl"]
    for ray in trace_contours(bowl, bowl.view, SIZE).rays:
        for place in ray:
            gradient = np.array(bowl.gradient(*np.array(place.point)))
            across = np.array(place.direction)
            assert abs(gradient @ across) < 0.05 * np.linalg.norm(gradient) * np.linalg.norm(across)
