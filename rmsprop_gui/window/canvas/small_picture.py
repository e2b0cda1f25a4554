"""A small picture: a surface with its minima in the colours of the look, or an experiment with its paths."""

import time

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces.contours import Contours, trace_contours
from rmsprop_gui.surfaces.surface import Array, Surface
from rmsprop_gui.view.first_range import first_range
from rmsprop_gui.window.canvas.contour_bands import outline_of, shade
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.marks import draw_star
from rmsprop_gui.window.looks.kept_pictures import kept_pictures
from rmsprop_gui.window.looks.look import Look

RADIUS = 8.0  # pixels at scale 1
_GRID = 60  # points between which contours are drawn, along the longer side
_STROKE, _CASING = 2.0, 4.0  # widths of a path
_LONGEST, _TIME = 300, 0.03  # steps of it, and seconds that they may take
_FARTHEST = 1e4  # pixels
_STAR = 0.5  # of the usual size


@kept_pictures
def small_picture(sight: Surface | Experiment, look: Look, size: QSize, ratio: float) -> QPixmap:
    """The surface before the first step, `size` pixels large, with round corners; of an experiment with its paths."""
    surface = sight.surface if isinstance(sight, Experiment) else sight
    seen = first_range(sight) if isinstance(sight, Experiment) else None
    mapping = Mapping(seen or surface.view, size.width(), size.height(), ratio)
    picture = mapping.blank_pixels()
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(0, 0, size.width(), size.height()), RADIUS * look.scale, RADIUS * look.scale)
    painter.setClipPath(clip)
    _paint_bands(painter, trace_contours(surface, mapping.view, (4 * _GRID, 3 * _GRID)), mapping, look)
    _paint_minima(painter, surface, mapping)
    if isinstance(sight, Experiment):
        for run in sight.runs:
            _paint_path(painter, _path(sight, run), mapping, look, run.style)
    painter.end()
    return picture


def _paint_bands(painter: QPainter, contours: Contours, mapping: Mapping, look: Look) -> None:
    """Each band over all that lies below it, so that no seam is seen between neighbours."""
    painter.fillRect(QRectF(0, 0, mapping.width, mapping.height), shade(0.0, look.theme))
    for band in contours.bands:
        colour = shade(band.shade, look.theme)
        painter.setPen(QPen(colour, 0.6))
        painter.setBrush(colour)
        painter.drawPath(outline_of(mapping.to_pixels(band.points), band.offsets))


def _paint_minima(painter: QPainter, surface: Surface, mapping: Mapping) -> None:
    for minimum in surface.minima:
        draw_star(painter, mapping.pixel(minimum), surface.minima_are_found, _STAR)


def _path(experiment: Experiment, run: Run) -> Array:
    """The first positions of a run, (n, 2): as many as there is time for."""
    with np.errstate(all="ignore"):
        block = Stepper(*experiment.trial(run)).advance(_LONGEST, time.perf_counter() + _TIME)
    return block.trajectory.position


def _paint_path(painter: QPainter, path: Array, mapping: Mapping, look: Look, style: int) -> None:
    """A line on a casing, up to where it is farther out than any picture is large."""
    pixels = mapping.to_pixels(path)
    pixels = pixels[: int(np.append(np.abs(pixels).max(axis=1) > _FARTHEST, True).argmax())]
    line = QPolygonF([QPointF(x, y) for x, y in pixels.tolist()])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((look.theme.casing, _CASING), (look.theme.run_style(style).colour, _STROKE)):
        join, cap = Qt.PenJoinStyle.RoundJoin, Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(QColor(colour), width * look.scale, Qt.PenStyle.SolidLine, cap, join))
        painter.drawPolyline(line)
