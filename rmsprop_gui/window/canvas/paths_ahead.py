"""Where the runs will go: round dots along each path, which are taken neither for contours nor for what was walked."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from rmsprop_gui.simulation.experiment import Run
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.gradual_paths import GradualPaths
from rmsprop_gui.window.canvas.layer import Mapping
from rmsprop_gui.window.canvas.pens import ring_sheet
from rmsprop_gui.window.canvas.strokes import lengths, strokes
from rmsprop_gui.window.looks.look import Look, current_look
from rmsprop_gui.window.looks.sheets import Sheet, stamp

EVERY = 7.0
"""Pixels at scale 1 from one dot to the next along a path."""
_DOT, _CASED = 2.4, 4.2  # pixels at scale 1 across a dot, and its casing
_CELL = 3.5  # of several dots in such a square only one is drawn


class DottedPath:
    """The dots of one path under one mapping, up to some row."""

    def __init__(self, recording: Recording, mapping: Mapping, scale: float) -> None:
        self.recording = recording
        self.mapping = mapping
        self.scale = scale
        self.row = 0
        self._length = 0.0  # in pixels, of the path so far
        self._places: Array = np.empty((0, 2))
        self._rows: NDArray[np.intp] = np.empty(0, np.intp)  # that the path comes to next after each dot

    def extend(self, row: int) -> None:
        """Add the dots up to this row. Where many lie upon one another, the one that is passed last is kept."""
        points = self.mapping.to_pixels(self.recording.trajectory.position[self.row : row + 1])
        segments, leads_to = strokes(points, self.mapping.width, self.mapping.height)
        places, owners, self._length = places_along(segments, self._length, EVERY * self.scale)
        places = np.concatenate((self._places, places))
        rows = np.concatenate((self._rows, self.row + leads_to[owners]))
        cells = np.floor(places / (_CELL * self.scale)).astype(np.int64) @ np.array([1 << 32, 1])
        _, last = np.unique(cells[::-1], return_index=True)
        kept = np.sort(len(cells) - 1 - last)
        self._places, self._rows, self.row = places[kept], rows[kept], row

    def after(self, row: int) -> Array:
        """Where dots are that the path comes to after this row; (n, 2)."""
        return self._places[np.searchsorted(self._rows, row, "right") :]


def places_along(segments: Array, length: float, every: float) -> tuple[Array, NDArray[np.intp], float]:
    """The places (n, 2) at multiples of a distance along segments (m, 4), which begin after that length of a path.

    With the segment that each lies on, (n,), and the length of the path in the end.
    """
    size = lengths(segments)
    ends = length + np.cumsum(size)
    total = float(ends[-1]) if len(ends) else length
    distances = every * np.arange(np.floor(length / every) + 1, np.floor(total / every) + 1)
    owners = np.minimum(np.searchsorted(ends, distances), max(len(ends) - 1, 0))
    part = (1 - (ends[owners] - distances) / size[owners])[:, None] if len(ends) else np.empty((0, 1))
    places: Array = segments[owners, :2] * (1 - part) + segments[owners, 2:] * part
    return places, owners, total


class PathsAhead(GradualPaths):
    """Where the visible runs will go after the playhead."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.paths: list[DottedPath] = []
        self._is_hidden = False
        self._strength = 1.0

    def set_hidden(self, hidden: bool) -> None:
        """Hide the paths, while what lies ahead is to be guessed, whatever else the user has chosen."""
        self._is_hidden = hidden
        self.setOpacity(0.0 if hidden else self._strength)

    def set_strength(self, strength: float) -> None:
        """Show them with this opacity, unless they are hidden."""
        self._strength = strength
        self.set_hidden(self._is_hidden)

    @property
    def arrived(self) -> bool:
        """Whether the playhead has come to the end of every path, so that nothing lies ahead."""
        step = self._frame.step if self._frame else 0
        shown = self._frame.shown() if self._frame else []
        return all(recording.done and recording.row(step) == recording.length - 1 for _, recording in shown)

    @property
    def _is_unseen(self) -> bool:
        return self.opacity() == 0.0 or not self.isVisible()

    @property
    def complete(self) -> bool:
        """Whether every visible path has been painted to its end; of what is hidden nothing is to be painted."""
        if self._frame is not None and (self.arrived or self._is_unseen):
            return bool(self._frame.recordings)
        drawn = [path.row == path.recording.length - 1 and path.recording.done for path in self.paths]
        return bool(drawn) and all(drawn)

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None or self.arrived:
            return
        look, shown = current_look(), self._frame.shown()
        before = {
            id(path.recording): path for path in self.paths if (path.mapping, path.scale) == (mapping, look.scale)
        }
        paths = [before.get(id(recording)) or DottedPath(recording, mapping, look.scale) for _, recording in shown]
        self.paths = paths
        self.draw_on(paths, [recording.length - 1 for _, recording in shown])
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        step = self._glide.passed if self._glide is not None else self._frame.step
        for (run, recording), path in zip(shown, paths, strict=True):
            stamp(painter, dot_ahead(run, look, mapping.ratio), path.after(recording.row(step)))


def dot_ahead(run: Run, look: Look, ratio: float) -> Sheet:
    """One of the dots that the way of a run ahead is made of."""
    size = look.scale * look.theme.weight
    radius, rim = _CASED / 2 * size, (_CASED - _DOT) / 2 * size
    return ring_sheet(look.theme.casing, look.theme.run_style(run.style).colour, radius, rim, ratio)
