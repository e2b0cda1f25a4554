"""Questions in one window: all that they need is loaded when somebody asks for them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rmsprop_gui.window.quiz.surroundings import QuizSurroundings

if TYPE_CHECKING:
    from rmsprop_gui.window.quiz.master import QuizMaster


class Quizzes(QObject):
    """Opens and closes the questions, and hands on the keys that lead through them."""

    def __init__(self, surroundings: QuizSurroundings, window: QWidget) -> None:
        super().__init__(window)
        self._to, self._window = surroundings, window
        self.master: QuizMaster | None = None
        """Who asks, once somebody has wanted that."""

    def show(self, shown: bool) -> None:
        """Begin with the questions, or leave them."""
        if self.master is None:
            from rmsprop_gui.window.quiz.master import QuizMaster

            self.master = QuizMaster(self._to, self._window)
        if shown != self.master.is_on:
            (self.master.begin if shown else self.master.leave)()

    def toggle(self) -> None:
        """Begin with the questions, or leave them where they are on."""
        self.show(self.master is None or not self.master.is_on)

    def walk(self, by: int) -> bool:
        """Go on to the answer or to the next question, but never back; False where no questions are on."""
        if self.master is None or not self.master.is_on:
            return False
        if by > 0:
            self.master.go_on()
        return True

    def reveal(self) -> bool:
        """Tell the answer; False where none is waited for."""
        return self.master is not None and self.master.reveal()

    def stop(self) -> None:
        """End what goes on by itself."""
        if self.master is not None:
            self.master.stop()
