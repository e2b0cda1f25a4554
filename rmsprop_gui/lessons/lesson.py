"""A lesson as values: scenes, each an experiment and a view of it, with prose, questions, stops and tasks between."""

from dataclasses import dataclass

from rmsprop_gui.lessons.goals import Goal
from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.view.view_state import ViewState


@dataclass(frozen=True)
class Span:
    """Whole lines of the file, from `first` to `last`, both counted from 1."""

    first: int
    last: int


@dataclass(frozen=True)
class Prose:
    """Words between the blocks of a scene."""

    blocks: Blocks
    span: Span


@dataclass(frozen=True)
class Choice:
    """An answer that can be chosen. `play` is a rule that shows what it would mean, as a ghost."""

    say: Blocks
    is_right: bool = False
    because: Blocks = ()
    play: UpdateRule | None = None


@dataclass(frozen=True)
class Wrong:
    """A wrong answer that was foreseen: a point or a number, how near an answer must be to be it, and what is said."""

    at: Point | float
    within: float
    because: Blocks


@dataclass(frozen=True)
class ByClick:
    """The answer is a point of the plane; `within` is a part of the diagonal of the view."""

    at: Point
    within: float = 0.05
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True)
class ByChoice:
    """The answer is one of some choices."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class ByNumber:
    """The answer is a number, and right where it is not farther than `within` from `value`."""

    value: float
    within: float
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True)
class Prediction:
    """A question that is asked at step `at`, before it is shown; `because` is said after the answer."""

    ask: Blocks
    answer: ByClick | ByChoice | ByNumber
    at: int
    because: Blocks
    span: Span


@dataclass(frozen=True)
class Stop:
    """Going forward waits at step `at`, where this is said."""

    at: int
    say: Blocks
    span: Span


@dataclass(frozen=True)
class Task:
    """Something to bring about: all goals together. `because` is said once it is.

    `solved` is the experiment of the scene with a solution carried out, None where none is told.
    """

    ask: Blocks
    goals: tuple[Goal, ...]
    hint: Blocks
    because: Blocks
    solved: Experiment | None
    span: Span


Part = Prose | Prediction | Stop | Task


@dataclass(frozen=True)
class Scene:
    """An experiment, how it is seen when the scene opens, and the names of the controls that may be used.

    `line` is that of its heading, `span` all that belongs to it, `block` the settings, None where it has none.
    """

    title: str
    line: int
    experiment: Experiment
    view: ViewState
    unlocked: frozenset[str]
    parts: tuple[Part, ...]
    notes: Blocks
    span: Span
    block: Span | None = None

    @property
    def last_step(self) -> int:
        """That of its last stop; where it opens, if it has none."""
        return max((part.at for part in self.parts if isinstance(part, Stop)), default=self.view.step)


@dataclass(frozen=True)
class Lesson:
    """What one file holds. `teacher` is the page for the teacher, empty where there is none."""

    title: str
    aim: Blocks
    minutes: int | None
    needs: tuple[str, ...]
    sources: tuple[str, ...]
    opening: Blocks
    scenes: tuple[Scene, ...]
    teacher: Blocks = ()
