"""Runs averaged over many seeds, away from the window: piece by piece, and what is asked for last at once."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.background.worker_thread import WorkerThread
from rmsprop_gui.simulation.averaging import Averages, SeedStepper
from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.simulation.trial import Trial

_SLICE = 0.012  # seconds that a piece takes
_PATIENCE = 0.5  # seconds between two pieces that are told: each has charts drawn anew


@dataclass(frozen=True, eq=False)
class AveragingRequest:
    """These runs, each over so many seeds."""

    trials: tuple[Trial, ...]
    count: int

    def asks_the_same(self, other: "AveragingRequest | None") -> bool:
        """Whether the answer is the same."""
        return other is not None and (self.trials, self.count) == (other.trials, other.count)


@dataclass(frozen=True, eq=False)
class AveragingAnswer:
    """What is known so far, run by run, or why nothing is."""

    request: AveragingRequest
    averages: tuple[Averages, ...]
    done: bool
    message: str = ""


class AveragingWorker(QObject):
    """Lives on a thread of its own; each time it is asked it goes on for a moment and answers once."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._request: AveragingRequest | None = None
        self._steppers: list[SeedStepper] = []

    @Slot(object)
    def on_requested(self, request: AveragingRequest) -> None:
        """Go on with this request, or begin with it."""
        try:
            if request is not self._request:
                self._steppers = [SeedStepper(trial, request.count) for trial in request.trials]
                self._request = request
            self._advance(time.perf_counter() + _SLICE)
            found = tuple(stepper.averages for stepper in self._steppers)
            self.answered.emit(AveragingAnswer(request, found, all(stepper.done for stepper in self._steppers)))
        except Exception as error:  # whatever a formula may do; the window tells the user
            self.answered.emit(AveragingAnswer(request, (), True, reason(error)))

    def _advance(self, deadline: float) -> None:
        """Block by block, first the run that is behind the others."""
        while time.perf_counter() < deadline:
            left = [stepper for stepper in self._steppers if not stepper.done]
            if not left:
                return
            min(left, key=lambda stepper: stepper.averages.length).advance(0.0)


class AveragingService(QObject):
    """Asks the worker for the latest request until all of it is known. It has a thread only meanwhile."""

    changed = Signal(object)
    """An AveragingAnswer to the latest request, which may be a part."""
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background: WorkerThread | None = None
        self._request: AveragingRequest | None = None
        self._is_busy = False
        self._told_at = 0.0

    def ask(self, request: AveragingRequest | None) -> None:
        """Answer this from now on; None for nothing."""
        self._request = request
        self._told_at = 0.0
        if not self._is_busy:
            self._go_on()

    def stop(self) -> None:
        """End the thread, if there is one; nothing is answered unless it is asked again."""
        self._request, self._is_busy = None, False
        if self._background is not None:
            self._background.stop()
            self._background = None

    def _go_on(self) -> None:
        """Have the request worked at, or let the thread go where there is none."""
        if self._request is None:
            self.stop()
        else:
            self._pass_on(self._request)

    def _pass_on(self, request: AveragingRequest) -> None:
        if self._background is None:
            worker = AveragingWorker()
            self._asked.connect(worker.on_requested)
            worker.answered.connect(self._on_answered)
            self._background = WorkerThread(worker, "averaging_service")
        self._is_busy = True
        self._asked.emit(request)

    @Slot(object)
    def _on_answered(self, answer: AveragingAnswer) -> None:
        self._is_busy = False
        is_latest = answer.request is self._request
        if is_latest and (answer.done or time.perf_counter() - self._told_at > _PATIENCE):
            self._told_at = time.perf_counter()
            self.changed.emit(answer)
        if not (is_latest and answer.done):
            self._go_on()
