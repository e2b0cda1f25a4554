"""A lesson file cut into pieces by its lines: front matter, headings of scenes, blocks and the prose between them.

Nothing is understood here. Together the pieces are the file, line by line, so an editor can replace one of them and
leave all others as they were written.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

BLOCKS = ("scene", "predict", "stop", "try", "notes", "teacher")
"""What a block may be, as it is said behind its opening fence."""

_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})[ \t]*(?P<kind>[^`\n]*?)[ \t]*")
_HEADING = re.compile(r" {0,3}#(?:[ \t]+(?P<title>.*?))?(?:[ \t]+#+)?[ \t]*")
_FRONT = "+++"
Closes = Callable[[str], bool]


class Kind(Enum):
    """What a piece of the file is."""

    FRONT = "front matter"
    HEADING = "heading"
    BLOCK = "block"
    PROSE = "prose"


@dataclass(frozen=True)
class Piece:
    """Some whole lines of a file: `first` is the number of the first, `lines` are all of them without their ends.

    `name` is the title of a heading or the kind of a block; `is_closed` is false where a block has no end.
    """

    kind: Kind
    first: int
    lines: tuple[str, ...]
    name: str = ""
    is_closed: bool = True

    @property
    def last(self) -> int:
        """The number of its last line."""
        return self.first + len(self.lines) - 1

    @property
    def body(self) -> str:
        """What stands between the fences of a block or of the front matter; of anything else, all of it."""
        is_fenced = self.kind in (Kind.FRONT, Kind.BLOCK)
        return "\n".join(self.lines[1 : len(self.lines) - self.is_closed] if is_fenced else self.lines)

    @property
    def body_line(self) -> int:
        """The number of the first line of the body."""
        return self.first + (self.kind in (Kind.FRONT, Kind.BLOCK))


def pieces(text: str) -> Iterator[Piece]:
    """All pieces of a text, in their order."""
    lines = text.replace("\r\n", "\n").split("\n")
    prose: list[str] = []
    at = 0
    while at < len(lines):
        found = _piece(lines, at)
        if found is None:
            end = _code_end(lines, at)
            prose += lines[at:end]
            at = end
            continue
        if prose:
            yield Piece(Kind.PROSE, at - len(prose) + 1, tuple(prose))
            prose = []
        yield found
        at += len(found.lines)
    if prose:
        yield Piece(Kind.PROSE, len(lines) - len(prose) + 1, tuple(prose))


def _piece(lines: list[str], at: int) -> Piece | None:
    """The piece that begins at this index; None where it is prose."""
    line = lines[at]
    if at == 0 and line.rstrip() == _FRONT:
        return _fenced(lines, at, Kind.FRONT, "", lambda other: other.rstrip() == _FRONT)
    if heading := _HEADING.fullmatch(line):
        return Piece(Kind.HEADING, at + 1, (line,), (heading["title"] or "").strip())
    fence = _FENCE.fullmatch(line)
    if fence is None or fence["kind"] not in BLOCKS:
        return None
    return _fenced(lines, at, Kind.BLOCK, fence["kind"], _closes(fence["marks"]))


def _fenced(lines: list[str], at: int, kind: Kind, name: str, closes: Closes) -> Piece:
    end = next((other for other in range(at + 1, len(lines)) if closes(lines[other])), None)
    last = len(lines) if end is None else end + 1
    return Piece(kind, at + 1, tuple(lines[at:last]), name, end is not None)


def _code_end(lines: list[str], at: int) -> int:
    """The index behind what begins here as prose: a line, or the whole of a block of code, whatever is in it."""
    fence = _FENCE.fullmatch(lines[at])
    if fence is None:
        return at + 1
    closes = _closes(fence["marks"])
    return next((end + 1 for end in range(at + 1, len(lines)) if closes(lines[end])), len(lines))


def _closes(marks: str) -> Closes:
    """Whether a line ends what a fence has begun."""
    closing = re.compile(rf" {{0,3}}{re.escape(marks[0])}{{{len(marks)},}}[ \t]*")
    return lambda line: closing.fullmatch(line) is not None
