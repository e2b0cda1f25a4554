"""The view of the plane, moved and scaled with the mouse."""

from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal

from rmsprop_gui.surfaces.surface import Array, Range, View
from rmsprop_gui.window.pointer import MouseEvent

_REACH = 1e6  # how far from the origin the view may go
_MARGIN = 0.06  # of a range, beyond the paths that it was widened for


class PlaneViewBox(pg.ViewBox):
    """Pans with a drag, zooms at the pointer with the wheel, and says where it was clicked."""

    clicked = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setLimits(xMin=-_REACH, xMax=_REACH, yMin=-_REACH, yMax=_REACH, minXRange=1e-9, minYRange=1e-9)

    def mouseClickEvent(self, event: MouseEvent) -> None:
        place = self.mapFromScene(event.scenePos())  # an axis passes its clicks on, in places of its own
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(place):
            event.accept()
            self.clicked.emit(place)


def enclosing(view: View, paths: Iterable[Array]) -> View:
    """The view, widened as far as it may go to hold all paths, each of shape (n, 2), n above 0."""
    x1, x2 = view
    for path in paths:
        x1, x2 = (_holding(own, part.min(), part.max()) for own, part in zip((x1, x2), path.T, strict=True))
    return _with_margin(x1, view[0]), _with_margin(x2, view[1])


def _holding(own: Range, low: float, high: float) -> Range:
    return min(own[0], float(low)), max(own[1], float(high))


def _with_margin(wide: Range, own: Range) -> Range:
    low, high = max(wide[0], -_REACH), min(wide[1], _REACH)
    margin = _MARGIN * (high - low)
    return (
        low if low == own[0] else max(low - margin, -_REACH),
        high if high == own[1] else min(high + margin, _REACH),
    )
