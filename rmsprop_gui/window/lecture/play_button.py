"""The button that plays: the one filled round thing in the window."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from rmsprop_gui.window.looks.icons import icon
from rmsprop_gui.window.looks.look import current_look

SIDE = 56.0
"""The room that it takes in the bar of the main window, in pixels at scale 1: it is 48 wide, with a ring around it."""
_RING = 4 / 56  # parts of its side
_ICON = 24 / 56
_HINT = 0.28  # the opacity of the ring that says: begin here


class PlayButton(QToolButton):
    """Round, filled with accent; around it there is room for a ring, for the keyboard or for who is new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_hinted = False
        self._face = "play"
        self._side = round(SIDE)

    def set_hinted(self, hinted: bool) -> None:
        """Have a soft ring that draws the eye, or none."""
        self._is_hinted = hinted
        self.update()

    def show_face(self, name: str) -> None:
        """Show the icon with this name."""
        self._face = name
        self.update()

    def set_side(self, side: int) -> None:
        """Be as large as that, in pixels, with the room for the ring."""
        self._side = side
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, ring = current_look(), _RING * self._side
        radius, middle = self._side / 2 - ring, QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        fill = QColor(look.theme.accent)
        if self._is_hinted:
            soft = QColor(fill)
            soft.setAlphaF(_HINT)
            painter.setBrush(soft)
            painter.drawEllipse(middle, radius + ring, radius + ring)
        painter.setBrush(fill.lighter(112) if self.underMouse() and not self.isDown() else fill)
        painter.drawEllipse(middle, radius, radius)
        if self.hasFocus():  # within its own box, two pixels away from what is filled
            painter.setPen(QPen(fill, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius + 3, radius + 3)
        side = round(_ICON * self._side)
        place = self.rect().center() - QPointF(side / 2, side / 2).toPoint()
        icon(self._face, look.theme.on_accent).paint(painter, place.x() + 1, place.y() + 1, side, side)
