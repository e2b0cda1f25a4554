"""Many long runs whose start is dragged: when they are seen, when they are whole, and how awake the window stays."""

import time

from PySide6.QtCore import QTimer

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.simulation.experiment import MAX_STEPS, Experiment, Run, notebook_experiment
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.window.main_window import MainWindow
from tests.benchmarks.figure import Figure, paired, seconds
from tests.benchmarks.pictures import opened, until

_RUNS = 18
_HAND = 16  # milliseconds between two moves of a mouse
_PULSE = 4  # milliseconds
_DRAG = 2.0  # seconds


def _experiment() -> Experiment:
    rules = [rule() for _, rule in zip(range(_RUNS), [*RULES.values()] * _RUNS, strict=False)]
    runs = tuple(Run(rule, f"{rule.title} {style}", style) for style, rule in enumerate(rules))
    return Experiment(SURFACES["quadratic"], SURFACES["quadratic"].start, runs, MAX_STEPS)


class Drag:
    """The start, moved on at every tick of a timer, and how long the event loop was away from a finer one meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        self.gaps: list[float] = []
        self._window, self._moves, self._last = window, 0, time.perf_counter()
        self._hand, self._pulse = QTimer(), QTimer()
        self._hand.timeout.connect(self._move)
        self._pulse.timeout.connect(self._beat)

    def go(self) -> Point:
        """Drag for a while; where it ends."""
        end = time.perf_counter() + _DRAG
        self._last = time.perf_counter()
        self._hand.start(_HAND), self._pulse.start(_PULSE)
        until(lambda: time.perf_counter() > end)
        self._hand.stop(), self._pulse.stop()
        self._window.session.settle()
        return self._window.session.experiment.start

    def _move(self) -> None:
        self._moves += 1
        self._window.starting_point.move_to(-8.0 + self._moves % 160 / 10, 2.5)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


def _away(window: MainWindow) -> float:
    """The longest that a pointer had to wait, but for one time in twenty."""
    drag = Drag(window)
    drag.go()
    return sorted(drag.gaps)[len(drag.gaps) * 19 // 20]


def awake_in_a_drag() -> Figure:
    many, few = opened(_experiment()), opened(notebook_experiment())
    mine, theirs, ratio = paired(lambda: _away(many), lambda: _away(few), 3)
    many.end(), few.end()
    name = "pointer waits in a drag, 18 runs × 100,000 / 3 × 100"
    return Figure(name, mine * 1e3, theirs * 1e3, "ms", 4, ratio=ratio)


def first_rows() -> Figure:
    """From the last move until every run is seen to begin, against the same with three short ones."""

    def began(window: MainWindow) -> float:
        x1, x2 = Drag(window).go()
        player, start, begin = window.player, (x1 + 0.1, x2), time.perf_counter()
        window.starting_point.move_to(*start)
        until(lambda: player.experiment.start == start and all(one.length for one in player.recordings))
        return time.perf_counter() - begin

    many, few = opened(_experiment()), opened(notebook_experiment())
    mine, theirs, ratio = paired(lambda: began(many), lambda: began(few), 5)
    many.end(), few.end()
    name = "first rows after a drag, 18 runs × 100,000 / 3 × 100"
    return Figure(name, mine * 1e3, theirs * 1e3, "ms", 8, ratio=ratio)


def settled() -> Figure:
    """Until the picture is whole, against stepping and recording the same runs and nothing else."""
    window, experiment = opened(_experiment()), _experiment()

    def whole() -> float:
        start, begin = Drag(window).go(), time.perf_counter()
        until(lambda: window.player.experiment.start == start and not window.player.computing)
        until(lambda: window.canvas.complete)
        return time.perf_counter() - begin

    def stepped() -> None:
        for trial in experiment.trials():
            stepper, recording = Stepper(*trial), Recording(trial.steps, len(trial.rule.accumulators))
            while not stepper.done:
                recording.append(stepper.advance(1024))

    mine, theirs, ratio = paired(whole, lambda: seconds(stepped), 3)
    window.end()
    return Figure("settled after a drag, 18 runs × 100,000 / stepping alone", mine, theirs, "s", 2, ratio=ratio)


FIGURES = (awake_in_a_drag, first_rows, settled)
