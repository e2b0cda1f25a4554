"""How the slider of a parameter looks: track, handle, ticks at round values, and bands above."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSlider

from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.parameters.stops import stops
from rmsprop_gui.view.theme import Theme
from rmsprop_gui.window.looks.look import current_look

# pixels at scale 1
HEIGHT = 30
MARGIN = 13.0
"""From the ends of the widget to those of the track: there is room for the ring around the handle."""
REACH = 12.0
"""How far from its middle the handle can be taken."""
_TRACK, _RING, _RIM = 4.0, 12.0, 2.0
_HANDLE, _HOVERED = 8.0, 9.0  # radii
_BAND, _BAND_GAP = 5.0, 5.0
_TICK_GAP, _TICK, _LONG_TICK = 4.0, 3.0, 5.0
_APART = 9.0  # ticks are at the least


@dataclass(frozen=True)
class Band:
    """What the values from `low` to `high` lead to: the name of its ground in the theme, and a sentence."""

    low: float
    high: float
    ground: str
    sentence: str


def paint_slider(slider: QSlider, declared: NumericParameter, fraction: float, bands: tuple[Band, ...]) -> None:
    """Paint the whole of a slider with its handle at a fraction of the track."""
    look = current_look()
    painter = QPainter(slider)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(look.scale, look.scale)
    width, middle = slider.width() / look.scale - 2 * MARGIN, slider.height() / look.scale / 2
    painter.translate(MARGIN, round(middle) + 1)
    _paint_bands(painter, declared, width, bands, look.theme)
    _paint_ticks(painter, declared, width, look.theme)
    painter.setPen(Qt.PenStyle.NoPen)
    for reach, colour in ((width, look.theme.track), (fraction * width, look.theme.accent)):
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(0, -_TRACK / 2, reach, _TRACK), _TRACK / 2, _TRACK / 2)
    _paint_handle(painter, QPointF(fraction * width, 0), slider, look.theme)


def _paint_bands(
    painter: QPainter, declared: NumericParameter, width: float, bands: tuple[Band, ...], theme: Theme
) -> None:
    """Each from its lower to its upper value, and a mark where one ends and the next begins."""
    top = -_TRACK / 2 - _BAND_GAP - _BAND
    for band in bands:
        left, right = (round(declared.to_fraction(value) * width) for value in (band.low, band.high))
        painter.fillRect(QRectF(left, top, right - left, _BAND), QColor(getattr(theme, band.ground)))
        if band.low > declared.low:
            painter.fillRect(QRectF(left, top - 1, 1, _BAND + 2), QColor(theme.ink_soft))


def _paint_ticks(painter: QPainter, declared: NumericParameter, width: float, theme: Theme) -> None:
    """At all round values, those at powers of ten longer; where they are too close together, at those alone."""
    top, coarse = _TRACK / 2 + _TICK_GAP, stops(declared, coarse=True)
    places = [declared.to_fraction(stop) * width for stop in stops(declared)]
    are_apart = all(right - left >= _APART for left, right in pairwise(places))
    for stop in stops(declared) if are_apart else coarse:
        length = _LONG_TICK if stop in coarse and are_apart else _TICK + (not are_apart)
        x = round(declared.to_fraction(stop) * width)
        painter.fillRect(QRectF(x, top, 1, length), QColor(theme.border))


def _paint_handle(painter: QPainter, at: QPointF, slider: QSlider, theme: Theme) -> None:
    radius = _HOVERED if slider.underMouse() or slider.isSliderDown() else _HANDLE
    painter.setBrush(max(QColor(theme.raised), QColor(theme.ink), key=QColor.lightness))
    painter.setPen(QPen(QColor(theme.accent), _RIM))
    painter.drawEllipse(at, radius, radius)
    if slider.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, _RING, _RING)
