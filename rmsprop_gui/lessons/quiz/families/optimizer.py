"""Which optimizer drew this path, with the learning rate of each said?"""

from rmsprop_gui.lessons.quiz.chance import KINDS, Chance
from rmsprop_gui.lessons.quiz.fairness import is_seen, is_steady, unit_path
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.path_question import Candidate, path_question
from rmsprop_gui.lessons.quiz.question import Asked, Question, Told
from rmsprop_gui.lessons.quiz.unit_view import same

STEPS = 40
APART = 0.10
OTHERS = 3


class WhichOptimizer(Family):
    """The three others whose paths lie the farthest. All have rates drawn alike, or the answer's would stand out."""

    name = "optimizer"
    title = "Which optimizer, η given"

    def draw(self, chance: Chance) -> Question | None:
        scene, kind = chance.scene(), chance.pick(KINDS)
        rule = chance.rate_near(scene.usual(kind))
        path = unit_path(scene, rule, STEPS)
        if not is_seen(path):
            return None
        others = [chance.rate_near(scene.usual(other)) for other in KINDS if other is not kind]
        candidates = [Candidate(other, unit_path(scene, other, STEPS)) for other in others]
        rivals = sorted(candidates, key=lambda other: -same(path, other.path))[:OTHERS]
        lines = [rival.path for rival in rivals]
        if any(same(path, line) < APART * chance.wider for line in lines) or not is_steady(scene, rule, path, lines):
            return None
        choices = chance.placed(Candidate(rule, path), rivals)
        told = tuple(Told(choice.rule, ("learning_rate",)) for choice in choices)
        return path_question(self, Asked.OPTIMIZER, scene, choices, told, chance.answer_among(len(choices)))
