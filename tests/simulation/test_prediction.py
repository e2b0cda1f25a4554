"""The answer is told when the playhead has come to it, and not before."""

import math
from dataclasses import replace

import pytest

from rmsprop_gui.optimizers import RULES, AdaGrad, Adam, GradientDescent
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES

REMEMBERED = len(RULES["rmsprop"].accumulators)

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
    trial, recording = EXPERIMENT.trials()[2], Recording(100, REMEMBERED)
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


RUNS = EXPERIMENT.runs
FASTER = RUNS[1].restarted(AdaGrad(learning_rate=1.5))
ADAM = Run(Adam(), "Adam", 5)
KEPT: dict[str, tuple[Experiment, int, bool]] = {
    "nothing": (EXPERIMENT, 1, False),
    "the run": (EXPERIMENT.with_run(1, FASTER), 1, True),
    "the run, on the way": (EXPERIMENT.with_run(1, RUNS[1].changed(25, FASTER.rule)), 1, True),
    "the run, behind the answer": (EXPERIMENT.with_run(1, RUNS[1].changed(30, FASTER.rule)), 1, False),
    "its name": (EXPERIMENT.with_run(1, RUNS[1].called("another")), 1, False),
    "another run": (EXPERIMENT.with_run(0, replace(RUNS[0], visible=False)), 1, False),
    "start": (replace(EXPERIMENT, start=(1.0, 2.0)), 1, True),
    "more steps": (replace(EXPERIMENT, steps=500), 1, False),
    "just enough steps": (replace(EXPERIMENT, steps=30), 1, False),
    "parameter": (replace(EXPERIMENT, surface=EXPERIMENT.surface.with_values(kappa=10.0)), 1, True),
    "moved up": (replace(EXPERIMENT, runs=(RUNS[1], RUNS[0], RUNS[2])), 0, False),
    "moved down": (replace(EXPERIMENT, runs=(RUNS[0], RUNS[2], RUNS[1])), 2, False),
    "one removed above": (replace(EXPERIMENT, runs=RUNS[1:]), 0, False),
    "one added above": (replace(EXPERIMENT, runs=(RUNS[0], ADAM, *RUNS[1:])), 2, False),
}


@pytest.mark.parametrize("edited, run, is_edited", KEPT.values(), ids=KEPT)
def test_a_question_and_its_guesses_outlive_an_edit(edited: Experiment, run: int, is_edited: bool) -> None:
    asked = Prediction.about(EXPERIMENT, 1, 20, 10).guessed((1.0, 2.0))
    now = asked.after_edit(EXPERIMENT, edited)
    assert now == replace(asked, run=run) and now.is_edited(edited) == is_edited
    assert now.after_edit(edited, EXPERIMENT) == asked and not asked.is_edited(EXPERIMENT), "undone"


ENDED = {
    "fewer steps": (replace(EXPERIMENT, steps=29), "no step 30"),
    "removed": (replace(EXPERIMENT, runs=(RUNS[0], RUNS[2])), "no longer there"),
    "all removed": (replace(EXPERIMENT, runs=()), "no longer there"),
    "another optimizer": (EXPERIMENT.with_run(1, ADAM), "no longer there"),
    "another surface": (EXPERIMENT.on_surface(SURFACES["beale"]), "another surface"),
}


@pytest.mark.parametrize("edited, reason", ENDED.values(), ids=ENDED)
def test_a_question_that_has_no_answer_any_more_is_refused(edited: Experiment, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Prediction.about(EXPERIMENT, 1, 20, 10).after_edit(EXPERIMENT, edited)


def test_what_was_asked_about_is_noted_at_the_first_edit_at_the_latest() -> None:
    asked, edited = Prediction(1, 20, 10), EXPERIMENT.with_run(1, FASTER)
    assert not asked.is_edited(EXPERIMENT) and asked.after_edit(EXPERIMENT, edited).is_edited(edited)
    assert not Prediction.about(EXPERIMENT, 1, 20, 10).is_edited(replace(EXPERIMENT, runs=()))
