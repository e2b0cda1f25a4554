"""Edits of the text of a lesson: each is made of whole lines, and leaves all others as they were written by hand."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from rmsprop_gui.lessons.lesson import Scene
from rmsprop_gui.lessons.reading import parse_lesson
from rmsprop_gui.lessons.scene_view import FIRST
from rmsprop_gui.lessons.scene_writing import Shown, scene_settings
from rmsprop_gui.lessons.source import Kind, Piece, pieces
from rmsprop_gui.lessons.toml_text import line_of
from rmsprop_gui.lessons.toml_writing import listed
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import first_view

NEW_LESSON = """+++
title = "A new lesson"
aim = ""
minutes = 10
+++

What it is about.

# The first scene

```scene
```

What is to be seen.
"""

TEMPLATES: Mapping[str, str] = {
    "prediction by a click": """```predict
ask = "Where is it after one step?"
click = [0, 0]
because = "…"
```""",
    "prediction by a choice": """```predict
ask = "…?"
choices = [{say = "…", right = true}, {say = "…", because = "…"}]
because = "…"
```""",
    "prediction of a number": """```predict
ask = "…?"
number = 0
within = 0.01
because = "…"
```""",
    "stop at a step": """```stop
at = 1
say = "…"
```""",
    "task": """```try
ask = "Bring f below 0.01 in at most 90 steps."
goal = [{measure = "loss", run = 1, below = 0.01, within_steps = 90}]
hint = "…"
```""",
    "notes of the lecturer": """```notes
…
```""",
    "page for the teacher": """```teacher
…
```""",
}
"""Blocks to be filled in, by what they are; a page for the teacher stands at the end of the file."""


@dataclass(frozen=True)
class SceneLines:
    """A scene in the text: its title, and its lines from `first` to `last`, counted from 1."""

    title: str
    first: int
    last: int


def scenes_in(text: str) -> tuple[SceneLines, ...]:
    """All scenes of a text, also those that cannot be shown; the page for the teacher at its end belongs to none."""
    found = list(pieces(text))
    end = text.count("\n") + 1
    teacher = next((piece.first for piece in found if piece.name == "teacher" and piece.kind is Kind.BLOCK), end + 1)
    headings = [piece for piece in found if piece.kind is Kind.HEADING and piece.first < teacher]
    lasts = [piece.first - 1 for piece in headings[1:]] + [teacher - 1]
    return tuple(SceneLines(one.name, one.first, last) for one, last in zip(headings, lasts, strict=False))


def with_scene(text: str, line: int, title: str, now: Shown) -> tuple[str, int]:
    """The text with a scene behind the one that a line is in, and the line of its heading. Those behind it stay.

    ValueError where a lesson cannot tell what is to be shown.
    """
    found = scenes_in(text)
    at = next((scene.last for scene in reversed(found) if scene.first <= line), found[0].first - 1 if found else None)
    at = text.count("\n") + 1 if at is None else at
    settings = scene_settings(now, _before(text, at + 1))
    block = f"# {title}\n\n```scene\n{settings}\n```\n" if settings else f"# {title}\n"
    lines = text.split("\n")
    above = lines[:at]
    while above and not above[-1].strip():
        above.pop()
    below = lines[at:]
    written = ["", *block.split("\n")]
    added = "\n".join((*above, *written, *(below if any(below) else [])))
    number = sum(scene.first <= at for scene in found)
    return _as_they_were(text, added, number + 1, lambda index: index - 1), len(above) + 2


def _before(text: str, line: int) -> Shown:
    """What is shown by the last scene that begins before a line."""
    lesson = parse_lesson(text).lesson
    scenes = [scene for scene in lesson.scenes if scene.line < line] if lesson else []
    if scenes:
        return scenes[-1].experiment, scenes[-1].view
    experiment = notebook_experiment()
    return experiment, first_view(experiment, FIRST)


def with_block(text: str, line: int, block: str) -> str:
    """The text with a block behind the piece that a line is in; a page for the teacher comes to the end."""
    lines = text.split("\n")
    piece = next((piece for piece in pieces(text) if piece.first <= line <= piece.last), None)
    at = line if piece is None or piece.kind is Kind.PROSE else piece.last
    if block == TEMPLATES["page for the teacher"]:
        at = len(lines)
    above, below = lines[:at], lines[at:]
    before = [""] if above and above[-1].strip() else []
    after = [""] if not below or below[0].strip() else []
    return "\n".join((*above, *before, *block.split("\n"), *after, *below))


def with_unlocked(text: str, number: int, names: Iterable[str]) -> str:
    """The text with these controls unlocked in the scene with this index among `scenes_in`."""
    scene = scenes_in(text)[number]
    lines = text.split("\n")
    told = f"unlock = {listed(sorted(names))}".split("\n")
    block = _scene_block(text, scene)
    if block is None:
        return "\n".join((*lines[: scene.first], "", "```scene", *told, "```", *lines[scene.first :]))
    begin, end = _setting(block, "unlock")
    return "\n".join((*lines[: begin - 1], *told, *lines[end - 1 :]))


def _scene_block(text: str, scene: SceneLines) -> Piece | None:
    blocks = (piece for piece in pieces(text) if piece.name == "scene" and piece.kind is Kind.BLOCK)
    return next((piece for piece in blocks if scene.first < piece.first <= scene.last), None)


def _setting(block: Piece, key: str) -> tuple[int, int]:
    """The first line of a setting in a block, and the line behind it; where it is not set, where it could be."""
    begin = line_of(key, block.body, block.body_line)
    rows = block.body.split("\n")[begin - block.body_line :]
    for count in range(1, len(rows) + 1):
        try:
            if key in tomllib.loads("\n".join(rows[:count])):
                return begin, begin + count
        except (ValueError, RecursionError):
            continue
    return block.body_line, block.body_line  # before any table of its own


def with_scene_moved(text: str, number: int, by: int) -> str:
    """The text with a scene one place on, or for −1 back; each scene that could be shown stays what it was.

    Where a scene was told as a difference from one that is no longer before it, its block is written anew.
    """
    found = scenes_in(text)
    first, second = sorted((number, number + by))
    if not 0 <= first < second < len(found):
        return text
    lines = text.split("\n")
    one, other = (lines[scene.first - 1 : scene.last] for scene in (found[first], found[second]))
    if second == len(found) - 1 and other and other[-1].strip():
        other = [*other, ""]
    moved = "\n".join((*lines[: found[first].first - 1], *other, *one, *lines[found[second].last :]))
    return _as_they_were(text, moved, first, lambda index: {first: second, second: first}.get(index, index))


def _as_they_were(before: str, text: str, first: int, was: Callable[[int], int]) -> str:
    """The text, with the blocks of scenes from `first` on written anew where they show something else than before."""
    shown = _by_number(before)
    for number in range(first, min(first + 3, len(scenes_in(text)))):
        wanted, found = shown.get(was(number)), _by_number(text).get(number)
        if wanted is not None and (found is None or not _is_same(wanted, found)):
            text = _rewritten(text, number, wanted)
    return text


def _by_number(text: str) -> dict[int, Scene]:
    """The scenes that can be shown, by their index among all that are in the text."""
    lesson = parse_lesson(text).lesson
    lines = {scene.line: scene for scene in lesson.scenes} if lesson else {}
    return {number: lines[scene.first] for number, scene in enumerate(scenes_in(text)) if scene.first in lines}


def _is_same(wanted: Scene, found: Scene) -> bool:
    """Whether they show the same; panels that nothing was said of may be any."""
    panels = found.view.panels if wanted.view.panels is None else wanted.view.panels
    view = replace(wanted.view, panels=panels)
    return (wanted.experiment, view, wanted.unlocked) == (found.experiment, found.view, found.unlocked)


def _rewritten(text: str, number: int, wanted: Scene) -> str:
    """The text with the block of a scene that leads to what is wanted, and with what it unlocks."""
    scene = scenes_in(text)[number]
    settings = scene_settings((wanted.experiment, wanted.view), _before(text, scene.first))
    lines, block = text.split("\n"), _scene_block(text, scene)
    unlocked = [f"unlock = {listed(sorted(wanted.unlocked))}"] if wanted.unlocked else []
    written = ["```scene", *([settings] if settings else []), *unlocked, "```"]
    if block is None:
        return "\n".join((*lines[: scene.first], "", *written, *lines[scene.first :]))
    return "\n".join((*lines[: block.first - 1], *written, *lines[block.last :]))
