"""The blocks of a scene read into its parts: questions, stops and tasks."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rmsprop_gui.lessons.goal_reading import read_goal
from rmsprop_gui.lessons.lesson import ByChoice, ByClick, ByNumber, Choice, Part, Prediction, Span, Stop, Task, Wrong
from rmsprop_gui.lessons.markdown import Source, read_markdown
from rmsprop_gui.lessons.problem import Problems
from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.lessons.scene_experiment import SettingError, solved
from rmsprop_gui.lessons.shape import ChoiceEntry, PredictBlock, SceneBlock, StopBlock, TryBlock, WrongEntry
from rmsprop_gui.lessons.source import Piece
from rmsprop_gui.lessons.toml_text import line_of, read_block
from rmsprop_gui.lessons.typed_texts import TypedTexts
from rmsprop_gui.simulation.experiment import Experiment, check_coordinate
from rmsprop_gui.simulation.named import rule_named

_NEAR = 0.05
"""How near a click must be, in parts of the diagonal of the view."""


@dataclass(frozen=True)
class Surroundings:
    """What the parts of a scene are read among: its experiment, the step it opens at, the folder, what is typed."""

    experiment: Experiment
    at: int
    folder: Path | None
    problems: Problems
    typed: TypedTexts


def read_part(piece: Piece, around: Surroundings) -> Part | None:
    """The part that a block says; None, with a problem, where it says none."""
    kind, make = _PARTS[piece.name]
    block = read_block(kind, piece.body, piece.body_line, around.problems)
    if block is None:
        return None
    reader = _Reader(piece, around)
    try:
        return make(reader, block)
    except SettingError as error:
        around.problems.add(reader.line(error.key), error.reason)
        return None


class _Reader:
    """Reads what one block says."""

    def __init__(self, piece: Piece, around: Surroundings) -> None:
        self._piece, self._around = piece, around
        self._span = Span(piece.first, piece.last)

    def line(self, key: str) -> int:
        """The line that sets a key."""
        return line_of(key, self._piece.body, self._piece.body_line)

    def prediction(self, block: PredictBlock) -> Part:
        kinds = [name for name in _ANSWERS if getattr(block, name) is not None]
        if len(kinds) != 1:
            raise SettingError(kinds[-1] if kinds else "ask", f"a question has one of {', '.join(_ANSWERS)}")
        at = self._around.at if block.at is None else self._step("at", block.at)
        answer = _ANSWERS[kinds[0]](self, block)
        return Prediction(self._words("ask", block.ask), answer, at, self._words("because", block.because), self._span)

    def stop(self, block: StopBlock) -> Part:
        return Stop(self._step("at", block.at), self._words("say", block.say), self._span)

    def task(self, block: TryBlock) -> Part:
        experiment, line = self._around.experiment, self.line("goal")
        try:
            goals = tuple(read_goal(entry, experiment, line) for entry in block.goal)
        except ValueError as error:
            raise SettingError("goal", str(error)) from None
        ask, hint, because = (self._words(key, getattr(block, key)) for key in ("ask", "hint", "because"))
        return Task(ask, goals, hint, because, self._solved(block), self._span)

    def click(self, block: PredictBlock) -> ByClick:
        assert block.click is not None
        near = _positive("within", _NEAR if block.within is None else block.within)
        wrong = tuple(self._wrong(entry, near, is_point=True) for entry in block.wrong)
        return ByClick(_point("click", block.click), near, wrong)

    def number(self, block: PredictBlock) -> ByNumber:
        assert block.number is not None
        if block.within is None:
            raise SettingError("number", "`within` is missing: how far an answer may be from the number")
        near = _positive("within", block.within)
        wrong = tuple(self._wrong(entry, near, is_point=False) for entry in block.wrong)
        return ByNumber(_finite("number", block.number), near, wrong)

    def choice(self, block: PredictBlock) -> ByChoice:
        if block.wrong:
            raise SettingError("wrong", "what is wrong about a choice stands in it, as `because`")
        choices = tuple(self._choice(entry) for entry in block.choices or ())
        if sum(choice.is_right for choice in choices) != 1:
            raise SettingError("choices", "exactly one of the choices has `right = true`")
        return ByChoice(choices)

    def _choice(self, entry: str | ChoiceEntry) -> Choice:
        said = ChoiceEntry(say=entry) if isinstance(entry, str) else entry
        try:
            ghost = rule_named(said.play) if said.play else None
        except ValueError as error:
            raise SettingError("choices", str(error)) from None
        return Choice(self._words("choices", said.say), said.right, self._words("choices", said.because), ghost)

    def _wrong(self, entry: WrongEntry, near: float, is_point: bool) -> Wrong:
        if isinstance(entry.at, tuple) != is_point:
            raise SettingError("wrong", "what is wrong is of the kind of the answer: a point, or a number")
        at = _point("wrong", entry.at) if isinstance(entry.at, tuple) else _finite("wrong", entry.at)
        within = _positive("wrong", near if entry.within is None else entry.within)
        return Wrong(at, within, self._words("wrong", entry.because))

    def _solved(self, block: TryBlock) -> Experiment | None:
        if not block.solution:
            return None
        try:
            if isinstance(block.solution, SceneBlock):
                self._around.typed.admit(block.solution)
            return solved(self._around.experiment, block.solution)
        except SettingError as error:
            raise SettingError("solution", error.reason) from None

    def _words(self, key: str, text: str) -> Blocks:
        around = self._around
        return read_markdown(text, Source(self.line(key), around.problems, around.folder, is_whole_lines=False))

    def _step(self, key: str, step: int) -> int:
        steps = self._around.experiment.steps
        if not 0 <= step <= steps:
            raise SettingError(key, f"there is no step {step}: there are {steps}")
        return step


def _point(key: str, point: tuple[float, float]) -> tuple[float, float]:
    try:
        for name, value in zip(("x1", "x2"), point, strict=True):
            check_coordinate(name, value)
    except ValueError as error:
        raise SettingError(key, str(error)) from None
    return point


def _finite(key: str, value: float) -> float:
    if not abs(value) < float("inf"):
        raise SettingError(key, "it must be a finite number")
    return value


def _positive(key: str, value: float) -> float:
    if not _finite(key, value) >= 0:
        raise SettingError(key, f"a distance is not negative, as {value:g} is")
    return value


_ANSWERS: dict[str, Callable[[_Reader, PredictBlock], ByClick | ByChoice | ByNumber]] = {
    "click": _Reader.click,
    "choices": _Reader.choice,
    "number": _Reader.number,
}
_PARTS: dict[str, tuple[type[Any], Callable[[_Reader, Any], Part]]] = {
    "predict": (PredictBlock, _Reader.prediction),
    "stop": (StopBlock, _Reader.stop),
    "try": (TryBlock, _Reader.task),
}
