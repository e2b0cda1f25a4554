"""The lines of an update placed in a column: each with its numbers below it or behind it, as large as there is room.

A line is as wide as what is told in one row of it. The rows are set as large as the widest of them can be;
below the least size a chain of equations is broken before a sign of equality, and then numbers are left out: none is
ever cut.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QSizeF

from rmsprop_gui.formulas.boxes import Box, Fenced, Fraction, Glyphs, Power, Root, Row, linear
from rmsprop_gui.simulation.explanation import Equation
from rmsprop_gui.view.theme import Theme
from rmsprop_gui.window.controls.formula_layout import Layout, Placed, blank, moved, row

_AXIS = 0.25  # the height of the middle of a sign above its foot, in sizes of type
_INDENT = 1.1  # of a row that goes on, in sizes of the formulas
_ASCENT, _DESCENT = 0.78, 0.26  # what a row takes at the least, in its own size
_BETWEEN = 0.7  # the space between two lines, in sizes of the formulas
_NARROW = 0.12  # between a line and its numbers
_BROKEN, _SHORTEST = 1, 3  # how often a line gives way where it is broken only, and where numbers are left out
_UNDER = 0.25  # how far what is kept free reaches below the foot of its row, in sizes of the formulas
_TINIEST = 5  # pixels, where nothing larger can be seen whole


@dataclass(frozen=True)
class RuleLine:
    """A line of an update in letters, and what is told of it: its numbers, or letters in the places of these."""

    letters: Equation
    told: Equation
    in_numbers: bool

    @property
    def text(self) -> str:
        """The letters, and in a second row the numbers where there are any."""
        letters = linear(self.letters.written("←"))
        return f"{letters}\n{self.told.text}" if self.in_numbers else letters


@dataclass(frozen=True)
class RuleType:
    """Sizes of type in pixels: formulas at the most, the numbers beside those, and the least that numbers may have."""

    formula: float
    numbers: float
    least: float

    def beside(self, formula: float) -> float:
        """The size of numbers beside formulas of a size."""
        return max(formula * self.numbers / self.formula, 1.0)

    @property
    def floor(self) -> int:
        """The size of the formulas beside the smallest numbers, but not more than they may have."""
        return min(round(self.least * self.formula / self.numbers), int(self.formula))


@dataclass(frozen=True)
class PlacedRow:
    """A row of a line, with its foot at y."""

    line: int
    placed: Placed
    y: float


@dataclass(frozen=True)
class Column:
    """All rows of an update, at one size, and from where to where each line goes."""

    size: int
    forms: tuple[int, ...]
    rows: tuple[PlacedRow, ...] = ()
    bands: tuple[tuple[float, float], ...] = ()

    @property
    def height(self) -> float:
        """Of all lines, with half of the space between two of them above and below."""
        return self.bands[-1][1] if self.bands else 0.0

    @property
    def is_whole(self) -> bool:
        """Whether no number is left out."""
        return max(self.forms, default=0) <= _BROKEN


class RuleSetter:
    """Sets the lines of an update in a column of so many pixels; behind the letters of the last it keeps some free."""

    def __init__(self, type_: RuleType, theme: Theme, width: float, kept: QSizeF | None = None) -> None:
        self._type, self._theme, self._width, self._kept = type_, theme, width, kept or QSizeF(0, 0)

    def fit(self, lines: tuple[RuleLine, ...], before: Column | None = None) -> Column:
        """The largest that fits, but no larger and no less broken than it was before: what follows must not jump."""
        size = before.size if before else max(int(self._type.formula), _TINIEST)
        least = before.forms if before else (0,) * len(lines)
        floor = min(self._type.floor, size)
        for most, smallest in ((0, floor), (_BROKEN, floor), (_SHORTEST, floor), (_SHORTEST, _TINIEST)):
            tried = size
            while tried >= smallest:
                if (column := self._set(lines, tried, most, least)) is not None:
                    return column
                tried = min(tried - 1, self._likely(lines, tried, most, least))
        return Column(_TINIEST, least)

    def widths(self, lines: tuple[RuleLine, ...], size: int) -> tuple[float, float]:
        """In which nothing is broken at a size, and in which chains of equations are, but no number is left out."""
        whole, broken = (self._widest(lines, size, most, (0,) * len(lines)) for most in (0, _BROKEN))
        return whole, broken

    def _likely(self, lines: tuple[RuleLine, ...], size: int, most: int, least: tuple[int, ...]) -> int:
        """A size that is too large at the most by a little: widths grow with the size, all but exactly."""
        return round(1.04 * size * max(self._width, 1.0) / self._widest(lines, size, most, least))

    def _widest(self, lines: tuple[RuleLine, ...], size: int, most: int, least: tuple[int, ...]) -> float:
        """The width of the line that is the widest, each in the narrowest of its forms that are allowed."""
        widest = 1.0
        for index, (line, form) in enumerate(zip(lines, least, strict=True)):
            variants, is_last = self._variants(line, size), index == len(lines) - 1
            allowed = variants[min(form, len(variants) - 1) : max(form, most) + 1] or variants[-1:]
            widest = max(widest, min(max(self._widths(rows, is_last)) for rows in allowed))
        return widest

    def _widths(self, rows: list[tuple[Placed, float]], is_last: bool) -> list[float]:
        """What each row of a line takes, with what is kept free behind the first of the last line."""
        kept = self._kept.width() if is_last else 0.0
        return [placed.width + (0.0 if number else kept) for number, (placed, _) in enumerate(rows)]

    def _set(self, lines: tuple[RuleLine, ...], size: int, most: int, least: tuple[int, ...]) -> Column | None:
        """All lines at a size, each in the first form that fits, `most` or less; None where one has none."""
        forms, rows, bands, y = [], [], [], 0.0
        half = size * _BETWEEN / 2
        for index, line in enumerate(lines):
            found = self._fitting(line, size, range(least[index], max(most, least[index]) + 1), index == len(lines) - 1)
            if found is None:
                return None
            forms.append(found[0])
            top, y = y, y + half
            for number, (placed, type_size) in enumerate(found[1]):
                ascent = max(placed.ascent, _ASCENT * type_size) + (_NARROW * size if number else 0)
                if index == len(lines) - 1 and not number:
                    ascent = max(ascent, self._kept.height() - _UNDER * size)
                rows.append(PlacedRow(index, placed, y + ascent))
                y += ascent + max(placed.descent, _DESCENT * type_size)
            y += half
            bands.append((top, y))
        return Column(size, tuple(forms), tuple(rows), tuple(bands))

    def _fitting(
        self, line: RuleLine, size: int, allowed: range, is_last: bool
    ) -> tuple[int, list[tuple[Placed, float]]] | None:
        variants = self._variants(line, size)
        for form in allowed:
            rows = variants[min(form, len(variants) - 1)]
            if max(self._widths(rows, is_last)) <= self._width:
                return form, rows
        return None

    def _variants(self, line: RuleLine, size: int) -> list[list[tuple[Placed, float]]]:
        """The forms of a line, rows with their sizes of type, from all in one to the letters and the result alone."""
        below = round(self._type.beside(size))
        letters = row([Layout(size, self._theme).place(line.letters.written("←"))])
        layout, told = Layout(below, self._theme if line.in_numbers else _soft(self._theme)), line.told
        indent = blank(_INDENT * size)
        equals = layout.place(Glyphs("=", "operator"))
        result = layout.place(told.result)
        right = layout.place(told.right) if told.right is not None else None
        if right is None or (line.letters.right and _is_high(line.letters.right)):
            parts = [[equals, right]] if right is not None else []
            parts.append([equals, result])
            raised = [moved(row(part), -_AXIS * (size - below)) for part in parts]
            chain = row([letters, *raised]), row([indent, *map(row, parts)])
            broken = [row([indent, *part]) for part in parts]
            return [
                [(chain[0], size)],
                [(letters, size), (chain[1], below)],
                [(letters, size), *((part, below) for part in broken)],
                [(letters, size), (broken[-1], below)],
            ]
        short = row([result, equals, layout.place(Glyphs("…"))])
        return [
            [(letters, size), (row([result, equals, right]), below)],
            [(letters, size), (result, below), (row([indent, equals, right]), below)],
            [(letters, size), (short, below)],
            [(letters, size), (result, below)],
        ]


@lru_cache(maxsize=8)
def _soft(theme: Theme) -> Theme:
    """The theme in which letters stand in the places of numbers that are not known yet."""
    return replace(theme, ink=theme.ink_soft, symbols=())


def _is_high(box: Box) -> bool:
    """Whether it has a fraction: then numbers stand behind it, and not below."""
    match box:
        case Fraction():
            return True
        case Row(items):
            return any(map(_is_high, items))
        case Root(body) | Fenced(body):
            return _is_high(body)
        case Power(base):
            return _is_high(base)
        case _:
            return False
