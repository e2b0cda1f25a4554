"""Which step of which path a place on the canvas is at."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.window.canvas.layer import Mapping

Pixels = NDArray[np.float32]
"""Enough for a screen, and twice as fast to go through."""

_STEP, _LINE = 10.0, 5.0  # pixels at scale 1 around a step, and beside the line between two
_PREFERRED = 2.0  # pixels that the path of the selected run is taken to be nearer
_LONG = 20_000  # rows: the steps of a path with more are dense, and the lines between them need no look


@dataclass(frozen=True)
class PathPoint:
    """A step, by its row, on the path of the run or, with `is_pin`, of the pin with this index."""

    index: int
    row: int
    is_pin: bool = False

    def recording(self, frame: Frame) -> Recording:
        """What has been computed of the path."""
        return (frame.pin_recordings if self.is_pin else frame.recordings)[self.index]

    def is_in(self, frame: Frame) -> bool:
        """Whether there is such a step."""
        recordings = frame.pin_recordings if self.is_pin else frame.recordings
        return self.index < len(recordings) and self.row < recordings[self.index].length


@dataclass(frozen=True)
class Seen:
    """A path as far as it is seen: up to a row."""

    index: int
    recording: Recording
    last: int
    is_pin: bool = False
    is_preferred: bool = False


def seen_paths(frame: Frame, is_ahead_seen: bool, is_predicting: bool) -> list[Seen]:
    """The paths of a frame; while something is to be predicted, no farther than to the playhead."""
    paths = []
    for index, (run, recording) in enumerate(zip(frame.experiment.runs, frame.recordings, strict=True)):
        if run.visible and recording.length:
            is_whole = is_ahead_seen and not is_predicting
            last = recording.length - 1 if is_whole else recording.row(frame.step)
            paths.append(Seen(index, recording, last, is_preferred=index == frame.selected))
    for index, recording in enumerate(frame.pin_recordings):
        if recording.length:
            last = recording.row(frame.step) if is_predicting else recording.length - 1
            paths.append(Seen(index, recording, last, is_pin=True))
    return paths


class PathFinder:
    """Finds steps by their pixels, which are kept for as long as neither path nor view changes."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Recording, int, Mapping, Pixels]] = {}

    def at(self, place: QPointF, mapping: Mapping, paths: Sequence[Seen], scale: float) -> PathPoint | None:
        """The step that is nearest to a place, of those that are near enough; None where there is none."""
        nearest, found = np.inf, None
        for path in paths:
            distance, row = _nearest(self._pixels(path.recording, mapping)[: path.last + 1], place, scale)
            distance -= _PREFERRED * scale if path.is_preferred else 0.0
            if distance < nearest:
                nearest, found = distance, PathPoint(path.index, row, path.is_pin)
        held = {id(path.recording) for path in paths}
        self._kept = {key: kept for key, kept in self._kept.items() if key in held}
        return found

    def _pixels(self, recording: Recording, mapping: Mapping) -> Pixels:
        """All points of a path (n, 2)."""
        kept = self._kept.get(id(recording))
        if kept is not None and kept[:3] == (recording, recording.length, mapping):
            return kept[3]
        with np.errstate(over="ignore", invalid="ignore"):
            pixels: Pixels = mapping.to_pixels(recording.trajectory.position).astype(np.float32)
        self._kept[id(recording)] = recording, recording.length, mapping, pixels
        return pixels


def _nearest(pixels: Pixels, place: QPointF, scale: float) -> tuple[float, int]:
    """How far away the nearest step is, and its row; infinitely far where it is not near enough."""
    x, y = pixels[:, 0] - np.float32(place.x()), pixels[:, 1] - np.float32(place.y())
    reach = _STEP * scale
    near = np.flatnonzero((np.abs(x) < reach) & (np.abs(y) < reach))
    if len(near):
        away = np.hypot(x[near], y[near])
        best = int(away.argmin())
        if away[best] < reach:
            return float(away[best]), int(near[best])
    return _nearest_line(x, y, _LINE * scale) if len(x) <= _LONG else (np.inf, -1)


def _nearest_line(x: Pixels, y: Pixels, reach: float) -> tuple[float, int]:
    """The same for the lines between steps, as seen from the place; the row is that of the nearer end."""
    near = np.ones(max(len(x) - 1, 0), bool)
    for part in (x, y):
        near &= np.minimum(part[:-1], part[1:]) < reach
        near &= np.maximum(part[:-1], part[1:]) > -reach
    rows = np.flatnonzero(near)
    if not len(rows):
        return np.inf, -1
    with np.errstate(all="ignore"):  # the last step of a path that diverges may be longer than these numbers tell
        across, down = x[rows + 1] - x[rows], y[rows + 1] - y[rows]
        share = np.clip(-(x[rows] * across + y[rows] * down) / (across**2 + down**2), 0.0, 1.0)
        away = np.hypot(x[rows] + share * across, y[rows] + share * down)
    if not (away < reach).any():
        return np.inf, -1
    best = int(np.nanargmin(away))
    return float(away[best]), int(rows[best] + (share[best] > 0.5))
