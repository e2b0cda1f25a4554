"""Lesson files read: whatever is in them, what can be shown, and what is wrong with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rmsprop_gui.files.text_file import read_text
from rmsprop_gui.lessons.lesson import Lesson
from rmsprop_gui.lessons.markdown import Source, read_markdown
from rmsprop_gui.lessons.problem import Problem, Problems
from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.lessons.scenes import SceneReader
from rmsprop_gui.lessons.shape import Front
from rmsprop_gui.lessons.source import Kind, Piece, pieces
from rmsprop_gui.lessons.toml_text import read_block

SUFFIX = ".rmsprop.md"
MAX_BYTES = 256_000
MAX_SCENES = 100
_UNTITLED = "Lesson"


@dataclass(frozen=True)
class ReadLesson:
    """What a file says: a lesson of all scenes that can be shown, and what is wrong in the file.

    `lesson` is None where no scene can be shown.
    """

    lesson: Lesson | None
    problems: tuple[Problem, ...]


def read_lesson(path: Path) -> ReadLesson:
    """The lesson in a file; its pictures are in the folder of the file.

    OSError where the file cannot be read, ValueError, in a sentence for the user, where it is no text or too large.
    """
    return parse_lesson(read_text(path, MAX_BYTES), path.absolute().parent)


def parse_lesson(text: str, folder: Path | None = None) -> ReadLesson:
    """The lesson that a text says; without a folder its pictures are not found, but nothing is wrong with that."""
    problems = Problems()
    if len(text) > MAX_BYTES:
        problems.add(1, f"a lesson has at most {MAX_BYTES:,} letters, not {len(text):,}")
        return ReadLesson(None, problems.sorted())
    if text.startswith("\ufeff"):
        text = text[1:]  # some editors begin every file with it
    lesson = _LessonReader(folder, problems).read(list(pieces(text)))
    return ReadLesson(lesson, problems.sorted())


class _LessonReader:
    """Reads the pieces of one file."""

    def __init__(self, folder: Path | None, problems: Problems) -> None:
        self._folder, self._problems = folder, problems

    def read(self, found: list[Piece]) -> Lesson | None:
        self._check_blocks(found)
        heading = next((index for index, piece in enumerate(found) if piece.kind is Kind.HEADING), len(found))
        front = self._front(found)
        scenes = SceneReader(self._folder, self._problems)
        for scene in self._limited(list(_by_scene(found[heading:]))):
            scenes.read(scene)
        opening = self._opening(found[:heading])
        teacher = self._teacher([piece for piece in found if piece.name == "teacher" and piece.kind is Kind.BLOCK])
        if not scenes.scenes:
            self._problems.add(1, "there is no scene that can be shown: a heading such as “# Title” begins one")
            return None
        aim = self._words(front.aim, 1, is_whole_lines=False)
        named = tuple(front.needs), tuple(front.sources)
        return Lesson(front.title, aim, front.minutes, *named, opening, tuple(scenes.scenes), teacher)

    def _check_blocks(self, found: Iterable[Piece]) -> None:
        for piece in found:
            if not piece.is_closed:
                fence = piece.lines[0].strip()[:3]
                self._problems.add(
                    piece.first, f"the {piece.name or 'front matter'} that begins here has no end: {fence}"
                )

    def _limited(self, scenes: list[list[Piece]]) -> list[list[Piece]]:
        if len(scenes) > MAX_SCENES:
            line = scenes[MAX_SCENES][0].first
            self._problems.add(line, f"a lesson has at most {MAX_SCENES} scenes, not {len(scenes):,}")
        return scenes[:MAX_SCENES]

    def _front(self, found: list[Piece]) -> Front:
        if not found or found[0].kind is not Kind.FRONT:
            self._problems.add(1, 'the file begins with a line +++, settings such as title = "…", and a line +++')
            return Front(title=_UNTITLED)
        piece = found[0]
        front = read_block(Front, piece.body, piece.body_line, self._problems)
        if front is not None and not front.title.strip():
            self._problems.add(piece.first, "the title is empty")
            return Front(title=_UNTITLED)
        return front or Front(title=_UNTITLED)

    def _opening(self, found: list[Piece]) -> Blocks:
        """The prose before the first scene. Blocks belong to scenes."""
        blocks: Blocks = ()
        for piece in found:
            if piece.kind is Kind.PROSE:
                blocks += self._words("\n".join(piece.lines), piece.first)
            elif piece.kind is Kind.BLOCK and piece.name != "teacher":
                self._problems.add(
                    piece.first, f"a block “{piece.name}” belongs to a scene: a heading is missing before it"
                )
        return blocks

    def _teacher(self, found: list[Piece]) -> Blocks:
        for piece in found[1:]:
            self._problems.add(piece.first, "there is one page for the teacher")
        return self._words(found[0].body, found[0].body_line) if found else ()

    def _words(self, text: str, line: int, is_whole_lines: bool = True) -> Blocks:
        return read_markdown(text, Source(line, self._problems, self._folder, is_whole_lines))


def _by_scene(found: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each scene, the heading first."""
    scene: list[Piece] = []
    for piece in found:
        if piece.kind is Kind.HEADING and scene:
            yield scene
            scene = []
        scene.append(piece)
    if scene:
        yield scene
