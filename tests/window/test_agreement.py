"""Whatever is run and wherever the playhead is: all panes speak of the same step, and of the recorded numbers."""

import random
from dataclasses import replace

import numpy as np
import pytest
from optimizers.conventions import random_settings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from rmsprop_gui.formulas.number import number
from rmsprop_gui.formulas.typeset import linear
from rmsprop_gui.optimizers import RULES, UpdateRule
from rmsprop_gui.simulation.differences import compare, comparison_of
from rmsprop_gui.simulation.dissection import dissect, pair, parts_of
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run
from rmsprop_gui.simulation.explanation import solved, table
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.info.step_table import printed
from rmsprop_gui.window.main_window import MainWindow

from .frames import recordings_of
from .told import numbers_of
from .windows import computed, set_rule, until


def random_rule(rule: type[UpdateRule], dice: random.Random) -> UpdateRule:
    """Any hyperparameters within their ranges, any switches."""
    return rule(**random_settings(rule, dice))


def random_run(rule: type[UpdateRule], index: int, steps: int, dice: random.Random) -> Run:
    """Any hyperparameters, some of them changed on the way; now and then hidden."""
    run = Run(random_rule(rule, dice), f"{rule.title} {index}", dice.randrange(8), dice.random() < 0.8)
    for row in sorted(dice.sample(range(1, steps + 1), dice.choice((0, 0, 1, 2)))):
        run = run.changed(row, random_rule(rule, dice))
    return run


def random_experiment(surface: Surface, dice: random.Random) -> Experiment:
    """Every rule, in any order, some of them hidden, some changed on the way, and what was pinned before."""
    steps = dice.choice([3, 100, 400])
    rules = dice.sample(list(RULES.values()), len(RULES))
    runs = tuple(random_run(rule, index, steps, dice) for index, rule in enumerate(rules))
    start = tuple(round(dice.uniform(low, high), 3) for low, high in surface.view)
    experiment = Experiment(surface, (start[0], start[1]), runs, steps)
    pinned = replace(experiment, start=surface.start, steps=dice.choice([10, 100, 500]))
    kept = [run for run in dice.sample(runs, 3) if all(change.row <= pinned.steps for change in run.changes)]
    return replace(experiment, pins=tuple(Pin(pinned.trial(run), f"{run.label} before", run.style) for run in kept))


def stepped(experiment: Experiment) -> list[Recording]:
    """What every run, and behind them every pin, really does, computed here."""
    return list(recordings_of(experiment))


def expected_state(recording: Recording, step: int, surface: Surface) -> str:
    """In the words of the legend, worked out once more from the numbers."""
    if recording.diverged_at is not None and step >= recording.diverged_at:
        return f"diverged at step {recording.diverged_at}"
    here = recording.trajectory.position[step]
    if any(not low <= part <= high for part, (low, high) in zip(here, surface.view, strict=True)):
        return "left the view"
    position = recording.trajectory.position
    moves, way = np.diff(position[: step + 1], axis=0)[-10:], here - position[0]
    if len(moves) == 10 and (np.hypot(*moves.T) <= 1e-6 * np.hypot(*way)).all():
        return expected_point(surface, here, 0.01 * float(np.hypot(*way)), step)
    return "ended" if step == recording.total else "running"


def expected_point(surface: Surface, here: np.ndarray, reach: float, step: int) -> str:
    """At what a run rests, worked out once more from slope and curvature."""
    x1, x2 = here
    a, b, c = map(float, surface.hessian(x1, x2, step))
    slope = np.array([float(part) for part in surface.gradient(x1, x2, step)])
    if not np.isfinite([a, b, c, *slope]).all():
        return "at rest"
    curvatures, axes = np.linalg.eigh([[a, b], [b, c]])
    least = 1e-9 * np.abs(curvatures).max()
    is_flat = np.abs(curvatures) <= least
    if (np.abs(axes.T @ slope) > np.where(is_flat, least, np.abs(curvatures)) * reach).any():
        return "on a slope"
    if is_flat.any():
        return "where it is flat"
    return {2: "at a minimum", 0: "at a maximum"}.get(int((curvatures > 0).sum()), "at a saddle")


def assert_legend(window: MainWindow, truth: list[Recording], step: int) -> None:
    experiment = window.session.experiment
    window.canvas.legend.show_nameless(None)  # it tells of all
    lines = window.canvas.legend.lines(window.canvas.mapping)
    told = [(line.name, line.loss, line.state) for line in lines if line.index is not None]
    assert told == [
        (
            run.label,
            number(float(recording.trajectory.loss[min(step, recording.length - 1)]), 3),
            expected_state(recording, step, experiment.surface),
        )
        if run.visible
        else (run.label, "", "hidden")
        for run, recording in zip(experiment.runs, truth, strict=False)
    ]
    for index, label in window.canvas.head_labels.told(window.canvas.mapping).items():
        name, loss, state = told[index]
        stopped_at = truth[index].stopped_at
        if stopped_at is not None and stopped_at <= step:
            loss = expected_state(truth[index], step, experiment.surface)
        elif state in ("at a maximum", "at a saddle", "where it is flat", "on a slope"):
            loss = f"{loss} {state}"  # it rests where it should not
        assert label == (name, loss)


def assert_canvas(window: MainWindow, truth: list[Recording], step: int) -> None:
    until(lambda: window.canvas.viewport().repaint() or window.canvas.trails.complete)  # long ones come bit by bit
    shown = [recording for run, recording in zip(window.session.experiment.runs, truth, strict=False) if run.visible]
    assert window.canvas.trails.rows == [min(step, recording.length - 1) for recording in shown]


def assert_comparison(window: MainWindow, truth: list[Recording], step: int) -> None:
    """The table, if it is to be seen, from the recorded numbers alone."""
    if not window.docks["comparison"].in_sight:
        return
    experiment = window.session.experiment
    _, *lines = window.comparison.model.text().splitlines()
    assert len(lines) == len(truth)
    for line, recording in zip(lines, truth, strict=True):
        _, loss, best, reached, length, turns1, turns2, state = line.split("\t")
        row = min(step, recording.length - 1)
        losses, moves = recording.trajectory.loss[: row + 1], np.diff(recording.trajectory.position[: row + 1], axis=0)
        below = np.flatnonzero(losses <= 0.1)
        assert float(loss) == losses[-1] and float(best) == losses.min()
        assert reached == (str(below[0]) if len(below) else "")
        assert float(length) == pytest.approx(np.hypot(*moves.T).sum(), rel=1e-9)
        signs = [np.sign(moves[moves[:, axis] != 0, axis]) for axis in (0, 1)]
        assert [int(turns1), int(turns2)] == [int((np.diff(one) != 0).sum()) for one in signs]
        diverged = recording.diverged_at is not None and step >= recording.diverged_at
        assert (f"diverged at step {recording.diverged_at}" in state) == diverged
    names = [line.partition("\t")[0] for line in lines]
    assert names[: len(experiment.runs)] == [run.label for run in experiment.runs]


def assert_charts(window: MainWindow, truth: list[Recording], step: int) -> None:
    if not window.docks["charts"].in_sight:
        return  # behind the table they rest
    charts, runs = window.charts, window.session.experiment.runs
    assert charts.left.step == charts.right.step == step
    shown = [(run, recording) for run, recording in zip(runs, truth, strict=False) if run.visible]
    assert [series.style for series in charts.left.series] == [LIGHT.run_style(run.style) for run, _ in shown]
    for index, (_, recording) in enumerate(shown):
        assert charts.left.series[index].diverged_at == recording.diverged_at
        np.testing.assert_array_equal(charts.left.series[index].values, recording.trajectory.loss)
        np.testing.assert_array_equal(charts.right.series[index].values, recording.trajectory.rate)
    selected = truth[window.session.selected]
    np.testing.assert_array_equal(charts.right.limits, selected.trajectory.limit[selected.row(step)])


def assert_info(window: MainWindow, truth: list[Recording], step: int) -> None:
    info, selected = window.info, window.session.selected
    recording = truth[selected]
    row = min(step, recording.length - 1)
    assert info.choice.currentIndex() == selected
    assert info.choice.currentText() == window.session.experiment.runs[selected].label
    words = "\n".join(label.text() for label in info.findChildren(QLabel) if label.isVisible())
    diverged = recording.diverged_at is not None and step >= recording.diverged_at
    assert (f"Diverged at step {recording.diverged_at}" in words) == diverged
    assert info.rule.isVisible() and info.bars.isVisible() and info.table.isVisible() == (row > 0)
    if row == 0:
        assert not numbers_of(info.rule)
        return
    assert f"step {row - 1} → {row}" in words
    axis = info.axis.currentIndex()
    landed = numbers_of(info.rule)[-1].partition(" = ")[0]
    assert same_number(landed, float(recording.trajectory.position[row, axis]))
    table = dict(line.rsplit(": ", 1) for line in info.table.text.splitlines())
    for label, column in (("gradient g", "gradient"), ("effective rate r", "rate"), ("direction d", "direction")):
        values = getattr(recording.trajectory, column)[row].tolist()
        assert table[label] == ", ".join(map(number, values))
    assert info.bars.rates == tuple(recording.trajectory.rate[row].tolist())


def same_number(printed: str, value: float) -> bool:
    """1.234·10^−8 in the formula is 1.234×10⁻⁸ in a table."""
    mantissa, _, power = number(value).partition("×10")
    digits = power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789\N{MINUS SIGN}"))
    return printed in ((f"{mantissa}·10^{digits}", f"10^{digits}") if power else (mantissa,))


def assert_bar(window: MainWindow, step: int) -> None:
    steps = window.session.experiment.steps
    assert window.bar.label.text() == f"{step:,} / {steps:,}"
    assert (window.bar.slider.value(), window.bar.slider.maximum()) == (step, steps)


def assert_numbers_agree(window: MainWindow, truth: list[Recording], step: int) -> None:
    assert_bar(window, step)
    assert_legend(window, truth, step)
    assert_info(window, truth, step)


def assert_all_agree(window: MainWindow, truth: list[Recording], step: int) -> None:
    assert window.player.step == step
    assert_numbers_agree(window, truth, step)
    assert_charts(window, truth, step)
    assert_canvas(window, truth, step)
    assert_comparison(window, truth, step)


def assert_inside_agrees(window: MainWindow, truth: list[Recording], step: int, part: int) -> None:
    """Inside a step all panes stay at it, but formula, numbers and what is drawn of it, which are of the next."""
    run, recording = window.session.experiment.runs[window.session.selected], truth[window.session.selected]
    if (window.player.step, window.player.part) != (step, part) or step + 1 >= recording.length:
        return  # the run takes no further step
    rule, info = run.rule_for(step + 1), window.info
    part = min(part, len(parts_of(rule)))
    assert_bar(window, step)
    assert_legend(window, truth, step)
    assert_charts(window, truth, step)
    assert_canvas(window, truth, step)
    assert_comparison(window, truth, step)
    taken = dissect(rule, recording, step + 1)
    assert f"step {step} → {step + 1}" in info.step_title and parts_of(rule)[part - 1].label in info.part.text()
    lines = [line.text for line in solved(taken, info.axis.currentIndex(), detailed=True)]
    assert numbers_of(info.rule) == lines[:part]
    told = dict(line.rsplit(": ", 1) for line in info.table.text.splitlines())
    for row in table(taken, pair(recording.trajectory.limit[step]), [item.target for item in parts_of(rule)[:part]]):
        assert told[f"{row.label} {row.symbol}"] == ", ".join(map(printed, row.values))
    if run.visible:
        inset = window.canvas.magnifier.inset
        overlays = [drawn.label for drawn, _, _ in window.canvas.step_overlay.runs()]
        assert [*overlays, *([inset.subject.name] if inset is not None else [])] == [run.label]


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_all_panes_agree(window: MainWindow, surface: Surface, seed: int) -> None:
    dice = random.Random(f"{surface.name} {seed}")
    experiment = random_experiment(surface, dice)
    window.session.set_experiment(experiment)
    computed(window)
    truth = stepped(experiment)
    ended = (recording.diverged_at for recording in truth[: len(experiment.runs)])
    ends = [step for step in ended if step is not None]
    for step in (0, *(dice.randint(0, experiment.steps) for _ in range(8)), *ends[:2], experiment.steps):
        window.bar.slider.setValue(step)
        window.session.select(dice.randrange(len(experiment.runs)))
        window.info.axis.setCurrentIndex(dice.randrange(2))
        window.docks.bring_to_front(dice.choice(("charts", "comparison")))
        assert_all_agree(window, truth, step)
        part = dice.randint(1, 5)
        window.player.seek(step, part)
        assert_inside_agrees(window, truth, step, part)
        window.player.seek(step)


def test_all_panes_agree_after_every_kind_of_edit(window: MainWindow) -> None:
    dice, session = random.Random(7), window.session
    window.bar.slider.setValue(60)
    edits = (
        lambda: session.set_start((3.0, 2.0)),
        lambda: set_rule(session, 1, random_rule(RULES["adam"], dice)),
        lambda: session.duplicate(0),
        lambda: session.move(0, 1),
        lambda: session.set_visible(1, False),
        lambda: session.set_steps(40),
        lambda: session.rename(2, "another"),
        lambda: session.remove(0),
        lambda: session.set_steps(150),
        lambda: session.restyle(0, 6),
    )
    for edit in edits:
        edit()
        computed(window)
        assert_all_agree(window, stepped(session.experiment), min(60, session.experiment.steps))
    session.set_surface(SURFACES["himmelblau"])  # which is gone down from its start
    assert_all_agree(computed(window), stepped(session.experiment), 0)
    window.bar.slider.setValue(60)
    assert_all_agree(window, stepped(session.experiment), 60)


def test_all_panes_agree_while_playing(window: MainWindow) -> None:
    truth, seen = stepped(window.session.experiment), []
    window.player.changed.connect(lambda: seen.append(window.player.step))
    window.player.set_speed(50.0)  # a slow machine paints few frames a second, and each is compared
    window.player.play()
    while window.player.playing:
        QTest.qWait(1)
        assert_all_agree(window, truth, window.player.step)
    assert seen[-1] == 100 and len(seen) > 5


def test_every_step_of_the_notebook_s_comparison_is_shown_as_it_is(window: MainWindow) -> None:
    truth = stepped(window.session.experiment)
    for step in range(101):
        (assert_all_agree if step % 4 == 0 else assert_numbers_agree)(window, truth, step)
        window.actions_by_name["step_forward"].trigger()
    for step in range(99, 60, -1):
        window.actions_by_name["step_back"].trigger()
        assert_numbers_agree(window, truth, step)


def test_a_run_that_is_renamed_is_renamed_everywhere(window: MainWindow) -> None:
    window.session.rename(2, "my own")
    assert window.info.choice.itemText(2) == window.runs_panel.cards[2].header.name.text() == "my own"
    window.actions_by_name["step_forward"].trigger()
    assert window.canvas.head_labels.told(window.canvas.mapping)[2][0] == "my own"


def test_the_selection_is_one_for_all_panes(window: MainWindow) -> None:
    window.info.choice.activated.emit(0)
    assert window.session.selected == window.info.choice.currentIndex() == 0
    assert [card.is_selected for card in window.runs_panel.cards] == [True, False, False]


def test_a_hidden_run_can_still_be_explained(window: MainWindow) -> None:
    for index in range(3):
        window.session.set_visible(index, False)
    computed(window).player.seek(30)
    assert_all_agree(window, stepped(window.session.experiment), 30)
    assert window.charts.left.series == ()


def test_what_is_said_of_a_step_and_of_two_runs_is_of_the_recorded_numbers(window: MainWindow) -> None:
    """The sentences follow the frames a little later than the numbers; then they speak of the same step."""
    dice = random.Random(31)
    experiment = random_experiment(SURFACES["rosenbrock"], dice)
    window.session.set_experiment(experiment)
    computed(window)
    truth, why, differs = stepped(experiment), window.info.why, window.runs_panel.what_differs
    for _ in range(10):
        step, selected, axis = (
            dice.randint(1, experiment.steps),
            dice.randrange(len(experiment.runs)),
            dice.randrange(2),
        )
        compared = dice.choice([None, dice.randrange(len(experiment.runs))])
        window.bar.slider.setValue(step)
        window.session.select(selected)
        window.view.update(axis=axis, compared=compared)
        run, recording = experiment.runs[selected], truth[selected]
        row = recording.row(step)
        if row < 1:
            continue
        until(lambda row=row, label=run.label: f"Step {row} of {label}: " in why.text)
        moved = abs(recording.trajectory.rate[row, axis] * recording.trajectory.direction[row, axis])
        assert (number(float(moved)) in why.words.why) or not moved
        assert ("x₁", "x₂")[axis] in why.title.text()
        other = comparison_of(experiment, selected, compared)
        assert other is not None
        assert differs.choice.currentText() == experiment.runs[other].label
        first, second = (experiment.runs[index].rule_for(step + 1) for index in sorted((selected, other)))
        found = compare(first, second)
        shown = [linear(line.box) for line in differs.lines.lines]
        assert shown == [linear(line.typeset()) for pair in found.lines for line in pair if line is not None]
        for each in found.settings:
            assert f"{each.declaration.format_value(each.first)} | " in differs.settings.text
