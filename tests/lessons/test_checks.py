"""Answers are right or wrong by the numbers of the lesson, and what is said of a wrong one is what fits it best."""

import pytest

from rmsprop_gui.lessons.checks import Answer, Outcome, check_prediction
from rmsprop_gui.lessons.lesson import ByClick, Prediction
from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.surfaces.surface import View

from .test_reading import sample

VIEW: View = ((-10.0, 10.0), (-4.0, 4.0))
CLICK, CHOICE, NUMBER = (part for scene in sample().scenes for part in scene.parts if isinstance(part, Prediction))


@pytest.mark.parametrize(
    ("asked", "answer", "is_right"),
    [
        (CLICK, (8.91, -1.5), True),
        (CLICK, (8.91 - 0.049 * 20 * 2**0.5, -1.5), True),
        (CLICK, (8.91 - 0.051 * 20 * 2**0.5, -1.5), False),
        (CLICK, (8.91, -1.5 + 0.049 * 8 * 2**0.5), True),
        (CLICK, (8.91, -1.5 + 0.051 * 8 * 2**0.5), False),
        (CHOICE, 0, True),
        (CHOICE, 1, False),
        (NUMBER, -1.1049, True),
        (NUMBER, -1.0949, False),
    ],
)
def test_an_answer_is_right_within_its_distance(asked: Prediction, answer: Answer, is_right: bool) -> None:
    assert check_prediction(asked, answer, VIEW).is_right is is_right


def test_a_wrong_answer_that_was_foreseen_is_told_why() -> None:
    assert isinstance(CLICK.answer, ByClick)
    star = CLICK.answer.wrong[0]
    assert check_prediction(CLICK, (8.5, -2.8), VIEW) == Outcome(False, star.because)
    assert check_prediction(CLICK, (0.0, 0.0), VIEW) == Outcome(False)
    played = check_prediction(CHOICE, 1, VIEW)
    assert played.play == GradientDescent(0.21) and played.because


@pytest.mark.parametrize(("asked", "answer"), [(CLICK, 1.0), (CHOICE, 3), (CHOICE, (1.0, 1.0)), (NUMBER, (1.0, 1.0))])
def test_an_answer_of_another_kind_is_refused(asked: Prediction, answer: Answer) -> None:
    with pytest.raises(ValueError, match="no answer"):
        check_prediction(asked, answer, VIEW)
