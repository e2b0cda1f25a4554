"""The slider over the steps: a track with a tick at each tenth, and a handle that can be seen from the last row."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from rmsprop_gui.window.looks.look import current_look

HANDLE = 20.0
"""The diameter of the handle, in pixels at scale 1; the style sheet knows it, too."""
_TRACK = 6.0
_TICK, _LONG_TICK, _TICK_GAP = 3.0, 6.0, 9.0  # pixels at scale 1: their lengths, and from the middle of the track
_TENTHS = 10


class StepSlider(QSlider):
    """A press on its track leads there at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("steps")
        self._unit = 1.0
        self.setMinimumWidth(60)

    def set_unit(self, unit: float) -> None:
        """Be painted that much larger than at scale 1."""
        self._unit = unit
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, round(2 * HANDLE * self._unit))

    def _handle(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = QStyle.SubControl.SC_SliderHandle
        return QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, handle, self))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self._handle()
        if event.button() == Qt.MouseButton.LeftButton and not handle.contains(event.position()):
            room = self.width() - handle.width()
            place = round(event.position().x() - handle.width() / 2)
            self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, round(room)))
        super().mousePressEvent(event)  # the handle is there by now, and can be dragged on

    def paintEvent(self, event: QPaintEvent) -> None:
        look, unit, place = current_look(), self._unit, self._handle()
        middle, end = place.center(), place.width() / 2
        radius, half = HANDLE * unit / 2, _TRACK * unit / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for right, colour in ((self.width() - end, look.theme.track), (middle.x(), look.theme.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(
                QRectF(QPointF(end, middle.y() - half), QPointF(right, middle.y() + half)), half, half
            )
        self._draw_ticks(painter, end, middle.y())
        painter.setPen(QPen(QColor(look.theme.ground), 2 * unit))
        painter.setBrush(QColor(look.theme.accent if self.isEnabled() else look.theme.disabled))
        painter.drawEllipse(middle, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius + 3, radius + 3)

    def _draw_ticks(self, painter: QPainter, margin: float, middle: float) -> None:
        look, room = current_look(), self.width() - 2 * margin
        painter.setPen(QPen(QColor(look.theme.border), self._unit))
        for tenth in range(_TENTHS + 1):
            x, top = margin + room * tenth / _TENTHS, middle + _TICK_GAP * self._unit
            length = (_LONG_TICK if tenth % (_TENTHS // 2) == 0 else _TICK) * self._unit
            painter.drawLine(QLineF(x, top, x, top + length))
