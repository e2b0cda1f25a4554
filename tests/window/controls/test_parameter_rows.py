"""Slider and field of a hyperparameter say the same, on the scale that suits it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLabel, QStyle, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.formulas.number import exact
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.parameters.parameter import ChoiceParameter, NumericParameter, SwitchParameter
from rmsprop_gui.parameters.stops import stops
from rmsprop_gui.window.controls.parameter_rows import ChoiceRow, NumberRow, SwitchRow, make_row
from rmsprop_gui.window.controls.symbol_label import SymbolLabel
from rmsprop_gui.window.looks.look import Look, apply_look
from window.frames import pixels

DECLARED = {item: name for rule in RULES.values() for name, item in rule.declared().items()}  # each kind once
NUMBERS = [pytest.param(name, item, id=name) for item, name in DECLARED.items() if isinstance(item, NumericParameter)]
SWITCHES = [pytest.param(name, item, id=name) for item, name in DECLARED.items() if isinstance(item, SwitchParameter)]


class Bench(QWidget):
    """A row that keeps what it says, as a run would."""

    def __init__(self, name: str, declaration: NumericParameter | SwitchParameter, value: object) -> None:
        super().__init__()
        self.row = make_row(name, declaration, self)
        self.row.show_value(value)
        self.said: list[object] = []
        self.row.value_changed.connect(self._on_value_changed)

    def _on_value_changed(self, name: str, value: object) -> None:
        self.said.append(value)
        self.row.show_value(value)


def number_row(qtbot: QtBot, name: str, declaration: NumericParameter, value: float) -> tuple[Bench, NumberRow]:
    bench = Bench(name, declaration, value)
    qtbot.addWidget(bench)
    assert isinstance(bench.row, NumberRow)
    return bench, bench.row


@pytest.mark.parametrize("name, declaration", NUMBERS)
def test_the_slider_reaches_both_ends_and_the_field_agrees(
    qtbot: QtBot, name: str, declaration: NumericParameter
) -> None:
    bench, row = number_row(qtbot, name, declaration, declaration.high)
    last = row.slider.maximum()
    for tick in (0, 1, last // 4, last // 2, last - 1, last):
        row.slider.setValue(tick)
        value = bench.said[-1]
        declaration.check(name, value)
        assert row.field.value == value and row.field.text() == exact(value)
        assert abs(declaration.to_fraction(value) * last - tick) <= 0.02 * last, "the knob is where the value is"
    assert (bench.said[0], bench.said[-1]) == (declaration.low, declaration.high)


@pytest.mark.parametrize("name, declaration", NUMBERS)
def test_a_value_in_the_field_moves_the_slider(qtbot: QtBot, name: str, declaration: NumericParameter) -> None:
    bench, row = number_row(qtbot, name, declaration, declaration.high)
    bench.show()
    for fraction in (0.0, 0.21, 0.5, 0.83, 1.0):
        value = declaration.from_fraction(fraction)
        row.field.setFocus()
        row.field.setText(exact(value))
        row.field.setModified(True)
        QTest.keyClick(row.field, Qt.Key.Key_Return)
        assert bench.said[-1:] == [value] or value == declaration.high
        assert row.slider.value() == round(declaration.to_fraction(value) * row.slider.maximum())


@pytest.mark.parametrize("name, declaration", NUMBERS)
def test_scales_spread_evenly_what_they_are_to_spread(name: str, declaration: NumericParameter) -> None:
    """Of the value where it spans decades, of one minus the value where it nears one."""
    small = {
        "log": (lambda value: max(value, 1e-12), (1e-4, 1e-3, 1e-2)),
        "complement": (lambda value: 1 - value, (0.9, 0.99, 0.999)),
        "linear": (
            abs,
            tuple(declaration.low + part * (declaration.high - declaration.low) for part in (0.1, 0.2, 0.3)),
        ),
    }
    of, values = small[declaration.scale]
    values = tuple(value * 10 ** (4 * declaration.whole) for value in values)  # the first whole numbers too
    places = [declaration.to_fraction(value) for value in values]
    assert places[1] - places[0] == pytest.approx(places[2] - places[1])
    assert abs(places[1] - places[0]) > 0.05 and of(values[0]) > 0


@pytest.mark.parametrize("name, declaration", NUMBERS)
@pytest.mark.parametrize("key, end", [(Qt.Key.Key_Up, "high"), (Qt.Key.Key_Down, "low")], ids=["up", "down"])
def test_the_keys_of_the_slider_reach_its_ends(
    qtbot: QtBot, name: str, declaration: NumericParameter, key: Qt.Key, end: str
) -> None:
    """Right and left belong to playback; up and down are the slider's."""
    bench, row = number_row(qtbot, name, declaration, declaration.from_fraction(0.5))
    for _ in stops(declaration):
        QTest.keyClick(row.slider, key)
    assert bench.said[-1] == getattr(declaration, end)


def test_dragging_says_every_value_on_the_way(qtbot: QtBot) -> None:
    declaration = RULES["rmsprop"].declared()["learning_rate"]
    bench, row = number_row(qtbot, "learning_rate", declaration, 0.1)
    row.slider.setSliderDown(True)
    for tick in (6830, 7080, 7330):
        row.slider.setSliderPosition(tick)
        row.slider.triggerAction(QAbstractSlider.SliderAction.SliderMove)
        assert row.slider.value() == tick, "the knob stays under the hand"
    row.slider.setSliderDown(False)
    assert len(bench.said) == 3 and bench.said == sorted(bench.said) and row.field.value == bench.said[-1]


def test_an_exact_number_stays_exact(qtbot: QtBot) -> None:
    declaration = RULES["rmsprop"].declared()["learning_rate"]
    bench, row = number_row(qtbot, "learning_rate", declaration, 0.123456789)
    assert row.field.text() == "0.123456789" and bench.said == []


@pytest.mark.parametrize("name, declaration", NUMBERS)
def test_out_of_range_names_the_range(qtbot: QtBot, name: str, declaration: NumericParameter) -> None:
    bench, row = number_row(qtbot, name, declaration, declaration.high)
    bench.show()
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "11000000")
    reasons = [label.text() for label in row.findChildren(QLabel) if "between" in label.text() and label.isVisible()]
    assert row.field.property("invalid") is True and len(reasons) == 1
    assert exact(declaration.low) in reasons[0] and exact(declaration.high) in reasons[0]
    assert bench.said == []


@pytest.mark.parametrize("name, declaration", SWITCHES)
def test_a_switch_says_when_it_is_turned_and_only_then(qtbot: QtBot, name: str, declaration: SwitchParameter) -> None:
    bench = Bench(name, declaration, True)
    qtbot.addWidget(bench)
    assert isinstance(bench.row, SwitchRow)
    box = bench.row.box
    assert box.isChecked() and box.text() == declaration.label and bench.said == []
    bench.row.show_value(False)
    assert bench.said == [] and not box.isChecked()
    box.click()
    assert bench.said == [True]


@pytest.mark.parametrize("name, declaration", NUMBERS)
def test_every_control_of_a_row_is_named(qtbot: QtBot, name: str, declaration: NumericParameter) -> None:
    _, row = number_row(qtbot, name, declaration, declaration.low)
    assert declaration.label in row.slider.accessibleName() and declaration.label in row.field.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name, declaration", NUMBERS)
def test_no_letter_is_cut_off(
    qtbot: QtBot, qapp: QApplication, name: str, declaration: NumericParameter, scale: float
) -> None:
    apply_look(qapp, Look(scale=scale))
    bench, row = number_row(qtbot, name, declaration, declaration.high)
    row.show_letters({})
    bench.show()
    label = row.findChild(SymbolLabel)
    ((box, meaning), *others) = (pixels(label), label.symbols.places)[1]
    assert meaning == declaration.meaning and not others
    assert box.left() >= 1 and box.right() <= label.width() - 1
    apply_look(qapp, Look())


CHOICES = [pytest.param(name, item, id=name) for item, name in DECLARED.items() if isinstance(item, ChoiceParameter)]


@pytest.mark.parametrize("name, declaration", [*SWITCHES, *CHOICES])
def test_each_turn_of_a_switch_and_each_choice_is_an_edit_of_its_own(
    qtbot: QtBot, name: str, declaration: SwitchParameter | ChoiceParameter
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    row = make_row(name, declaration, parent)
    said: list[object] = []
    row.value_changed.connect(lambda _, value: said.append(value))
    row.settled.connect(lambda: said.append("settled"))
    if isinstance(row, SwitchRow):
        row.show_value(False)
        row.box.click()
        assert said == [True, "settled"]
    elif isinstance(row, ChoiceRow):
        row.show_value(row.choice.itemData(0))
        row.choice.setFocus()
        QTest.keyClick(row.choice, Qt.Key.Key_Down)
        assert said == [row.choice.itemData(1), "settled"]


def test_a_key_of_the_slider_that_is_held_is_one_edit(qtbot: QtBot) -> None:
    _, row = number_row(qtbot, "beta", RULES["rmsprop"].declared()["beta"], 0.5)
    settled: list[str] = []
    row.settled.connect(lambda: settled.append("settled"))
    for held in (True, True, False):
        release = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "", held)
        QCoreApplication.sendEvent(row.slider, release)
        assert len(settled) == (not held)


@pytest.mark.parametrize("text", ["0.00012", "0.000125", "0.99985", "1.25e-8", "100000"])
@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5, 2.5])
def test_a_number_of_a_slider_is_whole_in_its_field(qtbot: QtBot, qapp: QApplication, text: str, scale: float) -> None:
    apply_look(qapp, Look(scale=scale))
    _, row = number_row(qtbot, "learning_rate", RULES["rmsprop"].declared()["learning_rate"], 0.1)
    row.show_letters({})
    row.show()
    option = QStyleOptionFrame()
    row.field.initStyleOption(option)
    room = row.field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, row.field).width()
    margins = row.field.textMargins().left() + row.field.textMargins().right() + 4  # Qt leaves 2 pixels on either side
    assert row.field.fontMetrics().horizontalAdvance(text) <= room - margins
    apply_look(qapp, Look())
