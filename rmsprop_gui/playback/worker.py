"""The stepping, away from the window."""

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.stepper import Block, Stepper

SLICE = 0.004  # seconds of stepping between two looks at the queue
_ROWS = 256  # rows of one run before the next run gets its turn


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
    """Blocks of rows, each with the index of its trial. The arrays are fresh and read-only."""

    generation: int
    blocks: tuple[tuple[int, Block], ...]


@dataclass(frozen=True)
class Failure:
    """The order could not be carried out any further: a surface or a rule raised an exception."""

    generation: int
    message: str


class Worker(QObject):
    """Answers every request with exactly one `answered`: a Chunk or a Failure."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._steppers: dict[int, Stepper] = {}

    @Slot(object)
    def on_requested(self, request: Order | Continue) -> None:
        try:
            if isinstance(request, Order):
                self._begin(request)
            blocks = self._advance()
        except Exception as error:  # whatever a formula may do; the player tells the user
            self._steppers = {}
            self.answered.emit(Failure(request.generation, f"{type(error).__name__}: {error}"))
        else:
            self.answered.emit(Chunk(request.generation, blocks))

    def _begin(self, order: Order) -> None:
        trials = order.experiment.trials()
        self._steppers = {index: Stepper(*trials[index]) for index in order.trials}

    def _advance(self) -> tuple[tuple[int, Block], ...]:
        """For one slice of time, step whichever run is furthest behind."""
        deadline = time.perf_counter() + SLICE
        blocks = []
        while waiting := [index for index, stepper in self._steppers.items() if not stepper.done]:
            index = min(waiting, key=lambda i: self._steppers[i].next_row)
            blocks.append((index, self._steppers[index].advance(_ROWS, deadline)))
            if time.perf_counter() > deadline:
                break
        return tuple(blocks)
