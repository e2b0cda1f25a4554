"""The start of all runs, as the user moves it: with a click, a drag or keys."""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from rmsprop_gui.playback.player import Player
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.shell.central_area import CentralArea

_STEP = 1 / 40  # of the view
_FINE = 1 / 400
_REST = 800  # milliseconds without a key, after which the move is over


class StartingPoint(QObject):
    """Moves the start of the session; while something is being predicted, the picture is frozen instead."""

    def __init__(
        self,
        session: Session,
        player: Player,
        canvas: Canvas,
        prediction: PredictionBar,
        central_area: CentralArea,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._player, self._canvas = session, player, canvas
        self._prediction, self._central_area = prediction, central_area
        self.taker: Callable[[float, float], None] | None = None
        """Who is given the places that are clicked, in the place of the start; None for nobody."""
        self._rest = QTimer(self, singleShot=True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(session.settle)

    @Slot(float, float)
    def choose(self, x1: float, x2: float) -> None:
        """Start there, and if it is playing, at once; or take it as a guess where guesses are asked for."""
        if self._session.view.state.prediction is not None:
            self._prediction.add_guess(x1, x2)
            return
        if self.taker is not None:
            self.taker(x1, x2)
            return
        self._session.settle()
        self.move_to(x1, x2)
        self._session.settle()
        if self._player.playing:
            self._player.seek(0)

    @Slot(float, float)
    def move_to(self, x1: float, x2: float) -> None:
        """Start there; where that cannot be, say so."""
        if self._session.view.state.prediction is not None or self.taker is not None:
            return
        if self._session.view.locks.refuses("start"):
            return
        try:
            self._session.set_start((x1, x2))
        except ValueError as error:
            self._central_area.show_problem(str(error))

    def move_by(self, right: int, up: int, fine: bool = False) -> None:
        """Move it by parts of the view. Moves that follow closely are undone as one."""
        part = _FINE if fine else _STEP
        ranges, start = self._canvas.mapping.view, self._session.experiment.start
        x1, x2 = (
            _moved(value, way * part * (high - low))
            for value, way, (low, high) in zip(start, (right, up), ranges, strict=True)
        )
        self.move_to(x1, x2)
        self._rest.start()


def _moved(value: float, by: float) -> float:
    """The sum, with no more decimals than the move needs."""
    return round(value + by, max(1 - math.floor(math.log10(abs(by))), 0)) if by else value
