"""Draws questions away from the window, so that it never waits for one that fits."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from rmsprop_gui.background.latest_only import LatestOnly
from rmsprop_gui.background.worker_thread import WorkerThread
from rmsprop_gui.lessons.quiz import question


@dataclass(frozen=True)
class Wanted:
    """The question with this number of a quiz; `missed` is the family of the one before, if it was answered wrong."""

    seed: int
    number: int
    families: tuple[str, ...]
    missed: str = ""


class _Drawer(QObject):
    """Lives on a thread of its own; answers every request once."""

    drawn = Signal(object, object)

    @Slot(object)
    def on_wanted(self, wanted: Wanted) -> None:
        """Draw the question."""
        self.drawn.emit(wanted, question(wanted.seed, wanted.number, wanted.families, wanted.missed))


class QuestionService(QObject):
    """Draws one question at a time; of those that are asked for meanwhile only the last."""

    drawn = Signal(object, object)
    """What was Wanted, and the Question."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        drawer = _Drawer()
        self._requests = LatestOnly(self)
        passed: SignalInstance = self._requests.passed
        passed.connect(drawer.on_wanted)
        drawer.drawn.connect(self._on_drawn)
        self._background = WorkerThread(drawer, "questions")

    def ask_for(self, wanted: Wanted) -> None:
        """Have this one drawn."""
        self._requests.put(wanted)

    def stop(self) -> None:
        """End the thread once it has done what it is at."""
        self._background.stop()

    @Slot(object, object)
    def _on_drawn(self, wanted: Wanted, drawn: object) -> None:
        self._requests.answered()
        self.drawn.emit(wanted, drawn)
