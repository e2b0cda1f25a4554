"""The view of a chart, in which a place is a step."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal, Slot

from rmsprop_gui.surfaces.surface import Range, View
from rmsprop_gui.window.pointer import HoverEvent, MouseEvent


class StepViewBox(pg.ViewBox):
    """Turns clicks and drags into steps, and says where the pointer is."""

    step_chosen = Signal(int)
    pointed = Signal(QPointF)
    """The pointer is there, in the scene."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__(enableMenu=False, enableMouse=False)
        self.ranges: View = (0.0, 1.0), (0.0, 1.0)
        """The steps and the heights that are shown, without the room around them."""
        self._room = 0.0
        self.sigResized.connect(self._show_again)

    def show_range(self, x: Range, y: Range, room: float) -> None:
        """Show these ranges, with so many pixels around them; they stay that many where the chart is resized."""
        self.ranges, self._room = (x, y), room
        self._show_again()

    @Slot()
    def _show_again(self) -> None:
        x, y = self.ranges
        wide = _widened(x, self.width(), self._room), _widened(y, self.height(), self._room)
        self.setRange(xRange=wide[0], yRange=wide[1], padding=0)

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


def _widened(part: Range, size: float, room: float) -> Range:
    """The range of `size` pixels in which there are `room` pixels on either side of a part; half of it at the most."""
    low, high = part
    by = (high - low) * min(room / max(size - 2 * room, 1.0), 0.5)
    return low - by, high + by
