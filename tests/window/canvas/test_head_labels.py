"""Names of heads touch nothing that is to be seen, whatever the experiment, the step, the scale; and do not flicker."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtWidgets import QApplication

from rmsprop_gui.optimizers import RULES, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.theme import DARK, LIGHT
from rmsprop_gui.window.canvas.axis_numbers import axis_numbers
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.head_labels import MANY
from rmsprop_gui.window.canvas.label_places import SPOTS, Labelled, place_labels
from rmsprop_gui.window.canvas.marks import heads
from rmsprop_gui.window.canvas.strokes import length_within
from rmsprop_gui.window.looks.look import Look, apply_look, current_look
from window.frames import Film, experiment_of

from .conftest import CanvasOf

AREA = QRectF(0, 0, 800, 600)
SIZE = QSizeF(120, 20)


@pytest.fixture(params=[0.75, 1.0, 1.5, 2.5])
def looked_at(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Look]:
    apply_look(qapp, Look(DARK if request.param == 1.5 else LIGHT, scale=request.param))
    yield current_look()
    apply_look(qapp, Look())


def films() -> Iterator[Film]:
    chance = np.random.default_rng(9)
    for surface in SURFACES.values():
        rules = [RULES[str(name)]() for name in chance.choice(list(RULES), 4, replace=False)]
        (left, right), (bottom, top) = surface.view
        start = float(chance.uniform(left, right)), float(chance.uniform(bottom, top))
        yield Film(experiment_of(*rules, surface=surface.name, start=start, steps=60))


def what_labels_touch(canvas: Canvas, film: Film, step: int) -> list[object]:
    mapping, labels = canvas.mapping, canvas.head_labels
    found, here = labels.places(mapping), heads(film.frame(step), None, canvas.mapping)
    area = QRectF(0, 0, mapping.width, mapping.height)
    others = canvas.covered.within(labels) + [number.box for number in axis_numbers(mapping, current_look())]
    touched: list[object] = [
        (one, other) for one, other in combinations(found.values(), 2) if one.box.intersects(other.box)
    ]
    for index, place in found.items():
        touched += [place] if not area.contains(place.box) else []
        touched += [head for head in here if head.box.intersects(place.box)]
        touched += [other for other in others if other.intersects(place.box)]
        recording = film.recordings[index]
        row = recording.row(step)
        tail = mapping.to_pixels(recording.trajectory.position[max(row - 12, 0) : row + 1])
        corners = place.box.left(), place.box.top(), place.box.right(), place.box.bottom()
        touched += ["tail"] if len(tail) > 1 and length_within(tail, corners) else []
    return touched


def test_on_random_experiments_labels_touch_nothing_and_every_run_is_named_somewhere(
    canvas_of: CanvasOf, looked_at: Look
) -> None:
    placed = 0
    for film in films():
        canvas = canvas_of(film, (900, 640))
        for step in (1, 2, 5, 17, 18, 40, 60):
            canvas.show_frame(film.frame(step))
            assert what_labels_touch(canvas, film, step) == [], (film.experiment.surface.name, step)
            shown = {index for index, recording in enumerate(film.recordings) if recording.length}
            named = set(canvas.head_labels.places(canvas.mapping))
            assert named | canvas.head_labels.nameless == shown and not named & canvas.head_labels.nameless
            placed += len(named)
    assert placed > (150 if looked_at.scale <= 1.5 else 40)


def test_on_a_canvas_of_another_size_labels_stand_as_if_it_had_always_been_so(canvas_of: CanvasOf) -> None:
    for film in films():
        resized, other = canvas_of(film, (900, 640)), canvas_of(film, (700, 300))
        for canvas in (resized, other):
            canvas.show_frame(film.frame(17))
            canvas.head_labels.places(canvas.mapping)
        resized.resize(700, 300)
        QApplication.processEvents()
        assert resized.mapping == other.mapping
        places, wanted = (canvas.head_labels.places(canvas.mapping) for canvas in (resized, other))
        assert places == wanted, film.experiment.surface.name


def test_the_legend_tells_only_of_runs_without_a_label(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(RMSProp(), GradientDescent(0.25), EWMAMomentum()))
    canvas = canvas_of(film, (900, 640))
    for step in (0, 5, 90):
        canvas.show_frame(film.frame(step))
        canvas.grab()
        lines = canvas.legend.lines(canvas.mapping)
        assert {line.index for line in lines} == canvas.head_labels.nameless
    assert canvas.head_labels.nameless == {1}, "it has left the view"


def test_of_many_runs_only_the_selected_one_has_a_label(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(*(rule() for rule in list(RULES.values())[: MANY + 1])))
    canvas = canvas_of(film, (900, 640))
    canvas.show_frame(film.frame(30, 2))
    assert set(canvas.head_labels.places(canvas.mapping)) == {2}
    assert len(canvas.legend.lines(canvas.mapping)) == MANY + 1


def test_a_label_goes_along_with_a_head_on_its_way(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(GradientDescent(0.05)))
    canvas = canvas_of(film, (900, 640))
    canvas.show_frame(film.frame(2))
    seen = []
    for moved in (0.0, 0.5, 1.0):
        canvas.show_glide(Glide(film.frame(2), 1, moved))
        seen.append(canvas.head_labels.places(canvas.mapping)[0].box.x())
    assert seen[0] != seen[1] != seen[2]
    canvas.show_glide(None)
    assert canvas.head_labels.places(canvas.mapping)[0].box.x() == pytest.approx(seen[2])


# where labels go


def labelled(x: float, y: float, *tail: tuple[float, float]) -> Labelled:
    return Labelled(QPointF(x, y), 13.0, SIZE, np.array(tail or ((x, y), (x, y)), float))


def directions(places: dict[int, object]) -> dict[int, object]:
    return {index: SPOTS[place.spot][0] for index, place in places.items()}  # type: ignore[attr-defined]


def test_the_first_free_place_in_the_order_is_taken() -> None:
    east, west = (1, 0), (-1, 0)
    assert directions(place_labels({0: labelled(400, 300)}, [], AREA, 1.0, {})) == {0: east}
    assert directions(place_labels({0: labelled(760, 300)}, [], AREA, 1.0, {})) == {0: west}
    behind = labelled(400, 300, (700, 300), (400, 300))
    assert directions(place_labels({0: behind}, [], AREA, 1.0, {})) == {0: west}
    walls = [QRectF(0, 0, 390, 600), QRectF(410, 0, 390, 300), QRectF(500, 300, 390, 300)]
    assert directions(place_labels({0: labelled(400, 300)}, walls, AREA, 1.0, {})) == {}


def test_where_there_is_no_room_beside_a_head_a_line_leads_to_its_label() -> None:
    ring = [QRectF(360, 305, 30, 30), QRectF(420, 270, 20, 60), QRectF(360, 270, 20, 60)]
    ring += [QRectF(385, 325, 30, 5), QRectF(385, 270, 30, 5)]
    (place,) = place_labels({0: labelled(400, 300)}, ring, AREA, 1.0, {}).values()
    assert SPOTS[place.spot][1] > 12 and place.leader is not None
    assert place.leader.length() < 40


def test_a_label_stays_until_a_better_place_is_clearly_free() -> None:
    wall = QRectF(430, 280, 200, 40)
    (first,) = place_labels({0: labelled(400, 300)}, [wall], AREA, 1.0, {}).values()
    assert SPOTS[first.spot][0] == (-1, 0)
    for moved, expected in ((20.0, (-1, 0)), (115.0, (-1, 0)), (122.0, (1, 0))):
        (now,) = place_labels({0: labelled(400, 300)}, [wall.translated(moved, 0)], AREA, 1.0, {0: first.spot}).values()
        assert SPOTS[now.spot][0] == expected, moved
    blocked = QRectF(200, 280, 170, 40)
    (now,) = place_labels({0: labelled(400, 300)}, [wall, blocked], AREA, 1.0, {0: first.spot}).values()
    assert not now.box.intersects(blocked) and not now.box.intersects(wall)
