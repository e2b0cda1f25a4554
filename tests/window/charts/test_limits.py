"""Lines at 2/λ follow the selected run, and their names stay apart."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import GradientDescent, RMSProp, UpdateRule
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.typed_surface import typed_surface
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.charts import curves
from rmsprop_gui.window.charts.curves import thinned
from rmsprop_gui.window.charts.limits import LimitsLayer, current_limits, limit_names
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.charts.scales import LogScale
from rmsprop_gui.window.charts.sizes import MARKER_ROOM
from window.frames import Film, experiment_of, has_colour

from .places import between, height_range, show_whole_length

HEIGHT = 120.0
ROSENBROCK = Film(experiment_of(RMSProp(), surface="rosenbrock"))
PLACES = (-1e6, -5.0, 0.0, 3.0, 50.0, 51.0, 60.0, 90.0, 118.0, 120.0, 400.0)


def labels(lines: tuple[float, float], limits: tuple[float, float] = (1.0, 2.0)) -> list[tuple[str, tuple[float, ...]]]:
    """The names of limits that stand in these pixels, and their boxes."""
    layer = LimitsLayer(None, 0)
    layer.show_limits(limits, LogScale(), ("2/λ₁", "2/λ₂"))
    placed = layer.labels(list(lines), Mapping(((0.0, 100.0), (0.0, 1.0)), 150.0, HEIGHT, 1.0))
    return [(text, box.getCoords()) for text, box in placed]


@pytest.mark.parametrize("first", PLACES)
@pytest.mark.parametrize("second", PLACES)
def test_names_are_in_the_chart_and_off_one_another(qtbot: QtBot, first: float, second: float) -> None:
    placed = labels((first, second))
    assert sorted(text[:4] for text, _ in placed) == ["2/λ₁", "2/λ₂"]
    for _, (left, top, right, bottom) in placed:
        assert 0 <= top < bottom <= HEIGHT and 0 < left < right <= 150
    (_, (*_, end)), (_, (_, begin, *_)) = placed
    assert end <= begin
    ups = {text for text, _ in placed if "↑" in text}
    assert len(ups) == (first < 0) + (second < 0)


@pytest.mark.parametrize("step", range(0, 101, 4))
def test_names_are_beside_the_markers_on_the_playhead(qtbot: QtBot, step: int) -> None:
    layer, mapping = LimitsLayer(None, 0), Mapping(((0.0, 100.0), (0.0, 1.0)), 400.0, HEIGHT, 1.0)
    layer.show_limits((1.0, 2.0), LogScale(), ("2/λ₁", "2/λ₂"), step)
    now = mapping.pixel((step, 0.0)).x()
    for _, box in layer.labels([40.0, 90.0], mapping):
        assert box.right() <= now - MARKER_ROOM + 0.01 or now + MARKER_ROOM - 0.01 <= box.left()
        assert 0 < box.left() < box.right() <= 400


def test_limits_that_coincide_have_one_name(qtbot: QtBot) -> None:
    assert [text for text, _ in labels((40.0, 40.0), (3.0, 3.0))] == ["2/λ₁ = 2/λ₂"]


NAMED = [
    (GradientDescent(1e-3), "rosenbrock", ("2/λmax", "2/λmax"), ["2/λmax"]),
    (GradientDescent(1e-3, l2=0.5), "rosenbrock", ("2/(λmax + l₂)",) * 2, ["2/(λmax + l₂)"]),
    (RMSProp(), "rosenbrock", ("2·r₁/λmax", "2·r₂/λmax"), ["2·r₂/λmax", "2·r₁/λmax"]),
    (RMSProp(), "quadratic", ("2/λ₁", "2/λ₂"), ["2/λ₁", "2/λ₂"]),
]


@pytest.mark.parametrize(("rule", "surface", "names", "shown"), NAMED, ids=str)
def test_a_name_says_what_the_limit_is_where_axes_act_together(
    pane: ChartsPane, rule: UpdateRule, surface: str, names: tuple[str, str], shown: list[str]
) -> None:
    """A student who reads λ₁ and λ₂ takes them for those of the surface, which for Rosenbrock differ 2508 times."""
    frame = Film(experiment_of(rule, surface=surface)).frame(5)
    assert limit_names(frame) == names
    pane.show_frame(frame)
    told = pane.right.in_words()
    for name, limit in zip(names, pane.right.limits, strict=True):
        assert told.count(f"{name} {number(limit)}") == 1
    layer = LimitsLayer(None, 0)
    layer.show_limits(pane.right.limits, LogScale(), names)
    heights = (40.0, 40.0) if len(shown) == 1 else (40.0, 80.0)
    placed = layer.labels(list(heights), Mapping(((0.0, 100.0), (0.0, 1.0)), 250.0, HEIGHT, 1.0))
    assert sorted(text for text, _ in placed) == sorted(shown)


@pytest.mark.parametrize("step", [0, 1, 7, 60, 100])
@pytest.mark.parametrize("rule", [GradientDescent(1e-3), RMSProp()], ids=str)
def test_the_eigenvalue_in_a_name_is_the_one_that_the_limit_follows_from(rule: UpdateRule, step: int) -> None:
    film = Film(experiment_of(rule, surface="rosenbrock"))
    steps = film.recordings[0].trajectory
    a, b, c = (float(one) for one in film.experiment.objective.hessian(*steps.position[step], step))
    rate = steps.rate[step] if np.isfinite(steps.rate[step]).all() else np.ones(2)
    if limit_names(film.frame(step)) == ("2/λmax", "2/λmax"):
        rate = np.ones(2)
    largest = np.linalg.eigvals(np.diag(rate) @ np.array([[a, b], [b, c]])).max()
    np.testing.assert_allclose(current_limits(film.frame(step)), rate * 2 / largest, rtol=1e-9)


@pytest.mark.parametrize("lines, names", [((math.nan, math.nan), []), ((math.nan, 40.0), ["2/λ₂"])])
def test_where_nothing_is_stable_there_is_no_name(qtbot: QtBot, lines: tuple[float, float], names: list[str]) -> None:
    assert [text for text, _ in labels(lines, (math.nan, 1.0))] == names


def test_on_the_notebook_s_surface_they_are_in_the_range(pane: ChartsPane) -> None:
    pane.show_frame(Film(experiment_of(RMSProp())).frame(25))
    low, high = height_range(pane.right)
    assert pane.right.limits == (10.0, 0.2) and low < np.log10(0.2) and high > 1
    assert has_colour(between(pane.right, 30, 45), LIGHT.ink_soft, 40)
    assert np.isnan(pane.left.limits).all() and not has_colour(between(pane.left, 30, 45), LIGHT.ink_soft, 40)


@pytest.mark.parametrize("surface", ["rosenbrock", "himmelblau", "saddle"])
def test_they_follow_the_selected_run_and_the_range_rests(pane: ChartsPane, surface: str) -> None:
    film = Film(experiment_of(GradientDescent(1e-3), RMSProp(), surface=surface))
    ranges = set()
    show_whole_length(pane)
    for step in range(0, 101, 20):
        for selected in (0, 1):
            pane.show_frame(film.frame(step, selected))
            np.testing.assert_array_equal(pane.right.limits, film.recordings[selected].trajectory.limit[step])
            ranges.add(height_range(pane.right))
    assert len(ranges) == 1


def test_inside_a_step_they_are_those_of_where_it_is_taken_from(pane: ChartsPane) -> None:
    for part in range(4):
        pane.show_frame(ROSENBROCK.frame(7, part=part))
        np.testing.assert_array_equal(pane.right.limits, ROSENBROCK.recordings[0].trajectory.limit[7])


def test_without_a_run_there_are_none(pane: ChartsPane) -> None:
    pane.show_frame(Film(experiment_of(surface=SURFACES["quadratic"])).frame(0, -1))
    assert np.isnan(pane.right.limits).all()


@pytest.fixture
def drawn(pane: ChartsPane, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The curves that are drawn after the first picture of the film."""
    pane.show_frame(ROSENBROCK.frame(51))
    QCoreApplication.processEvents()  # the layout may change before the first picture
    pane.grab()
    counted: list[object] = []
    monkeypatch.setattr(curves, "thinned", lambda *args: (counted.append(args), thinned(*args))[1])
    return counted


def test_a_step_draws_no_curve_anew(pane: ChartsPane, drawn: list[object]) -> None:
    for step in (52, 53, 100, 50):
        pane.show_frame(ROSENBROCK.frame(step))
        pane.grab()
    assert drawn == []


def test_another_name_draws_no_curve_anew_but_another_style_does(pane: ChartsPane, drawn: list[object]) -> None:
    for change, count in (({"label": "my own"}, 0), ({"style": 5}, 3)):
        run = replace(ROSENBROCK.experiment.runs[0], **change)
        pane.show_frame(replace(ROSENBROCK.frame(51), experiment=ROSENBROCK.experiment.with_run(0, run)))
        pane.grab()
        assert len(drawn) == count


def test_where_a_curvature_is_larger_than_any_number_limits_are_named_all_the_same() -> None:
    steep = typed_surface("cosh(100x) + y^2")
    start = (7.03, 1.0)
    assert np.isfinite(steep.value(*start)) and np.isfinite(steep.gradient(*start)).all()
    film = Film(experiment_of(GradientDescent(), surface=steep, start=start, steps=1))
    assert limit_names(film.frame(0)) == ("2/λ₁", "2/λ₂")
