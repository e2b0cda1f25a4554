"""What lies beyond the playhead is hidden, or faint; pins and changes keep to that."""

import numpy as np
import pytest

from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.view.theme import LIGHT, RunStyle
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.pane import ChartsPane
from window.frames import Film, diverging, experiment_of, has_colour, pixels

from .films import branching, changed_at, frame_of, with_pin
from .places import between, height_range, place_of, plot_of, show_whole_length

ASKED = Prediction(0, 10, 10)
FILM = Film(experiment_of(RMSProp(), AdaGrad()))


def coloured(picture: np.ndarray) -> bool:
    """Whether something of a run is there, however faint: all else is grey or nearly so."""
    return bool((picture.max(axis=2) - picture.min(axis=2) > 30).any())


def has_run(picture: np.ndarray, style: RunStyle) -> bool:
    return has_colour(picture, style.colour, 40)


@pytest.mark.parametrize("step", [1, 40])
def test_nothing_is_shown_beyond_the_playhead(pane: ChartsPane, step: int) -> None:
    pane.show_frame(FILM.frame(step))
    for chart in pane.charts:
        assert not coloured(between(chart, step + 8, 100))
    assert coloured(between(pane.left, 0, step + 3))


def test_before_the_first_step_there_are_dots_and_words_on_how_to_begin(pane: ChartsPane) -> None:
    """Never an empty frame; but where something is to be guessed, nothing of it."""
    pane.show_frame(FILM.frame(0))
    for chart in pane.charts:
        ahead = between(chart, 3, 19)
        assert coloured(ahead) and not has_run(ahead, LIGHT.run_style(0))
        assert chart.plot.hint.text == "press Space"
    pane.view.update(prediction=ASKED)
    for chart in pane.charts:
        assert not coloured(between(chart, 3, 19)) and chart.plot.hint.text == ""
    pane.view.update(prediction=None)
    pane.show_frame(FILM.frame(1))
    assert [chart.plot.hint.text for chart in pane.charts] == ["", ""]


def test_where_paths_ahead_are_hidden_no_dots_tell_of_what_comes(pane: ChartsPane) -> None:
    """A lesson asks who will be first before anything has been played."""
    pane.view.update(paths_ahead=False)
    pane.show_frame(FILM.frame(0))
    for chart in pane.charts:
        assert not coloured(between(chart, 3, 19)) and chart.plot.hint.text == "press Space"
    pane.view.update(paths_ahead=True)
    assert all(coloured(between(chart, 3, 19)) for chart in pane.charts)


def test_shown_the_future_is_faint(pane: ChartsPane) -> None:
    pane.view.update(future_hidden=False)
    pane.show_frame(FILM.frame(40))
    for chart in pane.charts:
        ahead = between(chart, 48, 100)
        assert coloured(ahead) and not has_run(ahead, LIGHT.run_style(0))


def test_while_somebody_is_guessing_it_is_hidden_whatever_was_chosen(pane: ChartsPane) -> None:
    pane.view.update(future_hidden=False)
    pane.show_frame(FILM.frame(40))
    pane.view.update(prediction=ASKED)
    assert not coloured(between(pane.left, 48, 100))
    pane.view.update(future_hidden=True)
    pane.view.update(prediction=None)
    assert not coloured(between(pane.left, 48, 100))
    pane.view.update(future_hidden=False)
    assert coloured(between(pane.left, 48, 100))


@pytest.mark.parametrize("logarithmic", [True, False])
@pytest.mark.parametrize("rate", [1e-5, 0.15, 0.5], ids=["still", "faster", "away"])
def test_while_somebody_is_guessing_no_range_tells_what_comes(pane: ChartsPane, rate: float, logarithmic: bool) -> None:
    """Two runs that are the same up to step 10, each beside a pin of its own path."""
    show_whole_length(pane)
    seen, whole = [], []
    for after in (0.05, rate):
        experiment = branching(GradientDescent(0.05), GradientDescent(after), row=10)
        pane.view.update(prediction=ASKED)
        for chart in pane.charts:
            chart.set_logarithmic(logarithmic)
        pane.show_frame(frame_of(experiment, 10))
        pane.grab()
        seen.append([height_range(chart) for chart in pane.charts])
        pane.view.update(prediction=None)
        whole.append([height_range(chart) for chart in pane.charts])
    assert seen[0] == seen[1] and whole[0] != whole[1] and whole[1] != seen[1]


def test_while_somebody_is_guessing_no_range_tells_what_limits_come(pane: ChartsPane) -> None:
    """After step 10 the rate stays as it is, but the limit of the rule is ten times as high."""
    seen, whole = [], []
    for beta in (0.9, 0.99):
        experiment = branching(EWMAMomentum(0.1), EWMAMomentum(0.1, beta), row=10)
        pane.view.update(prediction=ASKED)
        pane.show_frame(frame_of(experiment, 10))
        seen.append(height_range(pane.right))
        pane.view.update(prediction=None)
        whole.append(height_range(pane.right))
    assert seen[0] == seen[1] and whole[0] != whole[1]


def test_while_somebody_is_guessing_the_range_follows_the_playhead(pane: ChartsPane) -> None:
    film = Film(experiment_of(RMSProp(), surface="rosenbrock"))
    pane.show_frame(film.frame(0))
    resting = height_range(pane.left)
    pane.view.update(prediction=ASKED)
    ranges = []
    for step in (0, 20, 100):
        pane.show_frame(film.frame(step))
        ranges.append(height_range(pane.left))
    assert ranges[0] != ranges[-1] == resting


@pytest.mark.parametrize("hidden", [True, False])
def test_inside_a_step_the_curves_end_where_it_begins(pane: ChartsPane, hidden: bool) -> None:
    pane.view.update(future_hidden=hidden)
    frame = FILM.frame(40)
    pictures = []
    for part in (0, 2):
        pane.show_frame(type(frame)(frame.experiment, frame.recordings, 40, 0, (), part))
        assert pane.left.step == 40
        pictures.append(pixels(pane.left))
    assert (pictures[0] == pictures[1]).all()


def test_the_words_about_a_divergence_come_with_it(pane: ChartsPane) -> None:
    film = Film(diverging())
    step = film.recordings[0].diverged_at
    assert step is not None
    pictures = []
    for shown in (step - 1, step):
        pane.show_frame(film.frame(shown))
        pictures.append(between(pane.left, 0, 400))
    assert (pictures[0] != pictures[1]).any(axis=2).sum() > 100


def test_an_end_to_come_is_hidden_with_the_future(pane: ChartsPane) -> None:
    film = Film(diverging())
    assert film.recordings[0].diverged_at is not None and film.recordings[0].diverged_at > 70
    pane.show_frame(film.frame(60))
    assert not coloured(between(pane.left, 70, 400))
    pane.view.update(future_hidden=False)
    assert coloured(between(pane.left, 70, 400))


# pins


@pytest.mark.parametrize("rule", [RMSProp(), Adam()], ids=["rmsprop", "adam"])
def test_a_pin_is_a_thin_line_in_every_chart(pane: ChartsPane, rule: RMSProp) -> None:
    pane.show_frame(frame_of(with_pin(rule), 100))
    for chart in pane.charts:
        (pin,) = chart.pins
        assert len(pin.values) == 41 and len(chart.series) == 1
        assert has_run(between(chart, 5, 40), pin.style) and not has_run(between(chart, 45, 95), pin.style)


def test_a_pin_s_future_is_hidden_too(pane: ChartsPane) -> None:
    pane.show_frame(frame_of(with_pin(RMSProp()), 10))
    assert not coloured(between(pane.left, 18, 100))


def test_a_new_pin_is_drawn(pane: ChartsPane) -> None:
    pane.show_frame(frame_of(experiment_of(GradientDescent(0.05)), 100))
    assert pane.left.pins == ()
    pane.show_frame(frame_of(with_pin(RMSProp()), 100))
    assert len(pane.left.pins) == 1


# changes on the way


def foot(chart: Chart, row: int) -> np.ndarray:
    """The lowest pixels around a step."""
    place = place_of(chart, row, 1.0).toPoint()
    return pixels(plot_of(chart))[place.y() - 9 : place.y(), place.x() - 2 : place.x() + 3]


def test_a_change_is_marked_at_the_foot_of_the_charts(pane: ChartsPane) -> None:
    frame = frame_of(changed_at(60), 100)
    pane.show_frame(frame)
    style = LIGHT.run_style(0)
    for chart in pane.charts:
        assert has_run(foot(chart, 60), style) and not has_run(foot(chart, 50), style)


def test_a_change_to_come_is_hidden_with_the_future(pane: ChartsPane) -> None:
    pane.show_frame(frame_of(changed_at(60), 40))
    assert not coloured(foot(pane.left, 60))
    pane.view.update(future_hidden=False)
    assert coloured(foot(pane.left, 60))
