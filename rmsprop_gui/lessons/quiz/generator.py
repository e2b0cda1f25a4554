"""Draws questions: the same ones for the same seed, each with one answer that fits."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rmsprop_gui.lessons.quiz.chance import Chance
from rmsprop_gui.lessons.quiz.families import FAMILIES
from rmsprop_gui.lessons.quiz.family import Family
from rmsprop_gui.lessons.quiz.question import Question

MAX_QUIZ_SEED = 99_999
"""Seeds are read out and typed by hand."""
_DRAWS = 60
_AFTER_MISS = 1.5


def question(seed: int, number: int, families: Sequence[str] = (), missed: str = "") -> Question:
    """The question with this number, from 1, of the quiz with this seed, from these families, from all where none is
    named.

    After one of the family `missed` was answered wrong it is of that family again, and what has to be told apart lies
    farther apart. Where nothing fits in `_DRAWS` draws it is of the next family.
    """
    generator = np.random.default_rng((seed, number))
    names = list(families or FAMILIES)
    first = names.index(missed) if missed in names else int(generator.integers(len(names)))
    order = names[first:] + names[:first]
    wanted = [(order[0], _AFTER_MISS)] if missed else []
    for name, wider in (*wanted, *((name, 1.0) for name in (*order, *FAMILIES))):
        if (found := _drawn(FAMILIES[name], generator, wider)) is not None:
            return found
    raise AssertionError("some family has a question for every draw")


def _drawn(family: Family, generator: np.random.Generator, wider: float) -> Question | None:
    """A question of a family. The place of its answer is drawn once, so that it does not depend on what fits."""
    chance = Chance(generator, float(generator.uniform()), wider)
    found = next(filter(None, (family.draw(chance) for _ in range(_DRAWS))), None)
    return found and replace(found, wider=wider)
