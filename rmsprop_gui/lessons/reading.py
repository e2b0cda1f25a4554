"""Lesson files read: whatever is in them, what can be shown, and what is wrong with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rmsprop_gui.files.experiment_file import LESSON_SUFFIX
from rmsprop_gui.files.text_file import read_text
from rmsprop_gui.lessons.lesson import Lesson
from rmsprop_gui.lessons.markdown import Source, read_markdown
from rmsprop_gui.lessons.problem import Problem, Problems
from rmsprop_gui.lessons.prose import Blocks
from rmsprop_gui.lessons.scenes import SceneReader
from rmsprop_gui.lessons.shape import Front
from rmsprop_gui.lessons.source import Kind, Piece, pieces
from rmsprop_gui.lessons.toml_text import line_of, read_block

SUFFIX = LESSON_SUFFIX
MAX_BYTES = 100_000
MAX_SCENES = 100
_UNTITLED = "Lesson"
_MARK = "\ufeff"  # the byte order mark, which some editors begin every file with


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
    problems = Problems(text.count("\n") + 1)
    if len(text) > MAX_BYTES:
        problems.add(1, f"a lesson has at most {MAX_BYTES:,} letters, not {len(text):,}")
        return ReadLesson(None, problems.sorted())
    lesson = _LessonReader(folder, problems).read(list(pieces(text.removeprefix(_MARK))))
    return ReadLesson(lesson, problems.sorted())


def read_front(text: str) -> tuple[Front | None, tuple[Problem, ...]]:
    """What is said of the whole lesson, or what is wrong with that; nothing else is looked at."""
    problems = Problems(text.count("\n") + 1)
    front = _front([next(pieces(text.removeprefix(_MARK)))], problems)
    return front, problems.sorted()


def _front(found: list[Piece], problems: Problems) -> Front | None:
    if found[0].kind is not Kind.FRONT:
        problems.add(1, 'the file begins with a line +++, settings such as title = "…", and a line +++')
        return None
    front = read_block(Front, found[0].body, found[0].body_line, problems)
    if front is None or front.title.strip():
        return front
    problems.add(line_of("title", found[0].body, found[0].body_line), "the title is empty")
    return None


class _LessonReader:
    """Reads the pieces of one file."""

    def __init__(self, folder: Path | None, problems: Problems) -> None:
        self._folder, self._problems = folder, problems

    def read(self, found: list[Piece]) -> Lesson | None:
        self._check_blocks(found)
        heading = next((index for index, piece in enumerate(found) if piece.kind is Kind.HEADING), len(found))
        front = _front(found, self._problems) or Front(title=_UNTITLED)
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
