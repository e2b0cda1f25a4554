"""The menus of the canvas: what they offer depends on what the pointer is at, and each entry does what it says."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from rmsprop_gui.window.main_window import MainWindow
from window.frames import Mouse, place_of
from window.windows import computed

FREE = (-6.0, 2.0)


@pytest.fixture
def at_step(window: MainWindow) -> Iterator[MainWindow]:
    window.player.seek(30)
    computed(window).session.select(2)
    window.canvas.viewport().repaint()
    yield window
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text().replace("&", ""): action for action in menu.actions() if not action.isSeparator()}


def on_path(window: MainWindow, row: int = 3) -> QPointF:
    frame = window.player.frame(0)
    assert frame is not None
    x1, x2 = frame.recordings[0].trajectory.position[row].tolist()
    return window.canvas.mapping.pixel((x1, x2))


def test_on_the_plane_one_can_start_there_and_choose_what_is_seen(at_step: MainWindow) -> None:
    window = at_step
    menu = window.canvas_menus.menu_for(window.canvas.mapping.pixel(FREE))
    names = ("reset_view", "show_everything", "equal_axes", "magnifier", "legend", "copy_picture")
    assert {window.actions_by_name[name] for name in names} <= set(menu.actions())
    entries(menu)["Start here"].trigger()
    assert window.session.experiment.start == pytest.approx(FREE, abs=0.05)
    menu.deleteLater()


def test_on_a_path_one_can_go_there_and_hide_its_run(at_step: MainWindow) -> None:
    window = at_step
    menu = window.canvas_menus.menu_for(on_path(window))
    offered, name = entries(menu), window.session.experiment.runs[0].label
    assert window.actions_by_name["pin"] in menu.actions()
    offered["Go to step 3"].trigger()
    assert window.player.step == 3
    offered[f"Select {name}"].trigger()
    assert window.session.selected == 0
    offered[f"Hide {name}"].trigger()
    assert not window.session.experiment.runs[0].visible
    menu.deleteLater()


def test_a_click_on_a_path_goes_there_and_selects_its_run(at_step: MainWindow) -> None:
    window, start = at_step, at_step.session.experiment.start
    frame = window.player.frame(0)
    assert frame is not None
    x1, x2 = frame.recordings[0].trajectory.position[3].tolist()
    Mouse(window.canvas.viewport()).click(place_of(window.canvas, (x1, x2)))
    assert (window.player.step, window.session.selected, window.session.experiment.start) == (3, 0, start)


def test_a_pinned_path_can_be_removed(at_step: MainWindow) -> None:
    window = at_step
    window.session.pin()
    for index in range(3):
        window.session.set_visible(index, False)
    place = on_path(computed(window))
    menu = window.canvas_menus.menu_for(place)
    (text,) = (text for text in entries(menu) if text.startswith("Remove the pin"))
    entries(menu)[text].trigger()
    assert len(window.session.experiment.pins) == 2
    menu.deleteLater()


def test_while_predicting_a_place_is_guessed_and_nothing_ahead_is_offered(at_step: MainWindow) -> None:
    window = at_step
    window.actions_by_name["predict"].trigger()
    menu = window.canvas_menus.menu_for(window.canvas.mapping.pixel(FREE))
    entries(menu)["Guess this place"].trigger()
    assert window.view.state.prediction is not None and len(window.view.state.prediction.guesses) == 1
    menu.deleteLater()
    ahead = window.canvas_menus.menu_for(on_path(window, 80))
    steps = [int(text.split()[-1]) for text in entries(ahead) if text.startswith("Go to step")]
    assert all(step <= 30 for step in steps)
    ahead.deleteLater()


def test_the_legend_is_put_back_where_it_fits(at_step: MainWindow) -> None:
    window = at_step
    window.view.update(legend=True, legend_place=(0.5, 0.5))
    window.canvas.legend.show_nameless(None)
    window.canvas.viewport().repaint()
    layout = window.canvas.legend.layout
    assert layout is not None
    menu = window.canvas_menus.menu_for(layout.row(1).center())
    name = window.session.experiment.runs[1].label
    entries(menu)[f"Select {name}"].trigger()
    entries(menu)["Put the legend where it fits"].trigger()
    assert (window.session.selected, window.view.state.legend_place) == (1, None)
    menu.deleteLater()


def test_the_magnifier_has_a_menu_of_its_own(at_step: MainWindow) -> None:
    window = at_step
    window.view.update(enlarged=True)
    menu = window.canvas_menus.menu_for(window.canvas.magnifier.box.center())
    assert menu.actions() == [window.actions_by_name[name] for name in ("enlarged", "magnifier")]
    menu.deleteLater()


@pytest.mark.parametrize("way", ["right button", "menu key", "Shift+F10"])
def test_it_opens_with_the_mouse_and_with_keys(at_step: MainWindow, way: str) -> None:
    canvas = at_step.canvas
    if way == "right button":
        Mouse(canvas.viewport()).click(place_of(canvas, FREE), Qt.MouseButton.RightButton)
    elif way == "menu key":
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), canvas.mapToGlobal(QPoint(5, 5)))
        QApplication.sendEvent(canvas, event)
    else:
        QTest.keyClick(canvas, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and at_step.actions_by_name["reset_view"] in menu.actions()
    assert ("Start here" in entries(menu)) == (way == "right button")
