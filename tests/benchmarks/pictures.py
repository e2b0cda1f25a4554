"""Frames, edits, and a window that stays awake."""

import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.application import prepare
from rmsprop_gui.window.main_window import MainWindow
from tests.benchmarks.figure import Figure, paired, seconds

_SIX = ("gradient_descent", "momentum", "ewma_momentum", "adagrad", "rmsprop", "adam")
_SIZE = (1360, 860)


@cache
def _app() -> QApplication:
    return prepare()


def until(done: Callable[[], bool]) -> None:
    """Let the event loop run, asleep between events as it is in the app."""
    waking = QTimer()
    waking.start(50)
    while not done():
        _app().processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def opened(experiment: Experiment) -> MainWindow:
    """The window with everything computed and painted."""
    _app()
    window = MainWindow(Player(experiment))
    window.resize(*_SIZE)
    window.show()
    until(lambda: bool(window.player.recordings) and not window.player.computing)
    end = time.perf_counter() + 0.5
    until(lambda: time.perf_counter() > end)
    return window


def _experiment(steps: int, surface: str = "quadratic") -> Experiment:
    runs = tuple(Run(RULES[name](), name, style) for style, name in enumerate(_SIX))
    return Experiment(SURFACES[surface], SURFACES[surface].start, runs, steps)


def _frame(window: MainWindow, by: int = 1) -> float:
    """One step forward, or back, until it has been painted."""

    def move() -> None:
        window.player.seek(window.player.step + by)
        _app().processEvents()

    return seconds(move)


def _frames(steps_behind: int, surface: str = "rastrigin") -> tuple[MainWindow, Callable[[], float]]:
    window = opened(_experiment(steps_behind + 400, surface))
    window.player.seek(steps_behind)
    _app().processEvents()
    return window, lambda: median(_frame(window) for _ in range(15))


def frame() -> Figure:
    (long, in_long), (short, in_short) = _frames(20_000), _frames(100)
    for warm in (in_long, in_short):
        warm()
    many, few, ratio = paired(in_long, in_short, 9)
    long.close(), short.close()
    return Figure("frame, 6 runs × 20,000 steps / × 100 steps", many * 1e3, few * 1e3, "ms", 1.5, ratio=ratio)


def step_back() -> Figure:
    window, forward = _frames(20_000)

    def back() -> float:
        return median(_frame(window, -1) for _ in range(15))

    forward(), back()
    behind, ahead, ratio = paired(back, forward, 9)
    window.end()
    return Figure("step back / step forward, 6 runs × 20,000", behind * 1e3, ahead * 1e3, "ms", 3, ratio=ratio)


def frame_with_overlays() -> Figure:
    """On the quadratic: there every run goes on to the end, so each of the six has a step to be drawn."""
    (drawn, with_all), (plain, without) = (_frames(10_000, "quadratic") for _ in range(2))
    for name in ("overlays", "overlays_all"):
        drawn.actions_by_name[name].setChecked(True)
    for warm in (with_all, without):
        warm()
    mine, theirs, ratio = paired(with_all, without, 9)
    drawn.close(), plain.close()
    name = "frame with all overlays, 6 runs × 10,000 steps / without"
    return Figure(name, mine * 1e3, theirs * 1e3, "ms", 2, ratio=ratio)


def frame_against_set_data() -> Figure:
    window, ours = _frames(20_000)
    plot = _plain_plot(window)
    paths = [recording.trajectory.position[:20_001] for recording in window.player.recordings]
    curves = [plot.plot(antialias=True, pen=pg.mkPen(run_colour, width=2)) for run_colour in "rgbcmk"]

    def set_data() -> float:
        def draw() -> None:
            for curve, path in zip(curves, paths, strict=True):
                curve.setData(path[:, 0], path[:, 1])
            plot.grab()

        return seconds(draw)

    ours(), set_data()
    mine, theirs, ratio = paired(ours, set_data, 5)
    plot.close(), window.end()
    return Figure(
        "the same frame / pyqtgraph setData of whole trails", mine * 1e3, theirs * 1e3, "ms", 0.15, ratio=ratio
    )


def _plain_plot(window: MainWindow) -> pg.PlotWidget:
    plot = pg.PlotWidget()
    plot.resize(window.canvas.size())
    (left, right), (bottom, top) = window.session.experiment.surface.view
    plot.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)
    plot.show()
    _app().processEvents()
    return plot


def start_moved() -> Figure:
    window = opened(notebook_experiment())
    window.lecture.show_step(100)
    _app().processEvents()
    turn = iter(range(10**6))
    painted: list[float] = []

    def note() -> None:
        """When the canvas had the whole new picture; the panes around it follow."""
        if not painted and shows(window, window.session.experiment.start):
            painted.append(time.perf_counter())

    def move() -> float:
        painted.clear()
        begin = time.perf_counter()
        window.session.set_start((-8.0 + next(turn) % 160 / 10, 2.5))
        until(lambda: bool(painted))
        _app().processEvents()
        return painted[0] - begin

    def repaint() -> float:
        return seconds(window.canvas.viewport().repaint)

    window.canvas.painted.connect(note)
    move(), repaint()
    moved, repainted, ratio = paired(move, repaint, 60)
    window.end()
    name = "start moved to the whole new picture, 3 runs × 100 / repaint"
    return Figure(name, moved * 1e3, repainted * 1e3, "ms", 2.5, ratio=ratio)


def shows(window: MainWindow, start: tuple[float, float]) -> bool:
    """Whether the canvas shows whole paths from there."""
    return window.player.experiment.start == start and not window.player.computing and window.canvas.complete


def moving_picture() -> Figure:
    window = opened(notebook_experiment())

    def ours() -> float:
        """From asking for another start to its first moving frame."""
        window.player.set_speed(1000.0)
        window.player.seek(0)
        begin = time.perf_counter()
        window.session.set_start((8.5, 3.0))
        window.player.play()
        until(lambda: window.player.experiment.start == (8.5, 3.0) and window.player.step > 0)
        _app().processEvents()
        return time.perf_counter() - begin

    mine = ours()
    window.end()
    theirs, how = _matplotlib()
    name = f"matplotlib {how} of 100 steps / request to moving picture"
    return Figure(name, theirs * 1e3, mine * 1e3, "ms", 50, at_least=True)


def _matplotlib() -> tuple[float, str]:
    """What the notebook does: render the whole animation before anything moves."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt
    from matplotlib.animation import FuncAnimation, writers

    surface = SURFACES["quadratic"]
    path = Stepper(surface, surface.start, RULES["rmsprop"](), 100).advance(101).trajectory.position
    x1, x2 = np.meshgrid(np.linspace(-10, 10, 200), np.linspace(-4, 4, 200))

    def render(video: bool) -> None:
        figure, axes = plt.subplots()
        axes.contour(x1, x2, surface.value(x1, x2), levels=30)
        (line,) = axes.plot([], [])
        animation = FuncAnimation(
            figure, lambda i: line.set_data(*path[: i + 1].T) or (line,), frames=101, interval=100
        )
        if video:
            animation.to_html5_video()
        else:
            with tempfile.TemporaryDirectory() as folder:
                animation.save(Path(folder) / "path.gif", writer="pillow")
        plt.close(figure)

    video = writers.is_available("ffmpeg")
    return seconds(lambda: render(video)), "HTML5 video" if video else "Pillow GIF"


def awake() -> Figure:
    """Ticks of a 16 ms timer in 2 s, with the worker stepping the most expensive surface without a pause."""
    quiet = opened(notebook_experiment())
    idle = _ticks(quiet)
    quiet.close()
    busy_window = MainWindow(Player(_experiment(100_000, "rastrigin")))
    busy_window.resize(*_SIZE)
    busy_window.show()
    starts = iter(range(10**6))

    def go_on() -> None:
        if not busy_window.player.computing:
            busy_window.session.set_start((-3.0 + next(starts) % 60 / 10, 2.5))

    busy_window.player.changed.connect(go_on)
    busy = _ticks(busy_window)
    busy_window.end()
    return Figure("GUI timer while stepping / idle", busy, idle, "tick", 0.95, at_least=True)


def autosave() -> Figure:
    """The longest frame in 3.5 seconds of dragging, in which a copy of the unsaved work is written once."""
    with tempfile.TemporaryDirectory() as folder:
        kept, plain = (
            MainWindow(Player(_experiment(1000, "quadratic")), state=state) for state in (Path(folder), None)
        )
        for window in (kept, plain):
            window.resize(*_SIZE)
            window.show()
            _longest_frame(window)
        with_copy, without, ratio = paired(lambda: _longest_frame(kept), lambda: _longest_frame(plain), 9)
        assert any(Path(folder).rglob("*.rmsprop")), "nothing was kept"
        for window in (kept, plain):
            window.documents.desk.note_given_up()
            window.end()
    name = "longest frame of a drag with autosave / without, 6 runs"
    return Figure(name, with_copy * 1e3, without * 1e3, "ms", 1.1, ratio=ratio)


def _longest_frame(window: MainWindow) -> float:
    longest, end = 0.0, time.perf_counter() + 3.5
    while (begin := time.perf_counter()) < end:
        window.session.set_start((-8.0 + (begin % 1.6) * 10, 2.5))
        _app().processEvents()
        longest = max(longest, time.perf_counter() - begin)
        time.sleep(0.01)
    return longest


def _ticks(window: QWidget) -> int:
    count = [0]
    timer = QTimer(window)
    timer.timeout.connect(lambda: count.__setitem__(0, count[0] + 1))
    end = time.perf_counter() + 0.3
    until(lambda: time.perf_counter() > end)  # the window's first paint is not what is measured
    timer.start(16)
    QTimer.singleShot(2000, window, _app().quit)
    _app().exec()
    timer.stop()
    return count[0]


FIGURES = (frame, step_back, frame_with_overlays, frame_against_set_data, start_moved, moving_picture, autosave, awake)
