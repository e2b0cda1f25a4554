"""Paths that are drawn for a few milliseconds a frame until all of them are there."""

import time
from typing import Protocol, TypeVar

import pyqtgraph as pg
from PySide6.QtCore import QTimer, Slot

from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.window.canvas.layer import FrameLayer

_SLICE = 0.003  # seconds of a frame; what is missing is drawn in the frames after it
_FEWEST, _MOST = 64, 1024  # rows of one path before the next one gets its turn
_SOON, _LATER = 8, 150  # milliseconds until then; later while the worker needs the processor too


class GradualPath(Protocol):
    """A path that has been drawn up to some row."""

    recording: Recording
    row: int

    def extend(self, row: int) -> None:
        """Draw on up to this row."""


Path = TypeVar("Path", bound=GradualPath)


class GradualPaths(FrameLayer):
    """A layer of such paths."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.on_later)

    @Slot()
    def on_later(self) -> None:
        """Draw on where the last frame had no more time."""
        self.update()

    def draw_on(self, paths: list[Path], rows: list[int]) -> None:
        """For a slice of time, draw on whichever path is furthest behind its row.

        So how all of them begin is seen before the end of any.
        """
        deadline = time.perf_counter() + _SLICE
        while waiting := [(path, row) for path, row in zip(paths, rows, strict=True) if path.row < row]:
            if time.perf_counter() >= deadline:
                break
            path, row = min(waiting, key=lambda pair: pair[0].row)
            path.extend(min(path.row + min(max(path.row, _FEWEST), _MOST), row))
        if waiting:
            self._later.start(_SOON if all(path.recording.done for path in paths) else _LATER)
