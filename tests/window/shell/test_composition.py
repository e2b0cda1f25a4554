"""The panels follow the size of the window until the user arranges them."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from rmsprop_gui.files.document import Document
from rmsprop_gui.files.document_text import from_text, to_text
from rmsprop_gui.files.schema import VERSION
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell import arranging
from rmsprop_gui.window.shell.composition import COMPOSITIONS, composition_for
from rmsprop_gui.window.shell.dock import PANELS
from window.windows import OpenWindow, until

WIDE, MIDDLE, SMALL, LEAST = COMPOSITIONS
NAMES = frozenset(panel.name for panel in PANELS)


def shown(window: MainWindow) -> set[str]:
    return {name for name in NAMES if not window.docks[name].isHidden()}


def place(window: MainWindow, name: str) -> QRect:
    dock = window.docks[name]
    return QRect(dock.mapTo(window, QPoint()), dock.size())


@pytest.mark.parametrize("one", COMPOSITIONS, ids=lambda one: f"{one.width}")
def test_every_panel_has_a_place_and_what_is_closed_can_be_opened(one: object) -> None:
    assert {each.panel for each in one.places} == NAMES  # type: ignore[attr-defined]
    assert set(one.rail) <= NAMES - one.opened  # type: ignore[attr-defined]


def test_the_smaller_a_window_the_smaller_its_composition() -> None:
    assert all(one.width > other.width and one.height > other.height for one, other in pairwise(COMPOSITIONS))
    for size, scale, wanted in (
        ((1920, 1080), 1.0, WIDE),
        ((1920, 1080), 1.3, MIDDLE),
        ((3840, 2160), 2.0, WIDE),
        ((1366, 768), 1.0, MIDDLE),
        ((1024, 768), 1.0, SMALL),
        ((1024, 768), 2.0, LEAST),
    ):
        assert composition_for(QSize(*size), scale) is wanted


@pytest.mark.parametrize(
    "size, least", [((1920, 1080), (0.58, 0.63)), ((1366, 768), (0.66, 0.6)), ((1024, 768), (0.62, 0.56))], ids=str
)
def test_the_canvas_has_most_of_the_window(
    open_window: OpenWindow, size: tuple[int, int], least: tuple[float, float]
) -> None:
    window = open_window()
    window.resize(*size)
    canvas = window.canvas
    until(lambda: canvas.width() >= least[0] * size[0] and canvas.height() >= least[1] * size[1])
    assert shown(window) == window.docks.composition.opened and not window.view.state.arranged
    inside = window.rect()
    for name in shown(window):
        dock = window.docks[name]
        if dock.in_sight:
            assert inside.contains(place(window, name)) and not place(window, name).intersects(
                QRect(canvas.mapTo(window, QPoint()), canvas.size())
            )
            assert not dock.findChild(QScrollArea).horizontalScrollBar().isVisible()
    assert inside.contains(window.bar.geometry())


def test_on_a_full_screen_surface_runs_and_what_differs_are_seen_at_once(window: MainWindow) -> None:
    window.resize(1920, 1080)
    until(lambda: window.size() == QSize(1920, 1080) and "runs" in shown(window))
    for name in ("surface", "runs"):
        bar = window.docks[name].findChild(QScrollArea).verticalScrollBar()
        until(lambda bar=bar: bar.maximum() == 0)
    differs = window.runs_panel.what_differs.sentence
    assert differs.isVisible() and differs.visibleRegion().boundingRect() == differs.rect()


def test_what_the_user_closes_and_opens_stays_so_in_another_composition(open_window: OpenWindow) -> None:
    window = open_window()
    window.docks["charts"].close()
    window.docks["comparison"].show()
    for size in ((1366, 768), (1024, 768), (1920, 1080)):
        window.resize(*size)
        QTest.qWait(20)
        assert "charts" not in shown(window) and "comparison" in shown(window) and window.view.state.arranged


def test_a_panel_that_is_undocked_or_resized_by_hand_keeps_all_as_they_are_until_they_are_reset(
    open_window: OpenWindow,
) -> None:
    window = open_window()
    window.docks["info"].setFloating(True)
    window.resize(1024, 768)
    QTest.qWait(20)
    assert window.docks["info"].isFloating() and window.docks.composition is WIDE
    window.actions_by_name["reset_layout"].trigger()
    assert window.docks.composition is SMALL and not window.docks["info"].isFloating()
    window.resizeDocks([window.docks["info"]], [360], Qt.Orientation.Horizontal)
    window.docks.note_sizes()
    window.resize(1920, 1080)
    QTest.qWait(20)
    assert window.docks.composition is SMALL


def test_a_rail_opens_the_drawers_and_takes_no_room_without_any(open_window: OpenWindow) -> None:
    window = open_window()
    assert not window.rail.isVisible()
    window.resize(1366, 768)
    until(window.rail.isVisible)
    for name, action in zip(MIDDLE.rail, window.rail.actions(), strict=True):
        assert window.rail.widgetForAction(action).accessibleName() == window.docks[name].windowTitle()
        action.trigger()
        assert name in shown(window)
    QTest.qWait(20)
    assert window.canvas.width() >= 0.4 * window.width()


def test_a_file_says_where_panels_are_only_if_the_user_has_arranged_them() -> None:
    usual = ViewState(panels=frozenset({"info"}), behind=frozenset())
    for arranged in (False, True):
        view = ViewState(panels=frozenset({"charts"}), arranged=arranged)
        opened = from_text(to_text(Document(notebook_experiment(), view)), usual).view
        assert opened.panels == (view if arranged else usual).panels


def test_a_file_of_version_1_with_the_panel_of_the_experiment_opens_surface_and_runs() -> None:
    text = to_text(Document(notebook_experiment(), ViewState(panels=frozenset({"experiment", "info"}), arranged=True)))
    opened = from_text(text.replace(f'"version": {VERSION}', '"version": 1'), ViewState())
    assert opened.view.panels == {"surface", "runs", "info"}


def test_panels_have_titles_only_while_they_are_arranged(window: MainWindow) -> None:
    bars = [window.docks[name].title_bar for name in WIDE.opened]
    for wanted in (True, False):
        window.actions_by_name["arrange"].trigger()
        QTest.qWait(20)
        assert all((bar.height() > 0) == bar.is_there == wanted for bar in bars)


def test_titles_come_while_control_is_held_alone(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [True]
    monkeypatch.setattr(arranging, "_is_held", lambda: held[0])
    bar = window.docks["info"].title_bar

    def press(key: Qt.Key) -> None:
        event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(window, event)

    press(Qt.Key.Key_Control)
    press(Qt.Key.Key_Z)
    QTest.qWait(900)
    assert not bar.is_there, "it is a shortcut"
    press(Qt.Key.Key_Control)
    until(lambda: bar.is_there)
    held[0] = False
    until(lambda: not bar.is_there)
