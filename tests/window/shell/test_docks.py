"""Panels can be closed, undocked and brought back, and what cannot be seen is not updated."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QScrollArea, QToolButton

from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell.composition import COMPOSITIONS
from rmsprop_gui.window.shell.dock import PANELS
from window.charts.test_hover import hover, told
from window.windows import OpenWindow, tab_order

NAMES = [panel.name for panel in PANELS]
IN_SIGHT = [name for name in NAMES if name in COMPOSITIONS[0].opened]


def settle() -> None:
    QTest.qWait(10)


@pytest.mark.parametrize("name", NAMES)
def test_a_panel_is_closed_and_opened_in_the_menu(window: MainWindow, name: str) -> None:
    menu = window.menuBar().findChild(QMenu, "Panels")
    (action,) = (action for action in menu.actions() if action is window.docks[name].toggleViewAction())
    was = window.docks[name].isVisible()
    for visible in (not was, was):
        action.trigger()
        assert window.docks[name].isVisible() == visible == action.isChecked()


@pytest.mark.parametrize("name", NAMES)
def test_the_buttons_of_a_title_close_and_undock(window: MainWindow, name: str) -> None:
    window.docks.bring_to_front(name)
    window.actions_by_name["arrange"].trigger()
    dock = window.docks[name]
    undock, shut = dock.title_bar.findChildren(QToolButton)
    for floating in (True, False):
        undock.click()
        assert dock.isFloating() == floating
    shut.click()
    assert not dock.isVisible()


def test_reset_brings_everything_back(window: MainWindow) -> None:
    settle()
    before = {name: window.docks[name].geometry() for name in IN_SIGHT}
    window.docks["info"].setFloating(True)
    window.docks["charts"].close()
    window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, window.docks["runs"])
    settle()
    window.actions_by_name["reset_layout"].trigger()
    settle()
    assert {name: window.docks[name].geometry() for name in IN_SIGHT} == before


def test_a_closed_pane_is_not_updated_until_it_is_opened(window: MainWindow) -> None:
    window.player.seek(3)
    window.docks["charts"].close()
    window.player.seek(40)
    assert window.charts.charts[0].step == 3
    window.docks["charts"].show()
    assert window.charts.charts[0].step == 40


def test_a_pane_behind_another_tab_is_not_updated(window: MainWindow) -> None:
    window.tabifyDockWidget(window.docks["charts"], window.docks["info"])
    window.docks["charts"].raise_()
    settle()
    assert not window.docks["info"].in_sight and window.docks["charts"].in_sight
    window.player.seek(5)
    before = window.info.step_title
    window.player.seek(12)
    assert window.charts.charts[0].step == 12
    assert window.info.step_title == before and "11 → 12" not in before
    window.docks["info"].raise_()
    settle()
    assert "11 → 12" in window.info.step_title


def test_panels_grow_with_the_scale_and_come_back(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(2100, 1300)  # which is enough at either scale
    window.docks.reset()
    QTest.qWait(300)
    before = {name: window.docks[name].extent for name in IN_SIGHT}
    window.appearance.choose(scale=1.3)
    QTest.qWait(300)
    for name in IN_SIGHT:
        assert window.docks[name].extent == pytest.approx(1.3 * before[name], rel=0.05)
    window.appearance.choose(scale=1.0)
    QTest.qWait(300)
    assert {name: window.docks[name].extent for name in IN_SIGHT} == pytest.approx(before, abs=2)


def test_nothing_is_out_of_reach_on_a_small_screen_at_a_large_scale(open_window: OpenWindow) -> None:
    window = open_window()
    window.resize(1024, 768)
    window.appearance.choose(scale=2.0)
    QTest.qWait(50)
    QCoreApplication.processEvents()
    assert (window.width(), window.height()) == (1024, 768)
    for name in ("runs", "info"):
        window.docks.bring_to_front(name)
        QTest.qWait(50)
        area = window.docks[name].findChild(QScrollArea)
        assert area.horizontalScrollBar().isVisible() or area.widget().width() <= area.viewport().width()
    assert window.bar.geometry().right() <= 1024 and window.canvas.width() >= 240


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)], ids=str)
def test_panels_at_the_sides_need_no_bar_to_scroll_them_sideways(
    open_window: OpenWindow, size: tuple[int, int], scale: float
) -> None:
    """Whether they scroll up and down or not, and even if they have been made as narrow as can be."""
    window = open_window()
    window.resize(*size)
    window.appearance.choose(scale=scale)
    window.player.seek(20)
    QTest.qWait(300)
    areas = [window.docks[name].findChild(QScrollArea) for name in ("runs", "info")]
    scrolling = set()
    for selected in (0, 2):
        window.session.select(selected)
        window.runs_panel.cards[selected].wrapping.open()
        QTest.qWait(50)
        scrolling |= {area.verticalScrollBar().maximum() > 0 for area in areas}
        assert not any(area.horizontalScrollBar().isVisible() for area in areas)
    assert True in scrolling


def test_the_panel_of_the_experiment_cannot_be_made_narrower_than_what_is_in_it(window: MainWindow) -> None:
    dock = window.docks["runs"]
    window.resizeDocks([dock], [50], Qt.Orientation.Horizontal)
    settle()
    assert not dock.findChild(QScrollArea).horizontalScrollBar().isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_panels_leave_a_narrow_screen_its_canvas(open_window: OpenWindow, scale: float) -> None:
    """1366 pixels that are shown 1.75 times as large are 780."""
    window = open_window()
    window.appearance.choose(scale=scale)
    window.resize(780, 440)
    QTest.qWait(300)
    assert window.minimumSizeHint().width() <= 780 == window.width() and window.canvas.width() >= 240


@pytest.mark.parametrize("front", ["charts", "comparison"])
def test_the_tab_key_passes_by_what_is_behind_another_tab(window: MainWindow, front: str) -> None:
    window.docks.bring_to_front(front)
    settle()
    reached = tab_order(window.canvas)
    places = {widget: QRect(widget.mapTo(window, QPoint()), widget.size()) for widget in reached}
    unseen = [widget for widget, place in places.items() if not place.intersects(window.rect())]
    assert unseen == [] and any(window.docks[front].isAncestorOf(widget) for widget in reached)
    assert window.docks[front].widget().isVisible()


def test_a_panel_that_goes_behind_gives_the_keyboard_back_and_keeps_its_place(window: MainWindow) -> None:
    window.docks.bring_to_front("comparison")
    window.docks.bring_to_front("charts")
    settle()
    before = window.docks["charts"].geometry()
    window.docks.bring_to_front("comparison")
    settle()
    window.comparison.target.setFocus()
    window.docks.bring_to_front("charts")
    settle()
    assert window.canvas.hasFocus() and window.docks["charts"].geometry() == before


def test_what_hovering_tells_goes_behind_with_its_chart(window: MainWindow) -> None:
    window.docks.bring_to_front("charts")
    window.player.seek(50)
    settle()
    hover(window.charts.left, 30)
    assert told(window.charts.left)
    window.actions_by_name["comparison"].trigger()
    settle()
    assert not told(window.charts.left)


def test_every_title_can_be_read_and_named(window: MainWindow) -> None:
    for name in NAMES:
        buttons = window.docks[name].title_bar.findChildren(QToolButton)
        assert all(window.docks[name].windowTitle() in button.accessibleName() for button in buttons)
        assert window.docks[name].title_bar.height() <= 26


def test_panels_that_are_asked_for_while_they_are_folded_away_come_afterwards(window: MainWindow) -> None:
    settle()
    window.presenter.set_active(True)
    window.view.update(panels=frozenset({"runs", "charts"}), behind=frozenset())
    assert not [name for name in NAMES if window.docks[name].isVisible()]
    window.presenter.set_active(False)
    assert [name for name in NAMES if window.docks[name].isVisible()] == ["runs", "charts"]
