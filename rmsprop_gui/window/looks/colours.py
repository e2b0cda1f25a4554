"""Colours made of others."""

from PySide6.QtGui import QColor


def mixed(one: str, other: str, share: float) -> QColor:
    """The colour that is one but for a share, 0 to 1, of the other, mixed in sRGB."""
    first, second = QColor(one), QColor(other)
    pairs = ((first.redF(), second.redF()), (first.greenF(), second.greenF()), (first.blueF(), second.blueF()))
    return QColor.fromRgbF(*(min(max(a + (b - a) * share, 0.0), 1.0) for a, b in pairs))
