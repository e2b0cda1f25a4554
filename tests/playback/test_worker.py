"""The worker answers each request once, in slices, with arrays that nobody can change."""

import time
from dataclasses import replace

import numpy as np
import pytest

from rmsprop_gui.background.worker_thread import WorkerThread
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.playback.worker import SLICE, Chunk, Continue, Failure, Order, Worker
from rmsprop_gui.simulation.experiment import Run, notebook_experiment

from .stand_ins import DESCENT, DividesByZero, by_hand, descent, failing, raising, sleeping, with_rate

PARTS = ("blocks", "failures")


class Desk:
    """A worker on this thread, and all it has answered."""

    def __init__(self) -> None:
        self.worker = Worker()
        self.answers: list[Chunk | Failure] = []
        self.worker.answered.connect(self.answers.append)

    def ask(self, request: Order | Continue) -> Chunk | Failure:
        before = len(self.answers)
        self.worker.on_requested(request)
        assert len(self.answers) == before + 1, "one answer for each request"
        return self.answers[-1]

    def carry_out(self, order: Order) -> Chunk:
        """All chunks of an order as one."""
        chunks = [self.ask(order)]
        while isinstance(chunks[-1], Chunk) and (chunks[-1].blocks or chunks[-1].failures):
            chunks.append(self.ask(Continue(order.generation)))
        assert all(isinstance(chunk, Chunk) and chunk.generation == order.generation for chunk in chunks)
        blocks, failures = ([part for chunk in chunks for part in getattr(chunk, name)] for name in PARTS)
        return Chunk(order.generation, tuple(blocks), tuple(failures))

    def rows(self, order: Order) -> dict[int, np.ndarray]:
        """The positions of each trial of an order, all in one piece."""
        blocks = self.carry_out(order).blocks
        indices = {index for index, _ in blocks}
        return {
            index: np.concatenate([block.trajectory.position for found, block in blocks if found == index])
            for index in indices
        }


def test_chunks_are_read_only_and_fresh() -> None:
    desk = Desk()
    experiment = replace(notebook_experiment(), steps=5000)
    chunks = [desk.ask(Order(3, experiment, (0, 1, 2)))]
    while chunks[-1].blocks:
        chunks.append(desk.ask(Continue(3)))
    columns = [column for chunk in chunks for _, block in chunk.blocks for column in block.trajectory]
    assert len(chunks) > 2 and all(chunk.generation == 3 for chunk in chunks)
    assert not any(column.flags.writeable for column in columns)
    with pytest.raises(ValueError, match="read-only"):
        columns[0][0] = 1.0
    assert len({column.__array_interface__["data"][0] for column in columns}) == len(columns)


def test_only_the_runs_that_were_ordered_are_stepped_and_none_falls_behind() -> None:
    """Each turn is that of a run that is furthest behind, and, as soon as there is much to be seen, a longer one."""
    desk = Desk()
    experiment = descent(steps=2000, runs=tuple(Run(rule(), name) for name, rule in RULES.items()))
    answer, reached = desk.ask(Order(1, experiment, (0, 2, 6))), dict.fromkeys((0, 2, 6), 0)
    while isinstance(answer, Chunk) and answer.blocks:
        for index, block in answer.blocks:
            assert block.first == reached[index] == min(reached.values())
            assert 1 <= len(block.trajectory.loss) <= min(max(block.first, 32), 1024)
            reached[index] += len(block.trajectory.loss)
        answer = desk.ask(Continue(1))
    assert reached == dict.fromkeys((0, 2, 6), 2001)


@pytest.mark.parametrize("seconds", [0.0, 0.02])
def test_a_request_is_answered_after_a_slice_of_time(seconds: float) -> None:
    desk, began = Desk(), time.perf_counter()
    answer = desk.ask(Order(1, descent(sleeping(seconds), steps=100_000), (0,)))
    assert time.perf_counter() - began < SLICE + 2 * seconds + 0.1
    assert answer.blocks[0][1].first == 0


def test_a_new_order_replaces_the_old_one() -> None:
    desk = Desk()
    desk.ask(Order(1, descent(steps=100_000), (0,)))
    answer = desk.ask(Order(2, descent(steps=10), (0,)))
    assert answer.generation == 2
    assert (
        answer.blocks[0][1].trajectory.position.tobytes() == by_hand(descent(steps=10), 0).trajectory.position.tobytes()
    )


@pytest.mark.parametrize(
    "experiment, message",
    [
        (descent(failing()), "ArithmeticError: the ground gave way"),
        (descent(failing(after=7)), "ArithmeticError: the ground gave way"),
        (descent(runs=(Run(DividesByZero(), "broken"),)), "ZeroDivisionError"),
    ],
)
def test_an_exception_is_an_answer_and_the_worker_lives_on(experiment: object, message: str) -> None:
    desk = Desk()
    ((index, told),) = desk.carry_out(Order(5, experiment, (0,))).failures
    assert index == 0 and message in told
    assert desk.ask(Continue(5)) == Chunk(5, ())
    answer = desk.ask(Order(6, descent(), (0,)))
    assert isinstance(answer, Chunk) and answer.blocks and not answer.failures


@pytest.mark.parametrize("at", [0, 1, 2, 100, 255, 256, 257, 300, 511, 512, 513])
def test_rows_before_an_exception_are_kept_and_the_other_runs_are_stepped_on(at: int) -> None:
    desk, experiment = Desk(), descent(steps=600, runs=(DESCENT, raising(at), with_rate(0.05)))
    answer = desk.carry_out(Order(1, experiment, (0, 1, 2)))
    assert answer.failures == ((1, "LookupError: no such entry"),)
    rows = desk.rows(Order(2, experiment, (0, 1, 2)))
    assert len(rows.get(1, ())) == at
    for index in (0, 2):
        assert rows[index].tobytes() == by_hand(experiment, index).trajectory.position.tobytes()


def test_all_runs_of_an_order_may_fail() -> None:
    answer = Desk().carry_out(Order(1, descent(runs=(raising(0), raising(1), raising(0))), (0, 1, 2)))
    assert sorted(index for index, _ in answer.failures) == [0, 1, 2]


def test_what_is_of_no_run_is_a_failure_of_the_order() -> None:
    desk = Desk()
    answer = desk.ask(Order(7, descent(), (3,)))  # there is no such trial
    assert isinstance(answer, Failure) and answer.generation == 7 and "IndexError" in answer.message
    assert isinstance(desk.ask(Order(8, descent(), (0,))), Chunk)


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("too deep"), StopIteration(), AssertionError("no")])
def test_whatever_a_rule_raises_ends_its_run(error: Exception) -> None:
    order = Order(1, descent(runs=(raising(3, error), DESCENT), steps=20), (0, 1))
    ((index, told),) = Desk().carry_out(order).failures
    assert index == 0 and told.startswith(type(error).__name__)
    assert {index: len(rows) for index, rows in Desk().rows(order).items()} == {0: 3, 1: 21}


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_what_asks_the_program_to_end_is_let_through(error: type[BaseException]) -> None:
    with pytest.raises(error):
        Desk().worker.on_requested(Order(1, descent(runs=(raising(3, error()),)), (0,)))


def test_a_background_can_be_stopped_twice(qtbot: object) -> None:
    background = WorkerThread(Worker(), "stepping")
    background.stop()
    background.stop()
