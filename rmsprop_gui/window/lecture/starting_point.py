"""The start of all runs, as the user moves it: with a click, a drag or keys."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from rmsprop_gui.window.main_window import MainWindow

_STEP = 1 / 40  # of the view
_FINE = 1 / 400
_REST = 800  # milliseconds without a key, after which the move is over


class StartingPoint(QObject):
    """Moves the start of the session; while something is being predicted, the picture is frozen instead."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(window.session.settle)
        window.canvas.start_chosen.connect(self.choose)
        window.canvas.start_dragged.connect(self.move_to)
        window.canvas.start_dropped.connect(window.session.settle)

    @Slot(float, float)
    def choose(self, x1: float, x2: float) -> None:
        """Start there, and if it is playing, at once; or take it as a guess where guesses are asked for."""
        window = self._window
        if window.prediction.prediction is not None:
            window.prediction.add_guess(x1, x2)
            return
        window.session.settle()
        self.move_to(x1, x2)
        window.session.settle()
        if window.player.playing:
            window.player.seek(0)

    @Slot(float, float)
    def move_to(self, x1: float, x2: float) -> None:
        """Start there; where that cannot be, say so."""
        if self._window.prediction.prediction is not None:
            return
        try:
            self._window.session.set_start((x1, x2))
        except ValueError as error:
            self._window.central_area.show_problem(str(error))

    def move_by(self, right: int, up: int, fine: bool = False) -> None:
        """Move it by parts of the view. Moves that follow closely are undone as one."""
        part = _FINE if fine else _STEP
        ranges, start = self._window.canvas.mapping.view, self._window.session.experiment.start
        x1, x2 = (
            _moved(value, way * part * (high - low))
            for value, way, (low, high) in zip(start, (right, up), ranges, strict=True)
        )
        self.move_to(x1, x2)
        self._rest.start()


def _moved(value: float, by: float) -> float:
    """The sum, with no more decimals than the move needs."""
    return round(value + by, max(1 - math.floor(math.log10(abs(by))), 0)) if by else value
