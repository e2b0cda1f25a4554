"""The menu of a chart: reached with mouse and keyboard, it shows and changes what is shown, and takes it elsewhere."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import AdaGrad, RMSProp
from rmsprop_gui.view.measures import accumulators
from rmsprop_gui.window.charts.chart import Chart
from rmsprop_gui.window.charts.pane import ChartsPane
from window.frames import Film, Mouse, experiment_of

from .films import frame_of, with_pin
from .places import place_of, plot_of

FILM = Film(experiment_of(RMSProp(), AdaGrad()))


def ask_for_menu(widget: QWidget, reason: QContextMenuEvent.Reason) -> None:
    middle = widget.rect().center()
    QCoreApplication.sendEvent(widget, QContextMenuEvent(reason, middle, widget.mapToGlobal(middle)))


def ask_with_mouse(chart: Chart, qtbot: QtBot) -> None:
    ask_for_menu(plot_of(chart).viewport(), QContextMenuEvent.Reason.Mouse)


def ask_with_menu_key(chart: Chart, qtbot: QtBot) -> None:
    ask_for_menu(chart.heading.choice, QContextMenuEvent.Reason.Keyboard)


def press_space(chart: Chart, qtbot: QtBot) -> None:
    qtbot.keyClick(chart.heading.choice, Qt.Key.Key_Space)


def click(chart: Chart, qtbot: QtBot) -> None:
    qtbot.mouseClick(chart.heading.choice, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))


@pytest.mark.parametrize("ask", [ask_with_mouse, ask_with_menu_key, press_space, click])
def test_it_opens(pane: ChartsPane, qtbot: QtBot, ask: object) -> None:
    pane.show_frame(FILM.frame(10))
    assert callable(ask)
    ask(pane.right, qtbot)
    assert pane.right.menu.isVisible() and not pane.left.menu.isVisible()
    pane.right.menu.close()


def test_the_heading_takes_the_keyboard_and_says_what_it_is(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(10))
    choice = pane.left.heading.choice
    assert choice.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert choice.text() == "Loss f(x)" and choice.accessibleName().startswith(choice.text())


def test_what_is_chosen_is_checked_and_stays_where_another_measure_is_chosen(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(10))
    menu = pane.left.menu
    menu.whole_length.trigger()
    (measure,) = accumulators([RMSProp()])
    pane.left.choose(measure)
    assert [action.text() for action in menu.measures if action.isChecked()] == ["Mean square v"]
    assert menu.whole_length.isChecked() and menu.logarithmic.isChecked()
    menu.logarithmic.trigger()
    assert pane.view.state.charts[0].whole_length and not pane.view.state.charts[0].logarithmic
    assert not menu.logarithmic.isChecked() and pane.right.menu.logarithmic.isChecked()


def test_values_are_copied_in_full_as_far_as_they_are_seen(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(2))
    rate = FILM.recordings[0].trajectory.rate
    pane.right.copy_values()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    names = [run.label for run in FILM.experiment.runs]
    assert lines[0] == ["step", *(f"{name} {axis}" for name in names for axis in ("x₁", "x₂"))]
    assert [line[0] for line in lines[1:]] == ["0", "1", "2"]
    assert [float(text) for text in lines[3][1:3]] == rate[2].tolist()
    pane.view.update(future_hidden=False)
    pane.left.copy_values()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 102


def test_what_has_ended_leaves_its_cells_empty(pane: ChartsPane) -> None:
    pane.show_frame(frame_of(with_pin(RMSProp()), 100))
    pane.left.copy_values()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert all(len(line) == 3 for line in lines) and sum(line[1] == "" for line in lines) == 60


def test_a_picture_is_copied(pane: ChartsPane) -> None:
    pane.show_frame(FILM.frame(10))
    pane.left.copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.size() == pane.left.size() * pane.devicePixelRatioF()


def test_the_pointer_can_go_on_from_a_menu_to_a_click(pane: ChartsPane, qtbot: QtBot) -> None:
    chosen: list[int] = []
    pane.step_chosen.connect(chosen.append)
    pane.show_frame(FILM.frame(10))
    ask_with_mouse(pane.left, qtbot)
    pane.left.menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    Mouse(plot_of(pane.left).viewport()).click(place_of(pane.left, 12))
    assert chosen == [12]
