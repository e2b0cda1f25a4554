"""Questions in the window: asked, answered, explained and left; nothing tells the answer before it is due."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playback.threads import running_threads
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from rmsprop_gui.lessons.quiz import FAMILIES, question
from rmsprop_gui.lessons.quiz.question import Marker, Question
from rmsprop_gui.lessons.quiz.score import Score
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.window.canvas.layer import Layer
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.quiz import words
from rmsprop_gui.window.quiz.answer_button import AnswerButton
from rmsprop_gui.window.quiz.master import QuizMaster
from window.windows import close, computed, open_lab, until

SEED = 11


@pytest.fixture
def asking(window: MainWindow) -> Iterator[QuizMaster]:
    """The first question of a seed, over the work of a user."""
    yield asked(window)
    window.quizzes.show(False)
    if window.quizzes.master is not None:
        window.quizzes.master.pane.choosing.with_class.setChecked(False)


def asked(window: MainWindow, families: tuple[str, ...] = tuple(FAMILIES), seed: int = SEED) -> QuizMaster:
    window.quizzes.show(True)
    master = window.quizzes.master
    assert master is not None
    master.begin_anew(seed, families)
    until(lambda: master.question is not None)
    return master


def the_question(master: QuizMaster) -> Question:
    assert master.question is not None
    return master.question


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.canvas, key)


def told_by(widget: QWidget) -> list[str]:
    """All that a window shows as words, or says: texts, tips, names and descriptions."""
    said = []
    for child in (widget, *widget.findChildren(QWidget)):
        text = child.text() if isinstance(child, QLabel | QPushButton) else ""
        said += [text, child.toolTip(), child.accessibleName(), child.accessibleDescription(), child.windowTitle()]
    said += [action.text() for action in widget.findChildren(QAction)]
    said += [item.toolTip() for item in widget.canvas.scene().items() if isinstance(item, Layer)]
    return said


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_shown_and_said_is_the_same_whichever_choice_is_right(window: MainWindow, family: str) -> None:
    master = asked(window, (family,))
    computed(window)
    true = the_question(master)
    assert window.session.experiment.runs == ()
    before = told_by(window)
    other = replace(true, answer=(true.answer + 1) % len(true.choices))
    master.pane.show_question(other, False)
    assert told_by(window) == before
    assert words.asked_of(other) == words.asked_of(true)
    window.quizzes.show(False)


def test_all_work_comes_back_as_it_was(window: MainWindow) -> None:
    window.session.set_start((1.0, 2.0))
    window.session.settle()
    window.view.update(step=3, paths_ahead=False, selected=1)
    until(lambda: computed(window).player.step == 3)
    desk = window.documents.desk

    def work() -> tuple[object, ...]:
        return window.session.experiment, window.view.state, window.windowTitle(), desk.is_unsaved, desk.document

    QTest.qWait(50)  # what panels are there is noted once they are
    before = work()
    undo = window.session.history.undo_text
    master = asked(window)
    assert (desk.is_unsaved, desk.document) == before[3:]
    master.choose(0)
    until(lambda: not window.player.playing and computed(window).session.experiment.runs != ())
    window.actions_by_name["leave"].trigger()
    until(lambda: computed(window).player.step == 3)
    until(lambda: work() == before)
    assert window.session.history.undo_text == undo
    assert master.pane.isHidden()


def test_an_answer_is_judged_at_once_and_played_to_what_explains_it(window: MainWindow, asking: QuizMaster) -> None:
    right = the_question(asking)
    press(window, Qt.Key(Qt.Key.Key_1 + right.answer))
    assert asking.is_told
    assert asking.pane.verdict.text().startswith("Right")
    until(lambda: computed(window).player.playing or window.player.step > 0)
    until(lambda: not window.player.playing)
    assert window.player.step >= min(right.feature.row, 1)
    assert window.session.experiment == right.after
    assert asking.marks.marks.ghost is not None
    for part in (asking.pane.feature, asking.pane.ghost, asking.pane.line):
        assert part.isVisible()


@pytest.mark.parametrize("family, seed", [("number", 3), ("number", 42971), ("place", 15964)])
def test_the_name_of_the_ghost_is_written_over_no_head_no_place_and_no_other_name(
    window: MainWindow, family: str, seed: int
) -> None:
    """At a first step all of them are next to one another."""
    master = asked(window, (family,), seed)
    press(window, Qt.Key.Key_1)
    until(lambda: computed(window).player.playing or window.player.step > 0)
    until(lambda: not window.player.playing)
    window.canvas.grab()
    name, mapping = master.marks.named, master.marks.mapping()
    taken = [*window.canvas.label_places(mapping), *master.marks.boxes(mapping)]
    assert name is not None and not any(map(name.intersects, taken))
    window.quizzes.show(False)


def test_score_and_streak_and_the_same_family_after_a_miss(window: MainWindow, asking: QuizMaster) -> None:
    asking.choose(the_question(asking).answer)
    assert asking.score == Score(1, 1, 1, 1)
    press(window, Qt.Key.Key_Return)
    until(lambda: asking.question is not None and not asking.is_told)
    missed = the_question(asking)
    asking.choose((missed.answer + 1) % len(missed.choices))
    assert asking.score == Score(2, 1, 0, 1)
    press(window, Qt.Key.Key_PageDown)
    until(lambda: asking.question is not None and not asking.is_told)
    again = the_question(asking)
    assert again == question(SEED, 3, tuple(FAMILIES), missed.family)
    assert again.family == missed.family


def test_a_class_counts_hands_until_the_answer_is_told(window: MainWindow, asking: QuizMaster) -> None:
    asking.pane.choosing.with_class.setChecked(True)
    for _ in range(2):
        press(window, Qt.Key.Key_2)
    assert not asking.is_told
    assert "2 hand" in asking.pane.buttons[1].accessibleName()
    assert window.session.experiment.runs == ()
    press(window, Qt.Key.Key_R)
    assert asking.is_told
    assert asking.score == Score()
    press(window, Qt.Key.Key_PageDown)
    until(lambda: asking.question is not None and not asking.is_told)
    press(window, Qt.Key.Key_PageDown)
    assert asking.is_told


def test_a_place_is_chosen_on_the_canvas_and_no_click_moves_the_start(window: MainWindow) -> None:
    master = asked(window, ("place",))
    computed(window)
    true = the_question(master)
    mapping = window.canvas.mapping
    start = window.session.experiment.start
    window.canvas.start_chosen.emit(0.1, 0.1)
    window.canvas.start_dragged.emit(0.1, 0.1)
    QTest.keyClick(window.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.experiment.start == start
    answer = true.choices[true.answer]
    assert isinstance(answer, Marker)
    master.marks.press(mapping.pixel(answer.place), False)
    assert master.is_told
    assert master.pane.verdict.text().startswith("Right")
    window.quizzes.show(False)


def test_enter_presses_the_choice_that_has_the_keyboard(window: MainWindow, asking: QuizMaster) -> None:
    button = asking.pane.buttons[0]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert asking.is_told
    press(window, Qt.Key.Key_Return)
    assert not asking.is_told


def test_page_down_does_not_answer_for_somebody_alone(window: MainWindow, asking: QuizMaster) -> None:
    press(window, Qt.Key.Key_PageDown)
    press(window, Qt.Key.Key_PageUp)
    assert not asking.is_told
    assert window.player.step == 0


def test_families_and_seed_are_chosen_and_shown(window: MainWindow, asking: QuizMaster) -> None:
    choosing = asking.pane.choosing
    for name, box in choosing.families.items():
        box.setChecked(name == "fate")
    choosing.open()
    choosing.seed.selectAll()
    QTest.keyClicks(choosing.seed, "123")
    choosing.begin.click()
    until(lambda: asking.question is not None and asking.question == question(123, 1, ("fate",)))
    assert any("123" in label.text() for label in asking.pane.findChildren(QLabel))
    choosing.families["fate"].setChecked(False)
    assert not choosing.begin.isEnabled()
    for box in choosing.families.values():
        box.setChecked(True)


def test_questions_and_their_outcome_are_spoken(
    window: MainWindow, asking: QuizMaster, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(window.announcer, "say", lambda kind, text: said.append((kind, text)))
    asking.begin_anew(SEED, ("optimizer",))
    until(lambda: asking.question is not None)
    true = the_question(asking)
    assert said[-1][0] == "question"
    assert all(words.choice_words(choice) in said[-1][1] for choice in true.choices)
    asking.choose(true.answer)
    assert any("Right" in text for kind, text in said if kind == "question")


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_can_be_put_into_words(window: MainWindow, family: str) -> None:
    for number in (1, 2, 3):
        true = question(SEED, number, (family,))
        for text in (
            words.asked_of(true),
            words.feature_words(true),
            words.ghost_words(true),
            words.path_words(true),
            words.verdict(true, None),
            *map(words.choice_words, true.choices),
        ):
            assert text
            assert "{" not in text


def test_a_window_can_be_closed_while_a_question_is_being_drawn() -> None:
    window = open_lab(notebook_experiment())
    window.quizzes.show(True)
    close(window)
    until(lambda: not any("questions" in name for name in running_threads()))


def test_a_file_that_is_opened_ends_the_questions(window: MainWindow, asking: QuizMaster) -> None:
    window.documents.own_work.bring_back()
    assert not asking.is_on
    assert asking.pane.isHidden()
    assert not any(button.isVisible() for button in asking.pane.findChildren(AnswerButton))
