"""Numbers along the left and the lower edge of the canvas, which give way to all that is more important."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from rmsprop_gui.window.canvas.corners import RADIUS
from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.canvas.lettering import THIN_HALO, draw_lettering, text_size
from rmsprop_gui.window.canvas.plane_ticks import plane_ticks
from rmsprop_gui.window.looks.look import Look, current_look, font_of

_TYPE = 14.0  # pixels of the letters at scale 1, as all below
_LEFT, _FOOT = 10.0, 8.0  # from the edge to the letters
_TICK, _TICK_WIDTH = 6.0, 1.2
_CLEAR = 8.0  # between a number and a label
NAMES = "x₁", "x₂"


@dataclass(frozen=True)
class AxisNumber:
    """One number, where it stands, and above which place of the lower edge, where it is one of that edge."""

    text: str
    box: QRectF
    tick: float | None = None


class AxisNumbers(Layer):
    """Numbers of both parameters, inside the canvas, and their names where the numbers begin and end."""

    def __init__(self, view_box: pg.ViewBox, height: int, taken: Callable[[Mapping], list[QRectF]]) -> None:
        super().__init__(view_box, height)
        self._taken = taken  # where other labels and insets are

    def shown(self, mapping: Mapping) -> list[AxisNumber]:
        """What is to be seen of them: nothing near other labels and insets."""
        clear = _CLEAR * current_look().scale
        taken = [place.adjusted(-clear, -clear, clear, clear) for place in self._taken(mapping)]
        return [one for one in axis_numbers(mapping, current_look()) if not any(map(one.box.intersects, taken))]

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        look = current_look()
        for number in self.shown(mapping):
            soft, casing = look.theme.ink_soft, look.theme.casing
            draw_lettering(painter, number.text, number.box, _TYPE, 400, soft, casing, THIN_HALO * look.scale)
            if number.tick is not None:
                painter.setPen(QPen(QColor(soft), _TICK_WIDTH * look.scale))
                foot = QPointF(number.tick, mapping.height)
                painter.drawLine(foot, foot - QPointF(0, _TICK * look.scale))


@lru_cache(maxsize=8)
def axis_numbers(mapping: Mapping, look: Look) -> tuple[AxisNumber, ...]:
    """All that have room between the corners, those of the lower edge first; then the names beside the last ones."""
    font = font_of(_TYPE)
    metrics, (x1, x2) = QFontMetricsF(font), mapping.view
    along = plane_ticks(NAMES[0], *x1, mapping.width, metrics, is_upright=False)
    up = plane_ticks(NAMES[1], *x2, mapping.height, metrics, is_upright=True)
    left, foot, corner = _LEFT * look.scale, (_FOOT + _TICK) * look.scale, RADIUS * look.scale
    line = metrics.height()
    bottom = mapping.height - foot - line * 0.9
    numbers = []
    for place, text in zip(along.places, along.labels, strict=True):
        x, width = mapping.pixel((place, x2[0])).x(), text_size(text, font).width()
        numbers.append(AxisNumber(text, QRectF(x - width / 2, bottom, width, line), x))
    name, above = text_size(along.name, font).width(), 1.3 * line if along.name != NAMES[0] else 0.0
    numbers.append(AxisNumber(along.name, QRectF(mapping.width - corner - name, bottom - above, name, line)))
    for place, text in zip(up.places, up.labels, strict=True):
        y = mapping.pixel((x1[0], place)).y()
        numbers.append(AxisNumber(text, QRectF(left, y - line / 2, text_size(text, font).width(), line)))
    numbers.append(AxisNumber(up.name, QRectF(left, bottom - 1.3 * line, text_size(up.name, font).width(), line)))
    return tuple(_apart(numbers, mapping, metrics.averageCharWidth(), corner))


def _apart(numbers: list[AxisNumber], mapping: Mapping, gap: float, corner: float) -> list[AxisNumber]:
    """Names first, then those that keep away from what came before and from the edges."""
    inside = QRectF(0, 0, mapping.width, mapping.height).adjusted(gap / 2, corner / 2, -gap / 2, 0)
    kept: list[AxisNumber] = []
    for one in sorted(numbers, key=lambda number: not number.text.startswith("x")):
        around = one.box.adjusted(-gap, -gap / 2, gap, gap / 2)
        if inside.contains(one.box) and not any(around.intersects(other.box) for other in kept):
            kept.append(one)
    return kept
