"""What is said lies over the canvas and moves nothing: a hint for a while, a problem until the next edit."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rmsprop_gui.optimizers import RMSProp
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.theme import THEMES, Theme
from rmsprop_gui.window.canvas.canvas import Canvas
from rmsprop_gui.window.experiment.kept_settings import KeptSettings
from rmsprop_gui.window.experiment.session import Session
from rmsprop_gui.window.lecture.prediction_bar import PredictionBar
from rmsprop_gui.window.looks.look import SCALES
from rmsprop_gui.window.main_window import MainWindow
from rmsprop_gui.window.shell import notice
from rmsprop_gui.window.shell.central_area import CentralArea
from rmsprop_gui.window.shell.settings_offer import SettingsOffer
from rmsprop_gui.window.view_store import ViewStore
from window.frames import SilentSurfaceService, has_colour, pixels
from window.windows import OpenWindow, computed

READ = 60  # milliseconds, for a reader in a hurry


@pytest.fixture
def area(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[CentralArea]:
    monkeypatch.setattr(notice, "_READ", READ)
    service = SilentSurfaceService()
    session = Session(notebook_experiment())
    offer = SettingsOffer(KeptSettings(session, session), session)
    made = CentralArea(PredictionBar(ViewStore()), offer, Canvas(service))
    qtbot.addWidget(made)
    made.show()
    yield made


def test_a_hint_goes_by_itself(qtbot: QtBot, area: CentralArea) -> None:
    area.show_hint("there is nothing")
    assert area.banner.isVisible() and area.banner.text() == "there is nothing"
    qtbot.waitUntil(lambda: not area.banner.isVisible())


def test_a_problem_stays_though_a_hint_was_to_go(area: CentralArea) -> None:
    area.show_hint("there is nothing")
    area.show_problem("it cannot be computed")
    QTest.qWait(3 * READ)
    assert area.banner.isVisible() and area.banner.text() == "it cannot be computed"


def test_a_later_hint_stays_as_long_as_the_first(area: CentralArea) -> None:
    area.show_hint("one")
    QTest.qWait(READ // 2)
    area.show_hint("other")
    QTest.qWait(READ // 2 + 10)
    assert area.banner.isVisible() and area.banner.text() == "other"


def test_the_next_edit_takes_a_problem_away(window: MainWindow) -> None:
    window.central_area.show_problem("it cannot be computed")
    window.player.seek(10)
    window.session.select(0)
    assert window.central_area.banner.isVisible()
    window.session.set_start((1.0, 2.0))
    assert not window.central_area.banner.isVisible()


SMALL, USUAL = (1024, 768), (1360, 860)
LONG = "Beyond the range: x₁ must be between −1,000,000 and 1,000,000, not 12,345,678,901."


def place(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [SMALL, USUAL], ids=str)
def test_what_is_asked_and_said_lies_over_the_canvas_and_moves_nothing(
    open_window: OpenWindow, size: tuple[int, int], scale: float
) -> None:
    window = open_window()
    window.resize(*size)
    window.appearance.choose(scale=scale)
    QTest.qWait(300)
    fixed = (window.canvas, window.surface_panel, window.info, window.charts)
    before = [place(window, widget) for widget in fixed]
    window.lecture.predict(True)
    window.central_area.show_problem(LONG)
    QTest.qWait(20)
    assert [place(window, widget) for widget in fixed] == before and window.size().toTuple() == size
    bar, banner, area = (place(window, widget) for widget in (window.prediction, window.banner, window.central_area))
    assert area.contains(bar) and area.contains(banner) and not bar.intersects(banner)
    assert window.prediction.visibleRegion().boundingRect() == window.prediction.rect(), "nothing lies over it"
    for part in window.prediction.findChildren(QWidget):
        assert not part.isVisible() or bar.contains(place(window, part))
    for button in window.prediction.findChildren(QPushButton):
        assert button.width() > button.fontMetrics().horizontalAdvance(button.text())


def test_what_lies_over_the_canvas_leaves_the_rest_of_it_to_the_mouse(window: MainWindow) -> None:
    window.lecture.predict(True)
    QTest.qWait(20)
    bar = window.prediction.geometry()
    under = window.central_area.childAt(bar.right() + 5, bar.center().y())
    assert under is window.canvas.viewport()


def test_a_sentence_takes_one_line_where_there_is_room(window: MainWindow) -> None:
    window.central_area.show_hint("No step follows the last one: go back, and then look inside.")
    QTest.qWait(20)
    assert window.banner.height() < 2.5 * window.banner.fontMetrics().height()
    assert window.banner.width() < window.canvas.width()


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_hint_is_no_alarm(window: MainWindow, theme: Theme) -> None:
    """In the colours of any text, whose contrast is tested with the themes."""
    window.appearance.choose(theme=theme.name)
    for say, has_alarm in (
        (window.central_area.show_hint, False),
        (window.central_area.show_problem, True),
        (window.central_area.show_hint, False),
    ):
        say("No step follows the last one.")
        QTest.qWait(20)
        picture = pixels(window.banner)
        assert has_colour(picture, theme.alert) == has_alarm
        assert has_colour(picture, theme.alert_ground, 1) == has_alarm
        if not has_alarm:
            assert has_colour(picture, theme.ink) and has_colour(picture, theme.ground, 1)


@pytest.fixture
def crowded(open_window: OpenWindow) -> MainWindow:
    """Four runs, one of them with a long name, some steps before the end."""
    window = open_window()
    window.session.add(RMSProp())
    window.session.rename(0, "a run with a long name, as they are given in a lecture")
    computed(window).player.seek(20)
    return window


def overlaps(window: MainWindow) -> list[tuple[QWidget, QWidget]]:
    """Parts of the bar that lie over each other, or beyond it."""
    bar = window.prediction
    seen = [part for part in bar.findChildren(QWidget) if part.isVisible() and type(part) is not QWidget]
    places = {part: place(window, part) for part in seen}
    beyond = [(part, bar) for part in seen if not place(window, bar).contains(places[part])]
    pairs = [pair for pair in combinations(seen, 2) if not pair[0].isAncestorOf(pair[1])]
    return beyond + [(one, other) for one, other in pairs if places[one].intersects(places[other])]


def settle(window: MainWindow) -> None:
    QTest.qWait(300)
    window.canvas.viewport().repaint()


def legend_box(window: MainWindow) -> QRect | None:
    layout, canvas = window.canvas.legend.layout, window.canvas
    if layout is None:
        return None
    box = canvas.mapFromScene(canvas.legend.mapRectToScene(layout.box)).boundingRect()
    return box.translated(canvas.viewport().mapTo(window, QPoint()))


@pytest.mark.parametrize("presenting", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.3, max(SCALES)])
@pytest.mark.parametrize("size", [SMALL, (1366, 768)], ids=str)
def test_a_prediction_is_whole_leaves_most_of_the_canvas_and_covers_nothing_of_the_legend(
    crowded: MainWindow, size: tuple[int, int], scale: float, presenting: bool
) -> None:
    crowded.resize(*size)
    crowded.appearance.choose(scale=scale)
    crowded.presenter.set_active(presenting)
    crowded.resize(*size)  # Qt's platform without a screen makes a full screen as large as it likes
    settle(crowded)
    crowded.lecture.predict(True)
    bar = crowded.prediction
    bar.add_guess(1.0, 2.0)
    for act in (lambda: None, bar.type.click, bar.type.click, lambda: crowded.player.seek(30)):
        act()
        settle(crowded)
        box = legend_box(crowded)
        line = max(part.height() for part in bar.findChildren(QPushButton))
        assert not overlaps(crowded) and bar.done.isVisible()
        assert bar.height() <= max(crowded.central_area.height() / 4, 1.5 * line)
        assert box is None or not box.intersects(place(crowded, bar))


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=str)
def test_a_prediction_takes_one_line_at_the_usual_scale(crowded: MainWindow, size: tuple[int, int]) -> None:
    crowded.resize(*size)
    settle(crowded)
    crowded.lecture.predict(True)
    bar = crowded.prediction
    for step in (20, 30):
        crowded.player.seek(step)
        settle(crowded)
        assert bar.height() < 2 * bar.done.height()
        assert bar.reveal.isVisible() == (step == 20) and bar.run.isVisible() >= bar.reveal.isVisible()


def test_a_guess_can_be_typed_where_there_is_room_for_the_fields_or_behind_a_button(crowded: MainWindow) -> None:
    bar = crowded.prediction
    for size, has_room in ((SMALL, False), ((2400, 1080), True)):
        crowded.resize(*size)
        settle(crowded)
        crowded.lecture.predict(True)
        settle(crowded)
        assert (bar.add.isVisible(), bar.type.isVisible()) == (has_room, not has_room)
    crowded.resize(*SMALL)
    settle(crowded)
    bar.type.click()
    settle(crowded)
    assert bar.add.isVisible() and all(field.isVisible() for field in bar.guess)
