"""A button that shows or hides something: an eye that is open or crossed out."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from rmsprop_gui.window.looks.look import current_look

# pixels at scale 1
_WIDTH, _HEIGHT = 34, 30
_REACH, _LID = 9.5, 8.5  # half of the eye's width, and how high the curves of its lids are drawn
_PUPIL, _LINE = 2.8, 1.6
_SLASH = (7.5, 6.5)


class EyeButton(QAbstractButton):
    """Checked while what it stands for is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT) * current_look().scale

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(look.scale, look.scale)
        box = QRectF(1, 1, _WIDTH - 2, _HEIGHT - 2)
        painter.setPen(QPen(QColor(look.theme.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.track) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        painter.translate(_WIDTH / 2, _HEIGHT / 2)
        _paint_eye(painter, QColor(look.theme.ink_soft), self.isChecked())


def _paint_eye(painter: QPainter, colour: QColor, is_open: bool) -> None:
    """An eye around the origin."""
    painter.setPen(QPen(colour, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lids = QPainterPath(QPointF(-_REACH, 0))
    lids.quadTo(QPointF(0, -_LID * 1.35), QPointF(_REACH, 0))
    lids.quadTo(QPointF(0, _LID * 1.35), QPointF(-_REACH, 0))
    painter.drawPath(lids)
    if is_open:
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(0, 0), _PUPIL, _PUPIL)
    else:
        x, y = _SLASH
        painter.drawLine(QPointF(-x, y), QPointF(x, -y))
