"""Which optimizer drew this path, whatever its learning rate was?"""

from rmsprop_gui.lessons.quiz.chance import KINDS, Chance, Scene
from rmsprop_gui.lessons.quiz.fairness import best_fit, is_seen, is_steady, unit_path
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.path_question import Candidate, path_question
from rmsprop_gui.lessons.quiz.question import Asked, Question, Told
from rmsprop_gui.lessons.quiz.unit_view import same
from rmsprop_gui.optimizers import AdaGrad, RMSProp
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.surfaces.surface import Array

STEPS = 40
APART = 0.03
OTHERS = 3
MIMICS = frozenset({AdaGrad, RMSProp})
"""At some learning rate one of them nearly draws what the other has drawn: they are never offered together."""


class WhichOptimizerAlone(Family):
    """Each of the others is played at the learning rate at which it comes nearest to the path."""

    name = "optimizer_alone"
    title = "Which optimizer, η unknown"

    def draw(self, chance: Chance) -> Question | None:
        scene, kind = chance.scene(), chance.pick(KINDS)
        rule = chance.rate_near(scene.usual(kind))
        path = unit_path(scene, rule, STEPS)
        if not is_seen(path):
            return None
        rivals = _rivals(scene, kind, path)
        lines = [rival.path for rival in rivals]
        if any(same(path, line) < APART * chance.wider for line in lines) or not is_steady(scene, rule, path, lines):
            return None
        choices = chance.placed(Candidate(rule, path), rivals)
        told = tuple(Told(choice.rule) for choice in choices)
        return path_question(self, Asked.OPTIMIZER_ALONE, scene, choices, told, chance.answer_among(len(choices)))


def _rivals(scene: Scene, kind: type[UpdateRule], path: Array) -> list[Candidate]:
    """The best fits of the others, the farthest of them, and of two that mimic each other the farther one."""
    fits = [_fitted(scene, other, path) for other in KINDS if other is not kind]
    fits.sort(key=lambda fit: -same(path, fit.path))
    chosen: list[Candidate] = []
    for fit in fits:
        kinds = {kind, *(type(other.rule) for other in chosen), type(fit.rule)}
        if not kinds >= MIMICS:
            chosen.append(fit)
    return chosen[:OTHERS]


def _fitted(scene: Scene, kind: type[UpdateRule], path: Array) -> Candidate:
    rule, drawn = best_fit(scene, scene.usual(kind), path)
    return Candidate(rule, drawn)
