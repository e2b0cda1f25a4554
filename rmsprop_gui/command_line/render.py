"""`rmsprop-gui render`: an experiment or a scene as a picture, a film or a text, without a window."""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from rmsprop_gui.command_line import values
from rmsprop_gui.command_line.command import Command
from rmsprop_gui.command_line.experiment_options import (
    experiment,
    open_file,
    refuse_descriptions,
    take_experiment,
    with_steps,
)
from rmsprop_gui.export.film import MAX_FPS
from rmsprop_gui.export.pictures import FILM_FORMATS, PICTURE_FORMATS, SUBJECTS, FilmFormat, PictureFormat, Shot
from rmsprop_gui.files.experiment_file import why
from rmsprop_gui.lessons.lesson import Lesson
from rmsprop_gui.simulation.experiment import MAX_STEPS, Experiment
from rmsprop_gui.view.first_range import first_range
from rmsprop_gui.view.theme import THEMES
from rmsprop_gui.view.view_state import ViewState, first_view

FPS = 10
"""As many as the notebook's animation has, and steps are played a second."""


def _take(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "file",
        nargs="?",
        metavar="FILE_OR_LESSON",
        help="an experiment file, or a lesson: without --scene all of it, which can be a page",
    )
    take_experiment(command)
    command.add_argument(
        "--output", required=True, metavar="FILE", help="its ending says what it becomes, such as .png, .mp4 or .py"
    )
    command.add_argument("--as", dest="kind", metavar="KIND", help="where several kinds have one ending")
    command.add_argument("--scene", type=values.place, metavar="N", help="of a lesson, counted from 1")
    command.add_argument("--what", choices=SUBJECTS, default="canvas", help="of which there is a picture or a film")
    command.add_argument("--size", type=values.size, metavar="WxH", help="of a picture or a film")
    command.add_argument("--scale", type=values.scale, default=1.0, metavar="S", help="pixels for each of these")
    command.add_argument("--theme", choices=THEMES, default="light")
    command.add_argument("--fps", type=values.fps, default=FPS, metavar="N", help=f"1 to {MAX_FPS}; default: {FPS}")
    command.add_argument(
        "--steps",
        type=values.step_range,
        metavar="A:B",
        help="of a film; a picture is that after step B, a text goes up to it; default: all, or where the file rests",
    )


RENDER = Command(
    "render",
    "write a picture, a film or a text, without a window",
    "Write an experiment, or a scene of a lesson, as a picture, a film or a text. No screen is needed.",
    _take,
)


@dataclass(frozen=True)
class Order:
    """What is to be rendered: the experiment, the view of it, which steps, how, and where to."""

    experiment: Experiment
    view: ViewState
    steps: range
    """Of a film; a picture is of the last of them."""
    shot: Shot
    fps: int
    kind: PictureFormat | FilmFormat | str
    """Of picture or film; a text by its name."""
    path: Path


@dataclass(frozen=True)
class LessonOrder:
    """A whole lesson that is to be written, by the name of what it becomes."""

    lesson: Lesson
    kind: str
    path: Path


def lesson_order(options: argparse.Namespace) -> LessonOrder | None:
    """The lesson that the options ask for; None where they ask for a scene of one, or for no lesson.

    ValueError as for `order`.
    """
    from rmsprop_gui.export.formats import LESSON_FORMATS  # late, as those of experiments

    if options.scene is not None or not (options.file or "").endswith(".md"):
        return None
    path = Path(options.output)
    kind = _kind(path, options.kind)
    if not isinstance(kind, str) or kind not in LESSON_FORMATS:
        return None
    return LessonOrder(_lesson(options), kind, path)


def order(options: argparse.Namespace) -> Order:
    """What the options ask for. ValueError, beginning with the argument, where they ask for what cannot be."""
    path, steps = Path(options.output), options.steps
    kind = _kind(path, options.kind)
    found, view, seen = _asked(options)
    last = steps[1] if steps else None
    if last is not None and (isinstance(kind, str) or last > found.steps):
        found = with_steps(found, last)
    if last is None:
        last = seen if isinstance(kind, PictureFormat) else found.steps
    subject = SUBJECTS[options.what]
    if isinstance(kind, PictureFormat) and kind.is_vector and not subject.has_shapes:
        raise ValueError(f"argument --what: {subject.name} has no shapes, so it can be a PNG picture or a film")
    try:
        shot = Shot(subject, options.size or subject.size, options.scale, options.theme)
    except ValueError as error:
        raise ValueError(f"argument --size: {error}") from None
    shot = shot.even() if isinstance(kind, FilmFormat) else shot
    return Order(found, view, range(steps[0] if steps else 0, last + 1), shot, options.fps, kind, path)


def _asked(options: argparse.Namespace) -> tuple[Experiment, ViewState, int]:
    """The experiment of file, scene or options, how it is seen, and the step that a picture of it shows."""
    if options.scene is not None or (options.file or "").endswith(".md"):
        return _scene(options)
    if options.file is not None:
        refuse_descriptions(options)
        document = open_file(options.file).document
        return document.experiment, document.view, document.view.step
    found = experiment(options, min(options.steps[1] if options.steps else 0, MAX_STEPS) or None)
    return found, replace(first_view(found), view_range=first_range(found)), found.steps


def _scene(options: argparse.Namespace) -> tuple[Experiment, ViewState, int]:
    scenes = _lesson(options).scenes
    if options.scene is None or options.scene > len(scenes):
        raise ValueError(f"argument --scene: must be a whole number from 1 to {len(scenes)}")
    scene = scenes[options.scene - 1]
    return scene.experiment, scene.view, scene.last_step


def _lesson(options: argparse.Namespace) -> Lesson:
    from rmsprop_gui.lessons.reading import read_lesson

    refuse_descriptions(options)
    if options.file is None:
        raise ValueError("argument --scene: of which lesson?")
    try:
        read = read_lesson(Path(options.file))
    except (OSError, ValueError) as error:
        raise ValueError(f"cannot open {options.file!r}: {why(error)}") from None
    if read.lesson is None:
        reason = "; ".join(map(str, read.problems[:1])) or "it has no scenes"
        raise ValueError(f"cannot open {options.file!r}: {reason}")
    return read.lesson


def _kind(path: Path, name: str | None) -> PictureFormat | FilmFormat | str:
    from rmsprop_gui.export.formats import TEXT_FORMATS  # late: all that writes texts comes with it

    kinds: dict[str, PictureFormat | FilmFormat | str] = {**PICTURE_FORMATS, **FILM_FORMATS}
    tables = (PICTURE_FORMATS, FILM_FORMATS, TEXT_FORMATS)
    suffixes = {kind: each.suffix for table in tables for kind, each in table.items()}
    suffix = path.suffix.lower()
    fitting = [kind for kind, each in suffixes.items() if each == suffix]
    if name is not None and name not in suffixes:
        raise ValueError(f"argument --as: unknown kind {name!r}; choose from {', '.join(suffixes)}")
    if name is None and not fitting:
        known = ", ".join(dict.fromkeys(suffixes.values()))
        raise ValueError(f"argument --output: the ending says what it becomes, one of {known}, not {path.suffix!r}")
    chosen = name or fitting[0]
    return kinds.get(chosen, chosen)
