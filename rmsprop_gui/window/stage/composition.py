"""Where canvas, rule, rates and chart are in the presenter view, from the room there is and what each needs.

There are several ways to lay them out. In a column beside the canvas; in a strip below it, with the rule beside the
canvas alone, or beside canvas and strip; and, on a screen that stands upright, one below the other. The first that has
room for everything is taken, with the formulas as large as that allows. Where none has, the last part is left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize

from rmsprop_gui.view.view_state import PRESENTED
from rmsprop_gui.window.stage.proportions import Proportions, Shape

_COLUMN, _WIDEST = 0.325, 0.48  # of the width, that the rule takes, and that it takes at the most where text is larger
_STRETCHED = 1.12  # by which the column may be wider so that nothing is broken
_ALONE = 1.25  # how much wider and larger a rule is that has nothing beside it but the canvas
_CANVAS = 0.36  # of the width and of the height, that the canvas has at the least
_CANVAS_UPRIGHT = 0.26
_TINIEST = 5  # pixels of formulas, where nothing larger can be seen whole
_CHART_STRIP, _NARROWEST = 9.0, 8.5  # height and least width of a chart in a strip, in its smallest letters


@dataclass(frozen=True)
class Needs:
    """What the parts ask for, in pixels."""

    widths: Callable[[], tuple[int, int]]
    """The widths of a column in which nothing of the rule is broken, and in which no number is left out."""
    sizes: Callable[[int, float], list[int]]
    """From the width of a column and how much larger than usual formulas may be: the sizes in which they fit, largest
    first."""
    rule: Callable[[int, int], int]
    """From the width of a column and the size of the formulas: the height of the rule with its title."""
    rates: int
    bare_rates: int
    """The height of the bars, with the scale below them and without it."""
    rates_width: int
    """In which the number of a rate is whole, whatever it is."""
    chart: int
    """The least height of the chart."""


@dataclass(frozen=True)
class Composition:
    """The places of the parts in an area; None for one that is not there."""

    canvas: QRect
    rule: QRect | None = None
    formula: int = 0
    """The size of the formulas at the most, in pixels."""
    rates: QRect | None = None
    has_scale: bool = True
    """Whether the bars stand over a scale."""
    chart: QRect | None = None


def compose(area: QSize, proportions: Proportions, presented: frozenset[str], *needs: Needs) -> Composition:
    """The best composition of these parts in an area, which is the screen without the playback bar.

    Of several `needs` the first is kept to where that leaves no part out.
    """
    wanted = [part for part in PRESENTED if part in presented]
    rooms = [_Room(area, proportions, one) for one in needs]
    for count in range(len(wanted), 0, -1):
        parts = frozenset(wanted[:count])
        for room in rooms:
            for way in room.ways(parts):
                if (found := way(parts)) is not None:
                    return found
    return rooms[0].rule_as_it_fits() if "rule" in presented else Composition(rooms[0].inner)


_Way = Callable[[frozenset[str]], Composition | None]


class _Room:
    """The area with its margins, and the ways to divide it."""

    def __init__(self, area: QSize, proportions: Proportions, needs: Needs) -> None:
        self._margin = margin = proportions.margin
        self.inner = QRect(margin, margin, max(area.width() - 2 * margin, 1), max(area.height() - 2 * margin, 1))
        self._proportions, self._needs = proportions, needs
        letter = proportions.least * proportions.growth
        self._chart = needs.chart
        self._strip_chart = max(needs.chart, round(_CHART_STRIP * letter))
        self._narrowest = round(_NARROWEST * letter)

    def ways(self, parts: frozenset[str]) -> Iterator[_Way]:
        """How these parts may be laid out, the best way first."""
        if self._proportions.shape is Shape.UPRIGHT:
            yield self._stacked
            yield self._stacked_above_a_strip
        elif "rule" not in parts:
            yield self._below
        else:
            whole, beside = (partial(self._with_strip, whole=is_whole) for is_whole in (True, False))
            is_wide = self._proportions.shape is Shape.WIDE
            yield from (self._in_a_column, beside, whole) if is_wide else (whole, beside, self._in_a_column)

    def rule_as_it_fits(self) -> Composition:
        """Only canvas and rule, the rule as small as it has to be: it is shown whole whatever the screen."""
        inner, is_upright = self.inner, self._proportions.shape is Shape.UPRIGHT
        width = inner.width() if is_upright else self._column_width(frozenset(("rule",)))
        room = round((1 - _CANVAS_UPRIGHT) * inner.height()) - self._margin if is_upright else inner.height()
        size = self._sizes(width, frozenset(("rule",)))[-1]
        while (height := self._needs.rule(width, size)) > room and size > _TINIEST:
            size = max(_TINIEST, min(size - 1, size * room // height + 1))
        if not is_upright:
            return Composition(*self._split(inner, width), size)
        canvas = inner.adjusted(0, 0, 0, -height - self._margin)
        return Composition(canvas, QRect(inner.left(), canvas.bottom() + 1 + self._margin, width, height), size)

    def _column_width(self, parts: frozenset[str]) -> int:
        growth = self._proportions.growth * (_ALONE if parts == {"rule"} else 1.0)
        screen = self.inner.width() + 2 * self._margin
        usual, widest = (round(share * screen) for share in (_COLUMN * (0.6 + 0.4 * growth), _WIDEST))
        whole, broken = self._needs.widths()
        return min(max(usual, whole if whole <= _STRETCHED * usual else broken), widest)

    def _split(self, room: QRect, width: int) -> tuple[QRect, QRect]:
        """A column of that width at the right, and what is left of it."""
        left = QRect(room.left(), room.top(), room.width() - width - self._margin, room.height())
        return left, QRect(left.right() + 1 + self._margin, room.top(), width, room.height())

    def _sizes(self, width: int, parts: frozenset[str]) -> list[int]:
        return self._needs.sizes(width, _ALONE if parts == {"rule"} else 1.0)

    def _in_a_column(self, parts: frozenset[str]) -> Composition | None:
        """Everything beside the canvas: rule, rates, and the chart in what is left."""
        width = self._column_width(parts)
        canvas, column = self._split(self.inner, width)
        for size in self._sizes(width, parts):
            rule = QRect(column.topLeft(), QSize(width, self._needs.rule(width, size)))
            rest = column.adjusted(0, rule.height() + self._margin, 0, 0) if len(parts) > 1 else column
            if (below := self._rates_and_chart(rest, parts)) is not None and rule.height() <= column.height():
                return self._checked(Composition(canvas, rule, size, *below))
        return None

    def _rates_and_chart(self, room: QRect, parts: frozenset[str]) -> tuple[QRect | None, bool, QRect | None] | None:
        """The two one below the other; bars that have no chart below them stand on the foot of the column."""
        taken = self._needs.bare_rates if "rates" in parts else 0
        least = self._chart if "chart" in parts else 0
        gap = self._margin if taken and least else 0
        if room.height() < taken + gap + least:
            return None
        has_scale = bool(taken) and room.height() >= self._needs.rates + gap + 2 * least
        taken = self._needs.rates if has_scale else taken
        rates, chart = QRect(room.left(), room.top(), room.width(), taken), room.adjusted(0, taken + gap, 0, 0)
        if taken and not least:
            rates.moveBottom(room.bottom())
        return rates if taken else None, has_scale, chart if least else None

    def _with_strip(self, parts: frozenset[str], whole: bool) -> Composition | None:
        """The rule beside the canvas, and the rest in a strip below it; `whole` where the strip has the full width."""
        if parts == {"rule"}:
            return None
        width, strip = self._column_width(parts), self._strip_height(parts)
        above = self.inner.adjusted(0, 0, 0, -strip - self._margin)
        canvas, column = self._split(above if whole else self.inner, width)
        canvas.setHeight(above.height())
        across = self.inner.width() if whole else canvas.width()
        low = QRect(self.inner.left(), above.bottom() + 1 + self._margin, across, strip)
        sizes = self._sizes(width, parts)
        if whole:  # rather than smaller, the rule is higher
            sizes = [size for size in sizes if size >= self._proportions.rule_type().floor] or sizes[:1]
        for size in sizes:
            height = self._needs.rule(width, size)
            if height <= column.height() and (rest := self._side_by_side(low, parts)) is not None:
                return self._checked(Composition(canvas, QRect(column.topLeft(), QSize(width, height)), size, *rest))
        return None

    def _strip_height(self, parts: frozenset[str]) -> int:
        return max(self._needs.rates if "rates" in parts else 0, self._strip_chart if "chart" in parts else 0)

    def _side_by_side(self, room: QRect, parts: frozenset[str]) -> tuple[QRect | None, bool, QRect | None] | None:
        """Equally wide, unless the numbers of the rates need more than that."""
        if not {"rates", "chart"} <= parts:
            whole = QRect(room.topLeft(), QSize(room.width(), self._needs.rates if "rates" in parts else room.height()))
            return (whole, True, None) if "rates" in parts else (None, True, whole)
        free = room.width() - self._margin
        width = min(max(free // 2, self._needs.rates_width), free - self._narrowest)
        if width < self._narrowest:
            return None
        rates = QRect(room.topLeft(), QSize(width, self._needs.rates))
        return rates, True, room.adjusted(width + self._margin, 0, 0, 0)

    def _below(self, parts: frozenset[str]) -> Composition | None:
        """No rule: the canvas has the full width, and what there is stands below it."""
        strip = self._strip_height(parts)
        canvas = self.inner.adjusted(0, 0, 0, -strip - self._margin)
        low = QRect(self.inner.left(), canvas.bottom() + 1 + self._margin, self.inner.width(), strip)
        rest = self._side_by_side(low, parts)
        return None if rest is None else self._checked(Composition(canvas, None, 0, *rest))

    def _stacked(self, parts: frozenset[str]) -> Composition | None:
        """One below the other."""
        inner, width = self.inner, self.inner.width()
        for size in self._sizes(width, parts) if "rule" in parts else [0]:
            rule = self._needs.rule(width, size) + self._margin if size else 0
            for bars in (self._needs.rates, self._needs.bare_rates):
                rates = bars + self._margin if "rates" in parts else 0
                chart = self._chart + self._margin if "chart" in parts else 0
                canvas = inner.height() - rule - rates - chart
                if canvas < _CANVAS_UPRIGHT * inner.height():
                    continue
                tops = [inner.top() + canvas + self._margin]
                tops += [tops[0] + rule, tops[0] + rule + rates]
                heights = (rule, rates, chart)
                places = [QRect(inner.left(), top, width, height - self._margin) if height else None
                          for top, height in zip(tops, heights, strict=True)]  # fmt: skip
                whole = QRect(inner.topLeft(), QSize(width, canvas))
                return Composition(whole, places[0], size, places[1], bars == self._needs.rates, places[2])
        return None

    def _stacked_above_a_strip(self, parts: frozenset[str]) -> Composition | None:
        """Canvas and rule one below the other, and the rest side by side below them."""
        inner, width, strip = self.inner, self.inner.width(), self._strip_height(parts)
        low = QRect(inner.left(), inner.bottom() + 1 - strip, width, strip)
        if parts == {"rule"} or (rest := self._side_by_side(low, parts)) is None:
            return None
        for size in self._sizes(width, parts) if "rule" in parts else [0]:
            rule = self._needs.rule(width, size) + self._margin if size else 0
            canvas = inner.adjusted(0, 0, 0, -strip - self._margin - rule)
            if canvas.height() >= _CANVAS_UPRIGHT * inner.height():
                place = QRect(inner.left(), canvas.bottom() + 1 + self._margin, width, rule - self._margin)
                return Composition(canvas, place if size else None, size, *rest)
        return None

    def _checked(self, found: Composition) -> Composition | None:
        """The same, if it leaves the canvas enough."""
        least = QSize(round(_CANVAS * self.inner.width()), round(_CANVAS * self.inner.height()))
        fits = found.canvas.width() >= least.width() and found.canvas.height() >= least.height()
        return found if fits else None
