"""What the surface in 3-D costs beside its contours, with whatever OpenGL the screen has."""

import os
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces.contours import trace_contours
from rmsprop_gui.view.relief_view import ReliefView, Shown
from rmsprop_gui.window.main_window import MainWindow
from tests.benchmarks.figure import Figure, paired, seconds
from tests.benchmarks.pictures import opened, until

_STEP = 60


def _both() -> MainWindow:
    """Both are open, each as large as the other, and nothing is on its way."""
    window = opened(notebook_experiment())
    window.player.seek(_STEP)
    window.view.update(relief=ReliefView(shown=Shown.BOTH))
    until(lambda: window.relief.picture.is_smooth)
    return window


def _of_many(action: Callable[[int], object]) -> float:
    return median(seconds(lambda index=index: action(index)) for index in range(15))


def step() -> Figure:
    """A step of the runs."""
    window = _both()
    frames = [window.player.frame(2)]
    for back in (1, 2):
        frames.append(replace(frames[0], step=_STEP - back))

    def relief(index: int) -> None:
        window.relief.show_frame(frames[index % 3])
        window.relief.repaint()

    def contours(index: int) -> None:
        window.canvas.show_frame(frames[index % 3])
        window.canvas.viewport().repaint()

    measured, baseline, ratio = paired(lambda: _of_many(relief), lambda: _of_many(contours), 7)
    window.close()
    return Figure("3-D, a step / the same on the contours", measured * 1e3, baseline * 1e3, "ms", 2, ratio=ratio)


def turn() -> Figure:
    """The surface drawn anew, as while it is turned, beside contours that are drawn anew, as while one zooms."""
    window = _both()
    objective, canvas = window.session.experiment.objective, window.canvas
    size = round(canvas.mapping.width), round(canvas.mapping.height)

    def relief(index: int) -> None:
        window.view.update(relief=replace(window.view.state.relief, azimuth=-60.0 + 3 * index))
        window.relief.repaint()

    def contours(index: int) -> None:
        window.surface_service.contours_ready.emit(trace_contours(objective, canvas.mapping.view, size))
        canvas.viewport().repaint()

    measured, baseline, ratio = paired(lambda: _of_many(relief), lambda: _of_many(contours), 7)
    window.close()
    return Figure("3-D, turned / contours drawn anew", measured * 1e3, baseline * 1e3, "ms", 2, ratio=ratio)


FIGURES = () if os.environ.get("QT_QPA_PLATFORM") == "offscreen" else (step, turn)
"""Without a screen there is no OpenGL."""
