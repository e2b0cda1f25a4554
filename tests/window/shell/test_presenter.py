"""The presenter view shows what is talked about, large, and leaves everything as it was."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.window.looks.look import SCALES, current_look
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell.dock import PANELS
from rmsprop_gui.window.shell.settings import Settings
from rmsprop_gui.window.stage.proportions import Proportions
from window.windows import OpenWindow, close, computed, until

PATHS = os.pathsep.join(map(str, Path(__file__).parents[2:4]))


def shapes(window: MainWindow) -> dict[str, object]:
    """Of panels that share a column only how wide it is: Qt divides its height anew, and rounds."""
    names = [name for name in ("info", "charts") if window.docks[name].in_sight]
    docks = {name: window.docks[name].geometry() for name in names}
    titles = {name: window.docks[name].title_bar.height() for name in docks}
    column = window.docks["runs"].width() if window.docks["runs"].in_sight else 0
    return {
        **docks,
        "titles": titles,
        "column": column,
        "window": window.geometry(),
        "canvas": window.canvas.geometry(),
    }


def settled(window: MainWindow) -> dict[str, object]:
    """The shapes once they stay as they are."""
    seen: list[dict[str, object]] = []

    def rests() -> bool:
        QTest.qWait(50)
        seen.append(shapes(window))
        return len(seen) > 5 and all(one == seen[-1] for one in seen[-5:])

    until(rests)
    return seen[-1]


def test_it_shows_the_canvas_and_what_explains_the_step_alone(window: MainWindow) -> None:
    window.player.seek(20)
    window.presenter.set_active(True)
    QTest.qWait(50)
    assert window.isFullScreen() and current_look().scale == Proportions(window.size()).scale
    for seen in (window.canvas, window.bar, window.stage.rule, window.stage.bars):
        assert seen.isVisible()
    for folded in (window.menuBar(), *(window.docks[panel.name] for panel in PANELS)):
        assert not folded.isVisible()


def test_nothing_of_it_is_made_before_it_is_opened(open_window: OpenWindow) -> None:
    window = open_window()
    assert "stage" not in vars(window.late_panes)
    window.presenter.set_active(True)
    made = window.stage
    for active in (False, True):
        window.presenter.set_active(active)
        assert window.stage is made and made.isVisible() == active


@pytest.mark.parametrize("charts", [True, False])
def test_leaving_it_brings_everything_back(open_window: OpenWindow, charts: bool) -> None:
    window = open_window()
    window.docks["charts"].setVisible(charts)
    settled(window)
    window.resizeDocks([window.docks["info"]], [370], Qt.Orientation.Horizontal)
    QTest.qWait(50)
    window.docks.note_sizes()  # as when the mouse lets go of the edge
    before = settled(window)
    for _ in range(2):
        window.presenter.set_active(True)
        QTest.qWait(50)
        assert shapes(window) != before
        window.presenter.set_active(False)
        until(lambda: shapes(window) == before)
        assert not window.isFullScreen() and window.menuBar().isVisible()
        assert current_look().scale == 1.0


@pytest.mark.parametrize("scale", [0.85, 1.3])
def test_panels_grow_with_a_scale_that_is_changed_while_presenting(open_window: OpenWindow, scale: float) -> None:
    window = open_window()
    window.resize(2100, 1300)
    QTest.qWait(300)
    before = {name: window.docks[name].width() for name in ("runs", "info")}
    window.presenter.set_active(True)
    QTest.qWait(50)
    window.appearance.choose(scale=scale)
    QTest.qWait(50)
    window.presenter.set_active(False)
    scaled = {name: width * scale for name, width in before.items()}
    until(lambda: {name: window.docks[name].width() for name in before} == pytest.approx(scaled, abs=4))
    window.appearance.choose(scale=1.0)
    until(lambda: {name: window.docks[name].width() for name in before} == pytest.approx(before, abs=4))


@pytest.mark.parametrize("by_hand", [False, True])
def test_panels_for_which_there_was_too_little_room_have_theirs_again_at_a_smaller_scale(
    open_window: OpenWindow, by_hand: bool
) -> None:
    """What the largest scale leaves to them is no wish of the user, before a presentation or after it."""
    window = open_window()
    window.resize(1024, 768)
    QTest.qWait(300)
    if by_hand:
        window.resizeDocks([window.docks["info"]], [370], Qt.Orientation.Horizontal)
        QTest.qWait(50)
        window.docks.note_sizes()
    before = shapes(window)
    window.appearance.choose(scale=max(SCALES))
    QTest.qWait(300)
    size = leave_unsettled(window)
    QTest.qWait(20)
    window.resize(size)
    QTest.qWait(300)
    window.appearance.choose(scale=1.0)
    QTest.qWait(300)
    assert shapes(window) == before


def test_entering_it_again_at_once_forgets_nothing(open_window: OpenWindow) -> None:
    window = open_window()
    QTest.qWait(50)
    before = shapes(window)
    for active in (True, False, True, False):
        window.presenter.set_active(active)
    until(lambda: shapes(window) == before)


def test_a_maximized_window_is_maximized_again(open_window: OpenWindow) -> None:
    window = open_window()
    window.showMaximized()
    window.presenter.set_active(True)
    window.presenter.set_active(False)
    assert window.isMaximized() and not window.isFullScreen()


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F11])
def test_its_keys_enter_and_leave(window: MainWindow, key: Qt.Key) -> None:
    for active in (True, False):
        QTest.keyClick(window.canvas, key)
        assert window.presenter.active == active == window.actions_by_name["presenter"].isChecked()


def test_escape_leaves_wherever_the_focus_is(window: MainWindow) -> None:
    for place in (window.canvas, window.bar.slider, window.bar.speed, window.stage.title, window.stage.axis):
        window.player.seek(5)
        window.presenter.set_active(True)
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_Escape)
        assert not window.presenter.active, place


def test_escape_in_a_field_undoes_the_typing_and_stays(window: MainWindow) -> None:
    window.presenter.set_active(True)
    window.docks["runs"].show()
    field = window.surface_panel.start[0]
    field.setFocus()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.presenter.active and field.text() == "9"


def test_escape_ends_the_renaming_of_a_run_and_stays(window: MainWindow) -> None:
    window.presenter.set_active(True)
    window.docks["runs"].show()
    window.runs_panel.cards[0].header.rename()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert window.presenter.active and editor.isHidden()


def test_the_keys_work_without_the_menu_bar(window: MainWindow) -> None:
    window.presenter.set_active(True)
    QTest.keyClick(window.canvas, Qt.Key.Key_End)
    assert window.player.step == 100
    QTest.keyClick(window.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert computed(window).session.experiment.start != (9, -3)


def test_the_scale_can_be_changed_while_presenting(window: MainWindow) -> None:
    window.presenter.set_active(True)
    QTest.qWait(50)
    window.appearance.zoom(1)
    assert current_look().scale == Proportions(window.size(), 1.15).scale
    window.presenter.set_active(False)
    assert current_look().scale == 1.15


def leave_unsettled(window: MainWindow) -> QSize:
    """Leave it as on a desktop that gives the window its size back only later; that size."""
    size = window.size()
    window.presenter.set_active(True)
    QTest.qWait(20)
    window.presenter.set_active(False)
    window.resize(size.grownBy(QMargins(0, 0, 50, 50)))
    return size


def test_panels_are_as_large_as_before_once_the_window_is(open_window: OpenWindow) -> None:
    window = open_window()
    settled(window)
    window.resizeDocks([window.docks["info"]], [390], Qt.Orientation.Horizontal)
    QTest.qWait(50)
    window.docks.note_sizes()
    before = settled(window)
    size = leave_unsettled(window)
    window.resizeDocks([window.docks["info"]], [300], Qt.Orientation.Horizontal)  # as it may be left without room
    window.resize(size)
    until(lambda: shapes(window) == before)


def test_entered_again_right_after_leaving_it_still_brings_back_what_was_there_first(open_window: OpenWindow) -> None:
    """The desktop has not given the window its size back yet: how the panels are at that moment is nobody's wish."""
    window = open_window()
    settled(window)
    window.resizeDocks([window.docks["info"]], [390], Qt.Orientation.Horizontal)
    QTest.qWait(50)
    window.docks.note_sizes()
    before = settled(window)
    size = leave_unsettled(window)
    window.resizeDocks([window.docks["info"]], [300], Qt.Orientation.Horizontal)
    window.presenter.set_active(True)
    QTest.qWait(20)
    window.presenter.set_active(False)
    window.resize(size)
    until(lambda: shapes(window) == before)


def close_charts(window: MainWindow) -> None:
    window.docks["charts"].close()


def undock_info(window: MainWindow) -> None:
    window.docks["info"].setFloating(True)


def show_comparison(window: MainWindow) -> None:
    QTest.keyClick(window.canvas, Qt.Key.Key_T)


def reset_layout(window: MainWindow) -> None:
    window.actions_by_name["reset_layout"].trigger()


def arrangement(window: MainWindow) -> list[object]:
    docks = [window.docks[panel.name] for panel in PANELS]
    return [(dock.isVisible(), dock.isFloating(), dock.in_sight, window.dockWidgetArea(dock)) for dock in docks]


@pytest.mark.parametrize("change", [close_charts, undock_info, show_comparison, reset_layout])
def test_what_is_done_to_the_panels_after_leaving_is_kept(
    open_window: OpenWindow, change: Callable[[MainWindow], None]
) -> None:
    window = open_window()
    if change is reset_layout:
        window.docks["info"].setFloating(True)
        window.docks["runs"].close()
    QTest.qWait(50)
    before = arrangement(window)
    size = leave_unsettled(window)
    QTest.qWait(20)
    change(window)
    QTest.qWait(20)
    changed = arrangement(window)
    assert changed != before
    window.resize(size)
    QTest.qWait(50)
    assert window.size() == size and arrangement(window) == changed


def test_a_layout_that_is_reset_while_presenting_stays_reset(open_window: OpenWindow) -> None:
    window = open_window()
    size = window.size()
    window.resizeDocks([window.docks["info"]], [400], Qt.Orientation.Horizontal)
    window.docks.note_sizes()
    window.docks["charts"].close()
    QTest.qWait(50)
    window.presenter.set_active(True)
    QTest.qWait(20)
    window.resize(size.grownBy(QMargins(0, 0, 50, 50)))
    reset_layout(window)
    window.resize(size)
    QTest.qWait(50)
    assert window.docks["charts"].isVisible() and window.docks["info"].width() == 424


@pytest.mark.parametrize("leaving", [False, True])
def test_quitting_in_it_remembers_where_the_window_was_before(
    qapp: QApplication, nothing_left: None, tmp_path: Path, leaving: bool
) -> None:
    """The desktop has not given the window its size back when it goes, whether it has been left just before or not."""
    window = MainWindow(Player(notebook_experiment()), Settings(tmp_path / "window.json"))
    window.setGeometry(10, 60, 780, 600)  # Qt's platform without a screen has one of 800 × 800
    window.show()
    window.resizeDocks([window.docks["info"]], [326], Qt.Orientation.Horizontal)
    QTest.qWait(50)
    window.docks.note_sizes()
    before, width = bytes(window.saveGeometry().data()), window.docks["info"].width()
    window.presenter.set_active(True)
    QTest.qWait(50)
    window.presenter.changed.connect(lambda presenting: window.resize(1400, 900))
    if leaving:
        window.presenter.set_active(False)
    window.close()
    window.deleteLater()
    saved = Settings(tmp_path / "window.json").load()
    assert saved.place == before
    again = MainWindow(Player(notebook_experiment()), Settings(tmp_path / "window.json"))
    again.show()
    QTest.qWait(50)
    assert again.geometry().getRect() == (10, 60, 780, 600) and abs(again.docks["info"].width() - width) <= 4
    close(again)


GOING = """
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.window.looks.look import Look, apply_look, prepare_looks
from rmsprop_gui.window.stage.proportions import Proportions
from window.windows import close, open_lab
app = QApplication([])
prepare_looks(app)
apply_look(app, Look())
window = open_lab(notebook_experiment())
for presenting in (True, False):
    window.presenter.set_active(presenting)
    QTest.qWait(50)
close(window)
QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
del window
QTest.qWait(50)
print("alive")
"""


def test_a_window_may_go_while_it_is_still_on_its_way_back() -> None:
    """In a process of its own, for what goes wrong here is the end of one."""
    env = os.environ | {"PYTHONPATH": PATHS}
    done = subprocess.run(
        [sys.executable, "-c", GOING], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive") and "Error" not in done.stderr, done.stderr
