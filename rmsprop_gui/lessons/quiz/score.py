"""How somebody does in a quiz."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """How many questions were answered, and of them rightly; and how many rightly in a row, now and at best."""

    answered: int = 0
    right: int = 0
    streak: int = 0
    best: int = 0

    def after(self, is_right: bool) -> "Score":
        """The score with one more answer."""
        streak = self.streak + 1 if is_right else 0
        return Score(self.answered + 1, self.right + is_right, streak, max(self.best, streak))
