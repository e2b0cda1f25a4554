"""The surface computed away from the window: its contours, its heights, and its values under the pointer."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from rmsprop_gui.background.latest_only import LatestOnly
from rmsprop_gui.background.worker_thread import WorkerThread
from rmsprop_gui.formulas import FormulaError
from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.simulation.local_model import LocalModel, local_model
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces.contours import Contours, trace_contours
from rmsprop_gui.surfaces.heights import Heights, measured
from rmsprop_gui.surfaces.surface import Point, Surface, View
from rmsprop_gui.surfaces.typed_surface import typed_surface


@dataclass(frozen=True)
class ContourRequest:
    """The contours of an objective at step `t` over `view`, for a picture of `size` pixels.

    Between two steps `t` is no whole number. With a `last` step the levels are those of a whole run.
    """

    objective: Objective
    t: float
    view: View
    size: tuple[int, int]
    last: int | None = None


@dataclass(frozen=True)
class HeightsRequest:
    """The heights of an objective at step `t` over `view`, with the levels of a run that has `last` steps."""

    objective: Objective
    t: float
    view: View
    last: int


@dataclass(frozen=True)
class ReadingRequest:
    """Height and slope of an objective at step `t` at a point."""

    objective: Objective
    t: int
    point: Point


@dataclass(frozen=True)
class Reading:
    """An objective at one point and step; the gradient is that without noise."""

    objective: Objective
    t: int
    point: Point
    value: float
    gradient: Point
    model: LocalModel | None
    """The surface around the point; None where it has no finite derivatives."""


@dataclass(frozen=True)
class TypedFunction:
    """What has become of a text: a surface, or why there is none, and at which letter where that can be said."""

    text: str
    surface: Surface | None = None
    problem: str = ""
    place: int | None = None


@dataclass(frozen=True)
class SurfaceFailure:
    """Why a request could not be answered."""

    objective: Objective
    message: str


def read(objective: Objective, t: int, point: Point) -> Reading:
    """The objective at a point and step."""
    x1, x2 = np.asarray(point, float)
    with np.errstate(all="ignore"):
        g1, g2 = objective.slope(x1, x2, t)
        value = float(objective.value(x1, x2, t))
    return Reading(objective, t, point, value, (float(g1), float(g2)), local_model(objective, t, point))


def traced(request: ContourRequest) -> Contours | SurfaceFailure:
    """The contours that are asked for, or why there are none."""
    try:
        return trace_contours(request.objective, request.view, request.size, request.t, request.last)
    except Exception as error:  # whatever a formula may do; the canvas tells the user
        return SurfaceFailure(request.objective, reason(error))


def understood(text: str) -> TypedFunction:
    """The surface of a function that was typed, looked at for its minima, or why there is none."""
    try:
        return TypedFunction(text, typed_surface(text))
    except FormulaError as error:
        return TypedFunction(text, problem=error.reason, place=error.place)
    except Exception as error:  # whatever a formula may do
        return TypedFunction(text, problem=reason(error))


class SurfaceWorker(QObject):
    """Lives on a thread of its own; answers every request once."""

    contours_answered = Signal(object)
    surroundings_answered = Signal(object)
    heights_answered = Signal(object)
    reading_answered = Signal(object)
    function_answered = Signal(object)

    @Slot(object)
    def on_function_requested(self, text: str) -> None:
        """Answer with a TypedFunction."""
        self.function_answered.emit(understood(text))

    @Slot(object)
    def on_contours_requested(self, request: ContourRequest) -> None:
        """Answer with Contours or a SurfaceFailure."""
        self.contours_answered.emit(traced(request))

    @Slot(object)
    def on_surroundings_requested(self, request: ContourRequest) -> None:
        """Answer with Contours or a SurfaceFailure."""
        self.surroundings_answered.emit(traced(request))

    @Slot(object)
    def on_heights_requested(self, request: HeightsRequest) -> None:
        """Answer with Heights or a SurfaceFailure."""
        try:
            answer: object = measured(request.objective, request.view, request.t, request.last)
        except Exception as error:
            answer = SurfaceFailure(request.objective, reason(error))
        self.heights_answered.emit(answer)

    @Slot(object)
    def on_reading_requested(self, request: ReadingRequest) -> None:
        """Answer with a Reading or a SurfaceFailure."""
        try:
            answer: object = read(request.objective, request.t, request.point)
        except Exception as error:
            answer = SurfaceFailure(request.objective, reason(error))
        self.reading_answered.emit(answer)


class SurfaceService(QObject):
    """Asks the worker, one request of each kind at a time, the newest first.

    With `prompt` there is no thread: whoever asks is answered at once, as a picture that cannot wait wants it.
    """

    contours_ready = Signal(object)
    surroundings_ready = Signal(object)
    heights_ready = Signal(object)
    reading_ready = Signal(object)
    function_ready = Signal(object)
    """A TypedFunction."""
    failed = Signal(object)
    """A SurfaceFailure."""

    def __init__(self, parent: QObject | None = None, prompt: bool = False) -> None:
        super().__init__(parent)
        self._worker = worker = SurfaceWorker()
        self._contours, self._surroundings = LatestOnly(self), LatestOnly(self)
        self._heights, self._readings = LatestOnly(self), LatestOnly(self)
        self._contours.passed.connect(worker.on_contours_requested)
        self._surroundings.passed.connect(worker.on_surroundings_requested)
        self._heights.passed.connect(worker.on_heights_requested)
        self._readings.passed.connect(worker.on_reading_requested)
        worker.contours_answered.connect(self._on_contours_answered)
        worker.surroundings_answered.connect(self._on_surroundings_answered)
        worker.heights_answered.connect(self._on_heights_answered)
        worker.reading_answered.connect(self._on_reading_answered)
        self._functions = LatestOnly(self)
        self._functions.passed.connect(worker.on_function_requested)
        worker.function_answered.connect(self._on_function_answered)
        self._background = None if prompt else WorkerThread(worker, "surface_service")

    def ask_for_contours(
        self, objective: Objective, t: float, view: View, size: tuple[int, int], last: int | None = None
    ) -> None:
        """Have `contours_ready` tell the contours at step `t`, unless something newer is asked for before."""
        self._contours.put(ContourRequest(objective, t, view, size, last))

    def ask_for_surroundings(self, objective: Objective, t: int, view: View, size: tuple[int, int]) -> None:
        """Have `surroundings_ready` tell the contours around a point, beside those of the whole view."""
        self._surroundings.put(ContourRequest(objective, t, view, size))

    def ask_for_heights(self, objective: Objective, t: float, view: View, last: int) -> None:
        """Have `heights_ready` tell the heights at step `t`, unless something newer is asked for before."""
        self._heights.put(HeightsRequest(objective, t, view, last))

    def ask_for_reading(self, objective: Objective, t: int, point: Point) -> None:
        """Have `reading_ready` tell what is at a point at step `t`, unless something newer is asked for before."""
        self._readings.put(ReadingRequest(objective, t, point))

    @Slot(str)
    def ask_for_function(self, text: str) -> None:
        """Have `function_ready` tell what a text is, unless something newer is asked for before."""
        self._functions.put(text)

    def stop(self) -> None:
        """End the thread; nothing is answered after that."""
        if self._background is not None:
            self._background.stop()

    @Slot(object)
    def _on_contours_answered(self, answer: Contours | SurfaceFailure) -> None:
        self._contours.answered()
        self._pass_on(answer, self.contours_ready)

    @Slot(object)
    def _on_surroundings_answered(self, answer: Contours | SurfaceFailure) -> None:
        self._surroundings.answered()
        self._pass_on(answer, self.surroundings_ready)

    @Slot(object)
    def _on_heights_answered(self, answer: Heights | SurfaceFailure) -> None:
        self._heights.answered()
        self._pass_on(answer, self.heights_ready)

    @Slot(object)
    def _on_reading_answered(self, answer: Reading | SurfaceFailure) -> None:
        self._readings.answered()
        self._pass_on(answer, self.reading_ready)

    @Slot(object)
    def _on_function_answered(self, answer: TypedFunction) -> None:
        self._functions.answered()
        self.function_ready.emit(answer)

    def _pass_on(self, answer: object, ready: SignalInstance) -> None:
        if isinstance(answer, SurfaceFailure):
            self.failed.emit(answer)
        else:
            ready.emit(answer)
