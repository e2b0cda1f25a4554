"""What is written in the margins of a square magnifier: whose step it is, and how long a unit is."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPen

from rmsprop_gui.formulas.number import number
from rmsprop_gui.window.canvas.lettering import HALO, draw_lettering, text_size
from rmsprop_gui.window.canvas.magnifier.marks import Square
from rmsprop_gui.window.canvas.magnifier.painting import Pen
from rmsprop_gui.window.canvas.magnifier.scene import Scene
from rmsprop_gui.window.looks.look import font_of

_MARGIN, _TYPE, _TITLE = 0.032, 0.027, 0.032  # of the side
_REGULAR, _STRONG = 400, 600
_SMALLEST = 14.0  # pixels of type at scale 1
_LONGEST = 0.26  # of the side, for a bar
_TICK, _GAP = 6.0, 12.0  # pixels at scale 1


@dataclass(frozen=True)
class Caption:
    """Words in a box, in type of so many pixels, after a bar that is as long as `bar`."""

    text: str
    pixels: float
    weight: int
    ink: str
    box: QRectF
    bar: float = 0.0
    colour: str = ""

    def paint(self, pen: Pen) -> None:
        """Paint both."""
        room = self.box.adjusted(self.bar + pen.px(_GAP) if self.bar else 0, 0, 0, 0)
        casing = pen.look.theme.casing
        draw_lettering(pen.painter, self.text, room, self.pixels, self.weight, self.ink, casing, pen.px(HALO))
        start = QPointF(self.box.left(), self.box.center().y())
        end, tick = start + QPointF(self.bar, 0), QPointF(0, pen.px(_TICK))
        for colour, width in ((pen.look.theme.casing, 6.0), (self.colour, 2.4)) if self.bar else ():
            pen.painter.setPen(QPen(QColor(colour), pen.px(width), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            pen.painter.drawLine(start, end)
            for place in (start, end):
                pen.painter.drawLine(place - tick, place + tick)


def captions_of(name: str, row: int, is_exact: bool, scene: Scene, room: QRectF, pen: Pen) -> list[Caption]:
    """The captions for which there is room: the title, a bar for each scale, and what equal axes are good for."""
    writer = _Writer(room, pen)
    step = QCoreApplication.translate("Magnifier", "step {before} → {after}").format(before=row - 1, after=row)
    writer.title(name, step)
    theme = pen.look.theme
    unit = QCoreApplication.translate("Magnifier", "{length} of x")
    writer.bar(scene.x_scale, unit, theme.ink)
    has_squares = any(isinstance(mark, Square) for mark in scene.marks)
    unit = QCoreApplication.translate("Magnifier", "{length} of g and √v" if has_squares else "{length} of g")
    writer.bar(scene.g_scale, unit, theme.ink_soft)
    if is_exact:
        writer.remark(QCoreApplication.translate("Magnifier", "equal axes: −g stands square on the contours"))
    return writer.captions


class _Writer:
    """Puts captions into the corners of a room, without one where another is."""

    def __init__(self, room: QRectF, pen: Pen) -> None:
        self._side, self._pen = room.width(), pen
        margin = _MARGIN * self._side
        self._room = room.adjusted(margin, margin, -margin, -margin)
        self.captions: list[Caption] = []

    def _put(self, caption: Caption) -> None:
        if self._room.contains(caption.box) and not any(caption.box.intersects(one.box) for one in self.captions):
            self.captions.append(caption)

    def _measured(self, text: str, share: float = _TYPE, weight: int = _REGULAR) -> tuple[float, QSizeF]:
        """The pixels of the type, and how much room a text takes in it."""
        pixels = max(share * self._side, self._pen.px(_SMALLEST))
        return pixels, text_size(text, font_of(pixels, weight))

    def title(self, name: str, step: str) -> None:
        """At the top on the left: the name of the run in its colour, and the step."""
        pixels, size = self._measured(name, _TITLE, _STRONG)
        box = QRectF(self._room.topLeft(), size)
        self._put(Caption(name, pixels, _STRONG, self._pen.style.colour, box))
        pixels, size = self._measured(step, _TITLE)
        beside = QRectF(box.topRight() + QPointF(self._pen.px(_GAP), 0), size)
        self._put(Caption(step, pixels, _REGULAR, self._pen.look.theme.ink, beside))

    def bar(self, scale: float, text: str, colour: str) -> None:
        """At the bottom on the left, above the one before: a round number of units of so many pixels."""
        units = _round_below(_LONGEST * self._side / scale)
        text = text.format(length=number(units, 1))
        pixels, size = self._measured(text)
        size.setWidth(units * scale + self._pen.px(_GAP) + size.width())
        below = min((one.box.top() for one in self.captions if one.bar), default=self._room.bottom())
        box = QRectF(QPointF(self._room.left(), below - size.height()), size)
        self._put(Caption(text, pixels, _REGULAR, self._pen.look.theme.ink, box, units * scale, colour))

    def remark(self, text: str) -> None:
        """At the bottom on the right."""
        pixels, size = self._measured(text)
        box = QRectF(self._room.bottomRight() - QPointF(size.width(), size.height()), size)
        self._put(Caption(text, pixels, _REGULAR, self._pen.look.theme.ink, box))


def _round_below(length: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not longer."""
    power = 10.0 ** math.floor(math.log10(length))
    return next(digit for digit in (5.0, 2.0, 1.0) if digit * power <= length * (1 + 1e-9)) * power
