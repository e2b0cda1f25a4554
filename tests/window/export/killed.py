"""Exports again and again until it is killed: `python -m window.export.killed FILE`. Tells when it has begun."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from rmsprop_gui.command_line.render import Order
from rmsprop_gui.command_line.signals import Ending
from rmsprop_gui.export.pictures import FILM_FORMATS, PICTURE_FORMATS, SUBJECTS, Shot
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.export.without_window import paint

_EXPERIMENT = replace(notebook_experiment(), steps=12)
_SHOT = Shot(SUBJECTS["chart"], (320, 240), 1.0, "light")
KINDS = (PICTURE_FORMATS["png"], FILM_FORMATS["gif"], PICTURE_FORMATS["svg"], FILM_FORMATS["mp4"])


def orders(path: Path) -> tuple[Order, ...]:
    """One for each kind; all to one file, whatever it is called."""
    return tuple(Order(_EXPERIMENT, ViewState(), range(13), _SHOT, 10, kind, path) for kind in KINDS)


def written(path: Path, first: int) -> Iterator[None]:
    """Write one kind after the other for ever."""
    for order in islice(cycle(orders(path)), first, None):
        paint(order, Ending())
        yield


def main(path: Path) -> None:
    """For each line that is read fork a child that exports, and tell its number once it has written something."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            QApplication([])
            exports = written(path, int(line))
            next(exports)
            print(os.getpid(), flush=True)
            for _ in exports:
                pass
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
