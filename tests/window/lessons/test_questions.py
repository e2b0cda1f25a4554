"""Questions wait for an answer, tell what it is worth, and show a wrong one that is a run."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.window.lessons.question_card import QuestionCard
from rmsprop_gui.window.main_window import MainWindow
from window.windows import computed, until

from .taught import guide_of, press


def asking(window: MainWindow, scene: int) -> QuestionCard:
    """The card of the question of a scene, which is being asked."""
    guide = guide_of(window)
    guide.go_to_scene(scene)
    computed(window)
    while not guide.is_asking:
        press(window, Qt.Key.Key_PageDown)
    card = window.lessons.conductor.pane.current
    assert isinstance(card, QuestionCard)
    answers = card.choices.buttons if card.choices is not None else card.fields
    until(lambda: all(widget.isVisible() and widget.height() > 20 for widget in answers))  # it has been laid out
    return card


@pytest.mark.parametrize(
    "place, verdict, because",
    [
        ((8.9, -1.4), "Right. It is at 8.91, −1.5.", "The steep axis decides."),
        ((8.4, -2.7), "Not quite. It is at 8.91, −1.5.", "That is toward the star. The steep axis decides."),
        ((0.0, 0.0), "Not quite. It is at 8.91, −1.5.", "The steep axis decides."),
    ],
)
def test_a_click_on_the_canvas_is_an_answer_and_moves_nothing(
    taught: MainWindow, place: tuple[float, float], verdict: str, because: str
) -> None:
    card, start = asking(taught, 0), taught.session.experiment.start
    assert taught.canvas.answer_marks.asked is not None and taught.canvas.answer_marks.asked.is_open
    taught.canvas.start_chosen.emit(*place)
    assert card.spoken == f"{verdict} {because}" and guide_of(taught).moment.kind is Kind.ANSWER
    marked = taught.canvas.answer_marks.asked
    assert marked is not None and (marked.guess, marked.place) == (place, (8.91, -1.5))
    assert taught.session.experiment.start == start
    press(taught, Qt.Key.Key_PageDown)
    assert taught.canvas.answer_marks.asked.place is None, "the next moment is about something else"


def test_nothing_that_comes_is_seen_before_it_has_been_asked(taught: MainWindow) -> None:
    locks, guide = taught.view.locks, guide_of(taught)
    guide.go_to_scene(1)
    assert locks.hides_what_comes, "it is still to be asked"
    while not guide.is_asking:
        press(taught, Qt.Key.Key_PageDown)
    assert locks.hides_what_comes
    assert all(chart.future_hidden for chart in taught.charts.charts)
    press(taught, Qt.Key.Key_PageDown)
    assert not locks.hides_what_comes
    press(taught, Qt.Key.Key_PageUp)
    assert locks.hides_what_comes
    guide.explore()
    assert not locks.hides_what_comes
    guide.return_to_scene()
    taught.lessons.conductor.close()
    assert not locks.hides_what_comes


def test_a_place_can_be_typed(taught: MainWindow) -> None:
    card = asking(taught, 0)
    for field, value in zip(card.fields, ("8.9", "-1.5"), strict=True):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, value)
    QTest.keyClick(card.fields[1], Qt.Key.Key_Return)
    assert card.verdict.text().startswith("Right.")


@pytest.mark.parametrize(
    "key, verdict, ghost", [("2", "Right.", ""), ("1", "Not quite.", ""), ("3", "Not quite.", "Adam")]
)
def test_a_digit_chooses_and_a_wrong_choice_that_is_a_run_is_seen(
    taught: MainWindow, key: str, verdict: str, ghost: str
) -> None:
    card = asking(taught, 1)
    taught.canvas.setFocus()
    QTest.keyClick(taught.canvas, key)
    assert card.verdict.text() == verdict and "See the chart." in card.spoken
    labels = [pin.label for pin in taught.session.experiment.pins]
    assert len(labels) == bool(ghost) and all(ghost in label for label in labels)
    press(taught, Qt.Key.Key_PageDown)
    assert not taught.session.experiment.pins, "the ghost goes with its verdict"


def test_a_choice_can_be_clicked_once(taught: MainWindow) -> None:
    card = asking(taught, 1)
    assert card.choices is not None
    QTest.mouseClick(card.choices.buttons[0], Qt.MouseButton.LeftButton)
    assert card.verdict.text() == "Not quite."
    QTest.mouseClick(card.choices.buttons[1], Qt.MouseButton.LeftButton)
    assert card.verdict.text() == "Not quite."


@pytest.mark.parametrize("typed, told", [("87", "Right. It is 87."), ("100", "Not quite. It is 87. Too many.")])
def test_a_number_is_typed(taught: MainWindow, typed: str, told: str) -> None:
    card = asking(taught, 2)
    (field,) = card.fields
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert card.spoken == told


def test_next_tells_the_answer_without_one(taught: MainWindow) -> None:
    card = asking(taught, 1)
    press(taught, Qt.Key.Key_PageDown)
    assert card.verdict.text() == "" and "See the chart." in card.spoken
    marks = [button.accessibleDescription() for button in card.choices.buttons]  # type: ignore[union-attr]
    assert marks == ["", "right", ""]


def test_what_was_answered_is_there_again_on_the_way_back(taught: MainWindow) -> None:
    asking(taught, 0)
    taught.canvas.start_chosen.emit(8.9, -1.4)
    press(taught, Qt.Key.Key_PageDown)
    press(taught, Qt.Key.Key_PageUp)
    card = taught.lessons.conductor.pane.current
    assert isinstance(card, QuestionCard) and card.verdict.text().startswith("Right.")


def test_a_task_tells_how_far_it_is_with_figures(taught: MainWindow) -> None:
    guide, pane = guide_of(taught), taught.lessons.conductor.pane
    guide.go_to_scene(2)
    computed(taught)
    while guide.moment.kind is not Kind.TASK:
        press(taught, Qt.Key.Key_PageDown)
    card = pane.current
    until(lambda: card.status.text() == "Not yet.")
    assert "0.01" in card.missing.text()
    card._hint.click()
    assert "What is 2/λ?" in card.text
    taught.session.set_hyperparameter(0, "learning_rate", 0.19)
    until(lambda: card.status.text() == "✓ Done.")
    taught.session.set_hyperparameter(0, "learning_rate", 0.3)
    until(lambda: card.status.text() == "Not yet.")
    card._solution.click()
    until(lambda: card.status.text() == "✓ Done.")
    taught.session.undo()
    assert taught.session.experiment.runs[0].rule.learning_rate == 0.3
