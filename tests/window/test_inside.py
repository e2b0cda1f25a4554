"""Walking through the parts of a step: formula, numbers, table and canvas go along, forwards and backwards."""

from dataclasses import replace

import pytest

from rmsprop_gui.formulas.typeset import linear
from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.dissection import dissect, parts_of
from rmsprop_gui.simulation.explanation import in_symbols, solved
from rmsprop_gui.window.main_window import MainWindow

from .frames import experiment_of
from .told import letters_of, numbers_of
from .windows import computed

EVERY = [kind() for kind in RULES.values()]


def forward(window: MainWindow, times: int = 1) -> None:
    for _ in range(times):
        window.actions_by_name["step_forward"].trigger()


def walk_into(window: MainWindow, rule: UpdateRule, step: int) -> None:
    """A run of this rule, at that step, about to be looked into."""
    window.session.set_experiment(replace(experiment_of(rule), steps=20))
    computed(window).player.seek(step)
    window.actions_by_name["inside"].setChecked(True)


@pytest.mark.parametrize(("rule", "step"), [*((rule, 7) for rule in EVERY), (RULES["nesterov"](), 0)])
def test_each_part_is_marked_told_and_drawn_in_its_turn(window: MainWindow, rule: UpdateRule, step: int) -> None:
    walk_into(window, rule, step)
    taken = dissect(rule, window.player.recordings[0], step + 1)
    numbers = [line.text for line in solved(taken, 1, detailed=True)]
    symbols = [linear(box) for box in in_symbols(rule, detailed=True)]
    for count, part in enumerate(parts_of(rule), 1):
        forward(window)
        info = window.info
        assert (window.player.step, window.player.part) == (step, count)
        assert letters_of(info.rule) == symbols and info.rule.marked == count - 1
        assert numbers_of(info.rule) == numbers[:count]
        assert part.label in info.part.text() and f"{step} → {step + 1}" in info.step_title
        told = {line.partition(" ")[0] for line in info.table.text.splitlines() if "—" not in line}
        done = [item.target for item in parts_of(rule)[:count]]
        assert ("direction" in told) == ("direction" in done)
        inset = window.canvas.magnifier.inset
        assert inset is not None and inset.subject.name == window.session.experiment.runs[0].label
        assert (inset.subject.done, inset.subject.looked_at) == (parts_of(rule)[:count], part)
    forward(window)
    assert (window.player.step, window.player.part) == (step + 1, 0)
    marked = window.info.rule.marked
    assert marked == -1 or window.info.rule.lines[marked].letters.target == "rate"


def test_the_way_back_is_the_way_there(window: MainWindow) -> None:
    walk_into(window, RULES["adam"](), 3)
    way = []
    for _ in range(20):
        way.append((window.player.step, window.player.part, numbers_of(window.info.rule)))
        forward(window)
    for seen in reversed(way):
        window.actions_by_name["step_back"].trigger()
        assert (window.player.step, window.player.part, numbers_of(window.info.rule)) == seen


def test_without_it_whole_steps_are_taken(window: MainWindow) -> None:
    walk_into(window, RULES["rmsprop"](), 5)
    forward(window, 2)
    window.actions_by_name["inside"].trigger()
    assert (window.player.step, window.player.part) == (5, 0)
    forward(window)
    assert (window.player.step, window.player.part) == (6, 0)


def test_at_both_ends_it_stays(window: MainWindow) -> None:
    walk_into(window, RULES["rmsprop"](), 20)
    forward(window, 3)
    assert (window.player.step, window.player.part) == (20, 0)
    window.player.seek(0)
    window.actions_by_name["step_back"].trigger()
    assert (window.player.step, window.player.part) == (0, 0)


def test_playing_goes_on_in_whole_steps(window: MainWindow) -> None:
    walk_into(window, RULES["rmsprop"](), 4)
    forward(window, 2)
    window.player.set_speed(1000.0)
    window.player.play()
    while window.player.playing:
        window.player._on_frame()
    assert (window.player.step, window.player.part) == (20, 0)


def test_choosing_another_run_inside_a_step_shows_that_run_s_parts(window: MainWindow) -> None:
    window.player.seek(9)
    window.actions_by_name["inside"].setChecked(True)
    forward(window, 4)
    for index in (0, 1, 2):
        window.session.select(index)
        assert window.info.rule.marked == min(4, len(parts_of(window.session.experiment.runs[index].rule))) - 1


def test_the_overlays_can_stay_on_for_one_run_or_for_all(window: MainWindow) -> None:
    actions, step_overlay = window.actions_by_name, window.canvas.step_overlay
    window.player.seek(9)
    counts = []
    for name in ("overlays", "overlays_all", "overlays_all", "overlays", "overlays_all", "overlays"):
        actions[name].trigger()
        counts.append(len(step_overlay.runs()))
    assert counts == [1, 3, 1, 0, 3, 0]
