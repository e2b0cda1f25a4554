"""What the magnifier shows of a step: all its parts, apart, inside, and no label on another or on an arrow."""

import math
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from rmsprop_gui.optimizers import RULES, GradientDescent, RMSProp, UpdateRule
from rmsprop_gui.simulation.dissection import Drawn, dissect, parts_of
from rmsprop_gui.surfaces.contours import trace_contours
from rmsprop_gui.view.theme import DARK, LIGHT
from rmsprop_gui.view.view_state import narrowest
from rmsprop_gui.window.canvas.magnifier.marks import Arrow, Ellipse, Ring, Square
from rmsprop_gui.window.canvas.magnifier.picture import Inset, Subject
from rmsprop_gui.window.canvas.magnifier.room_for_labels import segments_of
from rmsprop_gui.window.canvas.strokes import crossed
from rmsprop_gui.window.looks.look import Look
from window.frames import Film, diverging, experiment_of

STARTS = [(x1, x2) for x1 in (9.0, -9.0) for x2 in (-3.0, 3.0)]
ROWS = (1, 2, 5, 29, 100)
LOOK = Look()


def inset_of(film: Film, row: int, side: float, is_round: bool, part: int = 0, look: Look = LOOK) -> Inset:
    rule, points = film.experiment.runs[0].rule_for(row), film.recordings[0].trajectory.position
    parts = parts_of(rule)
    done = parts[:part] if part else parts
    step = dissect(rule, film.recordings[0], row)
    looked_at = done[-1] if part else None
    style = look.theme.run_style(2)
    trail, ahead = points[max(row - 24, 0) : row], points[row : row + 24]
    inset = Inset(Subject(step, step, done, looked_at, "RMSProp", style, trail, ahead, 0.1, True), side, is_round, look)
    inset.paint(None, None, None, 1.0)
    return inset


def middle_to(inset: Inset, x: float, y: float) -> float:
    """How far a place in the pixels of the picture is from its middle, in parts of its inner radius."""
    across, down = (abs(part - inset.side / 2) / (inset.side / 2 - inset.frame) for part in (x, y))
    return math.hypot(across, down) if inset.is_round else max(across, down)


def corners(box: QRectF) -> list[tuple[float, float]]:
    return [(x, y) for x in (box.left(), box.right()) for y in (box.top(), box.bottom())]


@pytest.mark.parametrize("rule", [kind() for kind in RULES.values()], ids=RULES)
@pytest.mark.parametrize(("side", "is_round"), [(224.0, True), (560.0, False)], ids=("round", "square"))
def test_no_label_lies_on_another_or_on_an_arrow_and_everything_is_inside(
    qapp: object, rule: UpdateRule, side: float, is_round: bool
) -> None:
    for start in STARTS:
        film = Film(experiment_of(rule, start=start))
        for row in (row for row in ROWS if row < film.recordings[0].length):
            inset = inset_of(film, row, side, is_round)
            boxes = [label.box for label in inset.labels]
            assert not any(one.intersects(other) for one, other in combinations(boxes, 2)), (start, row)
            assert all(middle_to(inset, *corner) <= 1.001 for box in boxes for corner in corners(box)), (start, row)
            arrows = [mark for mark in inset.scene.marks if isinstance(mark, Arrow)]
            lines = [np.array([arrow.start, arrow.tip]) * [1, -1] + inset.side / 2 for arrow in arrows]
            edges = np.array([[box.left(), box.top(), box.right(), box.bottom()] for box in boxes]).reshape(-1, 4)
            assert not crossed(segments_of(lines), edges).any(), (start, row)
            for mark in inset.scene.marks:
                assert math.isfinite(mark.size) and mark.size >= 0
                places = [mark.tip] if isinstance(mark, Arrow) else [mark.middle]
                assert all(math.hypot(*place) <= side / 2 for place in places)


@pytest.mark.parametrize("rule", [kind() for kind in RULES.values()], ids=RULES)
def test_words_in_the_corners_stand_where_no_path_is(qapp: object, rule: UpdateRule) -> None:
    for start in STARTS:
        film = Film(experiment_of(rule, start=start))
        for row in (row for row in ROWS if row < film.recordings[0].length):
            inset = inset_of(film, row, 560.0, False)
            scene, (x, y) = inset.scene, inset.middle.toTuple()
            scale = np.array([scene.x_scale, -scene.x_scale])
            paths = [
                np.array([x, y]) + np.array([1, -1]) * scene.origin + (points - np.array(scene.before)) * scale
                for points in (inset.subject.trail, inset.subject.ahead)
            ]
            words = [caption.box for caption in inset.captions if not caption.bar]
            edges = np.array([[box.left(), box.top(), box.right(), box.bottom()] for box in words])
            assert len(words) >= 2 and not crossed(segments_of(paths), edges).any(), (start, row)
            assert not any(one.box.intersects(other.box) for one, other in combinations(inset.captions, 2))


@pytest.mark.parametrize("rule", [kind() for kind in RULES.values()], ids=RULES)
def test_nothing_points_into_the_larger_square(qapp: object, rule: UpdateRule) -> None:
    """Unless arrows point into all the others, too."""
    for start in STARTS:
        film = Film(experiment_of(rule, start=start))
        for row in (row for row in ROWS if row < film.recordings[0].length):
            marks = inset_of(film, row, 224.0, True).scene.marks
            squares = [mark for mark in marks if isinstance(mark, Square)]
            ways = {(arrow.way[0] > 0, arrow.way[1] >= 0) for arrow in marks if isinstance(arrow, Arrow)}
            if squares and len(ways) < 4:
                right, up = max(squares, key=lambda square: square.size).quadrant
                assert (right > 0, up > 0) not in ways, (start, row)


def test_the_step_of_the_notebook_is_as_it_was_drawn(qapp: object) -> None:
    """Step 28 → 29 of RMSProp: each part in its place, and with a label where it is large enough."""
    film = Film(experiment_of(RMSProp()))
    inset = inset_of(film, 29, 224.0, True)
    radius = inset.side / 2 - inset.frame
    first, second = (mark for mark in inset.scene.marks if isinstance(mark, Square))
    (ellipse,) = (mark for mark in inset.scene.marks if isinstance(mark, Ellipse))
    move, gradient = (mark for mark in inset.scene.marks if isinstance(mark, Arrow))
    assert second.quadrant == (1, 1) and first.quadrant == (-1, -1)
    assert second.size / first.size == pytest.approx(math.sqrt(82.00 / 1.529), rel=1e-3)
    assert 0.5 <= move.size / radius <= 0.62 and 0.55 <= second.size / radius <= 0.68
    assert gradient.size / second.size == pytest.approx(math.hypot(1.112, 3.402) / math.sqrt(82.00), rel=1e-3)
    assert ellipse.half[0] / ellipse.half[1] == pytest.approx(0.08087 / 0.01104, rel=1e-3)
    assert [label.part.drawn for label in inset.labels] == [Drawn.MOVE, Drawn.SQUARES, Drawn.GRADIENT, Drawn.RATE]


def test_axes_are_equal_so_that_the_gradient_stands_square_on_the_contours(qapp: object) -> None:
    film = Film(experiment_of(RMSProp(), surface="rosenbrock"))
    inset = inset_of(film, 20, 400.0, False)
    contours = trace_contours(film.experiment.objective, inset.view, (400, 400))
    (left, right), (bottom, top) = inset.view
    assert right - left == pytest.approx(top - bottom)
    lines = np.concatenate(contours.lines)
    middles, ways = (lines[1:] + lines[:-1]) / 2, np.diff(lines, axis=0)
    away = np.hypot(*(middles - np.array(inset.subject.step.before)).T)
    nearest = ways[np.nanargmin(np.where(np.hypot(*ways.T) > 0, away, np.nan))]
    (gradient,) = (mark for mark in inset.scene.marks if isinstance(mark, Arrow) and mark.part.drawn is Drawn.GRADIENT)
    across = float(np.dot(nearest, gradient.way) / np.hypot(*nearest) / gradient.size)
    assert abs(across) < 0.05


@pytest.mark.parametrize("rule", [kind() for kind in RULES.values()], ids=RULES)
def test_inside_a_step_only_what_has_been_carried_out_is_there_and_it_stays_where_it_is(
    qapp: object, rule: UpdateRule
) -> None:
    film = Film(experiment_of(rule))
    whole = inset_of(film, 3, 224.0, True).scene
    for part in range(1, len(parts_of(rule)) + 1):
        scene = inset_of(film, 3, 224.0, True, part).scene
        assert (scene.origin, scene.x_scale, scene.g_scale) == (whole.origin, whole.x_scale, whole.g_scale)
        assert {mark.part for mark in scene.marks} <= set(parts_of(rule)[:part])
        assert any(isinstance(mark, Arrow) and mark.is_move for mark in scene.marks) == (part == len(parts_of(rule)))


def test_a_point_that_rests_and_numbers_without_bounds_are_shown_as_far_as_they_can_be(qapp: object) -> None:
    still = Film(experiment_of(GradientDescent(), start=(0.0, 0.0), steps=3))
    assert not [mark for mark in inset_of(still, 2, 224.0, True).scene.marks if isinstance(mark, Arrow | Ring)]
    wild = Film(diverging())
    for row in range(1, wild.recordings[0].length, 20):
        scene = inset_of(wild, row, 560.0, False).scene
        assert all(map(math.isfinite, (*scene.origin, scene.x_scale, scene.g_scale)))


def test_each_theme_paints_with_its_own_colours(qapp: object) -> None:
    film = Film(experiment_of(RMSProp()))
    pictures = []
    for theme in (LIGHT, DARK):
        look = Look(theme=theme)
        image = inset_of(film, 29, 224.0, True, look=look).paint(None, None, None, 1.0)[0].toImage()
        pictures.append(image)
        assert image.pixelColor(2, 2).alpha() == 0, "outside of the circle the canvas is seen"
    assert pictures[0].pixelColor(112, 40).lightness() > 150 > 90 > pictures[1].pixelColor(112, 40).lightness()


@pytest.mark.parametrize("start", [(1e6, -1e6), (1e-300, 0.0), (9.0, 0.0)], ids=str)
@pytest.mark.parametrize("rate", [1e-5, 1e-2])
def test_a_step_shorter_than_floats_can_tell_is_not_magnified_without_end(
    qapp: object, start: tuple[float, float], rate: float
) -> None:
    film = Film(experiment_of(RMSProp(learning_rate=rate), start=start))
    for row in (1, film.recordings[0].length - 1):
        for low, high in inset_of(film, row, 224.0, True).view:
            assert high - low >= narrowest(low, high) / 2
