"""Predict, then reveal: guesses are marked, nothing ahead is told, then it is played and measured."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.main_window import MainWindow

from .frames import Mouse, pixels, place_of
from .test_gestures import drag_slider
from .windows import computed, set_rule, until


@pytest.fixture
def asking(window: MainWindow) -> MainWindow:
    """The window at step 20, with a question about step 30 of the selected run."""
    window.player.seek(20)
    window.actions_by_name["predict"].trigger()
    window.prediction.ahead.entered.emit(10.0)
    return window


def told(window: MainWindow) -> str:
    return window.prediction.message


def test_it_asks_about_the_selected_run_from_the_playhead_on(asking: MainWindow) -> None:
    prediction = asking.prediction.prediction
    assert (prediction.run, prediction.origin, prediction.target) == (2, 20, 30)
    assert asking.prediction.isVisible() and asking.prediction.run.currentText() == "RMSProp"
    assert asking.actions_by_name["predict"].isChecked() and "Step 30" in told(asking)


def test_clicks_are_guesses_and_the_start_stays(asking: MainWindow) -> None:
    mouse, before = Mouse(asking.canvas.viewport()), asking.session.experiment
    for point in ((2.0, 1.0), (-3.0, -2.0)):
        QTest.qWait(400)  # two clicks, not a double click
        mouse.click(place_of(asking.canvas, point))
    guesses = asking.prediction.prediction.guesses
    assert len(guesses) == 2 and math.dist(guesses[0], (2.0, 1.0)) < 0.05 and asking.session.experiment == before
    assert "Guesses: 2" in told(asking)


def test_a_guess_can_be_typed(asking: MainWindow) -> None:
    for field, text in zip(asking.prediction.guess, ("1.5", "-0.25"), strict=True):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
    asking.prediction.add.setFocus()
    asking.prediction.add.click()
    assert asking.prediction.prediction.guesses == ((1.5, -0.25),)


def test_nothing_that_lies_ahead_is_to_be_seen(window: MainWindow) -> None:
    """Two futures after step 25 look alike as long as they are to be guessed, with all that can be shown of them."""
    window.view.update(legend=False, enlarged=True, paths_ahead=True)
    window.actions_by_name["overlays_all"].setChecked(True)
    asked, told = [], []
    for learning_rate in (0.002, 0.3):
        run = window.session.experiment.runs[2]
        set_rule(window.session, 2, replace(run.rule, learning_rate=learning_rate), row=25)
        computed(window).player.seek(20)
        window.actions_by_name["predict"].trigger()
        asked.append([painted(pane) for pane in (window.canvas, window.charts, window.info)])
        window.actions_by_name["predict"].trigger()
        told.append(painted(window.canvas))
    for one, other in zip(*asked, strict=True):
        np.testing.assert_array_equal(one, other)
    assert (told[0] != told[1]).any() and (told[1] != asked[1][0]).any(), "else there was nothing to give away"


def painted(pane: QWidget) -> np.ndarray:
    """A pane once it has come to rest: contours of another view, or for another size, are on their way at first."""
    pictures = [pixels(pane)]

    def rests() -> bool:
        QTest.qWait(60)
        pictures.append(pixels(pane))
        return len(pictures) > 4 and all(np.array_equal(pictures[-1], earlier) for earlier in pictures[-4:])

    until(rests)
    return pictures[-1]


def test_inside_a_step_nothing_is_given_away(asking: MainWindow) -> None:
    asking.actions_by_name["inside"].setChecked(True)
    asking.actions_by_name["step_forward"].trigger()
    assert (asking.player.step, asking.player.part) == (21, 0)


@pytest.mark.parametrize("how", ["space", "button"])
def test_reveal_plays_to_the_step_and_measures_every_guess(asking: MainWindow, how: str) -> None:
    for guess in ((1.0, 1.0), (5.0, -0.5)):
        asking.prediction.add_guess(*guess)
    asking.player.set_speed(1000.0)
    if how == "space":
        asking.actions_by_name["play"].trigger()
    else:
        asking.prediction.reveal.click()
    until(lambda: not asking.player.playing and asking.player.step == 30)
    answer = tuple(asking.player.recordings[2].trajectory.position[30])
    distances = asking.prediction.prediction.distances(asking.canvas.guesses._frame)
    assert distances == (math.dist((1.0, 1.0), answer), math.dist((5.0, -0.5), answer))
    assert told(asking).index("2:") < told(asking).index("1:"), "the closest first"


def test_another_run_or_another_step_is_another_question(asking: MainWindow) -> None:
    asking.prediction.add_guess(1.0, 1.0)
    asking.prediction.run.activated.emit(0)
    assert asking.prediction.prediction.run == 0 and asking.prediction.prediction.guesses == ()
    asking.prediction.ahead.entered.emit(25.0)
    assert asking.prediction.prediction.target == 45


def test_it_never_asks_beyond_the_end(window: MainWindow) -> None:
    window.player.seek(97)
    window.actions_by_name["predict"].trigger()
    assert window.prediction.prediction.target == 100
    window.actions_by_name["predict"].trigger()
    window.player.seek(100)
    window.actions_by_name["predict"].trigger()
    assert window.prediction.prediction is None and not window.actions_by_name["predict"].isChecked()
    assert "nothing left to predict" in window.banner.text() and window.banner.isVisible()


@pytest.mark.parametrize("end", ["done", "action"])
def test_it_ends(asking: MainWindow, end: str) -> None:
    if end == "done":
        asking.prediction.done.click()
    else:
        asking.actions_by_name["predict"].trigger()
    assert asking.prediction.prediction is None and not asking.prediction.isVisible()
    assert not asking.actions_by_name["predict"].isChecked()
    assert asking.canvas.ahead.opacity() == 1.0


def test_an_edit_keeps_guesses_and_future_and_is_one_entry_of_undo(asking: MainWindow) -> None:
    """The rate is dragged on its slider while it is asked: the answer is that of the edited run, and it says so."""
    click(asking, (2.0, 1.0))
    before, guesses = asking.session.experiment, asking.prediction.prediction.guesses
    drag_slider(asking)
    edited = computed(asking).session.experiment
    assert edited != before and asking.prediction.prediction.guesses == guesses and asking.prediction.isVisible()
    assert asking.canvas.ahead.opacity() == 0.0 and "edited run" in told(asking)
    click(asking, (1.0, -1.0))
    assert asking.session.experiment == edited and len(asking.prediction.prediction.guesses) == 2
    asking.lecture.show_step(30)
    answer = tuple(asking.player.recordings[2].trajectory.position[30])
    assert asking.prediction.prediction.answer(asking.canvas.guesses._frame) == answer and "edited run" in told(asking)
    asking.actions_by_name["undo"].trigger()
    assert computed(asking).session.experiment == before and "edited run" not in told(asking)
    assert len(asking.prediction.prediction.guesses) == 2


@pytest.mark.parametrize("guesses", [0, 2])
@pytest.mark.parametrize("step", [20, 30])
def test_it_is_said_in_sentences_which_run_was_edited(asking: MainWindow, guesses: int, step: int) -> None:
    for place in range(guesses):
        asking.prediction.add_guess(2.0, 1.0 + place)
    asking.session.set_start((1.0, 1.0))
    computed(asking).lecture.show_step(step)
    before, between, after = told(asking).partition(" RMSProp was edited since: ")
    assert between and after == "the answer is that of the edited run."
    assert before.endswith("."), before


def click(window: MainWindow, point: Point) -> None:
    QTest.qWait(400)  # two clicks, not a double click
    Mouse(window.canvas.viewport()).click(place_of(window.canvas, point))


@pytest.mark.parametrize("clearing", ["clear", "another run", "another step"])
def test_guesses_at_the_edited_run_are_of_the_run_as_it_is(asking: MainWindow, clearing: str) -> None:
    asking.session.set_start((1.0, 1.0))
    computed(asking)
    assert "edited run" in told(asking)
    if clearing == "clear":
        asking.prediction.clear.click()
    elif clearing == "another run":
        asking.prediction.run.activated.emit(0)
    else:
        asking.prediction.ahead.entered.emit(12.0)
    assert "edited run" not in told(asking)


ENDS = {
    "removed": (lambda session: session.remove(2), "no longer there"),
    "surface": (lambda session: session.set_surface(SURFACES["beale"]), "another surface"),
    "steps": (lambda session: session.set_steps(29), "no step 30"),
}


@pytest.mark.parametrize("edit, reason", ENDS.values(), ids=ENDS)
def test_an_edit_that_leaves_no_answer_ends_it_and_says_why(
    asking: MainWindow, edit: Callable[[Session], None], reason: str
) -> None:
    asking.canvas.setFocus()
    edit(asking.session)
    computed(asking)
    assert asking.prediction.prediction is None and not asking.prediction.isVisible()
    assert reason in asking.banner.text() and asking.banner.isVisible()
    assert asking.canvas.ahead.opacity() == 1.0 and asking.canvas.hasFocus()


def test_the_keyboard_is_not_left_in_a_prediction_that_an_edit_has_ended(asking: MainWindow) -> None:
    asking.prediction.guess[0].setFocus()
    asking.session.remove(2)
    assert asking.canvas.hasFocus()


def test_a_run_that_is_moved_is_still_the_one_that_is_asked_about(asking: MainWindow) -> None:
    asking.session.move(2, -1)
    computed(asking)
    assert asking.prediction.prediction.run == asking.prediction.run.currentIndex() == 1
    assert asking.prediction.run.currentText() == "RMSProp"


def test_a_look_at_a_run_does_not_end_it(asking: MainWindow) -> None:
    asking.session.rename(0, "another")
    asking.session.select(0)
    assert asking.prediction.prediction is not None and asking.prediction.run.itemText(0) == "another"


def test_reveal_at_the_answer_stays_there(asking: MainWindow) -> None:
    asking.player.seek(30)
    asking.prediction.reveal.click()
    assert (asking.player.step, asking.player.playing) == (30, False)


def test_restart_plays_to_the_answer_and_no_further(asking: MainWindow) -> None:
    asking.player.set_speed(1000.0)
    asking.actions_by_name["restart"].trigger()
    until(lambda: not asking.player.playing)
    assert asking.player.step == 30


@pytest.mark.parametrize("pinning", ["pin", "clear_pins"])
def test_pins_do_not_end_it(asking: MainWindow, pinning: str) -> None:
    asking.prediction.add_guess(1.0, 1.0)
    asking.actions_by_name["pin"].trigger()
    asking.actions_by_name[pinning].trigger()
    assert asking.prediction.prediction.guesses == ((1.0, 1.0),)


def test_what_is_no_number_is_no_guess(asking: MainWindow) -> None:
    field = asking.prediction.guess[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2..5")
    asking.prediction.add.click()
    assert asking.prediction.prediction.guesses == () and field.property("invalid")


def test_after_a_guess_space_reveals(asking: MainWindow) -> None:
    asking.prediction.add.setFocus()
    asking.prediction.add.click()
    assert asking.canvas.hasFocus() and len(asking.prediction.prediction.guesses) == 1


def test_the_same_run_again_keeps_the_guesses(asking: MainWindow) -> None:
    asking.prediction.add_guess(1.0, 1.0)
    asking.prediction.run.activated.emit(2)
    assert len(asking.prediction.prediction.guesses) == 1


def test_the_start_cannot_be_dragged_away(asking: MainWindow) -> None:
    before = asking.session.experiment
    asking.canvas.start_dragged.emit(1.0, 1.0)
    asking.starting_point.move_by(1, 0)
    assert asking.session.experiment == before


def test_escape_leaves_what_was_opened_last(window: MainWindow) -> None:
    def opened() -> list[bool]:
        return [window.prediction.prediction is not None, window.presenter.active]

    leave = window.actions_by_name["leave"]
    predict, present = (lambda: window.lecture.predict(True)), (lambda: window.presenter.set_active(True))
    for opening, states, text in (
        ((predict,), ([False, False],), "prediction"),
        ((predict, present), ([True, False], [False, False]), "presenter"),
        ((present, predict), ([False, True], [False, False]), "prediction"),
    ):
        assert not leave.isEnabled()
        for begin in opening:
            begin()
        window.prediction.add_guess(0.0, 0.0)
        assert leave.isEnabled() and text in leave.text()
        for state in states:
            QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
            assert opened() == state
    assert not leave.isEnabled()


def test_escape_in_a_field_leaves_the_field_and_then_the_prediction(window: MainWindow) -> None:
    for which in range(3):
        window.lecture.predict(True)
        field = (window.prediction.ahead, *window.prediction.guess)[which]
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert window.canvas.hasFocus() and window.prediction.prediction is not None
        QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
        assert window.prediction.prediction is None
