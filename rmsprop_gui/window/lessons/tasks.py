"""The tasks of a scene, checked while the student works on them."""

from PySide6.QtCore import QObject, QTimer, Slot

from rmsprop_gui.lessons.lesson import Part, Task
from rmsprop_gui.lessons.tasks import check_task
from rmsprop_gui.window.lessons.scene_page import ScenePage
from rmsprop_gui.window.lessons.surroundings import Surroundings
from rmsprop_gui.window.lessons.task_card import TaskCard

_OFTEN = 120  # milliseconds between two checks while runs are still being computed


class Tasks(QObject):
    """Looks at the runs whenever there are others, and tells the cards of tasks that are seen."""

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._to = surroundings
        self._cards: tuple[TaskCard, ...] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.setInterval(_OFTEN)
        self._timer.timeout.connect(self._check)
        surroundings.player.changed.connect(self._on_changed)
        surroundings.session.changed.connect(self._on_changed)

    def show(self, page: ScenePage | None) -> None:
        """Check the tasks of this page from now on."""
        cards = page.cards if page is not None else ()
        self._cards = tuple(card for card in cards if isinstance(card, TaskCard) and not card.isHidden())
        self._check()

    def end(self) -> None:
        """Check nothing any more."""
        self._cards = ()
        self._timer.stop()

    def solve(self, part: Part) -> None:
        """Show what brings a task about, as an edit that can be undone."""
        if isinstance(part, Task) and part.solved is not None:
            self._to.session.set_experiment(part.solved, text=self.tr("solution of the task"))

    @Slot()
    def _on_changed(self) -> None:
        if self._cards and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _check(self) -> None:
        player = self._to.player
        if not self._cards or player.experiment != self._to.session.experiment:
            return  # the runs are those of the experiment before: they will be here soon
        recordings = player.recordings[: len(player.experiment.runs)]
        for card in self._cards:
            if card.show_outcome(check_task(card.task, player.experiment, recordings)):
                self._to.announcer.say("task", card.told)
