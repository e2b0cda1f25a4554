"""Something to bring about: what, how far one is, a hint and a solution for who asks for them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from rmsprop_gui.lessons.lesson import Task
from rmsprop_gui.lessons.tasks import TaskOutcome
from rmsprop_gui.window.lessons.card import Card, set_text
from rmsprop_gui.window.spotlight import Spotlight


class TaskCard(Card):
    """Tells with each change of the experiment whether it is done, or what is missing."""

    solution_asked = Signal()

    def __init__(self, task: Task, parent: QWidget, spotlight: Spotlight) -> None:
        super().__init__(parent, spotlight)
        self.task = task
        self._is_met: bool | None = None
        self.add_prose(task.ask)
        self.status = self.add_label("heading")
        self.missing = self.add_label("soft")
        self._hint = QPushButton(self.tr("Hint"), self)
        self._hint.setVisible(bool(task.hint))
        self._hint.clicked.connect(self._on_hint)
        self._solution = QPushButton(self.tr("Show a solution"), self)
        self._solution.setToolTip(self.tr("Sets what brings it about; Undo takes that back"))
        self._solution.setVisible(task.solved is not None)
        self._solution.clicked.connect(self.solution_asked)
        self.add_buttons(self._hint, self._solution)
        self._said = self.add_prose(task.hint)
        self._said.hide()
        self._because = self.add_prose(task.because)
        self._because.hide()

    def show_outcome(self, outcome: TaskOutcome) -> bool:
        """Say whether it is done, and of each goal how it stands; whether it has just been done, or is no longer."""
        before, self._is_met = self._is_met, outcome.is_met
        set_text(self.status, self.tr("✓ Done.") if outcome.is_met else self.tr("Not yet."))
        self._because.setVisible(outcome.is_met and bool(self.task.because))
        marks = ("✓" if goal.is_met else "✗" for goal in outcome.goals)
        lines = [f"{mark} {goal.words}" for mark, goal in zip(marks, outcome.goals, strict=True)]
        set_text(self.missing, "\n".join(lines))
        return before is not None and before != self._is_met

    @property
    def told(self) -> str:
        """How it stands, for the ear."""
        return f"{self.status.text()} {self.missing.text()}"

    @Slot()
    def _on_hint(self) -> None:
        self._said.show()
        self._hint.hide()
