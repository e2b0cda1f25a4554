"""Which β drew this path, the optimizer and its learning rate being known?"""

from itertools import combinations

from rmsprop_gui.lessons.quiz.chance import Chance, with_setting
from rmsprop_gui.lessons.quiz.fairness import is_seen, is_steady, unit_path
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.path_question import Candidate, path_question
from rmsprop_gui.lessons.quiz.question import Asked, Question, Told
from rmsprop_gui.lessons.quiz.unit_view import same
from rmsprop_gui.optimizers import EWMAMomentum, RMSProp
from rmsprop_gui.optimizers.rule import UpdateRule

STEPS = 60
APART = 0.05
KEPT = (0.5, 0.9, 0.99)
SETTING = "beta"
_KINDS: tuple[type[UpdateRule], ...] = (EWMAMomentum, RMSProp)


class WhichMemory(Family):
    """Three β far enough apart that any two of their paths are told apart."""

    name = "memory"
    title = "Which β"

    def draw(self, chance: Chance) -> Question | None:
        scene, kind = chance.scene(), chance.pick(_KINDS)
        usual = chance.rate_near(scene.usual(kind))
        rules = [with_setting(usual, SETTING, kept) for kept in KEPT]
        answer = chance.answer_among(len(rules))
        path = unit_path(scene, rules[answer], STEPS)
        if not is_seen(path):
            return None
        candidates = [Candidate(rule, unit_path(scene, rule, STEPS)) for rule in rules]
        pairs = combinations(candidates, 2)
        others = [item.path for index, item in enumerate(candidates) if index != answer]
        if any(same(one.path, other.path) < APART * chance.wider for one, other in pairs):
            return None
        if not is_steady(scene, rules[answer], path, others):
            return None
        choices = tuple(Told(rule, (SETTING,), is_named=False) for rule in rules)
        told = Told(usual, ("learning_rate",))
        return path_question(self, Asked.MEMORY, scene, candidates, choices, answer, told)
