"""How long is the first step, or where does it rest in the end: what can be reckoned from η, β and the slope."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from rmsprop_gui.lessons.quiz.bowl import Bowl, any_bowl
from rmsprop_gui.lessons.quiz.chance import KINDS, Chance, memories, with_setting
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.features import telling_feature
from rmsprop_gui.lessons.quiz.question import Amount, Asked, Feature, Question, Sign, Told, ghost_of, record
from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.sweep import swept_paths
from rmsprop_gui.surfaces.surface import Array

APART = 1.5
"""Any two of the numbers differ by that factor."""
WRONG = 3
FIRST_STEPS, REST_STEPS = 12, 600
RATES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
KEPT = (0.5, 0.9, 0.95, 0.99)
_AT_REST = 20  # the last steps, which alternate
_CLOSE = 0.01  # what is asked for is what is measured, within that
_LARGEST = 10.0  # that a learning rate can be


class HowLong(Family):
    """The wrong numbers are what one gets with a factor forgotten, or one too many."""

    name = "number"
    title = "How long is a step"

    def draw(self, chance: Chance) -> Question | None:
        bowl, is_rest = any_bowl(chance), chance.whole(0, 3) == 0
        kind = RMSProp if is_rest else chance.pick(KINDS)
        rule = _set(kind(), chance.pick(RATES), chance.pick(KEPT))
        steps = REST_STEPS if is_rest else FIRST_STEPS
        recording = record(bowl.surface, bowl.start, rule, steps)
        if recording.length <= steps:
            return None
        value = _resting(recording, bowl.steep) if is_rest else _first(recording)
        slope = float(abs(recording.trajectory.gradient[1, 0]))
        wrong = _told_apart(value, chance.order(list(_slips(rule, slope, bowl.curvature))), APART * chance.wider)
        if not value or len(wrong) < WRONG:
            return None
        return _question(self, chance, bowl, rule, recording, value, wrong, is_rest)


def _question(
    family: Family,
    chance: Chance,
    bowl: Bowl,
    rule: UpdateRule,
    recording: Recording,
    value: float,
    wrong: list[float],
    is_rest: bool,
) -> Question | None:
    amounts = chance.placed(value, wrong)
    nearest = min(wrong, key=lambda other: abs(math.log(other / value)))
    rate = rule.values()["learning_rate"] * nearest / value
    if rate > _LARGEST:
        return None
    ghost = with_setting(rule, "learning_rate", rate)
    steps = recording.total
    drawn = swept_paths(bowl.surface, ghost, bowl.start, steps)[0]
    last = steps - _AT_REST
    feature = (
        Feature(Sign.RATTLE, last, bowl.steep, float(_moves(recording)[last, bowl.steep]), "rate")
        if is_rest
        else replace(telling_feature(rule, recording, None, range(1, 2)), axis=0)  # along which it is asked
    )
    return Question(
        family=family.name,
        asked=Asked.REST if is_rest else Asked.FIRST_STEP,
        surface=bowl.surface,
        start=bowl.start,
        steps=steps,
        shown=0,
        runs=(rule,),
        choices=tuple(map(Amount, amounts)),
        answer=chance.answer_among(len(amounts)),
        feature=feature,
        ghost=ghost_of(amounts.index(nearest), bowl.surface, recording.trajectory.position, drawn, rule=ghost),
        told=Told(rule, ("learning_rate", *memories(rule))),
    )


def _set(rule: UpdateRule, rate: float, kept: float) -> UpdateRule:
    """The rule with these numbers; how much it keeps only where one number says that."""
    rule, keeping = with_setting(rule, "learning_rate", rate), memories(rule)
    return with_setting(rule, keeping[0], kept) if len(keeping) == 1 else rule


def _moves(recording: Recording) -> Array:
    """(rows, 2), how long the move to each row is along each axis."""
    return np.abs(np.diff(recording.trajectory.position, axis=0, prepend=recording.trajectory.position[:1]))


def _first(recording: Recording) -> float:
    """How long the first step is along x₁."""
    return float(_moves(recording)[1, 0])


def _resting(recording: Recording, axis: int) -> float:
    """How far from the minimum a run alternates along an axis in the end; 0 where it does not yet."""
    last = recording.trajectory.position[-_AT_REST:, axis]
    far = float(np.abs(last).mean())
    alternates = bool((last[1:] * last[:-1] < 0).all()) and bool((np.abs(np.abs(last) - far) <= _CLOSE * far).all())
    return far if alternates else 0.0


def _slips(rule: UpdateRule, slope: float, curvature: float) -> Iterator[float]:
    """What a factor forgotten, or one too many, makes of the length of a step."""
    rate = rule.values()["learning_rate"]
    yield from (rate, rate * slope, rate**2, rate / 2, 2 / curvature)
    for name in memories(rule):
        fresh = 1 - rule.values()[name]
        yield from (rate / math.sqrt(fresh), rate * math.sqrt(fresh), rate * fresh, rate * slope * fresh)


def _told_apart(value: float, others: Sequence[float], apart: float) -> list[float]:
    """Those that differ from the right one and from one another by a factor."""
    chosen: list[float] = []
    for other in others:
        if value > 0 and other > 0 and all(max(other / known, known / other) >= apart for known in (value, *chosen)):
            chosen.append(other)
    return chosen[:WRONG]
