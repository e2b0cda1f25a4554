"""The labels of the magnifier in their places."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF

from rmsprop_gui.formulas.meaning import Letters, Meaning
from rmsprop_gui.formulas.typeset import Box
from rmsprop_gui.simulation.dissection import Dissection, Drawn, Pair, StepPart
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.magnifier.haloed import Haloed, haloed_formula
from rmsprop_gui.window.canvas.magnifier.marks import Arrow, Ellipse, Mark, Ring, Square
from rmsprop_gui.window.canvas.magnifier.painting import LANDING, POINT, Pen, moves
from rmsprop_gui.window.canvas.magnifier.room_for_labels import (
    LabelRoom,
    beside,
    box_line,
    ellipse_line,
    segments_of,
    within,
)
from rmsprop_gui.window.canvas.magnifier.scene import Scene
from rmsprop_gui.window.canvas.magnifier.wording import told, written

_LEAST = 24.0  # pixels at scale 1: what is smaller gets no label
_APART = 3.0  # pixels at scale 1 around a label


@dataclass(frozen=True)
class Label:
    """What stands where in the picture."""

    part: StepPart
    picture: Haloed
    box: QRectF


@dataclass(frozen=True)
class Lettering:
    """What labels are written with: the step they are about, type of so many pixels, and `in_full` numbers."""

    step: Dissection
    size: float
    in_full: bool
    ratio: float
    pointed: Meaning | None = None


def labels_of(scene: Scene, pen: Pen, lettering: Lettering, room: LabelRoom, paths: list[Array]) -> list[Label]:
    """A label for each part that is large enough and that there is room for, the most important first."""
    _keep_off(scene, pen, room, paths)
    writer = _Writer(scene, pen, lettering, room)
    if pen.looked_at is not None and pen.looked_at.drawn is Drawn.WORDS:
        writer.write(pen.looked_at, told(pen.looked_at, lettering.step, writer.letters), None)
    for mark in sorted(scene.marks, key=_importance):
        if mark.size >= pen.px(_LEAST):
            rows = written(mark, lettering.step, writer.letters, lettering.in_full)
            writer.write(mark.part, rows, mark)
    return writer.labels


def _importance(mark: Mark) -> tuple[int, float]:
    """The step comes first; then squares, as they have few places for their labels; then what is larger."""
    kinds = isinstance(mark, Arrow) and mark.is_move, isinstance(mark, Square), isinstance(mark, Arrow)
    return -sum(4 >> place for place, is_so in enumerate(kinds) if is_so), -mark.size


def _keep_off(scene: Scene, pen: Pen, room: LabelRoom, paths: list[Array]) -> None:
    """No label may lie on an arrow, on the point or where it lands; at best none on anything else that is drawn."""
    arrows = [mark for mark in scene.marks if isinstance(mark, Arrow)]
    room.hard = segments_of(_polyline(pen.at(arrow.start), pen.at(arrow.tip)) for arrow in arrows)
    outlines = [box_line(_box(mark, pen)) for mark in scene.marks if isinstance(mark, Square)]
    outlines += [ellipse_line(pen.at(mark.middle), *mark.half) for mark in scene.marks if isinstance(mark, Ellipse)]
    room.soft = segments_of((*outlines, *paths))
    room.taken.append(_square(pen.at(scene.origin), pen.px(POINT)))
    room.taken += [_square(pen.at(move.tip), pen.px(LANDING)) for move in moves(scene)]


def _polyline(start: QPointF, end: QPointF) -> Array:
    return np.array([start.toTuple(), end.toTuple()])


def _square(middle: QPointF, half: float) -> QRectF:
    return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)


def _box(square: Square, pen: Pen) -> QRectF:
    left, bottom, width, height = square.box
    return QRectF(pen.at((left, bottom + height)), QSizeF(width, height))


class _Writer:
    """Writes labels one after the other, each where the ones before have left room."""

    def __init__(self, scene: Scene, pen: Pen, lettering: Lettering, room: LabelRoom) -> None:
        self._scene, self._pen, self._lettering, self._room = scene, pen, lettering, room
        self.letters: Letters = lettering.step.rule.letters(pen.look.notation)
        self.labels: list[Label] = []

    def write(self, part: StepPart, rows: tuple[Box, ...], mark: Mark | None) -> None:
        """Write rows beside a mark, or beside the point for what has none."""
        pen, how = self._pen, self._lettering
        picture = haloed_formula(rows, how.size, pen.look, how.ratio, how.pointed)
        apart = pen.px(_APART)
        margins = QMarginsF(apart, apart, apart, apart)
        size = picture.size.grownBy(margins)
        place = self._room.place(self._wanted(mark, size), size)
        if place is not None:
            self.labels.append(Label(part, picture, place.marginsRemoved(margins)))

    def _wanted(self, mark: Mark | None, size: QSizeF) -> list[QPointF]:
        """Where a label may have its middle, the best first."""
        pen, scale = self._pen, self._pen.look.scale
        match mark:
            case Arrow(is_move=True):
                return beside(pen.at(mark.tip), size, math.pi / 2 * self._upwards, scale, pen.px(LANDING))
            case Arrow():
                return beside(pen.at(mark.tip), size, math.atan2(mark.way[1], mark.way[0]), scale)
            case Square():
                box, (_, up) = _box(mark, pen), mark.quadrant
                outside = beside(box.center(), size, math.pi / 2 * up, scale, mark.size / 2)
                return within(box) + outside if _fits(size, box) else outside
            case Ellipse():
                return [place for end in self._ends(mark) for place in beside(pen.at(end[0]), size, end[1], scale)]
            case Ring():
                return beside(pen.at(mark.middle), size, math.pi / 2, scale, pen.px(5.0))
        return beside(pen.at(self._scene.origin), size, -math.pi / 2, scale, pen.px(POINT))

    @property
    def _upwards(self) -> int:
        """1 where the step goes up, else −1."""
        return next((-1 if move.way[1] < 0 else 1 for move in moves(self._scene)), 1)

    def _ends(self, ellipse: Ellipse) -> list[tuple[Pair, float]]:
        """Places on the rim of an ellipse, and in which direction a label lies there; first away from the step."""
        (x, y), (across, up) = ellipse.middle, ellipse.half
        away = next((-1 if move.way[0] > 0 else 1 for move in moves(self._scene)), 1)
        sides = [(away, self._upwards), (away, -self._upwards), (-away, -self._upwards), (-away, self._upwards)]
        return [((x + 0.6 * right * across, y + 0.8 * above * up), math.pi / 2 * above) for right, above in sides]


def _fits(size: QSizeF, box: QRectF) -> bool:
    return size.width() < box.width() and size.height() < box.height()
