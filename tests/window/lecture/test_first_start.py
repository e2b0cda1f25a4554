"""Who is new is shown where to begin; who has begun, never again."""

from collections.abc import Callable

import pytest

from rmsprop_gui.window.main_window import MainWindow


def play_a_step(window: MainWindow) -> None:
    window.actions_by_name["step_forward"].trigger()


def drag_the_start(window: MainWindow) -> None:
    window.canvas.start_dragged.emit(1.0, 2.0)


@pytest.mark.parametrize("begin", [play_a_step, drag_the_start])
def test_the_hints_go_with_the_first_step_or_drag(window: MainWindow, begin: Callable[[MainWindow], None]) -> None:
    hint = window.bar._hint
    assert window.view.state.beginner and hint.isVisible() and hint.text() == "Press Space"
    buttons = {name: button.pos() for name, button in window.bar.buttons.items() if name != "inside"}
    begin(window)
    assert not window.view.state.beginner and not hint.isVisible()
    assert {name: window.bar.buttons[name].pos() for name in buttons} == buttons, "no button moves"
    window.player.seek(0)
    assert not hint.isVisible()
