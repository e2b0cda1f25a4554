"""A window while questions have it: canvas, question and playback, and nothing that could be set or tell more."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from rmsprop_gui.files.document import in_the_room
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.view.relief_view import FIRST_RELIEF
from rmsprop_gui.view.view_state import first_view
from rmsprop_gui.window.actions.mode_stack import Mode
from rmsprop_gui.window.quiz.answer_button import AnswerButton
from rmsprop_gui.window.quiz.surroundings import QuizSurroundings
from rmsprop_gui.window.shell.composition import Composition

_CLEAN: dict[str, Any] = {
    **{"panels": frozenset[str](), "presented": frozenset[str](), "behind": frozenset[str]()},
    **{"magnifier": False, "legend": False, "relief": FIRST_RELIEF},
}
"""What is shown beside canvas and question: nothing."""
_FREE = frozenset(("view", "charts"))
"""What may be set meanwhile."""


class QuizRoom(QObject):
    """Puts the user's own work aside, and has it come back as it was."""

    left = Signal()
    """Questions have the window no more."""
    enter_pressed = Signal()
    """The key, on nothing that it would press."""

    def __init__(self, surroundings: QuizSurroundings, pane: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._to, self._pane, self._window = surroundings, pane, window
        self.is_open = False
        self._keys = [self._key(key) for key in ("Return", "Enter")]
        surroundings.own_work.guest_left.connect(self._on_guest_left)
        surroundings.docks.composed.connect(self._on_composed)

    def _key(self, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setEnabled(False)
        shortcut.activated.connect(self._on_enter)
        return shortcut

    def open(self) -> None:
        """Make the window one of questions."""
        to = self._to
        to.first_start.close()
        to.own_work.put_aside(self.tr("Questions"))
        to.session.view.locks.allow(
            _FREE,
            self.tr("not while questions are on"),
            self.tr("That waits while questions are on; Esc brings your own experiment back."),
        )
        to.starting_point.taker = _leave_start
        to.central_area.stand_beside(self._pane)
        self._set_open(True)
        to.canvas.setFocus()

    @Slot()
    def close(self) -> None:
        """Bring the user's own work back."""
        self._to.own_work.bring_back()
        self._to.canvas.setFocus()

    def show(self, experiment: Experiment) -> None:
        """Begin with an experiment, from its start, with nothing beside it."""
        view = replace(first_view(experiment), **_CLEAN)
        self._to.session.begin(experiment, in_the_room(view, self._to.session.view.state))

    def _set_open(self, is_open: bool) -> None:
        self.is_open = is_open
        for key in self._keys:
            key.setEnabled(is_open)
        self._to.mode_stack.note(Mode.QUESTIONS, is_open, self.close)

    @Slot()
    def _on_guest_left(self) -> None:
        if self.is_open:
            self._to.starting_point.taker = None
            self._to.session.view.locks.allow(None)
            self._to.central_area.stand_beside(None)
            self._set_open(False)
            self.left.emit()

    @Slot()
    def _on_enter(self) -> None:
        focused = self._window.focusWidget()
        if isinstance(focused, AnswerButton):
            focused.click()
        else:
            self.enter_pressed.emit()

    @Slot(object)
    def _on_composed(self, composition: Composition) -> None:
        """The window is laid out in another way: there is still nothing beside the question."""
        if self.is_open:
            self._to.session.view.update(panels=frozenset(), behind=frozenset())
            self._to.docks.show_panels(self._to.session.view.state)


def _leave_start(x1: float, x2: float) -> None:
    """A click on the plane moves no start while questions are on."""
