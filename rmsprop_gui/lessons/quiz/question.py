"""A question about a path, as one frozen value: what is shown, the choices, the answer, and what explains it."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np

from rmsprop_gui.lessons.quiz.unit_view import apart, to_unit
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces.surface import Point, Surface, View

SEEN_APART = 0.03
"""Two paths are told apart by the eye where they are so far from each other in the unit view."""


class Asked(Enum):
    """What a question wants to know."""

    OPTIMIZER = "which optimizer, its learning rate being said"
    OPTIMIZER_ALONE = "which optimizer, whatever its learning rate"
    MEMORY = "how much is kept from step to step"
    LEARNING_RATE = "which learning rate"
    PLACE = "where the run is some steps later"
    FIRST = "which of several runs is first below a loss"
    FATE = "whether it settles, swings or diverges"
    FIRST_STEP = "how long the first step is along x₁"
    REST = "how far from the minimum it alternates in the end"


_OF_ONE_STEP = (Asked.FIRST_STEP, Asked.REST)
_ROOM = 4.0  # how many times as wide as that step its surroundings are


class Fate(Enum):
    """What becomes of gradient descent at a learning rate."""

    SETTLES = "it settles"
    SWINGS = "it swings for ever"
    DIVERGES = "it diverges"


class Sign(Enum):
    """What a path shows of the rule that drew it."""

    RATTLE = "it jumps to and fro by about η"
    AGAINST_SLOPE = "it moves on up the slope"
    EQUAL_MOVES = "the first move is as long on both axes"
    ALONG_GRADIENT = "a move straight down the gradient"
    EVENED = "slopes differ more than moves"
    LENGTH = "a move of that length"
    BELOW = "the loss is below the level"
    FACTOR = "the factor of each step along the steep axis"


@dataclass(frozen=True)
class Feature:
    """What to look at: a sign, the step that shows it, counted from 1, an axis, 0 or 1, and a figure.

    `line` is the part of the update whose numbers at this step say why.
    """

    sign: Sign
    row: int
    axis: int
    value: float
    line: str


@dataclass(frozen=True)
class Told:
    """An optimizer as a question speaks of it: with its name or without, and with these of its settings."""

    rule: UpdateRule
    settings: tuple[str, ...] = ()
    is_named: bool = True


@dataclass(frozen=True)
class Marker:
    """A place on the canvas."""

    place: Point


@dataclass(frozen=True)
class Amount:
    """A length."""

    value: float


Choice = Told | Marker | Amount | Fate


@dataclass(frozen=True)
class Ghost:
    """What the nearest wrong choice would have drawn, from row `first` on.

    `row` is the first at which it is `SEEN_APART` from the true path, None where it never is.
    """

    choice: int
    path: tuple[Point, ...]
    first: int
    row: int | None
    rule: UpdateRule | None = None
    """What draws it, where that is an optimizer from the start on."""


@dataclass(frozen=True)
class Question:
    """What is asked about runs from one start. Of the path only `shown` steps are drawn before the answer.

    `told` is what is said of the optimizer before. `runs` are what is played after it; the first is asked about, in a
    comparison the one that the answer names.
    """

    family: str
    asked: Asked
    surface: Surface
    start: Point
    steps: int
    shown: int
    runs: tuple[UpdateRule, ...]
    choices: tuple[Choice, ...]
    answer: int
    feature: Feature
    ghost: Ghost
    told: Told | None = None
    level: float | None = None
    """The loss to be below, where that is asked."""
    wider: float = 1.0
    """What the separations of its family were multiplied by."""

    @property
    def before(self) -> Experiment:
        """What there is to be seen before the answer: nobody runs, so nothing can give the answer away."""
        return Experiment(self.surface, self.start, (), self.steps)

    @property
    def after(self) -> Experiment:
        """What is played with the answer."""
        return Experiment(self.surface, self.start, tuple(map(_run, range(len(self.runs)), self.runs)), self.steps)

    @cached_property
    def recording(self) -> Recording:
        """The run that is asked about, all its steps taken."""
        return record(self.surface, self.start, self.runs[0], self.steps)

    @cached_property
    def follows_at(self) -> int | None:
        """The step after which the second of a comparison is below the level, too; None where it is not in time."""
        if self.level is None:
            return None
        is_below = record(self.surface, self.start, self.runs[1], self.steps).trajectory.loss < self.level
        return int(is_below.argmax()) if is_below.any() else None

    @property
    def close_up(self) -> View | None:
        """Where a single step is asked about, its surroundings, in which its length is seen; else None."""
        if self.asked not in _OF_ONE_STEP:
            return None
        before, after = self.recording.trajectory.position[self.feature.row - 1 : self.feature.row + 1]
        widths = np.array([high - low for low, high in self.surface.view])
        share = float((abs(after - before) / widths).max()) * _ROOM
        if not 0 < share < 1:
            return None
        low, high = (before + after) / 2 - share / 2 * widths, (before + after) / 2 + share / 2 * widths
        (left, bottom), (right, top) = low.tolist(), high.tolist()
        return (left, right), (bottom, top)

    @property
    def path(self) -> tuple[Point, ...]:
        """What is drawn before the answer."""
        rows = self.recording.trajectory.position[: self.shown + 1].tolist()
        return tuple((x1, x2) for x1, x2 in rows)


def record(surface: Surface, start: Point, rule: UpdateRule, steps: int) -> Recording:
    """A run with all its steps taken, up to where it diverges."""
    stepper = Stepper(surface, start, rule, steps)
    recording = Recording(steps, len(rule.accumulators))
    while not stepper.done:
        recording.append(stepper.advance(steps + 1))
    return recording


def ghost_of(
    choice: int, surface: Surface, true: np.ndarray, drawn: np.ndarray, first: int = 0, rule: UpdateRule | None = None
) -> Ghost:
    """The ghost of a choice whose rows, (n, 2), stand beside those of the true path from row `first` on."""
    count = min(len(drawn), len(true) - first)
    unit = to_unit(true[first : first + count], surface.view), to_unit(drawn[:count], surface.view)
    distances = apart(*unit)
    is_far = distances >= SEEN_APART
    row = first + int(is_far.argmax()) if is_far.any() else None
    finite = drawn[: _finite_rows(drawn)].tolist()
    return Ghost(choice, tuple((x1, x2) for x1, x2 in finite), first, row, rule)


def _finite_rows(path: np.ndarray) -> int:
    """How many rows there are before the first that is no number."""
    is_finite = np.isfinite(path).all(axis=1)
    return len(path) if is_finite.all() else int(is_finite.argmin())


def _run(index: int, rule: UpdateRule) -> Run:
    return Run(rule, style=index)
