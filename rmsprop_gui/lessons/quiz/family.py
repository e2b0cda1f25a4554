"""What every family of questions is."""

from abc import ABC, abstractmethod

from rmsprop_gui.lessons.quiz.chance import Chance
from rmsprop_gui.lessons.quiz.question import Question


class Family(ABC):
    """Questions of one kind. `name` is how it is kept, `title` how it is called."""

    name: str
    title: str

    @abstractmethod
    def draw(self, chance: Chance) -> Question | None:
        """A question, or None where what was drawn has no single answer, or nothing of it can be seen."""
