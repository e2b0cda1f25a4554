"""Text that is painted, in as many lines as it needs."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF

_PAUSES = (",", ":", ";", ".")


def wrapped(text: str, metrics: QFontMetricsF, room: float, first: float | None = None) -> tuple[str, ...]:
    """The lines of a text, none wider than `room` pixels and the first than `first`; a longer word has its own line.

    A line ends after a comma or a colon where the next would not hold more than the rest, else where it is full.
    """
    words, lines = text.split(), list[str]()
    while words:
        width = first if first is not None and not lines else room
        count = _fitting(words, metrics, width)
        if count < len(words):
            count = _at_pause(words, count, metrics, room)
        lines.append(" ".join(words[:count]))
        words = words[count:]
    return tuple(lines)


def _fitting(words: Sequence[str], metrics: QFontMetricsF, room: float) -> int:
    """How many words there is room for in a line, one at the least."""
    counts = range(len(words), 1, -1)
    return next((count for count in counts if metrics.horizontalAdvance(" ".join(words[:count])) <= room), 1)


def _at_pause(words: Sequence[str], count: int, metrics: QFontMetricsF, room: float) -> int:
    """As many words or fewer, up to the last pause, if one line holds what follows it."""
    paused = next((end for end in range(count, 0, -1) if words[end - 1].endswith(_PAUSES)), count)
    return paused if metrics.horizontalAdvance(" ".join(words[paused:])) <= room else count
