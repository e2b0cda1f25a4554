"""What a step costs that glides, frame by frame."""

from statistics import median

from PySide6.QtWidgets import QApplication

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.playback.player import Arrival
from rmsprop_gui.simulation.experiment import Experiment, Run
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.main_window import MainWindow
from tests.benchmarks.figure import Figure, paired, seconds
from tests.benchmarks.pictures import opened

_FRAME = 16.0  # milliseconds


class _Clock:
    """Each frame of a glide comes 16 ms after the one before, however long painting takes."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


class _Walker:
    """Takes steps by hand that glide, and steps that are there at once."""

    def __init__(self, runs: int) -> None:
        rules = [kind() for kind in RULES.values()]
        made = tuple(Run(rules[index % len(rules)], f"run {index}", index) for index in range(runs))
        surface = SURFACES["quadratic"]
        self.window: MainWindow = opened(Experiment(surface, surface.start, made, 2000))
        self.window.view.update(motion=True)
        self.course = self.window.frames.glider.course
        self.clock = self.course.clock = _Clock()
        self.window.player.seek(100)
        QApplication.processEvents()

    def gliding(self) -> float:
        """The median frame on the way, in seconds."""
        self.clock.time += 1000.0  # no held key
        self._take(Arrival.WALKED)
        frames = []
        while self.course.running:
            self.clock.time += _FRAME
            frames.append(seconds(self._advance))
        return median(frames)

    def at_once(self) -> float:
        """A step that does not glide, in seconds."""
        return median(seconds(lambda: self._take(Arrival.SENT)) for _ in range(5))

    def _take(self, arrival: Arrival) -> None:
        self.window.player.seek(self.window.player.step + 1, arrival=arrival)
        QApplication.processEvents()

    def _advance(self) -> None:
        self.course.advance()
        QApplication.processEvents()


def _glide(runs: int) -> Figure:
    walker = _Walker(runs)
    walker.gliding(), walker.at_once()
    gliding, step, ratio = paired(walker.gliding, walker.at_once, 9)
    walker.window.end()
    return Figure(f"frame of a glide, {runs} runs / step", gliding * 1e3, step * 1e3, "ms", 1.0, ratio=ratio)


def glide() -> Figure:
    return _glide(3)


def glide_of_many() -> Figure:
    return _glide(18)


FIGURES = (glide, glide_of_many)
