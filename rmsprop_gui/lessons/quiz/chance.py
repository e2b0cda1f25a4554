"""What a question is drawn from: a seeded generator, the place of the answer, and how far apart choices have to be."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from rmsprop_gui.optimizers import AdaGrad, Adam, EWMAMomentum, GradientDescent, RMSProp
from rmsprop_gui.optimizers.meanings import MEMORY_OF_DIRECTION, MEMORY_OF_SQUARES
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.simulation.openings import OPENINGS, opening
from rmsprop_gui.surfaces.catalogue import SURFACES
from rmsprop_gui.surfaces.surface import Array, Point, Surface, View

T = TypeVar("T")
KINDS: tuple[type[UpdateRule], ...] = (GradientDescent, EWMAMomentum, AdaGrad, RMSProp, Adam)
"""The optimizers that are asked about."""
_MARGIN = 0.08  # of the view, on either side, where nothing starts
_DIGITS = 2  # significant ones, of a number that is drawn


def suits_questions(surface: Surface) -> bool:
    """Whether paths on it follow from the point alone, so that a picture is all there is to know."""
    moves = surface.depends_on_step or surface.is_mean or surface.box is not None
    return surface.name in OPENINGS and not moves and not surface.row_count


@dataclass(frozen=True)
class Scene:
    """Where something is drawn: a surface and a start on it."""

    surface: Surface
    start: Point

    def nearby(self, part: float) -> Array:
        """The start moved by a part of the view, to and fro along each axis; (4, 2)."""
        widths = np.array([high - low for low, high in self.surface.view])
        moved: Array = np.asarray(self.start) + part * widths * np.array([(1, 0), (-1, 0), (0, 1), (0, -1)])
        return moved

    def usual(self, kind: type[UpdateRule]) -> UpdateRule:
        """An optimizer with the learning rate that suits it there."""
        return at_rate(kind(), opening(self.surface).learning_rate(kind))


@dataclass(frozen=True)
class Chance:
    """`place`, from 0 to 1, is where among the choices the answer stands, whatever is drawn otherwise.

    `wider` is what separations are multiplied by.
    """

    generator: np.random.Generator
    place: float
    wider: float = 1.0

    def pick(self, things: Sequence[T]) -> T:
        """One of them."""
        return things[int(self.generator.integers(len(things)))]

    def order(self, things: Sequence[T]) -> list[T]:
        """All of them in an order of chance."""
        return [things[index] for index in self.generator.permutation(len(things)).tolist()]

    def between(self, low: float, high: float) -> float:
        """A number, all of them as likely."""
        return float(self.generator.uniform(low, high))

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return int(self.generator.integers(low, high + 1))

    def answer_among(self, count: int) -> int:
        """The index that the answer has."""
        return min(int(self.place * count), count - 1)

    def placed(self, answer: T, others: Sequence[T]) -> tuple[T, ...]:
        """The choices, the others in an order of chance."""
        choices = self.order(others)
        choices.insert(self.answer_among(len(others) + 1), answer)
        return tuple(choices)

    def scene(self) -> Scene:
        """A surface and a start in the middle of its view."""
        surface = self.pick([surface for surface in SURFACES.values() if suits_questions(surface)])
        return Scene(surface, self.start_on(surface.view))

    def start_on(self, view: View) -> Point:
        """A point in the middle of a view, in the digits in which it is said."""
        return self._coordinate(*view[0]), self._coordinate(*view[1])

    def rate_near(self, rule: UpdateRule) -> UpdateRule:
        """The same with a learning rate between a half and twice of its own."""
        return at_rate(rule, rule.values()["learning_rate"] * 2 ** self.between(-1, 1))

    def _coordinate(self, low: float, high: float) -> float:
        value = self.between(low + _MARGIN * (high - low), high - _MARGIN * (high - low))
        return round(value, _DIGITS - math.floor(math.log10(high - low)))


def at_rate(rule: UpdateRule, rate: float) -> UpdateRule:
    """The rule with a learning rate, rounded to the digits in which it is said, as near as may be."""
    declared = rule.declared()["learning_rate"]
    assert isinstance(declared, NumericParameter)
    return with_setting(rule, "learning_rate", min(max(rounded(rate), declared.low), declared.high))


def memories(rule: UpdateRule) -> tuple[str, ...]:
    """The settings that say how much of the past a rule keeps."""
    kept = (MEMORY_OF_DIRECTION, MEMORY_OF_SQUARES)
    declared = rule.own_parameters().items()
    return tuple(
        name
        for name, item in declared
        if isinstance(item, NumericParameter) and item.meaning in kept and not item.minor
    )


def with_setting(rule: UpdateRule, name: str, value: float) -> UpdateRule:
    """The rule with another hyperparameter."""
    return replace(rule, **{name: value})  # type: ignore[arg-type]


def rounded(value: float) -> float:
    """A number in the digits in which it is said."""
    return float(f"{value:.{_DIGITS - 1}e}")
