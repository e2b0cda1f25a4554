"""Numbers with a power of ten as they are painted: few fonts have all of ⁰ … ⁹ and ⁻, so the exponent is raised."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from rmsprop_gui.formulas.number import MINUS
from rmsprop_gui.window.charts.sizes import raised_font

_LIFT = 0.36  # of the height of digits, that an exponent stands above the line
_LOWERED = {ord(raised): plain for plain, raised in zip(f"0123456789{MINUS}", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻", strict=True)}


def parts(text: str) -> tuple[str, str]:
    """A number without its exponent, and the exponent in usual digits; empty where it has none."""
    base = text.rstrip("".join(map(chr, _LOWERED)))
    return base, text[len(base) :].translate(_LOWERED)


def numeral_width(text: str, font: QFont) -> float:
    """How wide a number is painted in a font."""
    base, power = parts(text)
    raised = QFontMetricsF(raised_font(font)).horizontalAdvance(power) if power else 0.0
    return QFontMetricsF(font).horizontalAdvance(base) + raised


def draw_numeral(painter: QPainter, foot: QPointF, text: str) -> None:
    """Paint a number in the painter's font and pen, from a point on its baseline."""
    base, power = parts(text)
    painter.drawText(foot, base)
    if power:
        font, metrics = painter.font(), QFontMetricsF(painter.font())
        painter.setFont(raised_font(font))
        painter.drawText(foot + QPointF(metrics.horizontalAdvance(base), -_LIFT * metrics.ascent()), power)
        painter.setFont(font)
