"""The box that the surface stands in: its walls behind it, and numbers along its edges."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from rmsprop_gui.formulas.number import MINUS, number
from rmsprop_gui.surfaces.heights import HeightAxis, HeightScale
from rmsprop_gui.window.canvas.axis_numbers import NAMES
from rmsprop_gui.window.canvas.lettering import THIN_HALO, draw_lettering, text_size
from rmsprop_gui.window.canvas.plane_ticks import PlaneTicks, plane_ticks
from rmsprop_gui.window.looks.look import current_look, font_of
from rmsprop_gui.window.relief.scene import Scene

translate = QCoreApplication.translate
Corner = tuple[float, float, float]

TYPE = 14.0
"""Pixels of the letters at scale 1, as all below."""
_NAME_TYPE, _STRONG = 16.0, 600
_GAP = 6.0  # from an edge to its numbers
_LINE, _EDGE = 1.0, 1.2
_SHORT = 70.0  # an edge that is seen shorter has no numbers
_STEEP = 76.0  # degrees above the plane from which on heights are not seen
_OUTWARDS = 0.1  # of a unit: far enough to tell which way an edge looks


@dataclass(frozen=True)
class Edge:
    """An edge of the box from one corner to another, and a corner beside the first on the way out of the box."""

    begin: Corner
    end: Corner
    beside: Corner

    def at(self, share: float) -> Corner:
        """A place on it, from 0 to 1."""
        x, y, z = (low + (high - low) * share for low, high in zip(self.begin, self.end, strict=True))
        return x, y, z


def axis_title(axis: HeightAxis) -> str:
    """What the numbers of the axis of heights are."""
    if axis.scale is HeightScale.LOGARITHMIC:
        base = axis.base
        above = "f" if base == 0 else f"f {MINUS if base > 0 else '+'} {number(abs(base), 3)}"
        return translate("relief", "{height}, log").format(height=above)
    if axis.scale is HeightScale.CUT:
        return translate("relief", "f, cut off at {height}").format(height=number(axis.high, 3))
    return "f"


class Axes:
    """Edges, ticks and names of the box of one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._camera = scene, scene.camera
        towards = scene.camera.axes[2]
        self._x, self._y, self._z = scene.terrain.reach
        self._near_x, self._near_y = math.copysign(self._x, towards[0]), math.copysign(self._y, towards[1])
        metrics = QFontMetricsF(font_of(TYPE))
        x1, x2 = scene.terrain.heights.view
        self.along = [
            (edge, self._ticks(name, *view, edge, metrics))
            for edge, name, view in zip(self._floor_edges(), NAMES, (x1, x2), strict=True)
        ]
        self.heights = scene.terrain.axis.ticks() if scene.camera.elevation < _STEEP else []

    def _floor_edges(self) -> tuple[Edge, Edge]:
        """Those that numbers of x₁ and x₂ stand along: on the near sides."""
        x, y, z = self._near_x, self._near_y, -self._z
        out_x, out_y = math.copysign(_OUTWARDS, x), math.copysign(_OUTWARDS, y)
        return (
            Edge((-self._x, y, z), (self._x, y, z), (-self._x, y + out_y, z)),
            Edge((x, -self._y, z), (x, self._y, z), (x + out_x, -self._y, z)),
        )

    def _upright(self) -> Edge:
        """The one that heights stand along: of the two at the sides, the left one."""
        sides = ((-self._near_x, self._near_y), (self._near_x, -self._near_y))
        x, y = min(sides, key=lambda side: self._camera.pixel((*side, 0.0)).x())
        return Edge((x, y, -self._z), (x, y, self._z), (x, y, -self._z))

    def _ticks(self, name: str, low: float, high: float, edge: Edge, metrics: QFontMetricsF) -> PlaneTicks | None:
        length = _length(self._camera.pixel(edge.end) - self._camera.pixel(edge.begin))
        if length < _SHORT * current_look().scale:
            return None
        return plane_ticks(name, low, high, length, metrics, is_upright=False)

    # behind the surface

    def draw_walls(self, painter: QPainter) -> None:
        """The floor and the two far walls, with lines where the numbers are."""
        look, x, y, z = current_look(), self._near_x, self._near_y, self._z
        painter.setPen(QPen(QColor(look.theme.line), _LINE * look.scale))
        for edge, ticks in self.along:
            if ticks is not None:
                for share in self._shares(edge, ticks):
                    self._draw_across(painter, edge, share)
        for share, _ in self.heights:
            height = (2 * share - 1) * z
            self._draw_line(painter, (-x, -y, height), (x, -y, height))
            self._draw_line(painter, (-x, -y, height), (-x, y, height))
        painter.setPen(QPen(QColor(look.theme.border), _EDGE * look.scale))
        floor = [(-x, -y, -z), (x, -y, -z), (x, y, -z), (-x, y, -z)]
        painter.drawPolygon(QPolygonF([self._camera.pixel(corner) for corner in floor]))
        if self.heights:
            for corner in ((-x, -y), (x, -y), (-x, y)):
                self._draw_line(painter, (*corner, -z), (*corner, z))
            self._draw_line(painter, (-x, -y, z), (x, -y, z))
            self._draw_line(painter, (-x, -y, z), (-x, y, z))

    def _draw_across(self, painter: QPainter, edge: Edge, share: float) -> None:
        """From a tick across the floor, and up the wall behind it."""
        px, py, pz = edge.at(share)
        is_x1 = edge.begin[1] == edge.end[1]
        far = (px, -self._near_y, pz) if is_x1 else (-self._near_x, py, pz)
        self._draw_line(painter, (px, py, pz), far)
        if self.heights:
            self._draw_line(painter, far, (far[0], far[1], self._z))

    def _draw_line(self, painter: QPainter, begin: Corner, end: Corner) -> None:
        painter.drawLine(self._camera.pixel(begin), self._camera.pixel(end))

    def _shares(self, edge: Edge, ticks: PlaneTicks) -> list[float]:
        view = self._scene.terrain.heights.view[0 if edge.begin[1] == edge.end[1] else 1]
        low, high = view
        return [(place - low) / (high - low) for place in ticks.places]

    # before it

    def draw_numbers(self, painter: QPainter) -> list[QRectF]:
        """Numbers and names, none of which touches another; returns where they are."""
        taken: list[QRectF] = []
        for edge, ticks in self.along:
            if ticks is not None:
                self._draw_along(painter, edge, ticks, taken)
        if self.heights:
            self._draw_heights(painter, taken)
        return taken

    def _draw_along(self, painter: QPainter, edge: Edge, ticks: PlaneTicks, taken: list[QRectF]) -> None:
        camera, gap = self._camera, _GAP * current_look().scale
        out = camera.pixel(edge.beside) - camera.pixel(edge.begin)
        out /= max(_length(out), 1e-6)
        line = QFontMetricsF(font_of(TYPE)).height()
        middle = camera.pixel(edge.at(0.5))
        self._write(painter, ticks.name, middle + out * (gap + 2.3 * line), out, taken, is_name=True)
        for share, text in zip(self._shares(edge, ticks), ticks.labels, strict=True):
            self._write(painter, text, camera.pixel(edge.at(share)) + out * gap, out, taken)

    def _draw_heights(self, painter: QPainter, taken: list[QRectF]) -> None:
        edge, left = self._upright(), QPointF(-1.0, 0.0)
        gap, title = _GAP * current_look().scale, axis_title(self._scene.terrain.axis)
        font = font_of(_NAME_TYPE, _STRONG)
        size, top = text_size(title, font), self._camera.pixel(edge.end)
        x = min(max(top.x() - size.width() / 2, gap), self._scene.width - size.width() - gap)
        centre = QPointF(x + size.width() / 2, max(top.y() - 1.2 * size.height(), size.height()))
        self._write(painter, title, centre, QPointF(), taken, is_name=True)
        for share, text in self.heights:
            self._write(painter, text, self._camera.pixel(edge.at(share)) + left * gap, left, taken)

    def _write(
        self, painter: QPainter, text: str, place: QPointF, out: QPointF, taken: list[QRectF], is_name: bool = False
    ) -> None:
        """Beside a place on the way out, unless something stands there or it would be cut."""
        look, pixels, weight = current_look(), *((_NAME_TYPE, _STRONG) if is_name else (TYPE, 400))
        size = text_size(text, font_of(pixels, weight))
        centre = place + QPointF(out.x() * size.width() / 2, out.y() * size.height() / 2)
        box = QRectF(centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height())
        if self._scene.area.contains(box) and not any(map(box.intersects, taken)):
            taken.append(box)
            ink = look.theme.ink if is_name else look.theme.ink_soft
            draw_lettering(painter, text, box, pixels, weight, ink, look.theme.ground, THIN_HALO * look.scale)


def _length(way: QPointF) -> float:
    return float(np.hypot(way.x(), way.y()))
