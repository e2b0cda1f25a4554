"""The start moved by keys, for those who do without a mouse."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from rmsprop_gui.window.main_window import MainWindow

_STEP = 1 / 40  # of the view
_FINE = 1 / 400
_REST = 800  # milliseconds without a key, after which the move is over


class StartKeys(QObject):
    """Moves the start by parts of the view. Moves that follow closely are undone as one."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(window.session.settle)

    def move(self, right: int, up: int, fine: bool = False) -> None:
        part = _FINE if fine else _STEP
        ranges, start = self._window.canvas.mapping.view, self._window.session.experiment.start
        x1, x2 = (
            _moved(value, way * part * (high - low))
            for value, way, (low, high) in zip(start, (right, up), ranges, strict=True)
        )
        self._window.move_start(x1, x2)
        self._rest.start()


def _moved(value: float, by: float) -> float:
    """The sum, with no more decimals than the move needs."""
    return round(value + by, max(1 - math.floor(math.log10(abs(by))), 0)) if by else value
