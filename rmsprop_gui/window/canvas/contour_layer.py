"""The contours of the surface, as a picture that is made anew when the view has changed."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.contour_bands import outline_of, shade
from rmsprop_gui.window.canvas.contour_shapes import draw_contours
from rmsprop_gui.window.canvas.contour_values import ValuePatch, WrittenValue, patch, written_values
from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, stroke_pen
from rmsprop_gui.window.looks.look import Look, current_look

_APART = np.full((1, 2), np.nan)  # between two lines

Places = Callable[[Mapping], list[QRectF]]
"""Where, in the pixels of a mapping, something is that no value of a contour may be written on."""


class _Sheets:
    """What pictures for one mapping are painted on, one after the other: to make it anew takes as long as to paint."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.ground, self.lines = mapping.blank_pixels(), mapping.blank_pixels()

    def wiped(self, sheet: QPixmap) -> QPixmap:
        """One of the sheets, with nothing on it."""
        sheet.fill(Qt.GlobalColor.transparent)
        return sheet


@dataclass(frozen=True)
class _Picture:
    """Contours as they were drawn last, for which look and mapping, and beside which places."""

    drawn: tuple[Contours, Look, Mapping]
    fixed: list[QRectF]
    pixmap: QPixmap
    values: tuple[WrittenValue, ...]
    patches: tuple[ValuePatch, ...]

    def serves(self, wanted: tuple[Contours, Look, Mapping], fixed: list[QRectF]) -> bool:
        """Whether it can be shown for these: places that have changed do not matter while no value is there."""
        if self.drawn != wanted:
            return False
        return self.fixed == fixed or not any(value.box.intersects(place) for value in self.patches for place in fixed)

    def is_moment_of(self, contours: Contours) -> bool:
        """Whether it shows the same ground at another step."""
        before = self.drawn[0]
        return before.t != contours.t and (before.landscape, before.view) == (contours.landscape, contours.view)


class ContourLayer(Layer):
    """Bands from low (darker) to high, with their lines and the values of the major ones.

    Until the contours of a new view have been computed, the picture of the old one is shown where it belongs.
    """

    def __init__(self, view_box: pg.ViewBox, height: int, fixed: Places, moving: Places) -> None:
        super().__init__(view_box, height)
        self._fixed, self._moving = fixed, moving  # what values are placed beside, and what some are left out under
        self._contours: Contours | None = None
        self._picture: _Picture | None = None
        self._sheets: _Sheets | None = None
        self._is_painted = False

    @property
    def contours(self) -> Contours | None:
        """What was computed last of the surface that is shown."""
        return self._contours

    def clear(self) -> None:
        """Another surface has been chosen; its contours are to come."""
        self._contours = self._picture = None
        self._is_painted = False
        self.update()

    def show_contours(self, contours: Contours, with_next_frame: bool = False) -> None:
        """Draw these contours, at once or with the frame that is to be painted next anyway."""
        self._contours = contours
        if not with_next_frame:
            self.update()

    @Slot()
    def place_anew(self) -> None:
        """Write the values where they belong by themselves, whatever they had to make room for before."""
        self._picture = None
        self.update()

    @property
    def complete(self) -> bool:
        """Whether the contours of this surface have been painted."""
        return self._is_painted

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._contours is None:
            return
        self._is_painted = True
        own = Mapping(self._contours.view, mapping.width, mapping.height, mapping.ratio)
        if own.is_vector:
            draw_contours(painter, self._contours, own, current_look(), self._fixed(own), self._moving(own))
            return
        wanted, fixed = (self._contours, current_look(), own), self._fixed(own)
        if self._picture is None or not self._picture.serves(wanted, fixed):
            if self._sheets is None or self._sheets.mapping != own:
                self._sheets = _Sheets(own)
            self._picture = _pictured(self._sheets, self._contours, wanted[1], fixed, self._picture)
        if own == mapping:
            painter.drawPixmap(0, 0, self._picture.pixmap)
            self._draw_patches(painter, self._moving(mapping))
            return
        (left, right), (bottom, top) = own.view
        (x, y), (x_end, y_end) = mapping.to_pixels(np.array([[left, top], [right, bottom]])).tolist()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(x, y)
        painter.scale((x_end - x) / own.width, (y_end - y) / own.height)
        painter.drawPixmap(0, 0, self._picture.pixmap)
        self._draw_patches(painter, [])

    def _draw_patches(self, painter: QPainter, taken: list[QRectF]) -> None:
        for value in self._picture.patches if self._picture is not None else ():
            if not any(value.box.intersects(place) for place in taken):
                painter.drawPixmap(value.box.topLeft(), value.picture)


def _pictured(
    sheets: _Sheets, contours: Contours, look: Look, fixed: list[QRectF], before: _Picture | None
) -> _Picture:
    """Where the ground moves, values stay on their ray: from one frame to the next none changes its place."""
    mapping, bands = sheets.mapping, sheets.wiped(sheets.ground)
    painter = QPainter(bands)
    everything = mapping.to_pixels(np.concatenate([_APART, *(band.points for band in contours.bands)]))
    begin = len(_APART)
    for band in contours.bands:  # without antialiasing: neighbours share an edge, and a seam would show
        pixels = everything[begin : (begin := begin + len(band.points))]
        painter.fillPath(outline_of(pixels, band.offsets), shade(band.shade, look.theme))
    painter.end()
    kept = before.values if before is not None and before.is_moment_of(contours) else ()
    values = written_values(contours, mapping, look, fixed, kept)
    patches = tuple(patch(value, bands, look) for value in values)
    _draw_lines(sheets, contours, look)
    return _Picture((contours, look, mapping), fixed, bands, values, patches)


def _draw_lines(sheets: _Sheets, contours: Contours, look: Look) -> None:
    """Major lines over minor ones. The major are drawn opaque first: strokes that overlap would show their ends."""
    major, ink = contours.levels.major, QColor(look.theme.contour_line)
    painter, mapping = QPainter(sheets.ground), sheets.mapping
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink.setAlphaF(look.theme.minor.opacity)
    pen = QPen(ink, look.theme.minor.width * look.scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    kinds = [[line for line, each in zip(contours.lines, major, strict=True) if each == kind] for kind in (False, True)]
    _draw_strokes(painter, kinds[0], pen, mapping)
    if kinds[1]:
        drawn = sheets.wiped(sheets.lines)
        own = QPainter(drawn)
        own.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = stroke_pen(look.theme.contour_line, look.theme.major.width * look.scale)
        _draw_strokes(own, kinds[1], pen, mapping)
        own.end()
        painter.setOpacity(look.theme.major.opacity)
        painter.drawPixmap(0, 0, drawn)
    painter.end()


def _draw_strokes(painter: QPainter, lines: list[Array], pen: QPen, mapping: Mapping) -> None:
    """Lines as single strokes, all at once: a path of them takes ten times as long."""
    pixels = mapping.to_pixels(np.concatenate([part for line in lines for part in (line, _APART)] or [_APART]))
    segments = np.concatenate((pixels[:-1], pixels[1:]), axis=1)
    draw_strokes(painter, segments[np.isfinite(segments).all(axis=1)], pen)
