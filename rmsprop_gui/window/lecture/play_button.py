"""The button that plays: the one filled round thing in the window."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look

_DIAMETER = 48.0
_RING = 4.0  # pixels at scale 1 around it
_ICON = 24.0
_HINT = 0.28  # the opacity of the ring that says: begin here


class PlayButton(QToolButton):
    """Round, filled with accent; around it there is room for a ring, for the keyboard or for who is new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_hinted = False
        self._face = "play"

    def set_hinted(self, hinted: bool) -> None:
        """Have a soft ring that draws the eye, or none."""
        self._is_hinted = hinted
        self.update()

    def show_face(self, name: str) -> None:
        """Show the icon with this name."""
        self._face = name
        self.update()

    def sizeHint(self) -> QSize:
        side = round((_DIAMETER + 2 * _RING) * current_look().scale)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        radius, middle = _DIAMETER * look.scale / 2, QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        fill = QColor(look.theme.accent)
        if self._is_hinted:
            soft = QColor(fill)
            soft.setAlphaF(_HINT)
            painter.setBrush(soft)
            painter.drawEllipse(middle, radius + _RING * look.scale, radius + _RING * look.scale)
        painter.setBrush(fill.lighter(112) if self.underMouse() and not self.isDown() else fill)
        painter.drawEllipse(middle, radius, radius)
        if self.hasFocus():  # within its own box, two pixels away from what is filled
            painter.setPen(QPen(fill, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius + 3, radius + 3)
        side = round(_ICON * look.scale)
        place = self.rect().center() - QPointF(side / 2, side / 2).toPoint()
        icon(self._face, look.theme.on_accent).paint(painter, place.x() + 1, place.y() + 1, side, side)
