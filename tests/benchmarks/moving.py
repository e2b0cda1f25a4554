"""A surface that moves: how soon its contours are those of the playhead, and that playing does not wait for them."""

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, pairwise
from statistics import median

import numpy as np
from contourpy import FillType, LineType, contour_generator
from PySide6.QtWidgets import QApplication

from rmsprop_gui.simulation.experiment import Experiment, notebook_runs
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.contours import trace_contours
from rmsprop_gui.surfaces.surface import Array
from rmsprop_gui.window.main_window import MainWindow
from tests.benchmarks.figure import Figure, paired, seconds
from tests.benchmarks.pictures import opened, until

_STEPS = 400


def contours() -> Figure:
    """From the playhead's step to its contours on the screen, where no run is to be painted."""
    surface, hidden = SURFACES["circle"], replace(notebook_runs()[0], visible=False)
    window = opened(Experiment(surface, surface.start, (hidden,), _STEPS))
    ours, alone = _from_step_to_picture(window), _contourpy(window)
    ours(), alone()
    mine, theirs, ratio = paired(ours, alone, 15)
    window.end()
    return Figure("contours of a moving surface on screen / contourpy", mine * 1e3, theirs * 1e3, "ms", 2, ratio=ratio)


def _from_step_to_picture(window: MainWindow) -> Callable[[], float]:
    canvas, frame = window.canvas, window.player.frame(0)
    assert frame is not None
    steps = cycle(range(2, _STEPS))
    painted: list[float] = []

    def note() -> None:
        if canvas.contours is not None:
            painted.append(canvas.contours.t)

    canvas.painted.connect(note)

    def ours() -> float:
        step = next(steps)
        return seconds(lambda: (canvas.show_frame(replace(frame, step=step)), until(lambda: painted[-1:] == [step])))

    return lambda: median(ours() for _ in range(5))


def _contourpy(window: MainWindow) -> Callable[[], float]:
    """The lines and the bands of the same levels on the same grid."""
    mapping = window.canvas.mapping
    size = round(mapping.width), round(mapping.height)
    drawn = trace_contours(window.session.experiment.objective, mapping.view, size, 7.0, _STEPS)
    (left, right), (bottom, top) = mapping.view
    x1, x2 = np.linspace(left, right, size[0] // 4), np.linspace(bottom, top, size[1] // 4)
    heights: Array = np.asarray(drawn.landscape.value(*np.meshgrid(x1, x2), 7.0), float)

    def alone() -> None:
        generator = contour_generator(
            x1, x2, heights, fill_type=FillType.ChunkCombinedOffset, line_type=LineType.ChunkCombinedNan
        )
        for low, high in pairwise((-np.inf, *drawn.levels.values, np.inf)):
            generator.filled(low, high)
        for level in drawn.levels.values:
            generator.lines(level)

    return lambda: median(seconds(alone) for _ in range(5))


def playing() -> Figure:
    """Moments that are shown in two seconds of playing slowly, where all that moves glides."""
    moves, stays = (_frames_of(name) for name in ("circle", "bowl"))
    return Figure("moments of a glide in 2 s, moving surface / still one", moves, stays, "", 0.9, at_least=True)


def _frames_of(name: str) -> float:
    surface = SURFACES[name]
    window = opened(Experiment(surface, surface.start, notebook_runs(), _STEPS))
    window.view.update(motion=True)
    window.player.set_speed(5.0)
    moments: list[object] = []
    window.frames.glider.glided.connect(moments.append)
    window.player.play()
    end = time.perf_counter() + 2.0
    until(lambda: time.perf_counter() > end)
    QApplication.processEvents()
    window.end()
    return float(len(moments))


FIGURES = (contours, playing)
