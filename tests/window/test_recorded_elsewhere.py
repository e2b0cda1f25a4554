"""A path that was recorded elsewhere, in the panes: its numbers as they were, and said that there is no formula."""

from dataclasses import replace

import pytest

from rmsprop_gui.optimizers.recorded_path import RecordedPath
from rmsprop_gui.simulation.experiment import Pin, notebook_experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.replay import trial_of
from rmsprop_gui.view.measures import GRADIENT, LOSS, RATE
from rmsprop_gui.window.canvas.path_finder import PathPoint
from rmsprop_gui.window.canvas.path_hover import lines_of
from rmsprop_gui.window.charts.series import pins_of
from rmsprop_gui.window.comparison.columns import Courses
from rmsprop_gui.window.comparison.model import ComparisonModel

from .pinned import PinnedFilm

POINTS = ((9.0, -3.0), (8.0, -1.0), (6.5, 0.5))


def frame_of(path: RecordedPath) -> Frame:
    experiment = replace(notebook_experiment(), steps=5)
    return PinnedFilm(experiment, Pin(trial_of(experiment.objective, path), "mine", 5)).frame(2)


@pytest.mark.parametrize("source", ["", "torch.optim.adam.Adam"])
@pytest.mark.parametrize("rates", [(), ((0.5, 0.25), (0.125, 0.0625))])
def test_pointing_at_it_tells_what_is_known(source: str, rates: tuple[tuple[float, float], ...]) -> None:
    lines = lines_of(PathPoint(0, 2, is_pin=True), frame_of(RecordedPath(POINTS, rates=rates, source=source)))
    assert lines[0].startswith("mine  step 2")
    told = ["r 0.125, 0.0625"] if rates else []
    assert lines[3:] == [*told, "recorded elsewhere: no formula", *([source] if source else [])]


def test_the_comparison_says_that_it_was_recorded() -> None:
    model, frame = ComparisonModel(), frame_of(RecordedPath(POINTS))
    model.show_paths(Courses().paths(frame, 0.1), 0.1)
    last = model.rowCount() - 1
    cells = [str(model.data(model.index(last, column))) for column in range(model.columnCount())]
    assert cells[0].strip() == "mine" and cells[-1].strip() == "recorded, ended at step 2"


def test_charts_have_what_is_known_of_it() -> None:
    bare, whole = (
        frame_of(RecordedPath(POINTS)),
        frame_of(RecordedPath(POINTS, (3.0, 2.0, 1.0), rates=((1, 1), (2, 2)))),
    )
    assert [len(pins_of(measure, bare)) for measure in (LOSS, GRADIENT, RATE)] == [1, 1, 0]
    assert pins_of(LOSS, whole)[0].values.tolist() == [3.0, 2.0, 1.0]
    assert pins_of(RATE, whole)[0].values[1:].tolist() == [[1.0, 1.0], [2.0, 2.0]]
