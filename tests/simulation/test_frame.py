"""What the whole window shows at one moment."""

from dataclasses import replace

import pytest

from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.simulation.dissection import parts_of
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper


def frame(selected: int, hidden: int = -1) -> Frame:
    """The notebook's runs, started; the last of them has no row yet."""
    experiment = notebook_experiment()
    runs = tuple(replace(run, visible=index != hidden) for index, run in enumerate(experiment.runs))
    recordings = tuple(Recording(100, len(run.rule.accumulators)) for run in runs)
    for run, recording in list(zip(runs, recordings, strict=True))[:-1]:
        recording.append(Stepper(experiment.surface, experiment.start, run.rule, 100).advance(5))
    return Frame(replace(experiment, runs=runs), recordings, 3, selected)


def test_the_selected_run_comes_with_its_recording() -> None:
    shown = frame(1)
    assert (shown.run, shown.recording) == (shown.experiment.runs[1], shown.recordings[1])


def test_nothing_may_be_selected() -> None:
    assert (frame(-1).run, frame(-1).recording) == (None, None)


def test_hidden_runs_and_those_without_rows_are_not_shown() -> None:
    assert [run.label for run, _ in frame(0).shown()] == ["EWMA momentum", "AdaGrad"]
    assert [run.label for run, _ in frame(0, hidden=0).shown()] == ["AdaGrad"]


def whole(selected: int = 2, step: int = 0, part: int = 0) -> Frame:
    """The notebook's runs, recorded to their ends."""
    experiment = notebook_experiment()
    recordings = []
    for trial in experiment.trials():
        recording = Recording(trial.steps, len(trial.rule.accumulators))
        recording.append(Stepper(*trial).advance(trial.steps + 1))
        recordings.append(recording)
    return Frame(experiment, tuple(recordings), step, selected, (), part)


@pytest.mark.parametrize("selected", range(3))
def test_walking_forward_goes_through_every_part_of_every_step_and_back_again(selected: int) -> None:
    shown, way = whole(selected), [(0, 0)]
    while way[-1][0] < 100:
        step, part = way[-1]
        way.append(replace(shown, step=step, part=part).beside(1))
    count = len(parts_of(shown.experiment.runs[selected].rule))
    assert way == [*((step, part) for step in range(100) for part in range(count + 1)), (100, 0)]
    back = [way[-1]]
    while back[-1] != (0, 0):
        step, part = back[-1]
        back.append(replace(shown, step=step, part=part).beside(-1))
    assert back == way[::-1]


def test_at_the_ends_whole_steps_are_asked_for() -> None:
    assert whole(step=100).beside(1) == (101, 0) and whole(step=0).beside(-1) == (-1, 0)
    nothing = replace(frame(-1), step=5)
    assert nothing.beside(1) == (6, 0) and nothing.beside(-1) == (4, 0)


def test_the_step_that_is_explained_is_the_last_one_or_inside_a_step_the_next() -> None:
    assert (whole(step=0).row, whole(step=7).row, whole(step=7, part=1).row) == (0, 7, 8)
    assert frame(2).row == 0 and frame(-1).row == 0


def test_the_rule_is_the_one_that_takes_the_explained_step() -> None:
    shown, other = whole(step=7), RMSProp(learning_rate=0.5)
    changed = shown.experiment.with_run(2, shown.experiment.runs[2].changed(7, other))
    assert replace(shown, experiment=changed).rule == shown.experiment.runs[2].rule
    assert replace(shown, experiment=changed, part=1).rule == other
    assert frame(-1).rule is None


def test_inside_a_step_there_are_as_many_parts_as_it_has() -> None:
    shown = whole(step=7)
    count = len(parts_of(shown.experiment.runs[2].rule))
    assert [shown.inside(part).part for part in (0, 1, count, count + 1, 99)] == [0, 1, count, count, count]
    assert whole(step=100).inside(2).part == 0 and replace(frame(-1), step=5).inside(2).part == 0


def test_a_run_that_failed_at_its_start_is_told_but_not_shown() -> None:
    failed, hidden = frame(0), frame(0, hidden=2)
    for one in (failed, hidden):
        assert one.told() == one.shown()  # it may still get its start
        one.recordings[2].fail("LookupError: no such entry")
    assert [run.label for run, _ in failed.told()] == ["EWMA momentum", "AdaGrad", "RMSProp"]
    assert [run.label for run, _ in failed.shown()] == ["EWMA momentum", "AdaGrad"]
    assert hidden.told() == hidden.shown()
