"""Words give way where there is little room: nothing in the left column is pushed out of sight by them."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.controls.eliding import ElidingCheckBox, ElidingLabel, ElidingToolButton, FittingLabel
from rmsprop_gui.window.controls.no_wheel import NoWheelComboBox
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.experiment.surface_panel import SurfacePanel
from rmsprop_gui.window.looks.look import SCALES, Look, apply_look
from rmsprop_gui.window.runs.panel import RunsPanel
from window.frames import pixels

WORDS = "words that go on and on and on"


def tool_button(text: str) -> ElidingToolButton:
    button = ElidingToolButton()
    button.setText(text)
    button.setArrowType(Qt.ArrowType.RightArrow)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def combo_box(text: str) -> NoWheelComboBox:
    box = NoWheelComboBox()
    box.addItem(text)
    return box


MAKERS = {"check box": ElidingCheckBox, "label": ElidingLabel, "tool button": tool_button, "combo box": combo_box}


@pytest.fixture
def scaled(qapp: QApplication) -> Iterator[None]:
    yield
    apply_look(qapp, Look())


@pytest.mark.parametrize("kind", MAKERS)
def test_with_room_all_of_it_is_seen_and_without_it_ends_in_an_ellipsis(qtbot: QtBot, kind: str) -> None:
    widget = MAKERS[kind](WORDS)
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    whole = pixels(widget)
    narrow = widget.sizeHint().width() * 2 // 3
    widget.resize(narrow, widget.height())
    cut = pixels(widget)
    room = narrow - 40  # but for the frame, and the arrow of a combo box
    assert (cut[:, 30 : room // 2] == whole[:, 30 : room // 2]).all(), "it begins in the same way"
    assert len(np.unique(cut[:, room // 2 :].reshape(-1, 3), axis=0)) > 3
    assert kind == "combo box" or widget.minimumSizeHint().width() < narrow


@pytest.mark.parametrize("scale", [1.0, 2.0, SCALES[-1]])
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_left_column_is_no_wider_than_its_numbers_need(
    qtbot: QtBot, qapp: QApplication, scaled: None, rule: type, scale: float
) -> None:
    """At 1024 pixels a side column has 369 of them, and some of these are for its frame and its scroll bar."""
    apply_look(qapp, Look(scale=scale))
    session = Session(Experiment(SURFACES["quadratic"], (9.0, -3.0), (Run(rule(), WORDS * 3, 0),)))
    panels: tuple[QWidget, ...] = (SurfacePanel(session), RunsPanel(session))
    for panel in panels:
        qtbot.addWidget(panel)
        panel.show()
        assert panel.minimumSizeHint().width() <= (335 if scale <= 2.0 else 420), type(panel)


def test_a_line_is_said_in_fewer_words_and_no_number_of_it_is_cut(qtbot: QtBot) -> None:
    label, wordings = FittingLabel(), ("Step 99 → 100", "99 → 100", "→ 100", "")
    qtbot.addWidget(label)
    label.show_wordings(*wordings)
    needed = [label.fontMetrics().horizontalAdvance(wording) for wording in wordings]
    assert label.text() == wordings[0] and needed == sorted(needed, reverse=True)
    for width in range(needed[0] + 10):
        label.resize(width, 20)
        assert label.shown == next(text for text, room in zip(wordings, needed, strict=True) if room <= width)


def test_the_last_words_end_in_an_ellipsis(qtbot: QtBot) -> None:
    label = FittingLabel()
    qtbot.addWidget(label)
    label.show_wordings(WORDS, "words")
    label.resize(label.fontMetrics().horizontalAdvance("words") - 1, 20)
    assert label.shown.endswith("…") and label.shown != "…"
