"""Which of three optimizers is first below a loss?"""

from functools import partial

import numpy as np

from rmsprop_gui.lessons.quiz.chance import KINDS, Chance, Scene, rounded
from rmsprop_gui.lessons.quiz.fairness import NEAR, UNSEEN, is_chaotic, is_seen
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.question import Asked, Feature, Question, Sign, Told, ghost_of
from rmsprop_gui.lessons.quiz.unit_view import to_unit
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.sweep import swept_paths
from rmsprop_gui.surfaces.surface import Array

RUNS = 3
STEPS = 200
LEVEL = 0.1
"""Of the loss at the start."""
TIMES, MORE = 1.25, 5
"""The second is later by at least that factor, and by so many steps besides."""


class WhoFirst(Family):
    """All of them at the learning rates that suit the surface; the level is a tenth of the loss at the start."""

    name = "first"
    title = "Who is first"

    def draw(self, chance: Chance) -> Question | None:
        scene = chance.scene()
        rules = [chance.rate_near(scene.usual(kind)) for kind in chance.order(KINDS)[:RUNS]]
        level = rounded(LEVEL * float(scene.surface.value(*np.array(scene.start))))
        if level <= 0:
            return None
        starts = np.vstack((scene.start, scene.nearby(NEAR)))
        starts = np.vstack((starts, starts + UNSEEN))  # none of which may be a start of chaos
        paths = [swept_paths(scene.surface, rule, starts, STEPS) for rule in rules]
        rows = np.array([_first_below(scene, path, level) for path in paths])  # (runs, starts)
        ordered = np.sort(rows[:, 0])
        margin = (TIMES * chance.wider) * ordered[0] + MORE
        if margin > STEPS or ordered[1] < margin or not _is_clear(rows):
            return None
        unit = [to_unit(path[0], scene.surface.view) for path in paths]
        if not is_seen(unit[int(rows[:, 0].argmin())]) or any(map(partial(is_chaotic, scene), rules, unit)):
            return None
        return self._question(chance, scene, rules, [path[0] for path in paths], rows[:, 0], level)

    def _question(
        self, chance: Chance, scene: Scene, rules: list[UpdateRule], paths: list[Array], rows: Array, level: float
    ) -> Question:
        first, second, *_ = order = np.argsort(rows, kind="stable").tolist()
        others = [rules[index] for index in order[1:]]
        choices = chance.placed(rules[first], others)
        steps = int(min(rows[second], STEPS))
        feature = Feature(Sign.BELOW, int(rows[first]), 0, level, "x")
        seen = paths[first][: steps + 1], paths[second][: steps + 1]
        ghost = ghost_of(choices.index(rules[second]), scene.surface, *seen, rule=rules[second])
        return Question(
            family=self.name,
            asked=Asked.FIRST,
            surface=scene.surface,
            start=scene.start,
            steps=steps,
            shown=0,
            runs=(rules[first], *others),
            choices=tuple(Told(rule, ("learning_rate",)) for rule in choices),
            answer=chance.answer_among(len(choices)),
            feature=feature,
            ghost=ghost,
            level=level,
        )


def _is_clear(rows: Array) -> bool:
    """Whether the same run is there first from each start; (runs, starts)."""
    winners = rows.argmin(axis=0)
    return bool((winners == winners[0]).all() and (rows.min(axis=0) <= STEPS).all())


def _first_below(scene: Scene, paths: Array, level: float) -> Array:
    """The first row of each path, (starts, rows, 2), whose loss is below the level; far behind all where none is."""
    with np.errstate(all="ignore"):
        is_below = scene.surface.value(paths[..., 0], paths[..., 1]) < level
    return np.where(is_below.any(axis=1), is_below.argmax(axis=1), 10 * STEPS)
