"""One thing the user does is undone as one thing, whatever it was done with."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from rmsprop_gui.optimizers import Adam
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.window.controls.no_wheel import NoWheelSlider
from rmsprop_gui.window.controls.slider_painting import MARGIN
from rmsprop_gui.window.main_window import MainWindow

from .frames import Mouse, place_of
from .windows import computed, set_rule, until


def entries(window: MainWindow) -> int:
    """How often something can be undone."""
    count = 0
    while window.session.history.undo_text:
        window.session.undo()
        count += 1
    for _ in range(count):
        window.session.redo()
    return count


def slider(window: MainWindow) -> NoWheelSlider:
    return window.runs_panel.cards[2].rows["learning_rate"].slider


def drag_start(window: MainWindow) -> None:
    start = window.session.experiment.start
    way = [start, *((start[0] - 2 * part, start[1] + part) for part in (0.4, 0.6, 0.8, 1.0))]
    Mouse(window.canvas.viewport()).drag(*(place_of(window.canvas, point) for point in way))


def click_canvas(window: MainWindow) -> None:
    x1 = window.session.experiment.start[0]
    Mouse(window.canvas.viewport()).click(place_of(window.canvas, (-5.0 if x1 > -4 else -3.0, 2.0)))


def at(slider: NoWheelSlider, fraction: float) -> QPointF:
    """A place on its track."""
    return QPointF(MARGIN + fraction * (slider.width() - 2 * MARGIN), slider.height() / 2)


def drag_slider(window: MainWindow) -> None:
    handle = at(slider(window), slider(window).value() / slider(window).maximum())
    Mouse(slider(window)).drag(handle, *(handle + QPointF(part, 0) for part in (4, 8, 12)))


def hold_key_on_slider(window: MainWindow) -> None:
    slider(window).setFocus()
    for _ in range(5):
        QTest.keyPress(slider(window), Qt.Key.Key_Up)
    QTest.keyRelease(slider(window), Qt.Key.Key_Up)


def click_beside_handle(window: MainWindow) -> None:
    Mouse(slider(window)).click(
        at(slider(window), 0.1 if slider(window).value() > slider(window).maximum() / 2 else 0.9)
    )


def toggle_switch(window: MainWindow) -> None:
    window.runs_panel.cards[2].rows["epsilon_inside"].box.click()


def type_rate(window: MainWindow) -> None:
    field = window.runs_panel.cards[2].rows["learning_rate"].field
    field.setText("")
    QTest.keyClicks(field, "0.3" if field.value != 0.3 else "0.4")
    QTest.keyClick(field, Qt.Key.Key_Return)


def type_start(window: MainWindow) -> None:
    field = window.surface_panel.start[0]
    field.setText("")
    QTest.keyClicks(field, "3" if field.value != 3 else "4")
    QTest.keyClick(field, Qt.Key.Key_Return)


def move_start_by_keys(window: MainWindow) -> None:
    for _ in range(3):
        window.actions_by_name["start_left"].trigger()
    QTest.qWait(900)


GESTURES: dict[str, Callable[[MainWindow], None]] = {
    do.__name__: do
    for do in (
        drag_start,
        click_canvas,
        drag_slider,
        hold_key_on_slider,
        click_beside_handle,
        toggle_switch,
        type_rate,
        type_start,
        move_start_by_keys,
    )
}


def fresh(window: MainWindow) -> None:
    window.session.history = type(window.session.history)()


@pytest.mark.parametrize("do", GESTURES.values(), ids=GESTURES)
def test_a_gesture_is_one_entry_and_the_next_one_another(window: MainWindow, do: Callable[[MainWindow], None]) -> None:
    fresh(window)
    seen = [window.session.experiment]
    for count in (1, 2):
        do(window)
        computed(window)
        assert window.session.experiment != seen[-1] and entries(window) == count
        seen.append(window.session.experiment)
    for before in (seen[1], seen[0]):
        window.actions_by_name["undo"].trigger()
        assert window.session.experiment == before


EDITS: dict[str, Callable[[MainWindow], object]] = {
    "start": drag_start,
    "slider": drag_slider,
    "surface": lambda w: w.session.set_surface(SURFACES["rosenbrock"]),
    "steps": lambda w: w.session.set_steps(140),
    "add": lambda w: w.session.add(Adam()),
    "remove": lambda w: w.session.remove(0),
    "pin": lambda w: w.session.pin(),
    "on the way": lambda w: set_rule(w.session, 2, type(w.session.experiment.runs[2].rule)(beta=0.5), 20),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_undo_and_redo_show_the_very_same_paths(window: MainWindow, edit: Callable[[MainWindow], object]) -> None:
    def paths() -> list[np.ndarray]:
        return [recording.trajectory.position.copy() for recording in computed(window).player.recordings]

    fresh(window)
    before = paths()
    edit(window)
    after = paths()
    for action, wanted in (("undo", before), ("redo", after)):
        while window.actions_by_name[action].isEnabled():
            window.actions_by_name[action].trigger()
        shown = paths()
        assert len(shown) == len(wanted)
        assert all(np.array_equal(one, other) for one, other in zip(shown, wanted, strict=True))


def test_the_menu_says_what_is_undone_and_done_again(window: MainWindow) -> None:
    fresh(window)
    undo, redo = (window.actions_by_name[name] for name in ("undo", "redo"))
    window.starting_point.move_to(1.0, 1.0)
    assert undo.text() == "&Undo move of the start" and undo.isEnabled() and not redo.isEnabled()
    undo.trigger()
    assert redo.text() == "&Redo move of the start" and redo.isEnabled()
    assert undo.text() == "&Undo" and not undo.isEnabled()


def press(widget: object, sequence: QKeySequence.StandardKey) -> None:
    combination = QKeySequence(sequence)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def test_in_a_field_undo_is_the_field_s_own_while_it_has_been_edited(window: MainWindow) -> None:
    window.starting_point.move_to(1.0, 1.0)
    field = window.surface_panel.steps
    field.setFocus()
    QTest.keyClicks(field, "7")
    assert field.text() == "1007"
    press(field, QKeySequence.StandardKey.Undo)
    assert field.text() == "100" and window.session.experiment.start == (1.0, 1.0)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    field.setFocus()
    press(field, QKeySequence.StandardKey.Undo)
    assert window.session.experiment == notebook_experiment()


def test_a_start_moved_by_keys_beyond_all_bounds_is_told(window: MainWindow) -> None:
    window.starting_point.move_to(1e6, 0.0)
    window.actions_by_name["start_right"].trigger()
    until(window.banner.isVisible)
    assert "1,000,000" in window.banner.text() and window.session.experiment.start == (1e6, 0.0)
