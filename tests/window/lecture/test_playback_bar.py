"""The bar shows where the playhead is, and moves it."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from rmsprop_gui.view.view_state import FASTEST, SPEEDS
from rmsprop_gui.window.main_window import MainWindow
from window.frames import Mouse
from window.windows import computed, until


@pytest.mark.parametrize("step", [0, 1, 57, 100])
def test_the_slider_scrubs(window: MainWindow, step: int) -> None:
    window.player.seek(30)
    window.bar.slider.setValue(step)
    assert window.player.step == window.bar.slider.value() == step
    assert window.bar.label.text() == f"{step} / 100"


def test_scrubbing_ends_playing(window: MainWindow) -> None:
    window.player.play()
    window.bar.slider.setValue(40)
    assert not window.player.playing and window.player.step == 40


def test_the_slider_follows_and_tells_nobody(window: MainWindow) -> None:
    chosen: list[int] = []
    window.bar.step_chosen.connect(chosen.append)
    for step in (10, 90, 0):
        window.player.seek(step)
        assert window.bar.slider.value() == step
    assert chosen == []


def test_large_numbers_are_grouped(window: MainWindow) -> None:
    window.session.set_steps(2500)
    computed(window).player.seek(1234)
    assert window.bar.label.text() == "1,234 / 2,500"
    assert (window.bar.slider.minimum(), window.bar.slider.maximum()) == (0, 2500)


def test_without_runs_the_slider_stays_where_the_playhead_is(window: MainWindow) -> None:
    for _ in range(3):
        window.session.remove(0)
    window.bar.slider.setValue(57)
    assert window.player.step == 0 and window.bar.slider.value() == 0
    assert window.bar.label.text() == "0 / 100"


@pytest.mark.parametrize("name, step", [("to_start", 0), ("step_back", 19), ("step_forward", 21), ("to_end", 100)])
def test_buttons_do_what_they_say(window: MainWindow, name: str, step: int) -> None:
    window.player.seek(20)
    QTest.mouseClick(window.bar.buttons[name], Qt.MouseButton.LeftButton)
    assert window.player.step == step


def test_the_play_button_plays_and_pauses_and_shows_which(window: MainWindow) -> None:
    action = window.actions_by_name["play"]
    button = window.bar.buttons["play"]
    faces = []
    for playing in (True, False):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.player.playing == playing
        faces.append(action.icon().pixmap(32, 32).toImage())
    assert faces[0] != faces[1]


def test_the_button_changes_back_at_the_end(window: MainWindow) -> None:
    before = window.actions_by_name["play"].icon().pixmap(32, 32).toImage()
    window.player.set_speed(FASTEST)
    window.player.seek(98)
    window.player.play()
    until(lambda: not window.player.playing)
    assert window.actions_by_name["play"].icon().pixmap(32, 32).toImage() == before


@pytest.mark.parametrize("index", range(len(SPEEDS)))
def test_every_speed_can_be_chosen(window: MainWindow, index: int) -> None:
    window.bar.speed.activated.emit(index)
    assert window.player.speed == SPEEDS[index] and window.bar.speed.currentData() == SPEEDS[index]
    text = window.bar.speed.itemText(index)
    assert text == "fastest" if SPEEDS[index] == FASTEST else f"{SPEEDS[index]:,.0f}/s" == text


def test_the_wheel_over_the_slider_scrubs(window: MainWindow) -> None:
    window.player.seek(50)
    Mouse(window.bar.slider).wheel(QPointF(10, 10), 1)
    assert window.player.step == window.bar.slider.value() != 50
