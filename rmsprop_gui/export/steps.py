"""The steps of every run as CSV."""

from collections.abc import Iterator

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.failure import reason
from rmsprop_gui.simulation.replay import Steps, steps_of
from rmsprop_gui.simulation.stepper import Block, Stepper

HEADING = "run,optimizer,step,x1,x2,loss,gradient1,gradient2,rate1,rate2,direction1,direction2"
_ROWS = 1000  # at once


def csv_lines(experiment: Experiment, failures: list[str]) -> Iterator[str]:
    """The table, line by line: runs, and behind them what was recorded elsewhere. What is not known is left empty.

    A run that cannot be computed any further ends there, and `failures` is told why.
    """
    yield HEADING + "\n"
    for number, run in enumerate(experiment.runs, 1):
        for block in _blocks(Stepper(*experiment.trial(run)), f"run {number} ({run.label})", failures):
            yield from _lines(f"{number},{run.rule.name}", block)
    elsewhere = [pin for pin in experiment.pins if pin.trial.rule.recorded_path() is not None]
    for number, pin in enumerate(elsewhere, 1 + len(experiment.runs)):
        for block in _blocks(steps_of(pin.trial), f"path {number} ({pin.label})", failures):
            yield from _lines(f"{number},{pin.trial.rule.name}", block)


def _blocks(stepper: Steps, run: str, failures: list[str]) -> Iterator[Block]:
    while not stepper.done:
        try:
            block = stepper.advance(_ROWS)
        except OSError:  # of the system, not of the run
            raise
        except Exception as error:  # whatever a formula may do
            failures.append(f"{run} failed at step {stepper.next_row}: {reason(error)}")
            return
        yield block


def _lines(prefix: str, block: Block) -> Iterator[str]:
    steps = block.trajectory
    columns = (steps.position, steps.loss[:, None], steps.gradient, steps.rate, steps.direction)
    for row, parts in enumerate(zip(*(column.tolist() for column in columns), strict=True), block.first):
        numbers = ("" if number != number else repr(number) for part in parts for number in part)  # but for NaN
        yield f"{prefix},{row},{','.join(numbers)}\n"
