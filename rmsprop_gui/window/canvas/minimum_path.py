"""Where the minimum of a moving surface has been: a thin dotted trail of its own."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.simulation.target import minima_over
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.canvas.layer import FrameLayer, Mapping
from rmsprop_gui.window.canvas.pens import ring_sheet
from rmsprop_gui.window.looks.look import Look, current_look
from rmsprop_gui.window.looks.sheets import Sheet, stamp

_EVERY = 9.0  # pixels at scale 1 from one dot to the next at the least, as all below
_RADIUS, _RIM = 2.2, 1.0
_CELL = 6.0  # of several dots in such a square, as of a minimum that comes round again, the first is drawn


class MinimumPath(FrameLayer):
    """A dot where each minimum was at a step, up to the playhead: so a jump is a gap and speed is distance."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        if self._frame is None or not self._frame.experiment.objective.depends_on_step:
            return
        look, experiment = current_look(), self._frame.experiment
        at = self._glide.at if self._glide is not None else self._frame.step
        dot = path_dot(look, mapping.ratio)
        for dots in dots_of(experiment.objective, experiment.steps, mapping, look.scale):
            stamp(painter, dot, dots.until(at))


@dataclass(frozen=True, eq=False)
class Dots:
    """Places (n, 2) in pixels, and the steps (n,) at which the minimum is there."""

    places: Array
    steps: NDArray[np.intp]

    def until(self, at: float) -> Array:
        """Where it has been at this step or before it."""
        return self.places[: np.searchsorted(self.steps, at, "right")]


@lru_cache(maxsize=4)
def dots_of(objective: Objective, last: int, mapping: Mapping, scale: float) -> tuple[Dots, ...]:
    """The dots of each known minimum over so many steps, those within the mapping."""
    paths = minima_over(objective, np.arange(last + 1.0))
    return tuple(_thinned(mapping.to_pixels(path), mapping, scale) for path in paths)


def _thinned(pixels: Array, mapping: Mapping, scale: float) -> Dots:
    walked = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(pixels, axis=0).T))))
    apart = np.diff(np.floor(walked / (_EVERY * scale)), prepend=-1.0) > 0
    inside = ((pixels >= 0) & (pixels <= (mapping.width, mapping.height))).all(axis=1)
    steps = np.flatnonzero(apart & inside)
    cells = np.floor(pixels[steps] / (_CELL * scale)).astype(np.int64) @ np.array([1 << 32, 1])
    steps = np.sort(steps[np.unique(cells, return_index=True)[1]])
    return Dots(pixels[steps], steps)


def path_dot(look: Look, ratio: float) -> Sheet:
    """What such a path is made of."""
    size = look.scale * look.theme.weight
    return ring_sheet(look.theme.casing, look.theme.ink, _RADIUS * size, _RIM * size, ratio)


def minimum_moves(frame: Frame) -> bool:
    """Whether a known minimum is elsewhere at another step of this experiment."""
    experiment = frame.experiment
    return experiment.objective.depends_on_step and _moves(experiment.objective, experiment.steps)


@lru_cache(maxsize=4)
def _moves(objective: Objective, last: int) -> bool:
    return any(np.ptp(path, axis=0).any() for path in minima_over(objective, np.arange(last + 1.0)))
