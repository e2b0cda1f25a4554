"""The controls of one parameter: made from its declaration, one kind of control for each kind of declaration."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rmsprop_gui.formulas.meaning import Letters
from rmsprop_gui.parameters.parameter import ChoiceParameter, NumericParameter, Parameter, SwitchParameter
from rmsprop_gui.simulation.glossary import entry
from rmsprop_gui.window.controls.eliding import ElidingCheckBox
from rmsprop_gui.window.controls.no_wheel import NoWheelComboBox
from rmsprop_gui.window.controls.number_field import NumberField, problem_label
from rmsprop_gui.window.controls.symbol_label import SymbolLabel
from rmsprop_gui.window.controls.symbol_places import Describe, SymbolPlaces
from rmsprop_gui.window.controls.value_slider import ValueSlider
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.spotlight import Spotlight

# pixels at scale 1
_LETTER, _FIELD, _FIELD_HEIGHT = 28, 80, 30
_FIELD_EDGE = -5  # less than usual to the left and right of a number: 0.000125 is whole
_PITCH = 44
"""From one row to the next."""
_SWITCH_PITCH = 36


class NumberRow(QWidget):
    """A symbol, a slider on the scale of the hyperparameter, and a field for the exact number."""

    value_changed = Signal(str, object)
    settled = Signal()
    """That was it: what comes next is another edit."""
    left = Signal()

    def __init__(
        self,
        name: str,
        declaration: NumericParameter,
        parent: QWidget | None = None,
        spotlight: Spotlight | None = None,
        describe: Describe = entry,
    ) -> None:
        super().__init__(parent)
        self._name, self._declaration = name, declaration
        self._label = SymbolLabel(declaration.meaning, self, spotlight, describe)
        self.slider = ValueSlider(declaration, self)
        problem = problem_label(self)
        self.field = NumberField(declaration.label, lambda value: declaration.check(self._label.text(), value), problem)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(self.slider, 0, 1)
        layout.addWidget(self.field, 0, 2)
        layout.addWidget(problem, 1, 0, 1, 3)
        self.slider.number_chosen.connect(self._on_number_chosen)
        self.slider.settled.connect(self.settled)
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self.left)

    @property
    def letter(self) -> str:
        """The symbol as it is written."""
        return self._label.text()

    @property
    def symbols(self) -> SymbolPlaces:
        """Where the symbol stands."""
        return self._label.symbols

    def show_letters(self, letters: Letters) -> None:
        """Write the symbol as these letters say, in the colour that it has everywhere."""
        scale = current_look().scale
        self._label.show_letters(letters)
        self._label.setFixedWidth(round(_LETTER * scale))
        edge = round(_FIELD_EDGE * scale)
        self.field.setTextMargins(edge, 0, edge, 0)
        self.field.setFixedSize(round(_FIELD * scale), round(_FIELD_HEIGHT * scale))
        self.setMinimumHeight(round(_PITCH * scale))
        self.slider.setAccessibleDescription(self._label.sentence)

    def show_value(self, value: float) -> None:
        """Show this value, without a signal."""
        self.field.show_value(value)
        self.slider.show_number(value)

    @Slot(object)
    def _on_number_chosen(self, number: float) -> None:
        self.value_changed.emit(self._name, number)

    @Slot(float)
    def _on_entered(self, value: float) -> None:
        self.value_changed.emit(self._name, int(value) if self._declaration.whole else value)
        self.settled.emit()


class SwitchRow(QWidget):
    """A convention that is on or off."""

    value_changed = Signal(str, object)
    settled = Signal()
    left = Signal()

    def __init__(self, name: str, declaration: SwitchParameter, parent: QWidget | None = None, *_: object) -> None:
        super().__init__(parent)
        self._name = name
        self.box = ElidingCheckBox(declaration.label, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self._fit()
        self.box.toggled.connect(self._on_toggled)

    def show_letters(self, letters: Letters) -> None:
        """A switch has no letter in the formulas; its size is that of the look."""
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(round(_SWITCH_PITCH * current_look().scale))

    def show_value(self, value: bool) -> None:
        """Show this value, without a signal."""
        with QSignalBlocker(self.box):
            self.box.setChecked(value)

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        self.value_changed.emit(self._name, checked)
        self.settled.emit()


class ChoiceRow(QWidget):
    """What it is, and a list of the options."""

    value_changed = Signal(str, object)
    settled = Signal()
    left = Signal()

    def __init__(self, name: str, declaration: ChoiceParameter, parent: QWidget | None = None, *_: object) -> None:
        super().__init__(parent)
        self._name = name
        self.choice = NoWheelComboBox(self)
        self.choice.setAccessibleName(declaration.label)
        for option in declaration.options:
            self.choice.addItem(declaration.format_value(option), option)
        label = QLabel(declaration.label, self)
        label.setBuddy(self.choice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self.choice, 1)
        self.choice.activated.connect(self._on_activated)

    def show_letters(self, letters: Letters) -> None:
        """A choice has no letter in the formulas; its size is that of the look."""
        self.setMinimumHeight(round(_PITCH * current_look().scale))

    def show_value(self, value: str) -> None:
        """Show what is chosen."""
        self.choice.setCurrentIndex(self.choice.findData(value))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.value_changed.emit(self._name, self.choice.itemData(index))
        self.settled.emit()


ParameterRow = NumberRow | SwitchRow | ChoiceRow
_ROWS: dict[type[Parameter], type[ParameterRow]] = {
    NumericParameter: NumberRow,
    SwitchParameter: SwitchRow,
    ChoiceParameter: ChoiceRow,
}


def make_row(
    name: str, declaration: Parameter, parent: QWidget, spotlight: Spotlight | None = None, describe: Describe = entry
) -> ParameterRow:
    """The controls that suit a declaration; those of a number have its symbol, which `describe` explains."""
    return _ROWS[type(declaration)](name, declaration, parent, spotlight, describe)  # type: ignore[arg-type]
