"""The contours that the magnifier shows, in the colours that they have on the canvas but under a veil."""

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.levels import Levels
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.view.theme import Stroke, Theme
from rmsprop_gui.window.canvas.contour_bands import outline_of, shade
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes
from rmsprop_gui.window.looks.look import Look

_VEIL = 0.3
_UNKNOWN = 0.5  # the shade where there are no contours yet


def paint_ground(
    painter: QPainter, contours: Contours | None, levels: Levels | None, mapping: Mapping, look: Look
) -> None:
    """Bands and lines, as far as they are known; `levels` are those of the canvas, after which heights are shaded."""
    painter.fillRect(QRectF(0, 0, mapping.width, mapping.height), _veiled(_UNKNOWN, look.theme))
    if contours is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # neighbours share an edge, and a seam would show
    for band in contours.bands:
        ground = shade_on(levels, contours.levels, band.shade) if levels is not None else band.shade
        painter.fillPath(outline_of(mapping.to_pixels(band.points), band.offsets), _veiled(ground, look.theme))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for is_major, stroke in ((False, look.theme.minor), (True, look.theme.major)):
        lines = [line for line, each in zip(contours.lines, contours.levels.major, strict=True) if each == is_major]
        _draw_lines(painter, lines, stroke, mapping, look)


def shade_on(levels: Levels, own: Levels, share: float) -> float:
    """The shade that the canvas with these levels gives to the middle of a band, which has this shade among its own."""
    count = len(own.heights)
    if not count or not len(levels.heights):
        return share
    unit = max(float(np.abs(each.values).max()) for each in (own, levels)) or 1.0  # beyond the largest is no float
    values = own.values / unit
    ends = np.concatenate((2 * values[:1] - values[1:2], values, 2 * values[-1:] - values[-2:-1]))  # as far beyond
    index = round(share * count)
    middle = float(ends[index : index + 2].mean()) if len(ends) == count + 2 else float(values[0])
    places = (np.arange(len(levels.heights)) + 0.5) / len(levels.heights)
    return float(np.interp(middle, levels.values / unit, places))


def _draw_lines(painter: QPainter, lines: list[Array], stroke: Stroke, mapping: Mapping, look: Look) -> None:
    if not lines:
        return
    ink = QColor(look.theme.contour_line)
    ink.setAlphaF(stroke.opacity * (1 - _VEIL))
    gap = np.full((1, 2), np.nan)
    pixels = mapping.to_pixels(np.concatenate([part for line in lines for part in (line, gap)]))
    segments = np.concatenate((pixels[:-1], pixels[1:]), axis=1)
    pen = QPen(ink, stroke.width * look.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    draw_strokes(painter, segments[np.isfinite(segments).all(axis=1)], pen)


def _veiled(height: float, theme: Theme) -> QColor:
    """The ground at a height, with the veil already over it: to paint one as large as the picture takes long."""
    ground, casing = shade(height, theme), QColor(theme.casing)

    def mixed(own: float, veil: float) -> float:
        return own + (veil - own) * _VEIL

    red, green = mixed(ground.redF(), casing.redF()), mixed(ground.greenF(), casing.greenF())
    return QColor.fromRgbF(red, green, mixed(ground.blueF(), casing.blueF()))
