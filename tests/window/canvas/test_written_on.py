"""What is written on the contours: numbers of the axes, values of lines, the scale. None lies on another or beyond."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from rmsprop_gui.formulas.number import MINUS
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.contours import trace_contours
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.surface import Surface, View
from rmsprop_gui.window.canvas.axis_numbers import NAMES, axis_numbers
from rmsprop_gui.window.canvas.contour_values import WrittenValue, written_values
from rmsprop_gui.window.canvas.height_scale import name_of, ticks_of
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.looks.look import Look, apply_look, current_look

SCALES = (0.75, 1.0, 1.5, 2.5)
SIZES = ((240.0, 180.0), (652.0, 448.0), (1136.0, 700.0), (2344.0, 1860.0))


@pytest.fixture(params=SCALES)
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Look]:
    apply_look(qapp, Look(scale=request.param))
    yield current_look()
    apply_look(qapp, Look())


def mappings(view: View) -> Iterator[Mapping]:
    for width, height in SIZES:
        for zoom in (1.0, 1e-3, 1e-7):
            (left, right), (bottom, top) = view
            x, y = left + 0.7 * (right - left), bottom + 0.4 * (top - bottom)
            near = (x - zoom * (x - left), x + zoom * (right - x)), (y - zoom * (y - bottom), y + zoom * (top - y))
            yield Mapping(near, width, height, 1.0)


def test_numbers_of_the_axes_are_whole_and_apart(look: Look) -> None:
    for mapping in mappings(((-10.0, 10.0), (-4.0, 4.0))):
        numbers = axis_numbers(mapping, look)
        area = QRectF(0, 0, mapping.width, mapping.height)
        assert all(area.contains(number.box) for number in numbers)
        assert not any(one.box.intersects(other.box) for one, other in combinations(numbers, 2))
        if mapping.width > 400 * look.scale:
            texts = [number.text for number in numbers]
            assert all(any(text.startswith(name) for text in texts) for name in NAMES), mapping
            assert len([number for number in numbers if number.tick is not None]) >= 2
        for number in numbers:
            assert number.tick is None or abs(number.tick - number.box.center().x()) < 1e-6


def values_of(surface: Surface, mapping: Mapping, look: Look, taken: list[QRectF]) -> tuple[WrittenValue, ...]:
    size = round(mapping.width), round(mapping.height)
    return written_values(trace_contours(surface, mapping.view, size), mapping, look, taken)


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_values_stand_on_their_lines_and_keep_away_from_edges_and_what_is_taken(surface: Surface, look: Look) -> None:
    for width, height in SIZES[1:]:
        mapping = Mapping(surface.view, width, height, 1.0)
        minima = Objective(surface).minima_at(0)
        star = mapping.pixel(minima[0] if minima else surface.start)
        taken = [QRectF(star.x() - 15, star.y() - 15, 30, 30), QRectF(0, height * 0.6, width * 0.4, height * 0.4)]
        values, edge = values_of(surface, mapping, look, taken), 24 * look.scale
        inside = QRectF(edge, edge, width - 2 * edge, height - 2 * edge)
        for value in values:
            assert inside.contains(value.box) and not any(map(value.box.intersects, taken))
            assert -90 <= value.angle <= 90
            height_there = float(Objective(surface).value(*mapping.point(value.centre), 0.0))
            base = min((float(surface.value(*point, 0.0)) for point in minima), default=0.0)
            told = float(value.text.replace(MINUS, "-")) + base
            assert height_there == pytest.approx(told, rel=0.2, abs=0.02)
        assert not any(one.box.intersects(other.box) for one, other in combinations(values, 2))


def test_the_valley_of_the_notebook_has_values_of_one_and_three(look: Look) -> None:
    surface = SURFACES["quadratic"]
    mapping = Mapping(surface.view, 1136 * look.scale, 700 * look.scale, 1.0)
    star = mapping.pixel((0.0, 0.0))
    values = values_of(surface, mapping, look, [QRectF(star - QPointF(15, 15), star + QPointF(15, 15))])
    assert {value.text for value in values} >= {"1", "3", "10", "30"}


def test_the_scale_tells_whole_decades_or_round_steps() -> None:
    def levels(surface: Surface) -> object:
        return trace_contours(surface, surface.view, (800, 600)).levels

    def custom(formula: str, minima: tuple[tuple[float, float], ...] = ()) -> Surface:
        return FormulaSurface("custom", "", "", formula, ((-4.0, 4.0), (-4.0, 4.0)), (0, 0), minima)

    assert [text for _, text in ticks_of(levels(SURFACES["quadratic"]))] == ["0.1", "1", "10"]
    assert name_of(levels(SURFACES["quadratic"])) == "f(x)"
    assert [text for _, text in ticks_of(levels(custom("x1 + x2")))] == ["\N{MINUS SIGN}5", "0", "5"]
    assert name_of(levels(custom("x1**2 + x2**2 - 78.33", ((0, 0),)))) == "f(x) + 78.33"
    places = [place for place, _ in ticks_of(levels(SURFACES["quadratic"]))]
    assert places == sorted(places) and places[0] > 0 and places[-1] < 1
