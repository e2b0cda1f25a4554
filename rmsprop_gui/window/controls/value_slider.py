"""A slider over the values of a numeric parameter."""

from weakref import proxy

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueChangeEvent, QAccessibleValueInterface
from PySide6.QtWidgets import QWidget

from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.window.controls.no_wheel import NoWheelSlider
from rmsprop_gui.window.controls.screen_reader import WithValue

_TICKS = 600


class ValueSlider(NoWheelSlider):
    """Spreads the values on the scale of their declaration. Screen readers are told the number, not the place."""

    number_chosen = Signal(object)
    """The user has moved it to this number."""

    def __init__(self, declaration: NumericParameter, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.declaration = declaration
        self.setRange(0, _TICKS)
        self.setPageStep(_TICKS // 20)
        self.setAccessibleName(declaration.label)
        self.setToolTip(declaration.label)
        self.setMinimumWidth(60)
        self.number = self._number_at(self.value())
        """The number that is shown; it may lie between two places."""
        self.valueChanged.connect(self._on_value_changed)

    def show_number(self, number: float) -> None:
        """Show this number, without a signal."""
        if number == self.number:
            return  # several places may stand for one rounded number: leave it where it is
        self.number = number
        with QSignalBlocker(self):
            self.setValue(self._place_of(number))
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, number))  # the place may be the same

    def choose_number(self, number: float) -> None:
        """Take just this number, as when it is typed; beyond an end, the end."""
        number = min(max(number, self.declaration.low), self.declaration.high)
        self.show_number(round(number) if self.declaration.whole else number)
        self.number_chosen.emit(self.number)
        self.settled.emit()

    def accessible_interface(self) -> QAccessibleInterface:
        """A slider from the lowest number to the highest."""
        return WithValue(self, QAccessible.Role.Slider, _Numbers(self))

    def _number_at(self, place: int) -> float:
        return self.declaration.from_fraction(place / _TICKS)

    def _place_of(self, number: float) -> int:
        return round(self.declaration.to_fraction(number) * _TICKS)

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
