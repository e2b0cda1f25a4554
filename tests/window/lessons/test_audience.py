"""Before an audience the words stand over the canvas, and the lecturer has notes in a window of their own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.window.lessons.notes_window import NotesWindow
from rmsprop_gui.window.main_window import MainWindow
from window.windows import until

from .taught import guide_of, press


@pytest.fixture
def presenting(taught: MainWindow) -> Iterator[MainWindow]:
    taught.presenter.set_active(True)
    yield taught
    taught.presenter.set_active(False)


def test_the_presenter_view_has_the_words_and_the_usual_one_the_pane(presenting: MainWindow) -> None:
    words, guide = presenting.lessons.conductor.words, guide_of(presenting)
    told = []
    for _ in range(4):
        press(presenting, Qt.Key.Key_PageDown)
        assert words.isVisible() and words.words.height() <= presenting.canvas.height()
        told.append((guide.moment.kind, words.words.text))
    assert told == [
        (Kind.OPEN, "First"),
        (Kind.ASK, "Where is it after one step?"),
        (Kind.ANSWER, "(8.91, −1.5)\nThe steep axis decides."),
        (Kind.STOP, "It has moved by (-0.09, 1.5)."),
    ]
    presenting.presenter.set_active(False)
    assert words.isHidden() and presenting.docks["lesson"].isVisible()


def test_the_digits_choose_in_the_presenter_view_too(presenting: MainWindow) -> None:
    guide = guide_of(presenting)
    guide.go_to_scene(1)
    for _ in range(2):
        press(presenting, Qt.Key.Key_PageDown) if not guide.is_asking else None
    assert "2. RMSProp" in presenting.lessons.conductor.words.words.text
    QTest.keyClick(presenting.canvas, "2")
    assert guide.moment.kind is Kind.ANSWER


@pytest.fixture
def notes(taught: MainWindow) -> NotesWindow:
    taught.actions_by_name["notes"].trigger()
    notes = taught.lessons.conductor.notes
    assert notes is not None
    return notes


def test_notes_tell_the_lecturer_what_the_audience_does_not_see(taught: MainWindow, notes: NotesWindow) -> None:
    press(taught, Qt.Key.Key_PageDown)
    assert "Scene 1 of 3: First" in notes.notes.text and "Let them point first." in notes.notes.text
    assert "Next: question: Where is it after one step?" in notes.notes.text
    press(taught, Qt.Key.Key_PageDown)
    assert "That is toward the star." in notes.notes.text and "Next: the answer" in notes.notes.text
    assert "toward the star" not in taught.lessons.conductor.pane.current.text


def test_the_keys_lead_on_from_the_notes_and_they_go_with_the_lesson(taught: MainWindow, notes: NotesWindow) -> None:
    notes.activateWindow()
    until(notes.isActiveWindow)
    QTest.keyClick(notes, Qt.Key.Key_PageDown)
    assert guide_of(taught).index == 1
    QTest.keyClick(notes, Qt.Key.Key_PageUp)
    assert guide_of(taught).index == 0
    taught.lessons.conductor.close()
    assert not notes.isVisible()


def test_their_letters_stay_as_large_as_they_are(taught: MainWindow, notes: NotesWindow) -> None:
    height = notes.clock.sizeHint().height()
    taught.appearance.choose(scale=2.0)
    assert abs(notes.clock.sizeHint().height() - height) <= 2
    taught.appearance.choose(scale=1.0)
