"""Averages come piece by piece, are those of the latest request, and a rule that fails says why."""

import pytest
from pytestqt.qtbot import QtBot

from rmsprop_gui.background.averaging_service import AveragingAnswer, AveragingRequest, AveragingService
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.trial import Trial

from .test_surface_service import GROUND, HEIGHTLESS


def request(steps: int = 100, count: int = 20, surface: object = GROUND.surface) -> AveragingRequest:
    objective = Objective(surface, Sampling(noise=1.0))  # type: ignore[arg-type]
    trials = tuple(Trial(objective, (1.0, 1.0), RULES[name](), steps) for name in ("rmsprop", "adam"))
    return AveragingRequest(trials, count)


@pytest.fixture
def answers(qtbot: QtBot) -> "Answers":
    made = Answers(qtbot)
    yield made
    made.service.stop()


class Answers:
    """A service and what it has told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.service, self.told, self._qtbot = AveragingService(), list[AveragingAnswer](), qtbot
        self.service.changed.connect(self.told.append)

    def wait_for(self, wanted: AveragingRequest) -> AveragingAnswer:
        self._qtbot.waitUntil(lambda: any(one.request is wanted and one.done for one in self.told), timeout=20_000)
        return self.told[-1]


def test_all_rows_of_all_runs_come(answers: Answers) -> None:
    wanted = request()
    answers.service.ask(wanted)
    found = answers.wait_for(wanted)
    assert not found.message and [one.length for one in found.averages] == [101, 101]


def test_what_is_asked_for_last_is_answered_whatever_was_asked_before(answers: Answers) -> None:
    long, short = request(steps=50_000, count=200), request(steps=5)
    answers.service.ask(long)
    answers.service.ask(short)
    answers.wait_for(short)
    assert not any(one.request is long and one.done for one in answers.told)


def test_a_long_request_is_told_in_pieces_that_grow(answers: Answers) -> None:
    wanted = request(steps=20_000, count=20)
    answers.service.ask(wanted)
    answers.wait_for(wanted)
    lengths = [min(one.length for one in told.averages) for told in answers.told]
    assert len(lengths) > 2 and lengths == sorted(lengths)


def test_nothing_is_told_once_nothing_is_asked_for(answers: Answers, qtbot: QtBot) -> None:
    answers.service.ask(request(steps=50_000, count=200))
    answers.service.ask(None)
    qtbot.wait(60)
    assert not answers.told


def test_what_fails_says_why(answers: Answers) -> None:
    wanted = request(surface=HEIGHTLESS)
    answers.service.ask(wanted)
    assert "no height here" in answers.wait_for(wanted).message
