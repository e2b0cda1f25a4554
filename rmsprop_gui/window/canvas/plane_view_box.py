"""The view of the plane, moved and scaled with the mouse."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal

from rmsprop_gui.window.pointer import MouseEvent

REACH = 1e6
"""How far from the origin the view may go."""


class PlaneViewBox(pg.ViewBox):
    """Pans with a drag, zooms at the pointer with the wheel, and says where it was clicked."""

    clicked = Signal(QPointF)

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setLimits(xMin=-REACH, xMax=REACH, yMin=-REACH, yMax=REACH, minXRange=1e-9, minYRange=1e-9)

    def mouseClickEvent(self, event: MouseEvent) -> None:
        place = self.mapFromScene(event.scenePos())  # an axis passes its clicks on, in places of its own
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(place):
            event.accept()
            self.clicked.emit(place)
