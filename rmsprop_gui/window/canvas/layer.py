"""What all layers of the canvas share: where a point of the plane lies on the screen, and how a layer is painted."""

import math
import sys
from dataclasses import dataclass, replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.glide import Glide
from rmsprop_gui.simulation.recording import Recording
from rmsprop_gui.surfaces.surface import Array, Point, Range
from rmsprop_gui.window.controls.plain_tip import plain_tip
from rmsprop_gui.window.looks.sheets import VECTOR, Sheet, blank, blank_pixels, ratio_of
from rmsprop_gui.window.pointer import ClickEvent, DragEvent, HoverEvent, MouseEvent

_FINE = 2.0  # columns for a logical pixel where there are no device pixels


@dataclass(frozen=True)
class Mapping:
    """From the plane to logical pixels within the view box; `ratio` device pixels make a logical one.

    `VECTOR` in its place says that there are no pixels, but shapes.
    """

    view: tuple[Range, Range]
    width: float
    height: float
    ratio: float

    def to_pixels(self, points: Array) -> Array:
        """Points (n, 2) in data units as pixels (n, 2), y downwards."""
        (left, _), (_, top) = self.view
        return self.apart(points - np.array([left, top]))

    def apart(self, vectors: Array) -> Array:
        """How far apart points are on the screen that are these vectors (n, 2) apart in data units; y downwards."""
        (left, right), (bottom, top) = self.view
        pixels: Array = vectors * np.array([self.width / (right - left), -self.height / (top - bottom)])
        return pixels

    def pixel(self, point: Point) -> QPointF:
        """Where a point of the plane lies, in logical pixels."""
        x, y = self.to_pixels(np.array([point], float))[0].tolist()
        return QPointF(x, y)

    def point(self, pixel: QPointF) -> Point:
        """The point of the plane that lies at a pixel."""
        (left, right), (bottom, top) = self.view
        x1 = left + pixel.x() / self.width * (right - left)
        return x1, top - pixel.y() / self.height * (top - bottom)

    def rounded_point(self, pixel: QPointF) -> Point:
        """The point under a pixel, with no more decimals than pixels can tell apart."""
        return self.rounded(self.point(pixel))

    def rounded(self, point: Point) -> Point:
        """The point with no more decimals than pixels can tell apart."""
        (left, right), (bottom, top) = self.view
        return _rounded(point[0], (right - left) / self.width), _rounded(point[1], (top - bottom) / self.height)

    @property
    def narrowest_pixel(self) -> float:
        """How much of the plane a pixel is, along the axis along which that is less."""
        (left, right), (bottom, top) = self.view
        return min((right - left) / self.width, (top - bottom) / self.height)

    def contains(self, point: Point) -> bool:
        """Whether a point of the plane is within the view."""
        (left, right), (bottom, top) = self.view
        return left <= point[0] <= right and bottom <= point[1] <= top

    def blank(self) -> Sheet:
        """A transparent sheet as large as the view."""
        return blank(QSizeF(self.width, self.height), self.ratio)

    def blank_pixels(self) -> QPixmap:
        """The same in pixels, for what is drawn on again and again."""
        return blank_pixels(QSizeF(self.width, self.height), self.ratio)

    @property
    def is_vector(self) -> bool:
        """Whether what is painted leaves the app as shapes, not as pixels."""
        return self.ratio == VECTOR

    @property
    def fineness(self) -> float:
        """How finely what is sampled is: columns for a logical pixel."""
        return self.ratio or _FINE


def _rounded(value: float, pixel: float) -> float:
    return round(value, max(math.ceil(-math.log10(pixel)), 0))


class Layer(pg.GraphicsObject):
    """A child of the view box that covers it and paints in its pixels."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__()
        self.view_box = view_box
        self.setParentItem(view_box)
        self.setZValue(height)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption, False)

    def mapping(self) -> Mapping:
        """From the plane to the pixels of the layer, as it is now."""
        (left, right), (bottom, top) = self.view_box.viewRange()
        size = self.view_box.rect()
        view = self.getViewWidget()
        ratio = view.devicePixelRatioF() if view is not None else 1.0
        return Mapping(((left, right), (bottom, top)), size.width(), size.height(), ratio)

    def respond(self, cursor: Qt.CursorShape | None, hint: str = "") -> None:
        """Show this cursor and this tooltip while the pointer is over the layer's shape; the usual ones for None.

        They are taken back when it leaves: of a clipped item Qt itself would take all that clips it for its shape.
        """
        if cursor is None:
            self.unsetCursor()
        else:
            self.setCursor(cursor)
        self.setToolTip(plain_tip(hint))

    def boundingRect(self) -> QRectF:
        return QRectF(self.view_box.rect())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setClipRect(self.boundingRect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            self.draw(painter, replace(self.mapping(), ratio=ratio_of(painter)))
        except Exception:  # one that left a graphics item would end the program: it is told, and the others are painted
            sys.excepthook(*sys.exc_info())

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Paint the layer, in the pixels of the mapping."""
        raise NotImplementedError


class FrameLayer(Layer):
    """A layer that shows something of the runs at one step."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self._frame: Frame | None = None
        self._glide: Glide | None = None

    def show_frame(self, frame: Frame) -> None:
        """Show the runs of this frame, at its step."""
        self._frame = frame
        self.update()

    def show_glide(self, glide: Glide | None) -> None:
        """Paint what moves as it is at this moment on the way to the frame; None for the frame as it is."""
        self._glide = glide
        self.update()

    def head(self, recording: Recording, step: int) -> Point:
        """Where the head of a run is painted at the step of the frame, or on the way there."""
        return head_of(recording, step, self._glide)


def head_of(recording: Recording, step: int, glide: Glide | None) -> Point:
    """Where the head of a run is painted at a step, or on the way there."""
    if glide is not None:
        return glide.point(recording)
    x1, x2 = recording.trajectory.position[recording.row(step)].tolist()
    return x1, x2


class PressableLayer(FrameLayer):
    """A layer parts of which can be pressed, within its shape; what begins there is none of the plane below."""

    def __init__(self, view_box: pg.ViewBox, height: int) -> None:
        super().__init__(view_box, height)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)

    def hint_at(self, place: QPointF) -> str:
        """What a click at this place of the layer does, in words."""
        raise NotImplementedError

    def press(self, place: QPointF, double: bool) -> None:
        """Do what a click at this place of the layer does; `double` for the second of a double click."""
        raise NotImplementedError

    def hoverEvent(self, event: HoverEvent) -> None:
        if event.isExit():
            self.respond(None)
        else:
            self.respond(Qt.CursorShape.PointingHandCursor, self.hint_at(self.mapFromScene(event.scenePos())))

    def mouseClickEvent(self, event: ClickEvent) -> None:
        if self._takes(event):
            self.press(self.mapFromScene(event.scenePos()), event.double())

    def mouseDragEvent(self, event: DragEvent) -> None:
        self._takes(event)

    @staticmethod
    def _takes(event: MouseEvent) -> bool:
        is_left = event.button() == Qt.MouseButton.LeftButton
        (event.accept if is_left else event.ignore)()
        return is_left
