"""The page of a scene: its title, and as many of its parts as have come by now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rmsprop_gui.lessons import Moment, Scene
from rmsprop_gui.lessons.lesson import Part, Prediction, Prose, Stop, Task
from rmsprop_gui.window.lessons.card import Card, set_text
from rmsprop_gui.window.lessons.question_card import QuestionCard
from rmsprop_gui.window.lessons.task_card import TaskCard
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

_BETWEEN = 10  # pixels at scale 1


class ScenePage(QWidget):
    """Makes a card for each part of a scene, and shows those that a moment reveals."""

    answered = Signal(int, object)
    """The index of a question, and an Answer."""
    skipped = Signal()
    solution_asked = Signal(int)
    left = Signal()

    def __init__(self, scene: Scene, number: int, parent: QWidget, spotlight: Spotlight) -> None:
        super().__init__(parent)
        self.scene, self.number = scene, number
        self._spotlight = spotlight
        self._title = QLabel(scene.title, self)
        self._title.setObjectName("title")
        self._title.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self.cards = [self._card(index, part) for index, part in enumerate(scene.parts)]
        for card in self.cards:
            card.hide()
            self._column.addWidget(card)
        self._column.addStretch(1)
        self.show_look()

    def _card(self, index: int, part: Part) -> Card:
        match part:
            case Prediction():
                card = QuestionCard(part, self, self._spotlight)
                card.answered.connect(lambda answer: self.answered.emit(index, answer))
                card.skipped.connect(self.skipped)
                card.left.connect(self.left)
                return card
            case Task():
                task = TaskCard(part, self, self._spotlight)
                task.solution_asked.connect(lambda: self.solution_asked.emit(index))
                return task
            case Stop(at, say):
                stop = Card(self, self._spotlight)
                set_text(stop.add_label("soft"), self.tr("step {step}").format(step=at))
                stop.add_prose(say)
                return stop
            case Prose(blocks):
                prose = Card(self, self._spotlight)
                prose.add_prose(blocks)
                return prose

    def show_moment(self, moment: Moment) -> Card | None:
        """Show what it reveals; the card that it is about, or None where the scene opens."""
        for index, card in enumerate(self.cards):
            card.setVisible(index in moment.revealed)
            card.set_current(index == moment.part)
        return self.cards[moment.part] if moment.part is not None else None

    def show_look(self) -> None:
        """Take over the look that the application has now."""
        self._column.setSpacing(round(_BETWEEN * current_look().scale))
        for card in self.cards:
            card.show_look()
