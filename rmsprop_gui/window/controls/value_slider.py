"""A slider over the values of a numeric parameter."""

from weakref import proxy

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
    QAccessibleValueInterface,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.parameters.stops import next_stop
from rmsprop_gui.window.controls.no_wheel import NoWheelSlider
from rmsprop_gui.window.controls.screen_reader import WithValue
from rmsprop_gui.window.controls.slider_painting import HEIGHT, MARGIN, REACH, Band, paint_slider
from rmsprop_gui.window.looks.look import current_look

_PLACES = 10_000  # close enough together that each value of two digits has a place of its own
_DIGITS, _FINE_DIGITS = 2, 3  # of the values that a drag comes to
_FINE = 0.1  # how far the handle goes for each pixel, with Shift
_LEAST_WIDTH = 48  # pixels: at any scale that is enough to take the handle
_NOTCH = 120  # of a wheel, in eighths of a degree
_KEYS = {Qt.Key.Key_Up: True, Qt.Key.Key_Right: True, Qt.Key.Key_Down: False, Qt.Key.Key_Left: False}


class ValueSlider(NoWheelSlider):
    """Spreads the values on the scale of their declaration. Screen readers are told the number, not the place.

    A drag comes to values of two digits, and with Shift goes ten times more slowly; arrow keys, and the wheel while
    the slider has the keyboard, go from one round value to the next.
    """

    number_chosen = Signal(object)
    """The user has moved it to this number."""

    def __init__(self, declaration: NumericParameter, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.declaration = declaration
        self.bands: tuple[Band, ...] = ()
        self.setRange(0, _PLACES)
        self.setPageStep(_PLACES // 20)
        self.setAccessibleName(declaration.label)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.number = self._number_at(self.value())
        """The number that is shown; it may lie between two places."""
        self._held_at, self._held_fraction, self._turned = 0.0, 0.0, 0
        self.valueChanged.connect(self._on_value_changed)
        self._show_tip()

    def show_bands(self, bands: tuple[Band, ...]) -> None:
        """Show above the track what the values lead to."""
        if bands != self.bands:
            self.bands = bands
            self._show_tip()
            self.update()

    def show_number(self, number: float) -> None:
        """Show this number, without a signal."""
        if number == self.number:
            return  # several places may stand for one rounded number: leave it where it is
        self.number = number
        with QSignalBlocker(self):
            self.setValue(self._place_of(number))
        self.update()
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, number))  # the place may be the same

    def choose_number(self, number: float) -> None:
        """Take just this number, as when it is typed; beyond an end, the end."""
        self._move_to(min(max(number, self.declaration.low), self.declaration.high))
        self.settled.emit()

    def accessible_interface(self) -> QAccessibleInterface:
        """A slider from the lowest number to the highest."""
        return WithValue(self, QAccessible.Role.Slider, _Numbers(self))

    # its look

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, round(HEIGHT * current_look().scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_slider(self, self.declaration, self._fraction, self.bands)

    @property
    def _fraction(self) -> float:
        return self.declaration.to_fraction(self.number)

    def _show_tip(self) -> None:
        declared = self.declaration
        lines = [
            self.tr("{what}, {low:g} to {high:g}").format(what=declared.label, low=declared.low, high=declared.high),
            *(band.sentence for band in self.bands),
            self.tr("↑, ↓ or the wheel: the next round value. Shift while dragging: ten times finer."),
        ]
        self.setToolTip("\n".join(lines))

    # the mouse, the wheel and the keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x, scale = event.position().x(), current_look().scale
        margin = MARGIN * scale
        self._held_at, self._held_fraction = x, self._fraction
        if abs(x - margin - self._fraction * self._room) > REACH * scale:
            self._held_fraction = (x - margin) / self._room
            self._move_to(self.declaration.from_fraction(self._held_fraction, _DIGITS))
        self.setSliderDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.isSliderDown():
            return
        x, is_fine = event.position().x(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._held_fraction += (x - self._held_at) / self._room * (_FINE if is_fine else 1.0)
        self._held_at = x
        digits = _FINE_DIGITS if is_fine else _DIGITS
        self._move_to(self.declaration.from_fraction(self._held_fraction, digits))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        for _ in range(abs(self._turned) // _NOTCH):
            self._step(self._turned > 0)
        self._turned -= (abs(self._turned) // _NOTCH) * (_NOTCH if self._turned > 0 else -_NOTCH)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self._step(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.isSliderDown():
            self.settled.emit()  # what the wheel did; nothing happens where it did nothing

    @property
    def _room(self) -> float:
        """How far the handle can go, in pixels."""
        return max(self.width() - 2 * MARGIN * current_look().scale, 1.0)

    def _step(self, up: bool) -> None:
        self._move_to(next_stop(self.declaration, self.number, up))

    def _move_to(self, number: float) -> None:
        number = round(number) if self.declaration.whole else number
        if number != self.number:
            self.show_number(number)
            self.number_chosen.emit(number)

    def _number_at(self, place: int) -> float:
        return self.declaration.from_fraction(place / _PLACES, _DIGITS)

    def _place_of(self, number: float) -> int:
        return round(self.declaration.to_fraction(number) * _PLACES)

    @Slot(int)
    def _on_value_changed(self, place: int) -> None:
        self.number = self._number_at(place)
        self.number_chosen.emit(self.number)


class _Numbers(QAccessibleValueInterface):
    """The numbers of a slider. PySide keeps every interface to the end, and that must not keep the slider."""

    def __init__(self, slider: ValueSlider) -> None:
        super().__init__()
        self._slider = proxy(slider)

    def currentValue(self) -> float:
        return self._slider.number

    def setCurrentValue(self, value: float) -> None:
        self._slider.choose_number(float(value))

    def minimumValue(self) -> float:
        return self._slider.declaration.low

    def maximumValue(self) -> float:
        return self._slider.declaration.high

    def minimumStepSize(self) -> float:
        return 0.0  # the places are not evenly apart
