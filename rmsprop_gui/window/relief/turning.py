"""How the mouse and the keys move the eye."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from rmsprop_gui.view.relief_view import FARTHEST, HIGHEST, LOWEST, NEAREST, REACH, ReliefView
from rmsprop_gui.window.view_store import ViewStore

_ACROSS, _UPRIGHT = 0.4, 0.3  # degrees for each pixel that the mouse is dragged
_KEY = 5.0  # degrees for each press of an arrow key
_NOTCH = 1.15  # times as large for each notch of the wheel
_UNITS = 120.0  # of the wheel, in a notch
_TURNS = {
    Qt.Key.Key_Left: (-_KEY, 0.0),
    Qt.Key.Key_Right: (_KEY, 0.0),
    Qt.Key.Key_Up: (0.0, _KEY),
    Qt.Key.Key_Down: (0.0, -_KEY),
}


class Turning:
    """Dragging turns, with Shift or another button it moves; the wheel zooms; arrows turn, Home is as at first."""

    keys = frozenset((*_TURNS, Qt.Key.Key_Home))

    def __init__(self, view: ViewStore) -> None:
        self._view = view
        self._last: QPointF | None = None
        self._moves = False  # else it turns

    @property
    def is_dragged(self) -> bool:
        """Whether a button is held."""
        return self._last is not None

    def press(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._last, self._moves = event.position(), shift or event.button() != Qt.MouseButton.LeftButton

    def drag(self, event: QMouseEvent, size: QSizeF) -> None:
        """Follow the mouse over a pane of that size."""
        if self._last is None:
            return
        way, self._last = event.position() - self._last, event.position()
        if self._moves:
            self._move(way.x() / size.width(), way.y() / size.height())
        else:
            self._turn(-way.x() * _ACROSS, way.y() * _UPRIGHT)

    def release(self) -> None:
        """The button has been let go."""
        self._last = None

    def wheel(self, event: QWheelEvent) -> None:
        """Come closer, or go away."""
        relief = self._view.state.relief
        size = relief.size * _NOTCH ** (event.angleDelta().y() / _UNITS)
        self._view.update(relief=replace(relief, size=min(max(size, FARTHEST), NEAREST)))

    def press_key(self, event: QKeyEvent) -> bool:
        """Do what a key does; whether it does anything."""
        key = Qt.Key(event.key())
        if key in _TURNS:
            self._turn(*_TURNS[key])
        elif key == Qt.Key.Key_Home:
            relief, usual = self._view.state.relief, ReliefView()
            self._view.update(relief=replace(usual, shown=relief.shown, scale=relief.scale))
        return key in self.keys

    def _turn(self, across: float, upright: float) -> None:
        relief = self._view.state.relief
        azimuth = (relief.azimuth + across + 180.0) % 360.0 - 180.0
        elevation = min(max(relief.elevation + upright, LOWEST), HIGHEST)
        self._view.update(relief=replace(relief, azimuth=azimuth, elevation=elevation))

    def _move(self, right: float, down: float) -> None:
        relief = self._view.state.relief
        x, y = (min(max(part + by, -REACH), REACH) for part, by in zip(relief.shift, (right, down), strict=True))
        self._view.update(relief=replace(relief, shift=(x, y)))
