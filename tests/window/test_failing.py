"""A run that fails is told of wherever it is shown, and the others are shown as ever."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest
from playback.stand_ins import QUADRATIC, Tampered, raising, unknown_below
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run, notebook_experiment
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.view.measures import MEASURES
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.view.view_state import ChartView
from rmsprop_gui.window.comparison.model import STATE
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.info.pane import InfoPane
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.runs.panel import RunsPanel

from .canvas.conftest import CanvasOf, canvas_of, surface_service
from .frames import Film, has_colour, pixels, tell_of_all_runs
from .told import numbers_of
from .windows import computed, until

__all__ = ["canvas_of", "surface_service"]
PLAIN = Qt.TextFormat.PlainText
WHY = "LookupError: no such entry"
STARTS = pytest.mark.parametrize("at", [0, 1, 2, 30])


def with_failing(at: int, error: Exception | None = None) -> Experiment:
    """The notebook's runs, the second of which fails at that step."""
    experiment = notebook_experiment()
    return experiment.with_run(1, replace(raising(at, error), style=1))


def shown(window: MainWindow, at: int, step: int, error: Exception | None = None) -> MainWindow:
    window.session.set_experiment(with_failing(at, error), 1)
    computed(window).player.seek(step)
    QCoreApplication.processEvents()
    return window


def states_of(window: MainWindow, role: Qt.ItemDataRole = Qt.ItemDataRole.AccessibleTextRole) -> list[str]:
    window.docks.bring_to_front("comparison")
    model = window.comparison.table.model()
    return [str(model.data(model.index(row, STATE), role)) for row in range(model.rowCount())]


@STARTS
def test_every_part_of_the_window_says_so(window: MainWindow, at: int) -> None:
    shown(window, at, 60)
    card = window.runs_panel.cards[1]
    assert card.problem.isVisible() and card.problem.text() == f"failed at step {at}: {WHY}"
    assert [other.problem.isVisible() for other in window.runs_panel.cards] == [False, True, False]
    window.canvas.legend.show_nameless(None)  # it tells of all
    lines = window.canvas.legend.lines(window.canvas.mapping)
    assert [line.state for line in lines] == ["running", f"failed at step {at}", "running"]
    assert [(line.alert, line.reason) for line in lines] == [(False, ""), (True, WHY), (False, "")]
    assert window.info.notice.isVisible() and f"Failed at step {at}: {WHY}." in window.info.notice.text()
    assert states_of(window) == ["running", f"failed at step {at}", "running"]
    assert states_of(window, Qt.ItemDataRole.ToolTipRole)[1] == f"failed at step {at}: {WHY}"
    inks = [window.comparison.table.model().index(row, STATE).data(Qt.ItemDataRole.ForegroundRole) for row in (0, 1)]
    assert [ink.name() == LIGHT.alert for ink in inks] == [False, True]
    assert not window.banner.isVisible()
    window.grab()


def test_before_the_playhead_is_there_only_the_card_says_so(window: MainWindow) -> None:
    shown(window, 30, 29)
    assert window.runs_panel.cards[1].problem.isVisible()
    assert not window.info.notice.isVisible()
    window.canvas.legend.show_nameless(None)  # it tells of all
    assert window.canvas.legend.lines(window.canvas.mapping)[1].reason == ""
    assert "failed" not in states_of(window)[1]


@STARTS
def test_the_other_runs_are_shown_as_without_it(window: MainWindow, at: int) -> None:
    window.player.seek(60)
    before = window.player.recordings
    shown(window, at, 60)
    assert [window.player.recordings[index] for index in (0, 2)] == [before[0], before[2]]
    assert window.canvas.trails.rows == ([60, 60] if at == 0 else [60, at - 1, 60])


@STARTS
def test_undo_repairs(window: MainWindow, at: int) -> None:
    shown(window, at, 60)
    window.actions_by_name["undo"].trigger()
    computed(window)
    assert not any(card.problem.isVisible() for card in window.runs_panel.cards)
    assert not window.info.notice.isVisible() and "failed" not in " ".join(states_of(window))
    window.actions_by_name["redo"].trigger()
    assert computed(window).runs_panel.cards[1].problem.isVisible()


def test_the_card_says_so_still_after_an_edit_of_another_run(window: MainWindow) -> None:
    shown(window, 5, 60)
    for edit in (
        lambda: window.session.remove(0),
        lambda: window.session.rename(0, "another name"),
        lambda: window.session.add(GradientDescent(0.05)),
        lambda: window.session.move(0, 1),
    ):
        edit()
        computed(window)
        QCoreApplication.processEvents()  # cards that are new are shown then
        failed = [recording.failure is not None for recording in window.player.recordings]
        assert [card.problem.isVisible() for card in window.runs_panel.cards] == failed and any(failed)


@pytest.mark.parametrize("at", [0, 7])
def test_all_runs_may_fail(window: MainWindow, at: int) -> None:
    runs = tuple(replace(raising(at, label=f"run {index}"), style=index) for index in range(3))
    window.session.set_experiment(replace(notebook_experiment(), runs=runs), 0)
    computed(window).player.seek(50)
    for name in ("play", "step_forward", "step_back", "inside", "to_start", "to_end", "overlays", "predict", "pin"):
        if name in window.actions_by_name:
            window.actions_by_name[name].trigger()
            QTest.qWait(20)
            window.grab()
    assert all(card.problem.isVisible() for card in window.runs_panel.cards)


@pytest.mark.parametrize("at", [0, 7])
def test_a_pin_that_fails_is_told_in_the_comparison(window: MainWindow, at: int) -> None:
    experiment = notebook_experiment()
    pin = Pin(experiment.trial(raising(at)), "pinned before", 4)
    window.session.set_experiment(replace(experiment, pins=(pin,)), 1)
    computed(window).player.seek(60)
    assert states_of(window) == ["running"] * 3 + [f"pinned, failed at step {at}"]
    assert [one.failed_at for one in window.charts.left.pins] == ([7] if at else [])
    window.grab()


@pytest.mark.parametrize("what", ["gradient", "value"])
def test_a_surface_that_raises_in_one_place_ends_the_runs_that_come_there(window: MainWindow, what: str) -> None:
    runs = (Run(GradientDescent(0.001), "slow", 0), Run(GradientDescent(0.1), "fast", 1))
    window.session.set_experiment(Experiment(unknown_below(5.0, what), (9.0, -3.0), runs), 1)
    computed(window).player.seek(90)
    for measure in (*MEASURES, MEASURES[0]):
        window.charts.left.choose(measure)
        window.grab()
    assert [card.problem.isVisible() for card in window.runs_panel.cards] == [False, True]
    assert "nobody has been there" in window.info.notice.text()
    until(lambda: window.banner.isVisible() == (what == "value"))  # then there are no contours either


@pytest.mark.parametrize("at", [0, 7])
def test_charts_say_where_it_failed(window: MainWindow, at: int) -> None:
    shown(window, at, 60)
    series = window.charts.left.series
    assert [one.failed_at for one in series] == ([None, 7, None] if at else [None, None])
    assert all(one.ended_at == 100 and not one.runs_away for one in series if one.failed_at is None)
    if at:
        assert series[1].ended_at is None and series[1].diverged_at is None
        assert series[1].until(6).failed_at is None and series[1].until(7).failed_at == 7
        assert "failed at 7" in window.charts.left.in_words()


def test_there_is_no_answer_to_be_close_to(window: MainWindow) -> None:
    shown(window, 30, 25)
    window.actions_by_name["predict"].trigger()
    window.prediction.add_guess(1.0, 1.0)
    window.prediction.reveal_answer()
    until(lambda: not window.player.playing)
    assert window.prediction.message == "It failed at step 30: there is no answer to be close to."
    window.prediction.close_prediction()


LONG = [
    *(LookupError("x" * 10_000_000), LookupError("no way " * 2_000_000)),
    *(LookupError("<b>bold</b> &amp; <i>"), LookupError("\ud800")),
]


@pytest.mark.parametrize("error", LONG, ids=["a word", "words", "marked up", "half a sign"])
def test_whatever_the_reason_is_nothing_becomes_wider(window: MainWindow, error: Exception) -> None:
    shown(window, 30, 60, LookupError("no"))
    parts = (window.runs_panel, window.info, window.canvas)
    before = [part.width() for part in parts]
    shown(window, 30, 60, error)
    QTest.qWait(20)
    assert all(part.width() <= width for part, width in zip(parts, before, strict=True))
    assert len(window.runs_panel.cards[1].problem.text()) < 250
    assert window.info.notice.textFormat() == window.runs_panel.cards[1].problem.textFormat() == PLAIN
    states_of(window)
    window.grab()


def test_what_has_been_repaired_is_not_called_broken_while_it_is_computed(qtbot: QtBot) -> None:
    session, film = Session(with_failing(5)), Film(with_failing(5))
    session.set_experiment(film.experiment)
    panel = RunsPanel(session)
    qtbot.addWidget(panel)
    panel.show_frame(film.frame(60))
    assert not panel.cards[1].problem.isHidden()
    session.set_hyperparameter(1, "learning_rate", 0.02, 0)
    assert panel.cards[1].problem.isHidden()


@pytest.fixture
def said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a screen reader would say, from now on."""
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    window.announcer.said.connect(heard.append)
    yield heard
    window.announcer.said.disconnect(heard.append)


@pytest.mark.parametrize("at", [0, 7])
def test_a_run_that_fails_is_told_once(window: MainWindow, said: list[str], at: int) -> None:
    shown(window, at, max(at - 1, 0))
    QTest.qWait(300)
    assert any("failed" in text for text in said) == (at == 0)
    window.player.seek(60)
    until(lambda: any("failed" in text for text in said))
    for step in (61, 62, 99):
        window.player.seek(step)
        QTest.qWait(300)
    assert [text for text in said if "failed" in text] == [f"broken has failed: {WHY}"]


class WithoutMinima(Tampered):
    """A surface that moves with the step, and raises where it is asked for its minima."""

    depends_on_step = True

    def minima_at(self, t: Any) -> tuple[tuple[Any, Any], ...]:
        raise LookupError("no such entry")


def test_minima_that_cannot_be_told_are_said_above_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    """At every step, and wherever minima are asked for, nothing is raised."""
    parts = {field.name: getattr(QUADRATIC, field.name) for field in fields(FormulaSurface)}
    surface = WithoutMinima(**{**parts, "name": "without_minima"})
    window.view.update(charts=(ChartView("distance"), ChartView("rate")))
    window.session.set_surface(surface)
    computed(window)
    for step in (0, 1, 2, 50):
        window.player.seek(step)
        window.frames.show_frame()
        until(window.banner.isVisible)
        assert window.banner.text() == f"This cannot be computed: {WHY}"
    assert window.charts.left.message == "No minimum of this surface is known."
    assert not any(recording.failure for recording in window.player.recordings)
    window.session.undo()
    until(lambda: not window.banner.isVisible())


# the legend by itself


@pytest.mark.parametrize("width", [300, 520, 900])
def test_a_reason_does_not_push_the_legend_out_of_the_canvas(canvas_of: CanvasOf, width: int) -> None:
    canvas = canvas_of(Film(with_failing(3, LookupError("on and on " * 50))), (width, 300))
    tell_of_all_runs(canvas)
    canvas.show_frame(Film(with_failing(3, LookupError("on and on " * 50))).frame(60))
    picture = pixels(canvas)
    canvas.legend.hide()
    rows, columns = (pixels(canvas) != picture).any(axis=2).nonzero()
    box = canvas.getPlotItem().getViewBox().sceneBoundingRect()
    assert columns.min() >= box.left() and columns.max() <= box.right()
    assert width == 300 or columns.min() >= box.left() + 4  # else its edge is cut off
    assert width != 900 or columns.max() - columns.min() < 0.75 * box.width()
    assert has_colour(picture[rows.min() : rows.max(), columns.min() : columns.max()], LIGHT.alert, 40)


@STARTS
def test_the_pane_by_itself_shows_the_last_step_there_was(qtbot: QtBot, at: int) -> None:
    pane = InfoPane()
    qtbot.addWidget(pane)
    film = Film(with_failing(at))
    for step in (0, max(at - 1, 0), at, 100):
        for part in (0, 1):
            pane.show_frame(film.frame(step, 1, part))
    assert bool(numbers_of(pane.rule)) == (at >= 2)
    if at >= 2:
        assert pane.step_title == f"step {at - 2} → {at - 1}" and "This is the last step" in pane.notice.text()
