"""What becomes of gradient descent at this learning rate: does it settle, swing for ever, or diverge?"""

from rmsprop_gui.lessons.quiz.bowl import Bowl, any_bowl
from rmsprop_gui.lessons.quiz.chance import Chance, rounded, with_setting
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.question import Asked, Fate, Feature, Question, Sign, Told, ghost_of
from rmsprop_gui.lessons.quiz.unit_view import same, to_unit
from rmsprop_gui.optimizers import GradientDescent
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.sweep import swept_paths
from rmsprop_gui.surfaces.surface import Array

STEPS = 60
CLEAR = 0.05
"""By so much ηλ/2 differs from 1 at the least, λ the curvature along the steep axis, where it does not swing."""
_SMALLEST, _LARGEST = 0.3, 1.2
_FATES = tuple(Fate)


class WhichFate(Family):
    """η against 2/λ on a quadratic whose formula is shown; nothing is drawn before the answer."""

    name = "fate"
    title = "Settles, swings or diverges"

    def draw(self, chance: Chance) -> Question | None:
        bowl, answer = any_bowl(chance), chance.answer_among(len(_FATES))
        rates = [_rate(bowl, fate, chance) for fate in _FATES]
        if None in rates:
            return None
        rules = [with_setting(GradientDescent(), "learning_rate", rate) for rate in rates if rate is not None]
        paths = [_path(bowl, rule) for rule in rules]
        others = [index for index in range(len(rules)) if index != answer]
        unit = [to_unit(path, bowl.surface.view) for path in paths]
        nearest = min(others, key=lambda index: float(same(unit[answer], unit[index])))
        rule = rules[answer]
        factor = 1 - rule.values()["learning_rate"] * bowl.curvature
        return Question(
            family=self.name,
            asked=Asked.FATE,
            surface=bowl.surface,
            start=bowl.start,
            steps=STEPS,
            shown=0,
            runs=(rule,),
            choices=_FATES,
            answer=answer,
            feature=Feature(Sign.FACTOR, 1, bowl.steep, factor, "x"),
            ghost=ghost_of(nearest, bowl.surface, paths[answer], paths[nearest], rule=rules[nearest]),
            told=Told(rule, ("learning_rate",)),
        )


def _rate(bowl: Bowl, fate: Fate, chance: Chance) -> float | None:
    """A learning rate with that fate, in the digits in which it is said; None where these make another fate of it."""
    limit = 2 / bowl.curvature
    if fate is Fate.SWINGS:
        return limit if rounded(limit) == limit else None
    clear = CLEAR * chance.wider
    settles = fate is Fate.SETTLES
    part = chance.between(_SMALLEST, 1 - clear) if settles else chance.between(1 + clear, _LARGEST)
    rate = rounded(part * limit)
    is_clear = rate <= (1 - clear) * limit if settles else rate >= (1 + clear) * limit
    return rate if is_clear else None


def _path(bowl: Bowl, rule: UpdateRule) -> Array:
    path: Array = swept_paths(bowl.surface, rule, bowl.start, STEPS)[0]
    return path
