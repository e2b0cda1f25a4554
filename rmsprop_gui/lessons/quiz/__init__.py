"""Questions about paths, drawn by chance so that exactly one answer fits: a family a file."""

from rmsprop_gui.lessons.quiz.families import FAMILIES
from rmsprop_gui.lessons.quiz.generator import MAX_QUIZ_SEED, question
from rmsprop_gui.lessons.quiz.question import Question

__all__ = ["FAMILIES", "MAX_QUIZ_SEED", "Question", "question"]
