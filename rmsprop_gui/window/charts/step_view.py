"""The view of a chart, in which a place is a step."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal, Slot

from rmsprop_gui.surfaces.surface import Point, Range, View
from rmsprop_gui.window.pointer import DragEvent, HoverEvent, MouseEvent

_SHORTEST = 20  # steps that a chart shows at the least, where there are so many


def shown_end(step: int, steps: int) -> int:
    """Where a chart ends at a step: at the next of 20, 50, 100, 200, 500 … after it, but with the last of all steps.

    So half of it is never empty for long, however many steps there are.
    """
    end, factors = _SHORTEST, (2.5, 2, 2)
    turn = 0
    while end <= step and end < steps:
        end = round(end * factors[turn % 3])
        turn += 1
    return min(end, steps)


class StepViewBox(pg.ViewBox):
    """Turns clicks and drags into steps, and says where the pointer is."""

    step_chosen = Signal(int)
    pointed = Signal(QPointF)
    """The pointer is there, in the scene."""
    left = Signal()
    let_go = Signal()
    """A drag has ended."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, enableMouse=False)
        self.ranges: View = (0.0, 1.0), (0.0, 1.0)
        """The steps and the heights that are shown, without the room around them."""
        self.room = 0.0
        """Pixels around them."""
        self.dragged = False
        """Whether a drag goes on: under it the range must rest, or a place would become another step."""
        self.sigResized.connect(self._show_again)

    def show_range(self, x: Range, y: Range, room: float) -> None:
        """Show these ranges, with so many pixels around them; they stay that many where the chart is resized."""
        self.ranges, self.room = (x, y), room
        self._show_again()

    @Slot()
    def _show_again(self) -> None:
        x, y = self.ranges
        wide = _widened(x, self.width(), self.room), _widened(y, self.height(), self.room)
        self.setRange(xRange=wide[0], yRange=wide[1], padding=0)

    def place(self, point: Point) -> QPointF:
        """The pixel of a step and a height."""
        (left, right), (bottom, top) = self.viewRange()
        x = (point[0] - left) / (right - left) * self.width()
        return QPointF(x, (top - point[1]) / (top - bottom) * self.height())

    def mouseClickEvent(self, event: MouseEvent) -> None:
        self._choose(event)

    def mouseDragEvent(self, event: DragEvent, axis: int | None = None) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.dragged = not event.isFinish()
        self._choose(event)
        if event.isFinish():
            self.let_go.emit()

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
        """The step at a place in the scene; beside the chart, the first or the last that is shown."""
        first, last = self.ranges[0]
        return round(min(max(self.mapSceneToView(place).x(), first), last))


def _widened(part: Range, size: float, room: float) -> Range:
    """The range of `size` pixels in which there are `room` pixels on either side of a part; half of it at the most."""
    low, high = part
    by = (high - low) * min(room / max(size - 2 * room, 1.0), 0.5)
    return low - by, high + by
