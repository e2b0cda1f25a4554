"""Markdown read into the values of `prose`: CommonMark with tables, formulas between dollar signs, and no HTML."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from rmsprop_gui.lessons.formula import Formula
from rmsprop_gui.lessons.inlines import FORMULA, MAX_LEVELS, inlines
from rmsprop_gui.lessons.problem import Problems
from rmsprop_gui.lessons.prose import (
    Block,
    Blocks,
    CodeBlock,
    FormulaBlock,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)

MAX_LENGTH = 10_000
"""Letters of one piece of prose: the time that the worst ones take grows faster than they do."""
_LONGEST = 2000  # letters between the dollar signs of what could be a formula


class _Parser(MarkdownIt):
    """Takes every address, so that one that may not be opened is a mistake with its line and not just text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": MAX_LEVELS}).enable("table")
    parser.disable("lheading")  # `title` over `===` would be one more way to write a heading
    parser.inline.ruler.before("escape", FORMULA, _formula_rule)
    return parser


def _formula_rule(state: StateInline, silent: bool) -> bool:
    """A formula: `$…$`, or `$$…$$` where it stands alone; `$5 and $6` is none."""
    source, begin = state.src, state.pos
    if source[begin] != "$":
        return False
    mark = "$$" if source.startswith("$$", begin) else "$"
    first = begin + len(mark)
    end = source.find(mark, first, first + _LONGEST + len(mark))
    if end < 0 or not _is_formula(source[first:end], source[end + 1 : end + 2] if mark == "$" else None):
        return False
    if not silent:
        token = state.push(FORMULA, "", 0)
        token.content, token.markup, token.meta = source[first:end], mark, {"place": first}
    state.pos = end + len(mark)
    return True


def _is_formula(inner: str, after: str | None) -> bool:
    """Whether what stands between dollar signs is one; `after` is the letter behind a single sign, if it is one."""
    is_tight = after is None or (inner == inner.strip() and not after.isdigit())
    return bool(inner.strip()) and is_tight


@dataclass(frozen=True)
class Source:
    """Where prose comes from: the number of its first line, the folder of its pictures, and who is told of mistakes."""

    line: int
    problems: Problems
    folder: Path | None = None
    is_whole_lines: bool = True
    """Whether it is lines of the file as they are, so that columns are known."""


def read_markdown(text: str, source: Source) -> Blocks:
    """The blocks that a text holds. What is wrong in it is a problem, and the rest is there."""
    if len(text) > MAX_LENGTH:
        source.problems.add(source.line, f"one piece of prose has at most {MAX_LENGTH:,} letters, not {len(text):,}")
        text = text[:MAX_LENGTH]
    return _Reader(_parser().parse(text), text, source).blocks("")


class _Reader:
    """Goes through the tokens of one text, from left to right."""

    def __init__(self, tokens: list[Token], text: str, source: Source) -> None:
        self._tokens, self._at = tokens, 0
        self._lines = text.split("\n")
        self._source = source
        self._first = 0  # the index of the line at which the block begins that is being read

    def blocks(self, until: str) -> Blocks:
        """All blocks up to the token that closes what they are in."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            if token.map:
                self._first = token.map[0]
            read = _BLOCKS.get(token.type)
            if read:
                found.append(read(self, token))
        return tuple(found)

    def inline(self) -> Inlines:
        """The content of the inline token that comes next, and go past what closes it."""
        token = self._tokens[self._at]
        self._at += 2
        if token.map:
            self._first = token.map[0]
        return inlines(token, self._source.folder, self._note)

    def _note(self, content: str, place: int, reason: str) -> None:
        """Tell of a mistake at a place in the content of an inline token."""
        index = self._first + content.count("\n", 0, place)
        line = content.split("\n")[content.count("\n", 0, place)]
        begins = self._lines[index].find(line) if index < len(self._lines) else -1
        column = place - (content.rfind("\n", 0, place) + 1) + begins + 1
        known = begins >= 0 and self._source.is_whole_lines
        number = self._source.line + (index if self._source.is_whole_lines else 0)
        self._source.problems.add(number, reason, column if known else 0)

    def paragraph(self, token: Token) -> Block:
        token = self._tokens[self._at]
        alone = [child for child in token.children or () if child.type != "softbreak"]
        content = self.inline()
        if alone and all(child.type == FORMULA and child.markup == "$$" for child in alone):
            return FormulaBlock(tuple(part for part in content if isinstance(part, Formula)))
        return Paragraph(content)

    def heading(self, token: Token) -> Block:
        return Heading(max(int(token.tag[1:]), 2), self.inline())

    def listed(self, token: Token) -> Block:
        closing = token.type.replace("_open", "_close")
        items: list[Blocks] = []
        while (following := self._tokens[self._at]).type != closing:
            self._at += 1
            if following.type == "list_item_open":
                items.append(self.blocks("list_item_close"))
        self._at += 1
        number = token.attrs.get("start", 1)
        return List(tuple(items), int(number) if token.type == "ordered_list_open" else None)

    def quote(self, token: Token) -> Block:
        return Quote(self.blocks("blockquote_close"))

    def table(self, token: Token) -> Block:
        rows: list[tuple[Inlines, ...]] = []
        row: list[Inlines] = []
        alignments: list[Any] = []
        while (following := self._tokens[self._at]).type != "table_close":
            self._at += 1
            if following.type == "tr_open":
                row = []
            elif following.type in ("th_open", "td_open"):
                if following.type == "th_open":
                    alignments.append(str(following.attrs.get("style", "")).removeprefix("text-align:"))
                row.append(self.inline())
            elif following.type == "tr_close":
                rows.append(tuple(row))
        self._at += 1
        return Table(rows[0], tuple(rows[1:]), tuple(alignments))

    def code(self, token: Token) -> Block:
        return CodeBlock(token.content, token.info.strip())

    def rule(self, token: Token) -> Block:
        return Rule()


_BLOCKS: dict[str, Callable[[_Reader, Token], Block]] = {
    "paragraph_open": _Reader.paragraph,
    "heading_open": _Reader.heading,
    "bullet_list_open": _Reader.listed,
    "ordered_list_open": _Reader.listed,
    "blockquote_open": _Reader.quote,
    "table_open": _Reader.table,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "hr": _Reader.rule,
}
