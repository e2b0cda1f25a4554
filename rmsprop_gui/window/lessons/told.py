"""What is said at a moment of a lesson, as blocks: before an audience, and to the lecturer."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.formulas.number import exact_text
from rmsprop_gui.lessons import Lesson, Moment, Scene
from rmsprop_gui.lessons.lesson import ByChoice, ByClick, ByNumber, Part, Prediction, Prose, Stop, Task
from rmsprop_gui.lessons.moments import Kind
from rmsprop_gui.lessons.prose import Blocks, Emphasis, Heading, List, Paragraph, Text
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.lessons.prose_words import words

_LONGEST = 120  # letters of what comes next


def heading(text: str, level: int = 1) -> Blocks:
    """A heading of plain letters."""
    return (Heading(level, (Text(text),)),)


def line(text: str) -> Blocks:
    """A paragraph of plain letters."""
    return (Paragraph((Text(text),)),)


def named(name: str, text: str) -> Blocks:
    """A paragraph that begins with what it is about."""
    return (Paragraph((Emphasis((Text(name),), strong=True), Text(f" {text}"))),)


def part_of(lesson: Lesson, moment: Moment) -> Part | None:
    """The part that a moment is about; None where a scene opens, and at the title."""
    return lesson.scenes[moment.scene].parts[moment.part] if moment.part is not None else None


def told(lesson: Lesson, moment: Moment) -> Blocks:
    """What the audience is told or asked at a moment; of a question only what may be seen by then."""
    if moment.kind is Kind.TITLE:
        return (*heading(lesson.title), *lesson.aim)
    match part_of(lesson, moment):
        case Prediction() as asked:
            return _question(asked) if moment.kind is Kind.ASK else _answer(asked)
        case Stop(say=said):
            return said
        case Task(ask=asked_for):
            return asked_for
        case _:
            return _opening(lesson.scenes[moment.scene], moment)


def _opening(scene: Scene, moment: Moment) -> Blocks:
    """The title, and the last that is said before anything happens: there an audience is asked something."""
    said = [part for index, part in enumerate(scene.parts) if index in moment.revealed and isinstance(part, Prose)]
    last = said[-1].blocks[-1:] if said else ()
    return (*heading(scene.title), *last)


def _question(asked: Prediction) -> Blocks:
    if isinstance(asked.answer, ByChoice):
        return (*asked.ask, List(tuple(choice.say for choice in asked.answer.choices), 1))
    return asked.ask


def _answer(asked: Prediction) -> Blocks:
    return (*_strong(right_answer(asked)), *asked.because)


def _strong(blocks: Blocks) -> Blocks:
    """The same, with what stands in paragraphs stressed."""
    return tuple(
        Paragraph((Emphasis(block.content, strong=True),)) if isinstance(block, Paragraph) else block
        for block in blocks
    )


def right_answer(asked: Prediction) -> Blocks:
    """What is right."""
    match asked.answer:
        case ByChoice(choices):
            return next(choice.say for choice in choices if choice.is_right)
        case ByNumber(value):
            return line(_answer_in_words(value))
        case ByClick(at):
            return line(_answer_in_words(at))


def wrong_answers(asked: Prediction) -> Blocks:
    """Each wrong answer that was foreseen, with what it tells of who gives it."""
    items: list[Blocks] = []
    match asked.answer:
        case ByChoice(choices):
            items = [(*choice.say, *choice.because) for choice in choices if not choice.is_right]
        case ByClick(wrong=wrong) | ByNumber(wrong=wrong):
            items = [(*line(_answer_in_words(one.at)), *one.because) for one in wrong]
    return (List(tuple(items)),) if items else ()


def _answer_in_words(at: Point | float) -> str:
    """A point or a number as it is written."""
    return f"({exact_text(at[0])}, {exact_text(at[1])})" if isinstance(at, tuple) else exact_text(at)


def what_comes(lesson: Lesson, moment: Moment | None) -> str:
    """What the next moment is, in a line; the end where there is none."""
    say = partial(QCoreApplication.translate, "LessonNotes")
    if moment is None:
        return say("the end of the lesson")
    said = " ".join(words(told(lesson, moment)).split())
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    kinds = {
        Kind.TITLE: say("title: {said}"),
        Kind.OPEN: say("scene: {said}"),
        Kind.ASK: say("question: {said}"),
        Kind.ANSWER: say("the answer: {said}"),
        Kind.STOP: say("step {step}: {said}"),
        Kind.TASK: say("task: {said}"),
    }
    return kinds[moment.kind].format(said=said, step=moment.step)
