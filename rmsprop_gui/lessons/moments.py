"""A lesson as one line of moments that Next and Back walk along."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from rmsprop_gui.lessons.lesson import Lesson, Prediction, Prose, Scene, Stop, Task


class Kind(Enum):
    """What happens at a moment."""

    TITLE = "title"
    OPEN = "open"
    ASK = "ask"
    ANSWER = "answer"
    STOP = "stop"
    TASK = "task"


@dataclass(frozen=True)
class Moment:
    """Where one is in a lesson: in which scene, at which of its parts and steps.

    `part` is an index into the parts of the scene, None at the title and where a scene opens. `revealed` are the
    indices of the parts that are to be seen by now. Of a prediction that is being asked, the answer is not.
    """

    kind: Kind
    scene: int
    part: int | None
    step: int
    revealed: tuple[int, ...] = ()


def moments(lesson: Lesson) -> tuple[Moment, ...]:
    """All moments: the title; of each scene its opening, then predictions and stops by their steps, then tasks."""
    first = lesson.scenes[0].view.step
    rest = (moment for index, scene in enumerate(lesson.scenes) for moment in _of_scene(index, scene))
    return (Moment(Kind.TITLE, 0, None, first), *rest)


def _of_scene(index: int, scene: Scene) -> Iterator[Moment]:
    step = scene.view.step
    revealed = _with_prose(scene, -1)
    yield Moment(Kind.OPEN, index, None, step, revealed)
    for number in _in_order(scene):
        part = scene.parts[number]
        step = max(step, part.at) if isinstance(part, Prediction | Stop) else step
        if isinstance(part, Prediction):
            yield Moment(Kind.ASK, index, number, step, tuple(sorted({*revealed, number})))
        revealed = tuple(sorted({*revealed, *_with_prose(scene, number)}))
        yield Moment(_KINDS[type(part)], index, number, step, revealed)


_KINDS = {Prediction: Kind.ANSWER, Stop: Kind.STOP, Task: Kind.TASK}


def _in_order(scene: Scene) -> list[int]:
    """The parts that something happens at: by their steps, at one step as they stand in the file, and tasks last."""
    found = [number for number, part in enumerate(scene.parts) if not isinstance(part, Prose)]
    return sorted(found, key=lambda number: _place(scene, number))


def _place(scene: Scene, number: int) -> tuple[bool, int]:
    part = scene.parts[number]
    return isinstance(part, Task), 0 if isinstance(part, Prose | Task) else part.at


def _with_prose(scene: Scene, number: int) -> tuple[int, ...]:
    """A part, none where that is −1, and the prose that follows it up to the next part."""
    end = number + 1
    while end < len(scene.parts) and isinstance(scene.parts[end], Prose):
        end += 1
    return tuple(range(max(number, 0), end))
