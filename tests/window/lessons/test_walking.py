"""Two keys lead through a whole lesson, and back to exactly where one was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.window.lessons import guide as guide_module
from rmsprop_gui.window.main_window import MainWindow
from window.windows import computed, until

from .taught import guide_of, press


def seen(window: MainWindow) -> object:
    """All that can be seen of a moment."""
    computed(window)
    frame = window.player.frame(window.session.selected)
    pane = window.lessons.conductor.pane
    shown = pane.page and [(card.isHidden(), card.text) for card in pane.page.cards]
    assert frame is not None
    return frame.step, window.session.experiment, window.view.state.view_range, window.view.state.selected, shown


def test_forward_and_back_show_the_same_moments(taught: MainWindow) -> None:
    guide, there = guide_of(taught), []
    while True:
        there.append((guide.moment, seen(taught)))
        if guide.is_last:
            break
        press(taught, Qt.Key.Key_PageDown)
    assert [moment for moment, _ in there] == list(guide.moments)
    press(taught, Qt.Key.Key_PageDown)
    assert guide.moment == there[-1][0], "after the last one nothing comes"
    back = []
    while True:
        back.append((guide.moment, seen(taught)))
        if guide.index == 0:
            break
        press(taught, Qt.Key.Key_PageUp)
    assert back[::-1] == there


def test_the_paths_play_to_a_stop_and_are_there_at_once_where_one_cannot_wait(
    taught: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_module, "_WITHIN", 60.0)
    taught.view.update(speed=1.0)
    guide = guide_of(taught)
    for _ in range(4):
        press(taught, Qt.Key.Key_PageDown)
    assert (guide.moment.kind, taught.player.step) == (Kind.STOP, 1)
    taught.view.update(speed=1.0)
    QTest.keyClick(taught.canvas, Qt.Key.Key_PageDown)
    assert taught.player.playing and guide.moment.step == 40 and guide.shown.step == 1, "its words wait for it"
    QTest.keyClick(taught.canvas, Qt.Key.Key_PageDown)
    assert not taught.player.playing and taught.player.step == 40 and guide.shown is guide.moment


def test_a_question_is_to_be_answered_before_anything_is_played(taught: MainWindow) -> None:
    press(taught, Qt.Key.Key_PageDown)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_End):
        QTest.keyClick(taught.canvas, key)
        assert guide_of(taught).moment.kind is Kind.ASK
        assert not taught.player.playing and taught.player.step == 0
    assert "First the question" in taught.banner.text()


def test_single_steps_show_what_is_said_where_they_come(taught: MainWindow) -> None:
    guide = guide_of(taught)
    for _ in range(3):
        press(taught, Qt.Key.Key_PageDown)
    assert guide.moment.kind is Kind.ANSWER
    QTest.keyClick(taught.canvas, Qt.Key.Key_Right)
    assert (guide.moment.kind, guide.moment.step) == (Kind.STOP, 1)
    QTest.keyClick(taught.canvas, Qt.Key.Key_Right)
    assert taught.player.step == 2 and guide.moment.step == 1
    QTest.keyClick(taught.canvas, Qt.Key.Key_Space)
    until(lambda: not taught.player.playing)
    assert (taught.player.step, guide.moment.step) == (40, 40), "playing ends at the next stop"
    QTest.keyClick(taught.canvas, Qt.Key.Key_Home)
    assert (taught.player.step, guide.moment.kind) == (0, Kind.ANSWER)


def test_a_held_key_does_not_walk_past_a_stop(taught: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guide_module, "_WAITS", 60_000)
    for _ in range(3):
        press(taught, Qt.Key.Key_PageDown)
    for _ in range(5):
        QTest.keyClick(taught.canvas, Qt.Key.Key_Right)
    assert taught.player.step == 1


def test_a_question_within_a_scene_is_asked_where_it_belongs(taught: MainWindow) -> None:
    guide = guide_of(taught)
    guide.go_to_scene(1)
    QTest.keyClick(computed(taught).canvas, Qt.Key.Key_Space)
    until(lambda: not taught.player.playing)
    assert (guide.moment.kind, taught.player.step) == (Kind.ASK, 20)


def test_what_is_changed_stays_until_the_scene_is_left(taught: MainWindow) -> None:
    guide = guide_of(taught)
    guide.go_to_scene(1)
    taught.session.set_hyperparameter(0, "learning_rate", 0.1)
    press(taught, Qt.Key.Key_PageDown)
    assert taught.session.experiment.runs[0].rule.learning_rate == 0.1
    guide.go_to_scene(2)
    guide.go_to_scene(1)
    assert taught.session.experiment == guide.scene.experiment


def test_who_explores_comes_back_to_the_scene(taught: MainWindow) -> None:
    guide, pane = guide_of(taught), taught.lessons.conductor.pane
    guide.go_to_scene(0)
    before = seen(taught)
    QTest.mouseClick(pane.explore, Qt.MouseButton.LeftButton)
    taught.session.set_start((1.0, 1.0))
    taught.player.seek(30)
    assert guide.is_exploring and guide.moment.kind is Kind.OPEN
    QTest.mouseClick(pane.explore, Qt.MouseButton.LeftButton)
    assert not guide.is_exploring and seen(taught) == before


def test_the_users_own_experiment_comes_back(taught: MainWindow) -> None:
    assert taught.windowTitle() == "A small lesson – RMSProp Lab"
    taught.lessons.conductor.close()
    assert taught.session.experiment == notebook_experiment()
    assert not taught.docks["lesson"].isVisible() and taught.actions_by_name["save"].isEnabled()
    QTest.keyClick(computed(taught).canvas, Qt.Key.Key_PageDown)
    assert taught.player.step == 1, "where no lesson is open the key takes a step"
