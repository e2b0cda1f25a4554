"""The legend: each visible run in its own words."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import RULES, GradientDescent, RMSProp
from rmsprop_gui.optimizers.recorded_path import RecordedPath
from rmsprop_gui.simulation.experiment import Pin, Run
from rmsprop_gui.simulation.replay import trial_of
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.covered import Cover
from rmsprop_gui.window.looks.look import SCALES
from window.frames import Film, Mouse, diverging, experiment_of, has_colour, pixels, tell_of_all_runs
from window.pinned import PinnedFilm, pins_of

from .conftest import CanvasOf, LooksAt

CLIMBER = GradientDescent(learning_rate=0.21)  # grows along x₂ by a tenth a step
JUMPER = GradientDescent(learning_rate=0.1)  # lands on x₂ = 0 at once


@pytest.fixture
def canvas_of(canvas_of: CanvasOf) -> CanvasOf:
    """Canvases whose legend tells of every run."""

    def make(film: Film, size: tuple[int, int] = (520, 400)) -> Canvas:
        canvas = canvas_of(film, size)
        tell_of_all_runs(canvas)
        return canvas

    return make


def line_picture(canvas: Canvas, index: int) -> np.ndarray:
    """What the line of a run looks like."""
    picture, layout = pixels(canvas), canvas.legend.layout
    place = canvas.getPlotItem().getViewBox().mapRectToScene(layout.row(index)).toRect()
    return picture[place.top() : place.bottom() + 1, place.left() : place.right() + 1]


def on_line(canvas: Canvas, index: int) -> QPointF:
    """The middle of the line of a run, in the pixels of the canvas' viewport."""
    canvas.viewport().repaint()
    row = canvas.legend.layout.row(index)
    return QPointF(canvas.mapFromScene(canvas.getPlotItem().getViewBox().mapToScene(row.center())))


def states(canvas: Canvas) -> list[str]:
    return [line.state for line in canvas.legend.lines(canvas.mapping)]


def test_a_line_for_each_visible_run_in_order(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values())))
    canvas = canvas_of(film)
    for step in (0, 1, 50, 100):
        canvas.show_frame(film.frame(step))
        lines = canvas.legend.lines(canvas.mapping)
        assert [line.name for line in lines] == [run.label for run in film.experiment.runs]
        losses = [number(float(recording.trajectory.loss[step]), 3) for recording in film.recordings]
        assert [line.loss for line in lines] == losses


def test_what_was_recorded_elsewhere_has_a_line_behind_the_runs(canvas_of: CanvasOf) -> None:
    experiment = experiment_of(RMSProp())
    path = RecordedPath(((9.0, -3.0), (8.0, -1.0)), losses=(5.0, 2.5))
    film = PinnedFilm(experiment, Pin(trial_of(experiment.objective, path), "mine", 5), *pins_of(experiment))
    canvas = canvas_of(film)
    canvas.show_frame(film.frame(7))
    told = [(line.index, line.name, line.loss, line.state) for line in canvas.legend.lines(canvas.mapping)[1:]]
    assert told == [(None, "mine", "2.50", "recorded")]
    assert has_colour(line_picture(canvas, 1), LIGHT.run_style(5).colour)


def test_hidden_runs_are_named_without_numbers_and_dimmed(canvas_of: CanvasOf) -> None:
    runs = (Run(RMSProp(), "seen", 0), Run(CLIMBER, "unseen", 1, visible=False))
    canvas = canvas_of(Film(replace(experiment_of(), runs=runs)))
    lines = canvas.legend.lines(canvas.mapping)
    told = [(line.index, line.name, line.loss, line.state, line.hidden) for line in lines]
    assert told == [(0, "seen", number(float(49.1 + 4), 3), "running", False), (1, "unseen", "", "hidden", True)]
    rows = [line_picture(canvas, line.index) for line in lines]
    for row, run in zip(rows, runs, strict=True):
        assert has_colour(row, LIGHT.run_style(run.style).colour) == run.visible
        assert has_colour(row, LIGHT.ink) == run.visible


def test_a_run_is_running_until_it_has_left_the_view(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(CLIMBER, steps=30))
    canvas = canvas_of(film)
    for step in range(31):
        canvas.show_frame(film.frame(step))
        x2 = film.recordings[0].trajectory.position[step, 1]
        assert states(canvas) == ["left the view" if abs(x2) > 4 else "running" if step < 30 else "ended"]


def test_zooming_changes_what_is_in_the_view(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(RMSProp()))
    canvas = canvas_of(film)
    assert states(canvas) == ["running"]
    canvas.zoom(0.5)
    assert states(canvas) == ["left the view"]
    canvas.reset_view()
    assert states(canvas) == ["running"]


def test_a_run_that_no_longer_moves_is_at_rest(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(GradientDescent(learning_rate=0.1), start=(0.0, 2.0), steps=20))
    canvas = canvas_of(film)
    seen = []
    for step in range(13):
        canvas.show_frame(film.frame(step))
        seen += states(canvas)
    assert seen == [*["running"] * 11, "at a minimum", "at a minimum"]


def test_a_run_that_diverges_says_at_which_step(canvas_of: CanvasOf) -> None:
    film = Film(diverging())
    canvas = canvas_of(film)
    fallen = film.recordings[0]
    assert fallen.diverged_at is not None
    for step, state in (
        (fallen.diverged_at - 1, "left the view"),
        (fallen.diverged_at, f"diverged at step {fallen.diverged_at}"),
        (400, f"diverged at step {fallen.diverged_at}"),
    ):
        canvas.show_frame(film.frame(step))
        assert states(canvas)[0] == state and states(canvas)[1] != state
    canvas.show_frame(film.frame(400))
    assert canvas.legend.lines(canvas.mapping)[0].loss == number(float(fallen.trajectory.loss[-1]), 3)


def test_nothing_divided_by_nothing_is_not_called_divergence(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(RMSProp(epsilon=0.0), start=(0.0, 2.0)))
    canvas = canvas_of(film)
    canvas.show_frame(film.frame(100))
    (line,) = canvas.legend.lines(canvas.mapping)
    assert (line.state, line.alert) == ("0/0 at step 1", True) and "divided nothing by nothing" in line.hint


def test_it_is_painted_with_the_colours_of_the_runs(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values())))
    canvas = canvas_of(film, (700, 500))
    canvas.ahead.hide()
    bare = pixels(canvas)
    canvas.legend.hide()
    rows, columns = np.nonzero((pixels(canvas) != bare).any(axis=2))
    box = bare[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    assert all(has_colour(box, style.colour) for style in map(LIGHT.run_style, range(len(RULES))))


def test_a_long_name_does_not_push_the_legend_out_of_the_canvas(canvas_of: CanvasOf) -> None:
    runs = (Run(RMSProp(), "a name that goes on and on " * 6, 0),)
    canvas = canvas_of(Film(replace(experiment_of(), runs=runs)), (420, 300))
    picture = pixels(canvas)
    canvas.legend.hide()
    _, columns = np.nonzero((pixels(canvas) != picture).any(axis=2))
    box = canvas.getPlotItem().getViewBox().sceneBoundingRect()
    assert columns.min() >= box.left() and columns.max() <= box.right()


@pytest.mark.parametrize("start", [(9.0, 3.5), (-9.0, 3.5), (9.0, -3.0)])
def test_it_does_not_cover_the_start(canvas_of: CanvasOf, start: tuple[float, float]) -> None:
    film = Film(experiment_of(RMSProp(), start=start))
    canvas = canvas_of(film)
    picture = pixels(canvas)
    canvas.legend.hide()
    rows, columns = np.nonzero((pixels(canvas) != picture).any(axis=2))
    place = canvas.mapFromScene(canvas.getPlotItem().getViewBox().mapToScene(canvas.mapping.pixel(start)))
    assert not (rows.min() <= place.y() <= rows.max() and columns.min() <= place.x() <= columns.max())


# the mouse


class Heard:
    """What the canvas and its legend have said."""

    def __init__(self, canvas: Canvas) -> None:
        self.starts: list[tuple[float, float]] = []
        self.chosen: list[int] = []
        self.visible: list[tuple[int, bool]] = []
        canvas.start_chosen.connect(lambda x1, x2: self.starts.append((x1, x2)))
        canvas.start_dragged.connect(lambda x1, x2: self.starts.append((x1, x2)))
        canvas.legend.run_chosen.connect(self.chosen.append)
        canvas.legend.visibility_changed.connect(lambda index, visible: self.visible.append((index, visible)))


RUNS = tuple(Run(RMSProp(), name, style, style != 1) for style, name in enumerate(("first", "hidden", "last")))


@pytest.fixture
def heard(canvas_of: CanvasOf) -> tuple[Canvas, Heard]:
    canvas = canvas_of(Film(replace(experiment_of(), runs=RUNS)))
    return canvas, Heard(canvas)


@pytest.mark.parametrize("index", range(len(RUNS)))
def test_a_click_selects_the_run_and_moves_nothing(heard: tuple[Canvas, Heard], index: int) -> None:
    canvas, told = heard
    Mouse(canvas.viewport()).click(on_line(canvas, index))
    assert (told.chosen, told.visible, told.starts) == ([index], [], [])


@pytest.mark.parametrize("index", range(len(RUNS)))
def test_a_double_click_hides_the_run_or_shows_it_again(heard: tuple[Canvas, Heard], index: int) -> None:
    canvas, told = heard
    Mouse(canvas.viewport()).double_click(on_line(canvas, index))
    assert told.visible == [(index, not RUNS[index].visible)]
    assert (told.chosen, told.starts) == ([index], []), "its first click only selects"


def test_a_drag_moves_the_legend_and_nothing_else(heard: tuple[Canvas, Heard]) -> None:
    canvas, told = heard
    view, place, box = canvas.mapping.view, on_line(canvas, 2), canvas.legend.layout.box
    Mouse(canvas.viewport()).drag(place, *(place + QPointF(-part, part) for part in (20, 60, 100)))
    canvas.viewport().repaint()
    assert (told.chosen, told.visible, told.starts) == ([], [], []) and canvas.mapping.view == view
    assert canvas.legend.layout.box == box.translated(-100, 100)
    canvas.resize(400, 300)
    canvas.viewport().repaint()
    mapping, now = canvas.mapping, canvas.legend.layout.box
    assert QRectF(0, 0, mapping.width, mapping.height).contains(now), "it stays on the canvas"
    canvas.view.update(legend_place=None)
    canvas.resize(520, 400)
    canvas.viewport().repaint()
    assert canvas.legend.layout.box == box


def test_it_is_there_for_many_runs_and_for_those_whose_names_have_no_place(canvas_of: CanvasOf) -> None:
    for count, nameless, told in ((3, None, 3), (3, {1}, 1), (3, (), 0), (6, (), 6)):
        canvas = canvas_of(Film(experiment_of(*(RMSProp() for _ in range(count)))))
        canvas.legend.show_nameless(None if nameless is None else frozenset(nameless))
        assert len(canvas.legend.lines(canvas.mapping)) == told


def test_of_many_runs_one_that_is_hidden_stays_in_it(canvas_of: CanvasOf) -> None:
    """A second double click at the same place shows it again, and does not move the start."""
    runs = tuple(Run(RMSProp(), str(style), style, style != 1) for style in range(6))
    canvas = canvas_of(Film(replace(experiment_of(), runs=runs)))
    canvas.legend.show_nameless(frozenset())
    assert [line.hidden for line in canvas.legend.lines(canvas.mapping)] == [not run.visible for run in runs]


def test_beside_the_legend_and_where_it_is_hidden_a_click_moves_the_start(heard: tuple[Canvas, Heard]) -> None:
    canvas, told = heard
    place = on_line(canvas, 0)
    below = QPointF(place.x(), canvas.mapFromScene(canvas.legend.mapToScene(canvas.legend.layout.box.bottomLeft())).y())
    Mouse(canvas.viewport()).click(below + QPointF(0, 8))
    canvas.legend.hide()
    Mouse(canvas.viewport()).click(place)
    assert len(told.starts) == 2 and not told.chosen


def test_the_pointer_is_a_hand_and_is_told_what_a_click_does(heard: tuple[Canvas, Heard], qtbot: QtBot) -> None:
    canvas, _ = heard
    for index, run in enumerate(RUNS):
        Mouse(canvas.viewport()).hover(on_line(canvas, index))
        qtbot.waitUntil(lambda run=run: canvas.legend.toolTip().startswith(run.label))
        assert ("double click hides it" in canvas.legend.toolTip()) == run.visible
        assert canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    Mouse(canvas.viewport()).hover(QPointF(150, 250))
    qtbot.waitUntil(lambda: canvas.viewport().cursor().shape() != Qt.CursorShape.PointingHandCursor)


def test_the_hint_says_by_what_a_run_is_at_rest(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(JUMPER, start=(0.0, 2.0), steps=20))
    canvas = canvas_of(film)
    canvas.show_frame(film.frame(20))
    (line,) = canvas.legend.lines(canvas.mapping)
    assert line.state == "at a minimum" and "millionth of the distance from the start" in line.hint


# room


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [(240, 180), (300, 400), (520, 400), (1000, 700)])
def test_a_number_is_shown_whole_or_not_at_all(
    canvas_of: CanvasOf, looks_at: LooksAt, size: tuple[int, int], scale: float
) -> None:
    looks_at(scale)
    film = Film(diverging())
    canvas = canvas_of(film, size)
    for step in (0, 3, 400):
        canvas.show_frame(film.frame(step))
        canvas.viewport().repaint()
        layout, mapping = canvas.legend.layout, canvas.mapping
        if layout is None:
            assert mapping.width < 80 * scale, "there is no room for it"
            continue
        assert QRectF(0, 0, mapping.width, mapping.height).contains(layout.box)
        columns, plain, bold = layout.columns, QFontMetricsF(layout.plain), QFontMetricsF(layout.bold)
        for line in layout.lines:
            assert columns.losses is None or columns.losses >= bold.horizontalAdvance(line.loss)
            assert columns.states is None or columns.states >= plain.horizontalAdvance(line.state)
        assert columns.names is not None or columns.losses is not None or mapping.width < 120 * scale


def test_lines_for_which_there_is_no_room_below_are_left_out(canvas_of: CanvasOf) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values())))
    canvas = canvas_of(film, (400, 200))
    canvas.viewport().repaint()
    layout = canvas.legend.layout
    assert 1 <= len(layout.lines) < len(RULES) and layout.box.bottom() <= canvas.mapping.height


def covers() -> list[QRectF]:
    """Parts of a canvas of 520 × 400 that something may lie over."""
    above = [QRectF(0, 0, width, height) for width in (150, 300, 520) for height in (30, 60, 160)]
    return [*above, QRectF(0, 340, 520, 60), QRectF(100, 100, 300, 150), QRectF(0, 0, 520, 400)]


@pytest.mark.parametrize("covered", covers(), ids=lambda rect: "{:g},{:g},{:g},{:g}".format(*rect.getRect()))
def test_it_gives_way_to_what_lies_over_the_canvas(canvas_of: CanvasOf, covered: QRectF) -> None:
    film = Film(experiment_of(*(rule() for rule in RULES.values())))
    canvas = canvas_of(film)
    canvas.viewport().repaint()
    free = canvas.legend.layout
    canvas.cover(Cover.NOTICES, covered.toRect())
    canvas.viewport().repaint()
    layout = canvas.legend.layout
    assert free is not None
    if layout is not None:
        box = canvas.mapFromScene(canvas.legend.mapRectToScene(layout.box)).boundingRect()
        assert canvas.viewport().rect().contains(box) and not box.intersects(covered.toRect())
        assert layout.columns == free.columns, "what is shown is shown as ever"
    assert (layout is None) == (covered.height() == 400)
    canvas.cover(Cover.NOTICES, QRect())
    canvas.viewport().repaint()
    assert canvas.legend.layout.box == free.box
