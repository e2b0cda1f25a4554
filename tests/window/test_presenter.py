"""The presenter view shows what is talked about, large, and leaves everything as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from rmsprop_gui.window.look import current_look
from rmsprop_gui.window.main_window import MainWindow

from .windows import OpenWindow, computed, until


def shapes(window: MainWindow) -> dict[str, object]:
    names = [name for name in ("experiment", "info", "charts") if window.docks[name].isVisible()]
    docks = {name: window.docks[name].geometry() for name in names}
    titles = {name: window.docks[name].title_bar.height() for name in docks}
    return {**docks, "titles": titles, "window": window.geometry(), "canvas": window.canvas.geometry()}


def test_it_shows_the_canvas_the_formula_and_the_playback_alone(window: MainWindow) -> None:
    window.player.seek(20)
    window.presenter.set_active(True)
    assert window.isFullScreen() and current_look().scale == 1.3
    for seen in (window.canvas, window.bar, window.info, window.info.symbols, window.info.numbers):
        assert seen.isVisible()
    for folded in (window.menuBar(), window.docks["experiment"], window.docks["charts"], window.info.bars):
        assert not folded.isVisible()
    assert window.info.table.isHidden() or not window.info.table.isVisible()


@pytest.mark.parametrize("charts", [True, False])
def test_leaving_it_brings_everything_back(open_window: OpenWindow, charts: bool) -> None:
    window = open_window()
    window.docks["charts"].setVisible(charts)
    window.resizeDocks([window.docks["info"]], [370], Qt.Orientation.Horizontal)
    QTest.qWait(50)
    before = shapes(window)
    for _ in range(2):
        window.presenter.set_active(True)
        QTest.qWait(50)
        assert shapes(window) != before
        window.presenter.set_active(False)
        until(lambda: shapes(window) == before)
        assert not window.isFullScreen() and window.menuBar().isVisible()
        assert current_look().scale == 1.0


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
    for place in (window.canvas, window.bar.slider, window.bar.speed, window.info.choice, window.info.axis):
        window.player.seek(5)
        window.presenter.set_active(True)
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_Escape)
        assert not window.presenter.active, place


def test_escape_in_a_field_undoes_the_typing_and_stays(window: MainWindow) -> None:
    window.presenter.set_active(True)
    window.docks["experiment"].show()
    field = window.surface_panel.start[0]
    field.setFocus()
    QTest.keyClicks(field, "7")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.presenter.active and field.text() == "9"


def test_escape_ends_the_renaming_of_a_run_and_stays(window: MainWindow) -> None:
    window.presenter.set_active(True)
    window.docks["experiment"].show()
    window.runs_panel.cards[0].rename()
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
    window.appearance.zoom(1)
    assert current_look().scale == pytest.approx(1.15 * 1.3)
    window.presenter.set_active(False)
    assert current_look().scale == 1.15
