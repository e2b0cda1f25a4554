"""The bar of a prediction: what changes the question takes the guesses away, as they were answers to another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rmsprop_gui.window.main_window import MainWindow
from window.frames import type_text


@pytest.fixture
def asking(window: MainWindow) -> MainWindow:
    """The window at step 20, with a question about step 30 and a guess."""
    window.player.seek(20)
    window.actions_by_name["predict"].trigger()
    window.prediction.ahead.entered.emit(10.0)
    window.prediction.add_guess(1.0, 2.0)
    return window


def test_another_number_of_steps_is_another_question(asking: MainWindow) -> None:
    ahead, before = asking.prediction.ahead, asking.prediction.prediction
    assert before is not None and before.guesses == ((1.0, 2.0),)
    ahead.setFocus()
    ahead.selectAll()
    type_text(ahead, "5")
    QTest.keyClick(ahead, Qt.Key.Key_Return)
    now = asking.prediction.prediction
    assert now is not None and (now.target, now.guesses) == (25, ())
    assert asking.canvas.hasFocus() and "Step 25" in asking.prediction.message


def test_done_gives_the_keyboard_back(asking: MainWindow) -> None:
    asking.prediction.done.setFocus()
    asking.prediction.done.click()
    assert asking.prediction.prediction is None and asking.canvas.hasFocus()
