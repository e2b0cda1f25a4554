"""What a screen reader is told, over the bus that screen readers listen to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmsprop_gui.optimizers.rmsprop import RMSProp
from rmsprop_gui.simulation.dissection import parts_of
from rmsprop_gui.simulation.experiment import notebook_experiment

from .conftest import do_without
from .program import Program
from .screen import Screen
from .screen_reader import ScreenReader, Thing, is_there

PARTS = parts_of(RMSProp())
RUNS = [run.label for run in notebook_experiment().runs]


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[ScreenReader]:
    if not is_there():
        do_without("a client of AT-SPI")
    reader = ScreenReader(tmp_path)
    yield reader
    reader.stop()


@pytest.fixture
def spoken(screen: Screen, reader: ScreenReader, tmp_path: Path) -> Iterator[Program]:
    """The program while a screen reader is there."""
    program = Program(screen, tmp_path, **reader.surroundings)
    try:
        program.wait_for_window()
        yield program
    finally:
        program.kill()


def the(things: list[Thing], role: str, name: str) -> Thing:
    """The one thing in sight with this role and this name."""
    (found,) = (thing for thing in things if (thing.role, thing.name) == (role, name))
    return found


def hear(program: Program, reader: ScreenReader, words: str) -> list[str]:
    """What is announced until these words have been."""
    texts: list[str] = []

    def is_told() -> bool:
        texts.extend(reader.heard())
        return any(re.search(words, text) for text in texts)

    program.wait_until(is_told, f"{words!r} to be announced")
    return texts


def test_keys_are_answered_in_words(spoken: Program, reader: ScreenReader) -> None:
    for key, words in {
        "Next": r"step 1, loss of RMSProp \d",  # X's name for Page_Down
        "i": "inside a step: forward and back walk through its parts",
        "Page_Down": rf"^part 1 of {len(PARTS)} of step 1 → 2: gradient g, x₁ \S+, x₂ \S+$",
        "Right": rf"^part 2 of {len(PARTS)} of step 1 → 2: {PARTS[1].label} v, x₁ \S+, x₂ \S+$",
        "Left": rf"^part 1 of {len(PARTS)} of step 1 → 2: ",
        "x": "numbers of x₁",
        "h": "future shown in charts",
        "n": "EWMA momentum selected",
        "a": "paths ahead hidden",
        "l": "legend hidden",
        "shift+o": "drawn for all runs",
        "p": "pinned paths: 3",
        "ctrl+z": "undone",
        "z": "x₁ from −8 to 8",
        "plus": "steps a second",
        "m": "edits apply from the playhead on",
        "t": "Table shown",
        "g": "click where you expect it",
        "Escape": "prediction closed",
        "F5": "presenter view",
    }.items():
        spoken.screen.press(key)
        hear(spoken, reader, words)


def test_questions_are_heard_and_answered_with_keys_alone(spoken: Program, reader: ScreenReader) -> None:
    before = spoken.title
    spoken.screen.press("j")
    asked = hear(spoken, reader, "; 1: .*; 2: ")
    assert not any("Right: " in text or "It is " in text for text in asked)
    spoken.screen.press("1")
    hear(spoken, reader, r"^(Right: |Not quite\. It is \d)")
    spoken.screen.press("Return")
    hear(spoken, reader, "; 1: .*; 2: ")
    spoken.screen.press("Escape")
    spoken.wait_until(lambda: spoken.title == before, "one's own experiment to be back")


def test_boxes_tell_what_they_are_for_and_what_was_chosen(spoken: Program, reader: ScreenReader) -> None:
    spoken.screen.press("Right", "x")
    hear(spoken, reader, "numbers of x₁")
    roles = ("combo box", "page tab list")
    expected = {
        ("Surface", "Ill-conditioned quadratic"),
        ("Run to explain", "RMSProp"),
        ("Run to compare with", "AdaGrad"),
        ("Speed", "10/s"),
        ("Parameter", "x₁"),
    }

    def told() -> set[tuple[str, ...]]:
        return {(*thing.labels, thing.name) for thing in reader.things() if thing.role in roles and thing.labels}

    spoken.wait_until(lambda: told() == expected, f"the boxes to be told as {expected}, not as {told()}")


def test_sliders_tell_their_number_and_take_another(spoken: Program, reader: ScreenReader) -> None:
    things = reader.things()
    assert the(things, "slider", "learning rate").value == (0.1, 1e-5, 10.0)
    assert the(things, "slider", "Step").value == (0.0, 0.0, 100.0)
    spoken.screen.press("Right")
    hear(spoken, reader, "step 1")
    assert reader.set_number("learning rate", 0.25)
    spoken.wait_until(lambda: "0.25" in shown_rate(reader), "the rate in the formula")
    assert the(reader.things(), "slider", "learning rate").value == (0.25, 1e-5, 10.0)


def test_pictures_have_roles_names_and_words(spoken: Program, reader: ScreenReader) -> None:
    spoken.screen.press("Right", "Right")
    hear(spoken, reader, "step 2")
    things: list[Thing] = []

    def is_told() -> bool:
        things[:] = reader.things()
        return "Step 2: RMSProp at x₁ " in the(things, "image", "Canvas").description

    spoken.wait_until(is_told, "the canvas to tell where the run is")
    for role, name, words in (
        ("image", "Canvas", r"Ill-conditioned quadratic, x₁ from −10 to 10, x₂ from −4 to 4; start at 9, −3\."),
        ("chart", "Loss f(x)", r"step 2: EWMA momentum \S+; AdaGrad \S+; RMSProp \S+\."),
        ("chart", "Effective rate r", r"step 2: .*RMSProp \S+, \S+; 2/λ₁ 10.00; 2/λ₂ 0.2000"),
        ("chart", "Effective learning rates on a log scale", r"^x₁: \S+, stable below 10.00\nx₂: "),
        ("chart", "Weights of past gradients", "weights of g"),
        ("label", "Formula of the surface", r"f = 0\.1\s?x₁\^2"),
        ("label", "Update rule", r"v ← β₂\s?v"),
        ("label", "Update rule", r"= 0\.9 "),
        ("label", "Numbers of this step", r"gradient g: \S+, \S+\n"),
    ):
        told = [thing.description for thing in things if (thing.role, thing.name) == (role, name)]
        assert any(re.search(words, text) for text in told), (name, told)
    assert "Loss f(x), what the chart shows" in {thing.name for thing in things}, "the menu of a chart is found"


def test_each_run_has_names_of_its_own(spoken: Program, reader: ScreenReader) -> None:
    things = reader.things()
    for run in RUNS:
        the(things, "check box", f"Show {run}")
        assert any(thing.role == "image" and thing.name.startswith(f"{run}: ") for thing in things)


def test_all_that_takes_the_keyboard_and_all_that_is_painted_has_a_name(spoken: Program, reader: ScreenReader) -> None:
    spoken.screen.press("Right", "g")
    hear(spoken, reader, "click where you expect it")
    nameless = [
        thing
        for thing in reader.things()
        if not thing.name and ("FOCUSABLE" in thing.states or thing.role in ("image", "chart", "check box"))
    ]
    assert nameless == []


def test_a_dialog_tells_its_name_and_takes_the_focus(spoken: Program, reader: ScreenReader) -> None:
    dialogs: list[Thing] = []

    def has_the_focus() -> bool:
        dialogs[:] = [window for window in reader.windows() if window.role == "dialog"]
        return any("FOCUSED" in thing.states for dialog in dialogs for thing in dialog)

    spoken.screen.press("F1")
    spoken.wait_until(has_the_focus, "the list of keys to have the focus")
    assert dialogs[0].name.startswith("Keyboard shortcuts")


def test_a_menu_tells_its_name_its_entries_and_what_is_on(spoken: Program, reader: ScreenReader) -> None:
    spoken.screen.press("alt+v")
    spoken.wait_until(lambda: any(thing.role == "popup menu" for thing in reader.things()), "the menu")
    menu = the(reader.things(), "popup menu", "View")
    entries = {thing.name: thing for thing in menu.children if thing.role == "menu item"}
    assert "CHECKED" in entries["Legend"].states and "CHECKED" not in entries["Presenter view"].states
    assert "" not in entries


def shown_rate(reader: ScreenReader) -> str:
    """The formula in numbers."""
    name = "Update rule"
    return "".join(thing.description for thing in reader.things() if thing.name == name)
