"""The view of the plane, moved and scaled with the mouse."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from rmsprop_gui.surfaces.surface import Range
from rmsprop_gui.view.view_state import narrowest
from rmsprop_gui.window.pointer import MouseEvent

REACH = 1e6
"""How far from the origin the view may go."""
_SPARE = 1.01  # times the narrowest range: what is lost in rounding must not make it narrower


class PlaneViewBox(pg.ViewBox):
    """Pans with a drag, zooms at the pointer with the wheel, and says where it was clicked and with which button."""

    clicked = Signal(QPointF)
    menu_asked = Signal(object)
    """A click with the right button, at a QPointF."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setLimits(xMin=-REACH, xMax=REACH, yMin=-REACH, yMax=REACH)

    def set_equal_axes(self, equal: bool) -> None:
        """Make a unit as long along either axis, by showing more along one of them; or let each fill the canvas."""
        self.setAspectLocked(equal, ratio=1.0)

    def setRange(self, rect: QRectF | None = None, **wanted: Any) -> None:  # noqa: N802, pyqtgraph's name
        """All that moves and scales ends here. How narrow a range may be depends on where it is.

        That is more than pyqtgraph's own limits can say.
        """
        if rect is not None:
            wanted |= {"xRange": (rect.left(), rect.right()), "yRange": (rect.top(), rect.bottom())}
        for axis in ("xRange", "yRange"):
            if wanted.get(axis) is not None:
                wanted[axis] = within_reach(*wanted[axis])
        super().setRange(**wanted)

    def mouseClickEvent(self, event: MouseEvent) -> None:
        place = self.mapFromScene(event.scenePos())  # an axis passes its clicks on, in places of its own
        asked = {Qt.MouseButton.LeftButton: self.clicked, Qt.MouseButton.RightButton: self.menu_asked}
        if event.button() in asked and self.rect().contains(place):
            event.accept()
            asked[event.button()].emit(place)


def within_reach(low: float, high: float) -> Range:
    """The range, or the one nearest to it that is not too narrow and not too far from the origin."""
    if low >= -REACH and high <= REACH and high - low >= narrowest(low, high):
        return low, high
    half = min(max((high - low) / 2, _SPARE * narrowest(low, high) / 2), REACH)
    middle = min(max((low + high) / 2, half - REACH), REACH - half)
    return max(middle - half, -REACH), min(middle + half, REACH)
