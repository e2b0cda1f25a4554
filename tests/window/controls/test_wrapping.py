"""Painted text is broken into lines that fit, at a pause where there is one."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.controls.wrapping import wrapped

TEXTS = [
    "",
    "One",
    "Past gradients count, but none with a weight of its own.",
    "a, b, c, d: e f g h i j",
    "Incomprehensible",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("room", [5.0, 60.0, 150.0, 300.0, 1000.0])
@pytest.mark.parametrize("first", [None, 40.0, 120.0])
def test_lines_fit_and_lose_nothing(qtbot: QtBot, text: str, room: float, first: float | None) -> None:
    metrics = QFontMetricsF(QFont())
    lines = wrapped(text, metrics, room, first)
    assert " ".join(lines) == text and all(lines)
    for index, line in enumerate(lines):
        width = first if index == 0 and first is not None else room
        assert metrics.horizontalAdvance(line) <= width or " " not in line
    assert len(lines) <= len(text.split())


def test_a_line_ends_at_a_pause_where_the_next_holds_the_rest(qtbot: QtBot) -> None:
    metrics, text = QFontMetricsF(QFont()), "The first part, then another one"
    room = metrics.horizontalAdvance("The first part, then another")
    assert wrapped(text, metrics, room) == ("The first part,", "then another one")
    assert wrapped(text, metrics, 2 * room) == (text,)
