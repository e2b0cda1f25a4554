"""What a window shows is one value: another window that is given it shows the same, to the pixel."""

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rmsprop_gui.formulas.meaning import plain
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.heights import HeightScale
from rmsprop_gui.view.measures import DISTANCE, accumulators
from rmsprop_gui.view.relief_view import ReliefView, Shown
from rmsprop_gui.view.view_state import ChartView, ComparisonView, OverlayScope, ViewState
from rmsprop_gui.window.main_window import MainWindow

from .frames import Mouse, pixels, place_of
from .windows import OpenWindow, computed, until

Use = Callable[[MainWindow], object]


def settle(window: MainWindow) -> None:
    """Let what comes a little later happen, panels, paths ahead, contours of another range, until the picture rests."""
    computed(window)
    QTest.qWait(300)
    until(lambda: window.canvas.complete or window.view.state.prediction is not None)
    seen = [pixels(window)]

    def rests() -> bool:
        QTest.qWait(80)
        seen.append(pixels(window))
        return len(seen) > 5 and all(np.array_equal(seen[-1], earlier) for earlier in seen[-5:])

    until(rests)


def do(window: MainWindow, *names: str) -> None:
    for name in names:
        window.actions_by_name[name].trigger()


def look_around(window: MainWindow) -> None:
    window.lecture.show_step(37)
    Mouse(window.canvas.viewport()).wheel(place_of(window.canvas, (5.0, -1.0)), 3)
    do(window, "zoom_in", "next_run", "parameter", "faster", "faster")


def look_inside(window: MainWindow) -> None:
    window.lecture.show_step(3)
    do(window, "inside", "overlays_all", "step_forward", "step_forward", "legend")


def choose_charts(window: MainWindow) -> None:
    do(window, "to_end", "hide_future", "paths_ahead", "mid_run")
    window.charts.left.choose(DISTANCE)
    moment = accumulators([window.session.experiment.runs[2].rule])[0]
    window.charts.right.choose(moment)
    window.charts.right.menu.logarithmic.trigger()


def compare(window: MainWindow) -> None:
    window.lecture.show_step(60)
    do(window, "comparison")
    window.comparison.target.entered.emit(0.5)
    window.comparison.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)


def predict(window: MainWindow) -> None:
    window.lecture.show_step(20)
    do(window, "predict", "previous_run")
    for guess in ((1.0, 2.0), (-3.0, 0.5)):
        window.prediction.add_guess(*guess)


def look_closely(window: MainWindow) -> None:
    window.lecture.show_step(30)
    do(window, "enlarged", "equal_axes", "arrange", "relief_beside", "heights_cut", "seen_x2")
    window.view.update(compared=1, legend_place=(0.3, 0.4), averaged=20, curvature=True)


def change_the_look(window: MainWindow) -> None:
    window.lecture.show_step(8)
    do(window, "theme_dark", "larger", "overlays", "notebook_letters", "motion", "magnifier")


def close_panels(window: MainWindow) -> None:
    window.lecture.show_step(8)
    window.docks["runs"].close()
    window.docks["info"].close()


def present(window: MainWindow) -> None:
    window.lecture.show_step(12)
    window.view.update(presented=frozenset({"rule", "chart"}))
    do(window, "presenter", "overlays")


USES: dict[str, Use] = {
    "looking around": look_around,
    "inside a step": look_inside,
    "charts": choose_charts,
    "comparison": compare,
    "prediction": predict,
    "magnifier": look_closely,
    "look": change_the_look,
    "panels": close_panels,
    "presenter": present,
}


def pictures(window: MainWindow) -> dict[str, np.ndarray]:
    window.canvas.setFocus()
    parts: dict[str, QWidget] = {"canvas": window.canvas, "left": window.charts.left, "right": window.charts.right}
    parts |= {"comparison": window.comparison, "info": window.info, "bar": window.bar}
    return {name: pixels(part) for name, part in parts.items() if part.isVisible() and window.docks.shows(part)}


def assert_same(shown: dict[str, np.ndarray], wanted: dict[str, np.ndarray]) -> None:
    """But for the edges of paths that were drawn in other pieces, since there was more or less time for a frame."""
    assert shown.keys() == wanted.keys()
    for name, picture in wanted.items():
        assert shown[name].shape == picture.shape, name
        assert (np.abs(shown[name] - picture).max(axis=2) > 60).mean() < 0.0005, name


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_another_window_that_is_given_the_view_shows_the_same(open_window: OpenWindow, use: Use) -> None:
    window = open_window()
    first = window.view.state
    use(window)
    window.view.set(window.view.state)  # whoever opens a view has no formula that kept room for others, nor a value
    settle(window)
    view, seen = window.view.state, pictures(window)
    assert view != first
    window.end()
    other = open_window()
    other.view.set(view)
    settle(other)
    assert other.view.state == view
    assert_same(pictures(other), seen)
    other.view.set(replace(first, theme="light"))  # and back: the look belongs to the application


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_window_that_has_been_used_shows_the_first_view_again(open_window: OpenWindow, use: Use) -> None:
    window = open_window()
    settle(window)
    first, seen = window.view.state, pictures(window)
    use(window)
    settle(window)
    assert window.view.state != first
    window.view.set(first)
    settle(window)
    assert window.view.state == first
    assert_same(pictures(window), seen)


def test_every_field_of_the_view_is_brought_back_somewhere_here(open_window: OpenWindow) -> None:
    window = open_window()
    settle(window)
    first, changed = window.view.state, set()
    for use in USES.values():
        use(window)
        settle(window)
        now = window.view.state
        changed |= {field.name for field in fields(now) if getattr(now, field.name) != getattr(first, field.name)}
        window.view.set(first)
        settle(window)
    assert changed == {field.name for field in fields(ViewState)} - {"pointer_dot"}


EVERYTHING = ViewState(
    selected=0,
    axis=0,
    step=11,
    part=2,
    speed=50.0,
    view_range=((-3.0, 4.0), (-2.0, 2.5)),
    paths_ahead=False,
    magnifier=False,
    legend=False,
    overlays=OverlayScope.ALL,
    future_hidden=False,
    inside=True,
    mid_run=True,
    motion=False,
    charts=(ChartView("step", False), ChartView("gradient")),
    comparison=ComparisonView(0.01, "length", True),
    beginner=False,
    presented=frozenset({"rule"}),
    relief=ReliefView(Shown.BOTH, HeightScale.CUT),
    theme="light",
)


def test_every_part_shows_what_is_set(window: MainWindow) -> None:
    window.view.set(EVERYTHING)
    assert (window.session.selected, window.info.axis.currentIndex(), window.player.speed) == (0, 0, 50.0)
    assert (window.player.step, window.player.part) == (11, 2)
    assert window.canvas.mapping.view == EVERYTHING.view_range
    assert not window.canvas.ahead.isVisible() and not window.canvas.legend.isVisible()
    assert window.canvas.step_overlay.scope is OverlayScope.ALL and window.runs_panel.from_playhead.isChecked()
    assert [(chart.measure.name, chart.logarithmic) for chart in window.charts.charts] == [
        ("step", False),
        ("gradient", True),
    ]
    assert not any(chart.future_hidden for chart in window.charts.charts)
    header = window.comparison.table.horizontalHeader()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (4, Qt.SortOrder.DescendingOrder)
    assert window.comparison.target.value == 0.01 and window.bar.speed.currentData() == 50.0
    on = {name for name, action in window.actions_by_name.items() if action.isChecked()}
    presented = {f"present_{part}" for part in EVERYTHING.presented}
    assert (
        on
        == {"overlays", "overlays_all", "inside", "mid_run", "theme_light", "relief_beside", "heights_cut"} | presented
    )
    assert window.banner.isHidden(), "nobody has asked for anything"


def test_what_is_set_is_not_written_over_by_who_shows_it(window: MainWindow) -> None:
    told: list[ViewState] = []
    window.view.changed.connect(lambda before, now: told.append(now))
    window.view.set(replace(EVERYTHING, panels=window.view.state.panels, behind=window.view.state.behind))
    assert len(told) == 1
    assert window.view.state == told[0]


def test_a_view_is_shown_while_it_plays_and_it_stops(window: MainWindow) -> None:
    resting = window.view.state
    window.player.play()
    until(lambda: window.player.step > 2)
    begun = replace(resting, beginner=False)
    assert window.view.state == begun, "the playhead is in the player while it moves"
    window.view.set(resting)
    assert not window.player.playing and window.player.step == 0


def test_the_view_says_where_the_playhead_rests(window: MainWindow) -> None:
    window.player.seek(30)
    assert window.view.state.step == 30
    window.player.play()
    until(lambda: window.player.step > 32)
    window.player.pause()
    assert window.view.state.step == window.player.step > 32


def test_a_view_may_come_before_its_steps_are_computed(open_window: OpenWindow) -> None:
    rules = tuple(Run(rule(), name, style) for style, (name, rule) in enumerate(RULES.items()))
    window = open_window(replace(notebook_experiment(), runs=rules, steps=4000), wait=False)
    window.view.set(replace(window.view.state, step=3990, part=1, inside=True))
    computed(window)
    assert (window.player.step, window.player.part, window.view.state.step) == (3990, 1, 3990)


def test_a_range_that_comes_with_another_surface_is_kept(window: MainWindow) -> None:
    """As a file does it: the experiment first, and then how it was seen."""
    window.canvas.zoom(0.5)
    surface = SURFACES["rosenbrock"]
    window.session.set_surface(surface)
    assert window.view.state.view_range is None
    wanted = ((-1.0, 1.5), (-0.5, 2.0))
    window.view.set(replace(window.view.state, view_range=wanted))
    assert computed(window).canvas.mapping.view == wanted == window.view.state.view_range
    window.session.set_surface(SURFACES["himmelblau"])
    assert computed(window).canvas.mapping.view == SURFACES["himmelblau"].view


@pytest.mark.parametrize("playing", [False, True])
def test_another_surface_is_gone_down_from_its_start_without_changes_on_the_way(
    window: MainWindow, playing: bool
) -> None:
    window.player.seek(40)
    window.actions_by_name["mid_run"].setChecked(True)
    window.session.set_hyperparameter(2, "learning_rate", 1.0, 40)
    changed = computed(window).session.experiment
    if playing:
        window.player.play()
    window.session.set_surface(SURFACES["rosenbrock"])
    assert window.player.wanted <= 1 and window.player.playing == playing
    window.player.pause()
    assert [run.changes for run in computed(window).session.experiment.runs] == [()] * 3
    assert window.runs_panel.cards[2].rows["learning_rate"].field.value == 0.01
    window.session.undo()
    assert computed(window).session.experiment == changed and window.player.step == 40


def test_a_run_that_is_not_there_is_the_nearest(window: MainWindow) -> None:
    window.view.set(replace(window.view.state, selected=7))
    assert window.session.selected == window.view.state.selected == 2
    window.session.remove(2)
    assert window.session.selected == window.view.state.selected == 1


@pytest.mark.parametrize("name", ["", "second moment of nothing"])
def test_a_measure_that_nobody_knows_is_an_empty_chart(window: MainWindow, name: str) -> None:
    window.view.update(charts=(ChartView(name), ChartView("loss")))
    assert window.charts.left.series == () and "remembers" in window.charts.left.message
    assert window.charts.left.heading.choice.text() == name


def test_a_measure_of_a_rule_that_no_run_has_keeps_its_name(window: MainWindow) -> None:
    others = accumulators([run.rule for run in window.session.experiment.runs])
    measure = next(one for one in accumulators([RULES["adamax"]()]) if one not in others)
    window.view.update(charts=(ChartView(measure.name, False), ChartView("loss")))
    assert window.charts.left.heading.choice.text() == plain(measure.written({}))
    window.session.add(RULES["adamax"]())
    computed(window).player.seek(10)
    assert window.charts.left.series


def test_a_drag_of_the_canvas_is_in_the_view(window: MainWindow) -> None:
    width, height = window.canvas.viewport().width(), window.canvas.viewport().height()
    way = [QPointF(0.6 * width, 0.3 * height), QPointF(0.5 * width, 0.4 * height), QPointF(0.4 * width, 0.4 * height)]
    Mouse(window.canvas.viewport()).drag(*way)
    assert window.view.state.view_range == window.canvas.mapping.view != window.session.experiment.surface.view
    do(window, "reset_view")
    assert window.view.state.view_range is None


def test_a_prediction_is_a_part_of_the_view(window: MainWindow) -> None:
    window.view.set(replace(window.view.state, step=20, prediction=Prediction(1, 20, 5, ((1.0, 1.0),))))
    assert window.prediction.isVisible() and window.prediction.run.currentIndex() == 1
    assert window.actions_by_name["predict"].isChecked() and window.actions_by_name["leave"].isEnabled()
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.view.state.prediction is None and window.prediction.isHidden()


def test_another_view_is_no_edit(window: MainWindow) -> None:
    before: Experiment = window.session.experiment
    done = window.session.history.undo_text
    window.view.set(EVERYTHING)
    assert window.session.experiment == before and window.session.history.undo_text == done
