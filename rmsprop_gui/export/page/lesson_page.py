"""A lesson as a page: its words, scene after scene, each with its experiment, its questions, stops and tasks."""

from typing import Any

from rmsprop_gui.export.page.assembly import assembled
from rmsprop_gui.export.page.goals_data import goal_data, is_checked
from rmsprop_gui.export.page.program import Program
from rmsprop_gui.export.page.prose_data import blocks_data
from rmsprop_gui.export.page.runs import path_data, rules_of
from rmsprop_gui.export.page.scene import scene_data
from rmsprop_gui.lessons import Lesson, Scene
from rmsprop_gui.lessons.controls import EVERYTHING
from rmsprop_gui.lessons.lesson import (
    ByChoice,
    ByClick,
    ByNumber,
    Choice,
    Part,
    Prediction,
    Prose,
    Stop,
    Task,
    Wrong,
)

_GHOST = 4  # the style of a path that shows what an answer would mean: ink


def write_lesson_page(lesson: Lesson) -> str:
    """A lesson as one file of HTML that needs nothing else. What is for the teacher is not in it.

    ValueError, in a sentence, where a scene has no run or is too large for a page.
    """
    program = Program()
    scenes = []
    for place, scene in enumerate(lesson.scenes):
        program.add(scene.experiment.surface, rules_of(scene.experiment))
        scenes.append(_scene_data(scene, place))
    words = {
        "aim": blocks_data(lesson.aim),
        "opening": blocks_data(lesson.opening),
        "facts": _facts(lesson),
        "scenes": scenes,
    }
    return assembled("lesson", lesson.title, words, program)


def _facts(lesson: Lesson) -> list[str]:
    """How long it takes, what it needs, and where it comes from."""
    minutes = f"About {lesson.minutes} minutes." if lesson.minutes else ""
    needs = f"Needs {', '.join(lesson.needs)}." if lesson.needs else ""
    sources = f"Sources: {'; '.join(lesson.sources)}." if lesson.sources else ""
    return [fact for fact in (" ".join(filter(None, (minutes, needs))), sources) if fact]


def _scene_data(scene: Scene, place: int) -> dict[str, Any]:
    unlocked = None if EVERYTHING in scene.unlocked else scene.unlocked
    try:
        stage = scene_data(scene.experiment, scene.view, unlocked, place)
    except ValueError as error:
        raise ValueError(f"scene {place + 1}, {scene.title}: {error}") from None
    return {"title": scene.title, "stage": stage, "parts": [_part_data(part, scene) for part in scene.parts]}


def _part_data(part: Part, scene: Scene) -> dict[str, Any]:
    match part:
        case Prose(blocks):
            return {"kind": "prose", "blocks": blocks_data(blocks)}
        case Stop(at, say):
            return {"kind": "stop", "at": at, "say": blocks_data(say)}
        case Prediction():
            return _prediction_data(part, scene)
        case Task():
            return {
                "kind": "task",
                "ask": blocks_data(part.ask),
                "hint": blocks_data(part.hint),
                "because": blocks_data(part.because),
                "isChecked": all(map(is_checked, part.goals)),
                "goals": [goal_data(goal, scene.experiment) for goal in part.goals if is_checked(goal)],
            }


def _prediction_data(part: Prediction, scene: Scene) -> dict[str, Any]:
    answer: dict[str, Any]
    match part.answer:
        case ByChoice(choices):
            answer = {"kind": "choice", "choices": [_choice_data(choice, scene) for choice in choices]}
        case ByClick(at, within, wrong):
            answer = {"kind": "click", "at": at, "within": within, "wrong": [_wrong_data(each) for each in wrong]}
        case ByNumber(value, within, wrong):
            answer = {"kind": "number", "at": value, "within": within, "wrong": [_wrong_data(each) for each in wrong]}
    words = {"ask": blocks_data(part.ask), "because": blocks_data(part.because)}
    return {"kind": "prediction", "at": part.at, "answer": answer, **words}


def _choice_data(choice: Choice, scene: Scene) -> dict[str, Any]:
    words = {"say": blocks_data(choice.say), "because": blocks_data(choice.because)}
    ghost = None
    if choice.play is not None:
        experiment = scene.experiment
        trial = experiment.trial(experiment.runs[0])._replace(rule=choice.play, changes=())
        ghost = path_data(trial, choice.play.title, _GHOST)
    return {**words, "isRight": choice.is_right, "ghost": ghost}


def _wrong_data(wrong: Wrong) -> dict[str, Any]:
    return {"at": wrong.at, "within": wrong.within, "because": blocks_data(wrong.because)}
