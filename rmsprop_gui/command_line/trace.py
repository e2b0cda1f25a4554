"""`rmsprop-gui trace`: the steps of every run as CSV, without a window."""

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.simulation.stepper import Block, Stepper

COLUMNS = "run,optimizer,step,x1,x2,loss,gradient1,gradient2,rate1,rate2,direction1,direction2"
_ROWS = 1000


def write_trace(experiment: Experiment, output: str) -> None:
    """Write the trace to the file `output`, or to standard output for "-".

    The file appears whole or not at all. OSError if it cannot be written.
    """
    with _opened(output) as file:
        file.write(COLUMNS + "\n")
        for index, run in enumerate(experiment.runs):
            stepper = Stepper(*experiment.trial(run))
            while not stepper.done:
                file.writelines(_lines(f"{index + 1},{run.rule.name}", stepper.advance(_ROWS)))


def _lines(prefix: str, block: Block) -> Iterator[str]:
    steps = block.trajectory
    columns = (steps.position, steps.loss[:, None], steps.gradient, steps.rate, steps.direction)
    for row, (x, loss, *taken) in enumerate(zip(*(column.tolist() for column in columns), strict=True), block.first):
        known = [*x, *loss] if row == 0 else [*x, *loss, *(number for pair in taken for number in pair)]
        blanks = "," * 6 if row == 0 else ""
        yield f"{prefix},{row},{','.join(map(repr, known))}{blanks}\n"


@contextmanager
def _opened(output: str) -> Iterator[TextIO]:
    if output == "-":
        if sys.stdout is None:
            raise OSError(errno.EBADF, "standard output is closed")
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(output).resolve()
    named = Path(output)  # /dev/stdout resolves to a pipe's number, which is no path
    if named.exists() and not stat.S_ISREG(named.stat().st_mode) and not named.is_dir():
        with named.open("w", encoding="utf-8") as device:  # a pipe or a device cannot be replaced by a file
            yield device
        return
    if path.is_dir():
        raise IsADirectoryError(21, "Is a directory", output)
    with _replacing(path) as file:
        yield file


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A file beside `path` that takes its place once all has been written, and vanishes if anything fails."""
    descriptor, name = tempfile.mkstemp(prefix=".rmsprop-gui-", dir=path.parent)
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            yield file
        partial.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
