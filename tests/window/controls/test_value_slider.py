"""A slider counts in places, and tells screen readers the number."""

import gc
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.window.controls.value_slider import ValueSlider

DECLARED = {item: name for rule in RULES.values() for name, item in rule.declared().items()}
NUMBERS = [pytest.param(item, id=name) for item, name in DECLARED.items() if isinstance(item, NumericParameter)]
every_number = pytest.mark.parametrize("declaration", NUMBERS)


def told(slider: ValueSlider) -> QAccessibleValueInterface:
    interface = QAccessible.queryAccessibleInterface(slider)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == slider.declaration.label
    return interface.valueInterface()


@every_number
def test_screen_readers_are_told_the_number_and_its_range(qtbot: QtBot, declaration: NumericParameter) -> None:
    slider = ValueSlider(declaration)
    qtbot.addWidget(slider)
    value = told(slider)
    assert (value.minimumValue(), value.maximumValue()) == (declaration.low, declaration.high)
    for fraction in (0.0, 0.2, 0.77, 1.0):
        slider.show_number(declaration.from_fraction(fraction))
        assert value.currentValue() == slider.number == declaration.from_fraction(fraction)


@every_number
def test_a_number_that_a_screen_reader_sets_is_taken_as_it_is(qtbot: QtBot, declaration: NumericParameter) -> None:
    slider = ValueSlider(declaration)
    qtbot.addWidget(slider)
    said: list[object] = []
    slider.number_chosen.connect(said.append)
    slider.settled.connect(lambda: said.append("settled"))
    number = declaration.from_fraction(0.3)
    number *= 1 if declaration.whole else 1.00001  # between two places
    told(slider).setCurrentValue(number)
    assert said == [number, "settled"]
    told(slider).setCurrentValue(declaration.high + 1)
    assert said[2:] == [declaration.high, "settled"] and slider.value() == slider.maximum()


def test_a_number_between_two_places_is_told_exactly(qtbot: QtBot) -> None:
    declaration = RULES["rmsprop"].declared()["learning_rate"]
    slider = ValueSlider(declaration)
    qtbot.addWidget(slider)
    slider.show_number(0.1)
    place = slider.value()
    slider.show_number(0.1000001)
    assert slider.value() == place and told(slider).currentValue() == 0.1000001


def test_what_screen_readers_are_given_does_not_keep_the_slider(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    slider = ValueSlider(RULES["rmsprop"].declared()["learning_rate"], parent)
    told(slider)
    gone = ref(slider)
    slider.deleteLater()
    del slider
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("kind", QAccessible.InterfaceType)
def test_no_other_interface_is_pretended(qtbot: QtBot, kind: QAccessible.InterfaceType) -> None:
    """A wrong address would end the program."""
    slider = ValueSlider(RULES["rmsprop"].declared()["learning_rate"])
    qtbot.addWidget(slider)
    interface: QAccessibleInterface = QAccessible.queryAccessibleInterface(slider)
    expected = {QAccessible.InterfaceType.ActionInterface, QAccessible.InterfaceType.ValueInterface}
    assert bool(int(interface.interface_cast(kind))) == (kind in expected)
