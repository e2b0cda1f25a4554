"""Where the parts of the legend stand: a number is shown whole or not at all, names give way."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from rmsprop_gui.view.theme import RunStyle
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.looks.look import current_look

Pair = tuple[float, float]

KEY, GAP = 30.0, 12.0
"""Pixels that the piece of a path takes, and that are free between two columns."""
_PADDING, _EDGE = 8.0, 8.0
_SCALES = (1.0, 0.88, 0.78)
_REASON = 0.25  # of the canvas, at most, for why a run failed
_LETTERS = 6  # of a name that are seen at the least where a number stands beside it
_NEAR, _NAME = (20.0, 20.0), (56.0, 34.0)  # pixels at scale 1 around the start that it and its name take


@dataclass(frozen=True)
class LegendLine:
    """What the legend says of one run, the one with this `index`; of a hidden one only that it is.

    Without an index it is of a path that is no run's.
    """

    index: int | None
    style: RunStyle
    name: str
    loss: str
    state: str
    alert: bool
    reason: str = ""
    """Why it failed; shown as far as there is room for it."""
    hidden: bool = False
    selected: bool = False
    hint: str = ""
    """What is told where the pointer rests."""
    dotted: bool = False
    """Whether its path is dots, as that of a minimum is."""

    @property
    def state_and_reason(self) -> str:
        """What a run is doing at the step, and why where it has failed."""
        return f"{self.state}: {self.reason}" if self.reason else self.state


@dataclass(frozen=True)
class Columns:
    """How wide the parts of a line are; None for one that is left out."""

    names: float | None
    losses: float | None
    states: float | None

    @property
    def width(self) -> float:
        """Of a whole line, with the key before it."""
        shown = [width for width in (self.names, self.losses, self.states) if width is not None]
        return KEY + sum(shown) + GAP * len(shown)


@dataclass(frozen=True)
class LegendLayout:
    """A box with a line for each run, one below the other, `pitch` pixels apart."""

    box: QRectF
    columns: Columns
    pitch: float
    plain: QFont
    bold: QFont
    lines: tuple[LegendLine, ...]

    def row(self, index: int) -> QRectF:
        """The place of a line; its neighbours touch it."""
        inner = self.box.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        return QRectF(inner.left(), inner.top() + index * self.pitch, inner.width(), self.pitch)

    def line_at(self, place: QPointF) -> LegendLine | None:
        """The line under a place: in the margins of the box the nearest; None outside."""
        if not self.box.contains(place):
            return None
        index = int((place.y() - self.box.top() - _PADDING) // self.pitch)
        return self.lines[min(max(index, 0), len(self.lines) - 1)]


def laid_out(
    lines: Sequence[LegendLine],
    font: QFont,
    mapping: Mapping,
    start: QPointF,
    covered: Sequence[QRectF],
    place: Pair | None = None,
) -> LegendLayout | None:
    """The lines, at least one, in a corner of the canvas where the start is not; None where there is no room for any.

    Where the canvas is narrow the type is smaller, then names are cut short, then states and at last losses are left
    out; where it is low, the last lines. They keep away as a whole from the places that something else lies over; but
    where the user has put their middle, at a `place` in parts of the canvas, they stay as far as they are within it.
    """
    room = mapping.width - 2 * (_EDGE + _PADDING)
    for scale in _SCALES:
        plain, bold = QFont(font), QFont(font)
        for one in (plain, bold):
            one.setPointSizeF(font.pointSizeF() * scale)
        bold.setBold(True)
        columns, is_whole = _columns(lines, QFontMetricsF(plain), QFontMetricsF(bold), room, mapping.width)
        if is_whole:
            break
    pitch = QFontMetricsF(plain).height() + 5
    if columns.width > room:
        return None
    for count in range(len(lines), 0, -1):
        size = QSizeF(columns.width + 2 * _PADDING, count * pitch + 2 * _PADDING)
        if place is not None and size.height() <= mapping.height - 2 * _EDGE:
            return LegendLayout(_put(place, size, mapping), columns, pitch, plain, bold, tuple(lines[:count]))
        if places := _places(size, mapping, covered):
            return LegendLayout(_best(places, start), columns, pitch, plain, bold, tuple(lines[:count]))
    return None


def _columns(
    lines: Sequence[LegendLine], plain: QFontMetricsF, bold: QFontMetricsF, room: float, width: float
) -> tuple[Columns, bool]:
    """The columns that there is room for, and whether nothing had to give way."""
    names = max(plain.horizontalAdvance(line.name) for line in lines) + 1
    if not any(line.loss or line.state for line in lines):
        return Columns(min(names, room - Columns(0.0, None, None).width), None, None), names <= room
    losses = max(bold.horizontalAdvance("0.000"), *(bold.horizontalAdvance(line.loss) for line in lines))
    states = max(plain.horizontalAdvance(line.state) for line in lines)
    least = min(names, _LETTERS * plain.averageCharWidth())
    for numbers in ((losses, states), (losses, None)):
        free = room - Columns(0.0, *numbers).width
        if free >= least:
            reasons = max(plain.horizontalAdvance(line.state_and_reason) for line in lines) + 1 - states
            extra = max(min(reasons, free - names, _REASON * width), 0.0)
            states_and_reasons = None if numbers[1] is None else states + extra
            return Columns(min(names, free), losses, states_and_reasons), free >= names and numbers[1] is not None
    if Columns(None, losses, None).width <= room:
        return Columns(None, losses, None), False
    free = room - Columns(0.0, None, None).width
    return Columns(min(names, free) if free >= least else None, None, None), False


def _put(place: Pair, size: QSizeF, mapping: Mapping) -> QRectF:
    """The box with its middle at a place, moved into the canvas."""
    ends = []
    for part, length, whole in zip(place, size.toTuple(), (mapping.width, mapping.height), strict=True):
        ends.append(max(min(part * whole - length / 2, whole - length - _EDGE), _EDGE))
    return QRectF(QPointF(*ends), size)


def _places(size: QSizeF, mapping: Mapping, covered: Sequence[QRectF]) -> list[QRectF]:
    """Where it has room, the best first: on the right above, on the left, below what is covered, or at the bottom."""
    right, bottom = mapping.width - size.width() - _EDGE, mapping.height - size.height() - _EDGE
    heights = (_EDGE, *(place.bottom() + _EDGE for place in covered), bottom)
    boxes = [QRectF(QPointF(x, y), size) for y in heights if _EDGE <= y <= bottom for x in (right, _EDGE)]
    return [box for box in boxes if not any(map(box.intersects, covered))]


def _best(boxes: Sequence[QRectF], start: QPointF) -> QRectF:
    """The first that keeps away from the start, at best from its name; else the first."""
    for x, y in (_NAME, _NEAR):
        reach = x * current_look().scale, y * current_look().scale
        for box in boxes:
            if not box.adjusted(-reach[0], -reach[1], reach[0], reach[1]).contains(start):
                return box
    return boxes[0]
