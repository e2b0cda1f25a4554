"""The answer is told when the playhead has come to it, and not before."""

import math
from dataclasses import replace

import pytest

from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper

EXPERIMENT = notebook_experiment()


def recorded(index: int) -> Recording:
    trial = EXPERIMENT.trials()[index]
    recording = Recording(trial.steps, len(trial.rule.accumulators))
    recording.append(Stepper(*trial).advance(trial.steps + 1))
    return recording


RECORDINGS = tuple(map(recorded, range(3)))


def frame(step: int) -> Frame:
    return Frame(EXPERIMENT, RECORDINGS, step, 0)


@pytest.mark.parametrize("run", range(3))
def test_it_is_answered_from_the_step_on_that_was_asked_for(run: int) -> None:
    asked = Prediction(run, 20, 15).guessed((1.0, 2.0)).guessed((3.0, -1.0))
    answer = tuple(RECORDINGS[run].trajectory.position[35])
    assert asked.target == 35
    for step in (0, 20, 34):
        assert asked.answer(frame(step)) is None and asked.distances(frame(step)) is None
    for step in (35, 60):
        assert asked.answer(frame(step)) == answer
        assert asked.distances(frame(step)) == (math.dist((1, 2), answer), math.dist((3, -1), answer))


def test_a_run_that_is_gone_has_no_answer() -> None:
    gone = replace(frame(50), recordings=RECORDINGS[:1], experiment=replace(EXPERIMENT, runs=EXPERIMENT.runs[:1]))
    assert Prediction(2, 0, 10).answer(gone) is Prediction(2, 0, 10).ended(gone) is None


def test_a_run_that_diverges_on_the_way_has_no_answer_but_says_so() -> None:
    trial = EXPERIMENT.trials()[0]._replace(rule=GradientDescent(learning_rate=10.0), steps=400)
    recording = Recording(400, 0)
    recording.append(Stepper(*trial).advance(401))
    lost = replace(frame(50), recordings=(recording, *RECORDINGS[1:]), step=300)
    asked = Prediction(0, 0, 300, ((1.0, 1.0),))
    assert recording.diverged_at is not None and recording.diverged_at < 300
    assert (asked.answer(lost), asked.distances(lost), asked.ended(lost)) == (None, None, recording.diverged_at)
    assert Prediction(0, 0, 10).ended(replace(lost, step=10)) is None
    for ahead, ended in ((recording.diverged_at, recording.diverged_at), (recording.diverged_at - 1, None)):
        asked = Prediction(0, 0, ahead, ((1.0, 1.0),))
        assert asked.ended(lost) == ended and (asked.answer(lost) is None) == (ended is not None)


@pytest.mark.parametrize("rows", [0, 1, 20])
def test_a_run_that_fails_on_the_way_has_no_answer_but_says_so(rows: int) -> None:
    trial, recording = EXPERIMENT.trials()[2], Recording(100, 1)
    if rows:
        recording.append(Stepper(*trial).advance(rows))
    recording.fail("LookupError: no such entry")
    lost = replace(frame(50), recordings=(recording, *RECORDINGS[1:]), step=60)
    asked = Prediction(0, 0, 40, ((1.0, 1.0),))
    assert (asked.answer(lost), asked.distances(lost), asked.ended(lost)) == (None, None, rows)
    assert asked.ended(replace(lost, step=39)) is None
    if rows == 20:
        assert Prediction(0, 0, 10, ((1.0, 1.0),)).answer(lost) == tuple(RECORDINGS[2].trajectory.position[10])


def test_nothing_is_asked_about_the_present() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        Prediction(0, 5, 0)
