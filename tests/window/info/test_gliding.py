"""Numbers and bars run along with a step, and land on what it is."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.dissection import dissect
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.window.info.pane import InfoPane
from rmsprop_gui.window.info.rule_lines import told_on_the_way, told_step
from rmsprop_gui.window.motion.tempo import PLAYED
from window.frames import Film, experiment_of

FILM = Film(notebook_experiment())
TEMPO = PLAYED[1.0]


def glide(milliseconds: float, step: int = 29, origin: int = 28, selected: int = 2, film: Film = FILM) -> Glide:
    """The way to a step at one step a second."""
    unfolded = TEMPO.unfolded(milliseconds)
    return Glide(film.frame(step, selected), origin, TEMPO.moved(milliseconds), unfolded)


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> InfoPane:
    pane = InfoPane()
    qtbot.addWidget(pane)
    pane.resize(384, 1000)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def shown(pane: InfoPane) -> tuple[object, ...]:
    return pane.rule.text, pane.bars.text, pane.table.text, pane.rule.marked


@pytest.mark.parametrize(
    "milliseconds, marked", [(0, "v"), (100, "v"), (300, "v"), (400, "rate"), (550, "x"), (800, "x"), (950, "x")]
)
def test_the_line_that_unfolds_is_marked(milliseconds: float, marked: str) -> None:
    told = told_on_the_way(glide(milliseconds), 1, Notation.LAB)
    assert told.lines[told.marked].letters.target == marked


@pytest.mark.parametrize("name", RULES)
def test_a_line_is_marked_at_every_moment_and_the_marks_go_downwards(name: str) -> None:
    film = Film(experiment_of(RULES[name]()))
    moments = [told_on_the_way(glide(float(time), 9, 8, 0, film), 1, Notation.LAB) for time in range(0, 1000, 15)]
    marks = [told.marked for told in moments]
    assert marks == sorted(marks) and marks[0] >= 0 and marks[-1] == len(moments[0].lines) - 1


def test_numbers_run_in_their_turn(pane: InfoPane) -> None:
    """First the gradient, then v, then the rate and its bar, in the end the point."""
    before, after = (dissect(FILM.experiment.runs[2].rule, FILM.recordings[2], row) for row in (28, 29))
    pane.show_frame(FILM.frame(29, 2))
    seen = []
    for milliseconds in (0.0, 150.0, 330.0, 510.0, 900.0):
        told = told_on_the_way(glide(milliseconds), 1, Notation.LAB)
        seen.append([told.step.values[name] == after.values[name] for name in ("g", "v", "rate", "x")])
        pane.show_glide(glide(milliseconds))
        assert pane.bars.rates == told.step.values["rate"]
    assert seen == [[shown > place for place in range(4)] for shown in range(5)]
    pane.show_glide(glide(420.0))
    low, high = sorted((before.values["rate"][1], after.values["rate"][1]))
    assert low < pane.bars.rates[1] < high


@pytest.mark.parametrize("step, origin", [(29, 28), (28, 29), (1, 0), (0, 1)])
def test_it_lands_on_what_is_shown_without_it(pane: InfoPane, step: int, origin: int) -> None:
    frame = FILM.frame(step, 2)
    pane.show_frame(frame)
    true, said = shown(pane), pane.rule.accessibleDescription()
    for moved in (0.0, 0.4, 1.0):
        pane.show_glide(Glide(frame, origin, moved))
        assert pane.rule.accessibleDescription() == said, "screen readers hear of what is, not of the way there"
    if origin and step:
        assert shown(pane)[:3] == true[:3]
    pane.show_glide(None)
    assert shown(pane) == true


def test_in_the_first_step_a_line_is_told_once_it_is_carried_out(pane: InfoPane) -> None:
    pane.show_frame(FILM.frame(1, 2))
    told = [told_on_the_way(glide(time, 1, 0), 1, Notation.LAB) for time in (0.0, 200.0, 400.0, 700.0)]
    assert [[line.in_numbers for line in one.lines] for one in told] == [
        [False, False, False],
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]
    pane.show_glide(glide(200.0, 1, 0))
    assert all(rate != rate for rate in pane.bars.rates)


def test_where_no_run_is_selected_nothing_is_told() -> None:
    film = Film(experiment_of())
    assert told_on_the_way(Glide(film.frame(1, -1), 0, 0.5), 1, Notation.LAB) is None
    assert told_step(film.frame(1, -1), 1, Notation.LAB) is None
