"""A slider counts in places, and tells screen readers the number."""

import gc
from weakref import ref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RULES
from rmsprop_gui.parameters.parameter import NumericParameter
from rmsprop_gui.parameters.stops import next_stop
from rmsprop_gui.view.theme import LIGHT
from rmsprop_gui.window.controls.slider_painting import Band
from rmsprop_gui.window.controls.value_slider import ValueSlider

NO_KEY, NO_PHASE = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
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


# the hand

RATE, BETA = (RULES["rmsprop"].declared()[name] for name in ("learning_rate", "beta"))


@pytest.fixture
def rate(qtbot: QtBot) -> ValueSlider:
    assert isinstance(RATE, NumericParameter)
    slider = ValueSlider(RATE)
    qtbot.addWidget(slider)
    slider.resize(326, 30)  # the track has 300 pixels, 50 for each power of ten
    slider.show()
    slider.show_number(0.1)
    return slider


def drag(slider: ValueSlider, start: float, *ways: float, keys: Qt.KeyboardModifier = NO_KEY) -> list[float]:
    """The numbers that it comes to while it is taken at a place and moved by pixels."""
    seen = []
    send(slider, QEvent.Type.MouseButtonPress, start, keys)
    for way in ways:
        send(slider, QEvent.Type.MouseMove, start + way, keys)
        seen.append(slider.number)
    send(slider, QEvent.Type.MouseButtonRelease, start + (ways[-1] if ways else 0), keys)
    return seen


def send(slider: ValueSlider, kind: QEvent.Type, x: float, keys: Qt.KeyboardModifier) -> None:
    place, button = QPointF(x, 15), Qt.MouseButton.LeftButton
    QCoreApplication.sendEvent(slider, QMouseEvent(kind, place, slider.mapToGlobal(place), button, button, keys))


def middle_of_handle(slider: ValueSlider) -> float:
    return 13 + slider.declaration.to_fraction(slider.number) * (slider.width() - 26)


def test_a_drag_comes_to_values_of_two_digits(rate: ValueSlider) -> None:
    seen = drag(rate, middle_of_handle(rate), 1, 7, 22, 50, 75)
    assert seen == [float(f"{0.1 * 10 ** (way / 50):.1e}") for way in (1, 7, 22, 50, 75)]


def test_a_drag_with_shift_is_ten_times_finer(rate: ValueSlider) -> None:
    seen = drag(rate, middle_of_handle(rate), 10, 50, 100, keys=Qt.KeyboardModifier.ShiftModifier)
    assert seen == [float(f"{0.1 * 10 ** (way / 500):.2e}") for way in (10, 50, 100)]


def test_a_handle_that_is_taken_beside_its_middle_does_not_jump(rate: ValueSlider) -> None:
    said: list[object] = []
    rate.number_chosen.connect(said.append)
    assert drag(rate, middle_of_handle(rate) + 9, 0, 50) == [0.1, 1.0] and said == [1.0]


def test_a_press_on_the_track_brings_the_handle_there(rate: ValueSlider) -> None:
    drag(rate, 13 + 50)
    assert rate.number == 1e-4


def test_what_lies_between_two_places_is_kept_until_it_is_moved(rate: ValueSlider) -> None:
    rate.show_number(0.12345678)
    drag(rate, middle_of_handle(rate))
    assert rate.number == 0.12345678


@pytest.mark.parametrize("declared, start", [(RATE, 0.123), (BETA, 0.93)])
def test_keys_go_to_the_next_round_value(qtbot: QtBot, declared: NumericParameter, start: float) -> None:
    slider = ValueSlider(declared)
    qtbot.addWidget(slider)
    slider.show_number(start)
    for key, up in ((Qt.Key.Key_Up, True), (Qt.Key.Key_Up, True), (Qt.Key.Key_Down, False)):
        expected = next_stop(declared, slider.number, up)
        QTest.keyClick(slider, key)
        assert slider.number == expected


@pytest.mark.parametrize("has_focus", [True, False])
def test_the_wheel_is_the_sliders_while_it_has_the_keyboard(
    qtbot: QtBot, rate: ValueSlider, has_focus: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate, "hasFocus", lambda: has_focus)
    seen = []
    for notches in (1, 0.5, 0.5, -2):
        place, turn = QPointF(20, 15), QPoint(0, round(120 * notches))
        event = QWheelEvent(
            place, rate.mapToGlobal(place), QPoint(), turn, Qt.MouseButton.NoButton, NO_KEY, NO_PHASE, False
        )
        QCoreApplication.sendEvent(rate, event)
        assert event.isAccepted() == has_focus
        seen.append(rate.number)
    assert seen == ([0.2, 0.2, 0.5, 0.1] if has_focus else [0.1] * 4)


# its look


def colours(slider: ValueSlider, y: int) -> list[str]:
    """From left to right, those along a line."""
    picture = slider.grab().toImage()
    return [picture.pixelColor(x, y).name() for x in range(13, slider.width() - 13)]


def test_bands_lie_above_the_track_from_limit_to_limit(rate: ValueSlider) -> None:
    bands = (
        Band(1e-5, 0.1, "stable", "settles"),
        Band(0.1, 1.0, "oscillating", "swings"),
        Band(1.0, 10.0, "divergent", "grows"),
    )
    rate.show_bands(bands)
    rate.clearFocus()  # the ring lies over them
    line = colours(rate, 5)
    for colour, start, end in ((LIGHT.stable, 0, 200), (LIGHT.oscillating, 200, 250), (LIGHT.divergent, 250, 300)):
        assert set(line[start + 2 : end - 2]) == {colour}
    assert line[200] == line[250] == LIGHT.ink_soft, "a mark where one ends"
    assert all(band.sentence in rate.toolTip() for band in bands)
    rate.show_bands(())
    assert LIGHT.stable not in colours(rate, 5) and "settles" not in rate.toolTip()


def test_the_track_is_filled_up_to_the_handle_which_stands_out(rate: ValueSlider) -> None:
    line = colours(rate, 16)
    assert set(line[3:185]) == {LIGHT.accent} and set(line[215:297]) == {LIGHT.track}
    assert line[200] == LIGHT.raised


def test_the_tip_says_what_it_is_how_far_it_goes_and_which_keys(rate: ValueSlider) -> None:
    assert all(part in rate.toolTip() for part in ("learning rate", "1e-05", "10", "↑", "Shift"))
