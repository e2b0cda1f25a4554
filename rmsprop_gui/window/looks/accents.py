"""Letters with accents in the window's own fonts, many of which set a combining hat a line too high."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

_COMBINING, _HAT = "\N{COMBINING CIRCUMFLEX ACCENT}", "\N{MODIFIER LETTER CIRCUMFLEX ACCENT}"


def width(metrics: QFontMetricsF, text: str) -> float:
    """The width of a text as `draw` draws it."""
    return metrics.horizontalAdvance(text.replace(_COMBINING, ""))


def draw(painter: QPainter, at: QPointF, text: str) -> None:
    """Draw a text with its baseline at a point, and every combining hat as a letter of its own above the one before."""
    plain, metrics = text.replace(_COMBINING, ""), QFontMetricsF(painter.font())
    painter.drawText(at, plain)
    before = 0
    for part in text.split(_COMBINING)[:-1]:
        before += len(part)
        right, letter = metrics.horizontalAdvance(plain[:before]), metrics.horizontalAdvance(plain[before - 1])
        middle = right - letter / 2 - metrics.horizontalAdvance(_HAT) / 2
        painter.drawText(at + QPointF(middle, 0), _HAT)
