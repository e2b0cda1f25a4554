"""The contours of the surface, as a picture that is made anew when the view has changed."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from rmsprop_gui.surfaces.contours import Contours
from rmsprop_gui.window.canvas.layer import Layer, Mapping
from rmsprop_gui.window.looks.look import Look, current_look
from rmsprop_gui.window.looks.theme import Theme


class ContourLayer(Layer):
    """Bands from low (darker) to high, with their lines.

    Until the contours of a new view have been computed, the picture of the old one is shown where it belongs.
    """

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self._contours: Contours | None = None
        self._picture: tuple[Contours, Look, Mapping, QPixmap] | None = None

    def clear(self) -> None:
        """Another surface has been chosen; its contours are to come."""
        self._contours = self._picture = None
        self.update()

    def show_contours(self, contours: Contours) -> None:
        """Draw these contours."""
        self._contours = contours
        self.update()

    @property
    def complete(self) -> bool:
        """Whether the contours of this surface have been painted."""
        return self._picture is not None

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._contours is None:
            return
        look = current_look()
        own = Mapping(self._contours.view, mapping.width, mapping.height, mapping.ratio)
        if self._picture is None or self._picture[:3] != (self._contours, look, own):
            self._picture = (self._contours, look, own, _pictured(self._contours, own, look))
        if self._contours.view == mapping.view:
            painter.drawPixmap(0, 0, self._picture[3])
            return
        (left, right), (bottom, top) = self._contours.view
        corners = mapping.to_pixels(np.array([[left, top], [right, bottom]]))
        x, y, x_end, y_end = corners.ravel().tolist()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixmap = self._picture[3]
        painter.drawPixmap(QRectF(x, y, x_end - x, y_end - y), pixmap, QRectF(pixmap.rect()))


def _pictured(contours: Contours, mapping: Mapping, look: Look) -> QPixmap:
    pixmap = mapping.blank()
    painter = QPainter(pixmap)
    for band in contours.bands:  # without antialiasing: neighbours share an edge, and a seam would show
        painter.fillPath(_outline(mapping.to_pixels(band.points), band.offsets), _shade(band.shade, look.theme))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(look.theme.contour_line)
    ink.setAlphaF(look.theme.major.opacity)
    painter.setPen(QPen(ink, look.scale * look.theme.major.width))
    x, y = mapping.to_pixels(contours.lines).T
    painter.drawPath(pg.arrayToQPath(x, y, connect="finite"))
    painter.end()
    return pixmap


def _outline(pixels: np.ndarray, offsets: np.ndarray) -> QPainterPath:
    """One path of all the closed outlines; holes are told from land by the odd-even rule."""
    connect = np.ones(len(pixels), dtype=np.int32)
    connect[offsets[1:] - 1] = 0
    path = pg.arrayToQPath(pixels[:, 0], pixels[:, 1], connect=connect)
    path.setFillRule(Qt.FillRule.OddEvenFill)
    return path


def _shade(height: float, theme: Theme) -> QColor:
    """The ground at a height from 0 to 1, mixed of the two stops that it lies between."""
    place = height * (len(theme.contours) - 1)
    below = min(int(place), len(theme.contours) - 2)
    low, high = (QColor(theme.contours[stop]) for stop in (below, below + 1))

    def between(a: float, b: float) -> float:
        return a + (b - a) * (place - below)

    red, green = between(low.redF(), high.redF()), between(low.greenF(), high.greenF())
    return QColor.fromRgbF(red, green, between(low.blueF(), high.blueF()))
