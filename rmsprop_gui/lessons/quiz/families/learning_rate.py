"""Which η drew this path, the optimizer being known?"""

import math
from collections.abc import Sequence
from itertools import pairwise

from rmsprop_gui.lessons.quiz.chance import KINDS, Chance, at_rate, memories
from rmsprop_gui.lessons.quiz.fairness import is_seen, is_steady, unit_path
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.path_question import Candidate, path_question
from rmsprop_gui.lessons.quiz.question import Asked, Question, Told
from rmsprop_gui.lessons.quiz.unit_view import same
from rmsprop_gui.optimizers.rule import UpdateRule

STEPS = 60
APART = 0.08
RATIO = 2.5
"""From one η to the next: only its order is asked for."""
_ROUNDED = 0.08


class WhichLearningRate(Family):
    """Three η in a row, and the answer may be any of them."""

    name = "learning_rate"
    title = "Which η"

    def draw(self, chance: Chance) -> Question | None:
        scene, kind = chance.scene(), chance.pick(KINDS)
        rule = chance.rate_near(scene.usual(kind))
        rules = _ladder(rule, answer := chance.answer_among(3))
        path = unit_path(scene, rules[answer], STEPS)
        if not is_seen(path):
            return None
        if not _is_even(rules):
            return None
        candidates = [Candidate(item, unit_path(scene, item, STEPS)) for item in rules]
        others = [item.path for index, item in enumerate(candidates) if index != answer]
        if any(same(path, other) < APART * chance.wider for other in others):
            return None
        if not is_steady(scene, rules[answer], path, others):
            return None
        choices = tuple(Told(item, ("learning_rate",), is_named=False) for item in rules)
        told = Told(rule, memories(rule))
        return path_question(self, Asked.LEARNING_RATE, scene, candidates, choices, answer, told)


def _ladder(rule: UpdateRule, answer: int) -> list[UpdateRule]:
    """The rule among two others, so that it has the index `answer`."""
    rate = rule.values()["learning_rate"]
    return [rule if index == answer else at_rate(rule, rate * RATIO ** (index - answer)) for index in range(3)]


def _is_even(rules: Sequence[UpdateRule]) -> bool:
    """Whether neighbours have that ratio, as they are said: none has met the end of its range."""
    rates = [rule.values()["learning_rate"] for rule in rules]
    return all(math.isclose(high / low, RATIO, rel_tol=_ROUNDED) for low, high in pairwise(rates))
