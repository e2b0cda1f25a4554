"""The info pane explains the step at the playhead, in numbers that add up to what was recorded."""

from dataclasses import replace

import numpy as np
import pytest
from crossed import meetings
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas import names
from rmsprop_gui.formulas.number import exact, exact_text, number
from rmsprop_gui.optimizers import RULES, Adam, GradientDescent, RMSProp, UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.dissection import parts_of
from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.explanation import limit_name
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.info.pane import InfoPane
from rmsprop_gui.window.info.step_table import printed
from rmsprop_gui.window.looks.look import SCALES
from rmsprop_gui.window.runs.card import RunCard
from rmsprop_gui.window.shell.column_area import ColumnArea
from window.frames import CONVENTIONS, Film, conventions, diverging, experiment_of, has_colour, pixels
from window.told import letters_of, numbers_of, sums_of
from window.windows import OpenWindow

from .printed import MINUS, Interval, evaluate, read

STEPS = 60
ROWS = (1, 2, 3, 7, 25, 60)
PLACES = ["quadratic", "rosenbrock"]
UNUSUAL = {
    "learning_rate": 0.01234,
    "beta": 0.8765,
    "beta1": 0.7,
    "beta2": 0.9876,
    "epsilon": 0.0321,
}


@pytest.fixture
def pane(qtbot: QtBot) -> InfoPane:
    made = InfoPane()
    qtbot.addWidget(made)
    made.resize(340, 900)
    return made


def unusual(rule: UpdateRule) -> UpdateRule:
    """The rule with hyperparameters that are not its defaults, and ε large enough to matter."""
    return replace(rule, **{name: value for name, value in UNUSUAL.items() if name in rule.declared()})


def exact_numbers(rule: UpdateRule, step: int) -> set[str]:
    """How numbers that are printed in full look, without powers of ten."""
    settings = [value for value in rule.values().values() if not isinstance(value, bool | str)]
    return {exact(value).partition("e")[0] for value in settings} | {str(step)}


def cells(pane: InfoPane) -> dict[str, list[str]]:
    """The printed table: symbol → a number for each parameter."""
    rows = (line.partition(": ") for line in pane.table.text.splitlines())
    return {name.rsplit(" ", 1)[1]: values.split(", ") for name, _, values in rows}


def around(value: float) -> Interval:
    return Interval(value, value)


@meetings([*CONVENTIONS, *map(unusual, CONVENTIONS)], PLACES)
def test_the_printed_numbers_satisfy_the_printed_formula(pane: InfoPane, rule: UpdateRule, surface: Surface) -> None:
    film = Film(experiment_of(rule, surface=surface, steps=STEPS))
    recorded = film.recordings[0].trajectory
    for step in (step for step in ROWS if step < film.recordings[0].length):
        pane.show_frame(film.frame(step))
        known = exact_numbers(rule, step)
        for axis in (0, 1):
            pane.axis.setCurrentIndex(axis)
            for left, right in sums_of(pane.rule):
                result, come_out = evaluate(left), evaluate(right, known)  # what comes out is always rounded
                assert result.overlaps(come_out), f"step {step}, x{axis + 1}: {left} = {right}"
            landed = evaluate(sums_of(pane.rule)[-1][0], known)
            assert landed.overlaps(around(float(recorded.position[step, axis])))
            assert landed.width <= 2e-3 * abs(recorded.position[step, axis]) + 1e-300


@meetings(CONVENTIONS, PLACES)
def test_the_table_adds_up(pane: InfoPane, rule: UpdateRule, surface: Surface) -> None:
    """x(t) = x(t−1) − rate · direction, to the printed digits, and every cell is what was recorded."""
    film = Film(experiment_of(rule, surface=surface, steps=STEPS))
    recorded = film.recordings[0].trajectory
    for step in (step for step in ROWS if step < film.recordings[0].length):
        pane.show_frame(film.frame(step))
        shown = cells(pane)
        for axis in (0, 1):
            rate, direction, moved = (read(shown[symbol][axis]) for symbol in ("r", "d", f"{MINUS}r·d"))
            assert moved.overlaps(-(rate * direction))
            before, now = (around(float(recorded.position[row, axis])) for row in (step - 1, step))
            assert now.overlaps(before + moved)
            assert shown["g"][axis] == number(float(recorded.gradient[step, axis]))
            assert shown["r"][axis] == number(float(recorded.rate[step, axis]))
            limit = float(recorded.limit[step, axis])
            if (name := limit_name(rule)) is not None:
                assert shown[name][axis] == ("—" if np.isnan(limit) else number(limit))
            for index, (name, quantity) in enumerate(rule.accumulators.items()):
                if name not in rule.remembered():
                    continue
                assert shown[str(quantity.symbol)][axis] == number(float(recorded.accumulators[step, index, axis]))
        assert pane.bars.rates == tuple(recorded.rate[step].tolist())
        np.testing.assert_equal(pane.bars.limits, tuple(recorded.limit[step].tolist()))


@pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
def test_numbers_stand_where_the_letters_stand(pane: InfoPane, rule: UpdateRule) -> None:
    """The two formulas are one template: the same signs in the same order, line by line."""
    film = Film(experiment_of(rule, surface="beale", start=(1.0, 1.2)))
    pane.show_frame(film.frame(1))
    lettered = [line.partition(" ← ")[2] for line in letters_of(pane.rule)]
    for letters, numbers in zip(lettered, numbers_of(pane.rule), strict=True):
        if right := numbers.partition(" = ")[2]:
            assert letters.count("√") == right.count("√") and letters.count("/") == right.count("/")


@pytest.mark.parametrize("name", RULES)
def test_each_switch_changes_the_formula(pane: InfoPane, name: str) -> None:
    printed = set()
    for rule in conventions(RULES[name]):
        film = Film(experiment_of(rule))
        pane.show_frame(film.frame(3))
        printed.add((tuple(letters_of(pane.rule)), tuple(numbers_of(pane.rule))))
    assert len({letters for letters, _ in printed}) == len(conventions(RULES[name])) == len(printed)


def test_epsilon_is_seen_inside_or_outside_of_the_root(pane: InfoPane) -> None:
    for inside, text in ((True, "√(v + ε)"), (False, "√(v) + ε")):
        pane.show_frame(Film(experiment_of(RMSProp(epsilon_inside=inside))).frame(1))
        assert text in pane.rule.text


def in_sight(pane: InfoPane) -> str:
    return "\n".join(
        label.text() for label in pane.findChildren(QLabel) if not label.isHidden() and label.isVisibleTo(pane)
    )


@pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
def test_before_any_step_letters_stand_where_numbers_will(pane: InfoPane, rule: UpdateRule) -> None:
    """As many rows, none of them in the colour of a symbol; bars without a rate; nothing that would be empty."""
    film = Film(experiment_of(rule))
    pane.show()
    pane.show_frame(film.frame(0))
    assert not numbers_of(pane.rule) and np.isnan(pane.bars.rates).all()
    assert pane.rule.isVisible() and pane.bars.isVisible()
    assert not pane.table.isVisible() and not pane.memory.isVisible() and not in_sight(pane).strip()
    rows = [row.line for row in pane.rule.column.rows]
    pane.show_frame(film.frame(1))
    assert set(rows) == {row.line for row in pane.rule.column.rows} and len(numbers_of(pane.rule)) == rows[-1] + 1


def test_after_a_step_it_says_which(pane: InfoPane) -> None:
    film = Film(experiment_of(RMSProp()))
    for step in (1, 42, 100):
        pane.show_frame(film.frame(step))
        assert f"step {step - 1} → {step}" in in_sight(pane) and not pane.notice.isVisibleTo(pane)


@pytest.mark.parametrize("beyond", [0, 1, 50])
def test_divergence_is_said_and_the_last_finite_step_shown(pane: InfoPane, beyond: int) -> None:
    film = Film(diverging())
    ended = film.recordings[0].diverged_at
    assert ended is not None
    pane.show_frame(film.frame(ended - 1))
    assert "Diverged" not in in_sight(pane)
    last = numbers_of(pane.rule)
    pane.show_frame(film.frame(ended + beyond))
    assert f"Diverged at step {ended}" in in_sight(pane)
    assert numbers_of(pane.rule) == last and f"step {ended - 2} → {ended - 1}" in in_sight(pane)


DIVIDERS = [rule for rule in RULES.values() if "epsilon" in rule.declared()]


@pytest.mark.parametrize(("start", "along"), [((0.0, 2.0), "along x₁ "), ((0.0, 0.0), "along x₁ and x₂ ")])
@pytest.mark.parametrize("rule", [rule for rule in DIVIDERS if not rule.lengths], ids=lambda rule: rule.name)
def test_nothing_divided_by_nothing_is_not_called_divergence(
    pane: InfoPane, rule: type[UpdateRule], start: tuple[float, float], along: str
) -> None:
    film = Film(experiment_of(rule(epsilon=0.0), start=start))
    pane.show_frame(film.frame(100))
    told, step = in_sight(pane), film.recordings[0].diverged_at
    assert f"0/0 at step {step}: {along}{rule.title} divides nothing by nothing." in told
    purpose, usual = rule.declared()["epsilon"].label, exact_text(rule().epsilon)
    assert f"what ε is there for: it {purpose}, but not while it is 0. With ε = {usual} that step is 0." in told
    assert "Diverged" not in told and "finite" not in told


def test_divergence_is_said_in_the_colour_of_alarm(pane: InfoPane) -> None:
    film = Film(diverging())
    pane.show_frame(film.frame(0))
    pane.show()
    assert not has_colour(pixels(pane.notice), LIGHT.alert, 40)
    pane.show_frame(film.frame(400))
    assert has_colour(pixels(pane.notice), LIGHT.alert, 40)
    pane.show_frame(film.frame(0))
    assert not has_colour(pixels(pane.notice), LIGHT.alert, 40)


def test_a_run_that_diverges_at_once_is_no_trouble(pane: InfoPane) -> None:
    film = Film(experiment_of(GradientDescent(10.0), surface="rosenbrock", start=(1e6, 1e6)))
    ended = film.recordings[0].diverged_at
    assert ended is not None and ended <= 4
    for step in range(6):
        pane.show_frame(film.frame(step))
    assert f"Diverged at step {ended}" in in_sight(pane)


def test_without_runs_there_is_nothing(pane: InfoPane) -> None:
    pane.show_frame(Film(experiment_of(RMSProp())).frame(5))
    empty = Film(experiment_of())
    pane.show_frame(empty.frame(0, -1))
    assert not any(part.isVisibleTo(pane) for part in (pane.choice, pane.rule, pane.bars, pane.table))


def test_runs_can_be_chosen_there(qtbot: QtBot, pane: InfoPane) -> None:
    film = Film(experiment_of(RMSProp(), Adam(), GradientDescent()))
    pane.show_frame(film.frame(4, 1))
    assert [pane.choice.itemText(index) for index in range(3)] == [run.label for run in film.experiment.runs]
    assert pane.choice.currentIndex() == 1 and "β₁" in pane.rule.text
    with qtbot.waitSignal(pane.run_chosen) as chosen:
        pane.choice.activated.emit(2)
    assert chosen.args == [2]


@pytest.mark.parametrize("name", RULES)
def test_the_idea_of_each_rule_is_told(pane: InfoPane, name: str) -> None:
    pane.show_frame(Film(experiment_of(RULES[name]())).frame(0))
    assert pane.choice.toolTip() == RULES[name].idea


# colours


def colours_of(picture: np.ndarray) -> set[str]:
    """Which of the symbols' colours are seen."""
    return {colour for _, colour in LIGHT.symbols if has_colour(picture, colour, 8)}


@pytest.mark.parametrize("rule", CONVENTIONS, ids=str)
def test_symbols_have_the_colours_of_the_panel(qtbot: QtBot, pane: InfoPane, rule: UpdateRule) -> None:
    card = RunCard(Run(rule, "run"))
    qtbot.addWidget(card)
    card.show_run(Run(rule, "run"), "run", True)
    card.resize(260, 300)
    card.show()
    for name, declaration in rule.main_parameters().items():
        if isinstance(declaration, NumericParameter):
            (letter,) = (
                label for label in card.rows[name].findChildren(QLabel) if label.text() == str(declaration.symbol)
            )
            colour = LIGHT.colour_of(declaration.meaning)
            assert colours_of(pixels(letter)) == {colour} - {LIGHT.ink} and has_colour(pixels(letter), colour, 8)
    pane.show_frame(Film(experiment_of(rule)).frame(2))
    pane.show()
    read = {name for line in rule.assignments() for name in names(line.expression)}
    written = {line.letters.target for line in pane.rule.lines} & set(rule.meanings())
    expected = {LIGHT.colour_of(rule.meanings()[name]) for name in (*read, *written, "g")} - {LIGHT.ink}
    assert colours_of(pixels(pane.rule)) == expected


def test_the_height_does_not_jump_while_playing(pane: InfoPane) -> None:
    """Numbers of changing length may make the formula higher once, never lower again."""
    film = Film(experiment_of(Adam(), surface="rosenbrock", steps=200))
    pane.show()
    heights = []
    for step in range(1, 201):
        pane.show_frame(film.frame(step))
        heights.append((pane.rule.height(), -pane.rule.column.size))
    assert heights == sorted(heights) and len(set(heights)) <= 4


def test_showing_another_parameter(pane: InfoPane) -> None:
    film = Film(experiment_of(RMSProp()))
    pane.show_frame(film.frame(3))
    places = []
    for _ in range(2):
        pane.view.update(axis=1 - pane.view.state.axis)
        places.append(sums_of(pane.rule)[-1][0])
    assert places == [number(float(film.recordings[0].trajectory.position[3, axis])) for axis in (0, 1)]


def test_a_frame_of_a_run_without_rows_is_no_trouble(pane: InfoPane) -> None:
    film = Film(experiment_of(RMSProp()))
    empty = type(film.recordings[0])(100, 1)
    pane.show_frame(Frame(film.experiment, (empty,), 0, 0))
    assert pane.rule.isVisibleTo(pane) and not numbers_of(pane.rule)


def marked(pane: InfoPane) -> list[bool]:
    """Whether a mark in the colour of ink stands out above the bar of each parameter, right of its letter."""
    picture = pixels(pane.bars)
    tracks = [pane.bars.track(axis).toAlignedRect() for axis in (0, 1)]
    return [has_colour(picture[track.top() - 2 : track.top(), track.left() :], LIGHT.ink, 60) for track in tracks]


@pytest.mark.parametrize("name", SURFACES)
def test_limits_of_stability_are_marked_where_there_are_any(pane: InfoPane, name: str) -> None:
    film = Film(experiment_of(RMSProp(), surface=name, steps=40))
    pane.show()
    for step in (1, 20, 40):
        pane.show_frame(film.frame(step))
        limits = film.recordings[0].trajectory.limit[step].tolist()
        assert marked(pane) == [1e-8 < limit < 1e6 for limit in limits]
    np.testing.assert_equal(pane.bars.limits, tuple(film.recordings[0].trajectory.limit[40].tolist()))


@pytest.mark.parametrize("rule", [GradientDescent(1e-3), Adam(0.01)], ids=["plain", "adam"])
def test_the_limit_is_that_of_the_point_at_the_playhead(pane: InfoPane, rule: UpdateRule) -> None:
    """Inside a step that is where the step is taken from."""
    film, name = Film(experiment_of(rule, surface="rosenbrock", steps=STEPS)), limit_name(rule)
    limits = film.recordings[0].trajectory.limit
    assert name is not None and (limits[7] != limits[8]).all()
    for part in (0, 1, 2):
        pane.show_frame(film.frame(7, part=part))
        assert cells(pane)[name] == [number(limit) for limit in limits[7].tolist()]
        assert pane.bars.limits == tuple(limits[7].tolist())


def test_inside_a_step_the_table_has_the_numbers_of_what_has_been_carried_out(pane: InfoPane) -> None:
    film = Film(experiment_of(Adam(), steps=STEPS))
    parts = parts_of(Adam())
    for part in range(1, len(parts) + 1):
        pane.show_frame(film.frame(7, part=part))
        told = {row.target for row in pane.table.rows if not np.isnan(row.values).any()}
        assert told - {"limit"} == {one.target for one in parts[:part]}


SMALL = (1024, 768)


@pytest.mark.parametrize("scale", SCALES)
def test_a_number_is_whole_or_not_there_on_a_small_screen(open_window: OpenWindow, scale: float) -> None:
    window = open_window()
    window.resize(*SMALL)
    window.player.seek(100)
    window.appearance.choose(scale=scale)
    QTest.qWait(300)
    window.docks.bring_to_front("info")  # a drawer, where it does not fit beside the canvas
    QTest.qWait(300)
    pane = window.info
    title, area = pane.moment, window.docks["info"].widget()
    assert isinstance(area, ColumnArea) and area.widget().width() <= area.viewport().width(), "nothing is cut"
    assert title.shown in {"step 99 → 100", "99 → 100", "→ 100", ""}
    metrics = QFontMetricsF(pane.table._bold)
    widest = max(metrics.horizontalAdvance(printed(value)) for row in pane.table.rows for value in row.values)
    assert widest <= pane.table._column < pane.table.width() / 2
