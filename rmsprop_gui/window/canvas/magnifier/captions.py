"""What is written in the margins of a square magnifier: whose step it is, and how long a unit is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPen

from rmsprop_gui.formulas.number import number
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.lettering import HALO, draw_lettering, text_size
from rmsprop_gui.window.canvas.magnifier.marks import Square
from rmsprop_gui.window.canvas.magnifier.painting import Pen
from rmsprop_gui.window.canvas.magnifier.room_for_labels import segments_of
from rmsprop_gui.window.canvas.magnifier.scene import Scene
from rmsprop_gui.window.canvas.strokes import crossed
from rmsprop_gui.window.looks.look import font_of

_MARGIN, _TYPE, _TITLE = 0.032, 0.027, 0.032  # of the side
_REGULAR, _STRONG = 400, 600
_SMALLEST = 14.0  # pixels of type at scale 1
_LONGEST = 0.26  # of the side, for a bar
_TICK, _GAP = 6.0, 12.0  # pixels at scale 1
Corner = tuple[int, int]
"""0 at the left and at the top, 1 at the right and at the bottom."""
_TOP_LEFT, _TOP_RIGHT, _BOTTOM_LEFT, _BOTTOM_RIGHT = (0, 0), (1, 0), (0, 1), (1, 1)


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


def captions_of(
    name: str, row: int, is_exact: bool, scene: Scene, room: QRectF, pen: Pen, paths: list[Array]
) -> list[Caption]:
    """The captions for which there is room: the title, a bar for each scale, and what equal axes are good for."""
    writer = _Writer(room, pen, segments_of(paths))
    step = QCoreApplication.translate("Magnifier", "step {before} → {after}").format(before=row - 1, after=row)
    writer.title(name, step)
    has_squares = any(isinstance(mark, Square) for mark in scene.marks)
    of_x = QCoreApplication.translate("Magnifier", "{length} of x")
    of_g = QCoreApplication.translate("Magnifier", "{length} of g and √v" if has_squares else "{length} of g")
    theme = pen.look.theme
    writer.bars((scene.g_scale, of_g, theme.ink_soft), (scene.x_scale, of_x, theme.ink))
    if is_exact:
        writer.remark(QCoreApplication.translate("Magnifier", "equal axes: −g stands square on the contours"))
    return writer.captions


class _Writer:
    """Puts captions into the corners of a room, at best where no path is; the parts of the step may come and go."""

    def __init__(self, room: QRectF, pen: Pen, paths: Array) -> None:
        self._side, self._pen, self._paths = room.width(), pen, paths
        margin = _MARGIN * self._side
        self._area = room.adjusted(margin, margin, -margin, -margin)
        self.captions: list[Caption] = []

    def _put(self, together: list[Caption], corners: Sequence[Corner], is_needed: bool = True) -> None:
        """Put captions into the first of these corners that is free; what is needed may be crossed by paths."""
        placed = [self._moved(together, corner) for corner in corners]
        free = [captions for captions in placed if self._is_free(captions)]
        uncrossed = [
            each for each in free if not crossed(self._paths, np.array([_edges(one.box) for one in each])).any()
        ]
        self.captions += next(iter(uncrossed or (free if is_needed else ())), [])

    def _moved(self, together: list[Caption], corner: Corner) -> list[Caption]:
        whole = reduce(QRectF.united, (one.box for one in together))
        free = QPointF(self._area.width() - whole.width(), self._area.height() - whole.height())
        shift = self._area.topLeft() + QPointF(corner[0] * free.x(), corner[1] * free.y()) - whole.topLeft()
        return [replace(one, box=one.box.translated(shift)) for one in together]

    def _is_free(self, together: list[Caption]) -> bool:
        return all(
            self._area.adjusted(-1, -1, 1, 1).contains(one.box)
            and not any(one.box.intersects(other.box) for other in self.captions)
            for one in together
        )

    def _measured(self, text: str, share: float = _TYPE, weight: int = _REGULAR) -> tuple[float, QSizeF]:
        """The pixels of the type, and how much room a text takes in it."""
        pixels = max(share * self._side, self._pen.px(_SMALLEST))
        return pixels, text_size(text, font_of(pixels, weight))

    def title(self, name: str, step: str) -> None:
        """The name of the run in its colour, and the step; where they are too long, the name alone."""
        pixels, size = self._measured(name, _TITLE, _STRONG)
        box = QRectF(QPointF(), size)
        called = Caption(name, pixels, _STRONG, self._pen.style.colour, box)
        pixels, size = self._measured(step, _TITLE)
        beside = QRectF(box.topRight() + QPointF(self._pen.px(_GAP), 0), size)
        counted = Caption(step, pixels, _REGULAR, self._pen.look.theme.ink, beside)
        fits = beside.right() <= self._area.width()
        self._put([called, counted] if fits else [called], (_TOP_LEFT, _TOP_RIGHT))

    def bars(self, *bars: tuple[float, str, str]) -> None:
        """One below the other for each scale, text and colour: a round number of units of so many pixels."""
        captions: list[Caption] = []
        for scale, text, colour in bars:
            units = _round_below(_LONGEST * self._side / scale)
            told = text.format(length=number(units, 1))
            pixels, size = self._measured(told)
            size.setWidth(units * scale + self._pen.px(_GAP) + size.width())
            box = QRectF(QPointF(0, captions[-1].box.bottom() if captions else 0.0), size)
            ink = self._pen.look.theme.ink
            captions.append(Caption(told, pixels, _REGULAR, ink, box, units * scale, colour))
        self._put(captions, (_BOTTOM_LEFT, _BOTTOM_RIGHT))

    def remark(self, text: str) -> None:
        """What may be left out."""
        pixels, size = self._measured(text)
        caption = Caption(text, pixels, _REGULAR, self._pen.look.theme.ink, QRectF(QPointF(), size))
        self._put([caption], (_BOTTOM_RIGHT, _BOTTOM_LEFT, _TOP_RIGHT), is_needed=False)


def _edges(box: QRectF) -> tuple[float, float, float, float]:
    return box.left(), box.top(), box.right(), box.bottom()


def _round_below(length: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not longer."""
    power = 10.0 ** math.floor(math.log10(length))
    return next(digit for digit in (5.0, 2.0, 1.0) if digit * power <= length * (1 + 1e-9)) * power
