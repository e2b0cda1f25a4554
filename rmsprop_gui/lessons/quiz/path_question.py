"""A question whose choices are rules, each of which draws another path from the same start."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmsprop_gui.lessons.quiz.chance import Scene
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.features import telling_feature
from rmsprop_gui.lessons.quiz.question import Asked, Choice, Question, Told, ghost_of, record
from rmsprop_gui.lessons.quiz.unit_view import same
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.surfaces.surface import Array


@dataclass(frozen=True, eq=False)
class Candidate:
    """A rule that might have drawn the path, and what it draws, in the unit view."""

    rule: UpdateRule
    path: Array


def path_question(
    family: Family,
    asked: Asked,
    scene: Scene,
    candidates: Sequence[Candidate],
    choices: tuple[Choice, ...],
    answer: int,
    told: Told | None = None,
) -> Question:
    """Ask which of the candidates has drawn the path of the one with the index `answer`; all of it is shown."""
    true = candidates[answer]
    steps = len(true.path) - 1
    wrong = [index for index in range(len(candidates)) if index != answer]
    nearest = min(wrong, key=lambda index: same(true.path, candidates[index].path))
    own, other = (record(scene.surface, scene.start, candidates[index].rule, steps) for index in (answer, nearest))
    positions = own.trajectory.position, other.trajectory.position
    return Question(
        family=family.name,
        asked=asked,
        surface=scene.surface,
        start=scene.start,
        steps=steps,
        shown=steps,
        runs=(true.rule,),
        choices=choices,
        answer=answer,
        feature=telling_feature(true.rule, own, other, range(1, steps + 1)),
        ghost=ghost_of(nearest, scene.surface, *positions, rule=candidates[nearest].rule),
        told=told,
    )
