"""The clock of a motion, which any input ends."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_FRAME = 16  # milliseconds
_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


def _milliseconds() -> float:
    return time.monotonic() * 1000.0


class Course(QObject):
    """Says how long a motion has lasted, about once a frame, until its time is over or the user touches anything.

    Where painting takes longer than a frame some are left out; it lasts no longer for that.
    """

    advanced = Signal(float)
    """Milliseconds since it began."""
    ended = Signal()
    """It is over: from now on the true state is to be seen."""

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = _milliseconds) -> None:
        super().__init__(parent)
        self.clock = clock
        """In milliseconds."""
        self._began, self._length = 0.0, 0.0
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self.advance)

    @property
    def running(self) -> bool:
        """Whether it has begun and not ended."""
        return self._timer.isActive()

    def begin(self, length: float) -> None:
        """Take so many milliseconds from now on; what was running ends unsaid."""
        self._began, self._length = self.clock(), length
        if not self.running:
            self._watch()
        self._timer.start()

    @Slot()
    def advance(self) -> None:
        """Say how far it has come."""
        elapsed = self.clock() - self._began
        if elapsed >= self._length:
            self.end()
        else:
            self.advanced.emit(elapsed)

    @Slot()
    def end(self) -> None:
        """Be over now; nothing happens where nothing is running."""
        if self.running:
            self._timer.stop()
            for window in filter(isValid, self._watched):  # menus and tips have come and gone
                window.removeEventFilter(self)
            self._watched = []
            self.ended.emit()

    def _watch(self) -> None:
        """See what the user does in any window of the application before their widgets do."""
        self._watched = list(QGuiApplication.topLevelWindows())
        for window in self._watched:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.end()
        return False
