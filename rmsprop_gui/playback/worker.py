"""The stepping, away from the window."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.simulation.replay import Steps, steps_of
from rmsprop_gui.simulation.stepper import Block

SLICE = 0.004  # seconds of stepping between two looks at the queue
_FEWEST, _MOST = 32, 1024  # rows of one run before the next run gets its turn


@dataclass(frozen=True)
class Order:
    """Step those trials of the experiment, by index; the answers carry the same generation number."""

    generation: int
    experiment: Experiment
    trials: tuple[int, ...]


@dataclass(frozen=True)
class Continue:
    """Send the next chunk of the order with this generation number."""

    generation: int


@dataclass(frozen=True)
class Chunk:
    """Blocks of rows, each with the index of its trial. The arrays are fresh and read-only.

    A failure is why a trial, by its index, could not be computed beyond these rows: a rule or a surface raised.
    """

    generation: int
    blocks: tuple[tuple[int, Block], ...]
    failures: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Failure:
    """The order could not be carried out any further, through no fault of a single run: that is a bug."""

    generation: int
    message: str


class Worker(QObject):
    """Answers every request with exactly one `answered`: a Chunk or a Failure."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._steppers: dict[int, Steps] = {}
        self._blocks: list[tuple[int, Block]] = []
        self._failures: list[tuple[int, str]] = []

    @Slot(object)
    def on_requested(self, request: Order | Continue) -> None:
        """Begin an order or go on with it, for one slice of time, and answer with what came of it."""
        self._blocks, self._failures = [], []
        try:
            if isinstance(request, Order):
                self._begin(request)
            self._advance()
        except Exception as error:  # the player tells the user
            self._steppers = {}
            self.answered.emit(Failure(request.generation, reason(error)))
        else:
            self.answered.emit(Chunk(request.generation, tuple(self._blocks), tuple(self._failures)))

    def _begin(self, order: Order) -> None:
        trials = order.experiment.trials()
        self._steppers = {}
        for index, trial in [(index, trials[index]) for index in order.trials]:
            with self._failing_alone(index):
                self._steppers[index] = steps_of(trial)

    def _advance(self) -> None:
        """For one slice of time, step whichever run is furthest behind.

        Turns are short where a run begins, so that all of them are soon to be seen, and longer further on: long blocks
        cost less.
        """
        deadline = time.perf_counter() + SLICE
        while waiting := [index for index, stepper in self._steppers.items() if not stepper.done]:
            index = min(waiting, key=lambda i: self._steppers[i].next_row)
            rows = min(max(self._steppers[index].next_row, _FEWEST), _MOST)
            with self._failing_alone(index):
                self._blocks.append((index, self._steppers[index].advance(rows, deadline)))
            if time.perf_counter() > deadline:
                break

    @contextmanager
    def _failing_alone(self, index: int) -> Iterator[None]:
        """Whatever a formula raises ends this run and no other; what asks the program to end is let through."""
        try:
            yield
        except Exception as error:
            self._steppers.pop(index, None)
            self._failures.append((index, reason(error)))
