"""Whatever an action changes is told to those who cannot see it: by the announcer, or by what has the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from rmsprop_gui.window.actions.action_table import ACTIONS
from rmsprop_gui.window.main_window import MainWindow
from window.windows import close_dialogs, computed

from .test_action_table import EFFECTS, WITHOUT_KEYS

EVERY_EFFECT = EFFECTS | WITHOUT_KEYS
WITH_A_WINDOW = {
    "open",
    "lessons",
    "new_lesson",
    "edit_lesson",
    "open_data",
    "save",
    "save_as",
    "save_picture",
    "export",
    "revert",
    "examples",
    "glossary",
    "keys",
    "about",
}
"""Actions that open a window of their own, which takes the focus."""
NOT_HERE = {"quit", "clear_recent", "palette", "surfaces", "whats_this", "questions"}
"""The first leaves nobody to be told, the second needs a folder for its list, others take focus or a click.

A question is told once it has been drawn, away from the window: its own tests listen to that.
"""
TOLD = {
    "new": "new experiment",
    "copy": "experiment copied",
    "paste": "experiment pasted",
    "show_everything": "the surface's own view",
    "notebook_letters": "the letters of the notebook",
    "welcome": "Where to begin",
    "play": "playing",
    "step_forward": "step 11, loss of RMSProp",
    "step_back": "step 9, loss of RMSProp",
    "go_on": "step 11, loss of RMSProp",
    "go_back": "step 9, loss of RMSProp",
    "tour": "A tour of two minutes",
    "notes": "No lesson is open",
    "bring_back": "your own experiment is back",
    "to_start": "step 0, loss of RMSProp",
    "to_end": "step 100, loss of RMSProp",
    "restart": "playing",
    "faster": "steps a second",
    "slower": "steps a second",
    "reset_view": "the surface's own view",
    "zoom_in": "x₁ from −8 to 8",
    "zoom_out": "x₁ from −12.5 to 12.5",
    "next_run": "RMSProp selected",
    "previous_run": "EWMA momentum selected",
    "parameter": "numbers of x₁",
    "paths_ahead": "paths ahead hidden",
    "inside": "inside a step",
    "mid_run": "edits apply from the playhead on",
    "overlays": "drawn for the selected run",
    "overlays_all": "drawn for all runs",
    "predict": "prediction: where will it be",
    "pin": "pinned paths: 3",
    "clear_pins": "no pinned paths",
    "comparison": "Table shown",
    "data": "Data shown",
    "larger": "size 115%",
    "smaller": "size 85%",
    "usual_size": "size 100%",
    "hide_future": "future shown in charts",
    "legend": "legend hidden",
    "magnifier": "magnifier",
    "enlarged": "magnifier",
    "curvature": "the curvature is drawn",
    "equal_axes": "axes on one scale",
    "average": "mean and spread over 200 seeds",
    "draw_anew": "seed ",
    "type_function": "type a function of x and y",
    "type_optimizer": "Own rule selected",
    "copy_picture": "picture of the canvas copied",
    "motion": "steps glide",
    "keep_settings": "learning rates and steps as before",
    "undo": "undone: move of the start",
    "redo": "done again: move of the start",
    **{f"start_{way}": "start at" for way in ("left", "right", "up", "down")},
    **{f"start_{way}_little": "start at" for way in ("left", "right", "up", "down")},
    "presenter": "presenter view",
    "arrange": "panels have titles, to be moved by them",
    "present_rule": "in the presenter view: canvas",
    "present_rates": "in the presenter view: canvas",
    "present_chart": "in the presenter view: canvas",
    "present_data": "in the presenter view: canvas",
    "pointer_dot": "dot around the pointer shown",
    "theme_system": "light theme",
    "theme_light": "light theme",
    "theme_dark": "dark theme",
    "theme_projector": "projector theme",
    "why": "so RMSProp moves",
    "copy_step": "Copied: Step 5 of RMSProp: the rate of x₂ fell to 0.006",
    "reset_layout": "all panels where they belong",
    "leave": "usual view",
    "relief_beside": "surface in 3-D beside the contours",
    "relief_instead": "surface in 3-D instead of the contours",
    "heights_suitable": "heights as suits the surface",
    "heights_linear": "linear heights",
    "heights_logarithmic": "logarithmic heights",
    "heights_cut": "heights, cut off",
    "seen_at_first": "seen from -58°, 38°",
    "seen_above": "seen from -90°, 90°",
    "seen_x1": "seen from 0°, 18°",
    "seen_x2": "seen from -90°, 18°",
}
"""A part of what the announcer says of each action that is no dialog."""


@pytest.fixture
def heard(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What a screen reader has been told."""
    texts: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    window.announcer.said.connect(texts.append)
    yield texts
    window.announcer.said.disconnect(texts.append)
    window.presenter.set_active(False)


def settle(window: MainWindow) -> None:
    """Let what has been asked for come about, and have it spoken."""
    computed(window)
    for _ in range(3):  # panels are noted one turn after they have moved
        QCoreApplication.processEvents()
    window.announcer.speak()


def test_every_action_is_told_of_here_or_opens_a_window_of_its_own() -> None:
    assert {info.name for info in ACTIONS} == {*TOLD, *WITH_A_WINDOW, *NOT_HERE}


@pytest.mark.parametrize("name", TOLD)
def test_what_an_action_has_changed_is_announced(window: MainWindow, heard: list[str], name: str) -> None:
    EVERY_EFFECT[name].prepare(window)
    settle(window)
    heard.clear()
    window.actions_by_name[name].trigger()
    settle(window)
    window.player.pause()
    assert any(TOLD[name] in text for text in heard), heard


def test_a_switch_is_told_when_it_is_turned_back(window: MainWindow, heard: list[str]) -> None:
    for name, words in {
        "inside": "whole steps again",
        "mid_run": "edits apply from the start",
        "paths_ahead": "paths ahead shown",
        "legend": "legend shown",
        "hide_future": "future hidden in charts",
        "present_rule": "in the presenter view: canvas",
        "present_rates": "in the presenter view: canvas",
        "present_chart": "in the presenter view: canvas",
        "pointer_dot": "dot around the pointer hidden",
        "overlays": "drawn only inside a step",
        "parameter": "numbers of x₂",
        "predict": "prediction closed",
        "comparison": "Charts shown, Table closed",
    }.items():
        for _ in range(2):
            window.actions_by_name[name].trigger()
            settle(window)
        assert any(words in text for text in heard), name


@pytest.mark.parametrize("name", sorted(WITH_A_WINDOW))
def test_a_window_of_its_own_has_a_title(window: MainWindow, name: str) -> None:
    EVERY_EFFECT[name].prepare(window)
    window.actions_by_name[name].trigger()
    settle(window)
    opened = [child for child in window.findChildren(QWidget) if child.isWindow() and child.isVisible()]
    assert [bool(child.windowTitle()) for child in opened] == [True]
    for child in opened:
        child.close()
    close_dialogs(window)
    window.documents.desk.note_given_up()
