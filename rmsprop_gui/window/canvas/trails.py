"""The paths that have been walked: fresh steps wide and strong, old ones thin and pale.

How a step looks does not change any more after about a hundred steps. What is older stays as a picture, to which a
block of steps is added now and then, and only the young end of a path is drawn in each frame. So a frame costs the same
after twenty thousand steps as after a hundred. Where very many steps are new, the frames after it draw on, so that none
of them keeps the mouse waiting.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces.surface import Array, Point
from rmsprop_gui.window.canvas.ageing import WIDTHS, YOUNG, PathPen, ages, freshness_of
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, joined
from rmsprop_gui.window.canvas.sketch import Sketch, draw_dots, sparse
from rmsprop_gui.window.canvas.strokes import strokes
from rmsprop_gui.window.looks.look import Look, current_look

_WIDTH, _WIDTH_SELECTED = 3.5, 4.0  # pixels of a fresh step at scale 1
_BLOCK = 64  # rows that are added to the picture of what is old at once, which so does not depend on how one got there
_ROWS, _SLICE = 4096, 0.010  # rows and seconds of drawing in one frame; what is more than both is left to the next
_MOST = 4096  # rows of one path before the next one gets its turn
_BEHIND = 512  # rows between the end of the old part and where it can be taken back to, if it was drawn at once
_ROUND = 3  # ages below it are so thin that nobody sees whether joints are round, which takes ten times as long
_SOON = 8  # milliseconds until the next frame then


@dataclass(frozen=True)
class Checkpoint:
    """The old part of a trail as it was some rows ago."""

    pixmap: QPixmap
    row: int
    length: float


class OldPart(Sketch):
    """The picture of what is old, a copy of which is kept so that a step back need not begin at row 0."""

    def __init__(self, recording: Recording, pen: PathPen, mapping: Mapping) -> None:
        super().__init__(recording, pen, mapping, QPixmap(), freshness_of(0), dotted=True)
        self._kept: Checkpoint | None = None  # none of a short path: it is drawn as fast as a picture is copied

    def show(self, row: int, most: int) -> int:
        """Have it end at this row, or come `most` rows nearer to it; returns how many rows were drawn."""
        if row < self.row:
            self._take_back(row)
        if row > self.row and self.pixmap.isNull():
            self.pixmap = self.mapping.blank_pixels()
        begin = self.row
        if row - begin > most:
            self.extend(begin + most)
        else:
            self._arrive(row)
        return self.row - begin

    def _arrive(self, row: int) -> None:
        if row - (self._kept.row if self._kept else 0) > 2 * _BEHIND:
            self.extend(row - _BEHIND)
            self._kept = Checkpoint(QPixmap(self.pixmap), self.row, self._length)
        self.extend(row)

    def _take_back(self, row: int) -> None:
        if self._kept is not None and self._kept.row <= row:
            self.pixmap, self.row, self._length = QPixmap(self._kept.pixmap), self._kept.row, self._kept.length
        else:
            self.pixmap, self.row, self._length, self._kept = QPixmap(), 0, 0.0, None


class Trail:
    """The path of one run up to some row."""

    def __init__(self, recording: Recording, pen: PathPen, mapping: Mapping) -> None:
        self.old = OldPart(recording, pen, mapping)
        self._end = 0
        self._tip: Point | None = None

    def show(self, row: int, tip: Point | None) -> None:
        """Let it end at this row, once its old part has come that far, or at a point on the way to the next one."""
        self._end, self._tip = row, tip

    @property
    def _old_end(self) -> int:
        """The row where the old part ends: whole blocks of what does not change any more; of shapes none is kept."""
        return 0 if self.old.mapping.is_vector else max((self._end - YOUNG) // _BLOCK * _BLOCK, 0)

    @property
    def arrived(self) -> bool:
        """Whether its old part has been drawn as far as it goes."""
        return self.old.row == self._old_end

    @property
    def row(self) -> int:
        """The row up to which it has been drawn."""
        return self._end if self.arrived else self.old.row

    def draw_old(self, most: int) -> int:
        """Draw on at the old part, this many rows of it at the most; returns how many."""
        return self.old.show(self._old_end, most)

    def draw(self, painter: QPainter) -> None:
        """Paint it: all casings below all cores, those below the dots."""
        young = self._young() if self.arrived else []
        pen, mapping = self.old.pen, self.old.mapping
        for part in young:
            part.stroke(painter, QColor(pen.casing), pen.outer(part.freshness))
        if not self.old.pixmap.isNull():
            self.old.paint(painter)
        for part in young:
            part.stroke(painter, pen.ink(part.freshness), pen.core(part.freshness))
        for part in young:
            draw_dots(painter, mapping, part.dots, pen, part.freshness)

    def _young(self) -> list["_YoungPart"]:
        """What is still ageing, from old to new."""
        mapping = self.old.mapping
        places = self.old.recording.trajectory.position[self.old.row : self._end + 1]
        points = mapping.to_pixels(places if self._tip is None else np.concatenate((places, [self._tip])))
        age = ages(len(points) - 1)
        segments, leads_to = strokes(points, mapping.width, mapping.height)
        dots, each = sparse(points, self.old.pen.scale), np.arange(WIDTHS + 1)
        begins, dots_begin = (np.searchsorted(age[at - 1], each).tolist() for at in (leads_to, dots))
        parts = []
        for which in range(WIDTHS):
            own, marked = (slice(begin[which], begin[which + 1]) for begin in (begins, dots_begin))
            if own.start < own.stop:
                make = _thin if which < _ROUND else _wide
                parts.append(_YoungPart(freshness_of(which), make(segments[own]), points[dots[marked]]))
        return parts


_Stroke = Callable[[QPainter, QColor, float], None]


@dataclass(frozen=True)
class _YoungPart:
    """What strokes segments of one freshness, in an ink and a width, and where dots are (n, 2), in pixels."""

    freshness: float
    stroke: _Stroke
    dots: Array


def _thin(segments: Array) -> _Stroke:
    def stroke(painter: QPainter, ink: QColor, width: float) -> None:
        draw_strokes(painter, segments, QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))

    return stroke


def _wide(segments: Array) -> _Stroke:
    """With round joints. The path is put together only once for casing and core: that takes as long as painting it."""
    path = joined(segments)

    def stroke(painter: QPainter, ink: QColor, width: float) -> None:
        round_ends = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.strokePath(path, QPen(ink, width, *round_ends))

    return stroke


def path_pen(run: Run, is_selected: bool, look: Look) -> PathPen:
    """What the path of a run is drawn with."""
    width = _WIDTH_SELECTED if is_selected else _WIDTH
    theme = look.theme
    return PathPen(theme.run_style(run.style).colour, theme.casing, width * theme.weight, look.scale)


class Trails(FrameLayer):
    """The paths of all visible runs up to the playhead."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self._trails: dict[int, Trail] = {}
        self._later = QTimer(self, singleShot=True)
        self._later.setInterval(_SOON)
        self._later.timeout.connect(self.on_later)

    @Slot()
    def on_later(self) -> None:
        """Draw on where the last frame had drawn enough."""
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None:
            return
        look, selected = current_look(), self._frame.run
        trails: dict[int, Trail] = {}
        for index, (run, recording) in enumerate(self._frame.shown()):
            trails[index] = self._trail(index, recording, path_pen(run, run is selected, look), mapping)
            tip = self._glide.point(recording) if self._glide is not None else None
            trails[index].show(recording.row(self._step), tip)
        self._trails = trails
        self._draw_old_parts(left=_ROWS, deadline=time.perf_counter() + _SLICE)
        for trail in trails.values():
            trail.draw(painter)

    @property
    def _step(self) -> int:
        """The last step that paths are drawn up to as a whole."""
        if self._glide is not None:
            return self._glide.passed
        return self._frame.step if self._frame else 0

    def _draw_old_parts(self, left: int, deadline: float) -> None:
        """Draw on whichever trail has come least far: at the least so many rows, and as many as there is time for."""
        while waiting := [trail for trail in self._trails.values() if not trail.arrived]:
            if left <= 0 and time.perf_counter() >= deadline:
                self._later.start()
                break
            left -= min(waiting, key=lambda trail: trail.row).draw_old(_MOST)

    @property
    def complete(self) -> bool:
        """Whether every visible path has been painted up to the playhead."""
        return all(trail.row == trail.old.recording.row(self._step) for trail in self._trails.values())

    @property
    def rows(self) -> list[int]:
        """How far each visible path has been drawn."""
        return [trail.row for trail in self._trails.values()]

    def _trail(self, index: int, recording: Recording, pen: PathPen, mapping: Mapping) -> Trail:
        trail = self._trails.get(index)
        wanted = recording, pen, mapping
        is_same = trail is not None and (trail.old.recording, trail.old.pen, trail.old.mapping) == wanted
        return trail if trail is not None and is_same else Trail(*wanted)
