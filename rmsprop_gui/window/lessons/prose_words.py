"""Prose as plain text: what screen readers are given, and what is announced."""

from rmsprop_gui.formulas.typeset import linear
from rmsprop_gui.lessons.formula import Formula, boxes
from rmsprop_gui.lessons.prose import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Emphasis,
    FormulaBlock,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)


def words(blocks: Blocks) -> str:
    """All that is said, a block a line; formulas as they are read, pictures by their words."""
    return "\n".join(filter(None, map(_words_of, blocks)))


def inline_words(content: Inlines) -> str:
    """Running text in plain letters."""
    return "".join(map(_inline, content))


def _words_of(block: Block) -> str:
    match block:
        case Paragraph(content) | Heading(content=content):
            return inline_words(content)
        case FormulaBlock(formulas):
            return "\n".join(linear(boxes(formula)) for formula in formulas)
        case CodeBlock(text):
            return text
        case Quote(content):
            return words(content)
        case List(items, start):
            marks = ("•" if start is None else f"{start + number}." for number in range(len(items)))
            return "\n".join(f"{mark} {words(item)}" for mark, item in zip(marks, items, strict=True))
        case Table(headings, rows):
            return "\n".join(", ".join(map(inline_words, row)) for row in (headings, *rows))
        case Rule():
            return ""


def _inline(part: Inline) -> str:
    match part:
        case Text(text) | Code(text):
            return text
        case Emphasis(content) | Link(content):
            return inline_words(content)
        case Image(words=said):
            return said
        case Formula():
            return linear(boxes(part))
        case _:
            return " "
