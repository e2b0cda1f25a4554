"""The paths: how far each run has come, and, fainter, where it will go.

A path that has been drawn stays as a picture, and a frame adds only the steps that are new. So a frame costs the same
after twenty thousand steps as after a hundred. Where very many are new, the frames after it draw on, so that none of
them keeps the mouse waiting.
"""

import time
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPixmap

from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import draw_strokes, marker_pixmap, stamp, stroke_pen
from rmsprop_gui.window.canvas.strokes import dashed, lengths, strokes, unrepeated
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.looks.theme import RunStyle

_WIDTH = 2.0
_MARKER = 2.6  # radius in pixels
_SPACING = 7.0  # pixels along the path between two markers
_FINE = 60_000.0  # pixels: a path this long has filled the canvas, and what follows is drawn plain
_SLICE = 0.003  # seconds of a frame for the paths ahead; they are completed in the frames after it
_ROWS = 32_768  # rows of all trails in one frame, likewise: about a hundredth of a second
_FEWEST, _MOST = 64, 4096  # rows of one path before the next one gets its turn
_BEHIND = 512  # rows between the end of a trail and where it can be taken back to, at least where it was drawn at once
_SOON, _LATER = 8, 150  # milliseconds until then; later while the worker needs the processor too
_OPACITY = 0.4


@dataclass(frozen=True)
class TrailPen:
    """How one path is drawn."""

    style: RunStyle
    width: float
    scale: float
    dashed: bool
    marked: bool


class Sketch:
    """The picture of one path under one mapping, drawn up to some row."""

    def __init__(self, recording: Recording, pen: TrailPen, mapping: Mapping, pixmap: QPixmap) -> None:
        self.recording = recording
        self.pen = pen
        self.mapping = mapping
        self.pixmap = pixmap
        self.row = 0
        self._length = 0.0  # in pixels, of the path so far

    def extend(self, row: int) -> None:
        """Draw on up to this row."""
        if row <= self.row:
            return
        points = self.recording.trajectory.position[self.row : row + 1]
        segments, _ = strokes(self.mapping.to_pixels(points), self.mapping.width, self.mapping.height)
        size = lengths(segments)
        spacing = _SPACING * self.pen.scale
        ends = self._length + np.cumsum(size)
        begins = ends - size
        marked = np.floor(ends / spacing) != np.floor(begins / spacing)
        fine = begins < _FINE
        if fine.all():
            self._draw(segments, begins, marked, segments[:0])
        else:
            plain = segments[~fine]
            self._draw(segments[fine], begins[fine], marked[fine], plain[unrepeated(plain)])
        self._length, self.row = float(ends[-1]) if len(ends) else self._length, row

    def _draw(self, segments: Array, begins: Array, marked: Array, coarse: Array) -> None:
        style, pen = self.pen.style, stroke_pen(self.pen.style.colour, self.pen.width)
        painter = QPainter(self.pixmap)
        draw_strokes(painter, coarse, pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_strokes(painter, dashed(segments, begins, style.dash if self.pen.dashed else ()), pen)
        if self.pen.marked:
            marker = marker_pixmap(style.marker, style.colour, _MARKER * self.pen.scale, self.mapping.ratio)
            stamp(painter, marker, segments[marked, 2:])
        painter.end()


@dataclass(frozen=True)
class Checkpoint:
    """A trail as it was some rows ago."""

    pixmap: QPixmap
    row: int
    length: float


class Trail(Sketch):
    """A path in a picture of its own, a copy of which is kept so that a step back need not begin at row 0."""

    def __init__(self, recording: Recording, pen: TrailPen, mapping: Mapping, pixmap: QPixmap) -> None:
        super().__init__(recording, pen, mapping, pixmap)
        self._kept: Checkpoint | None = None  # none of a short path: it is drawn as fast as a picture is copied

    def show(self, row: int, most: int) -> int:
        """Have the path end at this row, or come `most` rows nearer to it; returns how many rows were drawn."""
        if row < self.row:
            self._take_back(row)
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
            self.pixmap.fill(Qt.GlobalColor.transparent)
            self.row, self._length, self._kept = 0, 0.0, None


class Trails(FrameLayer):
    """The paths of all visible runs up to the playhead, one picture each."""

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
        trails: dict[int, Trail] = {}
        look = current_look()
        for index, (run, recording) in enumerate(self._frame.shown()):
            pen = TrailPen(look.theme.run_style(run.style), _WIDTH * look.scale, look.scale, True, True)
            trails[index] = self._trail(index, recording, pen, mapping)
        self._trails = trails
        self._extend(left=_ROWS)
        for trail in trails.values():
            painter.drawPixmap(0, 0, trail.pixmap)
            self._draw_tip(painter, trail)

    def _draw_tip(self, painter: QPainter, trail: Trail) -> None:
        """The piece of a path between its last whole step and the head that is on its way."""
        if self._glide is not None:
            ends = [trail.recording.trajectory.position[trail.row], self._glide.point(trail.recording)]
            segments, _ = strokes(trail.mapping.to_pixels(np.array(ends)), trail.mapping.width, trail.mapping.height)
            draw_strokes(painter, segments, stroke_pen(trail.pen.style.colour, trail.pen.width))

    @property
    def _step(self) -> int:
        """The last step that paths are drawn up to as a whole."""
        if self._glide is not None:
            return self._glide.passed
        return self._frame.step if self._frame else 0

    def _extend(self, left: int) -> None:
        """Draw on whichever trail has come least far, until all have arrived or that many rows have been drawn."""
        while waiting := self._waiting():
            if left <= 0:
                self._later.start()
                break
            trail, row = min(waiting, key=lambda pair: pair[0].row)
            left -= trail.show(row, _MOST)

    def _waiting(self) -> list[tuple[Trail, int]]:
        """The trails that do not end at the playhead yet, each with the row that it is to end at."""
        pairs = [(trail, trail.recording.row(self._step)) for trail in self._trails.values()]
        return [(trail, row) for trail, row in pairs if trail.row != row]

    @property
    def complete(self) -> bool:
        """Whether every visible path has been painted up to the playhead."""
        return not self._waiting()

    @property
    def rows(self) -> list[int]:
        """How far each visible path has been drawn."""
        return [trail.row for trail in self._trails.values()]

    def _trail(self, index: int, recording: Recording, pen: TrailPen, mapping: Mapping) -> Trail:
        trail = self._trails.get(index)
        if trail is None or trail.mapping != mapping:
            return Trail(recording, pen, mapping, mapping.blank())
        if trail.recording is not recording or trail.pen != pen:
            trail.pixmap.fill(Qt.GlobalColor.transparent)
            return Trail(recording, pen, mapping, trail.pixmap)
        return trail


class FaintPaths(FrameLayer):
    """Paths in one faint picture, drawn for a few milliseconds a frame until all of them are there."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.sketches: list[Sketch] = []
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.on_later)

    @Slot()
    def on_later(self) -> None:
        """Draw on where the last frame had no more time."""
        self.update()

    def draw_paths(
        self, painter: QPainter, mapping: Mapping, paths: list[tuple[Recording, TrailPen, int]], opacity: float
    ) -> None:
        """Each recording with its pen and the row up to which it is to be seen."""
        kept = [(sketch.recording, sketch.pen, sketch.mapping) for sketch in self.sketches]
        rows = [row for *_, row in paths]
        wanted = [(recording, pen, mapping) for recording, pen, _ in paths]
        if wanted != kept or any(sketch.row > row for sketch, row in zip(self.sketches, rows, strict=True)):
            pixmap = mapping.blank() if paths else QPixmap()
            self.sketches = [Sketch(*parts, pixmap) for parts in wanted]
        self._extend(rows)
        if self.sketches:
            painter.setOpacity(opacity)
            painter.drawPixmap(0, 0, self.sketches[0].pixmap)

    def _extend(self, rows: list[int]) -> None:
        """For a slice of time, draw on whichever path is furthest behind: how all of them begin is seen first."""
        deadline = time.perf_counter() + _SLICE
        while waiting := [(sketch, row) for sketch, row in zip(self.sketches, rows, strict=True) if sketch.row < row]:
            if time.perf_counter() >= deadline:
                break
            sketch, row = min(waiting, key=lambda pair: pair[0].row)
            sketch.extend(min(sketch.row + min(max(sketch.row, _FEWEST), _MOST), row))
        if waiting:
            self._later.start(_SOON if all(sketch.recording.done for sketch in self.sketches) else _LATER)


class PathsAhead(FaintPaths):
    """Where the visible runs will go, faint and all in one picture."""

    def set_hidden(self, hidden: bool) -> None:
        """Hide the paths, while what lies ahead is to be guessed, whatever else the user has chosen."""
        self.setOpacity(0.0 if hidden else 1.0)

    @property
    def arrived(self) -> bool:
        """Whether the playhead has come to the end of every path, so that nothing lies ahead."""
        step = self._frame.step if self._frame else 0
        shown = self._frame.shown() if self._frame else []
        return all(recording.done and recording.row(step) == recording.length - 1 for _, recording in shown)

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None or self.arrived:
            return
        look = current_look()
        paths = []
        for run, recording in self._frame.shown():
            pen = TrailPen(look.theme.run_style(run.style), look.scale, look.scale, False, False)
            paths.append((recording, pen, recording.length - 1))
        self.draw_paths(painter, mapping, paths, _OPACITY)

    @property
    def complete(self) -> bool:
        """Whether every visible path has been painted to its end."""
        if self._frame is not None and self.arrived:
            return bool(self._frame.recordings)
        drawn = [sketch.row == sketch.recording.length - 1 and sketch.recording.done for sketch in self.sketches]
        return bool(drawn) and all(drawn)
