"""Who is new is shown where to begin; who has begun, never again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rmsprop_gui.files.document import Document
from rmsprop_gui.files.experiment_file import Opened, read_experiment, write_experiment
from rmsprop_gui.playback.player import Player
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.charts.pane import ChartsPane
from rmsprop_gui.window.lecture.welcome import CHOICES, Welcome
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell.settings import Remembered, Settings
from window.windows import close, tab_order, until


def play_a_step(window: MainWindow) -> None:
    window.actions_by_name["step_forward"].trigger()


def drag_the_start(window: MainWindow) -> None:
    window.canvas.start_dragged.emit(1.0, 2.0)


@pytest.mark.parametrize("begin", [play_a_step, drag_the_start])
def test_the_hints_go_with_the_first_step_or_drag(window: MainWindow, begin: Callable[[MainWindow], None]) -> None:
    hint = window.bar._hint
    assert window.view.state.beginner and hint.isVisible() and hint.text() == "Press Space"
    buttons = {name: button.pos() for name, button in window.bar.buttons.items() if name != "inside"}
    begin(window)
    assert not window.view.state.beginner and not hint.isVisible()
    assert {name: window.bar.buttons[name].pos() for name in buttons} == buttons, "no button moves"
    window.player.seek(0)
    assert not hint.isVisible()


# the choices, in windows that are started like the program


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Starts windows one after the other with the same settings, as the program does."""
    windows: list[MainWindow] = []

    def one(opened: Opened | None = None) -> MainWindow:
        if windows:
            windows[-1].end()
        experiment = opened.document.experiment if opened else notebook_experiment()
        window = MainWindow(Player(experiment), Settings(tmp_path / "window.json"), opened, tmp_path / "state")
        window.view.update(motion=False)
        windows.append(window)
        window.resize(1024, 740)
        window.show()
        window.activateWindow()
        until(window.isActiveWindow)
        until(lambda: window.findChild(ChartsPane) is not None)  # the choices come after the first picture, as it does
        return window

    yield one
    for window in windows:
        close(window)


def card(window: MainWindow) -> Welcome | None:
    """The choices, where they are to be seen."""
    welcome = window.first_start.welcome
    return welcome if welcome is not None and welcome.isVisible() else None


def shown(window: MainWindow) -> Welcome:
    welcome = card(window)
    assert welcome is not None
    return welcome


def kept(window: MainWindow) -> Remembered:
    """What the next start will find."""
    window.documents.desk.note_given_up()
    settings = window._settings
    assert settings is not None
    window.end()
    return settings.load()


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, key)
    QCoreApplication.processEvents()


def press_escape(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Escape)


def click_close(window: MainWindow) -> None:
    QTest.mouseClick(shown(window)._close, Qt.MouseButton.LeftButton)


def press_space(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Space)
    until(lambda: window.player.step > 0)


def edit(window: MainWindow) -> None:
    window.session.set_steps(50)


@pytest.mark.parametrize("leave", [press_escape, click_close, press_space, play_a_step, drag_the_start, edit])
def test_the_choices_come_at_the_first_start_and_go_for_ever(
    start: Callable[..., MainWindow], leave: Callable[[MainWindow], None]
) -> None:
    window = start()
    assert window.canvas.hasFocus(), "the keys do what they always do"
    shown(window)
    leave(window)
    assert card(window) is None and not window.actions_by_name["leave"].isEnabled()
    remembered = kept(window)
    assert remembered.welcomed or not remembered.view.beginner


def test_they_come_again_until_somebody_has_answered(start: Callable[..., MainWindow]) -> None:
    shown(start())
    shown(start())


def test_who_opens_a_file_is_not_asked_where_to_begin(start: Callable[..., MainWindow], tmp_path: Path) -> None:
    path = tmp_path / "lecture.rmsprop"
    write_experiment(path, Document(notebook_experiment(), ViewState()))
    window = start(read_experiment(path, ViewState()))
    assert card(window) is None
    window.actions_by_name["welcome"].trigger()
    assert [button.text() for button in shown(window).files] == ["lecture.rmsprop"]
    press_escape(window)
    assert card(start()) is None


def test_a_guest_is_not_covered_by_them(start: Callable[..., MainWindow]) -> None:
    window = start()
    press_escape(window)
    window.first_start.is_over = False
    window.documents.own_work.put_aside("A lesson")
    window.first_start.greet()
    assert card(window) is None
    window.documents.own_work.bring_back()
    window.first_start.greet()
    shown(window)


def test_help_brings_them_back_with_the_keyboard(start: Callable[..., MainWindow]) -> None:
    window = start()
    press_escape(window)
    play_a_step(window)
    window.actions_by_name["welcome"].trigger()
    welcome = shown(window)
    assert welcome.buttons["play"].hasFocus()
    press_escape(window)
    assert card(window) is None and window.canvas.hasFocus()


def test_the_presenter_view_has_none_of_them(start: Callable[..., MainWindow]) -> None:
    window = start()
    window.presenter.set_active(True)
    assert card(window) is None
    window.presenter.set_active(False)
    shown(window)
    window.presenter.set_active(True)
    window.actions_by_name["welcome"].trigger()
    assert shown(window) and not window.view.state.presenter


# what is offered


@pytest.fixture
def actions(qapp: QApplication) -> dict[str, QAction]:
    made = {}
    for choice in CHOICES:
        made[choice.action] = QAction(choice.title, qapp)
    made["play"].setShortcut("Space")
    return made


@pytest.mark.parametrize("missing", [(), ("tour",), ("tour", "lessons")])
def test_a_choice_is_there_where_its_action_is(
    actions: dict[str, QAction], missing: tuple[str, ...], qtbot: object
) -> None:
    parent = QWidget()
    welcome = Welcome({name: action for name, action in actions.items() if name not in missing}, parent)
    names = [choice.action for choice in CHOICES if choice.action not in missing]
    assert list(welcome.buttons) == names
    assert [button.shortcut().toString() for button in welcome.offered] == [str(n + 1) for n in range(len(names))]
    actions["examples"].setEnabled(False)
    assert [button.isHidden() for button in welcome.buttons.values()] == [name == "examples" for name in names]
    parent.deleteLater()


@pytest.mark.parametrize("index", range(len(CHOICES)))
def test_a_digit_has_the_choice_that_it_stands_beside(index: int, start: Callable[..., MainWindow]) -> None:
    window = start()
    done: list[str] = []
    offered = shown(window).offered
    if index >= len(offered):
        pytest.skip("no such choice is possible yet")
    window.first_start._actions = {name: _noting(window, name, done) for name in window.first_start._actions}
    press(window, Qt.Key(Qt.Key.Key_1 + index))
    until(lambda: bool(done))
    assert done == [list(shown_names(window))[index]] and card(window) is None


def shown_names(window: MainWindow) -> list[str]:
    welcome = window.first_start.welcome
    assert welcome is not None
    return [name for name, button in welcome.buttons.items() if button in welcome.offered]


def _noting(window: MainWindow, name: str, done: list[str]) -> QAction:
    action = QAction(window)
    action.triggered.connect(lambda: done.append(name))
    return action


def test_a_file_that_was_used_last_is_opened(start: Callable[..., MainWindow], tmp_path: Path) -> None:
    path = tmp_path / "later & last.rmsprop"
    write_experiment(path, Document(notebook_experiment().on_surface(notebook_experiment().surface), ViewState(step=7)))
    start(read_experiment(path, ViewState()))
    window = start()
    window.actions_by_name["welcome"].trigger()
    button = shown(window).files[0]
    assert button.accessibleName() == path.name
    button.click()
    assert window.documents.desk.path == path and card(window) is None


# how it lies there


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_of_it_is_cut_and_it_covers_nothing_that_it_invites_to(
    scale: float, start: Callable[..., MainWindow]
) -> None:
    window = start()
    window.appearance.choose("dark", scale)
    QTest.qWait(50)
    welcome = shown(window)
    place = welcome.geometry()
    canvas = window.canvas.geometry()
    assert canvas.contains(place)
    for button in welcome.offered:
        assert welcome.rect().contains(button.geometry()) and button.height() >= button.minimumSizeHint().height()
    if scale > 1:
        return  # there is less room than all of it needs at such a size
    for point in (window.session.experiment.start, *window.session.experiment.surface.minima):
        pixel: QPointF = window.canvas.mapping.pixel(point)
        at = window.canvas.mapFromScene(pixel) + canvas.topLeft()
        assert not place.adjusted(-8, -8, 8, 8).contains(QPoint(at))


def test_the_tab_key_goes_through_it(start: Callable[..., MainWindow]) -> None:
    window = start()
    welcome = shown(window)
    reached = tab_order(window.canvas)
    inside = [widget for widget in reached if welcome.isAncestorOf(widget)]
    assert inside == [*welcome.offered, welcome._close]
    assert reached[1 : 1 + len(inside)] == inside, "right after the canvas that it lies over"


def test_it_is_told_to_who_cannot_see_it(start: Callable[..., MainWindow]) -> None:
    window = start()
    told: list[str] = []
    window.first_start.told.connect(told.append)
    window.actions_by_name["welcome"].trigger()
    welcome = shown(window)
    assert all(button.accessibleName() in told[-1] for button in welcome.offered)
    assert all(button.accessibleDescription() for button in welcome.offered) and welcome.accessibleName()
