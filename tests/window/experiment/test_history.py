"""Undo and redo of plain values."""

import pytest

from rmsprop_gui.window.experiment.history import History


def edited(*edits: tuple[str, object]) -> tuple[History[int], int]:
    """The values 0, 1, 2 … one after the other, each by an edit with this text and gesture."""
    history: History[int] = History()
    for value, (text, gesture) in enumerate(edits):
        history.record(value, text, gesture)
    return history, len(edits)


def test_a_new_history_has_nothing_to_go_to() -> None:
    history: History[int] = History()
    assert (history.undo_text, history.redo_text) == ("", "")
    for go in (history.undo, history.redo):
        with pytest.raises(ValueError, match="nothing"):
            go(0)


def test_undo_goes_back_one_by_one_and_redo_forth_again() -> None:
    history, value = edited(("a", None), ("b", None), ("c", None))
    seen = [value]
    for text in ("c", "b", "a"):
        assert history.undo_text == text
        seen.append(history.undo(seen[-1]))
        assert history.redo_text == text
    assert seen == [3, 2, 1, 0] and history.undo_text == ""
    for expected in (1, 2, 3):
        assert history.redo(expected - 1) == expected
    assert (history.undo_text, history.redo_text) == ("c", "")


def test_edits_of_one_gesture_are_one_entry() -> None:
    history, value = edited(("move", "start"), ("move", "start"), ("move", "start"))
    assert history.undo(value) == 0 and history.undo_text == ""


GESTURES = {
    "another gesture": (("move", "start"), ("slide", "rate")),
    "no gesture": (("move", "start"), ("add", None)),
    "none twice": (("add", None), ("add", None)),
}


@pytest.mark.parametrize("edits", GESTURES.values(), ids=GESTURES)
def test_edits_of_different_gestures_are_entries_of_their_own(edits: tuple[tuple[str, object], ...]) -> None:
    history, value = edited(*edits)
    assert history.undo(value) == 1 and history.undo(1) == 0


def test_a_gesture_that_is_over_is_not_gone_on_with() -> None:
    history, _ = edited(("move", "start"))
    history.settle(2)
    history.record(1, "move", "start")
    assert history.undo(2) == 1


@pytest.mark.parametrize("go", ["undo", "redo"])
def test_a_gesture_ends_with_undo_and_redo(go: str) -> None:
    history, value = edited(("a", None), ("move", "start"))
    value = history.undo(value)
    if go == "redo":
        value = history.redo(value)
    history.record(value, "move", "start")
    assert history.undo(99) == value


def test_a_new_edit_forgets_what_was_undone() -> None:
    history, value = edited(("a", None), ("b", None))
    history.record(history.undo(value), "c")
    assert history.redo_text == "" and history.undo_text == "c"


def test_the_oldest_edits_are_forgotten() -> None:
    history, value = edited(*(("edit", None) for _ in range(600)))
    count = 0
    while history.undo_text:
        value, count = history.undo(value), count + 1
    assert count == 500 and value == 100
