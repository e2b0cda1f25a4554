"""How large the parts of a chart are, in pixels at scale 1, and what its text is written in."""

from collections.abc import Callable

from PySide6.QtGui import QFont

from rmsprop_gui.window.looks import lettering
from rmsprop_gui.window.looks.look import Look, current_look

LookOf = Callable[[], Look]
"""What a chart looks like now: it may be larger than the application is elsewhere."""

TEXT, HEADING = lettering.SMALL, lettering.HEADING
CURVE, PIN, HAIR, LIMIT, BASE, PLAYHEAD = 2.6, 1.3, 1.0, 1.4, 1.2, 1.4
"""Widths of lines."""
TICK = 5.0
MARKER, HALO = 5.5, 1.2
"""Radius of a marker and width of its halo."""
MARKER_ROOM = 1.3 * MARKER + HALO
"""What a marker takes to each side: no polygon stands out farther."""
DOT, DOT_PITCH = 2.4, 7.0
"""How thick the dots of what is to come are, and how far apart."""
AHEAD = 0.35
"""Opacity of what is to come."""
BAND, RAW = 0.18, 0.3
"""Opacities behind means: of the band that most seeds are in, and of the values of the one run."""
_RAISED = 0.68
"""Size of an exponent against its base."""


def text_font(look: Look, size: float = TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The application's font, in so many pixels at scale 1; in more where the desktop asks for larger text."""
    font = lettering.text_font(size, weight)
    font.setPointSizeF(font.pointSizeF() * look.scale / current_look().scale)
    return font


def raised_font(font: QFont) -> QFont:
    """What exponents of numbers in a font are written in."""
    raised = QFont(font)
    raised.setPointSizeF(_RAISED * font.pointSizeF())
    return raised
