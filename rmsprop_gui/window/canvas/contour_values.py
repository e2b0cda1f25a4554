"""The values of major contour lines: written along their lines, all on one ray, where there is room."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPolygonF, QTransform

from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.surfaces.value_rays import ValuePlace
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.lettering import text_size
from rmsprop_gui.window.looks.look import Look, font_of

_SIZE = 13.0  # pixels of the letters at scale 1, as all below
_EDGE = 24.0  # from the edge of the canvas
_BREAK = 6.0  # of a line, before its value and after it
_APART = 12.0  # between two values
_BEND = 3.0  # that the line may stray from the letters
_LOW = 3 / 8  # of the stops: on these the colour of the lines is too faint for letters


@dataclass(frozen=True)
class WrittenValue:
    """One value: its letters, where they stand on the canvas and at which angle, and how high its line is shown.

    `ray` is the one that it is written on, as all values of a picture are.
    """

    ray: int
    text: str
    centre: QPointF
    size: QSizeF
    angle: float
    shade: float

    @property
    def corners(self) -> QPolygonF:
        """Of the letters and the break of the line."""
        turned = QTransform().translate(self.centre.x(), self.centre.y()).rotate(self.angle)
        width, height = self.size.width() / 2, self.size.height() / 2
        return turned.map(QPolygonF(QRectF(-width, -height, 2 * width, 2 * height)))

    @property
    def box(self) -> QRectF:
        """The upright box around it."""
        return self.corners.boundingRect()


@dataclass(frozen=True)
class _Line:
    """A major line: its points (n, 2) in pixels, its value and how much room that needs, and how high it is shown."""

    pixels: Array
    text: str
    size: QSizeF
    shade: float


def written_values(
    contours: Contours,
    mapping: Mapping,
    look: Look,
    taken: Sequence[QRectF],
    before: Sequence[WrittenValue] = (),
) -> tuple[WrittenValue, ...]:
    """The values of the ray on which most of them have room beside what is taken; the first of several.

    Or of the one on which they were `before`, while nearly as many have room on that.
    """
    font, labels, around = font_of(_SIZE), contours.levels.labels(), QSizeF(2 * _BREAK * look.scale, 0)
    lines = {
        level: _Line(
            mapping.to_pixels(contours.lines[level]),
            labels[level],
            text_size(labels[level], font) + around,
            contours.levels.shade(level),
        )
        for level in np.flatnonzero(contours.levels.major).tolist()
    }
    for ray in contours.rays:
        if before and ray[0].ray == before[0].ray:
            kept = _on(ray, lines, mapping, look, taken)
            if len(kept) >= len(before) - 1 > 0:
                return kept
    best: tuple[WrittenValue, ...] = ()
    for ray in contours.rays:
        if len(ray) > len(best):
            best = max(best, _on(ray, lines, mapping, look, taken), key=len)
    return best


def _on(
    ray: tuple[ValuePlace, ...], lines: dict[int, _Line], mapping: Mapping, look: Look, taken: Sequence[QRectF]
) -> tuple[WrittenValue, ...]:
    edge, apart = _EDGE * look.scale, _APART * look.scale
    inside = QRectF(edge, edge, mapping.width - 2 * edge, mapping.height - 2 * edge)
    values: list[WrittenValue] = []
    boxes = list(taken)
    for place in ray:
        line = lines[place.level]
        value = _written(place, line, mapping)
        box = value.box
        is_free = inside.contains(box) and not any(box.intersects(other) for other in boxes)
        if is_free and _runs_straight(line.pixels, value, _BEND * look.scale):
            values.append(value)
            boxes.append(box.adjusted(-apart, -apart, apart, apart))
    return tuple(values)


def _written(place: ValuePlace, line: _Line, mapping: Mapping) -> WrittenValue:
    (left, right), (bottom, top) = mapping.view
    across, down = (
        place.direction[0] / (right - left) * mapping.width,
        -place.direction[1] / (top - bottom) * mapping.height,
    )
    angle = math.degrees(math.atan2(down, across)) if math.isfinite(across + down) else 0.0
    upright = (angle + 90) % 180 - 90
    return WrittenValue(place.ray, line.text, mapping.pixel(place.point), line.size, upright, line.shade)


def _runs_straight(line: Array, value: WrittenValue, bend: float) -> bool:
    """Whether the line, (n, 2) in pixels, is as long as the letters are and stays in their middle."""
    angle, half = math.radians(value.angle), value.size.width() / 2
    away = line - np.array([value.centre.x(), value.centre.y()])
    along = away @ np.array([math.cos(angle), math.sin(angle)])
    across = away @ np.array([-math.sin(angle), math.cos(angle)])
    with np.errstate(invalid="ignore"):
        near = (np.abs(along) <= half) & (np.abs(across) <= half + value.size.height())
    if not near.any():
        return False
    reach = 0.6 * half
    return bool(np.abs(across[near]).max() <= bend and along[near].min() <= -reach and along[near].max() >= reach)


@dataclass(frozen=True)
class ValuePatch:
    """A value as a small picture, which covers the line that it is written on."""

    box: QRectF
    picture: QPixmap


def patch(value: WrittenValue, bands: QPixmap, look: Look) -> ValuePatch:
    """A value on the bands that it stands on, which are a picture of the whole canvas without lines."""
    box, ratio = value.box.toAlignedRect(), bands.devicePixelRatio()
    picture = QPixmap(math.ceil(box.width() * ratio), math.ceil(box.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    here = QRect(round(box.x() * ratio), round(box.y() * ratio), picture.width(), picture.height())
    painter.setBrush(bands.copy(here))  # of all of them a brush would make a copy
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(value.corners.translated(-box.topLeft()))
    painter.translate(-box.x(), -box.y())
    draw_value(painter, value, look)
    painter.end()
    return ValuePatch(QRectF(box), picture)


def draw_value(painter: QPainter, value: WrittenValue, look: Look) -> None:
    """Its letters where they stand on the canvas."""
    painter.save()
    painter.translate(value.centre)
    painter.rotate(value.angle)
    painter.setFont(font_of(_SIZE))
    painter.setPen(QColor(look.theme.ink if value.shade < _LOW else look.theme.contour_line))
    half = QRectF(-value.size.width() / 2, -value.size.height() / 2, value.size.width(), value.size.height())
    painter.drawText(half, Qt.AlignmentFlag.AlignCenter, value.text)
    painter.restore()
