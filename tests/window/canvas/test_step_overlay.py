"""What a step is made of is drawn where it is taken, as long as it is, and only as far as it has been carried out."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from crossed import TRAVELLERS
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from rmsprop_gui.formulas.meaning import plain
from rmsprop_gui.optimizers import RULES, AdaGrad, EWMAMomentum, GradientDescent, RMSProp, UpdateRule
from rmsprop_gui.simulation.dissection import Drawn, dissect, parts_of
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.step_overlay import OverlayScope
from rmsprop_gui.window.canvas.step_parts import draw_parts
from rmsprop_gui.window.canvas.step_scale import REACH, Place, places_of
from window.frames import Film, diverging, experiment_of, has_colour, pixels, place_of

from .conftest import CanvasOf

every_rule = pytest.mark.parametrize("rule", [kind() for kind in RULES.values()], ids=RULES)
THREE = Film(experiment_of(EWMAMomentum(), AdaGrad(), RMSProp()))


def place_at(canvas: Canvas, film: Film, row: int) -> Place:
    (place,) = places_of([dissect(film.experiment.runs[0].rule_for(row), film.recordings[0], row)], canvas.mapping)
    return place


@every_rule
@pytest.mark.parametrize("surface", ["quadratic", "rosenbrock"])
def test_arrows_keep_their_proportions_and_the_longest_fits(
    canvas_of: CanvasOf, rule: UpdateRule, surface: str
) -> None:
    film = Film(experiment_of(rule, surface=surface))
    canvas = canvas_of(film)
    (left, right), (bottom, top) = canvas.mapping.view
    across, down = canvas.mapping.width / (right - left), canvas.mapping.height / (top - bottom)
    inside = [canvas.mapping.contains(tuple(point)) for point in film.recordings[0].trajectory.position.tolist()]
    for row in (row for row in (1, 2, 5, 30) if row < len(inside) and inside[row - 1]):
        place, lengths = place_at(canvas, film, row), []
        for part in parts_of(rule):
            values = np.array(place.step.values[part.target])
            if part.drawn is Drawn.SQUARES:
                sides = np.array(place.roots(tuple(values)))
                np.testing.assert_allclose(sides, np.sqrt(values) * [across, down] * place.gradient_scale)
                lengths += sides.tolist()
            elif part.drawn is Drawn.SIZES:
                sides = np.array(place.sizes(tuple(values)))
                np.testing.assert_allclose(sides, np.abs(values) * [across, down] * place.gradient_scale)
                lengths += sides.tolist()
            elif part.drawn in (Drawn.GRADIENT, Drawn.ARROW, Drawn.DIRECTION):
                way = np.array(place.against(tuple(values)).toTuple())
                np.testing.assert_allclose(way, -values * [across, -down] * place.gradient_scale)
                lengths.append(np.hypot(*way))
        side = min(canvas.mapping.width, canvas.mapping.height)
        assert REACH / 4 * side < max(lengths) <= REACH * side * (1 + 1e-12)


def test_all_runs_are_drawn_to_one_scale_and_what_shrinks_is_drawn_smaller(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(THREE)
    runs = list(zip(THREE.experiment.runs, THREE.recordings, strict=True))

    def scales(row: int, some: slice = slice(None)) -> set[tuple[float, float]]:
        places = places_of([dissect(run.rule, recording, row) for run, recording in runs[some]], canvas.mapping)
        return {(place.gradient_scale, place.rate_scale) for place in places}

    assert all(len(scales(row)) == 1 for row in (1, 20, 60))
    alone = [gradient for row in range(1, 101) for gradient, _ in scales(row, slice(2, 3))]
    rungs = np.diff(np.log(alone) / np.log(4))
    assert 1 < len(set(alone)) < 8, "it rests for many steps"
    np.testing.assert_allclose(rungs, np.round(rungs), atol=1e-9)


def test_a_run_that_is_out_of_view_does_not_shrink_the_others(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(GradientDescent(learning_rate=0.05), GradientDescent(learning_rate=1.0), steps=40))
    canvas = canvas_of(film)
    both = [dissect(run.rule, one, 20) for run, one in zip(film.experiment.runs, film.recordings, strict=True)]
    (seen,) = places_of(both, canvas.mapping)
    assert seen == places_of(both[:1], canvas.mapping)[0]


@every_rule
def test_each_part_more_draws_more(canvas_of: CanvasOf, rule: UpdateRule) -> None:
    film = Film(experiment_of(rule))
    canvas = canvas_of(film)
    before = pixels(canvas)
    for part in range(1, len(parts_of(rule)) + 1):
        canvas.show_frame(film.frame(3, part=part))
        now = pixels(canvas)
        assert (now != before).any()
        before = now


def test_between_steps_nothing_is_drawn_unless_it_is_asked_for(canvas_of: CanvasOf) -> None:
    canvas = canvas_of(THREE)
    canvas.show_frame(THREE.frame(10, selected=2))
    assert canvas.step_overlay.runs() == []
    expected = {OverlayScope.INSIDE: [2], OverlayScope.SELECTED: [2], OverlayScope.ALL: [0, 1, 2]}
    for scope, part in product(OverlayScope, (0, 1)):
        canvas.show_frame(THREE.frame(10, selected=2, part=part))
        canvas.step_overlay.show_scope(scope)
        drawn = [THREE.experiment.runs.index(run) for run, _, _ in canvas.step_overlay.runs()]
        assert drawn == ([] if scope is OverlayScope.INSIDE and part == 0 else expected[scope])


def test_a_hollow_marker_shows_where_the_next_step_lands_unless_that_is_to_be_guessed(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(GradientDescent(learning_rate=0.15)))
    canvas = canvas_of(film)
    canvas.ahead.setVisible(False)
    canvas.step_overlay.show_scope(OverlayScope.SELECTED)
    x1, x2 = film.recordings[0].trajectory.position[6].tolist()
    there = place_of(canvas, (x1, x2)).toPoint()
    canvas.show_frame(film.frame(5))
    shown = pixels(canvas)
    canvas.step_overlay.hide_landings(True)
    rows, columns = np.nonzero((shown != pixels(canvas)).any(axis=2))
    assert len(rows) > 20, "the marker is gone"
    assert np.abs(rows - there.y()).max() <= 11 and np.abs(columns - there.x()).max() <= 11, "and nothing else"


@pytest.mark.parametrize("scope", [OverlayScope.SELECTED, OverlayScope.ALL])
@pytest.mark.parametrize("asks_first", [True, False])
def test_while_predicting_overlays_show_nothing_of_what_comes(
    canvas_of: CanvasOf, scope: OverlayScope, asks_first: bool
) -> None:
    """Whether they are asked for before the question or after it: the picture is that of a path that ends here."""
    rules = [run.rule for run in THREE.experiment.runs]
    pictures = []
    for film in (THREE, Film(experiment_of(*rules, steps=5))):
        canvas = canvas_of(film)
        canvas.legend.hide()  # it says that the path has ended
        canvas.show_frame(film.frame(5, selected=2))
        if not asks_first:
            canvas.step_overlay.show_scope(scope)
        canvas.show_prediction(Prediction(2, 5, 10))
        canvas.step_overlay.show_scope(scope)
        pictures.append(pixels(canvas))
    np.testing.assert_array_equal(*pictures)
    canvas = canvas_of(THREE)
    canvas.show_frame(THREE.frame(5, selected=2))
    canvas.ahead.hide()
    canvas.step_overlay.show_scope(scope)
    assert (pixels(canvas) != pictures[0]).any(), "without a question landings are shown"


@pytest.mark.parametrize("name", SURFACES)
@pytest.mark.parametrize("scope", OverlayScope)
def test_it_is_drawn_for_every_rule_and_on_every_surface_at_any_step(
    canvas_of: CanvasOf, name: str, scope: OverlayScope
) -> None:
    kinds = RULES if name == "rosenbrock" else TRAVELLERS
    film = Film(experiment_of(*(RULES[kind]() for kind in kinds), surface=name))
    canvas = canvas_of(film)
    canvas.step_overlay.show_scope(scope)
    for step, part in product((0, 1, 50, 99, 100), (0, 1, 3)):
        canvas.show_frame(film.frame(step, 4, part))
        pixels(canvas)


def test_runs_that_run_away_are_no_trouble(canvas_of: CanvasOf) -> None:
    film = Film(diverging())
    canvas = canvas_of(film)
    canvas.step_overlay.show_scope(OverlayScope.ALL)
    for step in range(0, 400, 7):
        canvas.show_frame(film.frame(step, part=step % 4))
        pixels(canvas)


def test_numbers_too_large_to_be_drawn_are_not(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(GradientDescent(learning_rate=10.0), steps=160))
    canvas = canvas_of(film)
    step = dissect(film.experiment.runs[0].rule, film.recordings[0], film.recordings[0].length - 1)
    assert max(map(abs, step.values["g"])) > 1e150
    for drawn in (step, replace(step, before=(0.0, 0.0))):
        for place in places_of([drawn], canvas.mapping):
            assert np.isfinite(place.against(step.values["g"]).toTuple()).all()


def test_inside_a_step_the_other_runs_come_as_far_as_the_selected_one(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(EWMAMomentum(), AdaGrad(), RULES["adam"](), RMSProp()))
    canvas = canvas_of(film)
    canvas.step_overlay.show_scope(OverlayScope.ALL)
    expected = {
        1: [{"g"}] * 4,
        2: [{"g", "m", "m_hat"}, {"g", "v"}, {"g", "m", "v", "m_hat", "v_hat"}, {"g", "v"}],
    }
    expected[3] = [targets | {"rate"} for targets in expected[2]]
    for part, targets in expected.items():
        canvas.show_frame(film.frame(10, 3, part))
        drawn = [{item.target for item in canvas.step_overlay.carried_out(run.rule)} for run in film.experiment.runs]
        assert drawn == targets


def test_a_change_on_the_way_is_marked_once_it_is_past(canvas_of: CanvasOf) -> None:
    run = THREE.experiment.runs[2].changed(20, RMSProp(learning_rate=0.5))
    film = Film(THREE.experiment.with_run(2, run))
    canvas = canvas_of(film)
    x1, x2 = film.recordings[2].trajectory.position[20].tolist()
    canvas.ahead.setVisible(False)  # its dots are of the same colour
    ring = place_of(canvas, (x1, x2)) + QPointF(0, -6)

    def marked(step: int) -> bool:
        canvas.show_frame(film.frame(step))
        y, x = ring.toPoint().y(), ring.toPoint().x()
        return has_colour(pixels(canvas)[y - 1 : y + 2, x - 1 : x + 2], LIGHT.run_styles[2].colour, 60)

    assert [marked(step) for step in (10, 30)] == [False, True]


def captions_of(place: Place, rule: UpdateRule) -> dict[str, QPointF]:
    picture = place.mapping.blank()
    painter = QPainter(picture)
    captions = draw_parts(painter, place, parts_of(rule), False, QColor("red"))
    painter.end()
    return {plain(spans): point for spans, point, _ in captions}


def test_beside_a_noisy_gradient_the_true_one_is_drawn_to_the_same_scale_and_named(canvas_of: CanvasOf) -> None:
    film = Film(replace(THREE.experiment, sampling=Sampling(noise=3.0, seed=7)))
    objective, rule, row = film.experiment.objective, film.experiment.runs[2].rule, 12
    step = dissect(rule, film.recordings[2], row, objective)
    (place,) = places_of([step], canvas_of(film).mapping)
    first, second = objective.slope(*step.before, row)
    tip = captions_of(place, rule)["−∇f"]
    assert (tip - place.origin - place.against((float(first), float(second)))).manhattanLength() < 1e-9
    assert "−∇f" not in captions_of(replace(place, step=replace(step, true_gradient=None)), rule)
