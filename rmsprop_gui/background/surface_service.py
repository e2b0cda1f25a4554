"""Themed at the surface itself, away from the window: its contours, and its values under the pointer."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from rmsprop_gui.background.latest_only import LatestOnly
from rmsprop_gui.background.worker_thread import WorkerThread
from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.surfaces.contours import Contours, trace_contours
from rmsprop_gui.surfaces.surface import Point, Range, Surface


@dataclass(frozen=True)
class ContourRequest:
    surface: Surface
    view: tuple[Range, Range]
    size: tuple[int, int]


@dataclass(frozen=True)
class ReadingRequest:
    surface: Surface
    point: Point


@dataclass(frozen=True)
class Reading:
    """The surface at one point."""

    surface: Surface
    point: Point
    value: float
    gradient: Point


@dataclass(frozen=True)
class SurfaceFailure:
    surface: Surface
    message: str


def read(surface: Surface, point: Point) -> Reading:
    x1, x2 = np.asarray(point, float)
    with np.errstate(all="ignore"):
        g1, g2 = surface.gradient(x1, x2)
        return Reading(surface, point, float(surface.value(x1, x2)), (float(g1), float(g2)))


class SurfaceWorker(QObject):
    """Lives on the surface_service thread; answers every request once."""

    contours_answered = Signal(object)
    reading_answered = Signal(object)

    @Slot(object)
    def on_contours_requested(self, request: ContourRequest) -> None:
        try:
            answer: object = trace_contours(request.surface, request.view, request.size)
        except Exception as error:  # whatever a formula may do; the canvas tells the user
            answer = SurfaceFailure(request.surface, reason(error))
        self.contours_answered.emit(answer)

    @Slot(object)
    def on_reading_requested(self, request: ReadingRequest) -> None:
        try:
            answer: object = read(request.surface, request.point)
        except Exception as error:
            answer = SurfaceFailure(request.surface, reason(error))
        self.reading_answered.emit(answer)


class SurfaceService(QObject):
    """Asks the worker, one request of each kind at a time, the newest first."""

    contours_ready = Signal(object)
    reading_ready = Signal(object)
    failed = Signal(object)
    """A SurfaceFailure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        worker = SurfaceWorker()
        self._contours, self._readings = LatestOnly(self), LatestOnly(self)
        self._contours.passed.connect(worker.on_contours_requested)
        self._readings.passed.connect(worker.on_reading_requested)
        worker.contours_answered.connect(self._on_contours_answered)
        worker.reading_answered.connect(self._on_reading_answered)
        self._background = WorkerThread(worker, "surface_service")

    def ask_for_contours(self, surface: Surface, view: tuple[Range, Range], size: tuple[int, int]) -> None:
        self._contours.put(ContourRequest(surface, view, size))

    def ask_for_reading(self, surface: Surface, point: Point) -> None:
        self._readings.put(ReadingRequest(surface, point))

    def stop(self) -> None:
        self._background.stop()

    @Slot(object)
    def _on_contours_answered(self, answer: Contours | SurfaceFailure) -> None:
        self._contours.answered()
        self._pass_on(answer, self.contours_ready)

    @Slot(object)
    def _on_reading_answered(self, answer: Reading | SurfaceFailure) -> None:
        self._readings.answered()
        self._pass_on(answer, self.reading_ready)

    def _pass_on(self, answer: object, ready: SignalInstance) -> None:
        if isinstance(answer, SurfaceFailure):
            self.failed.emit(answer)
        else:
            ready.emit(answer)
