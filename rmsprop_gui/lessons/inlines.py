"""What stands in one line of prose: text, emphasis, links, pictures and formulas, made of the parser's tokens."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from markdown_it.token import Token

from rmsprop_gui.formulas import FormulaError
from rmsprop_gui.lessons.formula import read_formula
from rmsprop_gui.lessons.pictures import picture_file
from rmsprop_gui.lessons.prose import Break, Code, Emphasis, Image, Inline, Inlines, Link, Text

FORMULA = "formula"
"""The kind of the token of a formula; its `meta` has the place of the formula in the content."""
MAX_LEVELS = 8
"""Of emphasis and links within another; what is deeper is shown without its mark."""

Note = Callable[[str, int, str], None]
"""(content, place in it, reason): tells of a mistake."""


def inlines(token: Token, folder: Path | None, note: Note) -> Inlines:
    """The content of an inline token."""
    return _Inlines(token, folder, note).read()


class _Inlines:
    """Goes through the children of one inline token; `levels` are the marks that are open, the outermost first."""

    def __init__(self, token: Token, folder: Path | None, note: Note) -> None:
        self._token, self._folder, self._note = token, folder, note
        self._levels: list[tuple[Token | None, list[Inline]]] = [(None, [])]
        self._ignored = 0  # marks that are open beyond the deepest level

    def read(self) -> Inlines:
        for child in self._token.children or ():
            if child.nesting > 0:
                self._open(child)
            elif child.nesting < 0:
                self._close()
            elif child.type == FORMULA:
                self._put_formulas(child)
            else:
                self._put(_LEAVES[child.type](self, child))
        return tuple(self._levels[0][1])

    def _open(self, token: Token) -> None:
        if len(self._levels) > MAX_LEVELS:
            self._ignored += 1
        else:
            self._levels.append((token, []))

    def _close(self) -> None:
        if self._ignored:
            self._ignored -= 1
            return
        token, content = self._levels.pop()
        assert token is not None  # the parser closes what it has opened
        if token.type != "link_open":
            self._put(Emphasis(tuple(content), token.type == "strong_open"))
            return
        address = str(token.attrs.get("href", ""))
        if _may_be_opened(address):
            self._put(Link(tuple(content), address))
            return
        self._tell(address, f"a link leads to http:// or https://, not to {address!r}")
        for part in content:
            self._put(part)

    def _put(self, part: Inline) -> None:
        content = self._levels[-1][1]
        if isinstance(part, Text) and content and isinstance(content[-1], Text):
            part = Text(content.pop().text + part.text)  # type: ignore[union-attr]
        content.append(part)

    def _tell(self, what: str, reason: str) -> None:
        self._note(self._token.content, max(self._token.content.find(what), 0), reason)

    def _text(self, token: Token) -> Inline:
        return Text(token.content)

    def _code(self, token: Token) -> Inline:
        return Code(token.content)

    def _soft_break(self, token: Token) -> Inline:
        return Text(" ")

    def _hard_break(self, token: Token) -> Inline:
        return Break()

    def _image(self, token: Token) -> Inline:
        address = str(token.attrs.get("src", ""))
        if self._folder is None:
            return Image(address, token.content, None)
        try:
            return Image(address, token.content, picture_file(address, self._folder))
        except ValueError as error:
            self._tell(address, str(error))
            return Text(token.content)

    def _put_formulas(self, token: Token) -> None:
        """One for each line: those that stand alone may have several."""
        place = token.meta["place"]
        for line in token.content.split("\n"):
            if line.strip():
                self._put(self._formula(line, place))
            place += len(line) + 1

    def _formula(self, text: str, place: int) -> Inline:
        try:
            return read_formula(text)
        except FormulaError as error:
            self._note(self._token.content, place + error.place, f"in the formula: {error.reason}")
        except ValueError as error:  # of a formula that is too long or too deep
            self._note(self._token.content, place, f"in the formula: {error}")
        return Code(text)


_LEAVES: dict[str, Callable[[_Inlines, Token], Inline]] = {
    "text": _Inlines._text,
    "text_special": _Inlines._text,
    "html_inline": _Inlines._text,
    "code_inline": _Inlines._code,
    "softbreak": _Inlines._soft_break,
    "hardbreak": _Inlines._hard_break,
    "image": _Inlines._image,
}


def _may_be_opened(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
