"""What the whole window shows at one moment."""

from dataclasses import replace

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
