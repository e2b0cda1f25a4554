"""Paths on the surface: as on the canvas, but laid along it, and faint where something stands before them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces.surface import Array, Point
from rmsprop_gui.window.canvas.ageing import WIDTHS, YOUNG, PathPen, ages, freshness_of
from rmsprop_gui.window.canvas.paths_ahead import EVERY, places_along
from rmsprop_gui.window.canvas.pens import draw_strokes, joined
from rmsprop_gui.window.canvas.strokes import unrepeated
from rmsprop_gui.window.looks.sheets import Sheet, blank_pixels, stamp
from rmsprop_gui.window.relief.scene import Laid, Scene

FAINT = 0.38
"""The opacity of what is behind something."""
_BLOCK = 256  # rows that are laid at once, and of which the old part of a path grows
_ROUND = 3  # ages below it are so thin that nobody sees whether joints are round


class SurfacePath:
    """The path of one recording on the surface of one scene, laid as far as anybody has asked."""

    def __init__(self, recording: Recording, scene: Scene) -> None:
        self.recording = recording
        self.scene = scene
        self._blocks: list[tuple[int, int, Laid]] = []  # from which row to which, in order
        self._old: tuple[PathPen, int, QPixmap] | None = None  # what is drawn with, up to which row, and the picture

    def pieces(self, first: int, last: int, hidden: bool) -> tuple[Array, NDArray[np.intp]]:
        """The pieces (m, 4) between two rows that are seen, or that are hidden, and the row that each leads to."""
        self._lay(last)
        found, rows = [np.empty((0, 4))], [np.empty(0, np.intp)]
        for begin, end, laid in self._blocks:
            if begin < last and end > first:
                leads_to = begin + laid.steps + 1
                wanted = laid.shown & (laid.hidden == hidden) & (leads_to > first) & (leads_to <= last)
                found.append(np.concatenate((laid.pixels[:-1], laid.pixels[1:]), axis=1)[wanted])
                rows.append(leads_to[wanted])
        return np.concatenate(found), np.concatenate(rows)

    def _lay(self, last: int) -> None:
        """Lay it at least up to this row: whole blocks of it, and what there is of the last one."""
        while (done := self._blocks[-1][1] if self._blocks else 0) < last:
            begin = done // _BLOCK * _BLOCK
            if self._blocks and begin < done:
                self._blocks.pop()  # it was no whole one
            end = min(begin + _BLOCK, self.recording.length - 1)
            self._blocks.append((begin, end, self.scene.laid(self.recording.trajectory.position[begin : end + 1])))

    def draw(self, painter: QPainter, pen: PathPen, row: int, tip: Point | None) -> None:
        """Paint it up to this row, and on to a point on the way to the next one."""
        old = max((row - YOUNG) // _BLOCK * _BLOCK, 0)
        if old:
            painter.drawPixmap(0, 0, self._old_part(pen, old))
        parts = [self.pieces(old, row, hidden) for hidden in (True, False)]
        if tip is not None:
            parts = [self._with_tip(part, row, tip, hidden) for part, hidden in zip(parts, (True, False), strict=True)]
        age = ages(max(row - old + (tip is not None), 1))
        (behind, _), (seen, leads_to) = parts
        painter.setOpacity(FAINT)
        draw_strokes(painter, behind, QPen(pen.ink(0.0), pen.core(0.3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.setOpacity(1.0)
        groups = [(freshness_of(which), seen[age[leads_to - old - 1] == which], which) for which in range(WIDTHS)]
        for freshness, segments, which in groups:
            _stroke(painter, segments, QColor(pen.casing), pen.outer(freshness), which >= _ROUND)
        for freshness, segments, which in groups:
            _stroke(painter, segments, pen.ink(freshness), pen.core(freshness), which >= _ROUND)

    def _with_tip(
        self, part: tuple[Array, NDArray[np.intp]], row: int, tip: Point, hidden: bool
    ) -> tuple[Array, NDArray[np.intp]]:
        ends = np.array([self.recording.trajectory.position[row], tip])
        laid = self.scene.laid(ends)
        wanted = laid.shown & (laid.hidden == hidden)
        more = np.concatenate((laid.pixels[:-1], laid.pixels[1:]), axis=1)[wanted]
        return np.concatenate((part[0], more)), np.concatenate((part[1], np.full(len(more), row + 1)))

    def _old_part(self, pen: PathPen, row: int) -> QPixmap:
        """A picture of what does not age any more: drawn on while the path grows, and anew where it has become shorter.

        Casings are drawn below what is there already, so that all of them lie below all cores.
        """
        kept = self._old
        if kept is None or kept[0] != pen or kept[1] > row:
            scene = self.scene
            kept = pen, 0, blank_pixels(QSizeF(scene.width, scene.height), scene.ratio)
        if kept[1] < row:
            painter = QPainter(kept[2])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            seen, _ = self.pieces(kept[1], row, hidden=False)
            seen = np.round(seen * 4) / 4
            seen = seen[unrepeated(seen)] if len(seen) else seen
            _stroke(painter, seen, pen.ink(0.0), pen.core(0.0), is_round=False)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
            _stroke(painter, seen, QColor(pen.casing), pen.outer(0.0), is_round=False)
            painter.end()
        self._old = pen, row, kept[2]
        return kept[2]

    def draw_ahead(self, painter: QPainter, row: int, dot: Sheet, scale: float) -> None:
        """Paint dots along what comes after this row."""
        seen, _ = self.pieces(row, self.recording.length - 1, hidden=False)
        places, _, _ = places_along(seen, 0.0, EVERY * scale)
        cells = np.floor(places / (EVERY * scale / 2)).astype(np.int64) @ np.array([1 << 32, 1])
        stamp(painter, dot, places[np.sort(np.unique(cells, return_index=True)[1])])


def _stroke(painter: QPainter, segments: Array, ink: QColor, width: float, is_round: bool) -> None:
    if not len(segments):
        return
    if not is_round:
        draw_strokes(painter, segments, QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        return
    pen = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(joined(segments), pen)
