"""What is wrong in a lesson file, with its place."""

from dataclasses import dataclass

MAX_PROBLEMS = 100
_LONGEST = 300  # letters of a reason


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in a lesson file: where it is, counted from 1, and the reason in a sentence for its author.

    `column` is 0 where only the line is known.
    """

    line: int
    column: int
    reason: str

    def __str__(self) -> str:
        place = f"line {self.line}, column {self.column}" if self.column else f"line {self.line}"
        return f"{place}: {self.reason}"


class Problems:
    """Collects what is wrong in a file of so many lines; of very many mistakes only the first are kept."""

    def __init__(self, lines: int) -> None:
        self._lines = lines
        self._found: dict[Problem, None] = {}

    def add(self, line: int, reason: str, column: int = 0) -> None:
        """Note a mistake."""
        if len(self._found) < MAX_PROBLEMS:
            line = min(line, self._lines)  # what is missing at the end is missed there
            self._found[Problem(line, column, _in_one_line(reason))] = None

    def sorted(self) -> tuple[Problem, ...]:
        """All of them in the order of their places."""
        return tuple(sorted(self._found))


def _in_one_line(reason: str) -> str:
    """The reason without what cannot be shown, and not longer than can be read: it may quote anything."""
    words = " ".join(reason[: 2 * _LONGEST].split())
    line = "".join(letter if letter.isprintable() else "�" for letter in words)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
