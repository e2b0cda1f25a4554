"""Every key does what the table says, wherever the focus is, unless a text is being edited there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QClipboard, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QToolButton,
    QWhatsThis,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rmsprop_gui.files.experiment_file import ExperimentFile
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.simulation.objective import Sampling
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.surfaces.heights import HeightScale
from rmsprop_gui.view.relief_view import VIEWPOINTS, ReliefView, Shown
from rmsprop_gui.view.view_state import PRESENTED, SPEEDS
from rmsprop_gui.window.actions.action_info import ActionInfo, plain_text
from rmsprop_gui.window.actions.action_table import ACTIONS
from rmsprop_gui.window.actions.action_tips import TIPS
from rmsprop_gui.window.actions.examples_dialog import ExamplesDialog
from rmsprop_gui.window.actions.keys_dialog import KeysDialog
from rmsprop_gui.window.actions.optimizer_chooser import OptimizerChooser
from rmsprop_gui.window.actions.palette import Palette
from rmsprop_gui.window.actions.surface_gallery import SurfaceGallery
from rmsprop_gui.window.canvas.step_overlay import OverlayScope
from rmsprop_gui.window.export.dialog import ExportDialog
from rmsprop_gui.window.guide.dialog import GuideDialog
from rmsprop_gui.window.lessons.chooser import LessonChooser
from rmsprop_gui.window.lessons.editor.editor import LessonEditor
from rmsprop_gui.window.looks.look import current_look
from rmsprop_gui.window.main_window import MainWindow
from window.windows import OpenWindow, close_dialogs, until

KEYS = [(info.name, key) for info in ACTIONS for key in info.keys]


def press(widget: QWidget, key: str) -> None:
    combination = QKeySequence(key)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def view_width(window: MainWindow) -> float:
    (left, right), _ = window.canvas.mapping.view
    return right - left


def has_equal_axes(window: MainWindow) -> bool:
    (left, right), (bottom, top) = window.canvas.mapping.view
    return (right - left) / window.canvas.mapping.width == pytest.approx((top - bottom) / window.canvas.mapping.height)


def show_ahead(window: MainWindow) -> None:
    if not window.canvas.ahead.isVisible():
        window.actions_by_name["paths_ahead"].trigger()


def uncheck(window: MainWindow, *names: str) -> None:
    for name in names:
        if window.actions_by_name[name].isChecked():
            window.actions_by_name[name].trigger()


def show_legend(window: MainWindow) -> None:
    if not window.canvas.legend.isVisible():
        window.actions_by_name["legend"].trigger()


def start_in_the_middle(window: MainWindow) -> None:
    window.canvas.reset_view()
    window.starting_point.move_to(0.0, 0.0)


def without_dot(window: MainWindow) -> None:
    if window.actions_by_name["pointer_dot"].isChecked():
        window.actions_by_name["pointer_dot"].trigger()


def saved(window: MainWindow) -> None:
    """Nothing is open, and nothing has to be asked for."""
    close_dialogs(window)
    window.documents.desk.note_given_up()


def with_other_steps(window: MainWindow) -> None:
    window.session.set_steps(50)
    saved(window)
    window.player.seek(20)


def opens(kind: type[QDialog]) -> Callable[[MainWindow], bool]:
    def opened(window: MainWindow) -> bool:
        is_there = any(dialog.isVisible() for dialog in window.findChildren(kind))
        close_dialogs(window)
        return is_there

    return opened


def clipboard() -> QClipboard:
    return QApplication.clipboard()


def with_an_experiment_to_paste(window: MainWindow) -> None:
    window.session.set_steps(60)
    window.actions_by_name["copy"].trigger()
    window.session.set_steps(100)


def with_a_file_and_an_edit(window: MainWindow) -> None:
    window.documents.desk.note_saved(window.documents.desk.document, ExperimentFile(Path("there.rmsprop"), ""))
    window.session.set_steps(50)


def hide_future(window: MainWindow) -> None:
    if not window.actions_by_name["hide_future"].isChecked():
        window.actions_by_name["hide_future"].trigger()


def without_a_notice(window: MainWindow) -> None:
    """At a step of RMSProp, with nothing said of it."""
    window.session.select(2)
    window.player.seek(5)
    window.central_area.banner.setText("")


@dataclass(frozen=True)
class Effect:
    """What an action does: `prepare` the window, then `holds` is false before the key and true after it."""

    prepare: Callable[[MainWindow], object]
    holds: Callable[[MainWindow], bool]


def with_noise(window: MainWindow) -> None:
    noisy = Sampling(noise=0.5, seed=12_345)
    window.session.set_experiment(replace(window.session.experiment, sampling=noisy))


def without_relief(window: MainWindow) -> None:
    window.view.update(relief=ReliefView())


def shows_relief(window: MainWindow, shown: Shown) -> bool:
    return window.view.state.relief.shown is shown and window.relief.isVisible()


def has_scale(window: MainWindow, scale: HeightScale | None) -> bool:
    return window.view.state.relief.scale is scale


def is_seen_from(window: MainWindow, viewpoint: str) -> bool:
    relief = window.view.state.relief
    return (relief.azimuth, relief.elevation, relief.size) == (*VIEWPOINTS[viewpoint], 1.0)


def otherwise_seen(window: MainWindow) -> None:
    window.view.update(relief=ReliefView(azimuth=10.0, elevation=11.0, size=2.0))


def with_other_scale(window: MainWindow, scale: HeightScale | None) -> None:
    window.view.update(relief=ReliefView(scale=HeightScale.CUT if scale is not HeightScale.CUT else None))


SEEN = {"at_first": "as at first", "above": "from above", "x1": "along x1", "x2": "along x2"}
SCALES_BY_NAME = {
    "suitable": None,
    "linear": HeightScale.LINEAR,
    "logarithmic": HeightScale.LOGARITHMIC,
    "cut": HeightScale.CUT,
}

EFFECTS = {
    "questions": Effect(
        lambda w: w.quizzes.show(False), lambda w: w.quizzes.master is not None and w.quizzes.master.is_on
    ),
    "play": Effect(lambda w: w.player.pause(), lambda w: w.player.playing),
    "step_forward": Effect(lambda w: w.player.seek(10), lambda w: w.player.step == 11),
    "step_back": Effect(lambda w: w.player.seek(10), lambda w: w.player.step == 9),
    "go_on": Effect(lambda w: w.player.seek(10), lambda w: w.player.step == 11),
    "go_back": Effect(lambda w: w.player.seek(10), lambda w: w.player.step == 9),
    "to_start": Effect(lambda w: w.player.seek(10), lambda w: w.player.step == 0),
    "to_end": Effect(lambda w: w.player.seek(10), lambda w: w.player.step == 100),
    "restart": Effect(
        lambda w: (w.player.pause(), w.player.seek(60)), lambda w: w.player.playing and w.player.step < 60
    ),
    "faster": Effect(lambda w: w.player.set_speed(SPEEDS[3]), lambda w: w.player.speed == SPEEDS[4]),
    "slower": Effect(lambda w: w.player.set_speed(SPEEDS[3]), lambda w: w.player.speed == SPEEDS[2]),
    "reset_view": Effect(
        lambda w: w.canvas.zoom(0.5), lambda w: w.canvas.mapping.view == w.session.experiment.surface.view
    ),
    "show_everything": Effect(
        lambda w: w.canvas.zoom(0.5), lambda w: w.canvas.mapping.view == w.session.experiment.surface.view
    ),
    "zoom_in": Effect(lambda w: w.canvas.reset_view(), lambda w: view_width(w) < 19.9),
    "zoom_out": Effect(lambda w: w.canvas.reset_view(), lambda w: view_width(w) > 20.1),
    "next_run": Effect(lambda w: w.session.select(1), lambda w: w.session.selected == 2),
    "previous_run": Effect(lambda w: w.session.select(1), lambda w: w.session.selected == 0),
    "parameter": Effect(lambda w: w.info.axis.setCurrentIndex(1), lambda w: w.info.axis.currentIndex() == 0),
    "paths_ahead": Effect(show_ahead, lambda w: not w.canvas.ahead.isVisible()),
    "inside": Effect(lambda w: uncheck(w, "inside"), lambda w: w.actions_by_name["inside"].isChecked()),
    "mid_run": Effect(lambda w: uncheck(w, "mid_run"), lambda w: w.runs_panel.from_playhead.isChecked()),
    "overlays": Effect(
        lambda w: uncheck(w, "overlays", "overlays_all"), lambda w: w.canvas.step_overlay.scope is OverlayScope.SELECTED
    ),
    "overlays_all": Effect(
        lambda w: uncheck(w, "overlays", "overlays_all"), lambda w: w.canvas.step_overlay.scope is OverlayScope.ALL
    ),
    "predict": Effect(lambda w: w.prediction.close_prediction(), lambda w: w.prediction.prediction is not None),
    "pin": Effect(lambda w: w.session.clear_pins(), lambda w: len(w.session.experiment.pins) == 3),
    "clear_pins": Effect(lambda w: w.session.pin(), lambda w: not w.session.experiment.pins),
    "comparison": Effect(lambda w: w.docks.bring_to_front("charts"), lambda w: w.docks["comparison"].in_sight),
    "data": Effect(lambda w: w.docks.bring_to_front("charts"), lambda w: w.docks["data"].in_sight),
    "larger": Effect(lambda w: w.appearance.choose(scale=1.0), lambda w: current_look().scale == 1.15),
    "smaller": Effect(lambda w: w.appearance.choose(scale=1.0), lambda w: current_look().scale == 0.85),
    "usual_size": Effect(lambda w: w.appearance.choose(scale=1.3), lambda w: current_look().scale == 1.0),
    "hide_future": Effect(hide_future, lambda w: not any(chart.future_hidden for chart in w.charts.charts)),
    "magnifier": Effect(lambda w: w.view.update(magnifier=True), lambda w: not w.view.state.magnifier),
    "enlarged": Effect(lambda w: w.view.update(magnifier=False, enlarged=False), lambda w: w.view.state.enlarged),
    "curvature": Effect(lambda w: w.view.update(curvature=False), lambda w: w.canvas.curvature.isVisible()),
    "average": Effect(lambda w: w.view.update(averaged=1), lambda w: w.view.state.averaged == 200),
    "type_function": Effect(lambda w: None, lambda w: w.surface_panel.own.isVisible()),
    "draw_anew": Effect(with_noise, lambda w: w.session.experiment.sampling.seed != 12_345),
    "equal_axes": Effect(lambda w: w.view.update(equal_axes=False), has_equal_axes),
    "legend": Effect(show_legend, lambda w: not w.canvas.legend.isVisible()),
    "relief_beside": Effect(without_relief, partial(shows_relief, shown=Shown.BOTH)),
    "relief_instead": Effect(without_relief, partial(shows_relief, shown=Shown.RELIEF)),
    "undo": Effect(lambda w: w.starting_point.move_to(1.0, 1.0), lambda w: w.session.experiment.start != (1.0, 1.0)),
    "redo": Effect(
        lambda w: (w.starting_point.move_to(2.0, 1.0), w.session.undo()),
        lambda w: w.session.experiment.start == (2.0, 1.0),
    ),
    "start_left": Effect(start_in_the_middle, lambda w: w.session.experiment.start == (-0.5, 0.0)),
    "start_right": Effect(start_in_the_middle, lambda w: w.session.experiment.start == (0.5, 0.0)),
    "start_up": Effect(start_in_the_middle, lambda w: w.session.experiment.start == (0.0, 0.2)),
    "start_down": Effect(start_in_the_middle, lambda w: w.session.experiment.start == (0.0, -0.2)),
    "start_left_little": Effect(start_in_the_middle, lambda w: w.session.experiment.start == (-0.05, 0.0)),
    "start_right_little": Effect(start_in_the_middle, lambda w: w.session.experiment.start == (0.05, 0.0)),
    "start_up_little": Effect(start_in_the_middle, lambda w: w.session.experiment.start == (0.0, 0.02)),
    "start_down_little": Effect(start_in_the_middle, lambda w: w.session.experiment.start == (0.0, -0.02)),
    "presenter": Effect(lambda w: w.presenter.set_active(False), lambda w: w.presenter.active),
    "arrange": Effect(lambda w: w.view.update(arranging=False), lambda w: w.docks["info"].title_bar.is_there),
    "pointer_dot": Effect(without_dot, lambda w: w.actions_by_name["pointer_dot"].isChecked()),
    "keys": Effect(close_dialogs, opens(KeysDialog)),
    "whats_this": Effect(lambda w: QWhatsThis.leaveWhatsThisMode(), lambda w: QWhatsThis.inWhatsThisMode()),
    "palette": Effect(close_dialogs, opens(Palette)),
    "surfaces": Effect(close_dialogs, opens(SurfaceGallery)),
    "new": Effect(with_other_steps, lambda w: w.session.experiment.steps == 100),
    "open": Effect(saved, opens(QFileDialog)),
    "open_data": Effect(saved, opens(QFileDialog)),
    "save": Effect(saved, opens(QFileDialog)),
    "save_as": Effect(saved, opens(QFileDialog)),
    "save_picture": Effect(saved, opens(QFileDialog)),
    "export": Effect(close_dialogs, opens(ExportDialog)),
    "copy": Effect(lambda w: clipboard().setText("other"), lambda w: '"runs"' in clipboard().text()),
    "why": Effect(without_a_notice, lambda w: "RMSProp moves" in w.central_area.banner.text()),
    "copy_step": Effect(
        lambda w: (without_a_notice(w), clipboard().setText("other")),
        lambda w: "Step 5 of RMSProp: the rate of" in clipboard().text(),
    ),
    "paste": Effect(with_an_experiment_to_paste, lambda w: w.session.experiment.steps == 60),
}


def is_presented(window: MainWindow, part: str) -> bool:
    return part in window.view.state.presented


def has_opened_the_editor(window: MainWindow) -> bool:
    editor = window.findChild(LessonEditor)
    return editor is not None and editor.isVisible() and editor.close()


WITHOUT_KEYS = {
    "glossary": Effect(close_dialogs, opens(GuideDialog)),
    "examples": Effect(close_dialogs, opens(ExamplesDialog)),
    "welcome": Effect(
        lambda w: w.first_start.close(),
        lambda w: w.first_start.welcome is not None and w.first_start.welcome.isVisible(),
    ),
    "lessons": Effect(close_dialogs, opens(LessonChooser)),
    "notes": Effect(lambda w: w.documents.own_work.bring_back(), lambda w: "No lesson is open" in w.banner.text()),
    "bring_back": Effect(lambda w: w.lessons.take_tour(), lambda w: w.documents.own_work.guest == ""),
    "edit_lesson": Effect(close_dialogs, opens(QFileDialog)),
    "new_lesson": Effect(close_dialogs, has_opened_the_editor),
    "tour": Effect(
        lambda w: w.documents.own_work.bring_back(), lambda w: w.documents.own_work.guest == "A tour of two minutes"
    ),
    "keep_settings": Effect(
        lambda w: w.session.set_surface(SURFACES["rosenbrock"]), lambda w: w.session.experiment.steps == 100
    ),
    "type_optimizer": Effect(
        lambda w: w.view.update(presenter=True),
        lambda w: bool(w.session.experiment.runs[-1].rule.text) and isinstance(w.focusWidget(), QPlainTextEdit),
    ),
    "theme_system": Effect(lambda w: w.appearance.choose("dark"), lambda w: w.appearance.theme == "system"),
    "theme_light": Effect(lambda w: w.appearance.choose("dark"), lambda w: current_look().theme.name == "light"),
    "theme_projector": Effect(
        lambda w: w.appearance.choose("dark"), lambda w: current_look().theme.name == "projector"
    ),
    "theme_dark": Effect(lambda w: w.appearance.choose("light"), lambda w: current_look().theme.name == "dark"),
    "notebook_letters": Effect(
        lambda w: w.view.update(notation=Notation.LAB), lambda w: current_look().notation is Notation.NOTEBOOK
    ),
    "motion": Effect(lambda w: None, lambda w: w.view.state.motion),
    "copy_picture": Effect(lambda w: clipboard().clear(), lambda w: clipboard().image().size() == w.canvas.size()),
    **{
        f"present_{part}": Effect(lambda w: w.view.update(presented=frozenset()), partial(is_presented, part=part))
        for part in PRESENTED
    },
    **{f"seen_{name}": Effect(otherwise_seen, partial(is_seen_from, viewpoint=place)) for name, place in SEEN.items()},
    **{
        f"heights_{name}": Effect(partial(with_other_scale, scale=scale), partial(has_scale, scale=scale))
        for name, scale in SCALES_BY_NAME.items()
    },
    "reset_layout": Effect(lambda w: w.docks["charts"].close(), lambda w: w.docks["charts"].isVisible()),
    "about": Effect(saved, opens(QMessageBox)),
    "revert": Effect(with_a_file_and_an_edit, opens(QMessageBox)),
    "leave": Effect(lambda w: w.presenter.set_active(True), lambda w: not w.presenter.active),
}
EVERY_KEY = [(name, key) for name, key in KEYS if name in EFFECTS]
PLAIN_KEYS = [(name, key) for name, key in EVERY_KEY if not re.match(r"Ctrl|(Shift\+)?F\d+$", key)]
every_key = pytest.mark.parametrize("name, key", EVERY_KEY, ids=["-".join(pair) for pair in EVERY_KEY])
every_plain_key = pytest.mark.parametrize("name, key", PLAIN_KEYS, ids=["-".join(pair) for pair in PLAIN_KEYS])


def with_focus(window: MainWindow) -> dict[str, QWidget]:
    """One of each kind of control, by name."""
    card = next(card for card in window.runs_panel.cards if card.is_selected)  # the others' controls are not in sight
    rows = card.rows
    return {
        "canvas": window.canvas,
        "combo box": window.surface_panel.choice,
        "other combo box": window.info.choice,
        "speed": window.bar.speed,
        "hyperparameter slider": rows["learning_rate"].slider,
        "playback slider": window.bar.slider,
        "switch": rows["epsilon_inside"].box,
        "visibility": card.header.visible,
        "tabs": window.info.axis,
        "card menu": card.header.menu_button,
        "add": window.runs_panel.add_button,
        "play button": next(button for button in window.bar.findChildren(QToolButton) if "Play" in button.text()),
    }


def test_no_two_actions_share_a_key() -> None:
    sequences = [QKeySequence(key).toString() for _, key in KEYS]
    assert all(sequences) and len(set(sequences)) == len(sequences)


def test_every_action_is_covered_here() -> None:
    assert {info.name for info in ACTIONS} == {*EFFECTS, *WITHOUT_KEYS, "quit", "clear_recent"}


@pytest.mark.parametrize("info", ACTIONS, ids=lambda info: info.name)
def test_every_action_says_in_a_sentence_what_it_does_and_with_which_keys(window: MainWindow, info: ActionInfo) -> None:
    tip = window.actions_by_name[info.name].toolTip()
    assert tip.startswith(TIPS[info.name]) and len(TIPS[info.name].split()) >= 3 and not TIPS[info.name].endswith(".")
    assert all(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in tip for key in info.keys)
    assert TIPS[info.name] != plain_text(info.text), "it says more than the name"


def test_no_tip_is_of_an_action_that_is_not_there() -> None:
    assert set(TIPS) == {info.name for info in ACTIONS}


def test_the_keys_of_the_issue_are_there() -> None:
    keys = {name: [key for other, key in KEYS if other == name] for name, _ in KEYS}
    assert keys["play"] == ["Space"] and keys["restart"] == ["R"]
    assert (keys["step_forward"], keys["step_back"]) == (["Right"], ["Left"])
    assert (keys["go_on"], keys["go_back"]) == (["PgDown"], ["PgUp"]), (
        "those of a presenter, which lead through lessons"
    )
    assert (keys["to_start"], keys["to_end"]) == (["Home"], ["End"])
    assert "+" in keys["faster"] and "-" in keys["slower"]


@every_key
def test_a_key_does_what_it_says_wherever_the_focus_is(window: MainWindow, name: str, key: str) -> None:
    effect = EFFECTS[name]
    window.player.seek(20)
    for place in with_focus(window):
        effect.prepare(window)
        widget = with_focus(window)[place]
        if key == "Space" and isinstance(widget, QAbstractButton):
            continue  # it presses the button, see below
        widget.setFocus()
        assert QApplication.focusWidget() is widget and not effect.holds(window), place
        press(widget, key)
        assert effect.holds(window), f"{key} with the focus on the {place}"
        window.player.pause()
    close_dialogs(window)


@pytest.mark.parametrize("place", ["hyperparameter slider", "switch", "card menu"])
def test_the_canvas_has_the_keyboard_where_its_control_goes_with_the_selected_run(
    window: MainWindow, place: str
) -> None:
    with_focus(window)[place].setFocus()
    press(QApplication.focusWidget(), "N")
    assert window.session.selected == 0 and window.canvas.hasFocus()


@pytest.mark.parametrize("name", WITHOUT_KEYS)
def test_an_entry_of_the_menu_does_what_it_says(window: MainWindow, name: str) -> None:
    effect = WITHOUT_KEYS[name]
    effect.prepare(window)
    assert not effect.holds(window)
    window.actions_by_name[name].trigger()
    assert effect.holds(window)


def test_the_list_of_keys_names_every_key_and_the_mouse(window: MainWindow) -> None:
    window.actions_by_name["keys"].trigger()
    dialog = window.findChild(KeysDialog)
    told = dialog.list.toPlainText()
    assert all(key in told for _, key in KEYS) and "wheel" in told
    assert dialog.height() <= 0.9 * dialog.screen().availableSize().height()
    close_dialogs(window)


def test_quitting_closes_the_window(open_window: OpenWindow) -> None:
    window = open_window()
    press(window.canvas, "Ctrl+Q")
    assert not window.isVisible()


def test_paths_ahead_can_be_shown_again(window: MainWindow) -> None:
    for visible in (False, True):
        press(window.canvas, "A")
        assert window.canvas.ahead.isVisible() == visible


def test_space_plays_and_pauses_by_turns(window: MainWindow) -> None:
    for playing in (True, False, True):
        press(window.canvas, "Space")
        assert window.player.playing == playing


def test_speed_stops_at_both_ends(window: MainWindow) -> None:
    for key, speed in (("+", SPEEDS[-1]), ("-", SPEEDS[0])):
        for _ in range(len(SPEEDS) + 2):
            press(window.canvas, key)
        assert window.player.speed == window.bar.speed.currentData() == speed


# where text is edited


def edited_fields(window: MainWindow) -> Iterator[QLineEdit]:
    """Every field in sight with the focus, and last the name of a run while it is being changed."""
    for field in [field for field in window.findChildren(QLineEdit) if field.isVisible()]:
        field.setFocus()
        yield field
    window.runs_panel.cards[-1].header.rename()
    name = QApplication.focusWidget()
    assert isinstance(name, QLineEdit)
    yield name


@every_plain_key
def test_no_plain_key_leaves_a_text_that_is_edited(window: MainWindow, name: str, key: str) -> None:
    names: list[str] = []
    for field in edited_fields(window):
        names.append(field.accessibleName())
        EFFECTS[name].prepare(window)
        press(field, key)
        assert not EFFECTS[name].holds(window), names[-1]
        assert field.hasFocus()
    assert len(names) >= 7


@pytest.mark.parametrize("text", ["-2.5", "+3", "1e-3"])
def test_signs_and_digits_reach_the_field(window: MainWindow, text: str) -> None:
    field = window.surface_panel.start[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    assert field.text() == text and window.player.speed == 10.0 and not window.player.playing


# Space on buttons


def toolbar_button(window: MainWindow, name: str) -> QToolButton:
    button = window.bar.buttons[name]
    assert isinstance(button, QToolButton)
    return button


@pytest.mark.parametrize("name, step", [("step_forward", 11), ("step_back", 9), ("to_start", 0), ("to_end", 100)])
def test_space_on_a_focused_button_presses_it(window: MainWindow, name: str, step: int) -> None:
    window.player.seek(10)
    button = toolbar_button(window, name)
    button.setFocus()
    press(button, "Space")
    assert window.player.step == step and not window.player.playing


def test_space_on_the_play_button_plays_once(window: MainWindow) -> None:
    button = toolbar_button(window, "play")
    button.setFocus()
    press(button, "Space")
    assert window.player.playing


@pytest.mark.parametrize("which", ["switch", "visibility"])
def test_space_on_a_focused_check_box_toggles_it(window: MainWindow, which: str) -> None:
    box = with_focus(window)[which]
    box.setFocus()
    press(box, "Space")
    run = window.session.experiment.runs[-1]
    assert not box.isChecked() and not window.player.playing
    assert (run.visible, run.rule.epsilon_inside) == {"switch": (True, False), "visibility": (False, True)}[which]


def test_space_on_the_button_that_adds_opens_the_chooser(window: MainWindow) -> None:
    button = with_focus(window)["add"]
    button.setFocus()
    press(button, "Space")
    until(lambda: any(chooser.isVisible() for chooser in window.findChildren(OptimizerChooser)))
    close_dialogs(window)
    assert not window.player.playing


def test_space_on_a_focused_menu_button_opens_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    opened: list[object] = []

    def note() -> None:
        opened.append(QApplication.activePopupWidget())
        opened[-1].close()

    QTimer.singleShot(50, note)
    button = with_focus(window)["card menu"]
    button.setFocus()
    press(button, "Space")
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0] is not None and not window.player.playing


def test_a_click_on_the_canvas_takes_the_focus_from_a_field(window: MainWindow) -> None:
    window.surface_panel.start[0].setFocus()
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert window.canvas.hasFocus()


def test_tabs_are_switched_by_a_click(window: MainWindow) -> None:
    tabs = window.info.axis
    assert isinstance(tabs, QTabBar)
    window.player.seek(5)
    for index in (0, 1):
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(index).center())
        assert tabs.currentIndex() == index


@pytest.mark.parametrize("name", ["undo", "redo"])
def test_an_ampersand_in_the_name_of_a_run_is_no_mark_of_a_key(window: MainWindow, name: str) -> None:
    """Menus take a single one for the mark of the letter behind it."""
    window.session.rename(0, "this & that")
    window.session.set_visible(0, False)
    if name == "redo":
        window.session.undo()
    text = window.actions_by_name[name].text()
    assert text.endswith(" this && that") and text.replace("&&", "").count("&") == 1


def test_of_all_runs_what_a_step_is_made_of_goes_back_to_the_selected_one_and_then_to_none(window: MainWindow) -> None:
    scopes = []
    for name in ("overlays_all", "overlays_all", "overlays", "overlays", "overlays_all", "overlays"):
        window.actions_by_name[name].trigger()
        scopes.append(window.view.state.overlays)
    all_runs, selected, inside = OverlayScope.ALL, OverlayScope.SELECTED, OverlayScope.INSIDE
    assert scopes == [all_runs, selected, inside, selected, all_runs, inside]


def test_the_way_out_says_out_of_what(window: MainWindow) -> None:
    leave = window.actions_by_name["leave"]
    window.actions_by_name["presenter"].trigger()
    assert leave.isEnabled() and leave.text() == "Leave the presenter view"
    window.actions_by_name["predict"].trigger()
    assert leave.isEnabled() and leave.text() == "Leave the prediction"
    leave.trigger()
    assert leave.isEnabled() and leave.text() == "Leave the presenter view"
    leave.trigger()
    assert not leave.isEnabled()
