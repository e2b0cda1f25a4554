"""Boxes of a formula placed in pixels, ready to be painted.

Painting them here, with Qt's own text drawing, takes a millisecond; turning LaTeX into SVG takes twenty and more, too
long for numbers that change with every frame.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen

from rmsprop_gui.formulas.meaning import Meaning
from rmsprop_gui.formulas.symbol import Symbol
from rmsprop_gui.formulas.typeset import Box, Cases, Fenced, Fraction, Glyphs, Letter, Marked, Power, Root, Row
from rmsprop_gui.view.theme import Theme
from rmsprop_gui.window.looks.look import MATH_FAMILY
from rmsprop_gui.window.looks.symbols import SymbolPainter

Paint = Callable[[SymbolPainter, float, float], None]
_SMALL, _PART = 0.67, 0.9  # scripts and the parts of a fraction, relative to what they belong to
_GROUND = 0.16  # opacity of what stands behind a part that stands out
_RADIUS, _USUAL_SIZE = 5.0, 19.0  # its corners, in pixels at this size of type
_ITALIC = {"h": "\N{PLANCK CONSTANT}"}  # Unicode's mathematical italics have a hole here


@dataclass(frozen=True)
class Placed:
    """A box with its size; `paint(painter, x, y)` draws it with its baseline at y."""

    width: float
    ascent: float
    descent: float
    paint: Paint
    is_operator: bool = False

    @property
    def height(self) -> float:
        """From the top to the bottom, in pixels."""
        return self.ascent + self.descent


@dataclass(frozen=True)
class Layout:
    """Places boxes at one size in pixels, in the colours of a theme."""

    size: float
    theme: Theme

    def place(self, box: Box, size: float | None = None) -> Placed:
        """The box with its parts in their places, at this size or at that of the layout."""
        size = size or self.size
        match box:
            case Glyphs(text, style, meaning):
                placed = self._text(text, size, meaning, size * 0.28 if style == "operator" else 0.0)
                return placed if meaning is None else _marked(placed, meaning)
            case Letter(symbol, meaning):
                placed = self._symbol(symbol, meaning, size)
                return placed if meaning is None else _marked(placed, meaning)
            case Row(items):
                return row([self.place(item, size) for item in items])
            case Fraction(top, bottom):
                return self._fraction(self.place(top, size * _PART), self.place(bottom, size * _PART), size)
            case Root(body):
                return self._root(self.place(body, size), size)
            case Power(base, exponent):
                return self._power(self.place(base, size), self.place(exponent, size * _SMALL), size)
            case Fenced(body, signs):
                return self._fenced(self.place(body, size), size, bulge=signs == "()")
            case Marked(body, meaning):
                return self._standing_out(self.place(body, size), meaning)
            case Cases(first, condition, second):
                return self._cases(self._branches(first, condition, second, size), size)

    def pieces(self, box: Box) -> list[Placed]:
        """The parts of a row one by one, so that a long formula can be broken before an operator."""
        if isinstance(box, Row):
            return [piece for item in box.items for piece in self.pieces(item)]
        return [self.place(box)]

    def _text(self, text: str, size: float, meaning: Meaning | None, margin: float = 0.0) -> Placed:
        font, width = _font(size), _width(text, size)
        colour = QColor(self.theme.colour_of(meaning))

        def paint(painter: SymbolPainter, x: float, y: float) -> None:
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QPointF(x + margin, y), text)

        return Placed(width + 2 * margin, size * 0.72, size * 0.2, paint, margin > 0)

    def _symbol(self, symbol: Symbol, meaning: Meaning | None, size: float) -> Placed:
        letter = self._text(italic(symbol.letter), size, meaning)
        parts = [_with_hat(letter, self._text("ˆ", size, meaning), size) if symbol.hat else letter]
        if symbol.subscript:
            script = self._text(symbol.subscript, size * _SMALL, meaning)
            parts.append(moved(script, size * 0.18))
        return row(parts)

    def _fraction(self, top: Placed, bottom: Placed, size: float) -> Placed:
        axis, gap, bar = size * 0.25, size * 0.14, max(size * 0.055, 1.0)
        margin = size * 0.12
        width = max(top.width, bottom.width) + 2 * margin

        def paint(painter: SymbolPainter, x: float, y: float) -> None:
            top.paint(painter, x + (width - top.width) / 2, y - axis - gap - top.descent)
            bottom.paint(painter, x + (width - bottom.width) / 2, y - axis + gap + bottom.ascent)
            painter.setPen(QPen(QColor(self.theme.ink), bar))
            painter.drawLine(QLineF(x + margin / 3, y - axis, x + width - margin / 3, y - axis))

        return Placed(width, axis + gap + top.height, gap + bottom.height - axis, paint)

    def _root(self, body: Placed, size: float) -> Placed:
        sign, gap, bar = size * 0.62, size * 0.1, max(size * 0.055, 1.0)
        ascent, descent = body.ascent + gap + bar, body.descent

        def paint(painter: SymbolPainter, x: float, y: float) -> None:
            top, foot, right = y - ascent, y + descent, x + sign + body.width + gap
            path = QPainterPath(QPointF(x + sign * 0.08, foot - (ascent + descent) * 0.42))
            path.lineTo(x + sign * 0.3, foot - (ascent + descent) * 0.5)
            path.lineTo(x + sign * 0.56, foot - bar)
            path.lineTo(x + sign * 0.94, top)
            path.lineTo(right, top)
            painter.strokePath(path, QPen(QColor(self.theme.ink), bar))
            body.paint(painter, x + sign, y)

        return Placed(sign + body.width + gap, ascent, descent, paint)

    def _power(self, base: Placed, exponent: Placed, size: float) -> Placed:
        rise = max(base.ascent - size * 0.32, size * 0.4)
        return row([base, moved(exponent, -rise)])

    def _fenced(self, body: Placed, size: float, bulge: bool) -> Placed:
        width, bend = size * 0.3, size * 0.285 if bulge else 0.0

        def paint(painter: SymbolPainter, x: float, y: float) -> None:
            top, foot = y - body.ascent, y + body.descent
            for side, way in ((x + width * 0.8, -1), (x + width + body.width + width * 0.2, 1)):
                path = QPainterPath(QPointF(side, top))
                path.quadTo(QPointF(side + way * bend, (top + foot) / 2), QPointF(side, foot))
                painter.strokePath(path, QPen(QColor(self.theme.ink), max(size * 0.06, 1.0)))
            body.paint(painter, x + width, y)

        return Placed(body.width + 2 * width, body.ascent, body.descent, paint)

    def _standing_out(self, body: Placed, meaning: Meaning | None) -> Placed:
        """A body on a ground of the colour of what it is about."""
        ground = QColor(self.theme.colour_of(meaning))
        ground.setAlphaF(_GROUND)
        radius, margin = _RADIUS * self.size / _USUAL_SIZE, self.size * 0.08

        def paint(painter: SymbolPainter, x: float, y: float) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            box = QRectF(x, y - body.ascent, body.width + 2 * margin, body.height).adjusted(0, -margin, 0, margin)
            painter.drawRoundedRect(box, radius, radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            body.paint(painter, x + margin, y)

        return Placed(body.width + 2 * margin, body.ascent, body.descent, paint)

    def _branches(self, first: Box, condition: Box, second: Box, size: float) -> Placed:
        """Value and condition, and below them the other value."""
        gap, space = size * 0.25, size * 0.6
        told = row([self.place(condition, size)])
        upper, lower = self.place(first, size), self.place(second, size)
        word, otherwise = self._text("if", size, None), self._text("otherwise", size, None)
        column = max(upper.width, lower.width) + space
        rows = (row([upper, blank(column - upper.width), word, blank(size * 0.3), told]),
                row([lower, blank(column - lower.width), otherwise]))  # fmt: skip
        middle = size * 0.25

        def paint(painter: SymbolPainter, x: float, y: float) -> None:
            rows[0].paint(painter, x, y - middle - gap / 2 - rows[0].descent)
            rows[1].paint(painter, x, y - middle + gap / 2 + rows[1].ascent)

        ascent, descent = middle + gap / 2 + rows[0].height, gap / 2 + rows[1].height - middle
        return Placed(max(each.width for each in rows), ascent, descent, paint)

    def _cases(self, branches: Placed, size: float) -> Placed:
        """A brace before what is on several rows."""
        width, pen = size * 0.5, max(size * 0.06, 1.0)

        def paint(painter: SymbolPainter, x: float, y: float) -> None:
            top, foot = y - branches.ascent, y + branches.descent
            middle, stem, tip = (top + foot) / 2, x + width * 0.5, x + width * 0.1
            path = QPainterPath(QPointF(x + width * 0.8, top + pen / 2))
            path.quadTo(QPointF(stem, top), QPointF(stem, (top + middle) / 2))
            path.quadTo(QPointF(stem, middle), QPointF(tip, middle))
            path.quadTo(QPointF(stem, middle), QPointF(stem, (middle + foot) / 2))
            path.quadTo(QPointF(stem, foot), QPointF(x + width * 0.8, foot - pen / 2))
            painter.strokePath(path, QPen(QColor(self.theme.ink), pen))
            branches.paint(painter, x + width, y)

        return Placed(width + branches.width, branches.ascent, branches.descent, paint)


def row(parts: list[Placed]) -> Placed:
    """Parts side by side on one baseline."""

    def paint(painter: SymbolPainter, x: float, y: float) -> None:
        for part in parts:
            part.paint(painter, x, y)
            x += part.width

    ascent = max((part.ascent for part in parts), default=0.0)
    descent = max((part.descent for part in parts), default=0.0)
    return Placed(sum(part.width for part in parts), ascent, descent, paint)


def broken(pieces: list[Placed], width: float, indent: float) -> list[Placed]:
    """Rows no wider than `width` where operators allow it; all but the first are indented."""
    rows: list[list[Placed]] = [[]]
    used = 0.0
    for index, piece in enumerate(pieces):
        until = next((i for i, later in enumerate(pieces[index + 1 :], index + 1) if later.is_operator), len(pieces))
        ahead = sum(later.width for later in pieces[index:until])
        if piece.is_operator and len(rows[-1]) > 1 and used + ahead > width:
            rows.append([blank(indent)])
            used = indent
        rows[-1].append(piece)
        used += piece.width
    return [row(parts) for parts in rows]


def blank(width: float) -> Placed:
    """Nothing, as wide as that."""
    return Placed(width, 0.0, 0.0, lambda *_: None)


def _marked(placed: Placed, meaning: Meaning) -> Placed:
    """The same, so that whoever points at it points at what it means."""

    def paint(painter: SymbolPainter, x: float, y: float) -> None:
        painter.marks.put(painter, QRectF(x, y - placed.ascent, placed.width, placed.height), meaning)
        placed.paint(painter, x, y)

    return replace(placed, paint=paint)


def moved(placed: Placed, down: float) -> Placed:
    """The same lower on the page, or higher for a negative distance."""

    def paint(painter: SymbolPainter, x: float, y: float) -> None:
        placed.paint(painter, x, y + down)

    return Placed(placed.width, placed.ascent - down, placed.descent + down, paint)


def _with_hat(letter: Placed, hat: Placed, size: float) -> Placed:
    def paint(painter: SymbolPainter, x: float, y: float) -> None:
        letter.paint(painter, x, y)
        hat.paint(painter, x + (letter.width - hat.width) / 2 + size * 0.06, y - size * 0.02)

    return Placed(letter.width, letter.ascent + size * 0.05, letter.descent, paint)


@lru_cache(maxsize=64)
def _font(size: float) -> QFont:
    font = QFont(MATH_FAMILY)
    font.setPixelSize(max(round(size), 1))
    return font


@lru_cache(maxsize=4096)
def _width(text: str, size: float) -> float:
    return QFontMetricsF(_font(size)).horizontalAdvance(text)


def italic(letter: str) -> str:
    """The letter in Unicode's mathematical italics, as formulas want them; primes stay as they are."""
    return "".join(map(_italic_sign, letter))


def _italic_sign(sign: str) -> str:
    if sign in _ITALIC:
        return _ITALIC[sign]
    if "a" <= sign <= "z":
        return chr(0x1D44E + ord(sign) - ord("a"))
    if "α" <= sign <= "ω":
        return chr(0x1D6FC + ord(sign) - ord("α"))
    return sign
