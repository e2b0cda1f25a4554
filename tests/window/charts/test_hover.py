"""Under the pointer the charts give the values of all runs at that step, and nothing that is hidden."""

from dataclasses import replace

import numpy as np
import pytest
from playback.stand_ins import raising
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QFontMetrics

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import AdaGrad, GradientDescent, RMSProp
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.hover import HoverBox, HoverLine, beside, columns_for
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.comparison.columns import Courses
from window.frames import Film, Mouse, diverging, experiment_of, has_colour, pixels

from .films import frame_of, with_pin
from .places import place_of, plot_of, show_whole_length

FILM = Film(experiment_of(RMSProp(), AdaGrad()))


def hover(chart: Chart, step: float, part: float = 0.5) -> None:
    Mouse(plot_of(chart).viewport()).hover(place_of(chart, step, part))


def told(chart: Chart) -> list[tuple[str, tuple[str, ...]]]:
    """What the box says, if it is there."""
    box = chart.window().findChild(HoverBox)
    return [(line.label, line.values) for line in box.lines] if box is not None and box.isVisible() else []


@pytest.mark.parametrize("step", [0, 1, 37, 100])
def test_the_values_of_all_runs_at_that_step(pane: ChartsPane, step: int) -> None:
    show_whole_length(pane)
    pane.show_frame(FILM.frame(100))
    hover(pane.left, step)
    losses = [number(float(recording.trajectory.loss[step])) for recording in FILM.recordings]
    labels = [run.label for run in FILM.experiment.runs]
    assert told(pane.left) == [
        (f"step {step}", ()),
        *((one, (loss,)) for one, loss in zip(labels, losses, strict=True)),
    ]
    pane.grab()


def test_either_parameter_has_its_value(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(100))
    hover(pane.right, 60)
    heading, first, _ = told(pane.right)
    assert heading == ("step 60", ("x₁", "x₂"))
    assert first[1] == tuple(number(rate) for rate in FILM.recordings[0].trajectory.rate[60].tolist())


def test_beyond_the_playhead_nothing_is_told_while_the_future_is_hidden(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(50))
    hover(pane.left, 51)
    assert told(pane.left) == [("step 51", ())]
    pane.show_frame(FILM.frame(51))
    assert len(told(pane.left)) == 3
    pane.show_frame(FILM.frame(20))
    assert len(told(pane.left)) == 1
    pane.view.update(future_hidden=False)
    assert len(told(pane.left)) == 3


def test_pins_are_told_and_what_has_ended_says_how(pane: ChartsPane) -> None:
    pane.show_frame(frame_of(with_pin(RMSProp()), 100))
    hover(pane.left, 30)
    assert [label for label, _ in told(pane.left)][-1] == "pinned before" and told(pane.left)[-1][1] != ("—",)
    hover(pane.left, 70)
    assert told(pane.left)[-1] == ("pinned before", ("ended at 40",))
    film = Film(diverging())
    pane.show_frame(film.frame(400))
    hover(pane.left, 390)
    assert told(pane.left)[1][1] == (f"diverged at {film.recordings[0].diverged_at}",)
    hover(pane.right, 390)
    pane.grab()


def test_what_has_failed_says_where(pane: ChartsPane) -> None:
    pane.show_frame(Film(replace(FILM.experiment, runs=(FILM.experiment.runs[0], raising(7)))).frame(100))
    hover(pane.left, 6)
    assert "failed" not in str(told(pane.left))
    for step in (7, 100):
        hover(pane.left, step)
        assert told(pane.left)[2] == ("broken", ("failed at 7",))


def test_where_a_run_ends_is_marked_even_if_its_rows_were_there_before(pane: ChartsPane) -> None:
    film = Film(replace(FILM.experiment, runs=(FILM.experiment.runs[0], raising(7))))
    broken = film.recordings[1]
    failure, broken.failure = broken.failure, None
    pane.show_frame(film.frame(100))
    unmarked = pixels(pane.left)
    broken.failure = failure
    pane.show_frame(film.frame(100))
    rows, columns = (pixels(pane.left) != unmarked).any(axis=2).nonzero()
    assert len(rows) and columns.max() < place_of(pane.left, 60).x()
    hover(pane.left, 50)
    assert told(pane.left)[2] == ("broken", ("failed at 7",))


def test_a_pin_of_another_surface_is_not_drawn_but_named_as_everywhere(pane: ChartsPane) -> None:
    pin = with_pin(RMSProp()).pins[0]
    frame = frame_of(replace(experiment_of(GradientDescent(0.05), surface="bowl"), pins=(pin,)), 30)
    pane.show_frame(frame)
    hover(pane.left, 20)
    assert Courses().paths(frame, 0.1)[-1].name == "pinned before (Ill-conditioned quadratic)"
    assert told(pane.left)[-1] == ("pinned before (Ill-conditioned quadratic)", ("another surface",))
    assert pane.left.pins == () and not has_colour(pixels(pane.left), LIGHT.run_style(pin.style).colour, 40)


def test_a_pin_of_the_same_surface_with_other_settings_is_drawn(pane: ChartsPane) -> None:
    experiment = with_pin(RMSProp())
    steeper = experiment.surface.with_values(kappa=200.0)
    pane.show_frame(frame_of(replace(experiment, surface=steeper), 30))
    hover(pane.left, 20)
    assert len(pane.left.pins) == 1 and told(pane.left)[-1][0] == "pinned before (Ill-conditioned quadratic)"


def test_the_box_leaves_with_the_pointer(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(100))
    hover(pane.left, 30)
    assert told(pane.left)
    QCoreApplication.sendEvent(plot_of(pane.left), QEvent(QEvent.Type.Leave))
    assert not told(pane.left)
    hover(pane.left, 30)
    Mouse(plot_of(pane.left).viewport()).hover(QPointF(5, 5))  # beside the axis
    assert not told(pane.left)
    hover(pane.left, 30)
    pane.left.hide()
    assert not told(pane.left)


def test_a_click_still_chooses_the_step_under_the_box(pane: ChartsPane) -> None:
    chosen: list[int] = []
    pane.step_chosen.connect(chosen.append)
    pane.show_frame(FILM.frame(100))
    hover(pane.left, 30)
    Mouse(plot_of(pane.left).viewport()).click(place_of(pane.left, 30))
    assert chosen == [30]


@pytest.mark.parametrize("x", range(0, 401, 40))
@pytest.mark.parametrize("y", range(0, 301, 30))
@pytest.mark.parametrize("size", [QSize(60, 20), QSize(180, 100)])
def test_the_box_is_in_the_window_and_not_under_the_pointer(x: int, y: int, size: QSize) -> None:
    place = QRect(beside(QPoint(x, y), size, QRect(0, 0, 400, 300)), size)
    assert QRect(0, 0, 400, 300).contains(place) and not place.contains(QPoint(x, y))


def test_a_box_as_wide_as_the_window_stays_in_it(qapp: object) -> None:
    assert beside(QPoint(200, 100), QSize(500, 400), QRect(0, 0, 400, 300)) == QPoint(0, 0)


def test_columns_hold_all_that_stands_in_them(pane: ChartsPane) -> None:
    metrics = QFontMetrics(pane.font())
    lines = (
        HoverLine("step 3", ("x₁", "x₂")),
        HoverLine("a run", ("1.5", "2.5")),
        HoverLine("another", ("diverged at 123,456",)),
    )
    columns = columns_for(lines, metrics, 1.0)
    assert columns.label >= metrics.horizontalAdvance("another")
    assert sum(columns.values) >= metrics.horizontalAdvance("diverged at 123,456")


def test_many_runs_are_cut_short(pane: ChartsPane) -> None:
    film = Film(experiment_of(*(GradientDescent(0.001 * (index + 1)) for index in range(30)), steps=5))
    pane.show_frame(film.frame(5))
    hover(pane.left, 3)
    assert len(told(pane.left)) == 17 and told(pane.left)[-1][0] == "… and 15 more"
    pane.grab()


# in words


def test_what_is_at_the_playhead_is_told_in_words(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(37))
    words = pane.right.in_words()
    assert "step 37" in words and "2/λ₁ 10.00" in words and FILM.experiment.runs[1].label in words
    for rate in FILM.recordings[0].trajectory.rate[37].tolist():
        assert number(rate) in words


def test_the_words_are_given_to_assistive_technology_before_long(pane: ChartsPane, qtbot: object) -> None:
    pane.show_frame(FILM.frame(37))
    for step in range(38, 42):
        pane.show_frame(FILM.frame(step))
    qtbot.waitUntil(lambda: "step 41" in plot_of(pane.left).accessibleDescription(), timeout=2000)  # type: ignore[attr-defined]


def test_a_renamed_run_is_told_by_its_name(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(100))
    renamed = FILM.experiment.with_run(0, replace(FILM.experiment.runs[0], label="my own"))
    pane.show_frame(replace(FILM.frame(100), experiment=renamed))
    hover(pane.left, 10)
    assert told(pane.left)[1][0] == "my own"


def test_the_head_of_what_is_not_finite_is_left_out(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(0))
    assert np.isnan(pane.right.series[0].values[0]).all()
    assert "undefined" in pane.right.in_words()
