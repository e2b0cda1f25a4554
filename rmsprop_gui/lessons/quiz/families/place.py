"""Where is the run some steps later?"""

from collections.abc import Iterator

import numpy as np

from rmsprop_gui.lessons.quiz.chance import KINDS, Chance, Scene, memories
from rmsprop_gui.lessons.quiz.fairness import NEAR, is_chaotic, is_seen
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.features import telling_feature
from rmsprop_gui.lessons.quiz.question import Asked, Marker, Question, Told, ghost_of, record
from rmsprop_gui.lessons.quiz.unit_view import is_inside, to_unit
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.sweep import swept_paths
from rmsprop_gui.surfaces.surface import Array

MOST_AHEAD = 30
APART = 0.06
AWAY = 0.10
MARKERS = (3, 4)
"""At least so many, and at most."""
_SHOWN = (2, 12)
_AHEAD = (15, MOST_AHEAD)
_PART = 0.4


class WhereNext(Family):
    """Wrong places: straight on, straight down, part of the way, and where other optimizers would go from here."""

    name = "place"
    title = "Where next"

    def draw(self, chance: Chance) -> Question | None:
        scene = chance.scene()
        rule = chance.rate_near(scene.usual(chance.pick(KINDS)))
        shown, ahead = chance.whole(*_SHOWN), chance.whole(*_AHEAD)
        true = swept_paths(scene.surface, rule, scene.start, shown + ahead)[0]
        unit = to_unit(true, scene.surface.view)
        way_left = np.linalg.norm(unit[-1] - unit[shown])
        if not is_seen(unit) or not is_inside(unit[-1]) or way_left < AWAY * chance.wider:
            return None
        if is_chaotic(scene, rule, unit):
            return None
        ways = chance.order(list(_wrong_ways(scene, rule, true, shown)))
        wrong = _told_apart(scene, unit[-1], ways, APART * chance.wider)
        if len(wrong) + 1 < MARKERS[0] or not _is_steady(scene, rule, unit[-1], wrong, shown + ahead):
            return None
        return self._question(chance, scene, rule, true, shown, wrong)

    def _question(
        self, chance: Chance, scene: Scene, rule: UpdateRule, true: Array, shown: int, wrong: list[Array]
    ) -> Question:
        ways = chance.placed(true[shown:], wrong)
        answer, steps = chance.answer_among(len(ways)), len(true) - 1
        ends = [to_unit(way[-1], scene.surface.view) for way in ways]
        others = [index for index in range(len(ways)) if index != answer]
        nearest = min(others, key=lambda index: float(np.linalg.norm(ends[index] - ends[answer])))
        own = record(scene.surface, scene.start, rule, steps)
        return Question(
            family=self.name,
            asked=Asked.PLACE,
            surface=scene.surface,
            start=scene.start,
            steps=steps,
            shown=shown,
            runs=(rule,),
            choices=tuple(Marker((float(way[-1, 0]), float(way[-1, 1]))) for way in ways),
            answer=answer,
            feature=telling_feature(rule, own, None, range(shown + 1, steps + 1)),
            ghost=ghost_of(nearest, scene.surface, true, ways[nearest], shown),
            told=Told(rule, ("learning_rate", *memories(rule))),
        )


def _wrong_ways(scene: Scene, rule: UpdateRule, true: Array, shown: int) -> Iterator[Array]:
    """What one might expect instead: each way, (rows, 2), begins where the path ends that is shown."""
    here, ahead = true[shown], len(true) - 1 - shown
    for kind in KINDS:
        if kind is not type(rule):
            yield swept_paths(scene.surface, scene.usual(kind), here, ahead)[0]
    steps, move = np.arange(ahead + 1)[:, None], here - true[shown - 1]
    slope = np.array(scene.surface.gradient(*here))
    yield here + steps * move
    with np.errstate(all="ignore"):  # where it is flat there is no way down
        yield here - steps * slope * (np.linalg.norm(move) / np.linalg.norm(slope))
    yield here + _PART * (true[shown:] - here)


def _told_apart(scene: Scene, target: Array, ways: list[Array], apart: float) -> list[Array]:
    """Those that end in the view, away from the target and from one another."""
    ends, chosen = [target], []
    for way in ways:
        end = to_unit(way[-1], scene.surface.view)
        if is_inside(end) and all(np.linalg.norm(end - other) >= apart for other in ends):
            ends.append(end)
            chosen.append(way)
    return chosen[: MARKERS[1] - 1]


def _is_steady(scene: Scene, rule: UpdateRule, target: Array, wrong: list[Array], steps: int) -> bool:
    """Whether a run from a start nearby ends nearest to the target, too."""
    moved = to_unit(swept_paths(scene.surface, rule, scene.nearby(NEAR), steps)[:, -1], scene.surface.view)
    own = np.linalg.norm(moved - target, axis=1)
    ends = [to_unit(way[-1], scene.surface.view) for way in wrong]
    return all(bool((own < np.linalg.norm(moved - end, axis=1)).all()) for end in ends)
