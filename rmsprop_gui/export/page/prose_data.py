"""Prose as data for the page: blocks and lines as lists, as `prose.js` makes elements of them."""

import base64
from pathlib import Path
from typing import Any

from rmsprop_gui.export.page.notation import box_data
from rmsprop_gui.lessons.formula import Formula, boxes
from rmsprop_gui.lessons.pictures import read_picture
from rmsprop_gui.lessons.prose import (
    Block,
    Blocks,
    Break,
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

_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


def blocks_data(blocks: Blocks) -> list[Any]:
    """Each block as a list: its kind, then its parts."""
    return [_block(block) for block in blocks]


def _block(block: Block) -> list[Any]:
    match block:
        case Paragraph(content):
            return ["paragraph", _lines(content)]
        case Heading(level, content):
            return ["heading", level, _lines(content)]
        case FormulaBlock(formulas):
            return ["formulas", [[box_data(boxes(formula)), formula.text] for formula in formulas]]
        case CodeBlock(text):
            return ["code", text]
        case Quote(content):
            return ["quote", blocks_data(content)]
        case List(items, start):
            return ["list", start, [blocks_data(item) for item in items]]
        case Table(headings, rows, alignments):
            return ["table", _cells(headings), [_cells(row) for row in rows], list(alignments)]
        case Rule():
            return ["rule"]


def _cells(row: tuple[Inlines, ...]) -> list[Any]:
    return [_lines(cell) for cell in row]


def _lines(content: Inlines) -> list[Any]:
    return [_line(part) for part in content]


def _line(part: Inline) -> list[Any]:
    match part:
        case Text(text):
            return ["text", text]
        case Code(text):
            return ["code", text]
        case Break():
            return ["break"]
        case Emphasis(content, strong):
            return ["emphasis", strong, _lines(content)]
        case Link(content, address):
            return ["link", address, _lines(content)]
        case Image(_, words, file):
            return ["image", _picture(file), words]
        case Formula(text):
            return ["formula", box_data(boxes(part)), text]


def _picture(file: Path | None) -> str:
    """The picture itself, as an address; empty where it cannot be had: then its words stand there."""
    if file is None:
        return ""
    try:
        data = read_picture(file)
    except (OSError, ValueError):
        return ""
    return f"data:{_KINDS[file.suffix.lower()]};base64,{base64.b64encode(data).decode('ascii')}"
