"""The playhead moves over what has been recorded, at the speed that is set, and rests at the end."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.view.view_state import FASTEST, SPEEDS

from .stand_ins import QUADRATIC, computed, descent, sleeping

PlayerOf = Callable[[Experiment], Player]


@pytest.fixture
def player(qtbot: QtBot, player_of: PlayerOf) -> Player:
    """The notebook's comparison, computed."""
    return computed(qtbot, player_of(notebook_experiment()))


def steps_of(player: Player) -> list[int]:
    """All the steps that are shown from now on."""
    shown: list[int] = []
    player.changed.connect(lambda: shown.append(player.step))
    return shown


@pytest.mark.parametrize("wanted, step", [(0, 0), (1, 1), (57, 57), (100, 100), (101, 100), (10**9, 100), (-1, 0)])
def test_seeking_stays_within_the_recording(player: Player, wanted: int, step: int) -> None:
    player.seek(30)
    player.seek(wanted)
    assert player.step == step


def test_seeking_says_what_is_shown_where_that_is_news(player: Player) -> None:
    """That is: where the step has changed, and where it is not the one that was asked for."""
    shown = steps_of(player)
    for step in (40, 40, 39, 39, 100, 200, 0, -5):
        player.seek(step)
    assert shown == [40, 39, 100, 100, 0, 0]


def test_a_step_that_only_the_experiment_to_come_has_is_reached(qtbot: QtBot, player: Player) -> None:
    player.begin(descent(steps=250))
    player.seek(200)
    assert player.step <= 100
    assert computed(qtbot, player).step == 200


def test_inside_the_step_after_the_last_there_is_nothing(player: Player) -> None:
    for step, part in ((99, 2), (100, 0), (200, 0)):
        player.seek(step, 2)
        assert player.part == part


def test_where_the_playhead_rests_is_told_when_it_is_sent_there_and_when_it_stops(qtbot: QtBot, player: Player) -> None:
    rests: list[tuple[int, int]] = []
    player.rested.connect(lambda *rest: rests.append(rest))
    player.seek(12, 1)
    player.set_speed(200.0)
    player.play()
    qtbot.waitUntil(lambda: player.step >= 20)
    assert rests == [(12, 1)]
    player.pause()
    assert rests == [(12, 1), (player.step, 0)]
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert rests[2:] == [(100, 0)]


def test_another_speed_holds_at_once(qtbot: QtBot, player: Player) -> None:
    """As fast as frames can be painted takes no pause between two of them."""
    player.set_speed(1.0)
    player.play()
    clock = QElapsedTimer()
    clock.start()
    player.set_speed(FASTEST)
    qtbot.waitUntil(lambda: not player.playing)
    assert player.step == 100 and clock.elapsed() < 800  # and 1600 with the usual pause


def test_playing_begins_and_pauses_once(qtbot: QtBot, player: Player) -> None:
    told: list[bool] = []
    player.playing_changed.connect(told.append)
    player.pause()
    player.play()
    player.play()
    assert player.playing
    player.pause()
    player.pause()
    assert told == [True, False] and not player.playing
    step = player.step
    qtbot.wait(60)
    assert player.step == step


def test_playing_at_full_speed_shows_every_step_and_rests_at_the_end(qtbot: QtBot, player: Player) -> None:
    player.set_speed(FASTEST)
    shown = steps_of(player)
    with qtbot.waitSignal(player.playing_changed, check_params_cb=lambda playing: not playing):
        player.play()
    assert shown == list(range(1, 101)) and player.step == 100


def test_playing_at_the_end_starts_again(qtbot: QtBot, player: Player) -> None:
    player.seek(100)
    shown = steps_of(player)
    player.set_speed(100.0)
    player.play()
    assert player.step == 0 and player.playing
    qtbot.waitUntil(lambda: player.step >= 5)
    assert shown[0] == 0 and all(later > earlier for earlier, later in pairwise(shown))


def test_playing_in_the_middle_goes_on_from_there(qtbot: QtBot, player: Player) -> None:
    player.seek(95)
    player.set_speed(FASTEST)
    shown = steps_of(player)
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert shown == [96, 97, 98, 99, 100]


@pytest.mark.parametrize("speed, steps", [(1.0, 1), (2.0, 1), (5.0, 0), (10.0, 0)])
def test_slow_playing_takes_its_first_step_when_it_begins(player: Player, speed: float, steps: int) -> None:
    player.seek(20)
    player.set_speed(speed)
    player.play()
    player._on_frame()
    player.pause()
    assert player.step == 20 + steps


@pytest.mark.parametrize("until, rests", [(25, 25), (20, 20), (5, 20), (0, 20), (200, 100)])
def test_playing_goes_as_far_as_it_is_told_and_never_back(qtbot: QtBot, player: Player, until: int, rests: int) -> None:
    player.seek(20)
    player.set_speed(FASTEST)
    shown = steps_of(player)
    player.play(until)
    qtbot.waitUntil(lambda: not player.playing)
    assert player.step == rests and shown == list(range(21, rests + 1))


@pytest.mark.parametrize("speed", [5.0, 50.0, 1000.0])
def test_speed_is_in_steps_a_second(qtbot: QtBot, player_of: PlayerOf, speed: float) -> None:
    player, clock = computed(qtbot, player_of(descent(steps=3000))), QElapsedTimer()
    told: list[float] = []
    player.speed_changed.connect(told.append)
    player.set_speed(speed)
    clock.start()
    player.play()
    qtbot.wait(450)
    player.pause()
    due = clock.elapsed() / 1000 * speed
    assert due - 0.1 * speed - 1 <= player.step <= due
    assert (told, player.speed) == ([speed], speed)


def test_a_long_run_at_full_speed_takes_some_hundred_frames(qtbot: QtBot, player_of: PlayerOf) -> None:
    player = computed(qtbot, player_of(descent(steps=24_000)))
    player.set_speed(FASTEST)
    shown = steps_of(player)
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert shown[-1] == 24_000 and 100 <= len(shown) <= 500


def test_speeds_go_from_one_step_a_second_upwards_and_can_change_while_playing(
    qtbot: QtBot, player_of: PlayerOf
) -> None:
    assert SPEEDS[0] == 1.0 and SPEEDS[-1] == FASTEST and list(SPEEDS[:-1]) == sorted(SPEEDS[:-1])
    player = computed(qtbot, player_of(descent(steps=5000)))
    player.play()
    for speed in SPEEDS:
        player.set_speed(speed)
        assert player.playing
    qtbot.waitUntil(lambda: not player.playing)
    assert player.step == 5000


def test_the_playhead_waits_for_the_computing(qtbot: QtBot, player_of: PlayerOf) -> None:
    player = player_of(descent(sleeping(0.005), 60))
    lead: list[int] = []
    player.changed.connect(lambda: lead.append(player.recorded - player.step))
    player.set_speed(FASTEST)
    qtbot.waitUntil(lambda: bool(player.recordings))
    player.play()
    qtbot.wait(50)
    assert player.playing and player.computing and player.step < 60
    qtbot.waitUntil(lambda: not player.playing)
    assert player.step == 60 and not player.computing and min(lead) >= 0


@pytest.mark.parametrize("speed", [1000.0, FASTEST])
def test_while_the_playhead_waits_nothing_is_shown_again(qtbot: QtBot, player_of: PlayerOf, speed: float) -> None:
    player = player_of(descent(sleeping(0.05), 200))
    qtbot.waitUntil(lambda: bool(player.recordings))
    shown = steps_of(player)
    player.set_speed(speed)
    player.play()
    qtbot.wait(300)
    player.pause()
    assert len(shown) <= 2 * player.recorded + 4


@pytest.mark.parametrize("steps, step", [(100, 60), (50, 50), (61, 60)])
def test_an_edit_keeps_the_playhead_where_it_was(qtbot: QtBot, player: Player, steps: int, step: int) -> None:
    player.seek(60)
    player.begin(replace(notebook_experiment(), steps=steps, start=(5.0, 2.0)))
    computed(qtbot, player)
    assert player.step == step


def test_steps_seen_and_recorded_never_disagree_while_experiments_change(qtbot: QtBot, player: Player) -> None:
    """Every time something is to be shown, the recordings belong to the experiment and hold the step."""
    faults: list[str] = []

    def check() -> None:
        runs, recordings = player.experiment.runs, player.recordings
        if len(runs) != len(recordings):
            faults.append("runs")
        if any(recording.total != player.experiment.steps for recording in recordings):
            faults.append("steps")
        begun = [recording for recording in recordings if recording.length]
        if not begun or not all(recording.done or recording.length > player.step for recording in begun):
            faults.append("step")
        starts = [recording.trajectory.position[0].tolist() for recording in begun]
        if any(start != list(player.experiment.start) for start in starts):
            faults.append("start")

    player.changed.connect(check)
    player.set_speed(FASTEST)
    player.play()
    for index in range(40):
        start = (9.0 - index / 10, -3.0 + index / 20)
        rates = [0.05 * (1 + index % 3)] * (1 + index % 4)
        player.begin(
            Experiment(QUADRATIC, start, tuple(Run(GradientDescent(rate), "GD") for rate in rates), 200 + 100 * index)
        )
        qtbot.wait(index % 5)
    computed(qtbot, player)
    assert faults == [] and math.isfinite(player.recordings[0].trajectory.loss[-1])
