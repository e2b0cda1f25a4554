"""The view of a chart, in which a place is a step."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal

from rmsprop_gui.window.pointer import HoverEvent, MouseEvent


class StepViewBox(pg.ViewBox):
    """Turns clicks and drags into steps, and says where the pointer is."""

    step_chosen = Signal(int)
    pointed = Signal(QPointF)
    """The pointer is there, in the scene."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__(enableMenu=False, enableMouse=False)

    def mouseClickEvent(self, event: MouseEvent) -> None:
        self._choose(event)

    def mouseDragEvent(self, event: MouseEvent, axis: int | None = None) -> None:
        self._choose(event)

    def hoverEvent(self, event: HoverEvent) -> None:
        if event.isExit():
            self.left.emit()
        else:
            self.pointed.emit(event.scenePos())

    def _choose(self, event: MouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.step_chosen.emit(self.step_at(event.scenePos()))

    def step_at(self, place: QPointF) -> int:
        """The step at a place in the scene; it may lie outside the chart."""
        return round(self.mapSceneToView(place).x())
