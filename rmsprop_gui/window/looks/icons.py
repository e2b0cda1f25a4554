"""Icons, painted from a few strokes so that they are sharp at any size."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

from rmsprop_gui.window.looks.look import current_theme

Shape = list[tuple[float, float]]  # corners in a square of 0 to 10

_BAR_LEFT: Shape = [(1, 1), (2.6, 1), (2.6, 9), (1, 9)]
_BAR_RIGHT: Shape = [(10 - x, y) for x, y in _BAR_LEFT]
_RIGHT: Shape = [(2, 1), (9, 5), (2, 9)]
_LEFT: Shape = [(10 - x, y) for x, y in _RIGHT]

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


def icon(name: str, soft: bool = False) -> QIcon:
    """The icon with this name, from the table above; a soft one stays in the background."""
    return _icon(name, current_theme().ink_soft if soft else current_theme().ink)


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
