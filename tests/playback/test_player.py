"""The player: what it has computed is what stepping gives, and the playhead moves over nothing else."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run
from rmsprop_gui.simulation.recording import State
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.view.view_state import FASTEST

from .stand_ins import (
    DESCENT,
    QUADRATIC,
    Counter,
    DividesByZero,
    by_hand,
    computed,
    descent,
    failing,
    raising,
    sleeping,
    tampered,
    unknown_below,
    with_rate,
)
from .threads import lingering_threads, running_threads

PlayerOf = Callable[[Experiment], Player]
every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
EVERY_RULE = tuple(Run(rule(), name) for name, rule in RULES.items())
CLIFF = with_rate(10.0)  # diverges on the quadratic


def assert_stepped(player: Player, experiment: Experiment) -> None:
    """The recordings hold what stepping by hand gives, bit by bit."""
    assert player.experiment == experiment and len(player.recordings) == len(experiment.runs)
    for index, recording in enumerate(player.recordings):
        expected = by_hand(experiment, index)
        assert recording.diverged_at == expected.diverged_at
        for column, wanted in zip(recording.trajectory, expected.trajectory, strict=True):
            assert column.tobytes() == wanted.tobytes()


# computing


@every_surface
def test_streams_the_same_bits_as_stepping_directly(qtbot: QtBot, player_of: PlayerOf, surface: Surface) -> None:
    experiment = descent(surface, 1500, EVERY_RULE)
    assert_stepped(computed(qtbot, player_of(experiment)), experiment)


def test_of_two_experiments_in_quick_succession_only_the_new_one_arrives(qtbot: QtBot, player_of: PlayerOf) -> None:
    player = computed(qtbot, player_of(descent()))
    seen: list[Experiment] = []
    player.changed.connect(lambda: seen.append(player.experiment))
    dropped, wanted = descent(sleeping(0.01, "dropped")), descent(SURFACES["beale"], 300)
    player.begin(dropped)
    player.begin(wanted)
    assert_stepped(computed(qtbot, player), wanted)
    qtbot.wait(30)
    assert seen and set(seen) == {wanted}


def test_the_old_recordings_stay_until_the_first_new_rows(qtbot: QtBot, player_of: PlayerOf) -> None:
    old = descent()
    player = computed(qtbot, player_of(old))
    player.seek(60)
    kept, lengths = player.recordings, []
    player.changed.connect(lambda: lengths.append([recording.length for recording in player.recordings]))
    player.begin(descent(sleeping(0.05)))
    assert player.computing
    qtbot.wait(20)
    assert player.recordings is kept and player.experiment == old and player.step == 60
    qtbot.waitUntil(lambda: player.experiment != old)
    assert player.recordings is not kept and lengths[0] != [0]


COUNTED_EDITS: list[tuple[str, Callable[[Experiment], Experiment], list[int | None]]] = [
    ("label", lambda e: e.with_run(0, e.runs[0].called("other")), [0, 1, 2]),
    ("colour", lambda e: e.with_run(1, replace(e.runs[1], style=5)), [0, 1, 2]),
    ("hidden", lambda e: e.with_run(2, replace(e.runs[2], visible=False)), [0, 1, 2]),
    ("order", lambda e: replace(e, runs=e.runs[::-1]), [2, 1, 0]),
    ("removed", lambda e: replace(e, runs=e.runs[1:]), [1, 2]),
    ("duplicated", lambda e: replace(e, runs=(*e.runs, e.runs[0].called("copy"))), [0, 1, 2, 0]),
    ("edited", lambda e: e.with_run(1, with_rate(0.123)), [0, None, 2]),
    ("added", lambda e: replace(e, runs=(*e.runs, with_rate(0.123))), [0, 1, 2, None]),
]


@pytest.mark.parametrize("edit, origins", [row[1:] for row in COUNTED_EDITS], ids=[row[0] for row in COUNTED_EDITS])
def test_what_is_known_is_not_computed_again(
    qtbot: QtBot, player_of: PlayerOf, edit: Callable[[Experiment], Experiment], origins: list[int | None]
) -> None:
    counter = Counter()
    experiment = descent(tampered(counter), runs=tuple(with_rate(rate) for rate in (0.01, 0.05, 0.1)))
    player = computed(qtbot, player_of(experiment))
    before, calls = player.recordings, counter.calls
    assert calls == 3 * 100
    player.begin(edit(experiment))
    assert player.computing == (None in origins)
    computed(qtbot, player)
    assert counter.calls - calls == 100 * origins.count(None)
    assert player.experiment == edit(experiment)
    for recording, origin in zip(player.recordings, origins, strict=True):
        assert recording is before[origin] if origin is not None else recording not in before
    assert_stepped(player, edit(experiment))


def test_one_request_is_in_flight_and_only_the_newest_waits(qtbot: QtBot, player_of: PlayerOf) -> None:
    counters = [Counter(seconds=0.001) for _ in range(40)]
    experiments = [descent(tampered(counter, f"surface {index}")) for index, counter in enumerate(counters)]
    player = player_of(experiments[0])
    for experiment in experiments[1:]:
        player.begin(experiment)
    assert_stepped(computed(qtbot, player), replace(experiments[-1]))
    assert [index for index, counter in enumerate(counters) if counter.calls] == [0, 39]


def test_recordings_cannot_be_changed_through_what_the_worker_still_holds(qtbot: QtBot, player_of: PlayerOf) -> None:
    """Rows that have arrived stay: later ones never move them."""
    player = player_of(descent(sleeping(0.002), 60))
    qtbot.waitUntil(lambda: bool(player.recordings) and player.recordings[0].length > 10)
    early = player.recordings[0].trajectory.position.copy()
    computed(qtbot, player)
    np.testing.assert_array_equal(player.recordings[0].trajectory.position[: len(early)], early)


# trouble

BROKEN = {
    "surface": descent(failing()),
    "surface, later": descent(failing(after=30)),
    "rule": descent(runs=(DESCENT, Run(DividesByZero(), "broken"))),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_failure_is_told_and_the_next_experiment_runs(qtbot: QtBot, player_of: PlayerOf, broken: Experiment) -> None:
    player = computed(qtbot, player_of(descent()))
    computed(qtbot, began(player, broken))
    assert player.experiment == broken
    assert "Error: " in (player.recordings[-1].failure or "")
    player.begin(descent(steps=50))
    assert_stepped(computed(qtbot, player), descent(steps=50))


def began(player: Player, experiment: Experiment) -> Player:
    player.begin(experiment)
    return player


@pytest.mark.parametrize("at", [0, 1, 2, 30, 256, 300, 400])
def test_of_three_runs_one_fails_and_the_others_go_on(qtbot: QtBot, player_of: PlayerOf, at: int) -> None:
    without = descent(steps=400, runs=(DESCENT, with_rate(0.05)))
    expected = [recording.trajectory for recording in computed(qtbot, player_of(without)).recordings]
    told: list[str] = []
    player = player_of(descent(steps=400, runs=(DESCENT, raising(at), with_rate(0.05))))
    player.failed.connect(told.append)
    first, broken, last = computed(qtbot, player).recordings
    assert (broken.failure, broken.failed_at, broken.length) == ("LookupError: no such entry", at, at)
    for recording, trajectory in zip((first, last), expected, strict=True):
        assert recording.failure is None and recording.length == 401
        assert all(mine.tobytes() == its.tobytes() for mine, its in zip(recording.trajectory, trajectory, strict=True))
    assert told == [] and player.recorded == player.end == 400
    player.seek(399)
    assert player.step == 399


@pytest.mark.parametrize("what, row", [("gradient", 1), ("value", 0)])
def test_a_surface_that_raises_in_one_place_ends_the_runs_that_come_there(
    qtbot: QtBot, player_of: PlayerOf, what: str, row: int
) -> None:
    slow, fast = with_rate(0.001), with_rate(0.1)
    player = computed(qtbot, player_of(descent(unknown_below(5.0, what), runs=(slow, fast))))
    (whole,) = computed(qtbot, player_of(descent(runs=(fast,)))).recordings
    stands, falls = player.recordings
    there = int((whole.trajectory.position[:, 0] < 5.0).argmax())
    assert stands.length == 101 and stands.failure is None
    assert (falls.failure, falls.failed_at) == ("LookupError: nobody has been there", there + row)
    assert falls.trajectory.position.tobytes() == whole.trajectory.position[: there + row].tobytes()


@pytest.mark.parametrize("at", [0, 7])
def test_the_same_failing_experiment_begun_again_fails_again(qtbot: QtBot, player_of: PlayerOf, at: int) -> None:
    broken = descent(runs=(DESCENT, raising(at)))
    player = computed(qtbot, player_of(broken))
    for experiment in (broken, descent(), broken, replace(broken, runs=broken.runs[::-1]), broken):
        computed(qtbot, began(player, experiment))
        assert player.experiment == experiment
        for run, recording in zip(experiment.runs, player.recordings, strict=True):
            has_failed = run is not DESCENT
            assert recording.failed_at == (at if has_failed else None)
            assert recording.length == (at if has_failed else 101)


def test_what_has_failed_is_known_and_not_computed_again(qtbot: QtBot, player_of: PlayerOf) -> None:
    broken = descent(runs=(DESCENT, raising(7)))
    player = computed(qtbot, player_of(broken))
    before = player.recordings
    player.begin(broken.with_run(1, broken.runs[1].called("another name")))
    assert not player.computing and player.recordings == before


def test_going_back_to_what_works_repairs(qtbot: QtBot, player_of: PlayerOf) -> None:
    player = computed(qtbot, player_of(descent()))
    player.seek(60)
    computed(qtbot, began(player, descent(runs=(raising(7),))))
    assert player.step == 60 and player.recordings[0].state(60) is State.FAILED
    assert_stepped(computed(qtbot, began(player, descent())), descent())
    assert player.step == 60


@pytest.mark.parametrize("at", [0, 1, 7])
def test_all_runs_failed_and_still_every_step_can_be_shown(qtbot: QtBot, player_of: PlayerOf, at: int) -> None:
    player = computed(qtbot, player_of(descent(runs=(raising(at), raising(at)))))
    assert player.recorded == player.end == 100
    player.set_speed(FASTEST)
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    frame = player.frame(1)
    assert player.step == 100 and frame is not None
    assert len(frame.shown()) == (2 if at else 0) and len(frame.told()) == 2


def test_a_pin_may_fail(qtbot: QtBot, player_of: PlayerOf) -> None:
    pinned = replace(descent(), pins=(Pin(descent().trial(raising(7)), "pinned", 3),))
    run, pin = computed(qtbot, player_of(pinned)).recordings
    assert run.length == 101 and (pin.length, pin.failed_at) == (7, 7)


def test_playing_goes_on_while_a_run_fails(qtbot: QtBot, player_of: PlayerOf) -> None:
    player = player_of(descent(runs=(DESCENT, raising(7))))
    qtbot.waitUntil(lambda: bool(player.recordings))
    player.set_speed(200.0)
    player.play()
    qtbot.waitUntil(lambda: player.step == 100)


def test_playing_ends_where_a_failure_ended_the_computing(
    qtbot: QtBot, player_of: PlayerOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure that is of no run, as only a bug can bring it about."""
    asked = iter(range(3))

    def next_row(_: Stepper) -> int:
        return [0][0 if next(asked, None) is not None else 1]

    monkeypatch.setattr(Stepper, "next_row", property(next_row))
    slow = descent(sleeping(0.002), 1000)
    player = player_of(slow)
    with qtbot.waitSignal(player.failed) as failed:
        pass
    assert "IndexError" in failed.args[0] and not player.computing
    with qtbot.waitSignal(player.failed):  # the same again is tried again
        player.begin(slow)
    assert not player.computing
    player.set_speed(FASTEST)
    player.play()
    qtbot.wait(100)
    assert player.step == player.recorded == player.end and not player.playing
    monkeypatch.undo()
    player.begin(descent())
    assert_stepped(computed(qtbot, player), descent())


def test_a_run_that_diverges_ends_and_the_others_go_on(qtbot: QtBot, player_of: PlayerOf) -> None:
    experiment = descent(steps=400, runs=(CLIFF, DESCENT))
    player = computed(qtbot, player_of(experiment))
    fallen, standing = player.recordings
    assert_stepped(player, experiment)
    assert fallen.diverged_at == fallen.length < 400 and standing.length == 401
    assert all(np.isfinite(column[1:]).all() for column in fallen.trajectory)
    player.seek(400)
    assert player.recorded == player.step == 400


def test_all_runs_diverged_and_still_every_step_can_be_shown(qtbot: QtBot, player_of: PlayerOf) -> None:
    player = computed(qtbot, player_of(descent(steps=1000, runs=(CLIFF,))))
    assert player.recorded == 1000
    player.seek(999)
    assert player.step == 999


def test_without_runs_there_is_nothing_to_play(qtbot: QtBot, player_of: PlayerOf) -> None:
    player = player_of(descent(runs=()))
    player.play()
    player.seek(7)
    assert (player.recorded, player.step, player.playing, player.computing) == (0, 0, False, False)
    player.begin(descent())
    assert_stepped(computed(qtbot, player), descent())
    player.seek(7)
    player.begin(descent(runs=()))
    assert (player.recordings, player.recorded, player.step, player.computing) == ((), 0, 0, False)


def spinning(seconds: float) -> Surface:
    """A gradient that holds the interpreter all the time."""

    def asked(x1: float, x2: float) -> object:
        clock = QElapsedTimer()
        clock.start()
        while clock.nsecsElapsed() < seconds * 1e9:
            pass
        return QUADRATIC.gradient(x1, x2)

    return tampered(asked, "spinning")


@pytest.mark.parametrize("surface", [sleeping(0.02), spinning(0.002)], ids=["sleeping", "spinning"])
def test_the_window_s_timer_keeps_ticking_and_stopping_is_quick(
    qtbot: QtBot, player_of: PlayerOf, surface: Surface
) -> None:
    player = player_of(descent(surface, 100_000))
    ticks, timer, clock = [0], QTimer(), QElapsedTimer()
    timer.timeout.connect(lambda: ticks.__setitem__(0, ticks[0] + 1))
    timer.start(10)
    counted = []
    while len(counted) < 5 and max(counted, default=0) < 20:  # other programs may have had the machine meanwhile
        ticks[0] = 0
        qtbot.wait(400)
        counted.append(ticks[0])
    assert player.computing and max(counted) >= 20, counted
    clock.start()
    player.stop()
    assert clock.elapsed() < 300 and lingering_threads() == []


def test_a_player_at_work_has_a_thread_that_can_be_seen(qtbot: QtBot, player_of: PlayerOf) -> None:
    """So that the tests that look for threads left running would find one."""
    assert lingering_threads() == []
    player = player_of(descent())
    qtbot.waitUntil(lambda: len(running_threads()) == 1)
    player.stop()
    assert lingering_threads() == []


@pytest.mark.parametrize("after", [0, 5, 50])
def test_stopping_in_the_middle_leaves_nothing(qtbot: QtBot, after: int) -> None:
    player = Player(descent(sleeping(0.001), 100_000, (DESCENT, with_rate(0.1))))
    player.play()
    qtbot.wait(after)
    player.begin(descent(sleeping(0.001), 90_000))
    player.stop()
    player.stop()
    assert lingering_threads() == [] and not player.playing
    qtbot.wait(10)  # an answer that was under way finds nobody to go on with


def test_while_it_is_computed_it_says_now_and_then_how_far_it_has_come(qtbot: QtBot, player_of: PlayerOf) -> None:
    player = player_of(descent(sleeping(0.005), 160))
    told: list[int] = []
    player.changed.connect(lambda: told.append(player.recorded))
    computed(qtbot, player)
    assert told == sorted(told) and told[-1] == 160
    assert 2 <= sum(0 < recorded < 160 for recorded in told) <= 20
