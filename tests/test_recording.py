"""Paths from elsewhere: recorded in a few lines, kept in a file, shown as they were."""

import importlib.util
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rmsprop_gui.export.steps import csv_lines
from rmsprop_gui.files.document import Document
from rmsprop_gui.files.document_text import from_text, to_text
from rmsprop_gui.files.experiment_file import read_experiment
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.recorded_path import RecordedPath
from rmsprop_gui.recording import Recording, record_torch
from rmsprop_gui.simulation.experiment import MAX_RECORDED, Experiment
from rmsprop_gui.simulation.replay import Replay
from rmsprop_gui.simulation.whole import first_frame
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.view_state import ViewState

POINTS = [(-1.2, 1.0), (-1.0, 1.5), (0.25, 0.5), (1.0, 1.0)]


def opened(path: Path) -> Experiment:
    return read_experiment(path, ViewState()).document.experiment


def told(recording: Recording, **more: Any) -> None:
    for x in POINTS[1:]:
        recording.step(x, **more)


def test_a_path_is_opened_beside_a_run_of_the_app(tmp_path: Path) -> None:
    with Recording(tmp_path / "mine.rmsprop", surface="rosenbrock", beside=("rmsprop", "adam")) as recording:
        recording.begin("by hand", source="a pencil")
        told(recording)
    experiment = opened(tmp_path / "mine.rmsprop")
    assert [run.rule.name for run in experiment.runs] == ["rmsprop", "adam"]
    assert (experiment.surface, experiment.steps) == (SURFACES["rosenbrock"], 3)
    (pin,) = experiment.pins
    path = pin.trial.rule.recorded_path()
    assert (pin.label, path and path.source) == ("by hand", "a pencil")
    (found,) = first_frame(experiment, 0).pin_recordings
    assert found.trajectory.position.tolist() == [list(point) for point in POINTS]
    heights = [float(experiment.surface.value(*np.array(point))) for point in POINTS]
    assert found.trajectory.loss.tolist() == heights
    assert np.isnan(found.trajectory.rate).all() and found.done and found.diverged_at is None


def test_what_is_told_beside_the_positions_is_kept(tmp_path: Path) -> None:
    with Recording(tmp_path / "mine.rmsprop", "rosenbrock", start=POINTS[0]) as recording:
        recording.begin("told", loss=9.0)
        told(recording, loss=np.float64(7.5), gradient=np.array([1.0, 2.0]), rate=0.5)
    (found,) = first_frame(opened(tmp_path / "mine.rmsprop"), 0).pin_recordings
    steps = found.trajectory
    assert steps.loss.tolist() == [9.0, 7.5, 7.5, 7.5]
    assert steps.gradient[1:].tolist() == [[1.0, 2.0]] * 3 and steps.rate[1:].tolist() == [[0.5, 0.5]] * 3
    moved = steps.position[:-1] - steps.rate[1:] * steps.direction[1:]
    assert moved == pytest.approx(steps.position[1:])


@pytest.mark.parametrize("rows", [1, 2, 3, 100])
def test_blocks_follow_on_each_other_however_long_they_are(rows: int) -> None:
    path = RecordedPath(tuple(POINTS), rates=((0.1, 0.2), (0.3, 0.4), (0.5, 0.6)))
    objective = Experiment(SURFACES["rosenbrock"], POINTS[0], ()).objective
    whole, replay, first = Replay(objective, path).advance(100).trajectory, Replay(objective, path), 0
    while not replay.done:
        assert replay.next_row == first
        block = replay.advance(rows)
        end = first + len(block.trajectory.loss)
        for part, column in zip(block.trajectory, whole, strict=True):
            assert np.array_equal(part, column[first:end], equal_nan=True)
        first = end
    assert first == len(POINTS)


def test_the_steps_are_told_with_those_of_the_runs(tmp_path: Path) -> None:
    recording = Recording("unwritten", "rosenbrock")
    recording.begin("mine", POINTS[0])
    told(recording, rate=(0.5, 0.25))
    lines = [line for line in csv_lines(recording.experiment(), []) if line.startswith("2,")]
    assert lines[0] == "2,recorded,0,-1.2,1.0,24.199999999999996,,,,,,\n"
    assert lines[1] == "2,recorded,1,-1.0,1.5,29.0,,,0.5,0.25,-0.3999999999999999,-2.0\n"


def test_a_path_that_diverges_ends_at_its_last_finite_point(tmp_path: Path) -> None:
    with Recording(tmp_path / "mine.rmsprop", "rosenbrock") as recording:
        for x in ((1.0, 2.0), (float("inf"), 0.0), (1.0, 1.0)):
            recording.step(x)
    (pin,) = opened(tmp_path / "mine.rmsprop").pins
    assert pin.trial.steps == 1


def test_a_function_of_one_s_own(tmp_path: Path) -> None:
    with Recording(tmp_path / "mine.rmsprop", function="(1 - x)^2 + 100(y - x^2)^2", start=POINTS[0]) as recording:
        assert recording.loss(1.0, 2.0) == 100.0 and recording.loss(np.array([1.0, 2.0])) == 100.0
        told(recording)
    assert opened(tmp_path / "mine.rmsprop").surface.text() == "(1 - x)^2 + 100(y - x^2)^2"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: Recording(path, "nowhere"), "there is no surface 'nowhere'"),
        (lambda path: Recording(path, beside=("magic",)), "there is no optimizer 'magic'"),
        (lambda path: Recording(path, start=(1e9, 0)), "x1 must be between"),
        (lambda path: Recording(path, start=(1, 2, 3)), "a point has two numbers"),
        (lambda path: Recording(path).save(), "nothing has been recorded"),
        (lambda path: [Recording(path).begin(str(i)) for _ in (0,) for i in range(1)] and _began(path), "at least one"),
        (lambda path: _too_many(Recording(path)), f"at most {MAX_RECORDED} paths"),
        (lambda path: _half_told(Recording(path)), "a recorded path has 2 rates or none, not 1"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(make: Any, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=reason):
        make(tmp_path / "mine.rmsprop")
    assert not list(tmp_path.iterdir())


def _began(path: Path) -> None:
    recording = Recording(path)
    recording.begin("empty")
    recording.save()


def _too_many(recording: Recording) -> None:
    for index in range(MAX_RECORDED + 1):
        recording.begin(str(index))


def _half_told(recording: Recording) -> None:
    recording.step((1, 1), rate=0.1)
    recording.step((1, 2))
    recording.save()


def test_nothing_is_written_where_the_block_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Recording(tmp_path / "mine.rmsprop") as recording:
        recording.step((1, 1))
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())


# the file


def raw() -> dict[str, Any]:
    recording = Recording("unwritten", "rosenbrock")
    told(recording, gradient=(0.0, 1.0), rate=(0.1, 0.2), loss=1.0)
    made: dict[str, Any] = json.loads(to_text(Document(recording.experiment(), ViewState())))
    return made


HOSTILE: dict[str, Any] = {
    "no positions": {"positions": []},
    "one position": {"positions": [[1, 2]]},
    "not a pair": {"positions": [[1, 2, 3], [1, 2]]},
    "text": {"positions": "import os"},
    "infinite": {"positions": [[1, 2], [1e999, 2]]},
    "too far": {"positions": [[1e9, 2], [1, 2], [1, 2], [1, 2]]},
    "too many": {"positions": [[0, 0]] * 100_002},
    "losses too few": {"losses": [1.0]},
    "gradients too many": {"gradients": [[1, 1]] * 4},
    "rates of text": {"rates": [["a", "b"]] * 3},
    "source too long": {"source": "x" * 201},
    "source of lines": {"source": "a\nb"},
    "unknown": {"code": "import os"},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_one_message(name: str) -> None:
    document = raw()
    document["experiment"]["pins"][0]["recorded"] |= HOSTILE[name]
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        from_text(json.dumps(document), ViewState())


@pytest.mark.parametrize(
    "other",
    [{"optimizer": "adam"}, {"steps": 9}, {"start": [0, 0]}, {"settings": {"learning_rate": 1.0}}, {"lines": "eta: 1"}],
)
def test_what_contradicts_the_path_is_refused(other: dict[str, Any]) -> None:
    document = raw()
    document["experiment"]["pins"][0] |= other
    with pytest.raises(ValueError, match="recorded"):
        from_text(json.dumps(document), ViewState())


def test_the_optimizer_recorded_needs_a_path() -> None:
    document = raw()
    del document["experiment"]["pins"][0]["recorded"]
    with pytest.raises(ValueError, match="is what has a recorded path"):
        from_text(json.dumps(document), ViewState())


def test_there_are_ten_at_the_most() -> None:
    recording = Recording("unwritten", "rosenbrock")
    told(recording)
    experiment = recording.experiment()
    with pytest.raises(ValueError, match=f"at most {MAX_RECORDED} paths that were recorded elsewhere"):
        replace(experiment, pins=experiment.pins * (MAX_RECORDED + 1))


# torch


class Tensor:
    """What of a tensor a recording asks for."""

    def __init__(self, values: Any) -> None:
        self.values, self.grad = np.array(values, float), None

    def detach(self) -> "Tensor":
        return self

    def tolist(self) -> Any:
        return self.values.tolist()


class Descent:
    """An optimizer with the interface of PyTorch's."""

    def __init__(self, x: Tensor) -> None:
        self.param_groups = [{"params": [x]}]
        self.x = x

    def zero_grad(self) -> None:
        self.x.grad = None

    def step(self) -> None:
        assert self.x.grad is not None
        self.x.values = self.x.values - 0.1 * self.x.grad.values


class Height:
    """What `loss` gives: its backward sets the gradient."""

    def __init__(self, x: Tensor) -> None:
        self.x = x

    def backward(self) -> None:
        self.x.grad = Tensor((0.2 * self.x.values[0], 10 * self.x.values[1]))  # type: ignore[assignment]


def test_an_optimizer_with_the_interface_of_pytorch_is_recorded_in_one_line(tmp_path: Path) -> None:
    record_torch(tmp_path / "mine.rmsprop", Descent(Tensor((9, -3))), 20, loss=Height, beside=("gradient_descent",))
    experiment = opened(tmp_path / "mine.rmsprop")
    (pin,) = experiment.pins
    rule = RULES["gradient_descent"](learning_rate=0.1)
    same = experiment.with_run(0, experiment.runs[0].restarted(rule))
    frame = first_frame(same, 0)
    assert (pin.label, pin.trial.steps, same.start) == ("Descent", 20, (9.0, -3.0))
    for ours, theirs in zip(frame.recordings[0].trajectory[:1], frame.pin_recordings[0].trajectory[:1], strict=True):
        assert theirs == pytest.approx(ours, rel=1e-12)


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="PyTorch is not here")
@pytest.mark.parametrize("name", ["SGD", "Adam", "RMSprop", "Adagrad", "NAdam"])
@pytest.mark.parametrize("surface", ["quadratic", "rosenbrock", "iris", "nile_network"])
def test_pytorch_s_own_optimizers(name: str, surface: str, tmp_path: Path) -> None:
    import torch

    x = torch.tensor(SURFACES[surface].start, dtype=torch.float64, requires_grad=True)
    record_torch(tmp_path / "mine.rmsprop", getattr(torch.optim, name)([x], lr=0.001), 30, surface=surface)
    (found,) = first_frame(opened(tmp_path / "mine.rmsprop"), 0).pin_recordings
    steps, there = found.trajectory, SURFACES[surface]
    assert steps.position[-1].tolist() == x.tolist() and len(steps.loss) == 31
    slopes = np.array([there.gradient(*np.array(point)) for point in steps.position[:-1]])
    assert steps.gradient[1:] == pytest.approx(slopes, rel=1e-9, abs=1e-12)


def test_neither_a_window_nor_pytorch_is_needed() -> None:
    code = "import sys, rmsprop_gui.recording; print(*({'PySide6', 'torch', 'pyqtgraph'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=30)
    assert done.stdout.strip() == ""
