"""A screen reader is told what has changed, and nothing is done where there is none."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from rmsprop_gui.formulas.number import number
from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.simulation.dissection import dissect, parts_of
from rmsprop_gui.window.main_window import MainWindow
from window.windows import computed, until

Said = list[str]


@pytest.fixture
def said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Said]:
    """What a screen reader would say, from now on."""
    heard: Said = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    window.player.seek(0)
    QTest.qWait(300)
    window.announcer.said.connect(heard.append)
    yield heard
    window.announcer.said.disconnect(heard.append)


def hear(said: Said, text: str) -> None:
    until(lambda: any(text in one for one in said))


def test_a_single_step_says_the_step_and_the_loss(window: MainWindow, said: Said) -> None:
    window.actions_by_name["step_forward"].trigger()
    hear(said, "step 1, loss of RMSProp ")
    loss = float(window.player.recordings[2].trajectory.loss[1])
    step, _, told = said[0].partition("; ")
    assert float(step.rsplit(" ", 1)[1]) == pytest.approx(loss, rel=1e-3)
    assert told == f"the rate of x₂ is {number(float(window.player.recordings[2].trajectory.rate[1, 1]))}"


def test_a_single_step_says_what_has_become_of_the_rate_and_why(window: MainWindow, said: Said) -> None:
    window.player.seek(7)
    window.actions_by_name["step_forward"].trigger()
    hear(said, "; the rate of x₂ fell to 0.005965, because v₂ rose to 281.1")
    window.view.update(axis=0)
    window.actions_by_name["step_forward"].trigger()
    hear(said, "the rate of x₁ ")
    window.actions_by_name["inside"].trigger()
    window.actions_by_name["step_forward"].trigger()
    hear(said, "part 1 of ")
    assert "because" not in said[-1]


def test_playing_says_that_it_plays_and_where_it_stops_but_no_step_between(window: MainWindow, said: Said) -> None:
    window.player.set_speed(50.0)
    window.player.play()
    hear(said, "playing")
    QTest.qWait(400)
    assert said == ["50 steps a second", "playing"]
    window.player.pause()
    hear(said, f"paused, step {window.player.step}")


def test_a_drag_of_the_start_says_only_where_it_ended(window: MainWindow, said: Said) -> None:
    for x in (1.0, 2.0, 3.0):
        window.starting_point.move_to(x, 1.0)
        computed(window)
    hear(said, "start at 3")
    assert len([text for text in said if "start" in text]) == 1


def test_a_run_that_diverges_is_told_once(window: MainWindow, said: Said) -> None:
    window.session.add(GradientDescent(learning_rate=10.0))
    window.session.set_steps(400)
    computed(window).player.seek(399)
    hear(said, "diverged")
    window.player.seek(400)
    hear(said, "step 400")
    assert len([text for text in said if "diverged" in text]) == 1


def test_a_divergence_is_told_at_its_very_step(window: MainWindow, said: Said) -> None:
    window.session.add(GradientDescent(learning_rate=10.0))
    diverged_at = computed(window).player.recordings[3].diverged_at
    assert diverged_at is not None
    window.player.seek(diverged_at - 1)
    hear(said, f"step {diverged_at - 1}, ")
    assert not any("diverged" in text for text in said)
    window.player.seek(diverged_at)
    hear(said, "Gradient descent has diverged")


def test_a_choice_of_another_run_is_told(window: MainWindow, said: Said) -> None:
    window.actions_by_name["next_run"].trigger()
    hear(said, "EWMA momentum selected")


def test_undo_and_redo_say_what(window: MainWindow, said: Said) -> None:
    window.session.set_steps(50)
    window.actions_by_name["undo"].trigger()
    hear(said, "undone: change of the number of steps")
    window.actions_by_name["redo"].trigger()
    hear(said, "done again: change of the number of steps")


def test_theme_and_size_and_view_are_told(window: MainWindow, said: Said) -> None:
    window.appearance.choose("dark")
    hear(said, "dark theme, size 100%")
    window.presenter.set_active(True)
    hear(said, "presenter view")
    window.presenter.set_active(False)
    hear(said, "usual view")


def test_inside_a_step_each_part_is_told_with_what_came_out_of_it(window: MainWindow, said: Said) -> None:
    window.player.seek(3)
    window.actions_by_name["inside"].trigger()
    rule, recording = window.session.experiment.runs[2].rule, window.player.recordings[2]
    values = dissect(rule, recording, 4).values
    parts = parts_of(rule)
    for count, part in enumerate(parts, 1):
        window.actions_by_name["step_forward"].trigger()
        x1, x2 = map(number, values[part.target])
        told = f"{part.label} {part.symbol}, x₁ {x1}, x₂ {x2}"
        hear(said, f"part {count} of {len(parts)} of step 3 → 4: {told}")
    window.actions_by_name["step_forward"].trigger()
    hear(said, "step 4, loss of RMSProp")
    said.clear()
    window.actions_by_name["step_back"].trigger()
    hear(said, f"part {len(parts)} of {len(parts)} of step 3 → 4: move")
    for _ in parts:
        window.actions_by_name["step_back"].trigger()
    hear(said, "step 3, loss of RMSProp")


def test_a_hint_above_the_canvas_is_told(window: MainWindow, said: Said) -> None:
    window.player.seek(100)
    window.actions_by_name["inside"].trigger()
    hear(said, window.banner.text())
    assert window.banner.text()


def test_a_prediction_is_told_from_the_question_to_the_answer(window: MainWindow, said: Said) -> None:
    window.player.seek(20)
    window.actions_by_name["predict"].trigger()
    hear(said, "Step 30: click where you expect it. Space reveals.")
    window.prediction.add_guess(1.0, 2.0)
    hear(said, "Guesses: 1")
    window.prediction.reveal_answer()
    until(lambda: not window.player.playing)
    hear(said, window.prediction.message)
    assert "Distances" in window.prediction.message


def test_without_a_screen_reader_nothing_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: False))
    heard: Said = []
    window.announcer.said.connect(heard.append)
    window.player.seek(7)
    window.appearance.choose("dark")
    QTest.qWait(300)
    assert heard == []
