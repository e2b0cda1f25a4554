"""A pane of charts by itself."""

import pytest
from pytestqt.qtbot import QtBot

from rmsprop_gui.window.charts.pane import ChartsPane


@pytest.fixture
def pane(qtbot: QtBot) -> ChartsPane:
    made = ChartsPane()
    qtbot.addWidget(made)
    made.resize(1000, 240)
    with qtbot.waitExposed(made):
        made.show()
    return made
