"""Icons, painted from a few strokes so that they are sharp at any size."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

from rmsprop_gui.window.looks.look import current_theme

Shape = list[tuple[float, float]]  # corners in a square of 0 to 10

_BAR_LEFT: Shape = [(1, 1), (2.6, 1), (2.6, 9), (1, 9)]
_BAR_RIGHT: Shape = [(10 - x, y) for x, y in _BAR_LEFT]
_BOOK: list[Shape] = [
    [(0.4, 1.4), (4.6, 2.4), (4.6, 9.2), (0.4, 8.2)],
    [(9.6, 1.4), (5.4, 2.4), (5.4, 9.2), (9.6, 8.2)],
]
_RIGHT: Shape = [(2, 1), (9, 5), (2, 9)]


def _ellipse(rx: float, ry: float, by: float = 0.0) -> Shape:
    """Around the middle, `by` wider than its radii say."""
    turns = [2 * math.pi * part / 40 for part in range(41)]
    return [(5 + (rx + by) * math.cos(turn), 5 + (ry + by) * math.sin(turn)) for turn in turns]


def _ring(rx: float, ry: float) -> Shape:
    """The line of an ellipse: its outer edge, and back along the inner one."""
    return _ellipse(rx, ry, 0.45) + _ellipse(rx, ry, -0.45)[::-1]


def _bar(left: float, top: float, right: float, height: float = 1.0) -> Shape:
    return [(left, top), (right, top), (right, top + height), (left, top + height)]


_SHAPES: dict[str, list[Shape]] = {
    "play": [_RIGHT],
    "pause": [[(1.5, 1), (4, 1), (4, 9), (1.5, 9)], [(6, 1), (8.5, 1), (8.5, 9), (6, 9)]],
    "step-forward": [[(1, 1), (6.6, 5), (1, 9)], _BAR_RIGHT],
    "step-back": [[(9, 1), (3.4, 5), (9, 9)], _BAR_LEFT],
    "inside": [[(1, 9), (1, 6.6), (3.6, 6.6), (3.6, 4.2), (6.2, 4.2), (6.2, 1.8), (9, 1.8), (9, 9)]],
    "to-end": [
        [(0.5, 1), (4.4, 5), (0.5, 9)],
        [(4.4, 1), (8.2, 5), (4.4, 9)],
        [(8.4, 1), (9.6, 1), (9.6, 9), (8.4, 9)],
    ],
    "to-start": [
        [(9.5, 1), (5.6, 5), (9.5, 9)],
        [(5.6, 1), (1.8, 5), (5.6, 9)],
        [(0.4, 1), (1.6, 1), (1.6, 9), (0.4, 9)],
    ],
    "surface": [_ring(4.6, 4.0), _ring(2.8, 2.2), _ellipse(1.0, 0.7)],
    "runs": [
        [(0.5, 0.8), (2.7, 0.8), (2.7, 3.0), (0.5, 3.0)],
        [(1.6, 3.9), (2.9, 6.1), (0.3, 6.1)],
        [(1.6, 6.9), (2.8, 8.1), (1.6, 9.3), (0.4, 8.1)],
        *(_bar(4.2, top, 9.5) for top in (1.4, 4.6, 7.6)),
    ],
    "info": [_bar(0.5, 4.5, 9.5), _bar(2.5, 1.4, 7.5, 1.6), _bar(2.5, 7.0, 7.5, 1.6)],
    "charts": [
        [(0.5, 0.5), (1.5, 0.5), (1.5, 8.5), (9.5, 8.5), (9.5, 9.5), (0.5, 9.5)],
        [(2.2, 1.6), (3.2, 1.6), (4.4, 5.2), (6.2, 6.2), (9.5, 6.4), (9.5, 7.4), (5.8, 7.2), (3.6, 5.9)],
    ],
    "comparison": [
        [(0.5, 1), (9.5, 1), (9.5, 9), (0.5, 9), (0.5, 8), (8.5, 8), (8.5, 2), (0.5, 2)],
        *(_bar(0.5, top, 9.0, 0.9) for top in (3.6, 5.8)),
        [(0.5, 1), (1.4, 1), (1.4, 9), (0.5, 9)],
        [(4.0, 2), (4.9, 2), (4.9, 8), (4.0, 8)],
    ],
    "data": [
        [(0.5, 0.5), (1.5, 0.5), (1.5, 8.5), (9.5, 8.5), (9.5, 9.5), (0.5, 9.5)],
        [(2.4, 7.0), (8.6, 1.4), (9.3, 2.2), (3.0, 7.8)],
        *(_bar(x, y, x + 1.6, 1.6) for x, y in ((3.0, 3.6), (5.2, 5.6), (7.4, 4.4))),
    ],
    "tour": [
        [(1.6, 0.5), (2.7, 0.5), (2.7, 9.5), (1.6, 9.5)],
        [(3.2, 1.0), (9.4, 1.0), (7.6, 3.3), (9.4, 5.6), (3.2, 5.6)],
    ],
    "lessons": _BOOK,
    "examples": [_bar(x, y, x + 3.9, 3.9) for x in (0.6, 5.5) for y in (0.6, 5.5)],
    "lesson": _BOOK,
    "close": [
        [(0.5, 1.5), (1.5, 0.5), (9.5, 8.5), (8.5, 9.5)],
        [(8.5, 0.5), (9.5, 1.5), (1.5, 9.5), (0.5, 8.5)],
    ],
    "undock": [
        [(3, 0.5), (9.5, 0.5), (9.5, 2), (3, 2)],
        [(8.2, 2), (9.5, 2), (9.5, 7), (8.2, 7)],
        [(0.5, 3), (7, 3), (7, 9.5), (0.5, 9.5)],
    ],
}


def icon(name: str, colour: str = "") -> QIcon:
    """The icon with this name, from the table above, in a colour or else in ink."""
    return _icon(name, colour or current_theme().ink)


@lru_cache(maxsize=128)
def _icon(name: str, ink: str) -> QIcon:
    colour, made = QColor(ink), QIcon()
    for side in (16, 32, 64):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.setWindow(QRectF(-1, -1, 12, 12).toRect())
        for shape in _SHAPES[name]:
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape]))
        painter.end()
        made.addPixmap(pixmap)
    return made
