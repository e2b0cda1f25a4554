"""The middle of the window: the canvas, beside it the surface in 3-D, and over it what is asked and said.

The canvas is ringed where the tab key leads to it. Where only the surface in 3-D is shown, it lies over the canvas,
which is there as ever, keeps the keyboard and says which part of the plane is seen.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from rmsprop_gui.view.relief_view import Shown
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.canvas.corners import RADIUS
from rmsprop_gui.window.canvas.covered import Cover
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.shell.notice import Notice
from rmsprop_gui.window.shell.settings_offer import SettingsOffer

if TYPE_CHECKING:  # these are loaded when they are opened
    from rmsprop_gui.window.lecture.welcome import Welcome
    from rmsprop_gui.window.relief.pane import ReliefPane
    from rmsprop_gui.window.stage.stage import Stage

_MARGINS = (12, 6, 12, 6)  # pixels at scale 1 to the left of the canvas, above it, to its right and below it
_GAP = 8  # pixels around what lies over the canvas
_LARGEST_SHARE = 0.25  # of the height, that one of them takes
_BETWEEN = 12  # pixels at scale 1 between the canvas and the surface in 3-D beside it


class Over(QFrame):
    """What lies over the top of the canvas while it is shown."""

    share = _LARGEST_SHARE
    """Of the height of the canvas, that it takes at the most."""

    @abstractmethod
    def size_within(self, room: QSize) -> QSize:
        """The size that it wants to have in this room."""


class CentralArea(QFrame):
    """The canvas, and over its top what is asked and said: what is clicked there never moves."""

    def __init__(
        self, prediction: PredictionBar, offer: SettingsOffer, canvas: Canvas, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_reached = False
        self._box = QVBoxLayout(self)
        self._box.addWidget(canvas, 1)
        self.banner = Notice(self)
        self.offer = offer
        self.canvas = canvas
        self._stage: Stage | None = None
        self._relief: ReliefPane | None = None
        self._welcome: Welcome | None = None
        self._beside: QWidget | None = None
        self._shown = Shown.CONTOURS
        self._over: tuple[PredictionBar | SettingsOffer | Notice | Over, ...] = (prediction, offer, self.banner)
        for widget in self._over:
            widget.setParent(self)
            widget.hide()
        canvas.reached.connect(self._on_reached)
        self.show_look()

    @Slot()
    def show_look(self) -> None:
        """Leave as much room around the canvas as the scale of the look asks for, or as what surrounds it does."""
        if self._stage is None:
            self._box.setContentsMargins(*(round(side * current_look().scale) for side in _MARGINS))
        else:
            self._box.setContentsMargins(self._stage.margins)
        self._box.setSpacing(round(_BETWEEN * current_look().scale))
        if self._welcome is not None:
            self._welcome.show_look()

    def lay_over(self, widget: Over) -> None:
        """Have this, which is a child of it, over the canvas whenever it is shown, below what is there already."""
        self._over = (*self._over, widget)

    def greet_with(self, welcome: "Welcome") -> None:
        """Have this, which is a child of it, in the lower left of the canvas whenever it is shown."""
        self._welcome = welcome

    def show_relief(self, pane: "ReliefPane", shown: Shown) -> None:
        """Have the surface in 3-D beside the canvas, in its place, or not at all."""
        self._relief, self._shown = pane, shown
        if shown is Shown.BOTH:
            self._box.addWidget(pane, 1)
            self._turn()
        else:
            self._box.removeWidget(pane)
        pane.stackUnder(self._over[0])
        pane.setVisible(shown is not Shown.CONTOURS)
        self.updateGeometry()
        self._place()

    def stand_beside(self, pane: QWidget | None) -> None:
        """Have this beside the canvas, as wide or as high as it wants to be; None for nothing."""
        if self._beside is not None:
            self._box.removeWidget(self._beside)
            self._beside.hide()
        self._beside = pane
        if pane is not None:
            self._box.addWidget(pane)
            pane.show()
        self._turn()
        self.updateGeometry()

    def _turn(self) -> None:
        """Have canvas and what is beside it side by side where the room is wide, else one below the other."""
        room = self.contentsRect().marginsRemoved(self._box.contentsMargins())
        to = QBoxLayout.Direction
        direction = to.LeftToRight if room.width() > room.height() else to.TopToBottom
        if (self._shown is Shown.BOTH or self._beside is not None) and direction != self._box.direction():
            self._box.setDirection(direction)

    def surround(self, stage: "Stage | None") -> None:
        """Have this around the canvas, behind which it lies; None for nothing."""
        if self._stage is not None:
            self._stage.composed.disconnect(self.show_look)
            self._stage.hide()
        self._stage = stage
        if stage is not None:
            stage.composed.connect(self.show_look)
            stage.setGeometry(self.rect())
            stage.lower()
            stage.show()
        self.updateGeometry()
        self.show_look()

    def show_problem(self, problem: str) -> None:
        """Say over the canvas what has gone wrong."""
        self.banner.show_problem(problem)

    @Slot(str)
    def show_hint(self, hint: str) -> None:
        """Say over the canvas why nothing happens, for as long as it takes to read it."""
        self.banner.show_hint(hint)

    def event(self, event: QEvent) -> bool:
        """Told by a request for a new layout that something over the canvas has come, gone or changed its size."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return is_done

    def minimumSizeHint(self) -> QSize:
        """On a stage the margins of the canvas are no room that is needed: they follow the size, not it them.

        Nor does it need more with the surface in 3-D beside it, which may be as small as there is room for.
        """
        is_whole = self._stage is None and self._shown is not Shown.BOTH
        return super().minimumSizeHint() if is_whole else QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._stage is not None:
            self._stage.setGeometry(self.rect())
        self._turn()
        self._place()

    def _place(self) -> None:
        """Lay what is over the canvas one below the other, each as large as it likes to be and there is room for."""
        if self._relief is not None and self._shown is Shown.RELIEF:
            self._relief.setGeometry(self.canvas.geometry())
        room = self.canvas.geometry().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        covered, corner = QRect(), room.topLeft()
        for widget in self._over:
            if not widget.isHidden():
                share = widget.share if isinstance(widget, Over) else _LARGEST_SHARE
                place = QRect(corner, widget.size_within(QSize(room.width(), round(share * room.height()))))
                widget.setGeometry(place)
                widget.raise_()
                corner.setY(place.bottom() + 1 + _GAP)
                covered |= place
        self.canvas.cover(Cover.NOTICES, covered.translated(-self.canvas.pos()))
        if self._welcome is not None:
            self._place_welcome(self._welcome, room.adjusted(0, covered.height(), 0, 0))

    def _place_welcome(self, welcome: "Welcome", room: QRect) -> None:
        """In the lower left: below what is said, and beside where the runs of the first picture go."""
        place = QRect()
        if not welcome.isHidden():
            place = QRect(room.topLeft(), welcome.size_within(room.size()))
            place.moveBottomLeft(room.bottomLeft())
            welcome.setGeometry(place)
            welcome.raise_()
        self.canvas.cover(Cover.WELCOME, place.translated(-self.canvas.pos()) if place else place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_reached:
            look, away = current_look(), 3.0  # the middle of a line of 2 pixels that is 2 pixels away
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look.theme.accent), 2.0))
            ring = QRectF(self.canvas.geometry()).adjusted(-away, -away, away, away)
            painter.drawRoundedRect(ring, RADIUS * look.scale + away, RADIUS * look.scale + away)

    @Slot(bool)
    def _on_reached(self, reached: bool) -> None:
        self._is_reached = reached
        self.update()
