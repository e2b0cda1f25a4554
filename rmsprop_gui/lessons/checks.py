"""Answers to predictions, and whether a task is done: numbers against what a lesson says, and words for the student."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rmsprop_gui.lessons.lesson import ByChoice, ByClick, ByNumber, Prediction
from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.surfaces.surface import Point, View

Answer = Point | float | int
"""A point of the plane, a number, or the index of a choice, as the prediction asks for."""


@dataclass(frozen=True)
class Outcome:
    """Whether an answer is right, what is said of it, and a rule to play as a ghost that shows what it would mean.

    `because` is said of this answer alone; what the prediction says to everybody comes on top.
    """

    is_right: bool
    because: Blocks = ()
    play: UpdateRule | None = None


def check_prediction(prediction: Prediction, answer: Answer, view: View) -> Outcome:
    """The outcome of an answer; `view` is the range that is seen, whose diagonal distances are measured by.

    ValueError for an answer of another kind than is asked for.
    """
    match prediction.answer:
        case ByChoice(choices) if isinstance(answer, int) and 0 <= answer < len(choices):
            chosen = choices[answer]
            return Outcome(chosen.is_right, chosen.because, chosen.play)
        case ByClick() as by_click if isinstance(answer, tuple):
            return _by_distance(by_click, lambda at: _apart(answer, at, view), by_click.at)
        case ByNumber() as by_number if isinstance(answer, int | float):
            return _by_distance(by_number, lambda at: abs(answer - at), by_number.value)
    raise ValueError("that is no answer to this question")


def _by_distance(answer: ByClick | ByNumber, distance: Callable[[Any], float], right: Any) -> Outcome:
    """Right where it is near enough; else what is said of the nearest wrong answer that is near enough."""
    if distance(right) <= answer.within:
        return Outcome(True)
    foreseen = [wrong for wrong in answer.wrong if distance(wrong.at) <= wrong.within]
    nearest = min(foreseen, key=lambda wrong: distance(wrong.at), default=None)
    return Outcome(False, nearest.because if nearest else ())


def _apart(one: Point, other: Point, view: View) -> float:
    """How far two points are from one another, as a part of the diagonal of the view."""
    parts = ((a - b) / (high - low) for a, b, (low, high) in zip(one, other, view, strict=True))
    return math.hypot(*parts) / math.sqrt(2)
