"""What prose is made of: frozen values that a window, a page or a test can walk through. There is no HTML in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rmsprop_gui.lessons.formula import Formula

Alignment = Literal["left", "center", "right", ""]


@dataclass(frozen=True)
class Text:
    """Letters, on one line."""

    text: str


@dataclass(frozen=True)
class Code:
    """Letters as a machine prints them."""

    text: str


@dataclass(frozen=True)
class Break:
    """The end of a line within a paragraph."""


@dataclass(frozen=True)
class Emphasis:
    """Content that is stressed, or with `strong` more than that."""

    content: "Inlines"
    strong: bool = False


@dataclass(frozen=True)
class Link:
    """Content that leads to an address, http or https, which is opened outside and only on a click."""

    content: "Inlines"
    address: str


@dataclass(frozen=True)
class Image:
    """A picture in the lesson's folder; `words` say what is on it. `file` is None where the lesson has no folder."""

    address: str
    words: str
    file: Path | None


Inline = Text | Code | Break | Emphasis | Link | Image | Formula
Inlines = tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    content: Inlines


@dataclass(frozen=True)
class Heading:
    """A heading within a scene, of level 2 to 6."""

    level: int
    content: Inlines


@dataclass(frozen=True)
class FormulaBlock:
    """Formulas that stand alone, one a line."""

    formulas: tuple[Formula, ...]


@dataclass(frozen=True)
class CodeBlock:
    """Lines as a machine prints them, in the language that the author says they are in."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Quote:
    """What somebody else says."""

    content: "Blocks"


@dataclass(frozen=True)
class List:
    """Items, numbered from `start` on, or not where that is None."""

    items: tuple["Blocks", ...]
    start: int | None = None


@dataclass(frozen=True)
class Table:
    """Cells in rows below their headings, with the alignment of each column."""

    headings: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True)
class Rule:
    """A line across."""


Block = Paragraph | Heading | FormulaBlock | CodeBlock | Quote | List | Table | Rule
Blocks = tuple[Block, ...]


def plain_text(content: Inlines) -> str:
    """The content without what is only look: what a screen reader reads and a title shows."""
    return "".join(_plain(part) for part in content)


def _plain(part: Inline) -> str:
    match part:
        case Text(text) | Code(text):
            return text
        case Break():
            return " "
        case Emphasis(content) | Link(content):
            return plain_text(content)
        case Image(words=words):
            return words
        case Formula(text=text):
            return text
