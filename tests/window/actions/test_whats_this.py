"""Whoever asks what a control is gets an answer, for each control of the window."""

import re

import pytest
from PySide6.QtWidgets import QDockWidget, QToolBar, QWhatsThis

from rmsprop_gui.window.actions.whats_this import PANELS, controls, explain, panels
from rmsprop_gui.window.main_window import MainWindow

_FEWEST = 5  # words


@pytest.mark.parametrize("name", PANELS)
def test_every_control_of_a_panel_says_what_it_is(window: MainWindow, name: str) -> None:
    window.data  # noqa: B018  # makes it
    explain(window)
    panel = next(panel for panel, other in panels(window) if other == name)
    silent = [
        control.accessibleName() or type(control).__name__
        for control in (panel, *controls(panel))
        if len(re.sub("<.*?>", " ", control.whatsThis()).split()) < _FEWEST
    ]
    assert not silent
    assert name == "rail" or name == "canvas" or controls(panel)


def test_every_panel_is_told_of(window: MainWindow) -> None:
    there = {each.objectName() for each in (*window.findChildren(QDockWidget), *window.findChildren(QToolBar))}
    assert there == PANELS.keys() - {"canvas"}


def test_every_action_says_what_it_is(window: MainWindow) -> None:
    silent = [name for name, action in window.actions_by_name.items() if len(action.whatsThis().split()) < 3]
    assert not silent


def test_shift_and_f1_lets_the_next_click_ask(window: MainWindow) -> None:
    window.actions_by_name["whats_this"].trigger()
    assert QWhatsThis.inWhatsThisMode()
    QWhatsThis.leaveWhatsThisMode()
