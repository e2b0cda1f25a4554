"""The file that the editor works on: read and written so that lines nobody has touched keep every byte."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from rmsprop_gui.files.text_file import read_text, replace_text
from rmsprop_gui.lessons.reading import MAX_BYTES

_WINDOWS, _UNIX = "\r\n", "\n"


@dataclass(frozen=True)
class LessonFile:
    """Where a lesson is, None where it is nowhere yet, and what is in the file, with its line ends."""

    path: Path | None = None
    content: str = ""

    @property
    def text(self) -> str:
        """What is in it, with one kind of line end."""
        return self.content.replace(_WINDOWS, _UNIX)

    def with_line_ends(self, text: str) -> str:
        """A text of one kind of line end with those that its lines have in the file.

        Where the file has both kinds, lines that are still there keep theirs, and new ones end as on Unix.
        """
        windows = self.content.count(_WINDOWS)
        if windows in (0, self.content.count(_UNIX)):
            return text.replace(_UNIX, _WINDOWS) if windows else text
        before, after = self.content.split(_UNIX), text.split(_UNIX)
        bare = [line.removesuffix("\r") for line in before]
        for _, first, last, begin, end in SequenceMatcher(None, bare, after, autojunk=False).get_opcodes():
            if bare[first:last] == after[begin:end]:
                after[begin:end] = before[first:last]
        return _UNIX.join(after)


def read_lesson_file(path: Path) -> LessonFile:
    """The file at a path. OSError where it cannot be read, ValueError, in a sentence, where it is no text of use."""
    content = read_text(path, MAX_BYTES)
    if "\r" in content.replace(_WINDOWS, "") or "\u2029" in content:
        raise ValueError("it has line ends that would not stay as they are")
    return LessonFile(path.absolute(), content)


def write_lesson_file(path: Path, text: str, before: LessonFile) -> LessonFile:
    """Write a text, whole or not at all. OSError where it cannot be written."""
    content = before.with_line_ends(text)
    replace_text(path, content)
    return LessonFile(path.absolute(), content)
