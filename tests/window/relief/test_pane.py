"""What the pane does with keys and mouse, and without OpenGL, which the platform without a screen does not have."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from command_line.program import environment
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.surfaces import SURFACES
from rmsprop_gui.view.relief_view import FIRST_RELIEF, HIGHEST, LOWEST, ReliefView, Shown
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.relief.chooser import MenuButton
from rmsprop_gui.window.relief.pane import ReliefPane
from window.windows import close, tab_order, until


@pytest.fixture(autouse=True)
def beside(window: MainWindow) -> Iterator[None]:
    window.view.update(relief=ReliefView(shown=Shown.BOTH))
    QApplication.processEvents()
    yield
    window.view.update(relief=ReliefView())


def relief(window: MainWindow) -> ReliefView:
    return window.view.state.relief


def test_beside_the_canvas_both_have_half_of_its_room_and_instead_all_of_it(window: MainWindow) -> None:
    both, pane = window.canvas.geometry(), window.relief.geometry()
    assert not both.intersects(pane) and both.height() == pane.height() and abs(both.width() - pane.width()) <= 1
    window.view.update(relief=ReliefView(shown=Shown.RELIEF))
    QApplication.processEvents()
    assert window.relief.geometry() == window.canvas.geometry() == both.united(pane)
    window.view.update(relief=ReliefView())
    QApplication.processEvents()
    assert not window.relief.isVisible() and window.canvas.geometry() == both.united(pane)


def test_a_tall_room_is_shared_one_below_the_other(window: MainWindow) -> None:
    window.resize(window.width() // 2, window.height())
    QApplication.processEvents()
    try:
        assert window.relief.y() > window.canvas.geometry().bottom() and window.relief.x() == window.canvas.x()
    finally:
        window.resize(1760, 900)


def test_without_opengl_a_sentence_says_so_and_all_else_works(window: MainWindow) -> None:
    until(lambda: bool(window.relief.picture.problem))
    assert (
        "3-D" in window.relief.picture.problem
        and window.relief.accessibleDescription() == window.relief.picture.problem
    )
    window.actions_by_name["step_forward"].trigger()
    assert window.player.step == 1 and not window.central_area.banner.isVisible()
    window.relief.setFocus()
    QTest.keyClick(window.relief, Qt.Key.Key_Left)
    assert relief(window).azimuth < FIRST_RELIEF.azimuth


def test_arrow_keys_turn_while_the_pane_has_the_keyboard_and_step_otherwise(window: MainWindow) -> None:
    window.relief.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(window.relief, key)
    assert (relief(window).azimuth, relief(window).elevation) == (FIRST_RELIEF.azimuth + 5, FIRST_RELIEF.elevation + 10)
    QTest.keyClick(window.relief, Qt.Key.Key_Home)
    assert relief(window) == ReliefView(shown=Shown.BOTH) and window.player.step == 0
    QTest.keyClick(window.relief, Qt.Key.Key_PageDown)
    assert window.player.step == 1
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Right)
    assert window.player.step == 2 and relief(window) == ReliefView(shown=Shown.BOTH)


def test_a_click_leaves_the_keyboard_where_it_is(window: MainWindow) -> None:
    window.canvas.setFocus()
    QTest.mouseClick(window.relief, Qt.MouseButton.LeftButton, pos=window.relief.rect().center())
    assert window.canvas.hasFocus()
    window.view.update(relief=ReliefView(shown=Shown.RELIEF))
    assert window.canvas.hasFocus()


def dragged(window: MainWindow, way: QPoint, modifier: Qt.KeyboardModifier, button: Qt.MouseButton) -> None:
    begin = window.relief.rect().center()
    QTest.mousePress(window.relief, button, modifier, begin)
    QTest.mouseMove(window.relief, begin + way / 2)
    QTest.mouseMove(window.relief, begin + way)
    QTest.mouseRelease(window.relief, button, modifier, begin + way)


PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


def test_dragging_turns(window: MainWindow) -> None:
    dragged(window, QPoint(50, 20), PLAIN, LEFT)
    assert relief(window).azimuth == pytest.approx(FIRST_RELIEF.azimuth - 20.0)
    assert relief(window).elevation == pytest.approx(FIRST_RELIEF.elevation + 6.0)
    dragged(window, QPoint(0, 400), PLAIN, LEFT)
    dragged(window, QPoint(0, 400), PLAIN, LEFT)
    assert relief(window).elevation == HIGHEST
    for _ in range(4):
        dragged(window, QPoint(0, -400), PLAIN, LEFT)
    assert relief(window).elevation == LOWEST
    assert relief(window).shift == (0.0, 0.0)


@pytest.mark.parametrize("modifier, button", [(SHIFT, LEFT), (PLAIN, MIDDLE)], ids=["Shift", "middle button"])
def test_dragging_moves(window: MainWindow, modifier: Qt.KeyboardModifier, button: Qt.MouseButton) -> None:
    dragged(window, QPoint(40, -20), modifier, button)
    size = window.relief.size()
    assert relief(window).shift == pytest.approx((40 / size.width(), -20 / size.height()))
    assert relief(window).azimuth == FIRST_RELIEF.azimuth


def test_the_wheel_zooms(window: MainWindow) -> None:
    place = QPointF(window.relief.rect().center())
    for turn in (120, 120, -120):
        event = QWheelEvent(
            *(place, place, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, PLAIN),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(window.relief, event)
    assert relief(window).size == pytest.approx(1.15)


def test_heights_are_asked_for_the_range_of_the_canvas_and_the_step(window: MainWindow) -> None:
    until(lambda: window.relief.scene() is not None)
    assert window.relief.scene().terrain.heights.view == window.canvas.mapping.view
    window.canvas.zoom(0.5)
    until(lambda: window.relief.scene().terrain.heights.view == window.canvas.mapping.view)
    moving = next(surface for surface in SURFACES.values() if surface.depends_on_step)
    window.session.set_experiment(replace(notebook_experiment(), surface=moving))
    until(lambda: not window.player.computing and window.player.recordings[0].length > 6)
    window.player.seek(6)
    until(lambda: window.relief.scene().terrain.heights.t == 6)


def test_the_tab_key_comes_to_the_pane_and_its_buttons_after_the_canvas(window: MainWindow) -> None:
    order = tab_order(window.canvas)
    place = order.index(window.relief)
    assert place == 1 and [type(widget) for widget in order[2:4]] == [MenuButton, MenuButton]
    assert all(button.menu().actions() for button in window.relief.findChildren(MenuButton))


def test_what_is_hidden_computes_nothing(window: MainWindow) -> None:
    until(lambda: window.relief.scene() is not None)
    window.view.update(relief=ReliefView())
    before = window.relief.scene()
    window.canvas.zoom(0.5)
    QTest.qWait(50)
    assert window.relief.scene() is before


def test_nothing_of_it_is_loaded_before_it_is_opened() -> None:
    text = (
        "import sys, os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from rmsprop_gui.window.application import prepare\n"
        "from rmsprop_gui.window.main_window import MainWindow\n"
        "from rmsprop_gui.playback.player import Player\n"
        "from rmsprop_gui.simulation.experiment import notebook_experiment\n"
        "app = prepare(); window = MainWindow(Player(notebook_experiment())); window.show(); window.late_panes.info\n"
        "found = [name for name in sys.modules if 'relief.' in name or name.startswith('OpenGL')]\n"
        "print(found); window.relief; print('rmsprop_gui.window.relief.pane' in sys.modules); window.end()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", text], check=True, capture_output=True, text=True, env=environment(), timeout=50
    )
    assert done.stdout.split("\n")[:2] == ["[]", "True"], done.stderr


def test_a_window_that_comes_up_in_3_d_has_all_its_panes(qapp: QApplication) -> None:
    window = MainWindow(Player(notebook_experiment()))
    window.view.update(relief=ReliefView(shown=Shown.RELIEF))
    window.show()
    try:
        until(lambda: window.findChild(ChartsPane) is not None and window.findChild(ReliefPane) is not None)
        until(lambda: window.relief.isVisible() and window.relief.scene() is not None)
    finally:
        close(window)
